"""The hard rules: what a rule is, and the list of them.

A rule is one module with one judgement over pairs and one sentence maker over the same numbers. The order is from
cheap to dear, because a round drops refused pairs rule by rule; an explanation always asks them all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from data.schemas.vector import UInt8
from matching.outcome import Reden
from matching.pairs import Pairs
from matching.parameters import Parameters
from matching.rules import (
    belasting,
    capaciteit,
    certificaat,
    periode,
    reistijd,
    rijbewijs,
    taaleis,
    tijden,
    uren,
    vakskills,
)


@dataclass(frozen=True)
class Rule:
    """One hard rule: judge gives bits per pair (matching.outcome), redenen the sentences of one pair."""

    name: str
    judge: Callable[[Pairs, Parameters], UInt8]
    redenen: Callable[[Pairs, int, int, Parameters], list[Reden]]


def _rule(module: ModuleType) -> Rule:
    return Rule(module.__name__.rpartition(".")[2], module.judge, module.redenen)


RULES: tuple[Rule, ...] = tuple(
    map(
        _rule,
        (reistijd, capaciteit, periode, uren, taaleis, rijbewijs, certificaat, belasting, vakskills, tijden),
    )
)
