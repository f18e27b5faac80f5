"""`plekwijzer pips`: plans become concepts, and count only when someone confirmed them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from tests.api.conftest import Plekwijzer
from tests.api.people import pip, plek

Write = Callable[[str, object], Path]
DAY = ("--op", "2026-11-23")
PLAN = """Plan inburgering en participatie
Gemeente Enschede
Vastgesteld op: 1 oktober 2026
Leerroute: B1-route
Postcode: 7511 AB
Taalniveau (gemeten op 1 september 2026)
Spreken: {spreken}
Luisteren: A2
Lezen: A2
Schrijven: A1
Belastbaarheid: 24 uur per week, de taallessen komen daar bovenop.
Taalles: maandag en woensdag van 9.00 tot 12.00 uur
Kinderopvang: niet nodig
Reistijd: maximaal 45 minuten met de fiets
"""


@pytest.fixture
def plan(write: Write) -> Path:
    return write("plan-een.txt", PLAN.format(spreken="A2"))


def test_a_plan_becomes_a_concept_that_takes_no_part_in_judging(plekwijzer: Plekwijzer, plan: Path) -> None:
    ran = plekwijzer("pips", "add", plan)
    assert ran.code == 0
    assert "plan-een: concept, versie 1" in ran.out
    nothing = plekwijzer("rematch", *DAY)
    assert nothing.code == 0
    assert "Er is geen ronde gedaan." in nothing.out
    assert "plan-een, versie 1" in plekwijzer("pips", "concepts").out


def test_a_confirmed_plan_is_judged(plekwijzer: Plekwijzer, plan: Path, write: Write) -> None:
    plekwijzer("pips", "add", plan)
    assert "versie 1 is bevestigd" in plekwijzer("pips", "confirm", "plan-een").out
    plekwijzer("plekken", "add", write("q.json", plek()))
    assert "PLEK-1" in plekwijzer("suggest", "--pip", "plan-een", *DAY).out


def test_a_new_document_is_a_new_version_with_a_readable_difference(
    plekwijzer: Plekwijzer, plan: Path, write: Write
) -> None:
    plekwijzer("pips", "add", plan)
    plekwijzer("pips", "confirm", "plan-een")
    newer = write("later.txt", PLAN.format(spreken="B1"))
    out = plekwijzer("pips", "add", newer, "--kenmerk", "plan-een").out
    assert "concept, versie 2" in out
    assert "Spreken: van A2 naar B1." in out


def test_confirming_an_older_version_than_the_newest_is_refused(
    plekwijzer: Plekwijzer, plan: Path, write: Write
) -> None:
    plekwijzer("pips", "add", plan)
    plekwijzer("pips", "add", write("later.txt", PLAN.format(spreken="B1")), "--kenmerk", "plan-een")
    ran = plekwijzer("pips", "confirm", "plan-een", "--versie", "1")
    assert ran.code == 2
    assert "intussen gewijzigd" in ran.err


def test_a_corrected_concept_counts_as_corrected(plekwijzer: Plekwijzer, plan: Path, write: Write) -> None:
    plekwijzer("pips", "add", plan)
    better = write("beter.json", pip("plan-een", doel="werk"))
    assert plekwijzer("pips", "confirm", "plan-een", "--verbeterd", better).code == 0
    again = plekwijzer("pips", "add", better).out
    assert "0 nieuw, 0 gewijzigd, 1 hetzelfde." in again


def test_what_cannot_be_read_stores_nothing_at_all(plekwijzer: Plekwijzer, plan: Path, write: Write) -> None:
    ran = plekwijzer("pips", "add", plan, write("leeg.txt", ""))
    assert ran.code == 2
    assert "leeg.txt" in ran.err
    assert "Samen 0 concepten" in plekwijzer("pips", "concepts").out


def test_the_document_is_kept_only_with_a_key_and_then_unreadable(
    plekwijzer: Plekwijzer, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Het document zelf is niet bewaard" in plekwijzer("pips", "add", plan).out
    monkeypatch.setenv("PLEKWIJZER_DOCUMENT_KEY", Fernet.generate_key().decode())
    assert "versleuteld bewaard" in plekwijzer("pips", "add", plan, "--kenmerk", "twee").out
    stored = b"".join(file.read_bytes() for file in tmp_path.glob("test.sqlite3*"))
    assert b"de taallessen komen daar bovenop." not in stored


def test_extract_prints_the_pip_with_its_evidence(plekwijzer: Plekwijzer, plan: Path) -> None:
    read = json.loads(plekwijzer("extract", plan, "--json").out)
    found = read.get("pip", read)
    assert found["taalniveau"]["spreken"] == "A2"
    where = found["herkomst"]["taalniveau.spreken"]
    assert PLAN.format(spreken="A2")[where["begin"] : where["eind"]] == where["citaat"]


def test_a_waiting_concept_is_named_when_it_is_asked_for(plekwijzer: Plekwijzer, plan: Path) -> None:
    plekwijzer("pips", "add", plan)
    ran = plekwijzer("suggest", "--pip", "plan-een", *DAY)
    assert ran.code == 2
    assert "bevestig" in ran.err
