"""Rondes: published whole, read back identically, and seen only through the one door."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Ronde
from data.schemas.verdeling import NietEersteKeus, Verdeling, Voorstel, ZonderVoorstel
from data.storage.audit import Audit, Geweigerd
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.rondes import Rondes
from data.storage.session import OpslagFout, Store

PIP_VERSIES = {"pip-a": 1, "pip-b": 1, "pip-c": 1}
PLEK_VERSIES = {"plek-x": 1, "plek-y": 1}


@pytest.fixture
def filled(
    store: Store, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip], plek_of: Callable[..., Plek]
) -> Store:
    pips = [pip_of("pip-a"), pip_of("pip-b", gemeente="GM0402"), pip_of("pip-c", gemeente="GM0402")]
    with store.write() as session:
        Pips(session, beheer, moment).add(pips)
        Plekken(session, beheer, moment).add([plek_of("plek-x"), plek_of("plek-y")])
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


def ronde_of(kenmerk: str = "2026-W48", **fields: Any) -> Ronde:
    usual: dict[str, Any] = {
        "week": "2026-W48",
        "keuze": "auto",
        "snapshot": None,
        "op": date(2026, 11, 23),
        "seed": 2**63 - 1,
        "parameters": "sha256:abc",
        "code_versie": "0.1.0",
        "reistijd_bron": "raster",
        "aantal_pips": 3,
        "aantal_plekken": 2,
        "geplaatst": 2,
        "totaal": 0.7 + 0.1,
    }
    return Ronde(kenmerk=kenmerk, **usual | fields)


def publish(store: Store, actor: Actor, moment: datetime, ronde: Ronde, verdeling: Verdeling) -> None:
    with store.write() as session:
        Rondes(session, actor, moment).publish(ronde, verdeling, PIP_VERSIES, PLEK_VERSIES)


def test_a_published_ronde_reads_back_identically(filled: Store, beheer: Actor, moment: datetime) -> None:
    publish(filled, beheer, moment, ronde_of(), verdeling_of())
    with filled.write() as session:
        rondes = Rondes(session, beheer, moment)
        assert rondes.last() == ronde_of()
        assert tuple(rondes.voorstellen("2026-W48")) == verdeling_of().voorstellen
        assert tuple(rondes.zonder_voorstel("2026-W48")) == verdeling_of().zonder_voorstel
        assert rondes.waarschuwingen("2026-W48") == verdeling_of().waarschuwingen


def test_without_rondes_there_is_nothing_to_read(store: Store, beheer: Actor, moment: datetime) -> None:
    with store.write() as session:
        rondes = Rondes(session, beheer, moment)
        assert (rondes.last(), rondes.get("weg"), rondes.waarschuwingen("weg")) == (None, None, ())
        assert (rondes.voorstellen("weg"), rondes.zonder_voorstel("nul\0")) == ([], [])


def test_the_last_ronde_is_the_one_published_last(filled: Store, beheer: Actor, moment: datetime) -> None:
    publish(filled, beheer, moment, ronde_of("b"), verdeling_of())
    publish(filled, beheer, moment + timedelta(days=7), ronde_of("a"), verdeling_of())
    with filled.read() as session:
        assert Rondes(session, beheer, moment).last() == ronde_of("a")
        assert Rondes(session, beheer, moment).get("b") == ronde_of("b")


def test_an_empty_verdeling_is_a_ronde_too(filled: Store, beheer: Actor, moment: datetime) -> None:
    empty = {"geplaatst": 0, "totaal": 0.0}
    publish(filled, beheer, moment, ronde_of(**empty), verdeling_of(**empty, voorstellen=(), zonder_voorstel=()))
    with filled.read() as session:
        assert Rondes(session, beheer, moment).last() == ronde_of(**empty)


def test_voorstellen_stay_on_the_versie_that_was_judged(
    filled: Store, beheer: Actor, klantmanager: Actor, moment: datetime, pip_of: Callable[..., Pip]
) -> None:
    publish(filled, beheer, moment, ronde_of(), verdeling_of())
    with filled.write() as session:
        Pips(session, beheer, moment).add([pip_of("pip-a", gemeente="GM0402")])
        assert len(Rondes(session, klantmanager, moment).voorstellen("2026-W48")) == 2


def test_a_klantmanager_sees_only_voorstellen_for_their_own_pips(
    filled: Store, beheer: Actor, klantmanager: Actor, moment: datetime
) -> None:
    publish(filled, beheer, moment, ronde_of(), verdeling_of())
    with filled.write() as session:
        rondes = Rondes(session, klantmanager, moment)
        assert [(found.pip, found.rang) for found in rondes.voorstellen("2026-W48")] == [("pip-a", 1), ("pip-a", 2)]
        assert rondes.zonder_voorstel("2026-W48") == []


def test_a_wsp_adviseur_sees_the_ronde_but_no_voorstellen(
    filled: Store, beheer: Actor, wsp_adviseur: Actor, moment: datetime
) -> None:
    publish(filled, beheer, moment, ronde_of(), verdeling_of())
    with filled.write() as session:
        rondes = Rondes(session, wsp_adviseur, moment)
        assert rondes.last() == ronde_of()
        assert rondes.voorstellen("2026-W48") == rondes.zonder_voorstel("2026-W48") == []


def test_publishing_and_reading_voorstellen_leave_lines(filled: Store, beheer: Actor, moment: datetime) -> None:
    publish(filled, beheer, moment, ronde_of(), verdeling_of())
    with filled.write() as session:
        Rondes(session, beheer, moment).voorstellen("2026-W48")
        Rondes(session, beheer, moment).zonder_voorstel("2026-W48")
        found = Audit(session, beheer, moment).search(kenmerk="2026-W48")
    told = [(line.handeling, line.soort, line.aantal) for line in reversed(found)]
    assert told == [("publiceren", "ronde", 3), ("inzien", "voorstel", 3), ("inzien", "voorstel", 1)]


def test_a_ronde_is_published_once(filled: Store, beheer: Actor, moment: datetime) -> None:
    publish(filled, beheer, moment, ronde_of(), verdeling_of())
    with pytest.raises(OpslagFout, match="al gepubliceerd"):
        publish(filled, beheer, moment, ronde_of(aantal_pips=99), verdeling_of())
    with filled.read() as session:
        assert Rondes(session, beheer, moment).last() == ronde_of()


@pytest.mark.parametrize("gemeenten", [("GM0164",), ()])
def test_a_ronde_with_pips_of_another_gemeente_is_refused(
    filled: Store, beheer: Actor, moment: datetime, gemeenten: tuple[str, ...]
) -> None:
    rematch = Actor(kenmerk="rematch-1", rol="rematch", gemeenten=gemeenten)
    with pytest.raises(Geweigerd, match="niet publiceren"):
        publish(filled, rematch, moment, ronde_of(), verdeling_of())
    with filled.write() as session:
        assert Rondes(session, beheer, moment).last() is None
        assert Audit(session, beheer, moment).search(door="rematch-1")[0].handeling == "geweigerd"


def test_a_ronde_of_the_own_gemeenten_may_be_published(filled: Store, moment: datetime) -> None:
    rematch = Actor(kenmerk="rematch-1", rol="rematch", gemeenten=("GM0164", "GM0402"))
    publish(filled, rematch, moment, ronde_of(), verdeling_of())
    with filled.write() as session:
        assert len(Rondes(session, rematch, moment).voorstellen("2026-W48")) == 3


@pytest.mark.parametrize(
    "fields", [{"seed": 1}, {"op": "2026-11-24"}, {"parameters": "x"}, {"geplaatst": 1}, {"totaal": 0.8000001}]
)
def test_a_ronde_that_differs_from_its_verdeling_is_refused(
    filled: Store, beheer: Actor, moment: datetime, fields: dict[str, Any]
) -> None:
    with pytest.raises(ValueError, match="differ"):
        publish(filled, beheer, moment, ronde_of(), verdeling_of(**fields))


def test_a_voorstel_for_a_pip_without_versie_is_refused(filled: Store, beheer: Actor, moment: datetime) -> None:
    with pytest.raises(KeyError, match="pip-b"), filled.write() as session:
        Rondes(session, beheer, moment).publish(ronde_of(), verdeling_of(), {"pip-a": 1}, PLEK_VERSIES)


def test_a_voorstel_on_a_versie_that_is_not_kept_stores_nothing(filled: Store, beheer: Actor, moment: datetime) -> None:
    with pytest.raises(OpslagFout, match="passen niet"), filled.write() as session:
        Rondes(session, beheer, moment).publish(ronde_of(), verdeling_of(), PIP_VERSIES, {"plek-x": 1, "plek-y": 2})
    with filled.read() as session:
        assert Rondes(session, beheer, moment).last() is None


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_a_pip_that_changes_while_a_ronde_is_published_is_no_collision(
    filled: Store, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip]
) -> None:
    with filled.write() as session:
        rondes = Rondes(session, beheer, moment)
        assert rondes.last() is None
        with filled.write() as other:
            Pips(other, beheer, moment).add([pip_of("pip-a", doel="werk")])
        rondes.publish(ronde_of(), verdeling_of(), PIP_VERSIES, PLEK_VERSIES)
        with filled.write() as other:
            Pips(other, beheer, moment).add([pip_of("pip-a", doel="opleiding")])
    with filled.write() as session:
        assert len(Rondes(session, beheer, moment).voorstellen("2026-W48")) == 3
