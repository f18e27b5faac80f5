"""Gebruikers with their rollen, and stopping somebody at once whatever the login service says."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.exceptions import HTTPException

from api.deps import Installation
from api.doors.roles import Beheer, Here
from api.journeys.blokkeren import set_block
from api.journeys.reading import reading
from api.rest.answers import answer
from api.rest.paging import BladVraag, begin_after, page
from api.rest.reading import ReadQuery
from api.rest.route import RestRoute
from data.schemas.actor import Actor
from data.schemas.gebruiker import Gebruiker
from data.schemas.noun import Noun

router = APIRouter(route_class=RestRoute, tags=["Beheer"])


class Gebruikers(Noun):
    """One page of gebruikers; without gemeenten one is for all of them. volgende is the address of the next."""

    gebruikers: tuple[Gebruiker, ...]
    volgende: str | None = None


@router.get(
    "/gebruikers",
    operation_id="toonGebruikers",
    summary="Toon de gebruikers",
    description="Iedereen die voor uw gemeenten mag werken en zich ooit aanmeldde, op kenmerk.",
    response_model=Gebruikers,
)
def list_gebruikers(
    actor: Beheer, here: Here, request: Request, vraag: Annotated[BladVraag, Depends(ReadQuery(BladVraag))]
) -> Response:
    """One page of gebruikers."""
    after = begin_after(request, actor, vraag)
    with reading(here.store, actor, here.now()) as session:
        found = session.gebruikers.page(after[0] if after else None, vraag.limiet + 1)
    return page(request, actor, vraag, "gebruikers", found, lambda one: one, lambda one: (one.kenmerk,))


@router.post(
    "/gebruikers/{kenmerk:path}/blokkades",
    operation_id="blokkeerGebruiker",
    summary="Blokkeer een gebruiker",
    description="Stopt direct elke sessie en elk token van deze gebruiker, tot iemand de blokkade opheft.",
    status_code=201,
    response_model=Gebruiker,
)
def block(actor: Beheer, here: Here, kenmerk: str) -> Response:
    """Stop somebody at once."""
    return _set(here, actor, kenmerk, blocked=True)


@router.post(
    "/gebruikers/{kenmerk:path}/opheffingen",
    operation_id="hefBlokkadeOp",
    summary="Hef een blokkade op",
    description="De gebruiker mag weer binnen, met de rollen die de aanmelddienst geeft.",
    status_code=201,
    response_model=Gebruiker,
)
def lift(actor: Beheer, here: Here, kenmerk: str) -> Response:
    """Let somebody in again."""
    return _set(here, actor, kenmerk, blocked=False)


def _set(here: Installation, actor: Actor, kenmerk: str, *, blocked: bool) -> Response:
    set_block(here.store, actor, kenmerk, here.now(), blocked=blocked)
    with reading(here.store, actor, here.now()) as session:
        found = session.gebruikers.get(kenmerk)
    if found is None:
        raise HTTPException(404)
    return answer(found.as_json(), 201)
