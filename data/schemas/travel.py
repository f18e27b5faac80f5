"""The vervoer a person may use, and what a router of travel times promises."""

from dataclasses import dataclass
from math import isfinite
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

VERVOER: tuple[str, ...] = ("lopen", "fiets", "ebike", "ov", "bromfiets", "auto")
"""The vervoer in fixed order: bit k of a vervoer mask, and place k on the axis of minutes, is element k."""


@dataclass(frozen=True, slots=True)
class VervoerEstimate:
    """How fast one vervoer goes and how far it reaches, for the estimate of the reistijd.

    `detour` (1 or more) times the great-circle distance in km, over `kmh` (1 or more), plus `fixed_minutes`
    (0 or more). `min_km` and `max_km` bound the great-circle distance, both inclusive; `max_km` is infinite
    when there is no bound. Raises ValueError outside these ranges.
    Source: docs: judgement, section Travel time.
    """

    detour: float
    kmh: float
    fixed_minutes: float
    min_km: float
    max_km: float

    def __post_init__(self) -> None:
        """Refuse numbers that cannot describe a vervoer."""
        finite = all(isfinite(value) for value in (self.detour, self.kmh, self.fixed_minutes))
        if not finite or self.detour < 1 or self.kmh < 1 or self.fixed_minutes < 0:
            raise ValueError(f"detour, kmh or fixed_minutes out of range: {self}")
        if not 0 <= self.min_km <= self.max_km:
            raise ValueError(f"min_km and max_km must satisfy 0 <= min_km <= max_km: {self}")

    @property
    def minutes_per_km(self) -> float:
        """Minutes for each kilometre as the crow flies, the detour included."""
        return 60 * self.detour / self.kmh


class Router(Protocol):
    """Tells how many minutes it takes to travel between two postcodes, for every vervoer."""

    @property
    def name(self) -> str:
        """The Dutch name that a verdict may show: "schatting" or "OSRM"."""
        ...

    @property
    def waarschuwingen(self) -> tuple[str, ...]:
        """Dutch sentences collected so far, such as that a fallback was used; empty when there are none."""
        ...

    def minutes(self, origin: NDArray[np.int16], destination: NDArray[np.int16]) -> NDArray[np.int16]:
        """Give the reistijd one way in whole minutes, for every vervoer.

        `origin` and `destination` are rows of the table of postcodes (each 0 or more) and broadcast like
        numpy to some shape S. The result has shape S + (6,), the last axis in the order of `VERVOER`; -1
        where that vervoer does not reach. Raises IndexError for a row that is not in the table.
        """
        ...
