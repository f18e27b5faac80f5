"""Floors on the share of a group that gets a voorstel, kept inside the solver.

A floor is a quota: of its members at most so many may be left without. Groups that do not overlap have a quota each,
and the flow stays exact. Where groups overlap, the members are taken apart by the groups they are in, and how many of
each part may be left out is searched: every division for one choice of quotas also says, by its prices, what any other
choice could be worth at most (Benders), until no choice can be better by a millionth of a score.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from data.schemas.errors import Uitlegbaar
from data.schemas.vector import Bool, Float64, Int64
from matching.assignment.optimum import optimum
from matching.assignment.outcomes import FloorOutcome
from matching.assignment.problem import FREE, Problem
from matching.assignment.settle import Settled, settle
from matching.assignment.solve import InfeasibleError
from matching.assignment.terms import Floor
from matching.errors import NotOptimalError
from matching.pairs import Index

SAME = 1e-6
"""Two choices of quotas that differ by less in score count as equally good."""


class OndergrensFout(Uitlegbaar, ValueError):  # noqa: N818 - a fout is what our users call it
    """Raised when a floor cannot be reached, or costs more than may be; says what can."""


@dataclass(frozen=True)
class Parts:
    """People by the floors they are under: of (n) is the part of each pip, -1 for none; sizes (q) counts them.

    under (floors, q): whether a part is under a floor.
    """

    of: Index
    sizes: Int64
    under: Bool


def settle_with_floors(
    problem: Problem, positions: Index | None, floors: Sequence[Floor], unit: int, near: Int64 | None = None
) -> Settled:
    """The best division that keeps to all floors; unit is what a score of 1.0 is worth.

    near are prices per plek that are likely to be near those of the answer. Raises OndergrensFout when the floors
    cannot be reached.
    """
    floors = [floor for floor in floors if floor.needed]
    found = settle(problem, positions, near)
    if all(_placed(found, floor) >= floor.needed for floor in floors):
        return found
    try:
        if apart(floors):
            return _checked(settle(with_quotas(problem, floors), positions), floors)
        return _checked(_search(found, _parts(floors, problem.pips), _left_out(floors), unit), floors)
    except InfeasibleError:
        raise _cannot(problem, _parts(floors, problem.pips), floors) from None


def apart(floors: Sequence[Floor]) -> bool:
    """Whether no floors share people, so that each is a quota of its own."""
    asked = [floor.members for floor in floors if floor.needed]
    return not asked or int(np.sum(asked, axis=0).max(initial=0)) <= 1


def with_quotas(problem: Problem, floors: Sequence[Floor]) -> Problem:
    """The problem that keeps to floors that share no people."""
    floors = [floor for floor in floors if floor.needed]
    if not floors:
        return problem
    parts = _parts(floors, problem.pips)
    return replace(problem, quota_of=parts.of, quotas=_left_out(floors)[parts.under.argmax(axis=0)])


def _left_out(floors: Sequence[Floor]) -> Int64:
    """How many members of each floor may be left without."""
    return np.array([int(floor.members.sum()) - floor.needed for floor in floors], dtype=np.int64)


def floor_outcomes(settled: Settled, floors: Sequence[Floor]) -> tuple[FloorOutcome, ...]:
    """What became of each floor."""
    return tuple(
        FloorOutcome(floor.naam, int(floor.members.sum()), floor.needed, _placed(settled, floor)) for floor in floors
    )


def _placed(settled: Settled, floor: Floor) -> int:
    return int((floor.members & (settled.solution.chosen >= 0)).sum())


def _checked(settled: Settled, floors: Sequence[Floor]) -> Settled:
    for floor in floors:
        if _placed(settled, floor) < floor.needed:
            raise NotOptimalError(f"the floor {floor.naam} is not reached")
    return settled


def _parts(floors: Sequence[Floor], pips: int) -> Parts:
    under = np.array([floor.members for floor in floors], dtype=np.bool_).reshape(len(floors), pips)
    members = np.flatnonzero(under.any(axis=0))
    kinds, of, sizes = np.unique(under[:, members], axis=1, return_inverse=True, return_counts=True)
    part = np.full(pips, FREE, dtype=np.intp)
    part[members] = of.ravel()
    return Parts(part, sizes.astype(np.int64), kinds)


def _search(found: Settled, parts: Parts, left_out: Int64, unit: int) -> Settled:
    """Choose quotas that together keep to the floors, solve for them, and learn from the prices what others allow."""
    problem, positions = found.problem, found.positions
    master = _Master(parts, left_out)
    best: Settled | None = None
    tried: set[tuple[int, ...]] = set()
    while True:
        quotas, bound = master.choose()
        if best is not None and (bound <= _less(best, found, unit) + SAME or tuple(quotas.tolist()) in tried):
            return best
        tried.add(tuple(quotas.tolist()))
        try:
            here = settle(replace(problem, quota_of=parts.of, quotas=quotas), positions)
        except InfeasibleError:
            if not master.forbid(problem, quotas):
                raise
            continue
        master.learn(_less(here, found, unit), here.solution.quota_price / unit, quotas)
        if best is None or here.worth > best.worth:
            best = here


def _less(settled: Settled, free: Settled, unit: int) -> float:
    """What this division is worth beside the one without floors, in score: at most 0."""
    return (settled.worth - free.worth) / unit


class _Master:
    """The choice of quotas: what every division so far says about the worth of other choices."""

    def __init__(self, parts: Parts, left_out: Int64) -> None:
        """Begin with the floors; no choice is worth more than the division without them."""
        self._parts = parts
        width = len(parts.sizes)
        self._rows: list[Float64] = [np.append(row.astype(np.float64), 0.0) for row in parts.under]
        self._lower: list[float] = [-np.inf] * len(left_out)
        self._upper: list[float] = left_out.astype(np.float64).tolist()
        self._bounds = Bounds(np.append(np.zeros(width), -np.inf), np.append(parts.sizes.astype(np.float64), 0.0))

    def choose(self) -> tuple[Int64, float]:
        """The quotas that may be worth most, and how much at most; raises InfeasibleError when none are left."""
        width = len(self._parts.sizes)
        limits = LinearConstraint(np.array(self._rows), self._lower, self._upper)
        cost, whole = np.append(np.zeros(width), -1.0), np.append(np.ones(width), 0)
        found = milp(cost, integrality=whole, bounds=self._bounds, constraints=limits, options={"mip_rel_gap": 0.0})
        if found.x is None:
            raise InfeasibleError("no choice of quotas keeps to the floors")
        return np.rint(found.x[:-1]).astype(np.int64), float(-found.fun)

    def learn(self, worth: float, price: Float64, quotas: Int64) -> None:
        """A quota one larger than these brings at most its price."""
        self._add(np.append(-price, 1.0), -np.inf, worth - float(price @ quotas))

    def forbid(self, problem: Problem, quotas: Int64) -> bool:
        """Find parts of which more would have to be placed than can be; False when there are none."""
        for amount in range(1, len(quotas) + 1):
            for chosen in combinations(range(len(quotas)), amount):
                some = list(chosen)
                size = int(self._parts.sizes[some].sum())
                most = placeable(problem, np.isin(self._parts.of, some))
                if size - int(quotas[some].sum()) > most:
                    row = np.zeros(len(quotas) + 1)
                    row[some] = 1.0
                    self._add(row, size - most, np.inf)
                    return True
        return False

    def _add(self, row: Float64, lower: float, upper: float) -> None:
        self._rows.append(row)
        self._lower.append(lower)
        self._upper.append(upper)


def placeable(problem: Problem, members: Bool) -> int:
    """How many of these people could have a plek at once, when nobody else needs one."""
    part = problem.take(np.flatnonzero(members[problem.i]))
    free = replace(
        part,
        utility=np.ones(len(part.i), dtype=np.int64),
        least=np.zeros_like(part.least),
        quota_of=np.full(part.pips, FREE, dtype=np.intp),
        quotas=np.zeros(0, dtype=np.int64),
    )
    return int((optimum(free).chosen >= 0).sum())


def _cannot(problem: Problem, parts: Parts, floors: Sequence[Floor]) -> OndergrensFout:
    """Which floors cannot be reached and what can, in Dutch."""
    told = []
    for floor in floors:
        members, most = int(floor.members.sum()), placeable(problem, floor.members)
        if most < floor.needed:
            told.append(
                f"Ondergrens {floor.naam}: gevraagd is een voorstel voor {floor.needed} van de {members} mensen "
                f"({_percent(floor.share)}). Het kan er voor hooguit {most} ({_percent(most / members)})."
            )
    if told:
        return OndergrensFout(" ".join(told) + " Kies een lagere ondergrens, of zoek meer plekken voor deze mensen.")
    names = ", ".join(floor.naam for floor in floors)
    return OndergrensFout(
        f"De ondergrenzen {names} kunnen niet samen, al kan elk apart wel. Verlaag er een, of zoek meer plekken."
    )


def _percent(part: float) -> str:
    return f"{int(part * 100 + 1e-9)}%"
