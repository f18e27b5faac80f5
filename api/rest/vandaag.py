"""What needs doing today, for the rol of who asks."""

from fastapi import APIRouter, Response

from api.doors.roles import Here, Medewerker
from api.journeys.reading import reading
from api.journeys.vandaag import taken_van
from api.rest.answers import answer
from api.rest.route import RestRoute
from data.schemas.noun import Noun
from data.schemas.vandaag import Taak

router = APIRouter(route_class=RestRoute, tags=["Voorstellen"])


class Vandaag(Noun):
    """All that a rol has to do, also what there is nothing of now."""

    taken: tuple[Taak, ...]


@router.get(
    "/vandaag",
    operation_id="toonVandaag",
    summary="Toon wat er vandaag te doen is",
    description="Wat uw rol vandaag te doen heeft, met aantallen en uitleg.",
    response_model=Vandaag,
)
def show_today(actor: Medewerker, here: Here) -> Response:
    """What one has to do today."""
    with reading(here.store, actor, here.now()) as session:
        found = taken_van(session)
    return answer(Vandaag(taken=tuple(found)).as_json())
