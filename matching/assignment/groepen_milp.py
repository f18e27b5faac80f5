"""The two searches for groepen, as mixed integer programmes for HiGHS: around the flow, and exact.

A groep that starts with certain levels is a variable of 0 or 1; everything else is a flow and comes out whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array, vstack

from data.schemas.vector import Float64
from matching.assignment.groepen import Choice, Question, no_groep
from matching.assignment.outcomes import Limit
from matching.assignment.terms import Floor
from matching.pairs import Index

OPEN = 0.5
"""A variable of 0 or 1 above this is 1: HiGHS works with tolerances."""


@dataclass(frozen=True)
class Budget:
    """How far a search may go: nodes, and seconds when there is a limit."""

    nodes: int
    seconds: float | None

    def part(self, share: float) -> "Budget":
        """The same nodes in a share of the time."""
        return Budget(self.nodes, None if self.seconds is None else self.seconds * share)


@dataclass(frozen=True)
class Found:
    """The choice of a search, what no choice can be worth more than (in score), nodes, and what stopped it."""

    choice: Choice
    bound: float
    nodes: int
    limit: Limit | None


@dataclass(frozen=True)
class Pairs:
    """Pairs with their worth in score: (i[k], j[k]) is worth worth[k]."""

    i: Index
    j: Index
    worth: Float64


def search(
    question: Question, pairs: Pairs, seats_of_others: bool, floors: Sequence[Floor], budget: Budget
) -> Found | None:
    """Choose groepen and who goes where, for the greatest worth; None when the search found no choice at all.

    With seats_of_others plekken that are no groep keep to their seats too; without, pairs are of groepen only.
    """
    model = _Model(question, pairs)
    rows = [model.once_each_pip(), *model.seats_of_groepen(), model.only_when_started(), model.one_start_each()]
    if seats_of_others:
        rows.append(model.seats_of_plekken())
    rows += [model.floor(floor) for floor in floors]
    whole = np.append(np.full(len(pairs.i), 1 if floors else 0), np.ones(len(model.plek)))
    options = {"node_limit": budget.nodes, "mip_rel_gap": 0.0}
    if budget.seconds is not None:
        options["time_limit"] = budget.seconds
    cost = np.append(-pairs.worth, np.zeros(len(model.plek)))
    answer = milp(cost, integrality=whole, bounds=Bounds(0, 1), constraints=_joined(rows), options=options)
    if answer.x is None:
        return None
    limit: Limit | None = None
    if answer.status == 1:
        limit = "tijd" if "time" in answer.message.lower() else "knopen"
    return Found(model.choice(answer.x), -float(answer.mip_dual_bound), int(answer.mip_node_count or 0), limit)


Rows = tuple[coo_array, Float64, Float64]


def _joined(rows: Sequence[Rows]) -> LinearConstraint:
    tables, lower, upper = zip(*rows, strict=True)
    return LinearConstraint(vstack(tables).tocsr(), np.concatenate(lower), np.concatenate(upper))


class _Model:
    """Variables: one per pair, then one per groep and window of levels that it may start with."""

    def __init__(self, question: Question, pairs: Pairs) -> None:
        """Number the variables."""
        self._question, self._pairs = question, pairs
        rows = np.unique(pairs.j[question.groepen.groep[pairs.j]]).tolist()
        starts = [(row, low, high) for row in rows for low, high in question.windows[row]]
        table = np.array(starts, dtype=np.intp).reshape(len(starts), 3)
        self.plek, self.low, self.high = table[:, 0], table[:, 1], table[:, 2]
        self._of_groep = np.flatnonzero(question.groepen.groep[pairs.j])

    def once_each_pip(self) -> Rows:
        """Every pip has at most one plek."""
        return self._grouped(self._pairs.i, np.arange(len(self._pairs.i)), 1.0)

    def seats_of_plekken(self) -> Rows:
        """Plekken that are no groep have no more people than seats."""
        others = np.flatnonzero(~self._question.groepen.groep[self._pairs.j])
        plek = self._pairs.j[others]
        return self._grouped(plek, others, self._question.seats[np.unique(plek)].astype(np.float64))

    def seats_of_groepen(self) -> list[Rows]:
        """A groep has between its min and its seats when it starts, and nobody when it does not."""
        rows, groep = np.unique(self.plek, return_inverse=True)
        of = np.searchsorted(rows, self._pairs.j[self._of_groep])
        limits = []
        for amount, lower, upper in (
            (self._question.seats, -np.inf, 0.0),
            (self._question.groepen.min, 0.0, np.inf),
        ):
            row, column = np.append(of, groep), np.append(self._of_groep, len(self._pairs.i) + np.arange(len(groep)))
            value = np.append(np.ones(len(of)), -amount[self.plek].astype(np.float64))
            limits.append((self._table(row, column, value, len(rows)), *_between(len(rows), lower, upper)))
        return limits

    def only_when_started(self) -> Rows:
        """Nobody joins a groep that does not start with their level; an unknown level fits any."""
        pair, start = self._allowed()
        place = np.searchsorted(self._of_groep, pair)
        amount = len(self._of_groep)
        row, column = np.append(np.arange(amount), place), np.append(self._of_groep, len(self._pairs.i) + start)
        value = np.append(np.ones(amount), -np.ones(len(place)))
        return self._table(row, column, value, amount), *_between(amount, -np.inf, 0.0)

    def one_start_each(self) -> Rows:
        """A groep starts with one window of levels at most."""
        return self._grouped(self.plek, len(self._pairs.i) + np.arange(len(self.plek)), 1.0)

    def floor(self, floor: Floor) -> Rows:
        """So many members have a plek."""
        pairs = np.flatnonzero(floor.members[self._pairs.i])
        table = self._table(np.zeros(len(pairs), dtype=np.intp), pairs, np.ones(len(pairs)), 1)
        return table, *_between(1, float(floor.needed), np.inf)

    def choice(self, x: Float64) -> Choice:
        """The choice that a solution stands for."""
        choice = no_groep(self._question)
        for k in np.flatnonzero(x[len(self._pairs.i) :] > OPEN).tolist():
            choice.starts[self.plek[k]] = True
            choice.laag[self.plek[k]], choice.hoog[self.plek[k]] = self.low[k], self.high[k]
        return choice

    def _allowed(self) -> tuple[Index, Index]:
        """Every pair of a groep with every start that takes it: two equally long indices."""
        first = np.searchsorted(self.plek, self._pairs.j[self._of_groep])
        last = np.searchsorted(self.plek, self._pairs.j[self._of_groep], side="right")
        pair = np.repeat(self._of_groep, last - first)
        start = np.arange(len(pair)) - np.repeat(np.cumsum(last - first) - last, last - first)
        level = self._question.niveau[self._pairs.i[pair]]
        fits = (level < 0) | (self.low[start] <= level) & (level <= self.high[start])
        return pair[fits], start[fits]

    def _grouped(self, key: Index, column: Index, upper: float | Float64) -> Rows:
        """One row per different key: the sum of its variables is at most upper."""
        keys, row = np.unique(key, return_inverse=True)
        most = np.broadcast_to(np.asarray(upper, dtype=np.float64), len(keys))
        return self._table(row, column, np.ones(len(column)), len(keys)), np.full(len(keys), -np.inf), most

    def _table(self, row: Index, column: Index, value: Float64, rows: int) -> coo_array:
        return coo_array((value, (row, column)), shape=(rows, len(self._pairs.i) + len(self.plek)))


def _between(rows: int, lower: float, upper: float) -> tuple[Float64, Float64]:
    return np.full(rows, lower), np.full(rows, upper)
