"""Bring a database to the version of this program, as often and with as many at once as you like."""

import threading
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, event, text

from data.storage.migrations import FOLDER
from data.storage.session import OpslagFout, connect, database_url, unreachable

_LOCK_KEY = 7_353_001
"""The PostgreSQL advisory lock that only a migration takes."""

_IN_THIS_PROCESS = threading.Lock()


def upgrade(url: str, step: str = "head") -> None:
    """Make or update all tables at this URL, in one transaction; does nothing when they are up to date.

    A SQLite file and its folder are made when they are not there. Who comes second waits. Raises OpslagFout when the
    database cannot be reached. step is the step to stop at.
    """
    parsed = database_url(url)
    # READ COMMITTED: after waiting for the lock, we must see what the first one made.
    engine = connect(parsed, isolation_level="READ COMMITTED").execution_options(writing=True)
    if parsed.get_backend_name() == "sqlite":
        Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
        _leave_references(engine)
    try:
        # Alembic keeps the running migration in a global, so threads take turns.
        with _IN_THIS_PROCESS, unreachable(parsed), engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
            config = Config()
            config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
            config.attributes["connection"] = connection
            command.upgrade(config, step)
            _check_references(connection)
    finally:
        engine.dispose()


def _leave_references(engine: Engine) -> None:
    """Let a step make a SQLite table anew under the rows that refer to it, as SQLite itself advises."""
    event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA foreign_keys = OFF"))


def _check_references(connection: Connection) -> None:
    """Raise OpslagFout when a row refers to nothing; PostgreSQL never let go of its references."""
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise OpslagFout("De database is niet bijgewerkt: er zijn gegevens die nergens bij horen.")
