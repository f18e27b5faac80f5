"""Toezeggingen: who arranges which voorwaarde before which day, seen by their own gemeente, gone with the person."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from data.schemas.actor import Actor
from data.schemas.oordeel import Punt
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.toezegging import voorwaarde_kenmerk
from data.storage.audit import Audit, Geweigerd
from data.storage.deciding import Deciding, Keus, Spelregels
from data.storage.forgetting import erase
from data.storage.nazorg import Nazorgen
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.session import Achterhaald, NietGevonden, Store
from data.storage.toezeggingen import Aantallen, Toezeggingen
from matching.parameters import read_parameters
from tests.data.storage.rondes import run

DAY = date(2026, 11, 24)
LATER = DAY + timedelta(days=7)
REGELS = Spelregels(read_parameters().redenen, {"landing": DAY})
ME = Actor(kenmerk="km-1", rol="klantmanager", gemeenten=("GM0164",))
COLLEAGUE = Actor(kenmerk="jh-1", rol="jobhunter", gemeenten=("GM0164",))
ELSEWHERE = Actor(kenmerk="km-2", rol="klantmanager", gemeenten=("GM0363",))
OPVANG = Punt(code="kinderopvang", tekst="Vraag of de opvang op maandag kan.")
TAAL = Punt(code="taaleis", tekst="Vraag of A1 spreken genoeg is.")
FIRST = "2026-W48-1"


@pytest.fixture
def proposed(
    store: Store, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip], plek_of: Callable[..., Plek]
) -> Store:
    with store.write() as session:
        Pips(session, beheer, moment).add([pip_of("pip-a"), pip_of("pip-b")])
        Plekken(session, beheer, moment).add([plek_of("plek-x")])
    run(store, moment, {"pip-a": "plek-x", "pip-b": "plek-x"})
    return store


def test_what_somebody_takes_on_is_on_their_list_until_it_is_arranged(
    proposed: Store, beheer: Actor, moment: datetime
) -> None:
    with proposed.write() as session:
        mine = Toezeggingen(session, ME, moment)
        mine.take(FIRST, OPVANG, LATER, None)
        taken = mine.take(FIRST, TAAL, DAY, None)
        assert [one.toezegging.tekst for one in mine.mine()] == [TAAL.tekst, OPVANG.tekst]
        assert (mine.counts(DAY), mine.mine()[0].pip, mine.mine()[0].plek.kenmerk) == ((2, 1), "pip-a", "plek-x")
        assert Toezeggingen(session, COLLEAGUE, moment).mine() == []
        done = mine.finish(FIRST, taken.kenmerk)
        assert (done.gedaan_op, done.gedaan_door) == (moment, "km-1")
        assert Toezeggingen(session, COLLEAGUE, moment + timedelta(days=1)).finish(FIRST, taken.kenmerk) == done
        assert mine.counts(DAY) == Aantallen(1, 0)
        assert {one.tekst for one in mine.of_voorstel(FIRST)} == {TAAL.tekst, OPVANG.tekst}
        told = Audit(session, beheer, moment).search(kenmerk="pip-a", door="km-1")
        assert [line.handeling for line in told].count("besluiten") == 3


def test_it_passes_to_a_colleague_only_when_they_saw_who_had_it(proposed: Store, moment: datetime) -> None:
    with proposed.write() as session:
        Toezeggingen(session, ME, moment).take(FIRST, OPVANG, LATER, None)
        other = Toezeggingen(session, COLLEAGUE, moment)
        with pytest.raises(Achterhaald, match="collega"):
            other.take(FIRST, OPVANG, LATER, None)
        assert other.take(FIRST, OPVANG, DAY, "km-1").door == "jh-1"
        other.finish(FIRST, voorwaarde_kenmerk(OPVANG))
        with pytest.raises(Achterhaald, match="al geregeld"):
            other.take(FIRST, OPVANG, DAY, "jh-1")


@pytest.mark.parametrize(
    "actor", [ELSEWHERE, Actor(kenmerk="b", rol="beheer", gemeenten=None)], ids=["elders", "beheer"]
)
def test_who_may_not_is_refused_and_that_is_written_down(
    actor: Actor, proposed: Store, beheer: Actor, moment: datetime
) -> None:
    with pytest.raises(Geweigerd), proposed.write() as session:
        Toezeggingen(session, actor, moment).take(FIRST, OPVANG, LATER, None)
    with proposed.write() as session:
        assert Audit(session, beheer, moment).search(door=actor.kenmerk)[0].handeling == "geweigerd"
        assert Toezeggingen(session, beheer, moment).of_voorstel(FIRST) == []
        assert Toezeggingen(session, ELSEWHERE, moment).of_pip("pip-a") == []


def test_nothing_is_taken_on_or_left_to_do_when_the_voorstel_ended(proposed: Store, moment: datetime) -> None:
    with proposed.write() as session:
        Toezeggingen(session, ME, moment).take(FIRST, OPVANG, LATER, None)
        Deciding(session, ME, moment, DAY, REGELS).decide(FIRST, Keus("afwijzen", "teVerInPraktijk"))
        mine = Toezeggingen(session, ME, moment)
        with pytest.raises(Achterhaald, match="gesloten"):
            mine.take(FIRST, TAAL, LATER, None)
        with pytest.raises(NietGevonden):
            mine.finish(FIRST, voorwaarde_kenmerk(TAAL))
        assert (mine.mine(), mine.counts(LATER), len(mine.of_pip("pip-a"))) == ([], (0, 0), 1)


def test_what_was_promised_about_a_person_goes_with_them(proposed: Store, beheer: Actor, moment: datetime) -> None:
    with proposed.write() as session:
        for voorstel in (FIRST, "2026-W48-2"):
            Toezeggingen(session, ME, moment).take(voorstel, OPVANG, LATER, None)
    with proposed.write() as session:
        erase(session, beheer, moment, "pip-a")
    with proposed.write() as session:
        assert [one.pip for one in Toezeggingen(session, ME, moment).mine()] == ["pip-b"]


def test_only_who_works_with_people_ticks_nazorg_off(proposed: Store, beheer: Actor, moment: datetime) -> None:
    with proposed.write() as session:
        for keus in (Keus("akkoord"), Keus("plaatsen")):
            Deciding(session, ME, moment, DAY, REGELS).decide(FIRST, keus)
    with proposed.write() as session:
        assert not Nazorgen(session, ELSEWHERE, moment).done(FIRST, "landing")
    with pytest.raises(Geweigerd), proposed.write() as session:
        Nazorgen(session, beheer, moment).done(FIRST, "landing")
    with proposed.write() as session:
        assert [one.pip for one in Nazorgen(session, COLLEAGUE, moment).due(DAY)] == ["pip-a"]
