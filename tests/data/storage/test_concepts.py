"""Concepts: kept beside the version that counts, and only judged once a person confirms them."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from data.schemas.actor import Actor
from data.schemas.pip import Herkomst, Pip
from data.schemas.status import PipStatus, PipVersie
from data.storage.audit import Audit, Geweigerd
from data.storage.pips import Pips
from data.storage.session import Botsing, OpslagFout, Store
from data.storage.versions import AddResult
from tests.databases import FillOnce

PipOf = Callable[..., Pip]
READ = {"taalniveau.spreken": Herkomst(citaat="spreekt A2", begin=12, eind=22, zekerheid=0.9)}


def add(store: Store, actor: Actor, moment: datetime, pip: Pip, status: PipStatus = "concept") -> AddResult:
    with store.write() as session:
        return Pips(session, actor, moment).add([pip], status)


def confirm(
    store: Store, actor: Actor, moment: datetime, versie: int | None = None, corrected: Pip | None = None
) -> Pip:
    with store.write() as session:
        return Pips(session, actor, moment).confirm("a", versie, corrected)


def lines(store: Store, beheer: Actor, moment: datetime) -> list[tuple[str, str, str | None, int]]:
    with store.write() as session:
        found = Audit(session, beheer, moment).search()
    return [(line.actor, line.handeling, line.kenmerk, line.aantal) for line in reversed(found)]


@pytest.fixture
def read(fill_once: FillOnce, store: Store, klantmanager: Actor, moment: datetime, pip_of: PipOf) -> Store:
    """A store with a confirmed pip, and a concept with citations that was read later."""

    def fill() -> None:
        add(store, klantmanager, moment, pip_of("a"), "bevestigd")
        add(store, klantmanager, moment + timedelta(days=1), pip_of("a", doel="werk", herkomst=READ))

    fill_once("read", fill)
    return store


def test_a_concept_does_not_hide_the_confirmed_version(
    read: Store, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    with read.write() as session:
        pips = Pips(session, klantmanager, moment)
        assert pips.all() == [pip_of("a", versie=1)] == [pips.get("a")]
        assert pips.count() == 1
        waiting = pip_of("a", versie=2, doel="werk", herkomst=READ)
        assert pips.concepts() == [waiting] == [pips.get("a", concept=True)]
        assert [pip.versie for pip in pips.history("a")] == [1, 2]


def test_someone_known_only_from_a_concept_is_not_judged(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf
) -> None:
    assert add(store, beheer, moment, pip_of("a")) == AddResult(1, 0, 0)
    with store.write() as session:
        pips = Pips(session, beheer, moment)
        assert (pips.all(), pips.count(), pips.get("a")) == ([], 0, None)
        assert [pip.kenmerk for pip in pips.concepts()] == ["a"]


def test_confirming_makes_the_concept_count_as_it_was_read(
    read: Store, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    kept = confirm(read, klantmanager, moment, versie=2)
    assert kept == pip_of("a", versie=2, doel="werk", herkomst=READ)
    with read.write() as session:
        pips = Pips(session, klantmanager, moment)
        assert pips.get("a") == kept
        assert pips.all() == [kept]
        assert (pips.concepts(), pips.get("a", concept=True)) == ([], None)


def test_a_correction_is_a_next_version_and_the_concept_stays_as_it_was_read(
    read: Store, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    corrected = pip_of("a", doel="opleiding", herkomst=READ)
    assert confirm(read, klantmanager, moment, 2, corrected) == corrected.model_copy(update={"versie": 3})
    with read.write() as session:
        pips = Pips(session, klantmanager, moment)
        assert [pip.doel for pip in pips.history("a")] == [None, "werk", "opleiding"]
        assert pips.get("a") == corrected.model_copy(update={"versie": 3})
        assert pips.concepts() == []


def test_a_correction_back_to_what_was_confirmed_ends_the_waiting(
    read: Store, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    confirm(read, klantmanager, moment, corrected=pip_of("a"))
    with read.write() as session:
        pips = Pips(session, klantmanager, moment)
        assert (pips.get("a"), pips.concepts()) == (pip_of("a", versie=3), [])


def test_a_correction_that_changes_nothing_is_no_version(
    read: Store, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    same = pip_of("a", versie=9, doel="werk", herkomst=READ)
    assert confirm(read, klantmanager, moment, corrected=same).versie == 2


def test_the_time_line_tells_what_each_version_is(read: Store, klantmanager: Actor, moment: datetime) -> None:
    later = moment + timedelta(days=1)
    with read.write() as session:
        pips = Pips(session, klantmanager, moment)
        first, second = pips.tijdlijn("a")
        assert first == PipVersie(1, "bevestigd", actueel=True, laatste=False, opgeslagen_op=moment)
        assert second == PipVersie(2, "concept", actueel=False, laatste=True, opgeslagen_op=later)
        assert (first.wacht, second.wacht) == (False, True)
        assert pips.tijdlijn("weg") == []
    confirm(read, klantmanager, moment)
    with read.write() as session:
        told = [(one.status, one.actueel, one.laatste) for one in Pips(session, klantmanager, moment).tijdlijn("a")]
    assert told == [("bevestigd", False, False), ("bevestigd", True, True)]


def test_reading_the_same_document_twice_is_one_concept(
    read: Store, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    assert add(read, klantmanager, moment, pip_of("a", doel="werk", herkomst=READ)) == AddResult(0, 0, 1)
    confirm(read, klantmanager, moment)
    assert add(read, klantmanager, moment, pip_of("a", doel="werk", herkomst=READ)) == AddResult(0, 0, 1)
    with read.write() as session:
        assert Pips(session, klantmanager, moment).concepts() == []


def test_a_newer_concept_takes_the_place_of_an_older_one(
    read: Store, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    assert add(read, klantmanager, moment, pip_of("a", doel="opleiding")) == AddResult(0, 1, 0)
    with read.write() as session:
        assert [pip.versie for pip in Pips(session, klantmanager, moment).concepts()] == [3]


def test_adding_the_same_confirmed_pip_leaves_the_concept_waiting(
    read: Store, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    assert add(read, klantmanager, moment, pip_of("a"), "bevestigd") == AddResult(0, 0, 1)
    with read.write() as session:
        assert [pip.versie for pip in Pips(session, klantmanager, moment).concepts()] == [2]


def test_a_confirmed_pip_added_later_takes_the_place_of_the_concept(
    read: Store, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    waiting = pip_of("a", doel="werk", herkomst=READ)
    assert add(read, klantmanager, moment, waiting, "bevestigd") == AddResult(0, 1, 0)
    with read.write() as session:
        pips = Pips(session, klantmanager, moment)
        assert (pips.get("a"), pips.concepts()) == (waiting.model_copy(update={"versie": 3}), [])


def test_a_versie_that_is_no_longer_the_newest_is_a_collision(
    read: Store, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    add(read, klantmanager, moment, pip_of("a", doel="opleiding"))
    with pytest.raises(Botsing, match="intussen gewijzigd"):
        confirm(read, klantmanager, moment, versie=2)
    with read.write() as session:
        assert Pips(session, klantmanager, moment).get("a") == pip_of("a", versie=1)


def test_what_does_not_wait_cannot_be_confirmed(read: Store, klantmanager: Actor, moment: datetime) -> None:
    with pytest.raises(OpslagFout, match="geen versie 3"):
        confirm(read, klantmanager, moment, versie=3)
    confirm(read, klantmanager, moment, versie=2)
    for versie in (None, 2):
        with pytest.raises(OpslagFout, match="al bevestigd"):
            confirm(read, klantmanager, moment, versie)


@pytest.mark.parametrize("kenmerk", ["weg", "nul\0"])
def test_a_pip_that_is_not_there_cannot_be_confirmed(
    store: Store, beheer: Actor, moment: datetime, kenmerk: str
) -> None:
    with pytest.raises(OpslagFout, match="staat niet in de database"), store.write() as session:
        Pips(session, beheer, moment).confirm(kenmerk)


def test_a_correction_of_somebody_else_is_our_own_mistake(
    read: Store, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    with pytest.raises(ValueError, match="another kenmerk"):
        confirm(read, klantmanager, moment, corrected=pip_of("b"))


@pytest.mark.parametrize("rol", ["klantmanager", "wspAdviseur"])
def test_who_may_not_see_a_pip_cannot_confirm_it_and_the_try_is_kept(
    read: Store, beheer: Actor, moment: datetime, rol: str
) -> None:
    stranger = Actor.model_validate({"kenmerk": "x", "rol": rol, "gemeenten": ("GM0402",)})
    with pytest.raises(Geweigerd, match="niet bevestigen"):
        confirm(read, stranger, moment)
    with read.write() as session:
        pips = Pips(session, stranger, moment)
        assert (pips.concepts(), pips.get("a", concept=True), pips.tijdlijn("a")) == ([], None, [])
    told = [line[1:] for line in lines(read, beheer, moment) if line[0] == "x"]
    assert told == [("geweigerd", "a", 1), ("inzien", None, 0), ("geweigerd", "a", 0), ("geweigerd", "a", 0)]


@pytest.mark.parametrize("gemeente", ["GM0402", None])
def test_a_correction_cannot_move_a_pip_out_of_reach(
    read: Store, klantmanager: Actor, moment: datetime, pip_of: PipOf, gemeente: str | None
) -> None:
    with pytest.raises(Geweigerd):
        confirm(read, klantmanager, moment, corrected=pip_of("a", gemeente=gemeente))


def test_a_concept_of_another_gemeente_takes_nothing_over(
    store: Store, beheer: Actor, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    add(store, beheer, moment, pip_of("a", gemeente="GM0402"))
    with pytest.raises(Geweigerd):
        add(store, klantmanager, moment, pip_of("a"))
    add(store, beheer, moment, pip_of("a"))  # who sees all gemeenten may announce a move
    add(store, klantmanager, moment, pip_of("a", doel="werk"))


def test_only_who_may_see_both_gemeenten_confirms_a_move(
    store: Store, beheer: Actor, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    add(store, beheer, moment, pip_of("a", gemeente="GM0402"), "bevestigd")
    add(store, beheer, moment, pip_of("a"))
    with pytest.raises(Geweigerd):
        confirm(store, klantmanager, moment)
    assert confirm(store, beheer, moment).gemeente == "GM0164"


def test_confirming_leaves_one_line(read: Store, beheer: Actor, klantmanager: Actor, moment: datetime) -> None:
    confirm(read, klantmanager, moment)
    assert lines(read, beheer, moment)[-1] == ("km-1", "bevestigen", "a", 1)


def test_without_a_line_nothing_is_confirmed(
    read: Store, klantmanager: Actor, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch, pytest.raises(ZeroDivisionError):
        patch.setattr(Audit, "write", broken)
        confirm(read, klantmanager, moment)
    with read.write() as session:
        assert [pip.versie for pip in Pips(session, klantmanager, moment).concepts()] == [2]


def test_a_long_list_with_concepts_keeps_every_version_apart(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf
) -> None:
    many = [pip_of(f"p{number:04d}") for number in range(1500)]
    changed = [pip_of(pip.kenmerk, doel="werk") for pip in many]
    with store.write() as session:
        pips = Pips(session, beheer, moment)
        assert pips.add([*many, many[0]]) == AddResult(1500, 0, 1)
        assert pips.add([*changed, many[0], changed[0]], "concept") == AddResult(0, 1502, 0)
        assert pips.all() == [pip.model_copy(update={"versie": 1}) for pip in many]
        assert [pip.versie for pip in pips.concepts()] == [4] + [2] * 1499
