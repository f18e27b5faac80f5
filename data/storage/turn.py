"""Taking turns: of all processes that share a database, one at a time may run a ronde.

The lock belongs to the process: when that dies, however suddenly, the database or the operating system lets go of it.
It is there for courtesy. What keeps rondes right is that only the eigenaar of an open ronde can publish it.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from data.storage.session import Onbereikbaar, Store

_LOCK_KEY = 7_353_002
"""The PostgreSQL advisory lock that only a ronde takes."""


@contextmanager
def turn(store: Store) -> Iterator[bool]:
    """Whether it is our turn, as long as the block lasts; False at once when another process is at work.

    Raises Onbereikbaar when the database is not there.
    """
    if store.engine.dialect.name == "postgresql":
        with _turn_of_server(store) as ours:
            yield ours
        return
    file = Path(f"{store.engine.url.database}.ronde")
    with file.open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


@contextmanager
def _turn_of_server(store: Store) -> Iterator[bool]:
    """The same as a session lock on a connection of its own; without a connection there is no lock to give back."""
    engine = store.engine.execution_options(isolation_level="AUTOCOMMIT")
    try:
        connection = engine.connect()
        ours = bool(connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _LOCK_KEY}))
    except SQLAlchemyError as error:
        raise Onbereikbaar("De database is niet bereikbaar. Controleer of ze aan staat.") from error
    try:
        yield ours
    finally:
        with suppress(SQLAlchemyError):
            # Given back in words: the server frees what a closed connection held only some time later.
            connection.execute(text("SELECT pg_advisory_unlock_all()"))
        with suppress(SQLAlchemyError):
            connection.detach()
            connection.close()
