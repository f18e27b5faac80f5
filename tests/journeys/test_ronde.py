"""The ronde on a real database: once a week, on what was decided before, and the same whenever it is done again."""

import threading
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from api.deps import engine_of
from api.journeys import ronde_meten, ronde_uitleg
from api.journeys.besluit import besluit, pauzeer, zelf_voorstellen
from api.journeys.engine import Engine
from api.journeys.plek import withdraw
from api.journeys.ronde import NietsTeVerdelen, RondeBezig, Verzoek, herhaal, proef, rematch, week_for
from api.journeys.ronde_lezen import lees_ronde
from api.journeys.ronde_publiceren import REST_S, UITLEGGEN
from api.journeys.toegang import new_token
from api.journeys.wissen import wis
from api.settings import Settings
from data.schemas.errors import InvoerFout
from data.schemas.verdeling import Voorstel
from data.schemas.voorstel import VoorstelStand
from data.storage.deciding import Keus
from data.storage.rondes import Rondes
from data.storage.session import NietGevonden, SchijfVol, Store, open_store
from data.storage.voorstellen import Voorstellen
from data.storage.wisregister import Wisregister
from matching.parameters import Parameters
from tests.databases import FillOnce
from tests.journeys.regio import BEHEER, DAY, JOBHUNTER, MOMENT, WIE, broken, contents, engine, fill, loop

FIRST, SECOND = Verzoek("2026-W48"), Verzoek("2026-W49")
on_sqlite = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("backend", ["postgresql"], indirect=True)


@pytest.fixture
def store(store: Store, fill_once: FillOnce) -> Store:
    """A database with the region in it."""
    fill_once("region", lambda: fill(store))
    return store


@pytest.fixture
def published(store: Store, fill_once: FillOnce) -> Store:
    def fill_and_publish() -> None:
        fill(store)
        rematch(engine(), store, FIRST, loop())

    fill_once("published", fill_and_publish)
    return store


def proposed(store: Store, ronde: str) -> dict[str, str]:
    with store.write() as session:
        return {one.pip: one.plek for one in Rondes(session, BEHEER, MOMENT).voorstellen(ronde) if one.rang == 1}


def lopend(store: Store) -> list[VoorstelStand]:
    with store.write() as session:
        return Voorstellen(session, BEHEER, MOMENT).listing()


def decide(store: Store, stand: VoorstelStand, *keuzes: Keus) -> VoorstelStand:
    for keus in keuzes:
        stand = besluit(store, WIE, engine().parameters, stand.kenmerk, keus)
    return stand


def engine_with(parameters: Parameters) -> Engine:
    return replace(engine(), parameters=parameters)


def test_a_ronde_gives_everybody_one_answer_and_a_voorstel_to_work_on(published: Store) -> None:
    ronde = lees_ronde(published, BEHEER, MOMENT, None)
    assert ronde.ronde.kenmerk == "2026-W48"
    assert (ronde.ronde.op, ronde.ronde.seed) == (date(2026, 11, 23), 202648)
    standen = lopend(published)
    assert {one.pip: one.plek for one in standen} == proposed(published, "2026-W48")
    assert {(one.status, one.versie, one.ronde) for one in standen} == {("nieuw", 1, "2026-W48")}
    assert broken(published) == []


def test_run_twice_it_says_so_and_changes_nothing(published: Store) -> None:
    before = contents(published)
    again = rematch(engine(), published, Verzoek("2026-W48", seed=7), loop("ander"))
    assert again.berekend is None
    assert again.ronde.kenmerk == "2026-W48"
    assert contents(published) == before


def test_a_try_out_publishes_nothing(store: Store) -> None:
    before = contents(store)
    found = proef(engine(), store, FIRST, loop())
    assert found.berekend.uitkomst.verdeling.geplaatst > 0
    assert contents(store) == before
    assert rematch(engine(), store, FIRST, loop()).ronde.snapshot == found.opening.snapshot


def test_started_twice_at_once_one_runs_and_the_other_says_who_is_running(store: Store, url: str) -> None:
    told: list[str] = []

    def second(name: str) -> None:
        if name == "Beoordelen":
            other = open_store(url)
            with pytest.raises(RondeBezig) as busy:
                rematch(engine(), other, FIRST, loop("tweede"))
            told.append(str(busy.value))
            other.close()

    rematch(engine(), store, FIRST, loop("de eerste machine", second))
    assert len(told) == 1
    assert "2026-W48" in told[0]
    assert "de eerste machine" in told[0]
    assert broken(store) == []


def test_many_at_once_publish_one_ronde(store: Store, url: str) -> None:
    start, ended = threading.Barrier(4), []

    def run(number: int) -> None:
        mine = open_store(url)
        start.wait()
        try:
            ended.append("nieuw" if rematch(engine(), mine, FIRST, loop(f"nr {number}")).berekend else "stond er al")
        except RondeBezig:
            ended.append("bezig")
        mine.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ended.count("nieuw") == 1
    assert broken(store) == []


def test_done_again_on_its_snapshot_every_byte_is_the_same(published: Store) -> None:
    decide(published, lopend(published)[0], Keus("akkoord"))
    decide(published, lopend(published)[1], Keus("afwijzen", "wilDitWerkNiet"))
    rematch(engine(), published, SECOND, loop())
    before = contents(published)
    for week in ("2026-W48", "2026-W49"):
        found = herhaal(engine_with, published, week, loop())
        assert (found.differences, found.other_code) == ([], None)
        assert found.lines > 60
    assert contents(published) == before


@on_sqlite
def test_two_processes_together_say_every_byte_the_same(published: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ronde_meten, "MANY", 1)
    monkeypatch.setattr(ronde_uitleg, "MANY", 1)
    again = herhaal(engine_with, published, "2026-W48", loop())
    assert (again.lines > 0, again.differences) == (True, [])


def test_a_ronde_is_done_again_with_the_parameters_of_then(published: Store) -> None:
    other = replace(engine(), parameters=changed(engine().parameters))
    rematch(other, published, SECOND, loop())

    def then(parameters: Parameters) -> Engine:
        assert parameters == engine().parameters
        return engine_of(Settings(), parameters)

    assert herhaal(then, published, "2026-W48", loop()).differences == []


def changed(parameters: Parameters) -> Parameters:
    return parameters.model_copy(update={"wens": parameters.wens.model_copy(update={"neutraal": 0.4})})


def test_a_ronde_that_was_tampered_with_does_not_come_out_the_same(published: Store) -> None:
    with published.write() as session:
        session.execute(text("UPDATE voorstel SET document = replace(document, 'score', 'scoor') WHERE volgnummer = 0"))

    def again() -> list[str]:
        return herhaal(
            lambda parameters: replace(engine(), parameters=parameters), published, "2026-W48", loop()
        ).differences

    assert len(again()) == 1
    with published.write() as session:
        session.execute(text("UPDATE ronde_pip SET wachtrondes = 3"))
    with pytest.raises(NietGevonden, match="niet over te doen"):
        again()


def test_voorstellen_stay_from_week_to_week_and_what_changed_says_why(published: Store) -> None:
    first = proposed(published, "2026-W48")
    gone, taken = sorted(set(first.values()))[:2]
    withdraw(published, BEHEER, MOMENT, gone, "Gesloten.")
    verslag = rematch(engine(), published, SECOND, loop()).verslag
    second = proposed(published, "2026-W49")
    assert verslag is not None
    assert gone not in second.values()
    stayed = sum(second.get(pip) == plek for pip, plek in first.items())
    assert (verslag.behouden, verslag.oorzaken.get("plekWeg", 0)) == (stayed, 0)
    assert stayed > 0.9 * len(first) - 3
    assert verslag.nieuw + verslag.behouden + verslag.gewijzigd == len(second)
    assert taken in second.values()


def test_a_voorstel_for_which_the_plek_vanished_says_so(published: Store) -> None:
    stand = lopend(published)[0]
    with published.write() as session:
        session.execute(text("UPDATE plek SET reden_intrekking = 'weg' WHERE kenmerk = :plek"), {"plek": stand.plek})
    verslag = rematch(engine(), published, SECOND, loop()).verslag
    assert verslag is not None
    assert verslag.oorzaken["plekWeg"] >= 1
    assert broken(published) == []


def test_decisions_stand_in_the_next_ronde(published: Store) -> None:
    standen = lopend(published)
    worked, placed, refused, paused = standen[:4]
    decide(published, worked, Keus("overnemen"))
    decide(published, placed, Keus("akkoord"), Keus("plaatsen"))
    decide(published, refused, Keus("afwijzen", "wilDitWerkNiet"))
    pauzeer(published, WIE, paused.pip, DAY + timedelta(days=60))
    result = rematch(engine(), published, SECOND, loop())
    second = proposed(published, "2026-W49")
    assert not {worked.pip, placed.pip, paused.pip} & set(second)
    assert second.get(refused.pip) != refused.plek
    assert result.verslag is not None
    told = result.verslag
    assert (told.in_behandeling, told.geplaatst, told.pauze, told.paren) == (1, 1, 1, 1)
    assert {one.kenmerk: one.status for one in lopend(published)}.items() >= {
        (worked.kenmerk, "inBehandeling"),
        (placed.kenmerk, "geplaatst"),
    }
    assert broken(published) == []


def test_an_own_choice_is_judged_kept_and_respected(published: Store) -> None:
    stand = lopend(published)[0]
    other = sorted(set(proposed(published, "2026-W48").values()) - {stand.plek})[0]
    own = zelf_voorstellen(engine(), published, WIE, stand.pip, other, "Ik ken deze aanbieder.")
    assert (own.status, own.ronde, own.plek) == ("inBehandeling", None, other)
    with published.write() as session:
        voorstellen = Voorstellen(session, BEHEER, MOMENT)
        before, after = voorstellen.of_pip(stand.pip)
        oordeel, [made] = voorstellen.oordeel(own.kenmerk), voorstellen.besluiten(own.kenmerk)
    assert (before.vervallen_om, after.kenmerk) == ("zelfVoorgesteld", own.kenmerk)
    assert oordeel is not None
    assert (oordeel.pip, oordeel.score, made.toelichting) == (stand.pip, own.score, "Ik ken deze aanbieder.")
    rematch(engine(), published, SECOND, loop())
    assert stand.pip not in proposed(published, "2026-W49")
    assert broken(published) == []


@pytest.mark.parametrize("tekst", ["", "BSN 123456782 bellen"])
def test_an_own_choice_needs_words_without_bsn(published: Store, tekst: str) -> None:
    stand = lopend(published)[0]
    with pytest.raises(InvoerFout) as told:
        zelf_voorstellen(engine(), published, WIE, stand.pip, stand.plek, tekst)
    assert "123456782" not in str(told.value)


def test_what_people_do_while_a_ronde_runs_stands(published: Store, tmp_path: Path) -> None:
    worked, refused, erased, other = lopend(published)[:4]
    gone = other.plek

    def meanwhile(name: str) -> None:
        if name == "Verdelen en controleren":
            decide(published, worked, Keus("akkoord"))
            decide(published, refused, Keus("afwijzen", "teVerInPraktijk"))
            wis(published, Wisregister(tmp_path, new_token), BEHEER, MOMENT, erased.pip)
            withdraw(published, BEHEER, MOMENT, gone, "Gesloten.")

    result = rematch(engine(), published, SECOND, loop(at_step=meanwhile))
    assert result.verslag is not None
    assert sum(result.verslag.ingehaald.values()) >= 3
    assert result.ronde.gewist == 1
    standen = {one.pip: one for one in lopend(published)}
    assert standen[worked.pip].status == "akkoord"
    assert not {refused.pip, erased.pip} & set(standen)
    assert gone not in {one.plek for one in standen.values() if one.status == "nieuw"}
    assert broken(published) == []


def test_parameters_that_change_while_a_ronde_runs_count_from_the_next(store: Store) -> None:
    def stop(name: str) -> None:
        if name == UITLEGGEN:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rematch(engine(), store, FIRST, loop("eerste", stop))
    other = replace(engine(), parameters=changed(engine().parameters))
    result = rematch(other, store, FIRST, loop("tweede"))
    assert (result.hervat, result.ronde.parameters) == (False, other.parameters.hash())
    assert broken(store) == []


def test_a_ronde_that_was_stopped_is_finished_by_the_next_call(store: Store, url: str) -> None:
    def stop(name: str) -> None:
        if name == UITLEGGEN:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rematch(engine(), store, FIRST, loop("eerste", stop))
    assert lopend(store) == []
    assert rematch(engine(), store, FIRST, loop("tweede")).hervat
    assert broken(store) == []


def test_nobody_to_divide_is_told_and_keeps_the_week(url: str) -> None:
    empty = open_store(url)
    with pytest.raises(NietsTeVerdelen, match="geen ronde gedaan"):
        rematch(engine(), empty, FIRST, loop())
    fill(empty, 3, 3)
    assert rematch(engine(), empty, FIRST, loop()).ronde.aantal_pips == 3
    empty.close()


@pytest.mark.parametrize(
    ("verzoek", "veld"),
    [(Verzoek("2027-W53"), "--week"), (Verzoek("week 48"), "--week"), (Verzoek("2026-W48", "AM99"), "--regio")],
)
def test_a_week_or_regio_that_does_not_exist_is_told(store: Store, verzoek: Verzoek, veld: str) -> None:
    with pytest.raises(InvoerFout) as told:
        rematch(engine(), store, verzoek, loop())
    assert [fout.bron for fout in told.value.fouten] == [veld]


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2026-11-28", "2026-W48"),
        ("2026-11-29", "2026-W49"),
        ("2026-11-30", "2026-W49"),
        ("2027-01-03", "2027-W01"),
        ("2026-12-28", "2026-W53"),
        ("2027-01-01", "2026-W53"),
        ("2028-02-29", "2028-W09"),
    ],
)
def test_h099_on_a_sunday_the_ronde_is_for_the_week_that_begins(day: str, week: str) -> None:
    assert week_for(date.fromisoformat(day)) == week


def test_who_waits_is_counted_and_small_groups_are_not_shown(published: Store) -> None:
    rematch(engine(), published, SECOND, loop())
    gelezen = lees_ronde(published, BEHEER, MOMENT, "2026-W49")
    assert gelezen.verslag is not None
    assert sum(gelezen.verslag.wachten.values()) == gelezen.ronde.aantal_pips
    assert {rondes for _, rondes in gelezen.langst} == {2}
    assert all(kans.mensen is None or kans.mensen >= 10 for kans in gelezen.verslag.kansen)
    assert any(kans.mensen is None for kans in gelezen.verslag.kansen)
    nobody = lees_ronde(published, JOBHUNTER.model_copy(update={"gemeenten": ()}), MOMENT, "2026-W49")
    assert (nobody.langst, nobody.niets_past) == ([], [])


@on_postgresql
def test_a_database_that_goes_away_is_waited_for(store: Store, url: str, request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue("postgres")
    name = store.engine.url.database
    told: list[str] = []

    def away(step: str) -> None:
        if step == UITLEGGEN:
            server.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
            server.run(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if sum(waited) >= 30:
            server.run(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")

    waited: list[float] = []
    assert rematch(engine(), store, FIRST, loop(at_step=away, told=told, wait=wait)).berekend
    assert sum(waited) >= 30
    assert len(told) == len([seconds for seconds in waited if seconds > REST_S])
    assert all("niet bereikbaar" in line and "Nieuwe poging" in line for line in told)
    assert broken(store) == []


@on_postgresql
def test_an_answer_that_got_lost_is_no_second_ronde(store: Store, url: str) -> None:
    with store.write() as session:
        session.execute(text("CREATE TABLE keer (n INTEGER)"))
    original = Rondes.publish

    def lost(self: Rondes, *arguments: object) -> object:
        ronde = original(self, *arguments)  # type: ignore[arg-type]
        self._session.commit()
        if not seen:
            seen.append(True)
            self._session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        return ronde

    seen: list[bool] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rondes, "publish", lost)
        assert rematch(engine(), store, FIRST, loop()).berekend
    assert seen
    assert broken(store) == []


@on_sqlite
def test_a_full_disk_publishes_nothing_and_with_room_the_ronde_is_finished(store: Store, url: str) -> None:
    def full(name: str) -> None:
        if name == UITLEGGEN:
            limit(store, "SELECT 1")

    with pytest.raises(SchijfVol, match="Maak ruimte"):
        rematch(engine(), store, FIRST, loop(at_step=full))
    assert lopend(store) == []
    assert broken(store) == []
    limit(store, None)
    assert rematch(engine(), store, FIRST, loop()).hervat
    assert broken(store) == []


def limit(store: Store, full: str | None) -> None:
    """Let every connection of this store use no more pages than there are, or as many as it likes."""
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages if full else 2**30}")


@on_postgresql
def test_a_full_disk_of_the_server_publishes_nothing(store: Store, url: str) -> None:
    """The server says so by itself: a trigger raises what it raises when it cannot write."""
    with store.write() as session:
        session.execute(
            text(
                "CREATE FUNCTION vol() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'; END $$"
            )
        )
        session.execute(text("CREATE TRIGGER vol BEFORE INSERT ON voorstel_stand FOR EACH ROW EXECUTE FUNCTION vol()"))
    with pytest.raises(SchijfVol, match="Maak ruimte"):
        rematch(engine(), store, FIRST, loop())
    assert proposed(store, "2026-W48") == {}
    with store.write() as session:
        session.execute(text("DROP TRIGGER vol ON voorstel_stand"))
    assert rematch(engine(), store, FIRST, loop()).hervat
    assert broken(store) == []


@on_sqlite
def test_a_database_that_is_busy_for_long_is_waited_for(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_store(url)
    monkeypatch.setattr("data.storage.session.BUSY_SECONDS", 0.01)
    told: list[str] = []
    blocker = other.engine.execution_options(writing=True).connect()

    def busy(name: str) -> None:
        if name == UITLEGGEN:
            blocker.exec_driver_sql("SELECT 1")

    def wait(seconds: float) -> None:
        blocker.rollback()

    assert rematch(engine(), store, FIRST, loop(at_step=busy, told=told, wait=wait)).berekend
    assert len(told) == 1
    assert "bezet" in told[0]
    blocker.close()
    other.close()


def test_an_old_voorstel_of_the_verdeling_is_no_voorstel_to_work_on(published: Store) -> None:
    with published.write() as session:
        lines: list[Voorstel] = Rondes(session, BEHEER, MOMENT).voorstellen("2026-W48")
    assert {one.rang for one in lines} == {1, 2, 3}
    assert len(lopend(published)) == sum(one.rang == 1 for one in lines)


def test_people_and_plekken_may_come_while_a_ronde_runs(published: Store) -> None:
    def meanwhile(name: str) -> None:
        if name == "Beoordelen":
            fill(published, 70, 50)

    assert rematch(engine(), published, SECOND, loop(at_step=meanwhile)).ronde.aantal_pips == 60
    assert rematch(engine(), published, Verzoek("2026-W50"), loop()).ronde.aantal_pips == 70
    assert broken(published) == []
