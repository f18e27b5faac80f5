"""What happens between two rondes: who comes, starts, refuses and leaves, and which plekken change.

Every chance here is an assumption of this measurement; the same seed gives the same chances to every way of dividing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.weeks_region import Region
from matching.pairs import Index

START, REFUSE = 0.15, 0.05
"""Chance a week that a voorstel leads to a start, or is refused; otherwise it stays open."""
STAY_WEEKS = 26
"""Weeks that someone stays on a plek, on average; then they leave and someone new comes."""
CHANGED_PLEKKEN = 0.01
"""Part of the plekken where nobody sits that is taken back every week; as many new ones come."""

NOBODY = -1


@dataclass
class Life:
    """The region in one week. Rows: active people and plekken; seat: the plek where someone sits; stay: last voorstel.

    waiting counts rondes in a row without voorstel. refused holds pairs that do not come back.
    """

    region: Region
    people: NDArray[np.bool_]
    plekken: NDArray[np.bool_]
    seat: Index
    stay: Index
    waiting: NDArray[np.int32]
    refused: list[tuple[int, int]]
    dice: np.random.Generator
    next_pip: int
    next_plek: int

    @property
    def searching(self) -> NDArray[np.bool_]:
        """Active people who sit nowhere."""
        return self.people & (self.seat == NOBODY)

    @property
    def taken(self) -> NDArray[np.int32]:
        """The seats taken per plek."""
        at = self.seat[self.seat != NOBODY]
        return np.bincount(at, minlength=len(self.plekken)).astype(np.int32)


def begin(region: Region, people: int, plekken: int, seed: int) -> Life:
    """The first week: the first people and plekken, and nobody sits anywhere."""
    n, m = len(region.pips), len(region.plekken)
    return Life(
        region,
        np.arange(n) < people,
        np.arange(m) < plekken,
        np.full(n, NOBODY, dtype=np.intp),
        np.full(n, NOBODY, dtype=np.intp),
        np.zeros(n, dtype=np.int32),
        [],
        np.random.default_rng(seed),
        people,
        plekken,
    )


def live(life: Life, plek_of: Index) -> None:
    """A week passes after a ronde that gave each pip this plek (-1 none)."""
    chance = life.dice.random(len(plek_of))
    has = plek_of != NOBODY
    life.waiting = np.where(life.searching & ~has, life.waiting + 1, 0).astype(np.int32)
    starts, refuses = has & (chance < START), has & (chance >= START) & (chance < START + REFUSE)
    life.refused += [(int(pip), int(plek_of[pip])) for pip in np.flatnonzero(refuses)]
    life.stay = np.where(has & ~starts & ~refuses, plek_of, NOBODY)
    life.seat = np.where(starts, plek_of, life.seat)
    _leave(life)
    _renew(life)


def _leave(life: Life) -> None:
    """Some who sit somewhere leave, and as many new people come."""
    gone = (life.seat != NOBODY) & (life.dice.random(len(life.seat)) < 1 / STAY_WEEKS)
    life.people &= ~gone
    life.seat[gone] = NOBODY
    new = slice(life.next_pip, life.next_pip + int(gone.sum()))
    life.people[new], life.next_pip = True, new.stop


def _renew(life: Life) -> None:
    """Some plekken where nobody sits are taken back, and as many new ones come."""
    gone = life.plekken & (life.taken == 0) & (life.dice.random(len(life.plekken)) < CHANGED_PLEKKEN)
    life.plekken &= ~gone
    life.stay[np.isin(life.stay, np.flatnonzero(gone))] = NOBODY
    new = slice(life.next_plek, life.next_plek + int(gone.sum()))
    life.plekken[new], life.next_plek = True, new.stop
