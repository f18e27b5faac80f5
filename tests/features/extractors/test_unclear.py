"""What does not return every week is said to be unclear, and never guessed."""

import pytest

from features.documents.opening import open_document
from features.extraction import Reading, read_pip

PLAN = "Plan inburgering en participatie\nGemeente Enschede\nLeerroute: B1-route\nSpreken: A2\n{zin}\n"


def reading(zin: str) -> Reading:
    return read_pip(open_document(PLAN.format(zin=zin).encode(), "plan.txt"), "plan")


@pytest.mark.parametrize("rhythm", ["Om de week", "Tweewekelijks", "Eens per maand", "Een keer per twee weken"])
def test_a_moment_that_does_not_return_every_week_is_said_to_be_unclear(rhythm: str) -> None:
    read = reading(f"{rhythm} op vrijdag van 9.00 tot 12.00 uur een gesprek met de wijkcoach.")
    assert read.pip.bezet is None
    assert [note for note in read.unclear if "vrijdag" in note and "Onduidelijk" in note]


def test_a_moment_of_every_week_is_not_called_unclear() -> None:
    read = reading("Taalles op maandag van 9.00 tot 12.00 uur.")
    assert read.pip.bezet
    assert read.unclear == ()
