"""The words for work we know: beroepen, vakskills and sectoren, read once from the CSV files here.

Indices are positions: the index of a beroep is its place in `beroepen()`, and so for vakskills and
sectoren. They are stable within one version of the files, so keep the `code` (never the index) in storage.

Source: own vocabulary with ISCO-08 codes (ILO) and ESCO uris (European Commission); see SOURCES.md here.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FOLDER = Path(__file__).parent

SECTOR_CODES = (
    *("bouw", "techniek", "zorg", "schoonmaak", "horeca", "logistiek", "groen", "detailhandel", "industrie"),
    *("onderwijs", "ict", "administratie", "welzijn", "textiel", "kunst", "persoonlijkeVerzorging"),
    *("beveiliging", "energie"),
)

SAME, RELATED, SAME_SECTOR, STRANGE = 3, 2, 1, 0


@dataclass(frozen=True)
class Sector:
    """One of the eighteen fields of work that pips and plekken are sorted by."""

    index: int
    code: str
    naam: str
    synoniemen: tuple[str, ...]


@dataclass(frozen=True)
class Beroep:
    """One kind of work with its usual Dutch names.

    `isco` is the four-digit ISCO-08 code; `esco` is the uri in ESCO, None when we know none.
    """

    index: int
    code: str
    naam: str
    isco: str
    sector: str
    esco: str | None
    synoniemen: tuple[str, ...]


@dataclass(frozen=True)
class Vakskill:
    """One thing a person can do at work; `beroepen` are indices of the beroepen it belongs to, ascending."""

    index: int
    code: str
    naam: str
    beroepen: tuple[int, ...]
    synoniemen: tuple[str, ...]


@lru_cache(maxsize=1)
def sectoren() -> tuple[Sector, ...]:
    """Give the eighteen sectoren in their fixed order. ValueError when the file holds anything else."""
    found = tuple(
        Sector(index, row["code"], row["naam"], _words(row["synoniemen"]))
        for index, (_, row) in enumerate(_rows("sectoren.csv", ("code", "naam", "synoniemen")))
    )
    if tuple(sector.code for sector in found) != SECTOR_CODES:
        raise ValueError(f"sectoren.csv: expected the sectoren {', '.join(SECTOR_CODES)} in this order")
    return found


@lru_cache(maxsize=1)
def beroepen() -> tuple[Beroep, ...]:
    """Give all beroepen in file order. ValueError names file and row of an unknown sector or a wrong isco."""
    columns = ("code", "naam", "isco", "sector", "esco", "synoniemen")
    found: list[Beroep] = []
    for index, (number, row) in enumerate(_rows("beroepen.csv", columns)):
        if row["sector"] not in SECTOR_CODES:
            raise ValueError(f"beroepen.csv row {number}: unknown sector {row['sector']!r}")
        if re.fullmatch(r"\d{4}", row["isco"]) is None:
            raise ValueError(f"beroepen.csv row {number}: isco {row['isco']!r} is not four digits")
        words = _words(row["synoniemen"])
        found.append(Beroep(index, row["code"], row["naam"], row["isco"], row["sector"], row["esco"] or None, words))
    return tuple(found)


@lru_cache(maxsize=1)
def vakskills() -> tuple[Vakskill, ...]:
    """Give all vakskills in file order. ValueError names file and row of one without a known beroep."""
    known = {beroep.code: beroep.index for beroep in beroepen()}
    found: list[Vakskill] = []
    for index, (number, row) in enumerate(_rows("vakskills.csv", ("code", "naam", "beroepen", "synoniemen"))):
        codes = _words(row["beroepen"])
        unknown = [code for code in codes if code not in known]
        if unknown or not codes:
            named = ", ".join(unknown) or "(none given)"
            raise ValueError(f"vakskills.csv row {number}: unknown beroep {named}")
        places = tuple(sorted({known[code] for code in codes}))
        found.append(Vakskill(index, row["code"], row["naam"], places, _words(row["synoniemen"])))
    return tuple(found)


@lru_cache(maxsize=1)
def skills_of_beroep() -> tuple[tuple[int, ...], ...]:
    """Give per beroep index the indices of its vakskills, ascending."""
    found: list[list[int]] = [[] for _ in beroepen()]
    for vakskill in vakskills():
        for beroep in vakskill.beroepen:
            found[beroep].append(vakskill.index)
    return tuple(tuple(indices) for indices in found)


@lru_cache(maxsize=1)
def kinship() -> NDArray[np.uint8]:
    """Say for each pair of beroepen how near they are: 3 same, 2 related, 1 same sector, 0 none.

    Shape (B, B), symmetric and read-only; related means the same ISCO-08 minor group (first three digits).
    Source: ISCO-08 structure (ILO, 2012) for the minor groups; the steps 3-2-1-0 are our own choice.
    """
    minor = np.array([beroep.isco[:3] for beroep in beroepen()])
    sector = np.array([beroep.sector for beroep in beroepen()])
    near = np.full((minor.size, minor.size), STRANGE, dtype=np.uint8)
    near[sector[:, None] == sector[None, :]] = SAME_SECTOR
    near[minor[:, None] == minor[None, :]] = RELATED
    np.fill_diagonal(near, SAME)
    near.setflags(write=False)
    return near


def _rows(name: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Read one CSV file as (line number, row). ValueError on other columns, no naam or a double code."""
    seen: set[str] = set()
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        if reader.fieldnames is None or tuple(reader.fieldnames) != tuple(columns):
            raise ValueError(f"{name}: expected the columns {', '.join(columns)}")
        for row in reader:
            if None in row.values() or None in row:
                raise ValueError(f"{name} row {reader.line_num}: wrong number of columns")
            if not row["code"] or not row["naam"] or row["code"] in seen:
                fault = f"code {row['code']!r} is empty, double or without naam"
                raise ValueError(f"{name} row {reader.line_num}: {fault}")
            seen.add(row["code"])
            yield reader.line_num, row


def _words(joined: str) -> tuple[str, ...]:
    """Cut the words in one cell at the bars; an empty cell gives none."""
    return tuple(word for word in joined.split("|") if word)
