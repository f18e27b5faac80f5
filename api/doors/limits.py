"""Who asks again and again for what is not there is asked to wait: nobody finds a person by guessing.

Source: requirements H093 and H094. Counts live in this process only; with more processes each counts for itself.
"""

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from math import ceil
from threading import Lock

from data.schemas.errors import Uitlegbaar

WINDOW = timedelta(minutes=1)
MISSES = (401, 403, 404)
MOST_KEYS = 10_000
"""Askers that are remembered; beyond it the oldest are forgotten."""


class TooOften(Uitlegbaar):
    """Raised for an asker who missed too often; wait is the time until they may ask again."""

    def __init__(self, wait: timedelta) -> None:
        """Take the time to wait."""
        super().__init__("U vroeg heel vaak naar iets dat er niet is. Wacht een minuut.")
        self.wait = wait


class Misses:
    """How often each asker (an actor, or an address of the network) missed in the last minute."""

    def __init__(self, most: int, now: Callable[[], datetime]) -> None:
        """Take how many misses a minute are allowed, and the clock."""
        self._most, self._now, self._lock = most, now, Lock()
        self._moments: dict[str, deque[datetime]] = {}

    def record(self, asker: str) -> None:
        """Remember one miss."""
        with self._lock:
            moments = self._moments.pop(asker, None) or deque(maxlen=self._most)
            moments.append(self._now())
            self._moments[asker] = moments
            if len(self._moments) > MOST_KEYS:
                del self._moments[next(iter(self._moments))]

    def check(self, asker: str) -> None:
        """Raise TooOften for who missed too often in the last minute."""
        with self._lock:
            moments = self._moments.get(asker)
            if moments is None or len(moments) < self._most:
                return
            wait = moments[0] + WINDOW - self._now()
        if wait > timedelta(0):
            raise TooOften(wait)


def seconds_of(wait: timedelta) -> str:
    """A time to wait as a header says it: whole seconds, at least one."""
    return str(max(1, ceil(wait.total_seconds())))
