"""What people promise each other about a voorstel: voorwaarden taken on and arranged, and nazorg that was done."""

from datetime import date, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Response
from pydantic import Field
from starlette.exceptions import HTTPException

from api.doors.roles import Begeleider, Beslissend, Here
from api.journeys.afspraken import LONGEST_NOTE, geregeld, nazorg_gedaan, neem_op_u
from api.journeys.besluit import Beslisser, bekijk
from api.journeys.day import today
from api.journeys.reading import reading
from api.rest.answers import answer
from api.rest.reading import ReadBody, Verzoek
from api.rest.route import RestRoute
from data.schemas.actor import Actor
from data.schemas.noun import Kenmerk, Noun
from data.schemas.oordeel import Punt
from data.schemas.toezegging import Toezegging, voorwaarde_kenmerk

router = APIRouter(route_class=RestRoute, tags=["Voorstellen"])


class Voorwaarde(Noun):
    """One voorwaarde of the oordeel behind a voorstel, with who arranges it; toezegging None is nobody."""

    kenmerk: Kenmerk
    punt: Punt
    toezegging: Toezegging | None = None


class Voorwaarden(Noun):
    """What has to be arranged or asked for one voorstel."""

    voorwaarden: tuple[Voorwaarde, ...]


class Nazorgmoment(Noun):
    """One moment after a plaatsing at which somebody asks how it goes; gedaan_op None is still to do."""

    moment: str
    gepland_op: date
    gedaan_op: datetime | None = None
    door: str | None = None
    notitie: str | None = None


class Nazorgmomenten(Noun):
    """The moments of one plaatsing, first to last."""

    nazorgmomenten: tuple[Nazorgmoment, ...]


class NieuweToezegging(Verzoek):
    """Who takes a voorwaarde on says before the end of which day, and who they saw that had it."""

    tegen: Annotated[date, Field(description="Tegen welke dag het geregeld is: vandaag of later.")]
    gezien: Annotated[
        str | None, Field(max_length=200, description="Wie het regelt volgens wat u zag; weglaten betekent: niemand.")
    ] = None


class Nazorgverslag(Verzoek):
    """What was heard, in a few words."""

    notitie: Annotated[
        str | None, Field(max_length=LONGEST_NOTE, description="Kort hoe het gaat, zonder persoonsgegevens.")
    ] = None


@router.get(
    "/voorstellen/{kenmerk}/voorwaarden",
    operation_id="toonVoorwaarden",
    summary="Toon wat er geregeld moet worden",
    description="De voorwaarden van het oordeel achter een voorstel, met wie wat regelt en tegen wanneer.",
    response_model=Voorwaarden,
)
def list_voorwaarden(actor: Begeleider, here: Here, kenmerk: str) -> Response:
    """The voorwaarden of one voorstel with who arranges them."""
    _, _, oordeel = bekijk(here.store, _wie(here.now(), actor), kenmerk)
    with reading(here.store, actor, here.now()) as session:
        taken = {one.kenmerk: one for one in session.toezeggingen.of_voorstel(kenmerk)}
    asked = [(voorwaarde_kenmerk(punt), punt) for punt in (oordeel.voorwaarden if oordeel else ())]
    found = tuple(Voorwaarde(kenmerk=name, punt=punt, toezegging=taken.get(name)) for name, punt in asked)
    return answer(Voorwaarden(voorwaarden=found).as_json())


@router.post(
    "/voorstellen/{kenmerk}/voorwaarden/{voorwaarde}/toezeggingen",
    operation_id="neemVoorwaardeOpU",
    summary="Neem een voorwaarde op u",
    description="Zegt toe een voorwaarde te regelen tegen een dag. Van een collega neemt u over wie u gezien hebt.",
    status_code=201,
    response_model=Toezegging,
)
def take_on(
    actor: Beslissend,
    here: Here,
    kenmerk: str,
    voorwaarde: str,
    body: Annotated[NieuweToezegging, Depends(ReadBody(NieuweToezegging))],
) -> Response:
    """Take a voorwaarde on before a day."""
    wie = _wie(here.now(), actor)
    return answer(neem_op_u(here.store, wie, kenmerk, voorwaarde, body.tegen, body.gezien).as_json(), 201)


@router.post(
    "/voorstellen/{kenmerk}/voorwaarden/{voorwaarde}/afrondingen",
    operation_id="rondVoorwaardeAf",
    summary="Zeg dat een voorwaarde geregeld is",
    description="Vinkt af wat iemand op zich nam. Nog een keer afvinken verandert niets.",
    status_code=201,
    response_model=Toezegging,
)
def tick_off(actor: Beslissend, here: Here, kenmerk: str, voorwaarde: str) -> Response:
    """Say that a voorwaarde is arranged."""
    return answer(geregeld(here.store, _wie(here.now(), actor), kenmerk, voorwaarde).as_json(), 201)


@router.get(
    "/voorstellen/{kenmerk}/nazorgmomenten",
    operation_id="toonNazorgmomenten",
    summary="Toon de nazorg",
    description="Wanneer na een plaatsing iemand vraagt hoe het gaat, en wat daarvan gedaan is.",
    response_model=Nazorgmomenten,
)
def list_nazorg(actor: Begeleider, here: Here, kenmerk: str) -> Response:
    """The moments of nazorg of one voorstel."""
    return answer(_nazorg(here, actor, kenmerk).as_json())


@router.post(
    "/voorstellen/{kenmerk}/nazorgmomenten/{moment}/afrondingen",
    operation_id="rondNazorgAf",
    summary="Zeg dat een gesprek is gevoerd",
    description="Rondt een moment van nazorg af, met een korte notitie.",
    status_code=201,
    response_model=Nazorgmoment,
)
def nazorg_done(
    actor: Beslissend,
    here: Here,
    kenmerk: str,
    moment: str,
    body: Annotated[Nazorgverslag, Depends(ReadBody(Nazorgverslag))],
) -> Response:
    """Say that a moment of nazorg was done."""
    if moment not in {one.moment for one in _nazorg(here, actor, kenmerk).nazorgmomenten}:
        raise HTTPException(404)
    nazorg_gedaan(here.store, _wie(here.now(), actor), kenmerk, moment, body.notitie or "")
    [done] = [one for one in _nazorg(here, actor, kenmerk).nazorgmomenten if one.moment == moment]
    return answer(done.as_json(), 201)


def _nazorg(here: Here, actor: Actor, kenmerk: str) -> Nazorgmomenten:
    """The moments of a voorstel; raises NietGevonden when it may not be seen."""
    bekijk(here.store, _wie(here.now(), actor), kenmerk)
    with reading(here.store, actor, here.now()) as session:
        found = session.nazorgen.of_voorstel(kenmerk)
    names = Nazorgmoment.model_fields
    momenten = tuple(Nazorgmoment(**{name: getattr(one, name) for name in names}) for one in found)
    return Nazorgmomenten(nazorgmomenten=momenten)


def _wie(moment: datetime, actor: Actor) -> Beslisser:
    return Beslisser(actor, moment, today(moment))
