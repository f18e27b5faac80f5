"""`plekwijzer worker`: runs the ronde of every week by itself, on PostgreSQL."""

import logging
from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import typer
from procrastinate import App, JobContext, PsycopgConnector, RetryStrategy
from procrastinate.connector import BaseConnector

from api.deps import engine_of, loop_with, store_of
from api.journeys.ronde import NietsTeVerdelen, Verzoek, rematch, week_for
from api.settings import Settings, read_settings
from data.storage.queue import prepare_queue

SUNDAY_NIGHT = "0 1 * * 0"
"""In UTC, which has no summer time: Sunday 02:00 in the Netherlands in winter and 03:00 in summer, never skipped and
never twice."""

CATCH_UP = 6 * 24 * 3600
"""Seconds: a worker that was away on Sunday night makes up for it when it comes back before the Saturday after."""

TRIES, BETWEEN = 12, 300
"""How often a ronde that failed is tried again, and after how many seconds."""

HERE = ZoneInfo("Europe/Amsterdam")
log = logging.getLogger("plekwijzer.worker")


def worker() -> None:
    """Voer elke zondagnacht de ronde uit, zolang dit commando loopt. Alleen met PostgreSQL."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    settings = read_settings()
    store_of(settings).close()
    address = prepare_queue(settings.database_url)
    typer.echo("De worker loopt. De ronde komt elke zondagnacht. Stop met Ctrl+C.", err=True)
    app = app_of(PsycopgConnector(conninfo=address), lambda week: run_week(settings, week))
    app.run_worker(concurrency=2, delete_jobs="successful")


def app_of(connector: BaseConnector, run: Callable[[str], None]) -> App:
    """The jobs of the worker: the ronde of each week, one at a time, and picking up what a killed worker left."""
    app = App(connector=connector, periodic_defaults={"max_delay": CATCH_UP})

    @app.periodic(cron=SUNDAY_NIGHT, periodic_id="ronde")
    @app.task(name="ronde", lock="ronde", retry=RetryStrategy(max_attempts=TRIES, wait=BETWEEN))
    def ronde(timestamp: int) -> None:
        """The ronde of the week that begins after this Sunday night."""
        run(week_at(timestamp))

    @app.periodic(cron="*/5 * * * *", periodic_id="opruimen")
    @app.task(name="opruimen", queueing_lock="opruimen", pass_context=True)
    async def opruimen(context: JobContext, timestamp: int) -> None:
        """Give jobs of a worker that was killed to one that lives."""
        manager = context.app.job_manager
        for job in await manager.get_stalled_jobs():
            await manager.retry_job(job)

    return app


def week_at(timestamp: int) -> str:
    """The ISO week that a ronde planned at this moment (seconds since 1970) is for."""
    return week_for(datetime.fromtimestamp(timestamp, HERE).date())


def run_week(settings: Settings, week: str) -> None:
    """Run the ronde of one week; without anybody or anything to divide there is none, and that is no fault."""

    def step(name: str) -> Callable[[int, int], None]:
        log.info("Ronde %s: %s", week, name)
        return lambda done, of: None

    store = store_of(settings)
    try:
        published = rematch(engine_of(settings), store, Verzoek(week), loop_with(step, log.warning))
    except NietsTeVerdelen as reason:
        log.warning("Ronde %s: %s", week, reason)
    else:
        log.info("Ronde %s: %s van de %s", week, published.ronde.geplaatst, published.ronde.aantal_pips)
    finally:
        store.close()
