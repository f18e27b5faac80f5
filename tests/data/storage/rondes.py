"""A small ronde to open and publish in tests of the store: whatever verdeling the test says, without an engine."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from data.schemas.actor import Actor
from data.schemas.oordeel import Oordeel
from data.schemas.ronde import Ronde, RondePlan, kenmerk_of, monday_of
from data.schemas.verdeling import Verdeling, Voorstel, ZonderVoorstel
from data.schemas.verslag import RondeVerslag
from data.storage.oordelen import pack
from data.storage.ronde_regels import pieces_of
from data.storage.rondes import Begonnen, Rondes
from data.storage.session import Store
from data.storage.uitkomst import Uitkomst

REMATCH = Actor(kenmerk="rematch", rol="rematch", gemeenten=None)
WEEK = "2026-W48"
EIGENAAR = "proef"
VERSLAG = RondeVerslag(
    nieuw=1,
    behouden=0,
    gewijzigd=0,
    ingetrokken=0,
    oorzaken={},
    pauze=0,
    in_behandeling=0,
    geplaatst=0,
    geparkeerd=(),
    paren=0,
    wachten={"0": 1},
    niemand_past=(),
    niets_past=0,
    kansen=(),
)


def plan_of(week: str = WEEK, **fields: Any) -> RondePlan:
    usual: dict[str, Any] = {
        "kenmerk": kenmerk_of(week, fields.get("regio")),
        "week": week,
        "keuze": "auto",
        "op": monday_of(week),
        "seed": 2**63 - 1,
        "parameters": "sha256:abc",
        "code_versie": "0.1.0",
        "reistijd_bron": "raster",
    }
    return RondePlan(**usual | fields)


def begin(store: Store, moment: datetime, plan: RondePlan | None = None, eigenaar: str = EIGENAAR) -> Begonnen:
    with store.write() as session:
        begun = Rondes(session, REMATCH, moment).begin(plan or plan_of(), json.dumps({}), eigenaar)
    assert isinstance(begun, Begonnen)
    return begun


def oordeel_of(pip: str, plek: str, richting: Any = "aanbodgericht", score: float = 0.5) -> str:
    return Oordeel(
        pip=pip,
        plek=plek,
        richting=richting,
        oordeel="passend",
        score=score,
        belemmeringen=(),
        voorwaarden=(),
        bijdragen=(),
    ).json_text()


def uitkomst_of(verdeling: Verdeling, **fields: Any) -> Uitkomst:
    packed = {
        one.pip: pack(oordeel_of(one.pip, one.plek, one.richting, one.score))
        for one in verdeling.voorstellen
        if one.rang == 1
    }
    return Uitkomst(**{"verdeling": verdeling, "packed": packed, "oorzaken": {}, "verslag": VERSLAG} | fields)


def verdeling_of(pairs: Mapping[str, str], without: Sequence[str] = (), op: date | None = None) -> Verdeling:
    """Every pip of pairs on its plek, in that order, and these pips without."""
    return Verdeling(
        totaal=0.5 * len(pairs),
        geplaatst=len(pairs),
        voorstellen=tuple(
            Voorstel(pip=pip, plek=plek, rang=1, richting="aanbodgericht", score=0.5) for pip, plek in pairs.items()
        ),
        zonder_voorstel=tuple(ZonderVoorstel(pip=pip, reden="Vol.", code="geenCapaciteit") for pip in without),
        op=(op or monday_of(WEEK)).isoformat(),
        seed=2**63 - 1,
        parameters="sha256:abc",
        reistijd_bron="raster",
    )


def publish(store: Store, moment: datetime, uitkomst: Uitkomst, kenmerk: str = WEEK, eigenaar: str = EIGENAAR) -> Ronde:
    """Lay the lines ready, one person at a time, and publish."""
    lay_ready(store, moment, uitkomst, kenmerk, eigenaar)
    return make_public(store, moment, uitkomst, kenmerk, eigenaar)


def lay_ready(
    store: Store, moment: datetime, uitkomst: Uitkomst, kenmerk: str = WEEK, eigenaar: str = EIGENAAR
) -> None:
    for piece in pieces_of(uitkomst, 1):
        with store.write() as session:
            Rondes(session, REMATCH, moment).lay_ready(kenmerk, eigenaar, uitkomst, piece)


def make_public(
    store: Store, moment: datetime, uitkomst: Uitkomst, kenmerk: str = WEEK, eigenaar: str = EIGENAAR
) -> Ronde:
    with store.write() as session:
        return Rondes(session, REMATCH, moment).publish(kenmerk, eigenaar, uitkomst)


def run(
    store: Store, moment: datetime, pairs: Mapping[str, str], without: Sequence[str] = (), week: str = WEEK
) -> Ronde:
    """Open and publish a ronde with this verdeling."""
    begin(store, moment, plan_of(week))
    return publish(store, moment, uitkomst_of(verdeling_of(pairs, without, monday_of(week))), week)
