"""What the commands and pages need, built from the settings."""

import os
import platform
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from api.journeys.engine import Engine
from api.journeys.geheugen import Geheugen
from api.settings import Settings, route_planner
from data.reference.places import pc4_table
from data.schemas.travel import Router
from features.travel.estimate import Estimate
from features.travel.osrm import OsrmRouter
from matching.parameters import Parameters, read_parameters

if TYPE_CHECKING:
    from api.journeys.background import Background, World
    from api.journeys.ronde_stap import Loop, Step
    from api.journeys.tekort_lijst import Lijsten
    from data.storage.session import Store
    from data.storage.wisregister import Wisregister


def engine_of(settings: Settings, parameters: Parameters | None = None) -> Engine:
    """The engine with the parameters and the router of this installation; or with the parameters of an old ronde."""
    parameters = parameters or read_parameters(settings.parameters_file)
    estimate = Estimate(pc4_table(), parameters.travel_estimate())
    router: Router = estimate
    if settings.osrm_url:
        router = OsrmRouter(pc4_table(), estimate, route_planner(settings.osrm_url), settings.osrm_seconds)
    return Engine(parameters, router)


def store_of(settings: Settings) -> "Store":
    """The database of this installation, made or brought up to date first; raises OpslagFout.

    Who was erased and came back with a backup is erased again, before anybody uses it.
    """
    # Loaded here, because commands without a database start twice as fast without it.
    from api.journeys.wissen import wis_opnieuw
    from data.storage.migrate import upgrade
    from data.storage.session import open_store

    upgrade(settings.database_url)
    store = open_store(settings.database_url)
    try:
        wis_opnieuw(store, register_of(settings), utc_now())
    except BaseException:
        store.close()
        raise
    return store


def register_of(settings: Settings) -> "Wisregister":
    """The register of who was erased, outside the database."""
    from api.journeys.toegang import new_token
    from data.storage.wisregister import Wisregister

    return Wisregister(settings.register_folder, new_token)


@dataclass(frozen=True)
class Installation:
    """Everything that runs as one: the settings, the database, the engine, the clock (UTC), and long work.

    geheugen is what the pages remember of the plekken on offer, lijsten what they remember of what regios lack.
    """

    settings: Settings
    store: "Store"
    engine: Engine
    now: Callable[[], datetime]
    background: "Background"
    geheugen: Geheugen = field(default_factory=Geheugen)
    lijsten: "Lijsten" = field(default_factory=lambda: _lijsten())

    @property
    def register(self) -> "Wisregister":
        """The register of who was erased."""
        return register_of(self.settings)


def _lijsten() -> "Lijsten":
    from api.journeys.tekort_lijst import Lijsten

    return Lijsten()


def installation_of(settings: Settings) -> Installation:
    """The installation of these settings, its database made or brought up to date; raises OpslagFout."""
    from api.journeys.background import WorkerProcess

    world = world_of(settings)
    background = WorkerProcess(partial(world_of, settings))
    return Installation(settings, world.store, world.engine, world.now, background)


def world_of(settings: Settings) -> "World":
    """What long work needs, made anew in the process that does it."""
    from api.journeys.background import World

    return World(engine_of(settings), store_of(settings), utc_now, loop_with)


def loop_with(step: "Step", tell: Callable[[str], None]) -> "Loop":
    """How a ronde runs in this process; step shows how far it is, tell says in Dutch what it waits for."""
    from api.journeys.ronde_stap import Loop

    started = datetime.now(ZoneInfo("Europe/Amsterdam"))
    eigenaar = f"{platform.node()}, proces {os.getpid()}, sinds {started:%d-%m %H:%M:%S}"
    return Loop(eigenaar, version("plekwijzer"), utc_now, step, tell, time.sleep)


def utc_now() -> datetime:
    """This moment in UTC."""
    return datetime.now(UTC)
