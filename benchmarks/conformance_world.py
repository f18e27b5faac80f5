"""A real application with a real database to send strange requests to: people, plekken, a ronde, and who may ask."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copy
from typing import Any

from fastapi.testclient import TestClient
from joserfc.jwk import ECKey, KeySet
from starlette.types import ASGIApp

from api.app import application_of
from api.deps import Installation, loop_with, store_of
from api.doors.tokens import make_token
from api.journeys.background import AtOnce, World
from api.journeys.noodstop import lift_noodstop
from api.journeys.toegang import sign_in
from api.rest.examples import PIP, PLEK
from api.settings import Settings
from benchmarks.upload_lists import invent_list, write_csv
from benchmarks.world import engine
from data.schemas.actor import Actor, Rol
from data.schemas.gebruiker import Gebruiker
from data.storage.session import Store

HOST = "http://testserver"
"""Where Schemathesis says that an application in this process is."""
GEMEENTE, PEOPLE, CHANGED = "GM0153", 40, 15
REGIOS = ("AM05", "AM01")
PLAN = """Plan inburgering en participatie
Gemeente: Enschede
Postcode: 7511
Leerroute: B1-route
Spreken: A2
Belastbaarheid: 16 uur per week naast de taalles
Taalles: maandag 09.00 - 12.00 uur
Reistijd: maximaal 45 minuten met de fiets
"""
DATABASE = "api.sqlite3"
ROLLEN: tuple[Rol, ...] = ("beheer", "jobhunter", "klantmanager")
SYSTEM = "plekwijzer"
YEARS = timedelta(days=3650)


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        """Begin on a Monday."""
        self.moment = datetime(2026, 11, 23, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        """This moment."""
        return self.moment

    def pass_by(self, seconds: float) -> None:
        """Move."""
        self.moment += timedelta(seconds=seconds)


@dataclass(frozen=True)
class Served:
    """The application, its database and clock, a token for each rol, and the kenmerken of what is there."""

    app: ASGIApp
    store: Store
    clock: Clock
    tokens: Mapping[Rol, str]
    known: dict[str, Sequence[str]] = field(default_factory=dict)

    def ask(self, method: str, path: str, body: object = None, rol: Rol = "beheer") -> Any:
        """Ask the API something that has to go well; its answer."""
        client = TestClient(self.app, base_url=HOST)
        headers = {"Authorization": f"Bearer {self.tokens[rol]}"}
        answer = client.request(method, f"/v1{path}", json=body, headers=headers)
        answer.raise_for_status()
        return answer

    def somebody(self, kenmerk: str) -> str:
        """A new person, to be erased or left alone; the kenmerk."""
        self.ask("POST", "/pips", PIP | {"kenmerk": kenmerk})
        return kenmerk

    def lift_noodstop(self) -> None:
        """Let matching go on, when it was halted."""
        lift_noodstop(self.store, Actor(kenmerk=SYSTEM, rol="beheer", gemeenten=None), self.clock())


@contextmanager
def served(
    folder: Path, people: int = PEOPLE, changed: int = CHANGED, database: Path | None = None
) -> Iterator[Served]:
    """The application on a SQLite database in this folder, with this many people and plekken in it.

    changed is how many of them requests may change; database is an empty one to begin with, None makes it.
    """
    if database is not None:
        copy(database, folder / DATABASE)
    key = ECKey.generate_key("P-256", {"kid": "een"})
    keys = folder / "keys.json"
    keys.write_text(json.dumps(KeySet([key]).as_dict(private=False)), encoding="utf-8")
    # Whoever guesses is asked to wait: with thousands of wrong guesses nothing else would be tried.
    settings = Settings(
        f"sqlite:///{folder / DATABASE}",
        public_url=HOST,
        token_keys=keys,
        most_misses=10**9,
        wisregister=folder / "gewist",
    )
    store, tools, clock = store_of(settings), engine(), Clock()
    background = AtOnce(World(tools, store, clock, loop_with))
    app = application_of(Installation(settings, store, tools, clock, background))
    served = Served(app, store, clock, {rol: _token(key, rol, clock()) for rol in ROLLEN})
    _fill(served, folder, people, changed)
    yield served
    store.close()


def _token(key: ECKey, rol: Rol, moment: datetime) -> str:
    # Of all gemeenten: what was made in one rol has to be there in another. The doors between gemeenten have own tests.
    actor = Actor(kenmerk=f"systeem-{rol}", rol=rol, gemeenten=None)
    return make_token(key, actor, moment, lasts=YEARS, issuer=SYSTEM, audience=SYSTEM, number="1")


def _fill(served: Served, folder: Path, people: int, changed: int) -> None:
    """People who speak a little less than the plekken ask, so that their voorstellen have voorwaarden."""
    pips = [f"PIP-{number}" for number in range(people)]
    plekken = [f"PLEK-{number}" for number in range(people)]
    for pip, plek in zip(pips, plekken, strict=True):
        served.ask("POST", "/pips", PIP | {"kenmerk": pip, "taalniveau": {"spreken": "A1", "lezen": "A1"}})
        served.ask("POST", "/plekken", PLEK | {"kenmerk": plek})
    served.ask("POST", "/rondes", {})
    # Of people and plekken that are changed all the time the voorstellen lapse: others are decided about.
    free = {*pips[changed:], *plekken[changed:]}
    stands = served.ask("GET", "/voorstellen").json()["voorstellen"]
    voorstellen = [one["kenmerk"] for one in stands if {one["pip"], one["plek"]} <= free]
    placed = voorstellen[0]
    for versie, stap in enumerate(("akkoord", "plaatsen"), 1):
        served.ask("POST", f"/voorstellen/{placed}/beoordelingen", {"stap": stap, "versie": versie}, "jobhunter")
    rondes = [one["kenmerk"] for one in served.ask("GET", "/rondes").json()["rondes"]]
    asked = served.ask("GET", f"/voorstellen/{voorstellen[1]}/voorwaarden").json()["voorwaarden"]
    served.known.update(pips=pips[:changed], plekken=plekken[:changed], voorstellen=voorstellen, rondes=rondes)
    served.known["plek-uploads"] = [_wrong_list(served, folder)]
    served.known["pip-concepten"] = [_plan(served, f"PLAN-{number}") for number in range(5)]
    served.known["voorwaarden"] = [one["kenmerk"] for one in asked]
    served.known["plannen"] = [PLAN]
    _fill_small_things(served, pips[:changed])


def _fill_small_things(served: Served, pips: list[str]) -> None:
    """Pauses to lift, gebruikers to block, and what may be supposed to change for a person."""
    pauses = [served.ask("POST", f"/pips/{pip}/pauzes", {"tot": "2027-03-01"}, "klantmanager").json() for pip in pips]
    served.known["nummers"] = [str(one["nummer"]) for one in pauses]
    served.known["gebruikers"] = [f"gebruiker-{number}" for number in range(5)]
    for kenmerk in served.known["gebruikers"]:
        somebody = Gebruiker(kenmerk=kenmerk, rollen=("jobhunter",), gemeenten=(GEMEENTE,))
        sign_in(served.store, somebody, "jobhunter", served.clock())
    supposed = served.ask("GET", f"/pips/{pips[0]}/wat-als", rol="klantmanager").json()["veranderingen"]
    served.known["veranderingen"] = [one["code"] for one in supposed]


def _plan(served: Served, kenmerk: str) -> str:
    """Hand in the plan of a person, to be confirmed; the kenmerk."""
    parts = {"tekst": (None, PLAN), "kenmerk": (None, kenmerk), "gemeente": (None, GEMEENTE)}
    client = TestClient(served.app, base_url=HOST)
    answer = client.post(
        "/v1/pip-concepten", files=parts, headers={"Authorization": f"Bearer {served.tokens['beheer']}"}
    )
    answer.raise_for_status()
    return kenmerk


def _wrong_list(served: Served, folder: Path) -> str:
    """Hand in a list in which something is wrong; its kenmerk."""
    list_of_ten = folder / "lijst.csv"
    write_csv(invent_list(10, 1, served.clock().date()), list_of_ten)
    client = TestClient(served.app, base_url=HOST)
    headers = {"Authorization": f"Bearer {served.tokens['beheer']}"}
    file = {"bestand": (list_of_ten.name, list_of_ten.read_bytes())}
    answer = client.post("/v1/plek-uploads", data={"bron": "wsp"}, files=file, headers=headers)
    answer.raise_for_status()
    return str(answer.json()["kenmerk"])
