"""A line that starts with one vaardigheid may go on with others."""

import pytest

from features.documents.opening import open_document
from features.extraction import read_pip

PLAN = "Plan inburgering en participatie\nGemeente Enschede\nLeerroute: B1-route\n{zin}\n"


@pytest.mark.parametrize(
    ("zin", "niveaus"),
    [
        ("Spreken: A2, luisteren A2", {"spreken": "A2", "luisteren": "A2"}),
        ("Spreken: A2; luisteren: B1; lezen A1", {"spreken": "A2", "luisteren": "B1", "lezen": "A1"}),
        (
            "Spreken en luisteren: A2, lezen en schrijven A1",
            dict.fromkeys(("spreken", "luisteren"), "A2") | dict.fromkeys(("lezen", "schrijven"), "A1"),
        ),
        ("Spreken: A2 (was A1), lezen A1", {"spreken": "A2", "lezen": "A1"}),
        ("Lezen: A1 | Schrijven: <A1 | Spreken: A2", {"lezen": "A1", "schrijven": "A0", "spreken": "A2"}),
        ("Spreken: onbekend, luisteren A2", {"luisteren": "A2"}),
        ("Taalniveau: A1 voor lezen, A2 voor spreken", {"lezen": "A1", "spreken": "A2"}),
    ],
)
def test_every_vaardigheid_on_a_line_is_read(zin: str, niveaus: dict[str, str]) -> None:
    taalniveau = read_pip(open_document(PLAN.format(zin=zin).encode(), "plan.txt"), "plan").pip.taalniveau
    assert taalniveau is not None
    told = taalniveau.model_dump(include={"lezen", "luisteren", "schrijven", "spreken"}, exclude_none=True)
    assert told == niveaus


def test_the_citation_of_a_niveau_below_a1_shows_that_it_is_below() -> None:
    plan = open_document(PLAN.format(zin="Schrijven: <A1").encode(), "plan.txt")
    herkomst = read_pip(plan, "plan").pip.herkomst
    assert herkomst is not None
    assert herkomst["taalniveau.schrijven"].citaat == "<A1"
