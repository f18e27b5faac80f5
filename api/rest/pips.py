"""Pips: plans of people, for who may see them and with the fields they may see."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.exceptions import HTTPException

from api.doors.fields import visible_pip
from api.doors.roles import Begeleider, Here, Klantmanager
from api.journeys.reading import reading
from api.journeys.versie import add_pip, change_pip
from api.rest.answers import address, answer, etag, seen_version, versioned
from api.rest.paging import BladVraag, begin_after, page
from api.rest.problem import invalid
from api.rest.reading import ReadBody, ReadQuery
from api.rest.route import RestRoute
from data.schemas.actor import Actor
from data.schemas.noun import Noun
from data.schemas.pip import Pip
from data.storage.audit import Geweigerd
from features.intake.checks import check_pip

NAME = "pip"
OTHER_KENMERK = "het kenmerk van de pip is anders dan dat in het adres"
router = APIRouter(route_class=RestRoute, tags=["Pips"])


class PipsLijst(Noun):
    """One page of pips; volgende is the address of the next."""

    pips: tuple[Pip, ...]
    volgende: str | None = None


@router.get(
    "/pips",
    operation_id="toonPips",
    summary="Toon de pips",
    description="De bevestigde pips van uw gemeenten, op kenmerk. Welke velden u ziet, hangt af van uw rol.",
    response_model=PipsLijst,
)
def list_pips(
    actor: Begeleider, here: Here, request: Request, vraag: Annotated[BladVraag, Depends(ReadQuery(BladVraag))]
) -> Response:
    """One page of pips."""
    after = begin_after(request, actor, vraag)
    with reading(here.store, actor, here.now()) as session:
        found = session.pips.page(after[0] if after else None, vraag.limiet + 1)
    return page_of_pips(request, actor, vraag, found)


def page_of_pips(request: Request, actor: Actor, vraag: BladVraag, found: Sequence[Pip]) -> Response:
    """One page of pips, of each what the rol may see."""
    return page(
        request, actor, vraag, "pips", found, lambda pip: visible_pip(pip, actor.rol), lambda pip: (pip.kenmerk,)
    )


@router.get(
    "/pips/{kenmerk:kenmerk}",
    operation_id="toonPip",
    summary="Toon een pip",
    description="De bevestigde pip van een persoon uit uw gemeenten. De ETag is nodig om haar te wijzigen.",
    response_model=Pip,
    openapi_extra={"x-kent-versie": True},
)
def show_pip(actor: Begeleider, here: Here, request: Request, kenmerk: str) -> Response:
    """One pip."""
    with reading(here.store, actor, here.now()) as session:
        found = session.pips.get(kenmerk)
    if found is None:
        raise HTTPException(404)
    return versioned(request, visible_pip(found, actor.rol), etag(NAME, found.versie))


@router.post(
    "/pips",
    operation_id="maakPip",
    summary="Voeg een pip toe",
    description="Bewaart een bevestigde pip van een persoon uit uw gemeenten. Zonder naam en zonder BSN.",
    status_code=201,
    response_model=Pip,
)
def make_pip(actor: Klantmanager, here: Here, pip: Annotated[Pip, Depends(ReadBody(Pip, check_pip))]) -> Response:
    """Keep a new pip."""
    try:
        kept = add_pip(here.store, actor, here.now(), pip)
    except Geweigerd:
        raise HTTPException(403) from None
    place = {"Location": address("pips", kept.kenmerk), "ETag": etag(NAME, kept.versie)}
    return answer(visible_pip(kept, actor.rol), 201, place)


@router.put(
    "/pips/{kenmerk:kenmerk}",
    operation_id="wijzigPip",
    summary="Wijzig een pip",
    description="Bewaart de volgende versie van een pip. Een pip is een beschikking: de vorige versie blijft bewaard.",
    response_model=Pip,
)
def replace_pip(
    actor: Klantmanager,
    here: Here,
    request: Request,
    kenmerk: str,
    pip: Annotated[Pip, Depends(ReadBody(Pip, check_pip))],
) -> Response:
    """Keep the next version of a pip."""
    seen = seen_version(request, NAME)
    if pip.kenmerk != kenmerk:
        raise invalid([("kenmerk", OTHER_KENMERK)])
    kept = change_pip(here.store, actor, here.now(), pip, seen)
    return answer(visible_pip(kept, actor.rol), headers={"ETag": etag(NAME, kept.versie)})
