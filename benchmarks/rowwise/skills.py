"""What a person has to show: vakskills, certificaten and rijbewijs."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from data.reference.vocabulary import skills_of_beroep
from data.schemas.pip import Pip
from features.vocabulary import fold, match_beroep, match_vakskill

ENOUGH_YEARS = 1.0
INCLUDES = {
    "BE": ("B", "AM"),
    "C": ("B", "AM"),
    "D": ("B", "AM"),
    "B": ("AM",),
    "A": ("AM",),
    "mbo4": ("mbo3", "mbo2", "mboEntree"),
    "mbo3": ("mbo2", "mboEntree"),
    "mbo2": ("mboEntree",),
}
"""What the holder of one rijbewijs or certificaat may count as held as well."""


def held(codes: Iterable[str]) -> set[str]:
    """Give the codes with everything they include."""
    found = set(codes)
    return found.union(*(INCLUDES.get(code, ()) for code in found))


@lru_cache(maxsize=1 << 14)
def entry(word: str) -> int | str:
    """Give the vakskill that a word names, or the folded word when there is no entry for it."""
    match = match_vakskill(word)
    return fold(word) if match is None else match.index


def known_skills(pip: Pip) -> set[int | str]:
    """Give all entries that the person's vakskills and long enough werkervaring cover."""
    found = {entry(word) for word in pip.vakskills or ()}
    for work in pip.werkervaring or ():
        if work.jaren is None or work.jaren >= ENOUGH_YEARS:
            match = match_beroep(work.beroep)
            found.update(() if match is None else skills_of_beroep()[match.index])
    return found


def uncovered(pip: Pip, words: Sequence[str]) -> list[str]:
    """Give the vakskills that the person is not known to have."""
    known = known_skills(pip) if words else set()
    return [word for word in words if entry(word) not in known]
