"""Every shared vignette gets the verdict, the codes or the order that it expects."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from api.journeys.oordeel import judge_pairs
from benchmarks.rowwise.rules import refuse
from data.schemas.oordeel import Oordeel
from features.intake.pair_reading import Paar, read_pair
from tests.matching.asking import SHARED, codes, engine

FOLDER = SHARED / "examples" / "vignettes"
SINGLE = sorted(FOLDER.glob("[0-9]*.json"))
ORDER = sorted(FOLDER.glob("o[0-9]*.json"))
USUAL_DAY = "2026-11-23"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared vignettes are not beside this checkout")


def read(vignette: dict[str, Any], side: str = "") -> Paar:
    """Read the question of a vignette as a user would hand it in; side is A or B of an order vignette."""
    found = {noun: vignette.get(f"{noun}{side}", vignette.get(noun)) for noun in ("pip", "plek")}
    asked = {"richting": vignette["richting"], "op": vignette.get("op", USUAL_DAY)}
    return read_pair(found | asked, "vignette")


def judge(paar: Paar) -> Oordeel:
    """Judge the question by itself."""
    assert paar.richting is not None
    assert paar.op is not None
    return judge_pairs(engine(), [(paar.pip, paar.plek, paar.richting, paar.op)])[0]


@pytest.mark.parametrize("file", SINGLE, ids=lambda file: file.stem)
def test_a_vignette_gets_its_verdict_and_its_codes(file: Path) -> None:
    vignette = json.loads(file.read_text(encoding="utf-8"))
    oordeel = judge(read(vignette))
    wanted = vignette["verwacht"]
    assert (oordeel.oordeel, *codes(oordeel)) == (
        wanted["oordeel"],
        set(wanted["belemmeringen"]),
        set(wanted["voorwaarden"]),
    ), vignette["afleiding"]


@pytest.mark.parametrize("file", SINGLE, ids=lambda file: file.stem)
def test_the_oracle_reads_a_vignette_as_it_is_meant(file: Path) -> None:
    vignette = json.loads(file.read_text(encoding="utf-8"))
    paar = read(vignette)
    found = refuse(paar.pip, paar.plek, vignette["richting"], date.fromisoformat(vignette.get("op", USUAL_DAY)))
    wanted = vignette["verwacht"]
    assert found == (set(wanted["belemmeringen"]), set(wanted["voorwaarden"])), vignette["afleiding"]


@pytest.mark.parametrize("file", ORDER, ids=lambda file: file.stem)
def test_the_better_pair_of_a_vignette_scores_higher(file: Path) -> None:
    vignette = json.loads(file.read_text(encoding="utf-8"))
    better, other = (judge(read(vignette, side)).score for side in "AB")
    assert better is not None
    assert other is not None
    least = other + 1e-12 if vignette["verwacht"] == "A>B" else other - 1e-12
    assert better > least, vignette
