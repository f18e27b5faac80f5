"""The matchblad of a voorstel: what goes to the aanbieder."""

from fastapi import APIRouter, Response

from api.doors.roles import Begeleider, Here
from api.journeys.day import today
from api.journeys.matchblad import matchblad
from api.rest.answers import answer
from api.rest.route import RestRoute
from data.schemas.matchblad import Matchblad

router = APIRouter(route_class=RestRoute, tags=["Voorstellen"])


@router.get(
    "/voorstellen/{kenmerk}/matchblad",
    operation_id="toonMatchblad",
    summary="Toon het matchblad",
    description="Wat de aanbieder moet weten over de plek en de kandidaat: zonder naam, adres, gezondheid of gezin.",
    response_model=Matchblad,
)
def show_sheet(actor: Begeleider, here: Here, kenmerk: str) -> Response:
    """The sheet of one voorstel."""
    return answer(matchblad(here.store, actor, here.now(), today(here.now()), kenmerk).as_json())
