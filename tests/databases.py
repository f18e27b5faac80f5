"""One database at one address, put back before each test: empty, or with what an earlier test put in one like it.

A copy costs hundredths of a second where filling costs tenths; and the store at that address still knows how to say
each statement in SQL, which no test has to work out again.
"""

import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from psycopg import sql

from data.storage.session import Store, connect, database_url

T = TypeVar("T")
FillOnce = Callable[[str, Callable[[], Any]], Any]


class Postgres:
    """A running server."""

    def __init__(self, uri: str) -> None:
        self._uri = uri
        self._connection = psycopg.connect(uri, autocommit=True)

    def url(self, database: str) -> str:
        return self._uri.replace("/postgres?", f"/{database}?")

    def run(self, statement: str) -> None:
        self._connection.execute(statement)  # type: ignore[arg-type]

    def close(self) -> None:
        self._connection.close()


class Database(ABC):
    """A database that begins a test as a copy of one that was kept."""

    def __init__(self, url: str, empty: str) -> None:
        """Take an address, where nothing need be yet, and by which name a migrated one without rows is kept."""
        self.url, self._empty = url, empty
        self.store = Store(connect(database_url(url)))
        self._kept: dict[str, tuple[str, Any]] = {}

    @abstractmethod
    def put(self, name: str) -> None:
        """Make this database as it was kept by this name; nobody may be connected, and what was in it is lost."""

    @abstractmethod
    def keep(self, name: str) -> None:
        """Keep this database as it is by this name; nobody may be connected."""

    def clear(self) -> None:
        """Have all tables and no rows."""
        self.store.close()
        self.put(self._empty)

    def fill(self, name: str, how: Callable[[], T]) -> T:
        """Have what `how` puts in, which is done the first time only; gives what `how` returned then."""
        if name not in self._kept:
            self.clear()
            told = how()
            self.store.close()
            self._kept[name] = f"vol{len(self._kept)}", told
            self.keep(self._kept[name][0])
        kept, told = self._kept[name]
        self.store.close()
        self.put(kept)
        return told  # type: ignore[no-any-return]


class SqliteDatabase(Database):
    """A file; the newest changes may stand in a second one beside it."""

    def __init__(self, folder: Path, empty: Path) -> None:
        super().__init__(f"sqlite:///{folder / 'opslag.db'}", "leeg")
        self._folder = folder
        shutil.copy(empty, folder / "leeg.db")

    def put(self, name: str) -> None:
        self._copy(name, "opslag")

    def keep(self, name: str) -> None:
        self._copy("opslag", name)

    def _copy(self, source: str, to: str) -> None:
        for part in self._folder.glob(f"{to}.db*"):
            part.unlink()
        for part in self._folder.glob(f"{source}.db*"):
            shutil.copy(part, self._folder / part.name.replace(source, to, 1))


class PostgresDatabase(Database):
    """A database on the server."""

    def __init__(self, server: Postgres, empty: str) -> None:
        super().__init__(server.url("opslag"), empty)
        self._server = server
        self._emptying: Emptying | None = None

    def clear(self) -> None:
        """Have all tables and no rows: a twentieth of the time of a copy, which is made when a test changed a table."""
        if self._emptying is None or not self._emptying.connected:
            self.store.close()  # a test may have ended every connection, which nobody saw
        if self._emptying is None or not self._emptying.done():
            self.store.close()
            self.put(self._empty)
            self._emptying = Emptying(self.url)

    def put(self, name: str) -> None:
        self.let_go()
        self._server.run("DROP DATABASE IF EXISTS opslag WITH (FORCE)")
        self._server.run(f"CREATE DATABASE opslag TEMPLATE {name} STRATEGY file_copy")

    def keep(self, name: str) -> None:
        self.let_go()
        self._server.run(f"ALTER DATABASE opslag RENAME TO {name}")

    def let_go(self) -> None:
        """Be connected no longer, until it is emptied again."""
        if self._emptying:
            self._emptying.close()


class Emptying:
    """Takes all rows out of a database that was just made, and puts those back that it began with."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._connection = psycopg.connect(url, autocommit=True)
        self._shape, self._statement = self._ask(SHAPE), "; ".join(["BEGIN", *self._steps(), "COMMIT"])

    def _steps(self) -> Iterator[str]:
        yield "SET LOCAL lock_timeout = '2s'"  # a test may have left something unfinished
        yield "SET LOCAL session_replication_role = replica"  # no trigger or reference stands in the way
        tables = self._ask(TABLES)
        yield from (f"DELETE FROM {table}" for table in tables)
        yield self._ask(COUNTERS)
        for table in tables:
            begun = self._ask(f"SELECT json_agg(one)::text FROM {table} one")
            if begun:
                rows = sql.Literal(begun).as_string(self._connection)
                yield f"INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, {rows})"

    @property
    def connected(self) -> bool:
        """Whether it has been connected since the last time."""
        return not self._connection.closed

    def done(self) -> bool:
        """Empty the database; False, with nothing done, when its tables are no longer what they were."""
        try:
            if self._connection.closed:
                self._connection = psycopg.connect(self._url, autocommit=True)
            if self._ask(SHAPE) != self._shape:
                return False
            self._connection.execute(self._statement)  # type: ignore[arg-type]
        except psycopg.OperationalError:  # a test may end every connection
            return False
        return True

    def close(self) -> None:
        """Be connected no longer, until the next time."""
        self._connection.close()

    def _ask(self, query: str) -> Any:
        row = self._connection.execute(query).fetchone()  # type: ignore[arg-type]
        assert row
        return row[0]


CATALOGUES = ("pg_class", "pg_attribute", "pg_constraint", "pg_trigger", "pg_proc")
_NEWEST = " UNION ALL ".join(f"SELECT count(*) n, max(xmin::text::bigint) newest FROM {name}" for name in CATALOGUES)
SHAPE = f"SELECT json_agg(one) FROM ({_NEWEST}) one"
"""What changes when a table, column, constraint, trigger or function is made, changed or taken away."""
TABLES = "SELECT array_agg(quote_ident(tablename)) FROM pg_tables WHERE schemaname = 'public'"
COUNTERS = (
    "SELECT coalesce(string_agg(format('SELECT setval(%L, %s, false)', seqrelid::regclass, seqstart), '; '), "
    "'SELECT 1') FROM pg_sequence"
)
"""Gives the statement that has every counter begin anew."""
