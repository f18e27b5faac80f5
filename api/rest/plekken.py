"""Plekken: looked at by everyone who works here, kept and withdrawn by who offers them."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field
from starlette.exceptions import HTTPException

from api.deps import Installation
from api.doors.roles import Here, Medewerker, WspAdviseur
from api.journeys.day import today
from api.journeys.plek import withdraw
from api.journeys.versie import add_plek, change_plek
from api.rest.answers import address, answer, etag, seen_version
from api.rest.paging import BladVraag, begin_after, page
from api.rest.problem import invalid
from api.rest.reading import ReadBody, ReadQuery, Verzoek
from api.rest.route import RestRoute
from data.schemas.actor import Actor
from data.schemas.noun import Noun
from data.schemas.plek import Plek
from data.schemas.status import PlekStand, PlekStatus
from data.storage.plekken import Plekken
from features.intake.checks import check_plek
from features.intake.dutch_errors import SOMETHING

NAME = "plek"
OTHER_KENMERK = "het kenmerk van de plek is anders dan dat in het adres"
router = APIRouter(route_class=RestRoute, tags=["Plekken"])


class PlekMetStatus(Noun):
    """A plek with its status today."""

    plek: Plek
    versie: int
    status: PlekStatus
    opgeslagen_op: datetime
    reden: Annotated[str | None, Field(description="Waarom de plek is ingetrokken.")] = None


class PlekkenLijst(Noun):
    """One page of plekken; volgende is the address of the next."""

    plekken: tuple[PlekMetStatus, ...]
    volgende: str | None = None


class Intrekking(Verzoek):
    """Taking a plek back."""

    reden: Annotated[str, Field(min_length=1, max_length=300, pattern=SOMETHING, description="Waarom de plek weg is.")]


@router.get(
    "/plekken",
    operation_id="toonPlekken",
    summary="Toon de plekken",
    description="Alle plekken met hun status van vandaag, op volgorde van kenmerk.",
    response_model=PlekkenLijst,
)
def list_plekken(
    actor: Medewerker, here: Here, request: Request, vraag: Annotated[BladVraag, Depends(ReadQuery(BladVraag))]
) -> Response:
    """One page of plekken."""
    after = begin_after(request, actor, vraag)
    with here.store.read() as session:
        plekken = Plekken(session, actor, here.now())
        found = plekken.page(today(here.now()), after[0] if after else None, vraag.limiet + 1)
    return page(request, actor, vraag, "plekken", found, shown_plek, lambda one: (one.plek.kenmerk,))


@router.get(
    "/plekken/{kenmerk:kenmerk}",
    operation_id="toonPlek",
    summary="Toon een plek",
    description="Een plek met haar status van vandaag. De ETag is nodig om haar te wijzigen.",
    response_model=PlekMetStatus,
)
def show_plek(actor: Medewerker, here: Here, kenmerk: str) -> Response:
    """One plek, ingetrokken too."""
    stand = _stand(here, actor, kenmerk)
    # Never 304: the status may change with the day while the version does not.
    return answer(shown_plek(stand), headers={"ETag": etag(NAME, stand.versie)})


@router.post(
    "/plekken",
    operation_id="maakPlek",
    summary="Bied een plek aan",
    description="Bewaart een nieuwe plek.",
    status_code=201,
    response_model=Plek,
)
def make_plek(actor: WspAdviseur, here: Here, plek: Annotated[Plek, Depends(ReadBody(Plek, check_plek))]) -> Response:
    """Keep a new plek."""
    versie = add_plek(here.store, actor, here.now(), plek)
    place = {"Location": address("plekken", plek.kenmerk), "ETag": etag(NAME, versie)}
    return answer(plek.as_json(), 201, place)


@router.put(
    "/plekken/{kenmerk:kenmerk}",
    operation_id="wijzigPlek",
    summary="Wijzig een plek",
    description="Bewaart de volgende versie van een plek. De vorige versie blijft bewaard.",
    response_model=Plek,
)
def replace_plek(
    actor: WspAdviseur,
    here: Here,
    request: Request,
    kenmerk: str,
    plek: Annotated[Plek, Depends(ReadBody(Plek, check_plek))],
) -> Response:
    """Keep the next version of a plek."""
    seen = seen_version(request, NAME)
    if plek.kenmerk != kenmerk:
        raise invalid([("kenmerk", OTHER_KENMERK)])
    versie = change_plek(here.store, actor, here.now(), plek, seen)
    return answer(plek.as_json(), headers={"ETag": etag(NAME, versie)})


@router.post(
    "/plekken/{kenmerk:path}/intrekkingen",
    operation_id="trekPlekIn",
    summary="Trek een plek in",
    description="De plek doet niet meer mee. Haar geschiedenis blijft.",
    status_code=201,
    response_model=PlekMetStatus,
)
def withdraw_plek(
    actor: WspAdviseur, here: Here, kenmerk: str, body: Annotated[Intrekking, Depends(ReadBody(Intrekking))]
) -> Response:
    """Take a plek back."""
    withdraw(here.store, actor, here.now(), kenmerk, body.reden)
    stand = _stand(here, actor, kenmerk)
    return answer(shown_plek(stand), 201, {"ETag": etag(NAME, stand.versie)})


def shown_plek(stand: PlekStand) -> dict[str, Any]:
    """A plek with its status, as JSON."""
    shown: dict[str, Any] = {"plek": stand.plek.as_json(), "versie": stand.versie, "status": stand.status}
    shown["opgeslagenOp"] = stand.opgeslagen_op
    return shown | ({"reden": stand.reden} if stand.reden else {})


def _stand(here: Installation, actor: Actor, kenmerk: str) -> PlekStand:
    """The actuele version of a plek with its status today; 404 when there is none."""
    with here.store.read() as session:
        versions = Plekken(session, actor, here.now()).tijdlijn(kenmerk, today(here.now()))
    if not versions:
        raise HTTPException(404)
    return versions[-1]
