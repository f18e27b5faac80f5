"""What the terms of a division cost in score: the same problem is divided again without one of them."""

from collections.abc import Callable
from dataclasses import replace

from data.schemas.vector import PipTable, PlekTable
from matching.assignment.division import Division, divide
from matching.assignment.terms import Terms


def cost_of_calm(division: Division, pips: PipTable, plekken: PlekTable, seed: int) -> float:
    """The score that the stay bonus costs: the total without that bonus minus the total with it."""
    return _cost(division, pips, plekken, seed, lambda terms: replace(terms, stay=None))


def cost_of_waiting(division: Division, pips: PipTable, plekken: PlekTable, seed: int) -> float:
    """The score that the bonus and the precedence for who waits cost, by the same measure."""
    return _cost(division, pips, plekken, seed, lambda terms: replace(terms, waiting=None))


def costs_of_floors(division: Division, pips: PipTable, plekken: PlekTable, seed: int) -> dict[str, float]:
    """The score that each floor costs, by its naam: the total without that one floor minus the total with all."""
    return {floor.naam: _cost(division, pips, plekken, seed, _without(floor.naam)) for floor in division.terms.floors}


def _without(naam: str) -> Callable[[Terms], Terms]:
    return lambda terms: replace(terms, floors=tuple(floor for floor in terms.floors if floor.naam != naam))


def _cost(division: Division, pips: PipTable, plekken: PlekTable, seed: int, change: Callable[[Terms], Terms]) -> float:
    other = divide(division.pairs, pips, plekken, seed, change(division.terms))
    return other.total - division.total
