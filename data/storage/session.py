"""The store: one journey is one transaction, on SQLite or PostgreSQL."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError as SqliteError
from threading import Lock
from typing import cast

from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm import Session

from data.schemas.errors import Uitlegbaar
from data.storage.audit import keep_refusals, promise_lines, write_lines
from data.storage.migrations import head

BUSY_SECONDS = 30
"""How long a transaction waits for another that is writing, before it gives up."""

CACHE_KIB = 32 * 1024
"""What one SQLite connection remembers of the file, for as long as no other one writes; by itself it is 2 MiB.

Source: our own measurement, with 10,000 people in a file of 45 MB.
"""

LOOK_S = 0.002
"""How often a transaction looks whether the other is ready, on SQLite."""

_CONFLICT_STATES = {"40001", "40P01", "23505", "SQLITE_CONSTRAINT_PRIMARYKEY", "SQLITE_CONSTRAINT_UNIQUE"}
"""Serialization failure, deadlock, unique violation (of PostgreSQL and of SQLite): somebody else was first."""

_SOMEBODY_ELSE = "Iemand anders heeft net hetzelfde gewijzigd. Probeer het nog een keer."

_BUSY = "De database is bezet. Probeer het over een minuut nog een keer."

_BUSY_STATES = {"55P03"}
"""PostgreSQL: lock timeout."""

_FULL = ("53100", "database or disk is full")
"""PostgreSQL and SQLite: there is no room left on the disk."""

_GONE = ("08", "57P", "unable to open database file", "disk I/O error")
"""How the state of PostgreSQL or the words of SQLite begin when the database is not there."""


class OpslagFout(Uitlegbaar, RuntimeError):  # noqa: N818 - a fout is what our users call it
    """Raised when the store cannot do its work; the text is Dutch and holds no personal data."""


class NietGevonden(OpslagFout):
    """Raised when what was asked is not in the store."""


class Botsing(OpslagFout):
    """Raised when somebody else was writing at the same time: nothing is stored, and trying again helps."""


class Achterhaald(Botsing):
    """Raised when what somebody decided on is no longer so: only looking again helps."""


class Onbereikbaar(OpslagFout):
    """Raised when the database is not there (any more): waiting may help."""


class SchijfVol(OpslagFout):
    """Raised when there is no room on the disk: nothing is stored, and making room helps."""


class Store:
    """A database that is reachable and migrated; every session from it is one transaction."""

    def __init__(self, engine: Engine) -> None:
        """Take an engine of connect(); open_store also checks it."""
        self._engine = engine
        self._turn = Lock() if engine.dialect.name == "sqlite" else None
        self._writer = engine.execution_options(writing=True)
        self._reader = engine.execution_options(postgresql_readonly=True)

    @property
    def engine(self) -> Engine:
        """The engine itself, for what is no transaction of ours."""
        return self._engine

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A session that commits at the end, and stores nothing at all when anything was raised.

        Reading about a person leaves an audit line, so that needs this session too. What was refused is rolled back
        like any error, but the audit line that says so is kept. Raises Botsing or OpslagFout when the database gives
        up.
        """
        with self._in_turn(), _dutch_faults(), Session(self._writer, expire_on_commit=False) as session:
            session.connection()  # SQLite takes its turn to write here, before anything is read
            promise_lines(session)
            try:
                yield session
            except Uitlegbaar:
                session.rollback()
                keep_refusals(session)
                raise
            write_lines(session)
            session.commit()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one consistent moment and in which the database refuses to write."""
        with _dutch_faults(), Session(self._reader, autoflush=False) as session:
            yield session

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Wait for the other threads of this process that write in SQLite.

        SQLite lets whoever happens to look just then go first, and looks ten times a second: threads that queue here
        go on at once, and none waits for ever. Raises Botsing after BUSY_SECONDS.
        """
        if self._turn is None:
            yield
            return
        if not self._turn.acquire(timeout=BUSY_SECONDS):
            raise Botsing(_BUSY)
        try:
            yield
        finally:
            self._turn.release()

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()


def open_store(url: str) -> Store:
    """Open the database at this URL, such as sqlite:///plekwijzer.db or postgresql://user@host/name.

    Raises OpslagFout, in Dutch, when the URL is not understood, the database cannot be reached, or it was not
    migrated to the version of this program.
    """
    parsed = database_url(url)
    if parsed.get_backend_name() == "sqlite" and not Path(str(parsed.database)).is_file():
        raise OpslagFout(f"De database {parsed.database} bestaat nog niet. Maak haar eerst aan met een migratie.")
    engine = connect(parsed)
    try:
        with unreachable(parsed), engine.connect() as connection:
            heads = MigrationContext.configure(connection).get_current_heads()
        if heads != (head(),):
            raise OpslagFout("De database past niet bij deze versie van Plekwijzer. Werk haar eerst bij (migratie).")
    except OpslagFout:
        engine.dispose()
        raise
    return Store(engine)


def database_url(url: str) -> URL:
    """The URL with the driver we carry; raises OpslagFout for anything but a SQLite file or PostgreSQL."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise OpslagFout("Het adres van de database klopt niet. Gebruik sqlite:///... of postgresql://...") from error
    if parsed.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise OpslagFout(f"Plekwijzer kent de database {parsed.drivername} niet. Gebruik sqlite of postgresql.")
    if parsed.database in (None, "", ":memory:"):
        raise OpslagFout("Geef een bestand voor de database, bijvoorbeeld sqlite:///var/plekwijzer.db")
    return parsed


def connect(url: URL, *, isolation_level: str = "REPEATABLE READ") -> Engine:
    """An engine with our transactions; isolation_level is for PostgreSQL only. Faults never repeat values."""
    if url.get_backend_name() == "postgresql":
        options = {"connect_timeout": 10, "options": f"-c lock_timeout={BUSY_SECONDS}s"}
        return create_engine(
            url, isolation_level=isolation_level, connect_args=options, pool_pre_ping=True, hide_parameters=True
        )
    # The connection used last goes first: it wrote last, so what it remembers of the file still holds.
    options = {"timeout": BUSY_SECONDS}
    engine = create_engine(url, connect_args=options, pool_use_lifo=True, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def unreachable(url: URL) -> Iterator[None]:
    """Any database fault inside becomes an OpslagFout that names the database, without its password."""
    try:
        yield
    except DBAPIError as error:
        raise OpslagFout(
            f"De database {url.render_as_string(hide_password=True)} is niet bereikbaar of niet bruikbaar. "
            "Controleer het adres en of de database aan staat."
        ) from error


def _prepare_sqlite(connection: SqliteConnection, _record: object) -> None:
    """Set up a new connection: we begin transactions ourselves, foreign keys hold, readers do not wait."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    for attempt in range(int(BUSY_SECONDS * 10), -1, -1):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except SqliteError:  # two at once turn a new file into WAL: SQLite does not wait here by itself
            if not attempt:
                raise
            time.sleep(0.1)


def _begin_sqlite(connection: Connection) -> None:
    """Begin for writing at once, or for reading only: a transaction that upgrades halfway would fail."""
    writing = connection.get_execution_options().get("writing", False)
    raw = cast(SqliteConnection, connection.connection.dbapi_connection)
    raw.execute(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
    if not writing:
        connection.exec_driver_sql("BEGIN")
        return
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        if not _takes_turn(raw):
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # once more, so that the fault is told as all others are
    finally:
        raw.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")


def _takes_turn(connection: SqliteConnection) -> bool:
    """Begin writing as soon as no other process does; False when that takes too long, or something is wrong.

    SQLite itself looks ten times a second: it would nearly always miss who lets others in between short transactions.
    """
    for _ in range(int(BUSY_SECONDS / LOOK_S)):
        try:
            connection.execute("BEGIN IMMEDIATE")
        except SqliteError as error:
            if error.sqlite_errorname != "SQLITE_BUSY":
                return False
            time.sleep(LOOK_S)
        else:
            return True
    return False


@contextmanager
def _dutch_faults() -> Iterator[None]:
    """Say in Dutch what the database reports; our own programming errors pass as they are.

    PostgreSQL repeats the whole row when a row is refused, so that report is not passed on.
    """
    try:
        yield
    except IntegrityError as error:
        if {getattr(error.orig, name, None) for name in ("sqlstate", "sqlite_errorname")} & _CONFLICT_STATES:
            raise Botsing(_SOMEBODY_ELSE) from None
        raise OpslagFout(f"De gegevens passen niet in de database: {_guard(error)}.") from None
    except OperationalError as error:
        state = getattr(error.orig, "sqlstate", None)
        if state in _CONFLICT_STATES:
            raise Botsing(_SOMEBODY_ELSE) from error
        if state in _BUSY_STATES or "database is locked" in str(error.orig):
            raise Botsing(_BUSY) from error
        raise _broken(error, state or "") from error


def _broken(error: OperationalError, state: str) -> OpslagFout:
    """What to say when the database itself is in trouble."""
    said, is_server = str(error.orig), type(error.orig).__module__.startswith("psycopg")
    if state == _FULL[0] or _FULL[1] in said:
        return SchijfVol("De schijf van de database is vol. Er is niets opgeslagen. Maak ruimte en doe het opnieuw.")
    lost = error.connection_invalidated or (is_server and not state)
    if lost or state.startswith(_GONE[:2]) or said.startswith(_GONE[2:]):
        return Onbereikbaar("De database is niet bereikbaar. Controleer of ze aan staat en probeer het opnieuw.")
    return OpslagFout("De database doet het niet. Vraag de beheerder om hulp.")


def _guard(error: IntegrityError) -> str:
    """Which constraint refused the row, without the row."""
    diagnosis = getattr(error.orig, "diag", None)
    return str(error.orig if diagnosis is None else diagnosis.constraint_name)
