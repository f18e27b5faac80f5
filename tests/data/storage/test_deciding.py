"""Deciding: only people, only steps of the table, everything or nothing, and never more people than seats."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from data.schemas.actor import Actor
from data.schemas.errors import InvoerFout
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.voorstel import STAPPEN, StapCode, VoorstelStand
from data.storage.audit import Audit, Geweigerd
from data.storage.deciding import Deciding, Keus, Spelregels
from data.storage.invariants import invariants
from data.storage.nazorg import Nazorgen
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.session import Achterhaald, Botsing, NietGevonden, OpslagFout, Store
from data.storage.stoelen import PlekVol
from data.storage.voorstellen import Voorstellen
from matching.parameters import read_parameters
from tests.data.storage.rondes import begin, plan_of, run
from tests.databases import FillOnce

DAY = date(2026, 11, 24)
REGELS = Spelregels(read_parameters().redenen, {"landing": DAY + timedelta(weeks=2), "slot": date(2027, 5, 24)})
JOBHUNTER = Actor(kenmerk="jh-1", rol="jobhunter", gemeenten=("GM0164",))
TO_PLAATSING: tuple[StapCode, ...] = ("overnemen", "akkoord", "voorleggen", "kennismaken", "plaatsen")
FIRST = "2026-W48-1"


@pytest.fixture
def proposed(
    fill_once: FillOnce,
    store: Store,
    beheer: Actor,
    moment: datetime,
    pip_of: Callable[..., Pip],
    plek_of: Callable[..., Plek],
) -> Store:
    """Three people of Hengelo, each with a voorstel: two on a plek with one seat left for one of them."""

    def fill() -> None:
        with store.write() as session:
            Pips(session, beheer, moment).add([pip_of(name) for name in ("pip-a", "pip-b", "pip-c")])
            Plekken(session, beheer, moment).add([plek_of("plek-x"), plek_of("plek-y", capaciteit=1, beroep="bakker")])
        run(store, moment, {"pip-a": "plek-y", "pip-b": "plek-x", "pip-c": "plek-x"})

    fill_once("proposed", fill)
    return store


@pytest.fixture
def decide(proposed: Store, moment: datetime) -> Callable[..., VoorstelStand]:
    def step(stap: StapCode, kenmerk: str = FIRST, actor: Actor = JOBHUNTER, **choice: Any) -> VoorstelStand:
        versie = choice.pop("versie", None)
        with proposed.write() as session:
            return Deciding(session, actor, moment, DAY, REGELS).decide(kenmerk, Keus(stap, **choice), versie)

    return step


def stand_of(store: Store, moment: datetime, kenmerk: str = FIRST) -> VoorstelStand:
    with store.write() as session:
        found = Voorstellen(session, JOBHUNTER, moment).get(kenmerk)
    assert found is not None
    return found


def sound(store: Store) -> bool:
    with store.read() as session:
        assert invariants(session) == []
    return True


Decide = Callable[..., VoorstelStand]


def test_a_voorstel_walks_from_ronde_to_plaatsing_and_every_step_names_who(
    proposed: Store, decide: Decide, moment: datetime
) -> None:
    for stap in TO_PLAATSING:
        decide(stap)
    with proposed.write() as session:
        besluiten = Voorstellen(session, JOBHUNTER, moment).besluiten(FIRST)
    assert [(one.stap, one.van, one.naar) for one in besluiten] == [
        ("overnemen", "nieuw", "inBehandeling"),
        ("akkoord", "inBehandeling", "akkoord"),
        ("voorleggen", "akkoord", "bijAanbieder"),
        ("kennismaken", "bijAanbieder", "kennismaking"),
        ("plaatsen", "kennismaking", "geplaatst"),
    ]
    assert {(one.door, one.rol, one.op) for one in besluiten} == {("jh-1", "jobhunter", moment)}
    assert stand_of(proposed, moment).status == "geplaatst"
    assert sound(proposed)


def test_a_besluit_leaves_an_audit_line_about_the_person(
    proposed: Store, decide: Decide, beheer: Actor, moment: datetime
) -> None:
    decide("akkoord")
    with proposed.write() as session:
        line = Audit(session, beheer, moment).search(kenmerk="pip-a", door="jh-1")[0]
    assert (line.handeling, line.soort, line.rol) == ("besluiten", "voorstel", "jobhunter")


@pytest.mark.parametrize(
    "status_after", [(), ("akkoord",), ("akkoord", "plaatsen"), ("akkoord", "plaatsen", "beeindigen")]
)
def test_a_step_that_the_table_does_not_know_from_here_is_refused(
    proposed: Store, decide: Decide, moment: datetime, status_after: tuple[StapCode, ...]
) -> None:
    for stap in status_after:
        decide(stap)
    before = stand_of(proposed, moment)
    for code, stap_ in STAPPEN.items():
        if before.status not in stap_.van and code != "zelfVoorstellen":
            reden = "gestopt" if code == "beeindigen" else "teVerInPraktijk" if code == "afwijzen" else None
            with pytest.raises(Achterhaald, match="Deze stap kan dan niet"):
                decide(code, reden=reden, tot=DAY + timedelta(days=3) if code == "uitstellen" else None)
    assert stand_of(proposed, moment) == before


@pytest.mark.parametrize("rol", ["wspAdviseur", "beheer", "rematch"])
@pytest.mark.parametrize("stap", ["akkoord", "afwijzen"])
def test_only_people_who_decide_may_decide(
    proposed: Store, decide: Decide, beheer: Actor, moment: datetime, rol: Any, stap: StapCode
) -> None:
    reden = "teVerInPraktijk" if stap == "afwijzen" else None
    with pytest.raises(Geweigerd, match="mag"):
        decide(stap, actor=Actor(kenmerk="wie", rol=rol, gemeenten=None), reden=reden)
    assert stand_of(proposed, moment).status == "nieuw"
    with proposed.write() as session:
        assert Audit(session, beheer, moment).search(door="wie")[0].handeling == "geweigerd"


def test_nobody_decides_about_people_of_another_gemeente(proposed: Store, decide: Decide, moment: datetime) -> None:
    with pytest.raises(Geweigerd, match="gemeente"):
        decide("akkoord", actor=Actor(kenmerk="ver", rol="jobhunter", gemeenten=("GM0402",)))
    with pytest.raises(NietGevonden):
        decide("akkoord", kenmerk="2026-W48-99")
    assert stand_of(proposed, moment).versie == 1


@pytest.mark.parametrize(
    ("stap", "choice", "veld"),
    [
        ("afwijzen", {}, "reden"),
        ("afwijzen", {"reden": "gestopt"}, "reden"),
        ("afwijzen", {"reden": "anders"}, "toelichting"),
        ("afwijzen", {"reden": "anders", "toelichting": "  "}, "toelichting"),
        ("afwijzen", {"reden": "nietBelastbaar", "tot": DAY}, "tot"),
        ("afwijzen", {"reden": "teVerInPraktijk", "tot": DAY + timedelta(days=1)}, "tot"),
        ("akkoord", {"reden": "anders", "toelichting": "x"}, "reden"),
        ("uitstellen", {}, "tot"),
        ("uitstellen", {"tot": DAY}, "tot"),
    ],
)
def test_a_choice_that_is_not_complete_is_told_field_by_field(
    proposed: Store, decide: Decide, moment: datetime, stap: StapCode, choice: dict[str, Any], veld: str
) -> None:
    with pytest.raises(InvoerFout) as told:
        decide(stap, **choice)
    assert veld in {fout.veld for fout in told.value.fouten}
    assert stand_of(proposed, moment).versie == 1


def test_what_was_not_seen_is_not_decided_on(proposed: Store, decide: Decide, moment: datetime) -> None:
    decide("overnemen", versie=1)
    with pytest.raises(Achterhaald, match="intussen gewijzigd"):
        decide("akkoord", versie=1)
    assert decide("akkoord", versie=2).status == "akkoord"


def test_without_an_audit_line_there_is_no_besluit(proposed: Store, decide: Decide, moment: datetime) -> None:
    with proposed.write() as session:
        session.execute(text("ALTER TABLE audit RENAME TO weg"))
    with pytest.raises((OpslagFout, DBAPIError)):
        decide("akkoord")
    with proposed.write() as session:
        session.execute(text("ALTER TABLE weg RENAME TO audit"))
    assert stand_of(proposed, moment).status == "nieuw"
    assert sound(proposed)


def test_a_seat_is_taken_by_akkoord_and_comes_free_by_afwijzen(
    proposed: Store, decide: Decide, beheer: Actor, moment: datetime, plek_of: Callable[..., Plek]
) -> None:
    with proposed.write() as session:
        Plekken(session, beheer, moment).add([plek_of("plek-x", capaciteit=1)])
    decide("akkoord", "2026-W48-2")
    with pytest.raises(PlekVol, match="geen stoel"):
        decide("akkoord", "2026-W48-3")
    decide("afwijzen", "2026-W48-2", reden="teVerInPraktijk")
    assert decide("akkoord", "2026-W48-3").status == "akkoord"
    assert sound(proposed)


def test_a_plek_that_was_taken_back_takes_nobody(
    proposed: Store, decide: Decide, beheer: Actor, moment: datetime
) -> None:
    decide("overnemen")
    with proposed.write() as session:
        Plekken(session, beheer, moment).withdraw("plek-y", "Verhuisd.")
    with pytest.raises(PlekVol, match="ingetrokken"):
        decide("akkoord")
    assert decide("afwijzen", reden="anders", toelichting="De plek is weg.").status == "afgewezen"


def test_of_many_at_once_only_as_many_as_there_are_seats_get_one(
    store: Store,
    beheer: Actor,
    moment: datetime,
    pip_of: Callable[..., Pip],
    plek_of: Callable[..., Plek],
) -> None:
    people, seats = 24, 3
    names = [f"pip-{number:02}" for number in range(people)]
    with store.write() as session:
        Pips(session, beheer, moment).add([pip_of(name) for name in names])
        Plekken(session, beheer, moment).add([plek_of("plek", capaciteit=people)])
    run(store, moment, dict.fromkeys(names, "plek"))
    with store.write() as session:
        Plekken(session, beheer, moment).add([plek_of("plek", capaciteit=seats)])
    start = threading.Barrier(8)

    def agree(number: int) -> str:
        if number < 8:
            start.wait()
        while True:
            try:
                with store.write() as session:
                    deciding = Deciding(session, JOBHUNTER, moment, DAY, REGELS)
                    return deciding.decide(f"2026-W48-{number + 1}", Keus("akkoord")).status
            except PlekVol:
                return "vol"
            except Botsing:
                continue

    with ThreadPoolExecutor(8) as pool:
        ended = list(pool.map(agree, range(people)))
    assert sorted(ended) == sorted(["akkoord"] * seats + ["vol"] * (people - seats))
    assert sound(store)


def test_two_who_decide_about_one_voorstel_at_once_make_one_besluit(
    proposed: Store, backend: str, moment: datetime
) -> None:
    start, told = threading.Barrier(2), []

    def act(stap: StapCode) -> None:
        start.wait()
        try:
            with proposed.write() as session:
                reden = "teVerInPraktijk" if stap == "afwijzen" else None
                Deciding(session, JOBHUNTER, moment, DAY, REGELS).decide(FIRST, Keus(stap, reden), 1)
            told.append(stap)
        except Botsing:
            told.append("botsing")

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(act, ["akkoord", "afwijzen"]))
    assert "botsing" in told
    assert len(told) == 2
    with proposed.write() as session:
        assert len(Voorstellen(session, JOBHUNTER, moment).besluiten(FIRST)) == 1
    assert sound(proposed)


def test_the_database_itself_lets_nothing_be_placed_or_refused_without_a_person(
    proposed: Store, decide: Decide, moment: datetime
) -> None:
    decide("akkoord")
    row = "INSERT INTO besluit (voorstel, volgnummer, stap, van, naar, door, rol, op, reden) VALUES "
    for broken in (
        "UPDATE voorstel_stand SET status = 'geplaatst'",
        "UPDATE voorstel_stand SET status = 'afgewezen', besluit = NULL",
        "UPDATE voorstel_stand SET status = 'geplaatst', besluit = NULL",
        f"{row} ('{FIRST}', 2, 'plaatsen', 'akkoord', 'geplaatst', 'rematch', 'rematch', '2026-11-24', NULL)",
        f"{row} ('{FIRST}', 2, 'plaatsen', 'akkoord', 'geplaatst', '', 'jobhunter', '2026-11-24', NULL)",
        f"{row} ('{FIRST}', 2, 'afwijzen', 'akkoord', 'afgewezen', 'jh-1', 'jobhunter', '2026-11-24', NULL)",
        "UPDATE stoel SET nummer = 2",
        "INSERT INTO voorstel_stand SELECT 'dubbel', pip, pip_versie, plek, plek_versie, richting, score, 'nieuw', 1, "
        "ronde, oordeel, NULL, begonnen_op, sinds, NULL, NULL FROM voorstel_stand WHERE kenmerk = '2026-W48-2'",
    ):
        with pytest.raises(OpslagFout), proposed.write() as session:
            session.execute(text(broken))
    assert sound(proposed)


def test_after_a_plaatsing_nazorg_comes_on_the_work_list_until_it_is_done_or_it_ends(
    proposed: Store, decide: Decide, moment: datetime
) -> None:
    decide("akkoord")
    decide("plaatsen")
    with proposed.write() as session:
        nazorg = Nazorgen(session, JOBHUNTER, moment)
        assert (nazorg.due(DAY), nazorg.count(DAY)) == ([], 0)
        [due] = nazorg.due(DAY + timedelta(weeks=2))
        assert (due.nazorg.voorstel, due.nazorg.moment, due.pip, due.plek.kenmerk) == (
            FIRST,
            "landing",
            "pip-a",
            "plek-y",
        )
        assert nazorg.done(FIRST, "landing", " Het gaat goed. ")
        assert not nazorg.done(FIRST, "landing", "Nog eens.")
        assert [one.nazorg.moment for one in nazorg.due(date(2030, 1, 1))] == ["slot"]
        assert nazorg.count(date(2030, 1, 1)) == 1
        told = [(one.moment, one.door, one.notitie) for one in nazorg.of_voorstel(FIRST)]
        assert told == [("landing", "jh-1", "Het gaat goed."), ("slot", None, None)]
    decide("beeindigen", reden="afgerond")
    with proposed.write() as session:
        assert Nazorgen(session, JOBHUNTER, moment).due(date(2030, 1, 1)) == []


def test_the_oordeel_behind_a_voorstel_is_read_as_it_was_decided(proposed: Store, moment: datetime) -> None:
    with proposed.write() as session:
        oordeel = Voorstellen(session, JOBHUNTER, moment).oordeel(FIRST)
    assert oordeel is not None
    assert (oordeel.pip, oordeel.plek, oordeel.score) == ("pip-a", "plek-y", 0.5)


def test_a_wsp_adviseur_sees_no_voorstellen_of_people(proposed: Store, wsp_adviseur: Actor, moment: datetime) -> None:
    with proposed.write() as session:
        voorstellen = Voorstellen(session, wsp_adviseur, moment)
        assert (voorstellen.get(FIRST), voorstellen.listing(), voorstellen.counts()) == (None, [], {})
        assert (voorstellen.of_pip("pip-a"), voorstellen.besluiten(FIRST), voorstellen.oordeel(FIRST)) == ([], [], None)


def test_who_moved_is_seen_by_their_new_gemeente(
    proposed: Store, beheer: Actor, klantmanager: Actor, moment: datetime, pip_of: Callable[..., Pip]
) -> None:
    with proposed.write() as session:
        Pips(session, beheer, moment).add([pip_of("pip-a", gemeente="GM0402")])
        assert Voorstellen(session, klantmanager, moment).get(FIRST) is None
        there = Actor(kenmerk="km-2", rol="klantmanager", gemeenten=("GM0402",))
        assert Voorstellen(session, there, moment).get(FIRST) is not None


def test_a_voorstel_that_is_worked_on_stays_out_of_the_next_ronde_with_its_seat(
    proposed: Store, decide: Decide, moment: datetime
) -> None:
    decide("overnemen")
    decide("akkoord", "2026-W48-2")
    decide("plaatsen", "2026-W48-2")
    snapshot = begin(proposed, moment, plan_of("2026-W49")).snapshot
    told = {deel.kenmerk: (deel.deelname, deel.plek) for deel in snapshot.pips}
    assert told == {
        "pip-a": ("inBehandeling", "plek-y"),
        "pip-b": ("geplaatst", "plek-x"),
        "pip-c": ("mee", "plek-x"),
    }
    assert {deel.kenmerk: deel.stoelen for deel in snapshot.plekken} == {"plek-x": 1, "plek-y": 0}
