"""Functions for another process, in a module that is quick to load."""

import os
import signal
from collections.abc import Callable, Iterator


def whoami(_: object) -> int:
    return os.getpid()


def call(function: Callable[[], int]) -> int:
    return function()


def refuse(name: str) -> None:
    raise LookupError(f"{name} is leeg")


def die_elsewhere(here: int) -> str:
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done after all"


def interrupt(_: object) -> str:
    os.kill(os.getpid(), signal.SIGINT)
    return "went on"


def whoami_twice(_: object) -> Iterator[int]:
    yield os.getpid()
    yield os.getpid()


def count_and_refuse(most: int) -> Iterator[int]:
    yield from range(most)
    raise LookupError(f"{most} is te veel")


def count_and_die_elsewhere(here: int) -> Iterator[int]:
    yield from range(2)
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    yield from range(2, 4)
