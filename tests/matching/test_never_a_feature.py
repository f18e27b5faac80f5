"""Who someone is never changes the verdict, the codes or the score: only what they can, want and need does."""

from copy import deepcopy
from typing import Any

import pytest

from api.journeys.oordeel import judge_pairs
from data.schemas.codes import RICHTINGEN, Richting
from data.schemas.oordeel import Oordeel
from features.intake.pair_reading import read_pair
from tests.matching.asking import engine
from tests.matching.strategies import OP, make_pairs

Json = dict[str, Any]
richtingen = pytest.mark.parametrize("richting", RICHTINGEN)
MADE = 100

SAME_TO_US: dict[str, tuple[tuple[str, object], ...]] = {
    "groep": (("inburgeraar.groep", "asielstatushouder"), ("inburgeraar.groep", "gezinsmigrant")),
    "regime": tuple(("inburgeraar.regime", value) for value in ("wi2021", "wi2013", "elip", None)),
    "inkomen": tuple(("inburgeraar.inkomen", value) for value in ("bijstand", "ww", "werk", "geen", None)),
    "gevestigdOp": (("inburgeraar.gevestigdOp", "2012-01-01"), ("inburgeraar.gevestigdOp", "2026-10-01")),
    "termijnEinde": (("inburgeraar.termijnEinde", "2026-12-01"), ("inburgeraar.termijnEinde", "2031-01-01")),
    "talen": (("talen", [{"taal": "ukr", "niveau": "moedertaal"}]), ("talen", [{"taal": "eng"}]), ("talen", [])),
    "leerroute": (("leerroute", "b1"), ("leerroute", "onderwijs"), ("leerroute", None)),
    "gemeente": (("gemeente", "GM0153"), ("gemeente", "GM0363")),
    "geslacht": (("geslacht", "v"), ("inburgeraar.geslacht", "m")),
    "nationaliteit": (("nationaliteit", "Syrische"), ("inburgeraar.nationaliteit", "Eritrese")),
    "herkomstland": (("herkomstland", "Afghanistan"), ("inburgeraar.land", "Jemen")),
    "naam": (("naam", "A. Jansen"), ("inburgeraar.naam", "B. de Vries")),
    "moedertaal": (("moedertaal", "Tigrinya"), ("inburgeraar.moedertaal", "Dari")),
    "religie": (("religie", "islam"), ("inburgeraar.religie", "geen")),
    "partner": (("partner", {"inkomen": "werk"}), ("inburgeraar.partner", False)),
}


@pytest.fixture(scope="module")
def asked() -> list[tuple[Json, Json]]:
    """Pairs as a user hands them in; leerroute z is left to a test of its own."""
    made = [(pip.as_json(), plek.as_json()) for pip, plek in make_pairs(31, MADE)]
    for pip, _ in made:
        pip["leerroute"] = "b1"
    return made


@pytest.fixture(scope="module")
def before(asked: list[tuple[Json, Json]]) -> dict[str, list[Oordeel]]:
    return {richting: judged(asked, richting) for richting in RICHTINGEN}


def judged(asked: list[tuple[Json, Json]], richting: Richting) -> list[Oordeel]:
    read = [read_pair({"pip": pip, "plek": plek}, "test") for pip, plek in asked]
    return judge_pairs(engine(), [(paar.pip, paar.plek, richting, OP) for paar in read])


def changed(pip: Json, veld: str, value: object) -> Json:
    """The pip with another value at a path with dots."""
    pip = deepcopy(pip)
    *path, last = veld.split(".")
    place = pip
    for step in path:
        place = place[step]
    place[last] = value
    return pip


@pytest.mark.parametrize("kind", SAME_TO_US)
@richtingen
def test_who_someone_is_changes_nothing(
    kind: str, richting: Richting, asked: list[tuple[Json, Json]], before: dict[str, list[Oordeel]]
) -> None:
    choices = SAME_TO_US[kind]
    others = [(changed(pip, *choices[k % len(choices)]), plek) for k, (pip, plek) in enumerate(asked)]
    assert judged(others, richting) == before[richting]


@richtingen
def test_leerroute_z_moves_only_the_bijdrage_of_uren(
    richting: Richting, asked: list[tuple[Json, Json]], before: dict[str, list[Oordeel]]
) -> None:
    others = judged([(changed(pip, "leerroute", "z"), plek) for pip, plek in asked], richting)
    moved = 0
    for was, now in zip(before[richting], others, strict=True):
        fields = ("oordeel", "belemmeringen", "voorwaarden")
        assert all(getattr(was, field) == getattr(now, field) for field in fields)
        differ = {one.criterium for one, two in zip(was.bijdragen, now.bijdragen, strict=True) if one != two}
        assert differ <= {"uren"}
        moved += was.score != now.score
    assert moved > 0
