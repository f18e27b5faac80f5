"""Free words as numbers, so that equal work meets equal work.

A word with an entry in the reference vocabulary becomes its position there. A word without an entry becomes a hash of
the folded word, far above all positions: compared as written, case and accents folded.
Source: docs: judgement, section The verdict (vakskills).
"""

from collections.abc import Iterable
from hashlib import blake2b

from data.reference.vocabulary import beroepen, skills_of_beroep
from data.schemas.codes import SECTOREN
from data.schemas.vector import FIRST_FREE_WORD
from features.vocabulary import fold, match_beroep, match_sector, match_vakskill

Woorden = dict[int, str]


def free_word(word: str) -> int:
    """A stable number of at least 2**32 for a word without an entry; equal when the folded words are equal."""
    digest = blake2b(fold(word).encode("utf-8", "replace"), digest_size=7).digest()
    return FIRST_FREE_WORD + int.from_bytes(digest, "little")


def beroep_id(word: str, woorden: Woorden) -> int:
    """The word id of a beroep; a free word is added to woorden so that sentences can name it."""
    found = match_beroep(word)
    return found.index if found else _remember(word, woorden)


def vakskill_ids(words: Iterable[str], woorden: Woorden) -> set[int]:
    """The word ids of vakskills; free words are added to woorden."""
    ids = set()
    for word in words:
        found = match_vakskill(word)
        ids.add(found.index if found else _remember(word, woorden))
    return ids


def skills_through(beroep: int) -> tuple[int, ...]:
    """The vakskills that belong to a beroep; none for a free word."""
    return skills_of_beroep()[beroep] if beroep < FIRST_FREE_WORD else ()


def sector_bit(beroep: int) -> int:
    """The sector of a beroep as a one-bit mask; 0 for a free word."""
    return 1 << SECTOREN.index(beroepen()[beroep].sector) if beroep < FIRST_FREE_WORD else 0


def unwanted(words: Iterable[str], woorden: Woorden) -> tuple[set[int], set[int], int]:
    """What someone does not want, read as beroepen, as vakskills and as a mask of sectoren.

    One word may name all three ("schoonmaak"). A word that names nothing is kept as a free beroep, compared as
    written.
    """
    as_beroepen: set[int] = set()
    as_vakskills: set[int] = set()
    as_sectoren = 0
    for word in words:
        beroep, vakskill, sector = match_beroep(word), match_vakskill(word), match_sector(word)
        if beroep:
            as_beroepen.add(beroep.index)
        if vakskill:
            as_vakskills.add(vakskill.index)
        if sector:
            as_sectoren |= 1 << sector.index
        if not (beroep or vakskill or sector):
            free = _remember(word, woorden)
            as_beroepen.add(free)
            as_vakskills.add(free)
    return as_beroepen, as_vakskills, as_sectoren


def _remember(word: str, woorden: Woorden) -> int:
    number = free_word(word)
    woorden[number] = fold(word)  # follows from the number itself, so a sentence never depends on other pairs
    return number
