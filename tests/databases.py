"""One database at one address, put back before each test: empty, or with what an earlier test put in one like it.

A copy costs hundredths of a second where filling costs tenths; and the store at that address still knows how to say
each statement in SQL, which no test has to work out again.
"""

import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable
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

    def put(self, name: str) -> None:
        self._server.run("DROP DATABASE IF EXISTS opslag WITH (FORCE)")
        self._server.run(f"CREATE DATABASE opslag TEMPLATE {name} STRATEGY file_copy")

    def keep(self, name: str) -> None:
        self._server.run(f"ALTER DATABASE opslag RENAME TO {name}")
