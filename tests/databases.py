"""One database at one address, put back before each test: empty, or with what an earlier test put in one like it.

A copy costs hundredths of a second where filling costs tenths; and the store at that address still knows how to say
each statement in SQL, which no test has to work out again.
"""

import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

import psycopg

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

    def __init__(self, url: str) -> None:
        """Take an address, where nothing need be yet."""
        self.url = url
        self.store = Store(connect(database_url(url)))
        self._kept: dict[str, tuple[str, Any]] = {}
        self._numbers = count()

    @abstractmethod
    def put(self, name: str) -> bool:
        """Make this database as it was kept by this name, and lose what was in it; False when it is no longer kept."""

    @abstractmethod
    def keep(self, name: str) -> None:
        """Keep this database as it is by this name; nobody may be writing."""

    @abstractmethod
    def clear(self) -> None:
        """Have all tables and no rows."""

    def fill(self, name: str, how: Callable[[], T]) -> T:
        """Have what `how` puts in, which is done the first time only; gives what `how` returned then."""
        if name not in self._kept or not self.put(self._kept[name][0]):
            self.clear()
            kept, told = f"vol{next(self._numbers)}", how()
            self.store.close()
            self.keep(kept)
            self._kept[name] = kept, told
        return self._kept[name][1]  # type: ignore[no-any-return]


class SqliteDatabase(Database):
    """A file; the newest changes may stand in a second one beside it."""

    def __init__(self, folder: Path, empty: Path) -> None:
        super().__init__(f"sqlite:///{folder / 'opslag.db'}")
        self._folder = folder
        shutil.copy(empty, folder / f"{EMPTY}.db")

    def put(self, name: str) -> bool:
        self.store.close()
        self._copy(name, "opslag")
        return True

    def clear(self) -> None:
        self.put(EMPTY)

    def keep(self, name: str) -> None:
        self._copy("opslag", name)

    def _copy(self, source: str, to: str) -> None:
        for part in self._folder.glob(f"{to}.db*"):
            part.unlink()
        for part in self._folder.glob(f"{source}.db*"):
            shutil.copy(part, self._folder / part.name.replace(source, to, 1))


class PostgresDatabase(Database):
    """A database on the server; what is kept of it stands in it too."""

    def __init__(self, server: Postgres, empty: str) -> None:
        """Take a server and the name of a migrated database without rows on it."""
        super().__init__(server.url("opslag"))
        self._server, self._empty = server, empty
        self._rows: Rows | None = None

    def put(self, name: str) -> bool:
        if self._rows is None:
            return False
        if not self._rows.connected:
            self.store.close()  # a test may have ended every connection, which nobody saw
        return self._rows.put(name)

    def clear(self) -> None:
        """Have all tables and no rows: a twentieth of the time of a copy, which is made when a test changed a table.

        Nothing is kept any longer then: it is filled again for who asks.
        """
        if not self.put(EMPTY):
            self.store.close()
            self.let_go()
            self._server.run("DROP DATABASE IF EXISTS opslag WITH (FORCE)")
            self._server.run(f"CREATE DATABASE opslag TEMPLATE {self._empty} STRATEGY file_copy")
            self._rows = Rows(self.url)
            self._rows.keep(EMPTY)
            self._kept.clear()

    def keep(self, name: str) -> None:
        assert self._rows
        self._rows.keep(name)

    def let_go(self) -> None:
        """Be connected no longer, until something is put in it again."""
        if self._rows:
            self._rows.close()


class Rows:
    """Keeps all rows of a PostgreSQL database, and puts them back: each time that is kept is a schema of its own."""

    def __init__(self, url: str) -> None:
        self._url, self._back = url, dict[str, list[str]]()
        self._connection = psycopg.connect(url, autocommit=True)
        self._tables, self._shape = self._ask(TABLES), self._ask(SHAPE)

    def keep(self, name: str) -> None:
        """Keep the rows as they are now by this name; no table may have been changed since they were last put back."""
        self._connect()
        assert self._ask(SHAPE) == self._shape
        filled = [table for table in self._tables if self._ask(f"SELECT EXISTS (SELECT 1 FROM {table})")]
        steps = [f"CREATE SCHEMA {name}", *(f"CREATE TABLE {name}.{table} AS TABLE {table}" for table in filled)]
        self._run(steps)
        self._back[name] = [
            "SET LOCAL lock_timeout = '2s'",  # a test may have left something unfinished
            "SET LOCAL session_replication_role = replica",  # no trigger or reference stands in the way
            *(f"DELETE FROM {table}" for table in self._tables),
            *(f"INSERT INTO {table} SELECT * FROM {name}.{table}" for table in filled),
            self._ask(COUNTERS),
        ]
        self._shape = self._ask(SHAPE)

    @property
    def connected(self) -> bool:
        """Whether it has been connected since the last time."""
        return not self._connection.closed

    def put(self, name: str) -> bool:
        """Put these rows back; False, with nothing done, when they are not kept or the tables have changed."""
        try:
            self._connect()
            if name not in self._back or self._ask(SHAPE) != self._shape:
                return False
            self._run(self._back[name])
        except psycopg.OperationalError:  # a test may end every connection, or leave a table locked
            self.close()
            return False
        return True

    def close(self) -> None:
        """Be connected no longer, until the next time."""
        self._connection.close()

    def _connect(self) -> None:
        if self._connection.closed:
            self._connection = psycopg.connect(self._url, autocommit=True)

    def _run(self, steps: list[str]) -> None:
        self._connection.execute("; ".join(["BEGIN", *steps, "COMMIT"]))  # type: ignore[arg-type]

    def _ask(self, query: str) -> Any:
        row = self._connection.execute(query).fetchone()  # type: ignore[arg-type]
        assert row
        return row[0]


EMPTY = "leeg"
CATALOGUES = ("pg_class", "pg_attribute", "pg_constraint", "pg_trigger", "pg_proc")
_NEWEST = " UNION ALL ".join(f"SELECT count(*) n, max(xmin::text::bigint) newest FROM {name}" for name in CATALOGUES)
SHAPE = f"SELECT json_agg(one) FROM ({_NEWEST}) one"
"""What changes when a table, column, constraint, trigger or function is made, changed or taken away."""
TABLES = "SELECT array_agg(quote_ident(tablename)) FROM pg_tables WHERE schemaname = 'public'"
COUNTERS = (
    "SELECT coalesce(string_agg(format('SELECT setval(%L, %s, %L)', schemaname || '.' || quote_ident(sequencename), "
    "coalesce(last_value, start_value), last_value IS NOT NULL), '; '), 'SELECT 1') FROM pg_sequences"
)
"""Gives the statement that has every counter go on from where it is now."""
