"""The worker: every ISO week exactly once, whatever the clock does, with the real queue on a real PostgreSQL."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from procrastinate import App, PsycopgConnector
from procrastinate.periodic import MARGIN, PeriodicDeferrer, PeriodicRegistry, PeriodicTask
from procrastinate.testing import InMemoryConnector
from sqlalchemy import text

from api.cli.worker import CATCH_UP, HERE, app_of, run_week, week_at
from api.settings import Settings
from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Ronde, week_of
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.queue import prepare_queue
from data.storage.rondes import Rondes
from data.storage.session import OpslagFout, Store, connect, database_url, open_store
from tests.data.storage.conftest import pip_of, plek_of

__all__ = ["pip_of", "plek_of"]

on_postgresql = pytest.mark.parametrize("backend", ["postgresql"], indirect=True)
BEHEER = Actor(kenmerk="beheer-1", rol="beheer", gemeenten=None)
MOMENT = datetime(2026, 11, 28, 12, tzinfo=UTC)
SUNDAY = int(datetime(2026, 11, 29, 1, tzinfo=UTC).timestamp())


def weekly(app: App) -> PeriodicTask:
    return app.periodic_registry.periodic_tasks["ronde", "ronde"]


def deferrer(app: App) -> PeriodicDeferrer:
    """What the worker itself uses to see when it is time, for the weekly job alone."""
    registry = PeriodicRegistry()
    registry.periodic_tasks["ronde", "ronde"] = weekly(app)
    return PeriodicDeferrer(registry, max_delay=CATCH_UP)


def planned(start: datetime, end: datetime, asleep: Callable[[float], bool] = lambda at: False) -> list[int]:
    """The moments at which a worker plans a ronde, on a clock that we turn; while it is asleep it looks at nothing."""
    app = app_of(InMemoryConnector(), lambda week: None)
    looking, at, found = deferrer(app), start.timestamp(), set()
    while at < end.timestamp():
        if asleep(at):
            looking, at = deferrer(app), at + 3600  # a worker that starts anew remembers nothing
            continue
        found |= {timestamp for _, timestamp in looking.get_previous_tasks(at=at)}  # the queue keeps each moment once
        at += looking.get_next_tick(at=at) + MARGIN
    return sorted(found)


def weeks(first: date, last: date) -> list[str]:
    return [week_of(first + timedelta(days=7 * n)) for n in range((last - first).days // 7 + 1)]


def test_h098_h099_every_week_of_ten_years_has_exactly_one_ronde_on_a_sunday_night() -> None:
    moments = planned(datetime(2025, 12, 27, 12, tzinfo=UTC), datetime(2035, 12, 24, tzinfo=UTC))
    every = weeks(date(2025, 12, 29), date(2035, 12, 24))
    assert [week_at(moment) for moment in moments] == every
    assert {"2026-W53", "2032-W53"} <= set(every)
    assert Counter(week[:4] for week in every)["2026"] == 53
    here = [datetime.fromtimestamp(moment, HERE) for moment in moments]
    assert {(moment.isoweekday(), moment.hour) for moment in here} == {(7, 2), (7, 3)}


def test_a_worker_that_was_away_makes_up_for_the_ronde_it_missed() -> None:
    gone = datetime(2026, 11, 28, tzinfo=UTC).timestamp(), datetime(2026, 12, 2, 9, tzinfo=UTC).timestamp()
    moments = planned(
        datetime(2026, 11, 21, 12, tzinfo=UTC), datetime(2026, 12, 8, tzinfo=UTC), lambda at: gone[0] < at < gone[1]
    )
    assert [week_at(moment) for moment in moments] == ["2026-W48", "2026-W49", "2026-W50"]


@pytest.fixture
def filled(url: str, pip_of: Callable[..., Pip], plek_of: Callable[..., Plek]) -> Store:
    store = open_store(url)
    with store.write() as session:
        Pips(session, BEHEER, MOMENT).add([pip_of("pip-a")])
        Plekken(session, BEHEER, MOMENT).add([plek_of("plek-x")])
    store.close()
    return store


def published(url: str) -> tuple[Ronde | None, tuple[str, str] | None]:
    """The last ronde, and the one that is open."""
    store = open_store(url)
    with store.read() as session:
        rondes = Rondes(session, BEHEER, MOMENT)
        found = rondes.last(), rondes.running()
    store.close()
    return found


def work(app: App, *timestamps: int) -> None:
    """Plan the ronde of these moments as the worker does, and let a real worker do what there is."""

    async def together() -> None:
        async with app.open_async():
            await deferrer(app).defer_jobs([(weekly(app), timestamp) for timestamp in timestamps])
            await app.run_worker_async(wait=False, install_signal_handlers=False, delete_jobs="successful")

    asyncio.run(together())


@on_postgresql
def test_a_real_worker_publishes_the_ronde_of_the_week_once(filled: Store, url: str) -> None:
    asked: list[str] = []

    def run(week: str) -> None:
        asked.append(week)
        if week == "2026-W49":  # a worker also plans the ronde of the week this test runs in
            run_week(Settings(database_url=url), week)

    address = prepare_queue(url)
    assert prepare_queue(url) == address
    for _ in range(2):  # the second worker plans the same moment
        work(app_of(PsycopgConnector(conninfo=address), run), SUNDAY, SUNDAY)
    ronde, _ = published(url)
    assert asked.count("2026-W49") == 1
    assert ronde is not None
    assert (ronde.kenmerk, ronde.op, ronde.aantal_pips) == ("2026-W49", date(2026, 11, 30), 1)


@on_postgresql
def test_what_a_killed_worker_left_is_done_by_the_next(filled: Store, url: str) -> None:
    asked: list[str] = []
    address = prepare_queue(url)

    async def killed() -> None:
        app = app_of(PsycopgConnector(conninfo=address), asked.append)
        async with app.open_async():
            await deferrer(app).defer_jobs([(weekly(app), SUNDAY)])
            worker_id = await app.job_manager.register_worker()
            assert await app.job_manager.fetch_job(None, worker_id) is not None

    asyncio.run(killed())
    engine = connect(database_url(url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE wachtrij.procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"))
    engine.dispose()

    async def next_worker() -> None:
        app = app_of(PsycopgConnector(conninfo=address), asked.append)
        async with app.open_async():
            await app.tasks["opruimen"].defer_async(timestamp=0)
            await app.run_worker_async(wait=False, install_signal_handlers=False)
            await app.run_worker_async(wait=False, install_signal_handlers=False)

    asyncio.run(next_worker())
    assert asked.count("2026-W49") == 1


@on_postgresql
def test_an_empty_database_has_no_ronde_and_keeps_its_week(url: str) -> None:
    run_week(Settings(database_url=url), "2026-W49")
    assert published(url) == (None, None)


def test_on_sqlite_the_worker_says_what_to_put_in_cron(tmp_path: Path) -> None:
    with pytest.raises(OpslagFout, match="cron: 0 2"):
        prepare_queue(f"sqlite:///{tmp_path / 'x.db'}")
