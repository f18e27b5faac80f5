"""What tests of the store begin with: a moment, people who ask, and a small pip and plek."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from data.schemas.actor import Actor
from data.schemas.pip import Inburgeraar, Pip, Reistijd, Taalniveau
from data.schemas.plek import Aanbieder, Plek, Uren


@pytest.fixture
def moment() -> datetime:
    return datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC)


@pytest.fixture
def beheer() -> Actor:
    return Actor(kenmerk="beheer-1", rol="beheer", gemeenten=None)


@pytest.fixture
def klantmanager() -> Actor:
    return Actor(kenmerk="km-1", rol="klantmanager", gemeenten=("GM0164",))


@pytest.fixture
def wsp_adviseur() -> Actor:
    return Actor(kenmerk="wsp-1", rol="wspAdviseur", gemeenten=None)


@pytest.fixture
def pip_of() -> Callable[..., Pip]:
    """A small pip of Hengelo with any field replaced."""

    def build(kenmerk: str, **fields: Any) -> Pip:
        usual: dict[str, Any] = {
            "gemeente": "GM0164",
            "vastgesteld_op": date(2026, 10, 1),
            "inburgeraar": Inburgeraar(postcode="7551"),
            "taalniveau": Taalniveau(lezen="A1", spreken="A2"),
            "reistijd": Reistijd(max_minuten=45),
        }
        return Pip(kenmerk=kenmerk, **usual | fields)

    return build


@pytest.fixture
def plek_of() -> Callable[..., Plek]:
    """A small plek with any field replaced."""

    def build(kenmerk: str, **fields: Any) -> Plek:
        usual: dict[str, Any] = {
            "titel": "Werkervaringsplaats magazijn",
            "aanbieder": Aanbieder(naam="Bakkerij De Ster", soort="werkgever"),
            "soort": "werkervaringsplaats",
            "uren": Uren(min=16.0),
            "postcode": "7551",
            "capaciteit": 2,
        }
        return Plek(kenmerk=kenmerk, **usual | fields)

    return build
