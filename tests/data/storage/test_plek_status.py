"""The life of a plek: open, vol, ingetrokken, verlopen, and open again; history stays."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import product

import pytest

from data.schemas.actor import Actor
from data.schemas.errors import InvoerFout
from data.schemas.plek import Aanbieder, Plek
from data.schemas.status import status_of
from data.storage.audit import Audit
from data.storage.plekken import LONGEST_NAME, Plekken
from data.storage.session import OpslagFout, Store
from data.storage.versions import AddResult

PlekOf = Callable[..., Plek]
DAY = date(2026, 11, 23)
REDEN = "De aanbieder heeft geen begeleider meer."


def add(store: Store, actor: Actor, moment: datetime, *plekken: Plek) -> AddResult:
    with store.write() as session:
        return Plekken(session, actor, moment).add(plekken)


def withdraw(store: Store, actor: Actor, moment: datetime, kenmerk: str = "a", reden: str = REDEN) -> bool:
    with store.write() as session:
        return Plekken(session, actor, moment).withdraw(kenmerk, reden)


def test_the_status_follows_from_the_plek_and_the_day(plek_of: PlekOf) -> None:
    ends = {None: False, DAY: False, DAY + timedelta(days=1): False, DAY - timedelta(days=1): True}
    for (einddatum, past), capaciteit, back in product(ends.items(), (0, 1), (False, True)):
        expected = "ingetrokken" if back else "verlopen" if past else "open" if capaciteit else "vol"
        assert status_of(plek_of("a", einddatum=einddatum, capaciteit=capaciteit), back, DAY) == expected


def test_a_plek_that_is_taken_back_is_not_judged_and_stays_in_the_list(
    store: Store, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf
) -> None:
    add(store, wsp_adviseur, moment, plek_of("a"), plek_of("b"))
    assert withdraw(store, wsp_adviseur, moment)
    with store.read() as session:
        plekken = Plekken(session, wsp_adviseur, moment)
        assert [plek.kenmerk for plek in plekken.all()] == ["b"]
        assert (plekken.versies(), plekken.count()) == ({"b": 1}, 1)
        assert plekken.get("a") is None
        assert plekken.get("a", ingetrokken=True) == plek_of("a")
        assert plekken.history("a") == [plek_of("a")] * 2
        told = [(one.plek.kenmerk, one.versie, one.status, one.reden) for one in plekken.listing(DAY)]
        assert told == [("a", 2, "ingetrokken", REDEN), ("b", 1, "open", None)]


def test_a_plek_that_comes_back_is_open_again_and_its_history_stays(
    store: Store, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf
) -> None:
    add(store, wsp_adviseur, moment, plek_of("a"))
    withdraw(store, wsp_adviseur, moment + timedelta(days=1))
    later = moment + timedelta(days=2)
    assert add(store, wsp_adviseur, later, plek_of("a")) == AddResult(0, 1, 0)
    assert add(store, wsp_adviseur, later, plek_of("a")) == AddResult(0, 0, 1)
    with store.read() as session:
        plekken = Plekken(session, wsp_adviseur, moment)
        told = [(one.versie, one.status, one.reden) for one in plekken.tijdlijn("a", DAY)]
        assert told == [(1, "open", None), (2, "ingetrokken", REDEN), (3, "open", None)]
        assert plekken.tijdlijn("a", DAY)[2].opgeslagen_op == later
        assert (plekken.all(), plekken.versies()) == ([plek_of("a")], {"a": 3})


def test_one_list_may_bring_a_plek_back_twice(
    store: Store, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf
) -> None:
    add(store, wsp_adviseur, moment, plek_of("a"))
    withdraw(store, wsp_adviseur, moment)
    assert add(store, wsp_adviseur, moment, plek_of("a"), plek_of("a")) == AddResult(0, 1, 1)


def test_capaciteit_and_dates_change_the_status_through_a_new_version(
    store: Store, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf
) -> None:
    for fields in ({}, {"capaciteit": 0}, {"einddatum": DAY - timedelta(days=1)}, {"einddatum": DAY}):
        add(store, wsp_adviseur, moment, plek_of("a", **fields))
    with store.read() as session:
        plekken = Plekken(session, wsp_adviseur, moment)
        assert [one.status for one in plekken.tijdlijn("a", DAY)] == ["open", "vol", "verlopen", "open"]
        assert [one.status for one in plekken.listing(DAY + timedelta(days=1))] == ["verlopen"]
        assert plekken.count() == 1  # vol and verlopen are for the rules to judge


def test_taking_back_twice_changes_nothing(
    store: Store, beheer: Actor, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf
) -> None:
    add(store, wsp_adviseur, moment, plek_of("a"))
    assert withdraw(store, wsp_adviseur, moment)
    assert not withdraw(store, wsp_adviseur, moment, reden="Toch iets anders.")
    with store.write() as session:
        assert [one.reden for one in Plekken(session, beheer, moment).listing(DAY)] == [REDEN]
        found = Audit(session, beheer, moment).search(kenmerk="a")
    told = [(line.handeling, line.aantal) for line in reversed(found)]
    assert told == [("toevoegen", 1), ("intrekken", 1), ("intrekken", 0)]


@pytest.mark.parametrize("kenmerk", ["weg", "nul\0"])
def test_a_plek_that_is_not_there_cannot_be_taken_back(
    store: Store, wsp_adviseur: Actor, moment: datetime, kenmerk: str
) -> None:
    with pytest.raises(OpslagFout, match="staat niet in de database"):
        withdraw(store, wsp_adviseur, moment, kenmerk)


@pytest.mark.parametrize("reden", ["", " \n\t"])
def test_taking_back_asks_for_a_reden(
    store: Store, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf, reden: str
) -> None:
    add(store, wsp_adviseur, moment, plek_of("a"))
    with pytest.raises(InvoerFout, match="schrijf waarom"):
        withdraw(store, wsp_adviseur, moment, reden=reden)
    with store.read() as session:
        assert Plekken(session, wsp_adviseur, moment).count() == 1


@pytest.mark.parametrize("reden", ["nul\0", "'; DROP TABLE plek; --", "é😀" * 10_000])
def test_any_reden_can_be_kept(
    store: Store, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf, reden: str
) -> None:
    add(store, wsp_adviseur, moment, plek_of("a"))
    withdraw(store, wsp_adviseur, moment, reden=reden)
    with store.read() as session:
        (one,) = Plekken(session, wsp_adviseur, moment).listing(DAY)
    assert one.reden == reden.replace("\0", "\N{REPLACEMENT CHARACTER}")


@pytest.mark.parametrize("naam", ["Bakkerij De Ster", "  bakkerij  de\tSTER "])
def test_the_plekken_of_an_aanbieder_are_found_however_the_name_is_typed(
    store: Store, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf, naam: str
) -> None:
    other = Aanbieder(naam="Bakkerij De Maan", soort="werkgever")
    add(store, wsp_adviseur, moment, plek_of("a"), plek_of("b", aanbieder=other), plek_of("c"))
    withdraw(store, wsp_adviseur, moment)
    with store.read() as session:
        found = Plekken(session, wsp_adviseur, moment).by_aanbieder(naam, DAY)
    assert [(one.plek.kenmerk, one.status) for one in found] == [("a", "ingetrokken"), ("c", "open")]


@pytest.mark.parametrize("naam", ["Ö" * 5000, "nul\0naam", "ß😀" * LONGEST_NAME, ""])
def test_any_name_of_an_aanbieder_can_be_searched(
    store: Store, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf, naam: str
) -> None:
    plek = plek_of("a", aanbieder=Aanbieder(naam=naam, soort="werkgever"))
    add(store, wsp_adviseur, moment, plek)
    with store.read() as session:
        assert [one.plek for one in Plekken(session, wsp_adviseur, moment).by_aanbieder(naam, DAY)] == [plek]


def test_an_aanbieder_that_changes_its_name_is_found_by_the_new_one(
    store: Store, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf
) -> None:
    add(store, wsp_adviseur, moment, plek_of("a"))
    add(store, wsp_adviseur, moment, plek_of("a", aanbieder=Aanbieder(naam="De Maan", soort="werkgever")))
    with store.read() as session:
        plekken = Plekken(session, wsp_adviseur, moment)
        assert plekken.by_aanbieder("Bakkerij De Ster", DAY) == []
        assert len(plekken.by_aanbieder("de maan", DAY)) == 1


def test_a_list_longer_than_one_run_changes_only_what_changed(
    store: Store, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf
) -> None:
    many = [plek_of(f"q{number:05d}") for number in range(2500)]
    assert add(store, wsp_adviseur, moment, *many, many[0]) == AddResult(2500, 0, 1)
    assert add(store, wsp_adviseur, moment, *many) == AddResult(0, 0, 2500)
    many[1700] = plek_of("q01700", capaciteit=9)
    assert add(store, wsp_adviseur, moment, *many, plek_of("q00003", capaciteit=9)) == AddResult(0, 2, 2499)
    with store.read() as session:
        changed = {k: n for k, n in Plekken(session, wsp_adviseur, moment).versies().items() if n > 1}
    assert changed == {"q00003": 2, "q01700": 2}
