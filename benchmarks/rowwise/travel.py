"""Minutes of travel between two postcodes, by the embedded estimate."""

from collections.abc import Sequence
from functools import lru_cache
from math import asin, ceil, cos, inf, radians, sin, sqrt
from typing import NamedTuple

from data.reference.places import pc4_table
from data.schemas.pip import Reistijd

EARTH_KM = 6371.009
SAME_POSTCODE_KM = 1.0
USUAL_VERVOER = ("lopen", "fiets", "ov")


class Pace(NamedTuple):
    """How fast one vervoer goes, and between which distances it can be used."""

    detour: float
    kmh: float
    fixed: float
    from_km: float
    to_km: float


PACES = {
    "lopen": Pace(1.20, 5, 0, 0, 5),
    "fiets": Pace(1.25, 15, 2, 0, 20),
    "ebike": Pace(1.25, 20, 2, 0, 30),
    "bromfiets": Pace(1.30, 28, 3, 0, 40),
    "ov": Pace(1.40, 28, 15, 1, inf),
    "auto": Pace(1.35, 45, 6, 0, inf),
}


def allowed_vervoer(reistijd: Reistijd) -> list[str]:
    """Give the vervoer the person can use: the usual ones unless others are named, less what is not possible."""
    excluded = reistijd.niet_mogelijk or ()
    return [vervoer for vervoer in reistijd.vervoer or USUAL_VERVOER if vervoer not in excluded]


def kilometres(home: str | None, away: str) -> float | None:
    """Give the great-circle distance between two postcodes; None when one of them is not known."""
    table = pc4_table()
    start, end = table.index(home), table.index(away)
    if start < 0 or end < 0:
        return None
    return _great_circle(start, end)


def fastest(km: float, vervoer: Sequence[str]) -> int | None:
    """Give the whole minutes of the fastest vervoer that reaches; None when none does."""
    minutes = [_minutes(km, PACES[name]) for name in vervoer if PACES[name].from_km <= km <= PACES[name].to_km]
    return min(minutes, default=None)


def _minutes(km: float, pace: Pace) -> int:
    return ceil(round(km * pace.detour / pace.kmh * 60 + pace.fixed, 9))


@lru_cache(maxsize=1)
def _points() -> list[tuple[float, float]]:
    table = pc4_table()
    return [(radians(lat), radians(lon)) for lat, lon in zip(table.lat.tolist(), table.lon.tolist(), strict=True)]


@lru_cache(maxsize=1 << 16)
def _great_circle(start: int, end: int) -> float:
    """Give the distance in km by the haversine formula."""
    if start == end:
        return SAME_POSTCODE_KM
    (lat, lon), (other_lat, other_lon) = _points()[start], _points()[end]
    half = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))
