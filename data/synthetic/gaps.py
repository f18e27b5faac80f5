"""What a source does not tell: every field is unknown now and then."""

from collections.abc import Mapping
from typing import TypeVar

from data.synthetic.draws import Draws

T = TypeVar("T")


class Gaps:
    """Leaves out values by the chance that their field is unknown.

    `onbekend` goes from the path of a field in the JSON ("taalniveau.spreken") to that chance.
    """

    def __init__(self, draws: Draws, onbekend: Mapping[str, float]) -> None:
        """Take the draws to decide with."""
        self._draws = draws
        self._onbekend = onbekend

    def keep(self, veld: str, value: T | None) -> T | None:
        """Give the value, or None when this time the field is unknown. KeyError when the scenario lacks the field."""
        return None if self._draws.chance(self._onbekend[veld]) else value
