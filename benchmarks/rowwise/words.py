"""What the words of a pip and a plek mean for the score: beroepen, vakskills and sectoren."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from benchmarks.rowwise.skills import entry
from data.reference.vocabulary import Beroep, beroepen, skills_of_beroep
from data.schemas.codes import SECTOREN
from data.schemas.plek import Plek, PlekVakskills
from features.vocabulary import fold, match_beroep, match_sector, match_vakskill

SAME, RELATED, SAME_SECTOR, STRANGE = 3, 2, 1, 0


class Unwanted(NamedTuple):
    """What someone does not want, as beroepen, vakskills and sectoren."""

    beroepen: set[int | str]
    vakskills: set[int | str]
    sectoren: set[str]


@lru_cache(maxsize=1 << 14)
def beroep_entry(word: str) -> int | str:
    """Give the beroep that a word names, or the folded word when there is no entry for it."""
    match = match_beroep(word)
    return fold(word) if match is None else match.index


def beroep_of(entry: int | str) -> Beroep | None:
    """Give the beroep behind an entry; None for a word without one."""
    return beroepen()[entry] if isinstance(entry, int) else None


def sector_of(entry: int | str) -> str | None:
    """Give the sector of a beroep; None for a word without an entry."""
    beroep = beroep_of(entry)
    return beroep.sector if beroep else None


def skills_of(entry: int | str) -> tuple[int, ...]:
    """Give the vakskills of a beroep; none for a word without an entry."""
    return skills_of_beroep()[entry] if isinstance(entry, int) else ()


def closeness(one: int | str, other: int | str) -> int:
    """Say how near two beroepen are: the same, the same ISCO minor group, the same sector, or strangers."""
    if one == other:
        return SAME
    left, right = beroep_of(one), beroep_of(other)
    if left is None or right is None:
        return STRANGE
    if left.isco[:3] == right.isco[:3]:
        return RELATED
    return SAME_SECTOR if left.sector == right.sector else STRANGE


def used_skills(plek: Plek) -> set[int | str]:
    """Give the vakskills that the plek uses, required or welcome."""
    skills = plek.vakskills or PlekVakskills()
    return {entry(word) for word in (*(skills.vereist or ()), *(skills.gewenst or ()))}


def read_unwanted(words: Iterable[str]) -> Unwanted:
    """Read words that may each name a beroep, a vakskill and a sector; otherwise they count as written."""
    found = Unwanted(set(), set(), set())
    for word in words:
        beroep, vakskill, sector = match_beroep(word), match_vakskill(word), match_sector(word)
        if beroep:
            found.beroepen.add(beroep.index)
        if vakskill:
            found.vakskills.add(vakskill.index)
        if sector:
            found.sectoren.add(SECTOREN[sector.index])
        if not (beroep or vakskill or sector):
            found.beroepen.add(fold(word))
            found.vakskills.add(fold(word))
    return found
