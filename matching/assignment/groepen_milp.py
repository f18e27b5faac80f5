"""Groepen as a linear programme and as a mixed integer one, for HiGHS.

A groep that starts with certain levels is a variable of 0 or 1; everything else is a flow and comes out whole. Between
0 and 1 (relaxed) the programme bounds what any choice can be worth, with a price for every pip and every plek.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import coo_array, csr_array, hstack, vstack

from data.schemas.vector import Float64, Int32
from matching.assignment.groepen import Choice, Question, no_groep
from matching.assignment.outcomes import Limit
from matching.assignment.terms import Floor
from matching.pairs import Index

FAILED = 4
"""The status of HiGHS when it fails by its own arithmetic: without presolve it then succeeds."""
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


@dataclass(frozen=True)
class Prices:
    """What no choice can be worth more than among some pairs, and prices that prove it, all in score.

    gain per pip (n) and price per plek (m): a pair outside those that is worth at most their sum changes nothing.
    """

    bound: float
    gain: Float64
    price: Float64


def search(question: Question, pairs: Pairs, floors: Sequence[Floor], budget: Budget) -> Found | None:
    """Choose groepen and who goes where, for the greatest worth; None when the search found no choice at all."""
    model = _Model(question, pairs)
    whole = np.append(np.full(len(pairs.i), 1 if floors else 0), np.ones(len(model.plek)))
    options = {"node_limit": budget.nodes, "mip_rel_gap": 0.0}
    if budget.seconds is not None:
        options["time_limit"] = budget.seconds
    table, most = model.limits(floors)
    limits = LinearConstraint(table, np.full(len(most), -np.inf), most)
    for presolve in (True, False):
        answer = milp(
            model.cost(), integrality=whole, bounds=Bounds(0, np.inf), constraints=limits,
            options=options | {"presolve": presolve},
        )  # fmt: skip
        if answer.status != FAILED:
            break
    if answer.x is None:
        return None
    limit: Limit | None = None
    if answer.status == 1:
        limit = "tijd" if "time" in answer.message.lower() else "knopen"
    return Found(model.choice(answer.x), -float(answer.mip_dual_bound), int(answer.mip_node_count or 0), limit)


def relaxation(
    question: Question, pairs: Pairs, floors: Sequence[Floor], budget: Budget, near: Float64, reach: float
) -> Prices | None:
    """What choices among these pairs can be worth when a groep may start in part; None when that was not found.

    Seats of plekken that are no groep can also be bought and sold, at reach above and below their price in near (m).
    That can only raise the bound, and it keeps their prices within that reach: pairs that give up more than twice as
    much at the prices of near cannot matter.
    """
    model = _Model(question, pairs)
    table, most = model.limits(floors)
    plekken, rows = model.seats_traded()
    trade = coo_array((np.ones(len(rows)), (rows, np.arange(len(rows)))), shape=(table.shape[0], len(rows)))
    cost = [model.cost(), near[plekken] + reach, -np.maximum(near[plekken] - reach, 0.0)]
    options = {} if budget.seconds is None else {"time_limit": budget.seconds}
    answer = linprog(
        np.concatenate(cost), A_ub=hstack([table, -trade, trade]).tocsr(), b_ub=most, bounds=(0, None),
        method="highs", options=options,
    )  # fmt: skip
    if answer.status != 0:
        return None
    return model.prices(-float(answer.fun), np.maximum(-answer.ineqlin.marginals, 0.0), floors)


Rows = tuple[coo_array, Float64]
"""Sums of variables, one per row, and what each is at most."""


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
        self._groepen = np.unique(self.plek)

    def cost(self) -> Float64:
        """What HiGHS makes as small as it can: less worth."""
        return np.append(-self._pairs.worth, np.zeros(len(self.plek)))

    def limits(self, floors: Sequence[Floor]) -> tuple[csr_array, Float64]:
        """All sums and what each is at most, in the order in which prices reads their prices."""
        rows = [self.once_each_pip(), self.seats_of_plekken(), self.seats_of_groepen(), self.least_of_groepen()]
        rows += [self.only_when_started(), self.one_start_each(), *map(self.floor, floors)]
        tables, most = zip(*rows, strict=True)
        return vstack(tables).tocsr(), np.concatenate(most)

    def seats_traded(self) -> tuple[Index, Index]:
        """The plekken that are no groep, and which of all limits is about the seats of each."""
        plekken = np.unique(self._pairs.j[self._others()])
        return plekken, len(np.unique(self._pairs.i)) + np.arange(len(plekken))

    def prices(self, bound: float, dual: Float64, floors: Sequence[Floor]) -> Prices:
        """The prices of pips and plekken behind a bound; members of a floor are worth so much more."""
        pips, plekken = np.unique(self._pairs.i), np.unique(self._pairs.j[self._others()])
        gain, price = np.zeros(len(self._question.niveau)), np.zeros(len(self._question.seats))
        a, b, c = np.cumsum([len(pips), len(plekken), len(self._groepen)])
        gain[pips], price[plekken] = dual[:a], dual[a:b]
        price[self._groepen] = dual[b:c] - dual[c : c + len(self._groepen)]
        for floor, worth in zip(floors, dual[len(dual) - len(floors) :], strict=True):
            gain[floor.members] -= worth
        return Prices(bound, gain, price)

    def once_each_pip(self) -> Rows:
        """Every pip has at most one plek."""
        return self._grouped(self._pairs.i, np.arange(len(self._pairs.i)), 1.0)

    def seats_of_plekken(self) -> Rows:
        """Plekken that are no groep have no more people than seats."""
        others = self._others()
        plek = self._pairs.j[others]
        return self._grouped(plek, others, self._question.seats[np.unique(plek)].astype(np.float64))

    def seats_of_groepen(self) -> Rows:
        """A groep that starts has no more people than seats, and one that does not has none."""
        return self._people_and_start(1.0, self._question.seats), np.zeros(len(self._groepen))

    def least_of_groepen(self) -> Rows:
        """A groep that starts has at least its min."""
        return self._people_and_start(-1.0, self._question.groepen.min), np.zeros(len(self._groepen))

    def only_when_started(self) -> Rows:
        """Nobody joins a groep that does not start with their level; an unknown level fits any."""
        pair, start = self._allowed()
        place = np.searchsorted(self._of_groep, pair)
        amount = len(self._of_groep)
        row, column = np.append(np.arange(amount), place), np.append(self._of_groep, len(self._pairs.i) + start)
        value = np.append(np.ones(amount), -np.ones(len(place)))
        return self._table(row, column, value, amount), np.zeros(amount)

    def one_start_each(self) -> Rows:
        """A groep starts with one window of levels at most."""
        return self._grouped(self.plek, len(self._pairs.i) + np.arange(len(self.plek)), 1.0)

    def floor(self, floor: Floor) -> Rows:
        """So many members have a plek."""
        pairs = np.flatnonzero(floor.members[self._pairs.i])
        table = self._table(np.zeros(len(pairs), dtype=np.intp), pairs, -np.ones(len(pairs)), 1)
        return table, np.array([-float(floor.needed)])

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

    def _others(self) -> Index:
        return np.flatnonzero(~self._question.groepen.groep[self._pairs.j])

    def _people_and_start(self, sign: float, amount: Int32) -> coo_array:
        """Per groep its people, less so many as it starts with; sign turns that around."""
        of, groep = (np.searchsorted(self._groepen, plek) for plek in (self._pairs.j[self._of_groep], self.plek))
        column = np.append(self._of_groep, len(self._pairs.i) + np.arange(len(groep)))
        value = np.append(np.full(len(of), sign), -sign * amount[self.plek])
        return self._table(np.append(of, groep), column, value, len(self._groepen))

    def _grouped(self, key: Index, column: Index, upper: float | Float64) -> Rows:
        """One row per different key: the sum of its variables is at most upper."""
        keys, row = np.unique(key, return_inverse=True)
        table = self._table(row, column, np.ones(len(column)), len(keys))
        return table, np.broadcast_to(np.asarray(upper, dtype=np.float64), len(keys))

    def _table(self, row: Index, column: Index, value: Float64, rows: int) -> coo_array:
        return coo_array((value, (row, column)), shape=(rows, len(self._pairs.i) + len(self.plek)))
