"""Does everyone have an even chance? Shares with a voorstel per group, told without giving small groups away.

Source: docs: the weekly ronde, Even chances (ratio with bootstrap interval, cells under 10 suppressed); CBS, rules for
disclosure control in tables: a hidden row must not follow from the totals and the other rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from data.schemas.kansen import Groepskans
from data.schemas.vector import Float64

FEWEST = 10
"""Fewer people than this are never told, with or without a voorstel."""
DRAWS = 10_000
"""How often chance is played again for an interval."""
INTERVAL = (2.5, 97.5)


@dataclass(frozen=True)
class Telling:
    """People of one group, and how many of them got a voorstel."""

    people: int
    placed: int

    @property
    def small(self) -> bool:
        """Whether it holds a number that could point at persons."""
        return self.placed < FEWEST or self.people - self.placed < FEWEST

    def plus(self, other: "Telling") -> "Telling":
        """Both together."""
        return Telling(self.people + other.people, self.placed + other.placed)


def chances(groups: Mapping[str, Telling], seed: int) -> tuple[Groepskans, ...]:
    """The chance of every group beside that of everyone else, in the order of their names.

    Groups with fewer than ten people with, or without, a voorstel are named without numbers; and as many other groups,
    smallest first, as are needed so that what is hidden does not follow from the totals.
    """
    hidden = _hidden(groups)
    everyone = _together(list(groups.values()))
    return tuple(
        Groepskans(groep=name) if name in hidden else _chance(name, groups[name], everyone, seed)
        for name in sorted(groups)
    )


def _hidden(groups: Mapping[str, Telling]) -> set[str]:
    by_size = sorted(groups, key=lambda name: (groups[name].people, name))
    hidden = {name for name in by_size if groups[name].small}
    for name in by_size:
        if not hidden or (len(hidden) > 1 and not _together([groups[one] for one in hidden]).small):
            break
        hidden.add(name)
    return hidden


def _together(parts: Sequence[Telling]) -> Telling:
    total = Telling(0, 0)
    for part in parts:
        total = total.plus(part)
    return total


def _chance(name: str, own: Telling, everyone: Telling, seed: int) -> Groepskans:
    others = Telling(everyone.people - own.people, everyone.placed - own.placed)
    told = Groepskans(groep=name, mensen=own.people, voorstellen=own.placed, aandeel=own.placed / own.people)
    if not others.placed:
        return told
    dice = np.random.default_rng([seed, *name.encode()])
    ratios = _drawn(own, dice) / np.maximum(_drawn(others, dice), 1 / (2 * others.people))
    low, high = np.percentile(ratios, INTERVAL).tolist()
    ratio = (own.placed / own.people) / (others.placed / others.people)
    return told.model_copy(update={"verhouding": ratio, "laag": low, "hoog": high})


def _drawn(group: Telling, dice: np.random.Generator) -> Float64:
    """The share when as many people are drawn from the group again and again, each as often as chance has it."""
    return dice.binomial(group.people, group.placed / group.people, DRAWS) / group.people
