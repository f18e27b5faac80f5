"""The plekken of a WSP-adviseur: the list with statuses, one plek, how many people fit, and taking it back."""

from typing import Annotated

from fastapi import Form, HTTPException, Query, Request, Response

from api.doors.roles import Here, WspAdviseur
from api.doors.statuses import status_of
from api.journeys.passend import count_fitting
from api.journeys.plek import withdraw
from api.journeys.suggestie import Vrager
from api.web.frame import go_to, page_router, reading, render, today
from api.web.paging import SIZE, bladen_of
from api.web.wording import said
from data.schemas.actor import Actor
from data.schemas.difference import difference
from data.schemas.errors import Uitlegbaar
from data.schemas.status import PlekStand, PlekStatus
from data.storage.pleklijst import STATUSSEN, PlekVraag
from data.storage.session import NietGevonden

router = page_router()


@router.get("/plekken")
def plek_list(
    request: Request,
    actor: WspAdviseur,
    status: Annotated[str, Query(max_length=20)] = "",
    zoek: Annotated[str, Query(max_length=100)] = "",
    blad: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Response:
    """All plekken with their status, page by page."""
    wanted: PlekStatus | None = status if status in STATUSSEN else None
    vraag = PlekVraag(wanted, zoek)
    with reading(request, actor) as session:
        counts = session.pleklijst.counts(today(request), zoek)
        total = counts[wanted] if wanted else sum(counts.values())
        bladen = bladen_of("/plekken", {"status": wanted or "", "zoek": zoek}, blad, total)
        standen = session.pleklijst.page(vraag, today(request), bladen.offset, SIZE)
    tabs = [("", "Alles", sum(counts.values())), *((code, code.capitalize(), counts[code]) for code in STATUSSEN)]
    return render(request, "plekken.html", standen=standen, bladen=bladen, tabs=tabs, status_nu=wanted or "", zoek=zoek)


@router.get("/plekken/{kenmerk}")
def plek_page(request: Request, actor: WspAdviseur, kenmerk: str) -> Response:
    """One plek with its history."""
    return _page(request, actor, kenmerk)


@router.get("/plekken/{kenmerk}/passend")
def fitting(request: Request, here: Here, actor: WspAdviseur, kenmerk: str) -> Response:
    """How many people would fit, never who."""
    day = today(request)
    with reading(request, actor) as session:
        stand = session.pleklijst.get(kenmerk, day)
    if stand is None:
        raise HTTPException(404)
    amount = count_fitting(here.engine, here.store, Vrager(actor, here.now(), day, here.geheugen), stand.plek)
    return render(request, "plek_passend.html", stand=stand, aantal=amount)


@router.post("/plekken/{kenmerk}/intrekken")
def take_back(
    request: Request, here: Here, actor: WspAdviseur, kenmerk: str, reden: Annotated[str, Form(max_length=500)] = ""
) -> Response:
    """Take a plek back, with the reason why."""
    try:
        withdraw(here.store, actor, here.now(), kenmerk, reden)
    except NietGevonden:
        raise
    except Uitlegbaar as error:
        return _page(request, actor, kenmerk, status_of(error), said(error), reden)
    return go_to(f"/plekken/{kenmerk}")


def _page(
    request: Request, actor: Actor, kenmerk: str, status: int = 200, fouten: tuple[str, ...] = (), reden: str = ""
) -> Response:
    with reading(request, actor) as session:
        standen = session.plekken.tijdlijn(kenmerk, today(request))
    if not standen:
        raise HTTPException(404)
    history = list(zip(standen, _changes(standen), strict=True))[::-1]
    return render(request, "plek.html", status, stand=standen[-1], versies=history, fouten=fouten, reden=reden)


def _changes(standen: list[PlekStand]) -> list[list[str]]:
    """What each version changed, in Dutch."""
    return [
        [] if before is None else difference(before.plek, now.plek)
        for before, now in zip([None, *standen[:-1]], standen, strict=True)
    ]
