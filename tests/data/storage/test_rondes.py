"""Rondes: published whole, read back identically, and seen only through the one door."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Ronde
from data.schemas.verdeling import NietEersteKeus, Verdeling, Voorstel, ZonderVoorstel
from data.storage.audit import Audit, Geweigerd
from data.storage.forgetting import erase
from data.storage.invariants import invariants
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.ronde_regels import pieces_of
from data.storage.rondes import Rondes
from data.storage.session import Achterhaald, OpslagFout, Store
from tests.data.storage.rondes import (
    EIGENAAR,
    REMATCH,
    VERSLAG,
    begin,
    lay_ready,
    make_public,
    plan_of,
    publish,
    run,
    uitkomst_of,
)
from tests.data.storage.rondes import verdeling_of as simple_verdeling
from tests.databases import FillOnce


@pytest.fixture
def filled(
    fill_once: FillOnce,
    store: Store,
    beheer: Actor,
    moment: datetime,
    pip_of: Callable[..., Pip],
    plek_of: Callable[..., Plek],
) -> Store:
    def fill() -> None:
        pips = [pip_of("pip-a"), pip_of("pip-b", gemeente="GM0402"), pip_of("pip-c", gemeente="GM0402")]
        with store.write() as session:
            Pips(session, beheer, moment).add(pips)
            Plekken(session, beheer, moment).add([plek_of("plek-x"), plek_of("plek-y")])

    fill_once("filled", fill)
    return store


def verdeling_of(**fields: Any) -> Verdeling:
    keus = NietEersteKeus(plek="plek-x", tekst="Plek-x is vol: ander gaat vóór 😀", prijs=0.1 + 0.2)
    usual: dict[str, Any] = {
        "totaal": 0.7 + 0.1,
        "geplaatst": 2,
        "voorstellen": (
            Voorstel(pip="pip-b", plek="plek-x", rang=1, richting="vraaggericht", score=0.1),
            Voorstel(pip="pip-a", plek="plek-y", rang=1, richting="aanbodgericht", score=0.7, niet_eerste_keus=keus),
            Voorstel(pip="pip-a", plek="plek-x", rang=2, richting="aanbodgericht", score=1 / 3),
        ),
        "zonder_voorstel": (ZonderVoorstel(pip="pip-c", reden="Geen plek dichtbij genoeg", code="geenPassendePlek"),),
        "op": "2026-11-23",
        "seed": 2**63 - 1,
        "parameters": "sha256:abc",
        "reistijd_bron": "raster",
        "waarschuwingen": ("De reistijd is een schatting.",),
    }
    return Verdeling(**usual | fields)


def test_a_published_ronde_reads_back_identically(filled: Store, beheer: Actor, moment: datetime) -> None:
    opening = begin(filled, moment).opening
    ronde = publish(filled, moment, uitkomst_of(verdeling_of()))
    assert ronde == Ronde(**opening.model_dump(), geplaatst=2, totaal=0.7 + 0.1)
    with filled.write() as session:
        rondes = Rondes(session, beheer, moment)
        assert rondes.last() == rondes.get("2026-W48") == ronde
        assert tuple(rondes.voorstellen("2026-W48")) == verdeling_of().voorstellen
        assert tuple(rondes.zonder_voorstel("2026-W48")) == verdeling_of().zonder_voorstel
        assert rondes.waarschuwingen("2026-W48") == verdeling_of().waarschuwingen
        assert rondes.verslag("2026-W48") == VERSLAG
        assert invariants(session) == []


def test_without_rondes_there_is_nothing_to_read(store: Store, beheer: Actor, moment: datetime) -> None:
    with store.write() as session:
        rondes = Rondes(session, beheer, moment)
        assert (rondes.last(), rondes.get("weg"), rondes.waarschuwingen("weg")) == (None, None, ())
        assert (rondes.voorstellen("weg"), rondes.zonder_voorstel("nul\0"), rondes.verslag("weg")) == ([], [], None)
        assert rondes.running() is None


def test_the_last_ronde_is_the_one_published_last(filled: Store, beheer: Actor, moment: datetime) -> None:
    run(filled, moment, {"pip-a": "plek-x"}, ["pip-b", "pip-c"])
    second = run(filled, moment + timedelta(days=7), {}, ["pip-a", "pip-b", "pip-c"], "2026-W49")
    with filled.read() as session:
        assert Rondes(session, beheer, moment).last() == second
        assert [one.kenmerk for one in Rondes(session, beheer, moment).published(5)] == ["2026-W49", "2026-W48"]


def test_an_empty_verdeling_is_a_ronde_too(store: Store, moment: datetime) -> None:
    assert run(store, moment, {}).geplaatst == 0


def test_voorstellen_stay_on_the_versie_that_was_judged(
    filled: Store, beheer: Actor, klantmanager: Actor, moment: datetime, pip_of: Callable[..., Pip]
) -> None:
    begin(filled, moment)
    publish(filled, moment, uitkomst_of(verdeling_of()))
    with filled.write() as session:
        Pips(session, beheer, moment).add([pip_of("pip-a", gemeente="GM0402")])
        assert len(Rondes(session, klantmanager, moment).voorstellen("2026-W48")) == 2


def test_a_klantmanager_sees_only_their_own_people(filled: Store, klantmanager: Actor, moment: datetime) -> None:
    begin(filled, moment)
    publish(filled, moment, uitkomst_of(verdeling_of()))
    with filled.write() as session:
        rondes = Rondes(session, klantmanager, moment)
        assert [(found.pip, found.rang) for found in rondes.voorstellen("2026-W48")] == [("pip-a", 1), ("pip-a", 2)]
        assert rondes.zonder_voorstel("2026-W48") == rondes.waited_longest("2026-W48", 5) == []


def test_a_wsp_adviseur_sees_the_ronde_but_no_voorstellen(filled: Store, wsp_adviseur: Actor, moment: datetime) -> None:
    begin(filled, moment)
    published = publish(filled, moment, uitkomst_of(verdeling_of()))
    with filled.write() as session:
        rondes = Rondes(session, wsp_adviseur, moment)
        assert rondes.last() == published
        assert rondes.voorstellen("2026-W48") == rondes.zonder_voorstel("2026-W48") == []


def test_beginning_publishing_and_reading_leave_lines(filled: Store, beheer: Actor, moment: datetime) -> None:
    begin(filled, moment)
    publish(filled, moment, uitkomst_of(verdeling_of()))
    with filled.write() as session:
        Rondes(session, beheer, moment).voorstellen("2026-W48")
        found = Audit(session, beheer, moment).search(kenmerk="2026-W48")
        read = Audit(session, beheer, moment).search(door="rematch")
    told = [(line.handeling, line.soort, line.aantal) for line in reversed(found)]
    assert told == [("toevoegen", "ronde", 3), ("publiceren", "ronde", 3), ("inzien", "voorstel", 3)]
    assert ("inzien", "pip", 3) in {(line.handeling, line.soort, line.aantal) for line in read}


def test_a_ronde_is_published_once(filled: Store, beheer: Actor, moment: datetime) -> None:
    first = run(filled, moment, {"pip-a": "plek-x"}, ["pip-b", "pip-c"])
    with filled.write() as session:
        assert Rondes(session, REMATCH, moment).begin(plan_of(seed=1), "{}", "ander") == first
    again = uitkomst_of(plain(("pip-b", "plek-y")))
    assert make_public(filled, moment, again) == first  # the same eigenaar did not hear that it had succeeded
    with pytest.raises(Achterhaald, match="overgenomen"):
        make_public(filled, moment, again, eigenaar="ander")
    with pytest.raises(Achterhaald, match="al gepubliceerd"):
        lay_ready(filled, moment, again)
    with filled.write() as session:
        assert [one.pip for one in Rondes(session, beheer, moment).voorstellen("2026-W48")] == ["pip-a"]


def plain(*pairs: tuple[str, str]) -> Verdeling:
    return simple_verdeling(dict(pairs))


def test_a_ronde_that_was_not_opened_cannot_be_published(filled: Store, moment: datetime) -> None:
    with pytest.raises(OpslagFout, match="niet geopend"):
        publish(filled, moment, uitkomst_of(verdeling_of()))


@pytest.mark.parametrize("rol", ["rematch", "beheer", "wspAdviseur"])
def test_who_does_not_see_everybody_begins_no_ronde(filled: Store, beheer: Actor, moment: datetime, rol: Any) -> None:
    gemeenten = None if rol == "wspAdviseur" else ("GM0164", "GM0402")
    with pytest.raises(Geweigerd, match="alle gemeenten"), filled.write() as session:
        actor = Actor(kenmerk="deel", rol=rol, gemeenten=gemeenten)
        Rondes(session, actor, moment).begin(plan_of(), "{}", "deel")
    with filled.write() as session:
        assert Audit(session, beheer, moment).search(door="deel")[0].handeling == "geweigerd"


@pytest.mark.parametrize("fields", [{"seed": 1}, {"op": "2026-11-24"}, {"parameters": "x"}, {"reistijd_bron": "OSRM"}])
def test_a_verdeling_of_another_plan_is_refused(filled: Store, moment: datetime, fields: dict[str, Any]) -> None:
    begin(filled, moment)
    with pytest.raises(ValueError, match="differ"):
        publish(filled, moment, uitkomst_of(verdeling_of(**fields)))


def test_a_ronde_begun_and_stopped_is_gone_on_with_on_its_own_snapshot(
    filled: Store, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip]
) -> None:
    first = begin(filled, moment, eigenaar="eerste")
    with filled.write() as session:
        Pips(session, beheer, moment).add([pip_of("pip-a", doel="werk"), pip_of("pip-d")])
        assert Rondes(session, beheer, moment).running() == ("2026-W48", "eerste")
    second = begin(filled, moment + timedelta(hours=8), eigenaar="tweede")
    assert (second.hervat, second.snapshot, second.opening) == (True, first.snapshot, first.opening)
    uitkomst = uitkomst_of(plain(("pip-a", "plek-x")))
    with pytest.raises(Achterhaald, match="tweede"):
        publish(filled, moment, uitkomst, eigenaar="eerste")
    assert publish(filled, moment, uitkomst, eigenaar="tweede").snapshot == first.opening.snapshot


def test_a_stopped_ronde_is_begun_again_when_anything_in_the_plan_changed(
    filled: Store, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip]
) -> None:
    begin(filled, moment)
    with filled.write() as session:
        Pips(session, beheer, moment).add([pip_of("pip-d")])
    again = begin(filled, moment, plan_of(parameters="sha256:def"))
    assert (again.hervat, again.opening.aantal_pips) == (False, 4)


def test_a_stopped_ronde_of_an_earlier_week_is_forgotten(filled: Store, beheer: Actor, moment: datetime) -> None:
    begin(filled, moment)
    begin(filled, moment, plan_of("2026-W49"))
    with filled.write() as session:
        assert Rondes(session, beheer, moment).running() == ("2026-W49", EIGENAAR)
        assert Rondes(session, beheer, moment).snapshot("2026-W48").pips == ()


def test_a_snapshot_reads_back_as_it_was_gathered(filled: Store, beheer: Actor, moment: datetime) -> None:
    begun = begin(filled, moment)
    with filled.write() as session:
        kept = Rondes(session, beheer, moment).snapshot("2026-W48")
    assert kept == begun.snapshot
    assert kept.hash() == begun.opening.snapshot
    assert [plek.capaciteit for plek in kept.read_plekken()] == [2, 2]


def test_what_failed_half_way_published_nothing(filled: Store, beheer: Actor, moment: datetime) -> None:
    begin(filled, moment)
    with pytest.raises(KeyError):
        publish(filled, moment, uitkomst_of(plain(("pip-a", "plek-x"), ("pip-b", "geen plek"))))
    assert nothing_is_seen(filled, beheer, moment)


def nothing_is_seen(store: Store, beheer: Actor, moment: datetime) -> bool:
    with store.write() as session:
        rondes = Rondes(session, beheer, moment)
        seen = rondes.voorstellen("2026-W48"), rondes.zonder_voorstel("2026-W48"), rondes.decided("2026-W48")
        waited = rondes.waited_longest("2026-W48", 5)
        assert invariants(session) == []
        return rondes.last() is None and not any((*seen, waited))


def test_lines_laid_ready_are_seen_by_nobody_until_the_ronde_is_published(
    filled: Store, beheer: Actor, moment: datetime
) -> None:
    begin(filled, moment)
    lay_ready(filled, moment, uitkomst_of(verdeling_of()))
    assert nothing_is_seen(filled, beheer, moment)
    make_public(filled, moment, uitkomst_of(verdeling_of()))
    assert not nothing_is_seen(filled, beheer, moment)


def test_what_a_stopped_run_laid_ready_is_replaced_whole(filled: Store, beheer: Actor, moment: datetime) -> None:
    begin(filled, moment)
    lay_ready(filled, moment, uitkomst_of(verdeling_of()))
    begin(filled, moment, eigenaar="volgende")
    with pytest.raises(Achterhaald, match="overgenomen"):
        lay_ready(filled, moment, uitkomst_of(verdeling_of()))
    other = simple_verdeling({"pip-c": "plek-y"}, ["pip-a", "pip-b"])
    publish(filled, moment, uitkomst_of(other), eigenaar="volgende")
    with filled.write() as session:
        rondes = Rondes(session, beheer, moment)
        assert tuple(rondes.voorstellen("2026-W48")) == other.voorstellen
        assert tuple(rondes.zonder_voorstel("2026-W48")) == other.zonder_voorstel
        assert invariants(session) == []  # nor is there an oordeel left that belongs to no voorstel


def test_what_was_laid_ready_for_a_ronde_that_is_begun_again_is_gone(
    filled: Store, beheer: Actor, moment: datetime
) -> None:
    begin(filled, moment)
    lay_ready(filled, moment, uitkomst_of(verdeling_of()))
    begin(filled, moment, plan_of(parameters="sha256:def"))
    assert nothing_is_seen(filled, beheer, moment)
    with filled.read() as session:
        assert [session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() for table in WRITTEN] == [0, 0, 0]


WRITTEN = ("voorstel", "zonder_voorstel", "oordeel")


def test_a_ronde_with_lines_missing_is_not_published(filled: Store, beheer: Actor, moment: datetime) -> None:
    begin(filled, moment)
    uitkomst = uitkomst_of(verdeling_of())
    with filled.write() as session:
        first = pieces_of(uitkomst, 2)[0]
        Rondes(session, REMATCH, moment).lay_ready("2026-W48", EIGENAAR, uitkomst, first)
    with pytest.raises(ValueError, match="not laid ready"):
        make_public(filled, moment, uitkomst)
    assert nothing_is_seen(filled, beheer, moment)


def test_who_is_erased_between_the_pieces_is_in_none(filled: Store, beheer: Actor, moment: datetime) -> None:
    begin(filled, moment)
    uitkomst = uitkomst_of(verdeling_of())
    lay_ready(filled, moment, uitkomst)
    with filled.write() as session:
        erase(session, beheer, moment, "pip-a")
    assert publish(filled, moment, uitkomst).gewist == 1
    with filled.write() as session:
        assert [one.pip for one in Rondes(session, beheer, moment).voorstellen("2026-W48")] == ["pip-b"]
        assert invariants(session) == []


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_a_pip_that_changes_while_a_ronde_is_published_is_no_collision(
    filled: Store, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip]
) -> None:
    begin(filled, moment)
    uitkomst = uitkomst_of(verdeling_of())
    lay_ready(filled, moment, uitkomst)
    with filled.write() as session:
        Rondes(session, REMATCH, moment).publish("2026-W48", EIGENAAR, uitkomst)
        with filled.write() as other:
            Pips(other, beheer, moment).add([pip_of("pip-a", doel="werk")])
    with filled.write() as session:
        assert len(Rondes(session, beheer, moment).voorstellen("2026-W48")) == 3


def test_a_week_counts_once_for_who_waits(filled: Store, moment: datetime) -> None:
    run(filled, moment, {"pip-a": "plek-x"}, ["pip-b", "pip-c"])
    for week, rondes in (("2026-W49", 1), ("2026-W50", 2)):
        waited = {deel.kenmerk: deel.wachtrondes for deel in begin(filled, moment, plan_of(week)).snapshot.pips}
        assert waited == {"pip-a": 0, "pip-b": rondes, "pip-c": rondes}
        moment += timedelta(days=7)
        run(filled, moment, {"pip-a": "plek-x"}, ["pip-b", "pip-c"], week)


def test_a_ronde_of_a_regio_has_only_its_people_and_plekken(
    store: Store, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip], plek_of: Callable[..., Plek]
) -> None:
    with store.write() as session:
        Pips(session, beheer, moment).add([pip_of("twente"), pip_of("hilversum", gemeente="GM0402")])
        Plekken(session, beheer, moment).add([plek_of("hengelo"), plek_of("hilversum", postcode="1211")])
    snapshot = begin(store, moment, plan_of(regio="AM05")).snapshot
    assert [deel.kenmerk for deel in snapshot.pips] == ["twente"]
    assert [deel.kenmerk for deel in snapshot.plekken] == ["hengelo"]


def test_after_the_whole_country_no_regio_has_a_ronde_of_its_own(filled: Store, moment: datetime) -> None:
    run(filled, moment, {}, ["pip-a", "pip-b", "pip-c"])
    with pytest.raises(OpslagFout, match="heel Nederland"):
        begin(filled, moment, plan_of(regio="AM05"))
