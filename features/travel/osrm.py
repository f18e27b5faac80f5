"""Ask a route planner (OSRM) for the reistijd, and fall back to another router when it does not answer.

Source: OSRM HTTP API v1, table service (project-osrm.org/docs); 100 coordinates a request is the
default limit of an OSRM server.
"""

import math
import ssl
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

import httpx
import numpy as np
from numpy.typing import NDArray

from data.reference.places import Pc4Table
from data.schemas.travel import VERVOER, Router

DEFAULT_PROFILES: Mapping[str, str] = MappingProxyType({"lopen": "foot", "fiets": "bike", "auto": "car"})
MAX_COORDINATES = 100
GEEN_ANTWOORD = "De routeplanner gaf geen antwoord; de reistijd is geschat."

Rows = NDArray[np.int16]


class OsrmRouter:
    """The router that asks an OSRM server, for the vervoer that has a profile there.

    `fallback` answers for every other vervoer, within one postcode (a route planner sees no distance there),
    and for a whole vervoer of one call when the server fails for it: then `waarschuwingen` tells so. The
    reach limits of an estimate do not bound what OSRM answers.
    """

    def __init__(
        self,
        pc4: Pc4Table,
        fallback: Router,
        base_url: str,
        timeout: float,
        profiles: Mapping[str, str] = DEFAULT_PROFILES,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        """Remember where the server is; nothing is asked yet.

        `base_url` is the address before /table; `timeout` is in seconds, for each step of a request.
        `profiles` maps vervoer to the profile in the address: the server (or what stands before it) must give
        each its own data, a bare osrm-routed ignores the profile. Raises ValueError for a vervoer that does
        not exist.
        """
        unknown = set(profiles) - set(VERVOER)
        if unknown:
            raise ValueError(f"unknown vervoer: {', '.join(sorted(unknown))}")
        self._pc4 = pc4
        self._fallback = fallback
        self._profiles = dict(profiles)
        self._client = httpx.Client(
            base_url=base_url, timeout=timeout, transport=transport, verify=_authorities(), trust_env=False
        )
        self._failed = False

    @property
    def name(self) -> str:
        """The name of this router."""
        return "OSRM"

    @property
    def waarschuwingen(self) -> tuple[str, ...]:
        """One Dutch sentence once the server has failed, and what the fallback has to say."""
        return ((GEEN_ANTWOORD,) if self._failed else ()) + self._fallback.waarschuwingen

    def minutes(self, origin: Rows, destination: Rows) -> Rows:
        """Give the reistijd one way in whole minutes, for every vervoer.

        Shapes and -1 as in `Router`; -1 also where OSRM finds no route. Each pair of different postcodes
        among the arguments is asked once for each profile. Raises IndexError for a row outside the table.
        """
        result = self._fallback.minutes(origin, destination)
        if not result.size:
            return result
        origins, at_origin = np.unique(origin, return_inverse=True)
        destinations, at_destination = np.unique(destination, return_inverse=True)
        pair = at_origin.reshape(np.shape(origin)), at_destination.reshape(np.shape(destination))
        elsewhere = np.not_equal(origin, destination)
        for vervoer, profile in self._profiles.items():
            table = self._table(profile, origins, destinations)
            if table is None:
                self._failed = True
            else:
                column = result[..., VERVOER.index(vervoer)]
                np.copyto(column, table[pair], where=elsewhere)
        return result

    def close(self) -> None:
        """Close the connections to the server."""
        self._client.close()

    def _table(self, profile: str, origins: Rows, destinations: Rows) -> Rows | None:
        """Ask all minutes between origins and destinations, in parts; None when any part fails.

        The result has shape (origins, destinations).
        """
        table = np.empty((origins.size, destinations.size), dtype=np.int16)
        try:
            for part in _parts(origins.size, destinations.size):
                table[part] = self._ask(profile, origins[part[0]], destinations[part[1]])
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, RecursionError):
            return None
        return table

    def _ask(self, profile: str, origins: Rows, destinations: Rows) -> list[list[int]]:
        """Ask one table of the server; httpx.HTTPError or ValueError when it does not give one."""
        rows = [*origins.tolist(), *destinations.tolist()]
        places = ";".join(f"{self._pc4.lon[row]:.6f},{self._pc4.lat[row]:.6f}" for row in rows)
        numbers = [str(number) for number in range(len(rows))]
        query = {
            "sources": ";".join(numbers[: origins.size]),
            "destinations": ";".join(numbers[origins.size :]),
            "annotations": "duration",
        }
        response = self._client.get(f"/table/v1/{profile}/{places}", params=query)
        response.raise_for_status()
        return _read(response.json(), origins.size, destinations.size)


def _parts(origins: int, destinations: int) -> Iterator[tuple[slice, slice]]:
    """Cut origins by destinations into parts with at most MAX_COORDINATES places together."""
    half = MAX_COORDINATES // 2
    high = min(origins, max(half, MAX_COORDINATES - destinations))
    wide = MAX_COORDINATES - high
    for top in range(0, origins, high):
        for left in range(0, destinations, wide):
            yield slice(top, top + high), slice(left, left + wide)


@cache
def _authorities() -> ssl.SSLContext:
    """Whom to trust about https; read once, because each reading takes as long as a hundred answers."""
    return httpx.create_ssl_context(trust_env=False)


def _read(answer: object, origins: int, destinations: int) -> list[list[int]]:
    """Read whole minutes from the answer of a table service; ValueError when it has another shape."""
    if not isinstance(answer, dict) or answer.get("code") != "Ok":
        raise ValueError("the table service did not say Ok")
    durations = answer.get("durations")
    if not isinstance(durations, list) or len(durations) != origins:
        raise ValueError(f"{origins} rows of durations expected")
    if not all(isinstance(line, list) and len(line) == destinations for line in durations):
        raise ValueError(f"{destinations} durations in each row expected")
    return [[_whole_minutes(seconds) for seconds in line] for line in durations]


def _whole_minutes(seconds: object) -> int:
    """Turn seconds into minutes, rounded up; -1 for None (no route), ValueError for what is no duration."""
    if seconds is None:
        return -1
    if isinstance(seconds, bool) or not isinstance(seconds, int | float):
        raise ValueError("a duration must be a number")
    if not 0 <= seconds <= 60 * np.iinfo(np.int16).max:
        raise ValueError("a duration must be zero or more, and days at most")
    return math.ceil(seconds / 60)
