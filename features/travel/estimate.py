"""Estimate the reistijd between two postcodes from the distance as the crow flies.

The distance follows the haversine formula on geopy's sphere, written with points on that sphere: the
haversine of the angle between two points is a quarter of their squared straight-line distance. Every step is
elementwise, so a pair gives the same minutes alone and within a matrix. Against the ellipsoid
(geopy.distance.geodesic, WGS 84) the distance is 0.05% to 0.33% shorter over 200,000 random pairs of
postcodes, far less than the detour factors leave uncertain.

The numbers per vervoer stand in the parameter file.
Source: docs: judgement, section Travel time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from geopy.distance import EARTH_RADIUS
from numpy.typing import NDArray

from data.reference.places import Pc4Table
from data.schemas.travel import VERVOER, VervoerEstimate

SAME_POSTCODE_KM = 1.0
FURTHEST_KM = 600.0  # corner to corner of the degrees that a Pc4Table admits
DECIMALS = 9
PART_SIZE = 1 << 15  # pairs worked on at a time: small enough to stay in the processor's cache

Part = tuple[slice, ...]


@dataclass(frozen=True, eq=False)
class Estimate:
    """The router that needs no network: distance times detour, over a speed, plus a fixed part.

    `pc4` gives the points, `vervoer` one `VervoerEstimate` for each element of `VERVOER`. Raises ValueError
    when there are not six, or when one is so slow that its minutes do not fit 16 bits.
    """

    pc4: Pc4Table
    vervoer: tuple[VervoerEstimate, ...]
    _points: NDArray[np.float64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Check the table and place the postcodes on a sphere of radius 1: shape (3, number of postcodes)."""
        if len(self.vervoer) != len(VERVOER):
            raise ValueError(f"one estimate for each of {', '.join(VERVOER)} expected")
        for row in self.vervoer:
            if row.minutes_per_km * min(row.max_km, FURTHEST_KM) + row.fixed_minutes > np.iinfo(np.int16).max:
                raise ValueError(f"too slow to count in minutes: {row}")
        lat, lon = np.radians(self.pc4.lat), np.radians(self.pc4.lon)
        points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
        object.__setattr__(self, "_points", points)

    @property
    def name(self) -> str:
        """The Dutch name of this router."""
        return "schatting"

    @property
    def waarschuwingen(self) -> tuple[str, ...]:
        """No sentences: an estimate that was asked for needs no warning."""
        return ()

    def kilometres(self, origin: NDArray[np.int16], destination: NDArray[np.int16]) -> NDArray[np.float64]:
        """Give the great-circle distance in km, 1.0 within one postcode.

        `origin` and `destination` are rows of the postcodes (0 or more, not checked) and broadcast; the
        result has their common shape.
        """
        x, y, z = (axis[origin] - axis[destination] for axis in self._points)
        chord = np.sqrt(x * x + y * y + z * z)
        km = 2 * EARTH_RADIUS * np.arcsin(chord / 2)
        return np.where(np.equal(origin, destination), SAME_POSTCODE_KM, km)

    def minutes(self, origin: NDArray[np.int16], destination: NDArray[np.int16]) -> NDArray[np.int16]:
        """Give the estimated reistijd one way in whole minutes, for every vervoer.

        `origin` and `destination` are rows of the postcodes and broadcast to a shape S. The result has shape
        S + (6,); -1 beyond the reach of that vervoer. Raises IndexError for a row outside the table.
        """
        self._check(origin)
        self._check(destination)
        shape = np.broadcast_shapes(np.shape(origin), np.shape(destination))
        start, end = np.broadcast_arrays(np.atleast_1d(origin), np.atleast_1d(destination))
        result = np.empty((*start.shape, len(VERVOER)), dtype=np.int16)
        for part in _parts(start.shape):
            km = self.kilometres(start[part], end[part])
            for k, row in enumerate(self.vervoer):
                result[part][..., k] = _whole_minutes(km, row)
        return result.reshape((*shape, len(VERVOER)))

    def _check(self, rows: NDArray[np.int16]) -> None:
        """Refuse rows outside the table; a negative row would silently count from the end."""
        if np.size(rows) and (np.min(rows) < 0 or np.max(rows) >= self.pc4.codes.size):
            raise IndexError(f"rows of postcodes lie between 0 and {self.pc4.codes.size - 1}")


def _whole_minutes(km: NDArray[np.float64], row: VervoerEstimate) -> NDArray[np.float64]:
    """Turn km into minutes, rounded to nine decimals and then up; -1 outside the inclusive reach."""
    minutes = km * row.minutes_per_km
    minutes += row.fixed_minutes
    np.round(minutes, DECIMALS, out=minutes)
    np.ceil(minutes, out=minutes)
    if row.min_km > 0:
        minutes[km < row.min_km] = -1
    if row.max_km < FURTHEST_KM:
        minutes[km > row.max_km] = -1
    return minutes


def _parts(shape: tuple[int, ...]) -> Iterator[Part]:
    """Cut a shape along its longest axis into parts of about PART_SIZE pairs, to use little memory."""
    if 0 in shape:
        return
    axis = int(np.argmax(shape))
    across = int(np.prod(shape, dtype=np.int64)) // shape[axis]
    step = max(1, PART_SIZE // across)
    before: Part = (slice(None),) * axis
    for start in range(0, shape[axis], step):
        yield (*before, slice(start, start + step))
