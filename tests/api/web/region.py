"""A small invented region with a published ronde, so that pages have something to show."""

from dataclasses import dataclass
from datetime import date

from api.deps import Installation
from api.journeys.pip import keep_pips
from api.journeys.plek import keep_plekken
from api.journeys.ronde import Verzoek, rematch
from api.journeys.ronde_stap import Loop
from data.reference.places import gemeenten
from data.schemas.actor import Actor
from data.storage.voorstellen import Voorstellen
from data.synthetic.region import TWENTE, make_region

DAY = date(2026, 11, 23)
BEHEER = Actor(kenmerk="begin", rol="beheer", gemeenten=None)
REGIO = tuple(sorted(code for code, one in gemeenten().items() if one.arbeidsmarktregio == TWENTE))


@dataclass(frozen=True)
class World:
    """What stands in the database: kenmerken of people, plekken and open voorstellen."""

    pips: list[str]
    plekken: list[str]
    voorstellen: list[str]


def fill(installed: Installation, pips: int, plekken: int) -> World:
    """Make so many people and plekken, and divide them."""
    region = make_region(pips=pips, plekken=plekken, seats=2 * plekken, seed=7, op=DAY)
    keep_pips(installed.store, BEHEER, installed.now(), region.pips)
    keep_plekken(installed.store, BEHEER, installed.now(), region.plekken)
    loop = Loop("test", "0", installed.now, lambda _: lambda *_: None, lambda _: None, lambda _: None)
    rematch(installed.engine, installed.store, Verzoek(week="2026-W48", op=DAY, seed=1), loop)
    with installed.store.write() as session:
        standen = Voorstellen(session, BEHEER, installed.now()).listing()
    return World(
        [pip.kenmerk for pip in region.pips],
        [plek.kenmerk for plek in region.plekken],
        [stand.kenmerk for stand in standen],
    )
