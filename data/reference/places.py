"""Where postcodes lie, and to which gemeente and arbeidsmarktregio they belong.

Source: data/reference/SOURCES.md, section postcodes, gemeenten.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HERE = Path(__file__).parent
LAT_RANGE = (50.0, 54.0)
LON_RANGE = (3.0, 8.0)


@dataclass(frozen=True, slots=True)
class Gemeente:
    """A gemeente by its CBS code ("GM0153"), with its arbeidsmarktregio ("AM05") and the names of both."""

    code: str
    naam: str
    arbeidsmarktregio: str
    arbeidsmarktregio_naam: str


@dataclass(frozen=True, eq=False)
class Pc4Table:
    """The four-digit postcodes with one point and one gemeente each.

    `codes`, `lat`, `lon` and `gemeente` have the same length; `codes` (1000 to 9999) ascend without repeats,
    `lat` and `lon` are degrees within the European Netherlands (50 to 54, 3 to 8), `gemeente` holds CBS
    codes. The arrays become read-only. Raises ValueError when one of this does not hold.
    """

    codes: NDArray[np.int16]
    lat: NDArray[np.float64]
    lon: NDArray[np.float64]
    gemeente: tuple[str, ...]
    _rows: dict[str, int] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Check the columns, lock them and number the postcodes."""
        if not (self.codes.shape == self.lat.shape == self.lon.shape == (len(self.gemeente),)):
            raise ValueError("the columns of the postcodes differ in length")
        if not np.all((self.codes >= 1000) & (self.codes <= 9999)):
            raise ValueError("a postcode lies between 1000 and 9999")
        if not np.all(self.codes[1:] > self.codes[:-1]):
            raise ValueError("the postcodes must ascend without repeats")
        for degrees, (low, high) in ((self.lat, LAT_RANGE), (self.lon, LON_RANGE)):
            if not np.all((degrees >= low) & (degrees <= high)):
                raise ValueError("a postcode lies outside the Netherlands")
        for column in (self.codes, self.lat, self.lon):
            column.flags.writeable = False
        object.__setattr__(self, "_rows", {str(code): row for row, code in enumerate(self.codes.tolist())})

    def index(self, postcode: str | None) -> int:
        """Find the row of a postcode.

        `postcode` is written like "7511", "7511AA" or "7511 AA" (letters of either case). Gives -1 for None,
        for a postcode that is not in the table and for text that is no postcode.
        """
        if postcode is None:
            return -1
        row = self._rows.get(postcode[:4], -1)
        length = len(postcode)
        if row < 0 or length == 4:
            return row
        letters = postcode[-2:]
        spaced = length == 6 or (length == 7 and postcode[4] == " ")
        return row if spaced and letters.isascii() and letters.isalpha() else -1


def _lines(name: str, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Read the lines of a CSV file beside this module; ValueError for other columns or empty fields."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        if tuple(next(reader, ())) != columns:
            raise ValueError(f"{name} must have the columns {', '.join(columns)}")
        for line in reader:
            if len(line) != len(columns) or not all(line):
                raise ValueError(f"{name}, line {reader.line_num}: {len(columns)} filled fields expected")
            yield tuple(line)


@lru_cache(maxsize=1)
def gemeenten() -> dict[str, Gemeente]:
    """Give every gemeente by its code; read once, so do not change the dict.

    Raises ValueError when a code is malformed or repeated, or an arbeidsmarktregio has two names.
    """
    found: dict[str, Gemeente] = {}
    namen: dict[str, str] = {}
    for line in _lines("gemeenten.csv", ("gemeente", "naam", "arbeidsmarktregio", "arbeidsmarktregio_naam")):
        gemeente = Gemeente(*line)
        regio, naam = gemeente.arbeidsmarktregio, gemeente.arbeidsmarktregio_naam
        if not re.fullmatch(r"GM\d{4}", gemeente.code) or not re.fullmatch(r"AM\d{2}", regio):
            raise ValueError(f"gemeenten.csv: no code of a gemeente or arbeidsmarktregio: {gemeente}")
        if gemeente.code in found or namen.setdefault(regio, naam) != naam:
            raise ValueError(f"gemeenten.csv: repeated code, or a regio with two names: {gemeente}")
        found[gemeente.code] = gemeente
    return found


@lru_cache(maxsize=1)
def pc4_table() -> Pc4Table:
    """Give the table of all postcodes, read once; ValueError when a gemeente in it does not exist."""
    lines = list(_lines("pc4.csv", ("pc4", "lat", "lon", "gemeente")))
    codes, lat, lon, gemeente = zip(*lines, strict=True)
    unknown = set(gemeente) - set(gemeenten())
    if unknown:
        raise ValueError(f"pc4.csv: unknown gemeenten {sorted(unknown)}")
    return Pc4Table(
        np.array([int(code) for code in codes], dtype=np.int16),
        np.array([float(degrees) for degrees in lat], dtype=np.float64),
        np.array([float(degrees) for degrees in lon], dtype=np.float64),
        gemeente,
    )


@lru_cache(maxsize=64)
def pc4_of_regio(arbeidsmarktregio: str) -> NDArray[np.int16]:
    """Give the rows of the postcodes in one arbeidsmarktregio ("AM05"), ascending and read-only.

    Raises KeyError when there is no such arbeidsmarktregio.
    """
    codes = {g.code for g in gemeenten().values() if g.arbeidsmarktregio == arbeidsmarktregio}
    if not codes:
        raise KeyError(arbeidsmarktregio)
    rows = np.array([row for row, code in enumerate(pc4_table().gemeente) if code in codes], dtype=np.int16)
    rows.flags.writeable = False
    return rows
