"""Plekken that start as a groep or not at all: which could start, with which levels, and what became of each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from data.schemas.vector import Bool, Int8, Int32
from matching.assignment.outcomes import GroepOutcome
from matching.assignment.problem import Problem
from matching.assignment.terms import NO_LIMIT, Groepen
from matching.kernel import kernel
from matching.pairs import Index
from matching.wording import counted

LOWEST_LEVEL, HIGHEST_LEVEL = 0, 5
"""Positions of A0 and C1."""


@dataclass(frozen=True)
class Choice:
    """Which groepen start, and from which spreekniveau to which; all (m), and only for groepen."""

    starts: Bool
    laag: Int8
    hoog: Int8

    def take(self, rows: Index) -> "Choice":
        """The same choice with the plekken in another order."""
        return Choice(self.starts[rows], self.laag[rows], self.hoog[rows])


@dataclass(frozen=True)
class Question:
    """Groepen with what decides about them: niveau (n) spreekniveau per pip, -1 unknown; seats (m) that they may fill.

    A groep whose seats are fewer than it needs can never start: can (m). windows: per row of a plek the levels, from
    and to, that may be in it together.
    """

    groepen: Groepen
    niveau: Int8
    seats: Int32
    can: Bool
    windows: dict[int, tuple[tuple[int, int], ...]]

    def take(self, pips: Index, plekken: Index) -> "Question":
        """The same question with pips and plekken in another order."""
        groepen = self.groepen
        moved = Groepen(
            groepen.groep[plekken],
            groepen.min[plekken],
            groepen.max[plekken],
            groepen.bandbreedte[plekken],
            groepen.laagste[plekken],
            groepen.hoogste[plekken],
        )
        windows = {k: self.windows[row] for k, row in enumerate(plekken.tolist()) if row in self.windows}
        return Question(moved, self.niveau[pips], self.seats[plekken], self.can[plekken], windows)


def question_of(groepen: Groepen, niveau: Int8, problem: Problem) -> Question:
    """What can be chosen for these groepen."""
    seats = np.where(groepen.groep, np.minimum(problem.most, groepen.max), problem.most).astype(np.int32)
    windows = {row: tuple(_windows(groepen, row)) for row in np.flatnonzero(groepen.groep).tolist()}
    can = groepen.groep & (seats >= np.maximum(groepen.min, 1))
    can &= np.array([bool(windows.get(row)) for row in range(len(can))], dtype=np.bool_)
    return Question(groepen, niveau, seats, can, windows)


def _windows(groepen: Groepen, row: int) -> Iterator[tuple[int, int]]:
    """The levels that fit together, none of them inside another; those who sit there already must be within."""
    band = int(groepen.bandbreedte[row])
    if band == NO_LIMIT or band >= HIGHEST_LEVEL:
        yield LOWEST_LEVEL, HIGHEST_LEVEL
        return
    low, high = int(groepen.laagste[row]), int(groepen.hoogste[row])
    for first in range(LOWEST_LEVEL, HIGHEST_LEVEL - band + 1):
        if low == NO_LIMIT or (first <= low and high <= first + band):
            yield first, first + band


def relaxed(problem: Problem, question: Question) -> tuple[Problem, Index]:
    """The problem in which a groep may start with anyone: worth at least as much as any choice."""
    positions = np.flatnonzero(~question.groepen.groep[problem.j] | question.can[problem.j])
    return replace(problem.take(positions), most=question.seats), positions


def with_choice(problem: Problem, question: Question, choice: Choice) -> tuple[Problem, Index]:
    """The problem in which exactly the chosen groepen start, each with enough people of its levels."""
    keep = _fitting(
        problem.i, problem.j, question.groepen.groep, choice.starts, choice.laag, choice.hoog, question.niveau
    )
    positions = np.flatnonzero(keep)
    least = np.where(choice.starts, question.groepen.min, 0).astype(np.int32)
    return replace(problem.take(positions), most=question.seats, least=least), positions


@kernel
def _fitting(i: Index, j: Index, groep: Bool, starts: Bool, laag: Int8, hoog: Int8, niveau: Int8) -> Bool:
    keep = np.ones(len(i), dtype=np.bool_)
    for k in range(len(i)):
        if groep[j[k]]:
            level = niveau[i[k]]
            keep[k] = starts[j[k]] and (level < 0 or laag[j[k]] <= level <= hoog[j[k]])
    return keep


def no_groep(question: Question) -> Choice:
    """The choice in which no groep starts, except those that need nobody more."""
    starts = question.can & (question.groepen.min == 0)
    choice = Choice(starts, np.zeros(len(starts), dtype=np.int8), np.zeros(len(starts), dtype=np.int8))
    for row in np.flatnonzero(starts).tolist():
        choice.laag[row], choice.hoog[row] = question.windows[row][0]
    return choice


def rounded(question: Question, problem: Problem, chosen: Index) -> tuple[Choice, bool]:
    """The choice nearest to a division in which a groep may start with anyone, and whether that division keeps to it.

    A groep starts when enough of its people are of levels that fit together.
    """
    choice, exact = no_groep(question), True
    used = chosen[chosen >= 0]
    for row in np.flatnonzero(question.can).tolist():
        people = problem.i[used[problem.j[used] == row]]
        if not len(people):
            continue
        level = question.niveau[people]
        counts = [int(((level < 0) | (low <= level) & (level <= high)).sum()) for low, high in question.windows[row]]
        most = int(np.argmax(counts))
        exact &= counts[most] == len(people) and len(people) >= question.groepen.min[row]
        if counts[most] >= max(int(question.groepen.min[row]), 1):
            choice.starts[row] = True
            choice.laag[row], choice.hoog[row] = question.windows[row][most]
    return choice, exact


def groep_outcomes(question: Question, choice: Choice, i: Index, j: Index, chosen: Index) -> tuple[GroepOutcome, ...]:
    """What became of each groep, and why; i and j are all admitted pairs, chosen the position per pip, -1 for none."""
    used = chosen[chosen >= 0]
    at = np.full(len(question.niveau), -1, dtype=np.intp)
    at[i[used]] = j[used]
    found = []
    for row in np.flatnonzero(question.groepen.groep).tolist():
        people = np.flatnonzero(at == row)
        unknown = int((question.niveau[people] < 0).sum())
        banded = question.groepen.bandbreedte[row] != NO_LIMIT
        goes_on = question.groepen.min[row] == 0
        starts = bool(goes_on or (choice.starts[row] and len(people)))
        told = _why_it_starts(len(people), unknown if banded else 0, goes_on)
        reden = told if starts else _why_not(question, row, i, j)
        found.append(GroepOutcome(row, starts, len(people), unknown, reden))
    return tuple(found)


def _why_it_starts(people: int, unknown: int, goes_on: bool) -> str:
    told = f"De groep begint met {counted(people, 'mens', 'mensen')}."
    if goes_on:
        told = f"De groep loopt al. Er {'komt' if people == 1 else 'komen'} {counted(people, 'mens', 'mensen')} bij."
    if unknown:
        told += f" Van {counted(unknown, 'mens', 'mensen')} is het spreekniveau niet bekend: ga dit na."
    return told


def _why_not(question: Question, row: int, i: Index, j: Index) -> str:
    groepen, needed = question.groepen, max(int(question.groepen.min[row]), 1)
    if question.seats[row] < needed:
        free = counted(int(question.seats[row]), "stoel", "stoelen")
        return f"De groep begint niet: er zijn er {needed} nodig, en er is plaats voor {free}."
    if not question.windows[row]:
        return "De groep neemt niemand op: wie er al zit, verschilt al meer in spreekniveau dan mag."
    people = i[j == row]
    if len(people) < needed:
        return f"De groep begint niet: er zijn er {needed} nodig, en er passen er {len(people)}."
    level = question.niveau[people]
    most = max(int(((level < 0) | (low <= level) & (level <= high)).sum()) for low, high in question.windows[row])
    if most < needed:
        band = int(groepen.bandbreedte[row])
        return (
            f"De groep begint niet: er zijn er {needed} nodig, en er passen er {most} "
            f"met hooguit {counted(band, 'stap', 'stappen')} verschil in spreekniveau."
        )
    return f"De groep begint niet: er passen er genoeg ({most}), maar samen scoren zij meer op andere plekken."
