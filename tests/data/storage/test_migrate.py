"""Migrations: as often and with as many at once as you like, and never different from the tables."""

import json
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, column, insert, inspect, table, text
from sqlmodel import SQLModel

import data.storage.tables
import data.storage.tables_ronde
import data.storage.tables_toegang
import data.storage.tables_voorstel  # noqa: F401 - all fill the metadata
from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.plek import Aanbieder, Plek
from data.storage.bediening import Verzoeken
from data.storage.invariants import invariants
from data.storage.lapsing import lapse_where
from data.storage.migrate import upgrade
from data.storage.migrations import FOLDER
from data.storage.pips import Pips
from data.storage.plekken import Plekken, search_name
from data.storage.rondes import Rondes
from data.storage.session import OpslagFout, Store, connect, database_url, open_store
from data.storage.versions import AddResult
from data.storage.verwerkingsstops import Verwerkingsstops
from tests.data.storage.rondes import run

ROOT = Path(__file__).parents[3]


def constraints(engine: Engine) -> dict[str, object]:
    """What guards each table, by name, as the database tells it."""
    inspector = inspect(engine)
    return {
        table: (
            sorted((check["name"], check["sqltext"]) for check in inspector.get_check_constraints(table)),
            inspector.get_pk_constraint(table)["constrained_columns"],
            sorted(str((key["name"], key["constrained_columns"])) for key in inspector.get_foreign_keys(table)),
            sorted((str(index["name"]), _where(dict(index))) for index in inspector.get_indexes(table)),
            sorted(str((one["name"], one["column_names"])) for one in inspector.get_unique_constraints(table)),
            [(column["name"], str(column["type"]), column["nullable"]) for column in _columns(engine, table)],
        )
        for table in SQLModel.metadata.tables
    }


def _where(index: dict[str, Any]) -> list[tuple[str, str, str]]:
    options = index.get("dialect_options", {}) | {"columns": index["column_names"], "unique": index["unique"]}
    return sorted((name, type(value).__name__, str(value)) for name, value in options.items())


def _columns(engine: Engine, table: str) -> list[dict[str, object]]:
    return sorted((dict(column) for column in inspect(engine).get_columns(table)), key=lambda one: str(one["name"]))


def test_tables_and_migrations_do_not_drift(url: str) -> None:
    engine = connect(database_url(url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, SQLModel.metadata) == []
    engine.dispose()


def test_migrations_guard_exactly_what_the_tables_say(url: str, empty_url: str) -> None:
    migrated = connect(database_url(url))
    made = connect(database_url(empty_url)).execution_options(writing=True)
    SQLModel.metadata.create_all(made)
    assert constraints(migrated) == constraints(made)
    migrated.dispose()
    made.dispose()


def test_migrating_twice_keeps_what_is_there(
    empty_url: str, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip]
) -> None:
    upgrade(empty_url)
    store = open_store(empty_url)
    with store.write() as session:
        Pips(session, beheer, moment).add([pip_of("a")])
    upgrade(empty_url)
    with store.write() as session:
        assert Pips(session, beheer, moment).count() == 1
    store.close()


@pytest.fixture
def first_step(empty_url: str, moment: datetime, pip_of: Callable[..., Pip], plek_of: Callable[..., Plek]) -> str:
    """The address of a database as the first step made it, with two versions of each thing and a ronde on them."""
    upgrade(empty_url, "0001")
    engine = connect(database_url(empty_url)).execution_options(writing=True)
    named = plek_of("x", aanbieder=Aanbieder(naam=" De  STER\0", soort="werkgever"))
    about = {"ronde": "w", "pip": "a", "pip_versie": 1}
    voorstel = about | {"plek": "x", "plek_versie": 1, "rang": 1, "richting": "vraaggericht", "score": 0.5}
    ronde = {"kenmerk": "w", "op": moment.date(), "seed": 1, "parameters": "", "code_versie": "", "reistijd_bron": ""}
    ronde |= {"aantal_pips": 1, "aantal_plekken": 1, "geplaatst": 1, "totaal": 0.5, "waarschuwingen": "[]"}
    rows: dict[str, list[dict[str, object]]] = {
        "pip": [_old(pip, moment) | {"gemeente": "GM0164"} for pip in (pip_of("a"), pip_of("a", doel="werk"))],
        "plek": [_old(plek, moment) | {"capaciteit": 2} for plek in (named, plek_of("x"))],
        "ronde": [ronde | {"gepubliceerd_op": moment}],
        "voorstel": [voorstel | {"volgnummer": 0, "document": "{}"}],
    }
    rows["pip"][0] |= {"versie": 1, "actueel": False}
    rows["plek"][0] |= {"versie": 1, "actueel": False}
    with engine.begin() as connection:
        for name, kept in rows.items():
            connection.execute(insert(table(name, *map(column, kept[0]))), kept)
    engine.dispose()
    return empty_url


def _old(noun: Pip | Plek, moment: datetime) -> dict[str, object]:
    """The second version of something, its document in the order of the alphabet as it once was."""
    document = json.dumps(noun.as_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return {"kenmerk": noun.kenmerk, "versie": 2, "actueel": True, "opgeslagen_op": moment, "document": document}


def test_what_the_first_step_kept_is_confirmed_and_offered(
    first_step: str, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip], plek_of: Callable[..., Plek]
) -> None:
    upgrade(first_step)
    store = open_store(first_step)
    with store.write() as session:
        pips, plekken = Pips(session, beheer, moment), Plekken(session, beheer, moment)
        assert pips.history("a") == [pip_of("a", versie=1), pip_of("a", versie=2, doel="werk")]
        told = [(one.status, one.actueel, one.laatste, one.opgeslagen_op) for one in pips.tijdlijn("a")]
        assert told == [("bevestigd", False, False, moment), ("bevestigd", True, True, moment)]
        assert (plekken.all(), plekken.versies()) == ([plek_of("x")], {"x": 2})
        assert [one.status for one in plekken.tijdlijn("x", date(2026, 11, 23))] == ["open", "open"]
        assert len(plekken.by_aanbieder("bakkerij de ster", date(2026, 11, 23))) == 1
        names = session.scalars(text("SELECT aanbieder FROM plek ORDER BY versie")).all()
        assert names == [search_name(" De  STER\0"), search_name("Bakkerij De Ster")]
        assert session.scalars(text("SELECT plek_versie FROM voorstel")).all() == [1]
    with pytest.raises(OpslagFout), store.write() as session:
        session.execute(text("DELETE FROM plek WHERE versie = 1"))  # the voorstel still refers to it
    store.close()


def test_what_an_older_program_wrote_in_another_order_is_still_the_same(
    first_step: str, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip], plek_of: Callable[..., Plek]
) -> None:
    upgrade(first_step)
    store = open_store(first_step)
    with store.write() as session:
        assert Pips(session, beheer, moment).add([pip_of("a", doel="werk")]) == AddResult(0, 0, 1)
        assert Plekken(session, beheer, moment).add([plek_of("x")]) == AddResult(0, 0, 1)
    store.close()


def test_the_second_step_can_be_undone_and_done_again(
    first_step: str, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip]
) -> None:
    upgrade(first_step)
    store = open_store(first_step)
    with store.write() as session:
        Pips(session, beheer, moment).add([pip_of("a", doel="opleiding")], "concept")
        Plekken(session, beheer, moment).withdraw("x", "Er is geen werk meer.")
    _undo(first_step, "0001")
    upgrade(first_step)
    with store.write() as session:
        assert [one.versie for one in Pips(session, beheer, moment).tijdlijn("a")] == [1, 2]
        assert Plekken(session, beheer, moment).versies() == {"x": 3}
    store.close()


def test_rondes_that_were_there_stay_published_and_the_steps_after_them_can_be_undone(
    first_step: str, beheer: Actor, moment: datetime
) -> None:
    upgrade(first_step)
    for _ in range(2):
        store = open_store(first_step)
        with store.write() as session:
            kept = Rondes(session, beheer, moment).get("w")
            assert kept is not None
            assert (kept.week, kept.regio, kept.snapshot, kept.geplaatst) == ("2026-W48", None, None, 1)
            assert Rondes(session, beheer, moment).verslag("w") is None
            assert invariants(session) == []
        store.close()
        _undo(first_step, "0003")
        upgrade(first_step)


def test_a_verwerkingsstop_has_its_own_word_and_a_proef_its_columns_also_undone_and_done_again(
    empty_url: str, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip], plek_of: Callable[..., Plek]
) -> None:
    upgrade(empty_url)
    store = open_store(empty_url)
    with store.write() as session:
        Pips(session, beheer, moment).add([pip_of("stil"), pip_of("moe")])
        Plekken(session, beheer, moment).add([plek_of("x", capaciteit=2)])
    run(store, moment, {"stil": "x", "moe": "x"})
    with store.write() as session:
        Verwerkingsstops(session, beheer, moment).begin("stil", "Op verzoek.")
        lapse_where(session, moment, "verwerkingsstop", pip="stil")
        lapse_where(session, moment, "pauze", pip="moe")
        verzoeken = Verzoeken(session, moment)
        for proef in (False, True):
            verzoeken.end(verzoeken.ask("wie", "2026-W48", None, "auto", proef=proef).kenmerk, "klaar", None)
    ways: tuple[Callable[[], None], ...] = (lambda: None, lambda: _undo(empty_url, "0010"), lambda: upgrade(empty_url))
    for way, om in zip(ways, ("verwerkingsstop", "pauze", "verwerkingsstop"), strict=True):
        way()
        with store.write() as session:
            told = session.execute(text("SELECT pip, vervallen_om FROM voorstel_stand ORDER BY pip")).all()
            assert ([tuple(one) for one in told], invariants(session)) == ([("moe", "pauze"), ("stil", om)], [])
    with store.read() as session:
        asked, tried = (Verzoeken(session, moment).get(one) for one in ("2026-W48", "2026-W48-proef"))
        assert (asked is not None and asked.proef, tried) == (False, None)
    store.close()


def _undo(url: str, step: str) -> None:
    engine = connect(database_url(url)).execution_options(writing=True)
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            raw = connection.connection.dbapi_connection
            assert raw is not None
            raw.cursor().execute("PRAGMA foreign_keys = OFF")
        config.attributes["connection"] = connection
        command.downgrade(config, step)
        connection.commit()
    engine.dispose()


@pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
def test_a_reference_to_nothing_stops_a_migration(first_step: str) -> None:
    engine = connect(database_url(first_step)).execution_options(writing=True)
    with engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        assert raw is not None
        raw.cursor().executescript("PRAGMA foreign_keys = OFF; DELETE FROM pip;")
    engine.dispose()
    with pytest.raises(OpslagFout, match="nergens bij horen"):
        upgrade(first_step)


def test_threads_may_migrate_at_once(empty_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, [empty_url] * 4))
    open_store(empty_url).close()


def test_processes_may_migrate_at_once(empty_url: str) -> None:
    code = "import sys; from data.storage.migrate import upgrade; upgrade(sys.argv[1])"
    command = [sys.executable, "-W", "error", "-c", code, empty_url]
    started = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    told = [process.communicate()[1] for process in started]
    assert [process.returncode for process in started] == [0, 0], told
    open_store(empty_url).close()


def test_a_newer_database_is_not_opened(store: Store, url: str) -> None:
    with store.write() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(OpslagFout, match="past niet bij deze versie"):
        open_store(url)


def test_a_migration_that_fails_halfway_leaves_no_tables(empty_url: str) -> None:
    engine = connect(database_url(empty_url)).execution_options(writing=True)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE ronde (x INTEGER)"))
    with pytest.raises(OpslagFout):
        upgrade(empty_url)
    assert inspect(engine).get_table_names() == ["ronde"]
    engine.dispose()


def test_the_folder_of_a_sqlite_file_is_made(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'nieuw' / '50% map' / 'opslag.db'}"
    upgrade(url)
    open_store(url).close()


def test_an_unreachable_database_is_told_in_dutch() -> None:
    with pytest.raises(OpslagFout, match="niet bereikbaar"):
        upgrade("postgresql://127.0.0.1:1/weg")


@pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
def test_every_kept_text_orders_by_code_point(url: str) -> None:
    engine = connect(database_url(url))
    kept = [column for column in inspect(engine).get_columns("pip") if column["name"] in ("kenmerk", "document")]
    assert [getattr(column["type"], "collation", None) for column in kept] == ["C", "C"]
    engine.dispose()
