"""Sets of changes: which are tried, and which of those that work are the smallest."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations, islice
from typing import Any

import numpy as np

from data.schemas.codes import CERTIFICATEN, DAGEN, PuntCode
from data.schemas.plek import Plek
from data.schemas.vector import Bool
from matching.counterfactual.change import Change
from matching.counterfactual.rows import Set

AnyChange = Change[Any]
_CERTIFICATEN = frozenset(CERTIFICATEN)
_RULE_OF_CODE: dict[PuntCode, str] = {"kinderopvang": "tijden"}
"""The rule behind a code, where their names differ."""


def asked_by(change: AnyChange, plek: Plek) -> bool:
    """Whether this plek asks anything that the change is about."""
    if change.soort == "taalniveau":
        return plek.taaleis is not None and getattr(plek.taaleis, change.code.partition(":")[2]) is not None
    if change.soort in _CERTIFICATEN:
        return change.soort in (plek.certificaten or ())
    if change.soort == "opvang":
        day = DAGEN.index(change.code.split(":")[1])
        days = {DAGEN.index(slot.dag) for slot in plek.tijden or ()}
        return not plek.kinderopvang_op_locatie and not days.isdisjoint({(day + k) % 7 for k in (-1, 0, 1)})
    return True


def relevant(changes: Sequence[AnyChange], codes: Iterable[PuntCode], turns: bool) -> list[AnyChange]:
    """The changes that may help a pair with these belemmeringen; none when one of them cannot be helped.

    A change that helps may stand in the way elsewhere (new vervoer makes a journey possible, and long), so what helps
    there takes part too. turns: a higher level may turn the advised richting, after which every rule may answer
    otherwise.
    """
    wanted = {_RULE_OF_CODE.get(code, str(code)) for code in codes}
    if not wanted <= {regel for change in changes for regel in change.regels}:
        return []
    while True:
        found = [change for change in changes if change.regels & wanted]
        if turns and any(change.soort == "taalniveau" for change in found):
            return [change for change in changes if change.regels]
        more = wanted.union(*(change.regels for change in found))
        if more == wanted:
            return found
        wanted = more


def sets_of(changes: Sequence[AnyChange], most: int, limit: int) -> tuple[list[Set], bool]:
    """Every set of 1 to most changes of different groepen, small sets first, at most limit; and whether that is all."""
    sizes = range(1, most + 1)
    every: Iterator[Set] = chain.from_iterable(combinations(range(len(changes)), size) for size in sizes)
    exclusive = {(a, b) for a, b in combinations(range(len(changes)), 2) if changes[a].groep == changes[b].groep}
    allowed = (found for found in every if exclusive.isdisjoint(combinations(found, 2))) if exclusive else every
    sets = list(islice(allowed, limit + 1))
    return sets[:limit], len(sets) <= limit


def smallest(changes: Sequence[AnyChange], sets: Sequence[Set], works: Bool) -> list[int]:
    """The places of the sets that work while no smaller set does: fewer changes, or the same with a smaller stap."""
    places = np.flatnonzero(works).tolist()
    holds = np.zeros((len(places), len(changes)), dtype=np.int16)
    for row, place in enumerate(places):
        holds[row, sets[place]] = 1
    covers = (holds @ _covers(changes)) > 0
    order = sorted(range(len(places)), key=lambda row: (len(sets[places[row]]), _size(changes, sets[places[row]])))
    left = np.ones(len(places), dtype=np.bool_)
    found = []
    for row in order:
        if left[row]:
            found.append(places[row])
            left &= ~(covers[:, holds[row] == 1].all(axis=1))
    return found


def _covers(changes: Sequence[AnyChange]) -> np.ndarray[Any, np.dtype[np.int16]]:
    """Which changes a change is at least as large as: itself, and those of its groep with a smaller stap."""
    return np.array(
        [[a is b or (a.groep == b.groep and b.stap < a.stap) for b in changes] for a in changes], dtype=np.int16
    ).reshape(len(changes), len(changes))


def _size(changes: Sequence[AnyChange], found: Set) -> int:
    return sum(changes[k].stap for k in found)
