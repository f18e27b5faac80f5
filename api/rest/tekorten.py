"""For who offers plekken and sees no persons: how many people a plek fits, and what a regio lacks."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field
from starlette.exceptions import HTTPException

from api.doors.roles import Here, WspAdviseur
from api.journeys.day import today
from api.journeys.passend import count_fitting
from api.journeys.reading import reading
from api.journeys.suggestie import Vrager
from api.journeys.tekort_lijst import ask_list
from api.rest.answers import answer
from api.rest.route import RestRoute
from data.schemas.noun import Kenmerk, Noun
from data.schemas.tekort import Boodschappen
from data.schemas.verslag import FEWEST

router = APIRouter(route_class=RestRoute, tags=["Plekken"])


class Passend(Noun):
    """How many people a plek fits; minder_dan instead of aantal when they are so few that somebody could be known."""

    plek: Kenmerk
    aantal: Annotated[int | None, Field(ge=FEWEST)] = None
    minder_dan: int | None = None


class TekortLijst(Noun):
    """How far the list of a regio is: lijst once it is there, reden (Dutch) when it could not be made."""

    regio: str
    klaar: bool
    gedaan: Annotated[int, Field(ge=0)]
    van: Annotated[int, Field(ge=0)]
    lijst: Boodschappen | None = None
    reden: str | None = None


@router.get(
    "/plekken/{kenmerk:path}/passend",
    operation_id="telPassend",
    summary="Tel voor hoeveel mensen een plek past",
    description=f"Hoeveel mensen uit uw gemeenten passen, nooit wie. Minder dan {FEWEST} noemen we niet.",
    response_model=Passend,
)
def fitting(actor: WspAdviseur, here: Here, kenmerk: str) -> Response:
    """How many people a plek fits."""
    day = today(here.now())
    with reading(here.store, actor, here.now()) as session:
        stand = session.pleklijst.get(kenmerk, day)
    if stand is None:
        raise HTTPException(404)
    amount = count_fitting(here.engine, here.store, Vrager(actor, here.now(), day, here.geheugen), stand.plek)
    return answer(Passend(plek=kenmerk, aantal=amount, minder_dan=FEWEST if amount is None else None).as_json())


@router.get(
    "/tekorten/{regio}",
    operation_id="toonTekorten",
    summary="Toon wat een regio mist",
    description="Welke soorten plekken een regio het meest helpen. Wordt de lijst nog gemaakt, vraag dan opnieuw.",
    response_model=TekortLijst,
)
def lacking(actor: WspAdviseur, here: Here, regio: str) -> Response:
    """What a regio lacks, or how far the list is."""
    stand = ask_list(here.engine, here.store, here.lijsten, actor, here.now(), regio, today(here.now()))
    told = TekortLijst(
        regio=regio, klaar=stand.klaar, gedaan=stand.gedaan, van=stand.van, lijst=stand.lijst, reden=stand.fout
    )
    return answer(told.as_json())
