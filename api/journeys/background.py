"""Work that takes long, done beside the answers: in one other process, one thing at a time."""

import logging
import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import active_children, get_context
from multiprocessing.process import BaseProcess
from threading import Lock
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # not loaded here, so that the other process loads only what its work needs
    from api.journeys.engine import Engine
    from api.journeys.ronde_stap import Loop, Step
    from data.storage.session import Store

GIVING_WAY = 10
"""How much the other process lets answers go first, as `nice` counts."""
log = logging.getLogger("plekwijzer")


@dataclass(frozen=True)
class World:
    """What work needs: the engine, the database, the clock (UTC), and how a ronde runs in this process."""

    engine: "Engine"
    store: "Store"
    now: Callable[[], datetime]
    loop: "Callable[[Step, Callable[[str], None]], Loop]"


Task = Callable[[World, str], None]
"""Work on the thing with this kenmerk; a function of a module, so that another process can find it."""


class Background(Protocol):
    """Where long work goes."""

    def submit(self, task: Task, kenmerk: str) -> None:
        """Have this done; how it went is told in the database by the task itself."""

    def break_off(self) -> None:
        """Stop at once what is under way, however far it is; everything that works here can be begun again."""

    def close(self) -> None:
        """Let what is under way stop; what waits is found again at the next start."""


class AtOnce:
    """Does the work before it answers: for commands, and where there is nobody else to serve."""

    def __init__(self, world: World) -> None:
        """Take what the work needs."""
        self._world = world

    def submit(self, task: Task, kenmerk: str) -> None:
        """Do it now."""
        task(self._world, kenmerk)

    def break_off(self) -> None:
        """Nothing is under way."""

    def close(self) -> None:
        """Nothing is under way."""


class WorkerProcess:
    """Does the work in one other process, so that answers do not wait for it; the process starts when needed."""

    def __init__(self, open_world: Callable[[], World]) -> None:
        """Take the function that makes a World; another process must be able to find it."""
        self._open, self._lock = open_world, Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._started: set[BaseProcess] = set()

    def submit(self, task: Task, kenmerk: str) -> None:
        """Have it done after what waits already."""
        with self._lock:
            try:
                future = self._workers().submit(_work, task, kenmerk)
            except BrokenProcessPool:  # the process was killed: what it did is found again at the next start
                self._pool = None
                future = self._workers().submit(_work, task, kenmerk)
        future.add_done_callback(_tell)

    def break_off(self) -> None:
        """Kill the process; the next work starts another."""
        with self._lock:
            if self._pool is not None:
                for process in self._started:
                    process.kill()
                self._pool.shutdown(cancel_futures=True)
                self._pool = None

    def close(self) -> None:
        """Stop after what is under way."""
        with self._lock:
            if self._pool is not None:
                self._pool.shutdown(cancel_futures=True)
                self._pool = None

    def _workers(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = get_context("spawn")
            before = set(active_children())
            self._pool = ProcessPoolExecutor(1, context, initializer=_begin, initargs=(self._open,))
            self._pool.submit(_nothing)  # starts the process, so that it is known and can be killed
            self._started = set(active_children()) - before
        return self._pool


_world: list[World] = []


def _begin(open_world: Callable[[], World]) -> None:
    os.nice(GIVING_WAY)
    _world[:] = [open_world()]


def _work(task: Task, kenmerk: str) -> None:
    task(_world[0], kenmerk)


def _nothing() -> None:
    """Work that takes no time."""


def _tell(future: Future[None]) -> None:
    if not future.cancelled() and (error := future.exception()) is not None:
        log.error("background: %s", type(error).__name__)
