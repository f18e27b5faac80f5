"""Work for another process, which finds it here."""

import os
import time  # noqa: TID251 - work that takes long
from pathlib import Path
from typing import cast

from api.journeys.background import World


def nothing() -> World:
    """A world for work that needs none."""
    return cast(World, None)


def leave_number(_: World, place: str) -> None:
    """Write the number of this process to a file."""
    Path(place).write_text(str(os.getpid()), encoding="utf-8")


def take_long(world: World, place: str) -> None:
    """The same, and then never end."""
    leave_number(world, place)
    time.sleep(600)


def fail(_: World, place: str) -> None:
    """Go wrong."""
    raise ValueError(place)
