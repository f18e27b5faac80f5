"""Judges how likely two plekken are one and the same, from 0 to 1.

The likeness is a product: whose it is, what work it is, where, when and of which soort; each factor says how well
that part could be the same in other words. Capaciteit and dates do not count: they change while the plek stays.
Source: our own marks, measured in tests/features/duplicates.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import cos, radians

from data.reference.places import pc4_table
from data.reference.vocabulary import beroepen
from data.schemas.plek import Plek
from data.schemas.tijd import Tijdvak
from features.duplicates.wording import alike, naam_wording, titel_wording
from features.vocabulary import fold

NEAR_KM = 3.0
"""Postcodes whose points lie this near to each other are neighbours."""

KM_PER_DEGREE = 111.2

OTHER_LETTERS, NEIGHBOUR = 0.9, 0.75
"""Marks of a place with the same four digits and other letters, and of one next to it."""

OTHER_SOORT = 0.61
"""Mark of another soort plek: a stage beside a betaalde baan is mostly another plek."""

SAME_BEROEP, OTHER_BEROEP = 0.85, 0.85
"""Least mark of two titels that name the same beroep, and factor for two beroepen of the vocabulary."""

DISJOINT, WHOLE = 0.2, 0.65
"""Mark of tijden that have nothing in common, and the shared part from which they count as the same."""

UNTIMED, HOURS_APART = 0.97, 30.0
"""Mark of equal uren without tijden, and so many uren a week apart make two plekken surely different."""

READ = 2000
"""So many signs of an omschrijving are read."""


def likeness_of(one: Plek, other: Plek) -> float:
    """Judge how likely two plekken are the same, 0 to 1; 1 is the same in all that counts."""
    place = where(one.postcode, other.postcode)
    if not place:
        return 0.0
    score = place * when(one, other) * (1.0 if one.soort == other.soort else OTHER_SOORT)
    return score * alike(naam_wording(one.aanbieder.naam), naam_wording(other.aanbieder.naam)) * what(one, other)


def what(one: Plek, other: Plek) -> float:
    """Judge whether two plekken are about the same work, by titel, beroep and the words of the omschrijving."""
    texts = (_folded(one.omschrijving), _folded(other.omschrijving))
    score = alike(titel_wording(one.titel), titel_wording(other.titel), texts)
    first, second = beroep_key(one.beroep), beroep_key(other.beroep)
    if first is None or second is None:
        return score
    if first == second:
        return max(score, SAME_BEROEP)
    return score * OTHER_BEROEP if isinstance(first, int) and isinstance(second, int) else score


@lru_cache(maxsize=65_536)
def beroep_key(beroep: str | None) -> int | str | None:
    """Give the position of a beroep in the vocabulary, or the folded word when it is not there; None stays None."""
    return None if beroep is None else _beroep_positions().get(plain := fold(beroep), plain)


@lru_cache(maxsize=1)
def _beroep_positions() -> dict[str, int]:
    return {fold(word): one.index for one in beroepen() for word in (one.naam, *one.synoniemen)}


@lru_cache(maxsize=65_536)
def where(one: str, other: str) -> float:
    """Judge whether two postcodes are the same place; 0.0 when they are no neighbours."""
    if one[:4] != other[:4]:
        return NEIGHBOUR if other[:4] in neighbours(one[:4]) else 0.0
    letters = one[4:].strip(), other[4:].strip()
    return 1.0 if letters[0] == letters[1] or not all(letters) else OTHER_LETTERS


@lru_cache(maxsize=8192)
def neighbours(pc4: str) -> frozenset[str]:
    """Give the four digits of all postcodes within NEAR_KM, itself included; only itself when it is not known."""
    table = pc4_table()
    row = table.index(pc4)
    if row < 0:
        return frozenset({pc4})
    north = (table.lat - table.lat[row]) * KM_PER_DEGREE
    east = (table.lon - table.lon[row]) * KM_PER_DEGREE * cos(radians(float(table.lat[row])))
    near = north**2 + east**2 <= NEAR_KM**2
    return frozenset(map(str, table.codes[near].tolist()))


def when(one: Plek, other: Plek) -> float:
    """Judge whether two plekken ask the same time: by their tijden, or by their uren when either has none."""
    if one.tijden and other.tijden:
        return min(1.0, DISJOINT + (1 - DISJOINT) * shared(one.tijden, other.tijden) / WHOLE)
    low, high = max(one.uren.min, other.uren.min), min(_most(one), _most(other))
    return UNTIMED * max(0.0, 1 - max(0.0, low - high) / HOURS_APART)


def shared(one: Sequence[Tijdvak], other: Sequence[Tijdvak]) -> float:
    """Give the part of the time of both together that they share: 0 to 1."""
    first, second = _stretches(one), _stretches(other)
    both = sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in first for b in second)
    return both / (sum(b - a for a, b in first) + sum(b - a for a, b in second) - both)


def _stretches(tijden: Iterable[Tijdvak]) -> list[tuple[int, int]]:
    """Join the tijdvakken that overlap or touch, in minutes of the week."""
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(tijdvak.minutes() for tijdvak in tijden):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


def _most(plek: Plek) -> float:
    return plek.uren.min if plek.uren.max is None else max(plek.uren.min, plek.uren.max)


@lru_cache(maxsize=8192)
def _folded(text: str | None) -> str:
    return fold(text[:READ]) if text else ""
