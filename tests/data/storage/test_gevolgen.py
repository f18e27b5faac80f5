"""What a reden does: it keeps a pair, a plek or a person out of rondes until it lapses, and no longer."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from data.schemas.actor import Actor
from data.schemas.pip import Inburgeraar, Pip, Reistijd, Taalniveau, Wensen
from data.schemas.plek import Plek
from data.schemas.reden import RedenCode
from data.schemas.ronde import week_of
from data.schemas.snapshot import Snapshot
from data.storage.deciding import Deciding, Keus, Spelregels
from data.storage.gevolgen import Gevolgen
from data.storage.invariants import invariants
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.rondes import Rondes
from data.storage.session import Store
from matching.parameters import read_parameters
from tests.data.storage.rondes import REMATCH, plan_of, run
from tests.databases import FillOnce

DAY = date(2026, 11, 24)
REGELS = Spelregels(read_parameters().redenen, {})
JOBHUNTER = Actor(kenmerk="jh-1", rol="jobhunter", gemeenten=None)
PAIR = ("pip-a", "plek-x")
Refuse = Callable[..., None]


@pytest.fixture
def proposed(
    fill_once: FillOnce,
    store: Store,
    beheer: Actor,
    moment: datetime,
    pip_of: Callable[..., Pip],
    plek_of: Callable[..., Plek],
) -> Store:
    def fill() -> None:
        with store.write() as session:
            Pips(session, beheer, moment).add([pip_of("pip-a"), pip_of("pip-b")])
            Plekken(session, beheer, moment).add([plek_of("plek-x", beroep="bakker"), plek_of("plek-y")])
        run(store, moment, {"pip-a": "plek-x", "pip-b": "plek-x"})

    fill_once("proposed", fill)
    return store


@pytest.fixture
def refuse(proposed: Store, moment: datetime) -> Refuse:
    def step(reden: RedenCode, kenmerk: str = "2026-W48-1", **choice: Any) -> None:
        with proposed.write() as session:
            keus = Keus("afwijzen", reden, choice.pop("toelichting", None), **choice)
            Deciding(session, JOBHUNTER, moment, DAY, REGELS).decide(kenmerk, keus)
        with proposed.read() as session:
            assert invariants(session) == []

    return step


def snapshot(store: Store, moment: datetime, day: date | None = None) -> Snapshot:
    """What a ronde of the next week would read, or of the week of this day."""
    on = day or DAY + timedelta(weeks=1)
    with store.write() as session:
        return Rondes(session, REMATCH, moment).preview(plan_of(week_of(on), op=on)).snapshot


def change(store: Store, beheer: Actor, moment: datetime, *things: Pip | Plek) -> None:
    with store.write() as session:
        Pips(session, beheer, moment).add([one for one in things if isinstance(one, Pip)])
        Plekken(session, beheer, moment).add([one for one in things if isinstance(one, Plek)])


@pytest.mark.parametrize("reden", ["wilDitWerkNiet", "teVerInPraktijk", "taalniveauTeLaag", "plekVervuld"])
def test_a_refused_pair_stays_out_and_the_person_and_the_plek_do_not(
    proposed: Store, refuse: Refuse, moment: datetime, reden: RedenCode
) -> None:
    refuse(reden)
    for weeks in (1, 60):
        found = snapshot(proposed, moment, DAY + timedelta(weeks=weeks))
        assert found.paren == (PAIR,)
        assert {deel.kenmerk: deel.deelname for deel in found.pips} == {"pip-a": "mee", "pip-b": "mee"}
        assert not any(deel.geparkeerd for deel in found.plekken)


def test_work_that_someone_does_not_want_is_written_in_their_pip(
    proposed: Store, refuse: Refuse, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip]
) -> None:
    with proposed.write() as session:
        pips = Pips(session, beheer, moment)
        pips.add([pip_of("pip-a", wensen=Wensen(niet_gewenst=("schoonmaak",)))])
        pips.add([pip_of("pip-a", doel="werk", wensen=Wensen(niet_gewenst=("schoonmaak",)))], "concept")
    refuse("wilDitWerkNiet")
    with proposed.write() as session:
        pips = Pips(session, beheer, moment)
        confirmed, concept = pips.get("pip-a"), pips.get("pip-a", concept=True)
    assert confirmed is not None
    assert confirmed.wensen == Wensen(niet_gewenst=("schoonmaak", "bakker"))
    assert concept is not None
    assert (concept.doel, concept.wensen) == ("werk", confirmed.wensen)


def test_too_far_lapses_when_the_address_or_the_vervoer_is_another(
    proposed: Store,
    refuse: Refuse,
    beheer: Actor,
    moment: datetime,
    pip_of: Callable[..., Pip],
    plek_of: Callable[..., Plek],
) -> None:
    refuse("teVerInPraktijk")
    change(proposed, beheer, moment, pip_of("pip-a", doel="werk"), plek_of("plek-x", titel="Anders"))
    assert snapshot(proposed, moment).paren == (PAIR,)
    change(proposed, beheer, moment, pip_of("pip-a", reistijd=Reistijd(max_minuten=45, vervoer=("ebike",))))
    assert snapshot(proposed, moment).paren == ()
    change(proposed, beheer, moment, pip_of("pip-a", inburgeraar=Inburgeraar(postcode="7511")))
    assert snapshot(proposed, moment).paren == ()


@pytest.mark.parametrize(
    ("after", "parked"),
    [
        (Taalniveau(lezen="A1", spreken="A2"), True),
        (Taalniveau(lezen="A0", spreken="A1"), True),
        (Taalniveau(lezen=None, spreken="A2"), True),
        (Taalniveau(lezen="A1", spreken="B1"), False),
        (Taalniveau(lezen="A1", spreken="A2", luisteren="A0"), False),
    ],
)
def test_a_level_that_was_too_low_lapses_when_any_vaardigheid_rose_or_became_known(
    proposed: Store,
    refuse: Refuse,
    beheer: Actor,
    moment: datetime,
    pip_of: Callable[..., Pip],
    after: Taalniveau,
    parked: bool,
) -> None:
    refuse("taalniveauTeLaag")
    change(proposed, beheer, moment, pip_of("pip-a", taalniveau=after))
    assert snapshot(proposed, moment).paren == ((PAIR,) if parked else ())


def test_who_cannot_now_is_out_until_the_day_that_was_named(proposed: Store, refuse: Refuse, moment: datetime) -> None:
    until = DAY + timedelta(days=20)
    refuse("nietBelastbaar", tot=until)
    for day, deelname in ((until - timedelta(days=1), "pauze"), (until, "mee")):
        found = {deel.kenmerk: deel.deelname for deel in snapshot(proposed, moment, day).pips}
        assert found == {"pip-a": deelname, "pip-b": "mee"}


def test_without_a_day_a_pause_lasts_as_long_as_the_table_says(
    proposed: Store, refuse: Refuse, moment: datetime
) -> None:
    refuse("nietBelastbaar")
    with proposed.read() as session:
        [pauze] = Gevolgen(session, moment).of_pip("pip-a", DAY)
    assert (pauze.soort, pauze.tot) == ("pipGepauzeerd", DAY + timedelta(days=28))


def test_an_aanbieder_who_does_not_answer_parks_the_plek_for_thirty_days(
    proposed: Store, refuse: Refuse, moment: datetime
) -> None:
    refuse("aanbiederReageertNiet")
    for days, geparkeerd in ((29, True), (30, False)):
        found = snapshot(proposed, moment, DAY + timedelta(days=days))
        assert {deel.kenmerk: deel.geparkeerd for deel in found.plekken} == {"plek-x": geparkeerd, "plek-y": False}
        assert found.paren == ()
    with proposed.read() as session:
        assert [one.tot for one in Gevolgen(session, moment).of_plek("plek-x", DAY)] == [DAY + timedelta(days=30)]


def test_a_filled_plek_loses_a_seat_until_the_aanbieder_names_another_number(
    proposed: Store,
    refuse: Refuse,
    beheer: Actor,
    moment: datetime,
    plek_of: Callable[..., Plek],
) -> None:
    refuse("plekVervuld")
    assert {deel.kenmerk: deel.stoelen for deel in snapshot(proposed, moment).plekken} == {"plek-x": 1, "plek-y": 2}
    change(proposed, beheer, moment, plek_of("plek-x", titel="Anders"))
    assert {deel.kenmerk: deel.stoelen for deel in snapshot(proposed, moment).plekken} == {"plek-x": 1, "plek-y": 2}
    change(proposed, beheer, moment, plek_of("plek-x", capaciteit=3))
    found = snapshot(proposed, moment)
    assert ({deel.kenmerk: deel.stoelen for deel in found.plekken}, found.paren) == ({"plek-x": 3, "plek-y": 2}, ())


def test_filled_while_our_own_person_held_the_seat_keeps_that_seat_taken(
    proposed: Store, refuse: Refuse, moment: datetime
) -> None:
    with proposed.write() as session:
        Deciding(session, JOBHUNTER, moment, DAY, REGELS).decide("2026-W48-1", Keus("akkoord"))
    refuse("plekVervuld")
    refuse("plekVervuld", "2026-W48-2")
    assert {deel.kenmerk: deel.stoelen for deel in snapshot(proposed, moment).plekken} == {"plek-x": 0, "plek-y": 2}


def test_another_reden_parks_the_pair_for_as_long_as_the_table_says(
    proposed: Store, refuse: Refuse, moment: datetime
) -> None:
    refuse("anders", toelichting="Geen klik bij de kennismaking.")
    assert snapshot(proposed, moment, DAY + timedelta(days=89)).paren == (PAIR,)
    assert snapshot(proposed, moment, DAY + timedelta(days=90)).paren == ()


def test_a_person_can_end_what_keeps_someone_out(proposed: Store, refuse: Refuse, moment: datetime) -> None:
    refuse("nietBelastbaar")
    with proposed.write() as session:
        gevolgen = Gevolgen(session, moment)
        [pauze] = gevolgen.of_pip("pip-a", DAY)
        assert gevolgen.end(pauze.nummer, JOBHUNTER)
        assert not gevolgen.end(pauze.nummer, JOBHUNTER)
        assert gevolgen.of_pip("pip-a", DAY) == []
    assert {deel.deelname for deel in snapshot(proposed, moment).pips} == {"mee"}


def test_a_plaatsing_that_ended_does_not_come_back(proposed: Store, moment: datetime) -> None:
    with proposed.write() as session:
        deciding = Deciding(session, JOBHUNTER, moment, DAY, REGELS)
        for keus in (Keus("akkoord"), Keus("plaatsen"), Keus("beeindigen")):
            deciding.decide("2026-W48-1", keus)
    found = snapshot(proposed, moment)
    assert found.paren == (PAIR,)
    assert {deel.deelname for deel in found.pips} == {"mee"}
    assert {deel.kenmerk: deel.stoelen for deel in found.plekken} == {"plek-x": 2, "plek-y": 2}
