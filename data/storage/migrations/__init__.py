"""The steps that bring a database from empty to now; each step is frozen once it is released."""

from pathlib import Path

from alembic.script import ScriptDirectory

FOLDER = Path(__file__).parent


def head() -> str | None:
    """The name of the newest step."""
    return ScriptDirectory(str(FOLDER)).get_current_head()
