"""The store: one transaction is everything or nothing, also with two writers and with a broken audit."""

import threading
import time  # noqa: TID251 - who waits for whom is a matter of time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.storage.audit import Audit
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.session import Botsing, OpslagFout, Store, open_store
from data.storage.tables import AuditRow, PipRow, PlekRow, VoorstelRow

PipOf = Callable[..., Pip]
PlekOf = Callable[..., Plek]


def counted(store: Store, table: type[SQLModel]) -> int:
    with store.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_an_error_at_the_end_stores_neither_data_nor_audit(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf, plek_of: PlekOf
) -> None:
    with pytest.raises(ZeroDivisionError), store.write() as session:
        Pips(session, beheer, moment).add([pip_of("a")])
        Plekken(session, beheer, moment).add([plek_of("x")])
        raise ZeroDivisionError
    assert [counted(store, table) for table in (PipRow, PlekRow, AuditRow)] == [0, 0, 0]


def test_a_change_that_fails_leaves_the_old_version_actueel(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf
) -> None:
    with store.write() as session:
        Pips(session, beheer, moment).add([pip_of("a")])
    with pytest.raises(ZeroDivisionError), store.write() as session:
        Pips(session, beheer, moment).add([pip_of("a", doel="werk")])
        raise ZeroDivisionError
    with store.write() as session:
        assert Pips(session, beheer, moment).get("a") == pip_of("a", versie=1)


@pytest.mark.parametrize("call", ["get", "all", "count", "history", "tijdlijn", "concepts", "add"])
def test_without_an_audit_line_there_is_no_data(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf, call: str
) -> None:
    with store.write() as session:
        Pips(session, beheer, moment).add([pip_of("a")])
    with store.write() as session:
        session.execute(text("DROP TABLE audit"))
    arguments: dict[str, list[object]] = {"add": [[pip_of("b")]], "all": [], "concepts": [], "count": []}
    with pytest.raises((OpslagFout, DBAPIError)), store.write() as session:
        getattr(Pips(session, beheer, moment), call)(*arguments.get(call, ["a"]))
    assert counted(store, PipRow) == 1


def test_a_reading_session_gives_no_pips_because_it_cannot_leave_a_line(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf
) -> None:
    with store.write() as session:
        Pips(session, beheer, moment).add([pip_of("a")])
    with pytest.raises((OpslagFout, DBAPIError)), store.read() as session:
        Pips(session, beheer, moment).get("a")
    with store.write() as session:
        assert Pips(session, beheer, moment).count() == 1


def test_a_reading_session_sees_one_moment(store: Store, beheer: Actor, moment: datetime, plek_of: PlekOf) -> None:
    with store.read() as session:
        plekken = Plekken(session, beheer, moment)
        assert plekken.count() == 0
        with store.write() as other:
            Plekken(other, beheer, moment).add([plek_of("x")])
        assert (plekken.count(), plekken.all()) == (0, [])
    assert counted(store, PlekRow) == 1


def test_two_writers_at_once_lose_nothing(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf, plek_of: PlekOf
) -> None:
    rounds, start = 12, threading.Barrier(4)

    def write(writer: int) -> None:
        start.wait()
        for number in range(rounds):
            with store.write() as session:
                Pips(session, beheer, moment).add([pip_of("shared", vakskills=(f"{writer}/{number}",))])
                Pips(session, beheer, moment).add([pip_of(f"own-{writer}-{number}")])
                Plekken(session, beheer, moment).add([plek_of("plek", titel=f"{writer}/{number}")])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(write, range(4)))
    with store.write() as session:
        pips = Pips(session, beheer, moment)
        kept = pips.history("shared")
        assert [pip.versie for pip in kept] == list(range(1, 4 * rounds + 1))
        assert len({pip.vakskills for pip in kept}) == 4 * rounds
        assert pips.count() == 4 * rounds + 1
        assert len(Plekken(session, beheer, moment).history("plek")) == 4 * rounds


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_who_read_before_another_wrote_gets_a_collision_and_not_a_silent_loss(
    store: Store, backend: str, beheer: Actor, moment: datetime, pip_of: PipOf
) -> None:
    with store.write() as session:
        Pips(session, beheer, moment).add([pip_of("a")])
    for kenmerk in ("a", "new"):
        with pytest.raises(Botsing, match="net hetzelfde gewijzigd"), store.write() as slow:
            Pips(slow, beheer, moment).get(kenmerk)
            with store.write() as fast:
                Pips(fast, beheer, moment).add([pip_of(kenmerk, doel="werk")])
            Pips(slow, beheer, moment).add([pip_of(kenmerk, doel="opleiding")])
        with store.write() as session:
            found = Pips(session, beheer, moment).get(kenmerk)
            assert found is not None
            assert found.doel == "werk"


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_on_postgresql_looking_does_not_wait_for_a_writer(
    store: Store, backend: str, beheer: Actor, moment: datetime, pip_of: PipOf
) -> None:
    with store.write() as session:
        Pips(session, beheer, moment).add([pip_of("a")])
        with store.write() as other:
            assert Pips(other, beheer, moment).count() == 0


def test_a_busy_database_is_told_in_dutch(
    store: Store, url: str, beheer: Actor, moment: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.storage.session.BUSY_SECONDS", 0.01)
    elsewhere = open_store(url)
    with store.write() as busy:
        Pips(busy, beheer, moment).add([])
        for place in (store, elsewhere):
            with pytest.raises(Botsing, match="bezet"), place.write() as late:
                late.execute(text("SET LOCAL lock_timeout = '10ms'"))
                Pips(late, beheer, moment).add([])
    elsewhere.close()


def test_who_rests_between_short_transactions_lets_others_write(store: Store, url: str) -> None:
    other, most = open_store(url), 200
    waiting, done = threading.Event(), threading.Event()

    def write_once() -> None:
        waiting.set()
        with other.write():
            done.set()

    with ThreadPoolExecutor(1) as pool:
        turns = 0
        while not done.is_set() and turns < most:
            turns += 1
            with store.write():
                if not waiting.is_set():
                    pool.submit(write_once)
                time.sleep(0.02)
            time.sleep(0.005)
    other.close()
    assert turns < most


def test_transactions_are_set_up_as_the_house_says(store: Store, backend: str) -> None:
    if backend == "postgresql":
        with store.write() as session:
            assert session.scalar(text("SHOW transaction_isolation")) == "repeatable read"
            assert session.scalar(text("SHOW transaction_read_only")) == "off"
        with store.read() as session:
            assert session.scalar(text("SHOW transaction_isolation")) == "repeatable read"
            assert session.scalar(text("SHOW transaction_read_only")) == "on"
        return
    with store.write() as session:
        asked = ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        assert [session.scalar(text(f"PRAGMA {name}")) for name in asked] == ["wal", 1, 30_000, 1]


def test_the_database_guards_what_rows_do_not(store: Store, moment: datetime) -> None:
    kept: dict[str, object] = {"versie": 1, "actueel": True, "opgeslagen_op": moment, "document": "{}"}
    pip = kept | {"kenmerk": "a", "gemeente": None, "status": "bevestigd", "laatste": True}
    plek = kept | {"kenmerk": "x", "capaciteit": 1, "aanbieder": "y", "reden_intrekking": None}
    voorstel = {"ronde": "weg", "pip": "a", "pip_versie": 1, "plek": "x", "plek_versie": 1, "rang": 1}
    voorstel |= {"richting": "vraaggericht", "score": 0.5, "volgnummer": 0, "document": "{}"}
    with store.write() as session:
        session.execute(insert(PipRow), [pip])
        session.execute(insert(PlekRow), [plek])
    refused: list[tuple[type[SQLModel], dict[str, object]]] = [
        (PipRow, pip | {"versie": 2, "laatste": False}),  # a second actuele version
        (PipRow, pip | {"versie": 2, "actueel": False}),  # a second version that is laatste
        (PipRow, pip | {"kenmerk": "b", "status": "concept"}),  # a concept that is judged
        (PipRow, pip | {"kenmerk": "b", "status": "half", "actueel": False}),
        (PipRow, pip | {"versie": 1, "actueel": False, "laatste": False}),
        (PipRow, pip | {"kenmerk": "b", "versie": 0}),
        (PlekRow, plek | {"kenmerk": "y", "capaciteit": -1}),
        (PlekRow, plek | {"kenmerk": "y", "reden_intrekking": ""}),
        (VoorstelRow, voorstel),  # no such ronde
        (VoorstelRow, voorstel | {"rang": 0}),
        (VoorstelRow, voorstel | {"score": 1.01}),
        (VoorstelRow, voorstel | {"richting": "achterwaarts"}),
    ]
    for table, row in refused:
        with pytest.raises(OpslagFout), store.write() as session:
            session.execute(insert(table), [row])


def test_a_moment_without_zone_is_refused(store: Store, beheer: Actor, pip_of: PipOf) -> None:
    with pytest.raises(Exception, match="time zone"), store.write() as session:
        Pips(session, beheer, datetime(2026, 1, 1)).add([pip_of("a")])
    assert counted(store, PipRow) == 0


def test_faults_do_not_repeat_what_was_being_stored(store: Store, beheer: Actor, moment: datetime) -> None:
    with pytest.raises((OpslagFout, DBAPIError)) as caught, store.write() as session:
        session.execute(text("DROP TABLE audit"))
        Audit(session, beheer, moment).write("inzien", "pip", "GEHEIM", 1)
    assert "GEHEIM" not in f"{caught.value} {caught.value.__cause__}"


def test_a_refused_row_is_not_repeated_in_the_fault(store: Store, moment: datetime) -> None:
    row: dict[str, object] = {"kenmerk": "GEHEIM", "versie": 0, "gemeente": None, "opgeslagen_op": moment}
    row |= {"status": "bevestigd", "actueel": True, "laatste": True}
    with pytest.raises(OpslagFout, match="ck_pip_versie") as caught, store.write() as session:
        session.execute(insert(PipRow), [row | {"document": "GEHEIM"}])
    assert "GEHEIM" not in "".join(traceback.format_exception(caught.value))


def test_a_database_without_tables_is_told_in_dutch(empty_url: str) -> None:
    with pytest.raises(OpslagFout, match="migratie"):
        open_store(empty_url)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("sqlite:////bestaat/niet/opslag.db", "bestaat nog niet"),
        ("sqlite://", "Geef een bestand"),
        ("sqlite:///:memory:", "Geef een bestand"),
        ("postgresql://wie:GEHEIM@127.0.0.1:1/weg", "niet bereikbaar"),
        ("postgres://wie@127.0.0.1:1/weg", "niet bereikbaar"),
        ("mysql://localhost/x", "kent de database mysql niet"),
        ("zomaar iets", "adres van de database klopt niet"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_in_dutch(url: str, told: str) -> None:
    with pytest.raises(OpslagFout, match=told) as caught:
        open_store(url)
    assert "GEHEIM" not in str(caught.value)


def test_a_file_that_is_no_database_is_told_in_dutch(tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_text("Geachte heer of mevrouw, " * 100)
    with pytest.raises(OpslagFout, match="niet bruikbaar"):
        open_store(f"sqlite:///{tmp_path / 'brief.txt'}")
