"""A small map of where somebody lives and where the plek is: points of postcodes, drawn without any tiles."""

from dataclasses import dataclass
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

from data.reference.places import gemeenten, pc4_table

WIDTH, HEIGHT, EDGE = 320, 200, 24
KM_A_DEGREE = 111.2
LEAST_KM = 6.0
"""A map is never of a smaller piece of the country than this, so that one recognises where it is."""
MOST_NAMES = 6
Index = NDArray[np.int_]


@dataclass(frozen=True)
class Punt:
    """A point on the map in the units of the drawing, with its name; no name is a postcode in the background."""

    x: int
    y: int
    naam: str = ""


@dataclass(frozen=True)
class Kaart:
    """What is drawn: where the person lives, the plek, the postcodes around, names of places, and the distance."""

    woont: Punt
    plek: Punt
    rondom: tuple[Punt, ...]
    namen: tuple[Punt, ...]
    km: float
    breed: int = WIDTH
    hoog: int = HEIGHT


def kaart_of(woont: str | None, plek: str) -> Kaart | None:
    """The map for two postcodes, of which only the four digits count; None when one of them is not known."""
    table = pc4_table()
    a, b = table.index(woont), table.index(plek)
    if a < 0 or b < 0:
        return None
    lat, lon = table.lat, table.lon
    middle = float(lat[a] + lat[b]) / 2, float(lon[a] + lon[b]) / 2
    shrink = cos(radians(middle[0]))
    east, north = (lon - middle[1]) * shrink * KM_A_DEGREE, (lat - middle[0]) * KM_A_DEGREE
    wide, high = max(abs(east[a] - east[b]), LEAST_KM), max(abs(north[a] - north[b]), LEAST_KM)
    scale = min((WIDTH - 2 * EDGE) / wide, (HEIGHT - 2 * EDGE) / high)
    x = np.rint(WIDTH / 2 + east * scale).astype(int)
    y = np.rint(HEIGHT / 2 - north * scale).astype(int)
    inside = np.flatnonzero((x >= 0) & (x <= WIDTH) & (y >= 0) & (y <= HEIGHT))
    at = [Punt(int(x[row]), int(y[row])) for row in inside]
    km = float(np.hypot(east[a] - east[b], north[a] - north[b]))
    return Kaart(Punt(int(x[a]), int(y[a])), Punt(int(x[b]), int(y[b])), tuple(at), _names(inside, x, y), round(km, 1))


def _names(inside: Index, x: Index, y: Index) -> tuple[Punt, ...]:
    """The gemeenten with most postcodes on the map, each in the middle of them."""
    table = pc4_table()
    rows: dict[str, list[int]] = {}
    for row in inside.tolist():
        rows.setdefault(table.gemeente[row], []).append(row)
    most = sorted(rows.items(), key=lambda item: (-len(item[1]), item[0]))[:MOST_NAMES]
    return tuple(Punt(int(np.mean(x[found])), int(np.mean(y[found])), gemeenten()[code].naam) for code, found in most)
