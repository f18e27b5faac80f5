"""Erased is erased: whoever comes back with an older backup of the database is gone again before anybody looks."""

from datetime import timedelta
from pathlib import Path

import pytest

from api.deps import register_of, store_of
from api.journeys.pip import keep_pips
from api.journeys.toegang import new_token
from api.journeys.wissen import wis, wis_opnieuw
from api.settings import Settings
from data.storage.antwoorden import Antwoord, begin, keep
from data.storage.audit import Audit, AuditLine
from data.storage.pips import Pips
from data.storage.session import OpslagFout, Store
from data.storage.wisregister import Wisregister
from tests.databases import Database, FillOnce
from tests.journeys.regio import BEHEER, MOMENT, region

A, B, C = (pip.kenmerk for pip in region().pips[:3])
LATER = MOMENT + timedelta(hours=1)


@pytest.fixture
def settings(database: Database, tmp_path: Path) -> Settings:
    return Settings(database.url, wisregister=tmp_path / "gewist")


@pytest.fixture
def register(settings: Settings) -> Wisregister:
    return register_of(settings)


@pytest.fixture
def filled(store: Store, fill_once: FillOnce) -> Store:
    """Three people."""
    put_back(store, fill_once)
    return store


def put_back(store: Store, fill_once: FillOnce) -> None:
    """Put back the backup of when there were three people."""
    fill_once("three", lambda: keep_pips(store, BEHEER, MOMENT, region().pips[:3]))


def people(store: Store) -> set[str]:
    with store.write() as session:
        return {pip.kenmerk for pip in Pips(session, BEHEER, LATER).all()}


def erasings(store: Store) -> list[tuple[str, str | None]]:
    with store.write() as session:
        found: list[AuditLine] = Audit(session, BEHEER, LATER).search()
    return [(line.actor, line.kenmerk) for line in found if line.handeling == "verwijderen"]


def test_who_was_erased_is_gone_at_the_start_after_an_older_backup_was_put_back(
    filled: Store, fill_once: FillOnce, settings: Settings, register: Wisregister
) -> None:
    for kenmerk in (A, B):
        assert wis(filled, register, BEHEER, LATER, kenmerk) == 1
    put_back(filled, fill_once)
    assert people(filled) == {A, B, C}
    opened = store_of(settings)
    assert people(opened) == {C}
    assert sorted(erasings(opened)) == sorted([("wisregister", A), ("wisregister", B)])
    assert wis_opnieuw(opened, register, LATER) == 0
    opened.close()


def test_who_came_back_as_somebody_new_stays(filled: Store, database: Database, register: Wisregister) -> None:
    wis(filled, register, BEHEER, LATER, A)
    database.store.close()
    database.clear()
    keep_pips(filled, BEHEER, LATER + timedelta(days=1), region().pips[:1])
    assert wis_opnieuw(filled, register, LATER + timedelta(days=2)) == 0
    assert people(filled) == {A}


def test_an_erasing_that_was_not_committed_is_done_by_the_next(filled: Store, register: Wisregister) -> None:
    register.add(A, LATER)
    wis(filled, register, BEHEER, LATER, B)
    assert people(filled) == {C}
    assert sorted(erasings(filled)) == sorted([("wisregister", A), (BEHEER.kenmerk, B)])


def test_nobody_is_erased_when_the_register_cannot_be_written(filled: Store, tmp_path: Path) -> None:
    (tmp_path / "vol").write_text("geen map")
    with pytest.raises(OSError):
        wis(filled, Wisregister(tmp_path / "vol", new_token), BEHEER, LATER, A)
    assert people(filled) == {A, B, C}


@pytest.mark.parametrize("lost", ["gewist.txt", "sleutel.txt"])
def test_a_register_that_is_not_whole_is_refused_in_dutch(
    lost: str, filled: Store, fill_once: FillOnce, settings: Settings, register: Wisregister
) -> None:
    wis(filled, register, BEHEER, LATER, A)
    if lost == "sleutel.txt":
        put_back(filled, fill_once)
    (register.folder / lost).unlink()
    with pytest.raises(OpslagFout, match=r"Zet .* terug uit een kopie"):
        store_of(settings)


def test_the_register_holds_no_kenmerk_and_is_for_its_owner_only(filled: Store, register: Wisregister) -> None:
    wis(filled, register, BEHEER, LATER, A)
    for file in register.folder.iterdir():
        assert file.stat().st_mode & 0o777 == 0o600
        assert A not in file.read_text()
    assert Wisregister(register.folder, new_token).merk(A) in (register.folder / "gewist.txt").read_text()


def test_a_line_that_was_broken_off_hides_no_other(filled: Store, register: Wisregister) -> None:
    register.add(A, LATER)
    with (register.folder / "gewist.txt").open("a") as lines:
        lines.write("abc")
    register.add(B, LATER)
    assert [line is None for line in register.lines()] == [False, True, False]
    assert wis_opnieuw(filled, register, LATER) == 2
    assert people(filled) == {C}


def test_an_answer_that_would_be_given_again_goes_with_the_person(filled: Store, register: Wisregister) -> None:
    about = {
        "een": (f'{{"kenmerk": "{A}"}}', {}),
        "twee": ("{}", {}),
        "drie": (f'{{"kenmerk": "{B}"}}', {}),
    }
    with filled.write() as session:
        for key, (text, headers) in about.items():
            begin(session, "km", key, key, MOMENT)
            session.flush()
            keep(session, "km", key, Antwoord(key, 201, headers, text.encode()))
    wis(filled, register, BEHEER, LATER, A)
    with filled.write() as session:
        left = [key for key in about if begin(session, "km", key, key, LATER) is not None]
    assert left == ["twee", "drie"]
