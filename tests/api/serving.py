"""The whole application on a database of its own, and browsers that visit it: the fixtures of pages and API."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.app import application_of
from api.deps import Installation, engine_of, loop_with
from api.journeys.background import AtOnce, World
from api.journeys.engine import Engine
from api.journeys.toegang import sign_in
from api.settings import Settings
from api.web.csrf import csrf_of
from data.schemas.actor import Rol
from data.schemas.gebruiker import Gebruiker
from data.storage.session import Store
from tests.data.storage.conftest import (
    pip_of,
    plek_of,
)

__all__ = ["pip_of", "plek_of"]

ORIGIN = "http://127.0.0.1:8000"
sqlite_only = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
"""For tests of what has nothing to do with the database."""
postgresql_only = pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
"""For tests that go once more through what is told apart, case by case, on the other database."""
START = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
ENSCHEDE, HENGELO = "GM0153", "GM0164"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = START

    def __call__(self) -> datetime:
        return self.moment

    def pass_by(self, **time: float) -> None:
        self.moment += timedelta(**time)


class Browser(TestClient):
    """A browser with a sessie: it sends the csrf word with every form."""

    token: str

    @property
    def csrf(self) -> str:
        return csrf_of(self.token)

    def send_form(self, path: str, headers: dict[str, str] | None = None, **fields: str) -> Response:
        return self.post(path, data={"csrf": self.csrf} | fields, headers=headers)


Visit = Callable[..., Browser]


@pytest.fixture(scope="session")
def engine() -> Engine:
    """The engine with the parameters and the estimate that everyone has."""
    return engine_of(Settings())


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of the demo; a test may replace them."""
    return Settings(demo=True, wisregister=tmp_path / "gewist")


@pytest.fixture
def installed(settings: Settings, store: Store, engine: Engine, clock: Clock) -> Installation:
    """The application's world: an empty database of this backend and a clock that tests move."""
    return Installation(settings, store, engine, clock, AtOnce(World(engine, store, clock, loop_with)))


@pytest.fixture
def stranger(installed: Installation) -> Iterator[TestClient]:
    """A browser that nobody signed in with; it does not follow redirects."""
    with TestClient(application_of(installed), base_url=installed.settings.origin, follow_redirects=False) as client:
        yield client


@pytest.fixture
def visit(installed: Installation, clock: Clock) -> Visit:
    """Give a browser of somebody with these rollen and gemeenten, in the first rol."""

    def browser(*rollen: Rol, gemeenten: tuple[str, ...] | None = (ENSCHEDE,), kenmerk: str = "") -> Browser:
        gebruiker = Gebruiker(kenmerk=kenmerk or f"test-{rollen[0]}", rollen=rollen, gemeenten=gemeenten)
        client = Browser(application_of(installed), base_url=installed.settings.origin, follow_redirects=False)
        client.token = sign_in(installed.store, gebruiker, rollen[0], clock())
        client.cookies.set("plekwijzer", client.token)
        return client

    return browser
