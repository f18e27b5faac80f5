"""Suggesties: the best plekken for one pip, or the best pips for one plek, each with its whole oordeel."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response
from pydantic import ConfigDict, Field

from api.doors.roles import Begeleider, Here
from api.journeys.day import today
from api.journeys.suggestie import Vrager, candidates_stored, suggest_stored
from api.rest.answers import answer
from api.rest.problem import invalid
from api.rest.reading import ReadBody, Verzoek
from api.rest.route import RestRoute
from data.schemas.noun import Noun, Whole
from data.schemas.oordeel import Oordeel
from data.schemas.ronde import Keuze

ONE_OF_BOTH = "verwacht: óf pip, óf plek"
router = APIRouter(route_class=RestRoute, tags=["Voorstellen"])
Kenmerk = Annotated[str, Field(min_length=1, max_length=200)] | None


def _one(name: str, other: str) -> dict[str, Any]:
    """The schema of a question with this name, and without the other."""
    return {"required": [name], "properties": {name: {"type": "string"}, other: {"type": "null"}}}


class SuggestieVraag(Verzoek):
    """What is asked: for which pip, or for which plek."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [_one("pip", "plek"), _one("plek", "pip")]})

    pip: Annotated[Kenmerk, Field(description="Zoek plekken bij deze pip.")] = None
    plek: Annotated[Kenmerk, Field(description="Zoek pips bij deze plek.")] = None
    richting: Annotated[Keuze, Field(description="auto: de geadviseerde richting van elke pip.")] = "auto"
    op: Annotated[date | None, Field(description="De dag van beoordelen; anders vandaag.")] = None
    aantal: Annotated[Whole, Field(ge=1, le=50, description="Hoeveel er hooguit komen.")] = 10


class Suggesties(Noun):
    """The best oordelen, best first, and how many pairs were looked at."""

    oordelen: tuple[Oordeel, ...]
    bekeken: int


@router.post(
    "/suggesties",
    operation_id="vraagSuggesties",
    summary="Vraag suggesties",
    description="Beoordeelt alle plekken bij een pip, of alle pips bij een plek, en geeft de best passende met uitleg.",
    response_model=Suggesties,
    openapi_extra={"x-leest": True, "x-weigert": (404,)},
)
def ask_suggesties(
    actor: Begeleider, here: Here, vraag: Annotated[SuggestieVraag, Depends(ReadBody(SuggestieVraag))]
) -> Response:
    """Judge all pairs of one pip or one plek."""
    if (vraag.pip is None) == (vraag.plek is None):
        raise invalid([("pip", ONE_OF_BOTH), ("plek", ONE_OF_BOTH)])
    wie = Vrager(actor, here.now(), vraag.op or today(here.now()), here.geheugen)
    about = here.engine, here.store, wie
    if vraag.pip is not None:
        found = suggest_stored(*about, vraag.pip, vraag.richting, vraag.aantal)
    else:
        found = candidates_stored(*about, str(vraag.plek), vraag.richting, vraag.aantal)
    told = {"oordelen": [oordeel.as_json() for oordeel in found.oordelen], "bekeken": found.looked_at}
    return answer(told)
