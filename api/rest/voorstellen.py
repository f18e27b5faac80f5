"""Voorstellen: looked at by who works with people, decided by a person, one step at a time."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field

from api.doors.roles import Begeleider, Beslissend, Here
from api.journeys.besluit import Beslisser, bekijk, besluit, eerste_keus, zelf_voorstellen
from api.journeys.day import today
from api.journeys.reading import reading
from api.rest.answers import address, answer, etag, versioned
from api.rest.paging import BladVraag, begin_after, page
from api.rest.reading import ReadBody, ReadQuery, Verzoek
from api.rest.route import RestRoute
from data.schemas.actor import Actor
from data.schemas.besluit import Besluit
from data.schemas.noun import Noun, Whole
from data.schemas.oordeel import Oordeel
from data.schemas.reden import RedenCode
from data.schemas.verdeling import NietEersteKeus
from data.schemas.voorstel import StapCode, VoorstelStand, VoorstelStatus, mogelijke_stappen
from data.storage.deciding import Keus
from features.intake.dutch_errors import SOMETHING

NAME = "voorstel"
Kenmerk = Annotated[str, Field(min_length=1, max_length=200)]
Toelichting = Annotated[str, Field(min_length=1, max_length=1000, pattern=SOMETHING)]
router = APIRouter(route_class=RestRoute, tags=["Voorstellen"])


class VoorstellenVraag(BladVraag):
    """Which page of voorstellen."""

    status: Annotated[VoorstelStatus | None, Field(description="Alleen deze status; anders alles wat open staat.")] = (
        None
    )


class VoorstellenLijst(Noun):
    """One page of voorstellen; volgende is the address of the next."""

    voorstellen: tuple[VoorstelStand, ...]
    volgende: str | None = None


class VoorstelMetUitleg(Noun):
    """One voorstel with all that is behind it, and the steps that this rol may take now.

    niet_eerste_keus only when another plek scores better: which, and why the ronde did not propose it.
    """

    voorstel: VoorstelStand
    besluiten: tuple[Besluit, ...]
    oordeel: Oordeel | None = None
    niet_eerste_keus: NietEersteKeus | None = None
    stappen: tuple[StapCode, ...]


class Beoordeling(Verzoek):
    """What somebody decides about a voorstel."""

    stap: Annotated[StapCode, Field(description="De stap, bijvoorbeeld akkoord of afwijzen.")]
    versie: Annotated[Whole, Field(ge=1, le=1_000_000_000, description="De versie die u hebt gezien.")]
    reden: Annotated[RedenCode | None, Field(description="Nodig bij afwijzen.")] = None
    toelichting: Annotated[Toelichting | None, Field(description="Vrije tekst zonder persoonsgegevens.")] = None
    tot: Annotated[date | None, Field(description="Tot welke dag, bij uitstellen en bij sommige redenen.")] = None


class EigenVoorstel(Verzoek):
    """A plek of one's own choice for a person."""

    pip: Annotated[Kenmerk, Field(description="Voor wie.")]
    plek: Annotated[Kenmerk, Field(description="Welke plek.")]
    toelichting: Annotated[Toelichting, Field(description="Waarom deze plek, zonder persoonsgegevens.")]


@router.get(
    "/voorstellen",
    operation_id="toonVoorstellen",
    summary="Toon de voorstellen",
    description="De voorstellen voor mensen uit uw gemeenten, op kenmerk.",
    response_model=VoorstellenLijst,
)
def list_voorstellen(
    actor: Begeleider,
    here: Here,
    request: Request,
    vraag: Annotated[VoorstellenVraag, Depends(ReadQuery(VoorstellenVraag))],
) -> Response:
    """One page of voorstellen."""
    after = begin_after(request, actor, vraag)
    statussen = (vraag.status,) if vraag.status else ()
    with reading(here.store, actor, here.now()) as session:
        found = session.voorstellen.listing(statussen, after[0] if after else None, vraag.limiet + 1)
    return page(request, actor, vraag, "voorstellen", found, lambda one: one, lambda one: (one.kenmerk,))


@router.get(
    "/voorstellen/{kenmerk}",
    operation_id="toonVoorstel",
    summary="Toon een voorstel",
    description="Een voorstel met het oordeel erachter, de besluiten tot nu toe en wat u nu kunt doen.",
    response_model=VoorstelMetUitleg,
    openapi_extra={"x-kent-versie": True},
)
def show_voorstel(actor: Begeleider, here: Here, request: Request, kenmerk: str) -> Response:
    """One voorstel with all that is behind it."""
    wie = _wie(here.now(), actor)
    stand, besluiten, oordeel = bekijk(here.store, wie, kenmerk)
    keus = eerste_keus(here.store, wie, stand)
    told: dict[str, Any] = {"voorstel": stand.as_json(), "besluiten": [one.as_json() for one in besluiten]}
    told["stappen"] = mogelijke_stappen(stand.status, actor.rol)
    if oordeel is not None:
        told["oordeel"] = oordeel.as_json()
    if keus is not None:
        told["nietEersteKeus"] = keus.as_json()
    return versioned(request, told, etag(NAME, stand.versie))


@router.post(
    "/voorstellen",
    operation_id="stelZelfVoor",
    summary="Stel zelf een plek voor",
    description="Stelt een plek van eigen keuze voor, met een toelichting. Het paar wordt beoordeeld zoals altijd.",
    status_code=201,
    response_model=VoorstelStand,
    openapi_extra={"x-weigert": (404,)},
)
def propose(
    actor: Beslissend, here: Here, body: Annotated[EigenVoorstel, Depends(ReadBody(EigenVoorstel))]
) -> Response:
    """Propose a plek of one's own choice."""
    wie = _wie(here.now(), actor)
    stand = zelf_voorstellen(here.engine, here.store, wie, body.pip, body.plek, body.toelichting)
    place = {"Location": address("voorstellen", stand.kenmerk), "ETag": etag(NAME, stand.versie)}
    return answer(stand.as_json(), 201, place)


@router.post(
    "/voorstellen/{kenmerk}/beoordelingen",
    operation_id="beoordeelVoorstel",
    summary="Beoordeel een voorstel",
    description="Zet een stap met een voorstel. Niets wordt geplaatst of afgewezen zonder een mens.",
    status_code=201,
    response_model=VoorstelStand,
)
def decide(
    actor: Beslissend, here: Here, kenmerk: str, body: Annotated[Beoordeling, Depends(ReadBody(Beoordeling))]
) -> Response:
    """Take one step of a voorstel."""
    keus = Keus(body.stap, body.reden, body.toelichting, body.tot)
    wie = _wie(here.now(), actor)
    stand = besluit(here.store, wie, here.engine.parameters, kenmerk, keus, body.versie)
    return answer(stand.as_json(), 201, {"ETag": etag(NAME, stand.versie)})


def _wie(moment: Any, actor: Actor) -> Beslisser:
    return Beslisser(actor, moment, today(moment))
