"""What a ronde cost is told in words that a klantmanager would use."""

import pytest

from api.journeys.ronde_lezen import kost, kosten_zinnen
from data.schemas.verslag import Kosten


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (0.01234, "Rust kost samen 0,0123 score."),
        (0.00005, "Rust kost samen 0,0001 score."),
        (0.00004, "Rust kost bijna niets."),
        (0.0, "Rust kost niets."),
        (-0.0003, "Rust kost niets."),
    ],
)
def test_what_is_not_above_zero_costs_nothing(amount: float, said: str) -> None:
    assert kost("Rust", amount) == said


def test_calm_and_precedence_are_each_told() -> None:
    told = kosten_zinnen(Kosten(rust=-0.0003, wachten=2.5))
    assert told == ("Rust kost niets.", "Voorrang voor wie wacht kost samen 2,5000 score.")
