"""The soft criteria: what a criterium is, and the list of them in the order in which they are added up."""

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType

from data.schemas.vector import Float64
from matching.criteria import begeleiding, doel, perspectief, reistijd, rust, taalgroei, uren, vakmatch, wens
from matching.pairs import Pairs
from matching.parameters import Parameters


@dataclass(frozen=True)
class Criterion:
    """One criterium: judge gives points in [0, 1] per pair, reden the sentence of one pair and its points."""

    name: str
    judge: Callable[[Pairs, Parameters], Float64]
    reden: Callable[[Pairs, int, float, Parameters], str]


def _criterion(module: ModuleType) -> Criterion:
    return Criterion(module.__name__.rpartition(".")[2], module.judge, module.reden)


CRITERIA_IN_ORDER: tuple[Criterion, ...] = tuple(
    map(_criterion, (vakmatch, wens, taalgroei, begeleiding, reistijd, uren, perspectief, doel, rust))
)
