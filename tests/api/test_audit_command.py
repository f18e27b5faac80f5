"""The command that compares chances: a table for people, JSON for programs, and faults with exit code 2."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.api.conftest import Plekwijzer
from tests.api.people import pip, plek

Write = Callable[[str, object], Path]


@pytest.fixture
def region(plekwijzer: Plekwijzer, write: Write) -> Plekwijzer:
    """Forty-six people for twenty-three seats, in a ronde."""
    plekwijzer("pips", "add", write("p.json", [pip(f"P{k:02}") for k in range(46)]))
    plekwijzer("plekken", "add", write("q.json", [plek("EEN", capaciteit=23)]))
    plekwijzer("rematch", "--week", "2026-W48")
    return plekwijzer


def listed(tmp_path: Path, rows: str) -> Path:
    """A list on disk."""
    file = tmp_path / "groepen.csv"
    file.write_text(f"kenmerk;groep\n{rows}", encoding="utf-8")
    return file


def test_groups_are_compared_in_dutch_and_in_json(region: Plekwijzer, tmp_path: Path) -> None:
    file = listed(tmp_path, "".join(f"P{k:02};{'ab'[k % 2]}\n" for k in range(46)))
    told = region("audit", "--groepen", file)
    data = region("audit", "--groepen", file, "--json").json()
    assert told.code == 0
    assert "Ronde 2026-W48: 23 van de 46 mensen kregen een voorstel." in told.out
    assert (data["mensen"], data["voorstellen"], data["nietGevonden"]) == (46, 23, 0)
    assert [groep["groep"] for groep in data["groepen"]] == ["a", "b"]
    assert region("audit", "--groepen", file, "--json", "--seed", 1).json() == data


def test_small_groups_are_named_without_numbers(region: Plekwijzer, tmp_path: Path) -> None:
    told = region("audit", "--groepen", listed(tmp_path, "P00;a\nP01;a\nWEG;a\n")).out
    assert "a: te klein om te laten zien" in told
    assert "1 kenmerk op de lijst deed niet mee" in told


@pytest.mark.parametrize(
    ("rows", "words"),
    [("P00;\n", "groepen.csv, rij 2, groep: dit vak is leeg"), ("X;a\n", "Niemand op de lijst deed mee")],
)
def test_a_list_that_cannot_be_used_ends_with_code_2(rows: str, words: str, region: Plekwijzer, tmp_path: Path) -> None:
    ran = region("audit", "--groepen", listed(tmp_path, rows))
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err and "Traceback" not in ran.err


def test_a_file_that_is_not_there_is_said_in_dutch(region: Plekwijzer) -> None:
    ran = region("audit", "--groepen", "weg.csv")
    assert ran.code == 2
    assert "dit bestand bestaat niet" in ran.err
