"""Trying again: when somebody else was writing at the same moment, and while the database is away."""

from collections.abc import Callable
from typing import TypeVar

from data.storage.session import Achterhaald, Botsing, Onbereikbaar

T = TypeVar("T")
TIMES = 5
"""How often a decision is tried when others decide at the same moment; each time one of them gets through."""

PAUSES = (1, 2, 4, 8, 15, 30, 30, 30, 30, 30, 60, 60)
"""Seconds between tries while the database is away: five minutes in all."""


def again(work: Callable[[], T]) -> T:
    """Do this work, at once again when somebody else was writing; raises what it raises in the end.

    What somebody decided on and is no longer so (Achterhaald) is not tried again: a person has to look.
    """
    for _ in range(TIMES - 1):
        try:
            return work()
        except Achterhaald:
            raise
        except Botsing:
            continue
    return work()


def patiently(work: Callable[[], T], tell: Callable[[str], None], wait: Callable[[float], None]) -> T:
    """Do this work, again and again while the database is away or busy; tell says so in Dutch.

    The work must be one transaction that may be done twice. Raises what it raises after the last pause.
    """
    for seconds in PAUSES:
        try:
            return work()
        except Achterhaald:
            raise
        except (Botsing, Onbereikbaar) as error:
            tell(f"{error} Nieuwe poging over {seconds} s. Er is niets verloren.")
            wait(seconds)
    return work()
