"""Pauses: a person is left out of rondes until a day, or until somebody ends it."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import Field
from starlette.exceptions import HTTPException

from api.deps import Installation
from api.doors.roles import Begeleider, Beslissend, Here
from api.journeys.besluit import Beslisser, hef_op, pauzeer, pauzes_van
from api.journeys.day import today
from api.rest.answers import answer
from api.rest.reading import ReadBody, Verzoek, number_of
from api.rest.route import RestRoute
from data.schemas.actor import Actor
from data.schemas.noun import Noun
from data.schemas.rechten import InzagePauze

router = APIRouter(route_class=RestRoute, tags=["Pips"])


class Pauze(InzagePauze):
    """One time that a person, or one plek for them, was kept out of rondes; nummer is what it is ended by."""

    nummer: int
    geldt: Annotated[bool, Field(description="Of de pauze vandaag nog geldt.")]


class Pauzes(Noun):
    """Every pause of one person, newest first."""

    pauzes: tuple[Pauze, ...]


class NieuwePauze(Verzoek):
    """Until when a person is to be left out."""

    tot: Annotated[date, Field(description="De dag waarop de persoon weer meedoet: na vandaag.")]


@router.get(
    "/pips/{kenmerk:path}/pauzes",
    operation_id="toonPauzes",
    summary="Toon de pauzes",
    description="Elke keer dat een persoon, of een plek voor die persoon, niet meedeed in rondes, de nieuwste eerst.",
    response_model=Pauzes,
)
def list_pauzes(actor: Begeleider, here: Here, kenmerk: str) -> Response:
    """Every pause of a person."""
    return answer(Pauzes(pauzes=tuple(_pauzes(here, actor, kenmerk))).as_json())


@router.post(
    "/pips/{kenmerk:path}/pauzes",
    operation_id="pauzeerPip",
    summary="Geef een persoon pauze",
    description="De persoon doet niet mee in rondes tot een dag. Een voorstel waar niemand aan werkt, vervalt.",
    status_code=201,
    response_model=Pauze,
)
def pause(
    actor: Beslissend, here: Here, kenmerk: str, body: Annotated[NieuwePauze, Depends(ReadBody(NieuwePauze))]
) -> Response:
    """Leave a person out of rondes until a day."""
    nummer = pauzeer(here.store, _wie(here, actor), kenmerk, body.tot)
    return answer(_one(here, actor, kenmerk, nummer).as_json(), 201)


@router.post(
    "/pips/{kenmerk:path}/pauzes/{nummer}/opheffingen",
    operation_id="hefPauzeOp",
    summary="Hef een pauze op",
    description="De persoon, of de plek voor die persoon, doet weer mee. Nog een keer opheffen verandert niets.",
    status_code=201,
    response_model=Pauze,
)
def lift(actor: Beslissend, here: Here, kenmerk: str, nummer: str) -> Response:
    """End a pause early."""
    number = number_of(nummer)
    hef_op(here.store, _wie(here, actor), kenmerk, number)
    return answer(_one(here, actor, kenmerk, number).as_json(), 201)


def _pauzes(here: Installation, actor: Actor, kenmerk: str) -> list[Pauze]:
    found = pauzes_van(here.store, _wie(here, actor), kenmerk)
    return [Pauze(**one._asdict(), geldt=holds) for one, holds in found]


def _one(here: Installation, actor: Actor, kenmerk: str, nummer: int) -> Pauze:
    """The pause with this nummer; 404 when this person has none."""
    found = next((one for one in _pauzes(here, actor, kenmerk) if one.nummer == nummer), None)
    if found is None:
        raise HTTPException(404)
    return found


def _wie(here: Installation, actor: Actor) -> Beslisser:
    return Beslisser(actor, here.now(), today(here.now()))
