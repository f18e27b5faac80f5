"""Forgetting a person: nothing about them stays but audit lines, and everything else stays sound."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlmodel import SQLModel

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.storage.audit import Audit, Geweigerd
from data.storage.deciding import Deciding, Keus, Spelregels
from data.storage.documents import Documents
from data.storage.forgetting import erase
from data.storage.gevolgen import Gevolgen
from data.storage.invariants import invariants
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.rondes import Rondes
from data.storage.session import NietGevonden, Store
from matching.parameters import read_parameters
from tests.data.storage.rondes import begin, plan_of, publish, run, uitkomst_of, verdeling_of
from tests.databases import FillOnce

DAY = date(2026, 11, 24)
JOBHUNTER = Actor(kenmerk="jh-1", rol="jobhunter", gemeenten=None)
REGELS = Spelregels(read_parameters().redenen, {"landing": DAY})


@pytest.fixture
def known(
    fill_once: FillOnce,
    store: Store,
    beheer: Actor,
    moment: datetime,
    pip_of: Callable[..., Pip],
    plek_of: Callable[..., Plek],
) -> Store:
    """Somebody with versions, a document, a plaatsing with nazorg, a refused pair and a pause, and two others."""

    def fill() -> None:
        with store.write() as session:
            Pips(session, beheer, moment).add([pip_of(name) for name in ("pip-a", "pip-b", "pip-c")])
            Pips(session, beheer, moment).add([pip_of("pip-a", doel="werk")])
            Pips(session, beheer, moment).add([pip_of("pip-a", doel="opleiding")], "concept")
            Plekken(session, beheer, moment).add([plek_of("plek-x"), plek_of("plek-y")])
            key = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
            Documents(session, beheer, moment, key).keep("pip-a", 1, b"plan", date(2030, 1, 1))
        run(store, moment, {"pip-a": "plek-x", "pip-b": "plek-x"}, ["pip-c"])
        with store.write() as session:
            deciding = Deciding(session, JOBHUNTER, moment, DAY, REGELS)
            deciding.decide("2026-W48-1", Keus("afwijzen", "teVerInPraktijk"))
        run(store, moment + timedelta(days=7), {"pip-a": "plek-y", "pip-b": "plek-x"}, ["pip-c"], "2026-W49")
        with store.write() as session:
            deciding = Deciding(session, JOBHUNTER, moment, DAY, REGELS)
            for keus in (Keus("akkoord"), Keus("plaatsen")):
                deciding.decide("2026-W49-1", keus)
            Gevolgen(session, moment).pause(JOBHUNTER, "pip-a", date(2027, 1, 1))

    fill_once("known", fill)
    return store


def holding(store: Store, kenmerk: str) -> set[str]:
    """The tables that hold this word anywhere."""
    with store.read() as session:
        return {
            table
            for table in SQLModel.metadata.tables
            if any(kenmerk in str(tuple(row)) for row in session.execute(text(f'SELECT * FROM "{table}"')))
        }


def test_of_an_erased_person_only_audit_lines_are_left(known: Store, beheer: Actor, moment: datetime) -> None:
    about = {"pip", "document", "voorstel", "oordeel", "ronde_pip", "gevolg", "voorstel_stand", "audit"}
    assert holding(known, "pip-a") >= about
    with known.write() as session:
        assert erase(session, beheer, moment, "pip-a") == 3
    assert holding(known, "pip-a") == {"audit"}
    assert holding(known, "2026-W49-1") == set()
    with known.read() as session:
        assert invariants(session) == []
    with known.write() as session:
        assert Audit(session, beheer, moment).search(kenmerk="pip-a")[0].handeling == "verwijderen"


def test_a_ronde_keeps_its_totals_and_counts_who_was_erased(known: Store, beheer: Actor, moment: datetime) -> None:
    with known.write() as session:
        erase(session, beheer, moment, "pip-a")
        ronde = Rondes(session, beheer, moment).get("2026-W48")
        assert ronde is not None
        assert (ronde.geplaatst, ronde.totaal, ronde.gewist) == (2, 1.0, 1)
        assert [one.pip for one in Rondes(session, beheer, moment).voorstellen("2026-W48")] == ["pip-b"]


def test_the_seat_of_an_erased_person_who_was_placed_stays_taken_and_others_keep_theirs(
    known: Store, beheer: Actor, moment: datetime
) -> None:
    with known.write() as session:
        erase(session, beheer, moment, "pip-a")
    snapshot = begin(known, moment, plan_of("2026-W50")).snapshot
    assert {deel.kenmerk: deel.stoelen for deel in snapshot.plekken} == {"plek-x": 2, "plek-y": 1}
    assert {deel.kenmerk: deel.plek for deel in snapshot.pips} == {"pip-b": "plek-x", "pip-c": None}


def test_who_is_erased_while_a_ronde_runs_is_not_in_it(known: Store, beheer: Actor, moment: datetime) -> None:
    begin(known, moment, plan_of("2026-W50"))
    with known.write() as session:
        erase(session, beheer, moment, "pip-b")
    uitkomst = uitkomst_of(verdeling_of({"pip-b": "plek-x", "pip-c": "plek-x"}, op=date(2026, 12, 7)))
    ronde = publish(known, moment, uitkomst, "2026-W50")
    assert (ronde.geplaatst, ronde.gewist) == (2, 1)
    assert "voorstel" not in holding(known, "pip-b")
    with known.read() as session:
        assert invariants(session) == []


def test_a_stopped_ronde_with_an_erased_person_is_begun_again(known: Store, beheer: Actor, moment: datetime) -> None:
    begin(known, moment, plan_of("2026-W50"))
    with known.write() as session:
        erase(session, beheer, moment, "pip-b")
    assert not begin(known, moment, plan_of("2026-W50")).hervat


def test_who_may_not_see_every_version_may_not_erase(
    known: Store, beheer: Actor, klantmanager: Actor, moment: datetime, pip_of: Callable[..., Pip]
) -> None:
    with known.write() as session:
        Pips(session, beheer, moment).add([pip_of("pip-a", gemeente="GM0402")])
    with pytest.raises(Geweigerd), known.write() as session:
        erase(session, klantmanager, moment, "pip-a")
    with pytest.raises(NietGevonden), known.write() as session:
        erase(session, beheer, moment, "pip-z")
    assert "pip" in holding(known, "pip-a")


def test_an_erased_person_can_come_back_as_somebody_new(
    known: Store, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip]
) -> None:
    with known.write() as session:
        erase(session, beheer, moment, "pip-a")
        Pips(session, beheer, moment).add([pip_of("pip-a")])
        assert [pip.versie for pip in Pips(session, beheer, moment).history("pip-a")] == [1]
    snapshot = begin(known, moment, plan_of("2026-W50")).snapshot
    assert [(deel.deelname, deel.wachtrondes) for deel in snapshot.pips if deel.kenmerk == "pip-a"] == [("mee", 0)]
