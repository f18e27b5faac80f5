"""The tables of the job queue: in a schema of their own, so that they never mix with ours.

The queue holds nothing that lasts: what a ronde did stands in our own tables, and a job that is lost is planned again.
So when the program brings another version of the queue, its tables are made anew.
"""

from importlib.metadata import version

from procrastinate.schema import SchemaManager
from psycopg.conninfo import make_conninfo
from sqlalchemy import Connection, text

from data.storage.session import OpslagFout, connect, database_url, unreachable

SCHEMA = "wachtrij"
_LOCK_KEY = 7_353_003
"""The PostgreSQL advisory lock that only the making of the queue takes."""


def prepare_queue(url: str) -> str:
    """Make the tables of the queue where they are not there, and return the address by which the queue finds them.

    Raises OpslagFout, in Dutch, for another database than PostgreSQL or one that cannot be reached.
    """
    parsed = database_url(url)
    if parsed.get_backend_name() != "postgresql":
        raise OpslagFout(
            "De worker werkt alleen met PostgreSQL. Zet op SQLite dit in cron: 0 2 * * 0 plekwijzer rematch"
        )
    engine = connect(parsed, isolation_level="READ COMMITTED")
    try:
        with unreachable(parsed), engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
            if _kept_version(connection) != version("procrastinate"):
                _make(connection)
    finally:
        engine.dispose()
    known = {**parsed.query, **parsed.translate_connect_args(username="user", database="dbname")}
    return make_conninfo("", **known, options=f"-c search_path={SCHEMA}")


def _kept_version(connection: Connection) -> str | None:
    """The version of the queue whose tables are there; None when there are none."""
    query = text("SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = :name")
    return connection.scalar(query, {"name": SCHEMA})


def _make(connection: Connection) -> None:
    """Make the tables (anew), without parameters, so that no sign in them is taken for one."""
    cursor = connection.connection.cursor()
    cursor.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
    cursor.execute(f"CREATE SCHEMA {SCHEMA}")
    cursor.execute(f"COMMENT ON SCHEMA {SCHEMA} IS '{version('procrastinate')}'")
    cursor.execute(f"SET LOCAL search_path TO {SCHEMA}")
    cursor.execute(SchemaManager.get_schema())
    cursor.execute("RESET search_path")
    cursor.close()
