"""How long does a choice on the page of a person take? In process, with a database, from request to answer."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from fastapi.testclient import TestClient

from api.app import application_of
from api.deps import Installation, loop_with, store_of
from api.journeys.background import AtOnce, World
from api.journeys.pip import keep_pips
from api.journeys.plek import keep_plekken
from api.journeys.toegang import sign_in
from api.settings import Settings
from benchmarks.world import engine
from data.schemas.actor import Actor
from data.schemas.gebruiker import Gebruiker
from data.schemas.pip import Pip
from data.schemas.plek import Plek

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PART = {"HX-Request": "true", "HX-Target": "uitkomst"}
TWO = {"als": ["taalmaatje", "dagdeelMinder"]}


@contextmanager
def page_of(pips: Sequence[Pip], plekken: Sequence[Plek]) -> Iterator[Callable[[int], None]]:
    """A server that knows these, warm, and how to choose two changes there for a person by number."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(f"sqlite:///{Path(folder) / 'page.sqlite3'}", demo=True)
        store, tools = store_of(settings), engine()
        system = Actor(kenmerk="meting", rol="beheer", gemeenten=None)
        keep_pips(store, system, NOW, pips)
        keep_plekken(store, system, NOW, plekken)
        installed = Installation(
            settings, store, tools, lambda: NOW, AtOnce(World(tools, store, lambda: NOW, loop_with))
        )
        who = Gebruiker(kenmerk="meting", rollen=("klantmanager",), gemeenten=None)
        with TestClient(application_of(installed), base_url=settings.origin) as client:
            client.cookies.set("plekwijzer", sign_in(store, who, "klantmanager", NOW))

            def choose(k: int) -> None:
                client.get(f"/inburgeraars/{pips[k].kenmerk}/wat-als", params=TWO, headers=PART).raise_for_status()

            choose(0)
            yield choose
        store.engine.dispose()
