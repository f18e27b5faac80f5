"""Bring a database to the version of this program, as often and with as many at once as you like."""

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text

from data.storage.migrations import FOLDER
from data.storage.session import connect, database_url, unreachable

_LOCK_KEY = 7_353_001
"""The PostgreSQL advisory lock that only a migration takes."""

_IN_THIS_PROCESS = threading.Lock()


def upgrade(url: str) -> None:
    """Make or update all tables at this URL, in one transaction; does nothing when they are up to date.

    A SQLite file and its folder are made when they are not there. Who comes second waits. Raises OpslagFout when the
    database cannot be reached.
    """
    parsed = database_url(url)
    if parsed.get_backend_name() == "sqlite":
        Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
    # READ COMMITTED: after waiting for the lock, we must see what the first one made.
    engine = connect(parsed, isolation_level="READ COMMITTED").execution_options(writing=True)
    try:
        # Alembic keeps the running migration in a global, so threads take turns.
        with _IN_THIS_PROCESS, unreachable(parsed), engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
            config = Config()
            config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()
