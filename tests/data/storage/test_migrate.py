"""Migrations: as often and with as many at once as you like, and never different from the tables."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect, text
from sqlmodel import SQLModel

import data.storage.tables  # noqa: F401 - fills the metadata
from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.storage.migrate import upgrade
from data.storage.pips import Pips
from data.storage.session import OpslagFout, Store, connect, database_url, open_store

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
