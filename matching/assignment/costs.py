"""What the terms of a division cost in score: the same problem is divided again without one of them."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from data.schemas.vector import PipTable, PlekTable
from matching.assignment.bonus import regels_of
from matching.assignment.division import Division, divide
from matching.assignment.floors import OndergrensFout
from matching.assignment.terms import Terms
from matching.wording import share


def cost_of_calm(division: Division, pips: PipTable, plekken: PlekTable, seed: int) -> float:
    """The score that the stay bonus costs: the total without that bonus minus the total with it.

    Whoever had a voorstel keeps their precedence over who waits: that is not what the bonus is for.
    """
    none = {"blijf_bonus": 0.0}
    return _cost(
        division,
        pips,
        plekken,
        seed,
        lambda terms: replace(terms, regels=terms.regels and terms.regels.model_copy(update=none)),
    )


def cost_of_waiting(division: Division, pips: PipTable, plekken: PlekTable, seed: int) -> float:
    """The score that the bonus and the precedence for who waits cost, by the same measure."""
    return _cost(division, pips, plekken, seed, lambda terms: replace(terms, waiting=None))


def costs_of_floors(division: Division, pips: PipTable, plekken: PlekTable, seed: int) -> dict[str, float]:
    """The score that each floor costs, by its naam: the total without that one floor minus the total with all."""
    return {floor.naam: _cost(division, pips, plekken, seed, _without(floor.naam)) for floor in division.terms.floors}


def refuse_dear_floors(division: Division, costs: Mapping[str, float]) -> None:
    """Stop when a floor costs more than the share of the total score that the parameters allow.

    costs are those of costs_of_floors. Raises OndergrensFout that names every such floor, its price and the limit.
    """
    most = regels_of(division.terms).ondergrens_prijs if costs else 0.0
    told = []
    for naam, cost in costs.items():
        without = division.total + cost
        if cost > most * without:
            told.append(
                f"Ondergrens {naam} kost samen {share(cost)} aan score. Dat is {_percent(cost / without)} van het "
                f"totaal; het mag hooguit {_percent(most)} zijn."
            )
    if told:
        raise OndergrensFout(" ".join(told) + " Er is niets voorgesteld. Kies een lagere ondergrens.")


def _percent(part: float) -> str:
    return f"{100 * part:.1f}".replace(".", ",") + "%"


def _without(naam: str) -> Callable[[Terms], Terms]:
    return lambda terms: replace(terms, floors=tuple(floor for floor in terms.floors if floor.naam != naam))


def _cost(division: Division, pips: PipTable, plekken: PlekTable, seed: int, change: Callable[[Terms], Terms]) -> float:
    other = divide(division.pairs, pips, plekken, seed, change(division.terms))
    return other.total - division.total
