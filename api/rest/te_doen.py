"""What one has to do: voorwaarden that one took on before a day, and people to ask how it goes."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.exceptions import HTTPException

from api.doors.roles import Beslissend, Here
from api.journeys.day import today
from api.journeys.reading import reading
from api.rest.paging import begin_after, page
from api.rest.reading import Cursor, Limiet, ReadQuery, Vraag
from api.rest.route import RestRoute
from data.schemas.noun import Kenmerk, Noun
from data.schemas.plek import Plek
from data.schemas.toezegging import Toezegging

router = APIRouter(route_class=RestRoute, tags=["Voorstellen"])


class TeDoenVraag(Vraag):
    """Which page."""

    limiet: Limiet = 50
    cursor: Cursor = None


class PlekKort(Noun):
    """A plek in a few words."""

    kenmerk: Kenmerk
    titel: str
    aanbieder: str


class TeRegelen(Noun):
    """One voorwaarde to arrange, for whom and which plek."""

    toezegging: Toezegging
    pip: Kenmerk
    plek: PlekKort


class Toezeggingen(Noun):
    """One page of what one took on; volgende is the address of the next."""

    toezeggingen: tuple[TeRegelen, ...]
    volgende: str | None = None


class Gesprek(Noun):
    """One moment of nazorg that is due, with whom and on which plek."""

    voorstel: Kenmerk
    moment: str
    gepland_op: date
    pip: Kenmerk
    plek: PlekKort


class Gesprekken(Noun):
    """One page of nazorg that is due; volgende is the address of the next."""

    nazorgmomenten: tuple[Gesprek, ...]
    volgende: str | None = None


@router.get(
    "/toezeggingen",
    operation_id="toonToezeggingen",
    summary="Toon wat u op u nam",
    description="De voorwaarden die u nog moet regelen, met voor wie en tegen welke dag, de eerste dag eerst.",
    response_model=Toezeggingen,
)
def list_mine(
    actor: Beslissend, here: Here, request: Request, vraag: Annotated[TeDoenVraag, Depends(ReadQuery(TeDoenVraag))]
) -> Response:
    """One page of what one took on and has not arranged."""
    after = _begin(begin_after(request, actor, vraag))
    with reading(here.store, actor, here.now()) as session:
        found = session.toezeggingen.mine(vraag.limiet + 1, after)
    shown = [TeRegelen(toezegging=one.toezegging, pip=one.pip, plek=_short(one.plek)) for one in found[: vraag.limiet]]
    last = shown[-1].toezegging if len(found) > vraag.limiet else None
    following = (last.tegen.isoformat(), last.voorstel, last.kenmerk) if last else None
    return page(request, actor, vraag, "toezeggingen", shown, following)


@router.get(
    "/nazorgmomenten",
    operation_id="toonGesprekken",
    summary="Toon welke nazorg nu aan de beurt is",
    description="Met wie u nu in gesprek moet na een plaatsing, wat het langst wacht eerst.",
    response_model=Gesprekken,
)
def list_due(
    actor: Beslissend, here: Here, request: Request, vraag: Annotated[TeDoenVraag, Depends(ReadQuery(TeDoenVraag))]
) -> Response:
    """One page of nazorg that is due."""
    after = _begin(begin_after(request, actor, vraag))
    with reading(here.store, actor, here.now()) as session:
        found = session.nazorgen.due(today(here.now()), vraag.limiet + 1, after)
    shown = [
        Gesprek(
            voorstel=one.nazorg.voorstel,
            moment=one.nazorg.moment,
            gepland_op=one.nazorg.gepland_op,
            pip=one.pip,
            plek=_short(one.plek),
        )
        for one in found[: vraag.limiet]
    ]
    last = shown[-1] if len(found) > vraag.limiet else None
    following = (last.gepland_op.isoformat(), last.voorstel, last.moment) if last else None
    return page(request, actor, vraag, "nazorgmomenten", shown, following)


def _short(plek: Plek) -> PlekKort:
    return PlekKort(kenmerk=plek.kenmerk, titel=plek.titel, aanbieder=plek.aanbieder.naam)


def _begin(after: list[str] | None) -> tuple[date, str, str] | None:
    """What a page begins after: a day and two texts; 400 for a cursor that we did not make."""
    if after is None:
        return None
    try:
        day, first, second = after
        return date.fromisoformat(day), first, second
    except ValueError:
        raise HTTPException(400) from None
