"""Twins: invented pips and plekken, each three times, so that nearly every score is tied."""

import json
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from api.deps import engine_of
from api.journeys.engine import Engine
from api.journeys.verdeling import Divided, divide_all
from api.settings import Settings
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.synthetic.people import make_pips
from data.synthetic.plekken import make_plekken

DAY = date(2026, 11, 23)
DivideJson = Callable[[Sequence[Pip], Sequence[Plek], int], str]


@pytest.fixture(scope="session")
def engine() -> Engine:
    return engine_of(Settings())


@pytest.fixture(scope="session")
def pips() -> list[Pip]:
    """Sixty pips: twenty people and two doubles of each."""
    found = make_pips(20, seed=3, regio="AM05", op=DAY)
    return [pip.model_copy(update={"kenmerk": f"{pip.kenmerk}-{k}"}) for pip in found for k in "abc"]


@pytest.fixture(scope="session")
def plekken() -> list[Plek]:
    """Forty-eight plekken: sixteen and two doubles of each."""
    found = make_plekken(16, seats=22, seed=3, regio="AM05", op=DAY)
    return [plek.model_copy(update={"kenmerk": f"{plek.kenmerk}-{k}"}) for plek in found for k in "abc"]


@pytest.fixture(scope="session")
def divided(engine: Engine, pips: list[Pip], plekken: list[Plek]) -> Divided:
    """The division of the first forty of these plekken: too few seats for all."""
    return divide_all(engine, pips, plekken[:40], "auto", DAY, 1)


@pytest.fixture(scope="session")
def divide_json(engine: Engine) -> DivideJson:
    """The verdeling as the JSON text that a command would print."""

    def text(pips: Sequence[Pip], plekken: Sequence[Plek], seed: int) -> str:
        verdeling = divide_all(engine, pips, plekken, "auto", DAY, seed).verdeling
        return json.dumps(verdeling.as_json(), ensure_ascii=False)

    return text
