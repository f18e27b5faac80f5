"""The work that invented people and plekken share: aanbieders with the beroepen they have, from the vocabulary."""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import get_args

from data.reference.vocabulary import Beroep, beroepen, skills_of_beroep, vakskills
from data.schemas.codes import SECTOREN, AanbiederSoort, SectorCode

HERE = Path(__file__).parent
SOORTEN: tuple[AanbiederSoort, ...] = get_args(AanbiederSoort)
STUDIED = "0123"  # ISCO major groups that ask a study or a rank


@dataclass(frozen=True)
class Bedrijfstak:
    """A kind of aanbieder: what it is called ("Hotel {wortel}") and the beroepen it has."""

    soort: AanbiederSoort
    sector: SectorCode
    naam: str
    beroepen: tuple[Beroep, ...]


@lru_cache(maxsize=1)
def bedrijfstakken() -> dict[tuple[AanbiederSoort, SectorCode], tuple[Bedrijfstak, ...]]:
    """Give the invented kinds of aanbieder by soort and sector, read once from aanbieders.csv.

    Raises ValueError when a line names an unknown soort, sector or beroep. Source: invented.
    """
    known = {beroep.code: beroep for beroep in beroepen()}
    found: dict[tuple[AanbiederSoort, SectorCode], tuple[Bedrijfstak, ...]] = {}
    with (HERE / "aanbieders.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            soort = next((code for code in SOORTEN if code == row["soort"]), None)
            sector = next((code for code in SECTOREN if code == row["sector"]), None)
            codes = row["beroepen"].split("|")
            unknown = [code for code in codes if code not in known]
            if soort is None or sector is None or unknown:
                raise ValueError(f"aanbieders.csv: unknown soort, sector or beroep {unknown} in {row['naam']!r}")
            tak = Bedrijfstak(soort, sector, row["naam"], tuple(known[code] for code in codes))
            found[soort, sector] = (*found.get((soort, sector), ()), tak)
    return found


@lru_cache(maxsize=1)
def wortels() -> tuple[str, ...]:
    """Give the invented words that names of aanbieders are made of, read once. Source: invented, Twente by ear."""
    return tuple((HERE / "wortels.csv").read_text(encoding="utf-8").split()[1:])


@lru_cache(maxsize=1)
def common_beroepen() -> tuple[Beroep, ...]:
    """Give the beroepen that paid work at the invented aanbieders consists of, in the order of the vocabulary."""
    takken = [tak for (soort, _), group in bedrijfstakken().items() if soort == "werkgever" for tak in group]
    return tuple(sorted({beroep for tak in takken for beroep in tak.beroepen}, key=lambda beroep: beroep.index))


@lru_cache(maxsize=1)
def studied_beroepen() -> tuple[Beroep, ...]:
    """Give the beroepen that ask a study (ISCO major groups 0 to 3)."""
    return tuple(beroep for beroep in beroepen() if beroep.isco[0] in STUDIED)


@lru_cache(maxsize=1)
def practical_beroepen() -> tuple[Beroep, ...]:
    """Give the beroepen learnt by doing or at a vocational school (ISCO major groups 4 to 9)."""
    return tuple(beroep for beroep in beroepen() if beroep.isco[0] not in STUDIED)


@lru_cache(maxsize=1)
def common_by_sector() -> dict[str, tuple[Beroep, ...]]:
    """Give the common beroepen by sector; a sector without any is absent."""
    found: dict[str, tuple[Beroep, ...]] = {}
    for beroep in common_beroepen():
        found[beroep.sector] = (*found.get(beroep.sector, ()), beroep)
    return found


def sector_code(beroep: Beroep) -> SectorCode:
    """Give the sector of a beroep as a code of the contract. ValueError when the contract does not have it."""
    for code in SECTOREN:
        if code == beroep.sector:
            return code
    raise ValueError(f"{beroep.code} has sector {beroep.sector!r}, which the contract does not know")


@lru_cache(maxsize=1)
def skill_words() -> tuple[tuple[str, ...], ...]:
    """Give per beroep index the names of its vakskills; empty when the vocabulary has none."""
    namen = [vakskill.naam for vakskill in vakskills()]
    return tuple(tuple(namen[index] for index in indices) for indices in skills_of_beroep())


@lru_cache(maxsize=1)
def all_skill_words() -> tuple[str, ...]:
    """Give the names of all vakskills."""
    return tuple(vakskill.naam for vakskill in vakskills())
