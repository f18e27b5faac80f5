"""Where invented people live and invented aanbieders are: real postcodes, more of them where more people live."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.reference.places import gemeenten, pc4_of_regio, pc4_table
from data.synthetic.draws import Draws
from data.synthetic.scenario import Wonen
from data.synthetic.shares import Shares, shares_of

KM_PER_DEGREE = 111.2
POSTCODE_LETTERS = "ABCDEGHJKLMNPRSTVWXZ"


@dataclass(frozen=True, slots=True)
class Plaats:
    """A four-digit postcode and its gemeente ("GM0153")."""

    pc4: str
    gemeente: str


def prefix_of(regio: str | None) -> str:
    """Give the two letters kenmerken of this arbeidsmarktregio begin with; "NL" for the whole country (None)."""
    namen = {gemeente.arbeidsmarktregio: gemeente.arbeidsmarktregio_naam for gemeente in gemeenten().values()}
    return "NL" if regio is None else namen[regio][:2].upper()


def plaatsen(regio: str | None, wonen: Wonen) -> Shares[Plaats]:
    """Say what part of the people lives in each postcode of an arbeidsmarktregio, or of the country (None).

    The part grows with the number of postcodes within `wonen.bereik` km and with the factor of the gemeente. KeyError
    when there is no such arbeidsmarktregio. Source: assumption, see scenario.toml.
    """
    table = pc4_table()
    rows = np.arange(len(table.gemeente)) if regio is None else pc4_of_regio(regio)
    near = _neighbours(table.lat[rows], table.lon[rows], wonen.bereik)
    factor = np.array([wonen.gemeente_factor.get(table.gemeente[row], 1.0) for row in rows.tolist()])
    weight = near * factor
    parts = (weight / weight.sum()).tolist()
    found = (Plaats(str(table.codes[row]), table.gemeente[row]) for row in rows.tolist())
    return shares_of(dict(zip(found, parts, strict=True)))


def _neighbours(lat: NDArray[np.float64], lon: NDArray[np.float64], reach: float) -> NDArray[np.float64]:
    """Count for each point (degrees) the points within `reach` km, itself included; flat earth is near enough here."""
    north = lat * KM_PER_DEGREE
    east = lon * KM_PER_DEGREE * np.cos(np.radians(52.2))
    counts = [
        np.count_nonzero((north - y) ** 2 + (east - x) ** 2 <= reach**2) for y, x in zip(north, east, strict=True)
    ]
    return np.array(counts, dtype=np.float64)


def draw_postcode(draws: Draws, plaats: Plaats, met_letters: float) -> str:
    """Draw a postcode in this plaats: "7511AB" with the chance `met_letters`, otherwise "7511"."""
    if not draws.chance(met_letters):
        return plaats.pc4
    return plaats.pc4 + draws.one(POSTCODE_LETTERS) + draws.one(POSTCODE_LETTERS)
