"""What people may ask about themselves: inzage, being erased, and that their data are kept but not used.

Rectifying is keeping the next version of the pip, in `pips.py`. Source: AVG art. 15 to 18.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import Field
from starlette.exceptions import HTTPException

from api.doors.roles import Here, Klantmanager
from api.journeys.inzage import inzage
from api.journeys.reading import reading
from api.journeys.verwerkingsstop import hef_stop_op, leg_stil
from api.journeys.wissen import wis
from api.rest.answers import answer
from api.rest.reading import ReadBody, Verzoek, number_of
from api.rest.route import RestRoute
from data.schemas.noun import Noun
from data.schemas.rechten import Inzage, Verwerkingsstop
from features.intake.dutch_errors import SOMETHING

router = APIRouter(route_class=RestRoute, tags=["Pips"])


class Verwerkingsstops(Noun):
    """Every time that the data of one person were not used, newest first."""

    verwerkingsstops: tuple[Verwerkingsstop, ...]


class StopVraag(Verzoek):
    """Why the data of a person are not to be used."""

    reden: Annotated[
        str, Field(min_length=1, max_length=300, pattern=SOMETHING, description="Waarom, zonder persoonsgegevens.")
    ]


@router.get(
    "/pips/{kenmerk:path}/inzage",
    operation_id="geefInzage",
    summary="Geef inzage",
    description="Alles wat over een persoon bewaard is, ook wie er keek, om aan die persoon te geven.",
    response_model=Inzage,
)
def show_all(actor: Klantmanager, here: Here, kenmerk: str) -> Response:
    """All that is kept about a person."""
    return answer(inzage(here.store, actor, here.now(), kenmerk).as_json())


@router.delete(
    "/pips/{kenmerk:kenmerk}",
    operation_id="wisPip",
    summary="Wis een persoon",
    description="Wist een persoon met alles wat daarover gaat. Ook een teruggezette kopie brengt die niet terug.",
    status_code=204,
    response_class=Response,
)
def erase(actor: Klantmanager, here: Here, kenmerk: str) -> Response:
    """Erase a person for good."""
    wis(here.store, here.register, actor, here.now(), kenmerk)
    return Response(status_code=204)


@router.get(
    "/pips/{kenmerk:path}/verwerkingsstops",
    operation_id="toonVerwerkingsstops",
    summary="Toon de verwerkingsstops",
    description="Elke keer dat de gegevens van een persoon niet gebruikt mochten worden, de nieuwste eerst.",
    response_model=Verwerkingsstops,
)
def list_stops(actor: Klantmanager, here: Here, kenmerk: str) -> Response:
    """Every verwerkingsstop of a person."""
    with reading(here.store, actor, here.now()) as session:
        known = session.pips.history(kenmerk)
        found = session.verwerkingsstops.of_pip(kenmerk)
    if not known:
        raise HTTPException(404)
    return answer(Verwerkingsstops(verwerkingsstops=tuple(found)).as_json())


@router.post(
    "/pips/{kenmerk:path}/verwerkingsstops",
    operation_id="legPipStil",
    summary="Leg de gegevens van een persoon stil",
    description="De gegevens blijven bewaard en worden nergens voor gebruikt, tot iemand de stop opheft.",
    status_code=201,
    response_model=Verwerkingsstop,
)
def stop(
    actor: Klantmanager, here: Here, kenmerk: str, body: Annotated[StopVraag, Depends(ReadBody(StopVraag))]
) -> Response:
    """Use the data of a person for nothing."""
    return answer(leg_stil(here.store, actor, here.now(), kenmerk, body.reden).as_json(), 201)


@router.post(
    "/pips/{kenmerk:path}/verwerkingsstops/{nummer}/opheffingen",
    operation_id="hefVerwerkingsstopOp",
    summary="Hef een verwerkingsstop op",
    description="De gegevens van de persoon mogen weer gebruikt worden.",
    status_code=201,
    response_model=Verwerkingsstop,
)
def lift(actor: Klantmanager, here: Here, kenmerk: str, nummer: str) -> Response:
    """Let the data of a person be used again."""
    return answer(hef_stop_op(here.store, actor, here.now(), kenmerk, number_of(nummer)).as_json(), 201)
