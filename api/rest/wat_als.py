"""Why not, and what if: why a person has no better plek, what each change would open, and whom to visit."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Response
from pydantic import Field

from api.deps import Installation
from api.doors.roles import Begeleider, Here
from api.journeys.aanbieders import promising_stored
from api.journeys.day import seed_for, today
from api.journeys.proberen import Gevonden, find, opens, tried, what_matters
from api.journeys.waarom_niet import MOST_PAIRS, why_not_one
from api.rest.answers import answer
from api.rest.reading import ReadBody, Verzoek
from api.rest.route import RestRoute
from data.schemas.aanbieders import Kansen
from data.schemas.actor import Actor
from data.schemas.noun import Kenmerk, Noun
from data.schemas.waarom_niet import WaaromNiet
from data.schemas.wijziging import Opening, Wie, WijzigingSoort
from matching.counterfactual.sets import AnyChange

MOST_CHANGES, MOST_AANBIEDERS = 40, 10
Code = Annotated[str, Field(min_length=1, max_length=40)]
router = APIRouter(route_class=RestRoute, tags=["Voorstellen"])


class Verandering(Noun):
    """One change that somebody can arrange; of one groep at most one is chosen."""

    code: str
    soort: WijzigingSoort
    groep: str
    naam: str
    opdracht: str
    moeite: Annotated[int, Field(ge=1, le=3, description="1 een kwestie van dagen, 2 van weken, 3 van maanden.")]
    wie: Wie


class WatAlsOverzicht(Noun):
    """What may be changed for one person, and what each change opens, most first."""

    veranderingen: tuple[Verandering, ...]
    opent: tuple[Opening, ...]
    doorzocht: Annotated[bool, Field(description="Of elke verandering is geprobeerd.")]


class WatAlsVraag(Verzoek):
    """Which changes are supposed to be made."""

    als: Annotated[
        tuple[Code, ...], Field(min_length=1, max_length=MOST_CHANGES, description="Codes van veranderingen.")
    ]


class PassendePlek(Noun):
    """One plek that fits once the changes are made."""

    plek: Kenmerk
    titel: str
    score: Annotated[float, Field(ge=0, le=1)]
    nieuw: Annotated[bool, Field(description="Of de plek er door de veranderingen bij kwam.")]


class WatAlsUitkomst(Noun):
    """What fits once the changes are made, best first; weg are plekken that no longer fit."""

    plekken: tuple[PassendePlek, ...]
    weg: tuple[Kenmerk, ...]
    beste_nu: Annotated[float | None, Field(description="De beste score zonder veranderingen.")] = None


class Waarom(Noun):
    """Why a person does not get the plek that fits best; without waarom_niet they do."""

    waarom_niet: WaaromNiet | None = None


@router.get(
    "/pips/{kenmerk:path}/wat-als",
    operation_id="toonWatAls",
    summary="Toon wat veranderingen openen",
    description="Wat er voor een persoon geregeld kan worden, en welke plekken er dan bij komen. Bewaart niets.",
    response_model=WatAlsOverzicht,
    openapi_extra={"x-weigert": (409,)},
)
def what_if(actor: Begeleider, here: Here, kenmerk: str) -> Response:
    """What each change opens for one person."""
    found = _find(here, actor, kenmerk)
    opened = opens(here.engine, found, today(here.now()))
    told = WatAlsOverzicht(
        veranderingen=tuple(_told(change) for change in what_matters(here.engine, found)),
        opent=tuple(opened.openings),
        doorzocht=opened.doorzocht,
    )
    return answer(told.as_json())


@router.post(
    "/pips/{kenmerk:path}/wat-als",
    operation_id="probeerWatAls",
    summary="Probeer veranderingen",
    description="Welke plekken passen als deze veranderingen zijn geregeld. Bewaart niets.",
    response_model=WatAlsUitkomst,
    openapi_extra={"x-leest": True, "x-weigert": (409,)},
)
def suppose(
    actor: Begeleider, here: Here, kenmerk: str, body: Annotated[WatAlsVraag, Depends(ReadBody(WatAlsVraag))]
) -> Response:
    """What fits once some changes are made."""
    found = _find(here, actor, kenmerk)
    outcome = tried(here.engine, found, body.als, today(here.now()))
    new = set(outcome.erbij)
    plekken: list[dict[str, Any]] = [
        {"plek": plek, "titel": found.plekken[plek].titel, "score": score, "nieuw": plek in new}
        for plek, score in outcome.scores.items()
    ]
    told: dict[str, Any] = {"plekken": plekken, "weg": list(outcome.weg)}
    return answer(told if outcome.beste_nu is None else told | {"besteNu": outcome.beste_nu})


@router.get(
    "/pips/{kenmerk:path}/waarom-niet",
    operation_id="toonWaaromNiet",
    summary="Leg uit waarom iemand niet de beste plek krijgt",
    description="Verdeelt de regio zoals die nu is, en zegt waarom deze persoon niet de best passende plek krijgt.",
    response_model=Waarom,
    openapi_extra={"x-weigert": (409,)},
)
def why_not(actor: Begeleider, here: Here, kenmerk: str) -> Response:
    """Why one person does not get the plek that fits best."""
    day = today(here.now())
    seed = seed_for(day)
    found = why_not_one(here.engine, here.store, actor, here.now(), kenmerk, "auto", day, seed, MOST_PAIRS)
    return answer(Waarom(waarom_niet=found).as_json())


@router.get(
    "/pips/{kenmerk:path}/kansrijke-aanbieders",
    operation_id="toonKansrijkeAanbieders",
    summary="Toon kansrijke aanbieders",
    description="Bij welke aanbieders het voor deze persoon loont om langs te gaan, en wat u daar kunt vragen.",
    response_model=Kansen,
    openapi_extra={"x-weigert": (409,)},
)
def promising(actor: Begeleider, here: Here, kenmerk: str) -> Response:
    """Whom to visit for one person."""
    found = promising_stored(here.engine, here.store, actor, here.now(), kenmerk, today(here.now()), MOST_AANBIEDERS)
    return answer(found.as_json())


def _find(here: Installation, actor: Actor, kenmerk: str) -> Gevonden:
    return find(here.engine, here.store, here.geheugen, actor, here.now(), kenmerk)


def _told(change: AnyChange) -> Verandering:
    return Verandering(
        code=change.code,
        soort=change.soort,
        groep=change.groep,
        naam=change.naam,
        opdracht=change.opdracht,
        moeite=change.regel.moeite,
        wie=change.regel.wie,
    )
