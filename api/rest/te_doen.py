"""What one has to do: voorwaarden that one took on before a day, and people to ask how it goes."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.exceptions import HTTPException

from api.doors.roles import Beslissend, Here
from api.journeys.day import today
from api.journeys.reading import reading
from api.rest.paging import BladVraag, begin_after, page
from api.rest.reading import ReadQuery
from api.rest.route import RestRoute
from data.schemas.noun import Kenmerk, Noun
from data.schemas.plek import Plek
from data.schemas.toezegging import Toezegging
from data.storage import nazorg, toezeggingen

router = APIRouter(route_class=RestRoute, tags=["Voorstellen"])


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
    actor: Beslissend, here: Here, request: Request, vraag: Annotated[BladVraag, Depends(ReadQuery(BladVraag))]
) -> Response:
    """One page of what one took on and has not arranged."""
    after = _begin(begin_after(request, actor, vraag))
    with reading(here.store, actor, here.now()) as session:
        found = session.toezeggingen.mine(vraag.limiet + 1, after)
    return page(request, actor, vraag, "toezeggingen", found, _to_arrange, _end_of_toezegging)


@router.get(
    "/nazorgmomenten",
    operation_id="toonGesprekken",
    summary="Toon welke nazorg nu aan de beurt is",
    description="Met wie u nu in gesprek moet na een plaatsing, wat het langst wacht eerst.",
    response_model=Gesprekken,
)
def list_due(
    actor: Beslissend, here: Here, request: Request, vraag: Annotated[BladVraag, Depends(ReadQuery(BladVraag))]
) -> Response:
    """One page of nazorg that is due."""
    after = _begin(begin_after(request, actor, vraag))
    with reading(here.store, actor, here.now()) as session:
        found = session.nazorgen.due(today(here.now()), vraag.limiet + 1, after)
    return page(request, actor, vraag, "nazorgmomenten", found, _to_ask, _end_of_nazorg)


def _to_arrange(one: toezeggingen.TeRegelen) -> TeRegelen:
    return TeRegelen(toezegging=one.toezegging, pip=one.pip, plek=_short(one.plek))


def _end_of_toezegging(one: toezeggingen.TeRegelen) -> tuple[str, str, str]:
    last = one.toezegging
    return last.tegen.isoformat(), last.voorstel, last.kenmerk


def _to_ask(one: nazorg.Gesprek) -> Gesprek:
    due = one.nazorg
    return Gesprek(
        voorstel=due.voorstel,
        moment=due.moment,
        gepland_op=due.gepland_op,
        pip=one.pip,
        plek=_short(one.plek),
    )


def _end_of_nazorg(one: nazorg.Gesprek) -> tuple[str, str, str]:
    last = one.nazorg
    return last.gepland_op.isoformat(), last.voorstel, last.moment


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
