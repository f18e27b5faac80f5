"""Hours of taalles stand for lessons whose days are not known."""

import pytest

from features.documents.opening import open_document
from features.extraction import read_pip

PLAN = """Plan inburgering en participatie
Gemeente Enschede
Leerroute: B1-route
Spreken: A2
{zin}
Reistijd: maximaal 45 minuten met de fiets
"""


def taalles_uren(zin: str) -> float | None:
    document = open_document(PLAN.format(zin=zin).encode(), "plan.txt")
    return read_pip(document, "plan").pip.taalles_uren


@pytest.mark.parametrize("uren", [3, 4.5, 6, 7.5, 9, 12])
@pytest.mark.parametrize(
    "wording",
    [
        "Er is {uren} uur taalles per week, de dagen zijn nog niet bekend.",
        "{uren} uur per week taalles.",
        "Taalles: {uren} uur per week.",
        "De taallessen zijn {uren} uur per week.",
        "Taalles, {uren} uur in de week, dagen volgen.",
        "Krijgt {uren} u. taalles p/w.",
    ],
)
def test_hours_of_taalles_are_read_in_many_wordings(wording: str, uren: float) -> None:
    assert taalles_uren(wording.format(uren=f"{uren:g}".replace(".", ","))) == uren


def test_hours_in_words_are_read_too() -> None:
    assert taalles_uren("Er is zes uur taalles per week.") == 6


@pytest.mark.parametrize("zin", ["Heeft taalles.", "Er is 16 uur per week beschikbaar.", "Werkt 6 uur per week."])
def test_other_hours_are_not_taken_for_taalles(zin: str) -> None:
    assert taalles_uren(zin) is None


def test_lessons_on_known_days_stand_in_the_week_and_not_in_the_hours() -> None:
    zin = "Taalles: 6 uur per week, op maandag en woensdag van 9.00 tot 12.00 uur."
    document = open_document(PLAN.format(zin=zin).encode(), "plan.txt")
    pip = read_pip(document, "plan").pip
    assert [slot.dag for slot in pip.bezet or ()] == ["ma", "wo"]
    assert pip.taalles_uren is None
