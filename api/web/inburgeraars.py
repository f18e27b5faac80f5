"""The people of an actor: the caseload, and one person with plan, week, voorstellen, pauses and history."""

from datetime import date
from itertools import pairwise
from typing import Annotated

from fastapi import Form, HTTPException, Query, Request, Response
from pydantic_core import to_json

from api.doors.roles import Begeleider, Here, Klantmanager
from api.doors.statuses import status_of
from api.journeys.besluit import Beslisser, hef_op, pauzeer
from api.journeys.engine import chosen
from api.journeys.inzage import inzage
from api.journeys.suggestie import suggest
from api.web.afspraken import read_to_do
from api.web.frame import go_to, page_router, reading, render, today
from api.web.paging import SIZE, bladen_of
from api.web.sindsdien import seen_difference
from api.web.voorstellen import choices
from api.web.weekrooster import week_of
from api.web.wording import said
from data.schemas.actor import Actor, Rol
from data.schemas.codes import RICHTINGEN
from data.schemas.errors import Uitlegbaar
from data.schemas.pip import Pip
from data.schemas.voorstel import STATUS_NAAM
from data.storage.audit import Geweigerd
from data.storage.caseload import WATTEN, Wat
from data.storage.session import NietGevonden
from data.storage.werklijst import Vraag

router = page_router()
NAMEN: dict[Wat, str] = {
    "concept": "Plan bevestigen",
    "pauze": "Pauze",
    "geplaatst": "Op een plek",
    "voorstel": "Heeft een voorstel",
    "zonder": "Zonder voorstel",
}
MOST = 5
"""Suggestions per richting."""
SHOWN = 20


@router.get("/inburgeraars")
def caseload(
    request: Request,
    actor: Begeleider,
    wat: Annotated[str, Query(max_length=20)] = "",
    gemeente: Annotated[str, Query(max_length=10)] = "",
    zoek: Annotated[str, Query(max_length=100)] = "",
    blad: Annotated[int, Query(ge=1, le=100_000)] = 1,
    gewist: Annotated[str, Query(max_length=2)] = "",
) -> Response:
    """The people of the actor, page by page; gewist says that somebody was just erased."""
    chosen_wat: Wat | None = wat if wat in WATTEN else None
    about = {"gemeente": gemeente or None, "zoek": zoek or None}
    with reading(request, actor) as session:
        counts = session.caseload.counts(today(request), **about)
        filters = {"wat": chosen_wat or "", "gemeente": gemeente, "zoek": zoek}
        total = counts[chosen_wat] if chosen_wat else sum(counts.values())
        bladen = bladen_of("/inburgeraars", filters, blad, total)
        zaken = session.caseload.page(today(request), wat=chosen_wat, offset=bladen.offset, limit=SIZE, **about)
        te_doen = read_to_do(session, today(request))
    tabs = [("", "Iedereen", sum(counts.values())), *((code, NAMEN[code], counts[code]) for code in WATTEN)]
    return render(
        request,
        "inburgeraars.html",
        zaken=zaken,
        te_doen=te_doen,
        vandaag=today(request),
        bladen=bladen,
        tabs=tabs,
        wat=chosen_wat or "",
        gemeente=gemeente,
        zoek=zoek,
        gemeentekeuzes=choices(actor)[1],
        namen=STATUS_NAAM,
        watnamen=NAMEN,
        gewist=bool(gewist),
    )


@router.get("/inburgeraars/{kenmerk}")
def person_page(request: Request, actor: Begeleider, kenmerk: str) -> Response:
    """One person: the plan that counts, what is going on, and what was."""
    return _person(request, actor, kenmerk)


@router.get("/inburgeraars/{kenmerk}/inzage")
def own_data(here: Here, actor: Klantmanager, kenmerk: str) -> Response:
    """All that is kept about this person, as a file to give to them."""
    found = inzage(here.store, actor, here.now(), kenmerk)
    headers = {"Content-Disposition": 'attachment; filename="inzage.json"'}
    return Response(to_json(found.as_json(), indent=2), media_type="application/json", headers=headers)


@router.get("/inburgeraars/{kenmerk}/suggesties")
def suggestions(request: Request, here: Here, actor: Begeleider, kenmerk: str) -> Response:
    """The best plekken now, in both richtingen, with the advised one and why."""
    with reading(request, actor) as session:
        pip = session.pips.get_to_judge(kenmerk)
        seen = here.geheugen.look(session.plekken)
        session.noodstoppen.refuse_when_halted()
    if pip is None:
        raise HTTPException(404)
    aanbod, day = here.geheugen.recall(here.engine, seen), today(request)
    found = [(richting, suggest(here.engine, pip, aanbod.table, richting, day, MOST)) for richting in RICHTINGEN]
    return render(
        request,
        "suggesties.html",
        pip=pip,
        advies=chosen(pip, "auto"),
        gevonden=found,
        plekken=aanbod.plekken,
    )


@router.post("/inburgeraars/{kenmerk}/pauze")
def pause(
    request: Request, here: Here, actor: Begeleider, kenmerk: str, tot: Annotated[str, Form(max_length=10)] = ""
) -> Response:
    """Leave this person out of rondes until a day."""
    try:
        pauzeer(here.store, Beslisser(actor, here.now(), today(request)), kenmerk, _day(tot, today(request)))
    except (Geweigerd, NietGevonden):
        raise
    except Uitlegbaar as error:
        return _person(request, actor, kenmerk, status_of(error), said(error), tot)
    return go_to(f"/inburgeraars/{kenmerk}")


@router.post("/inburgeraars/{kenmerk}/opheffen")
def lift(request: Request, here: Here, actor: Begeleider, kenmerk: str, nummer: Annotated[int, Form()]) -> Response:
    """End a pause or a parked pair early."""
    hef_op(here.store, Beslisser(actor, here.now(), today(request)), kenmerk, nummer)
    return go_to(f"/inburgeraars/{kenmerk}")


def _day(text: str, instead: date) -> date:
    """The day that was typed; what is no day becomes today, which the journey refuses in Dutch."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return instead


def _person(
    request: Request, actor: Actor, kenmerk: str, status: int = 200, fouten: tuple[str, ...] = (), tot: str = ""
) -> Response:
    day = today(request)
    with reading(request, actor) as session:
        pip = session.pips.get(kenmerk)
        concept = session.pips.get(kenmerk, concept=True)
        known = pip or concept
        versions = session.pips.tijdlijn(kenmerk) if known else []
        plans = session.pips.history(kenmerk) if known else []
        werk = session.werklijst.page(Vraag(pip=kenmerk), day, 0, SHOWN) if known else []
        held = session.gevolgen.of_pip(kenmerk, day) if known else []
        besluiten = session.verloop.besluiten(kenmerk) if known else []
        pauzes = session.verloop.pauzes(kenmerk) if known else []
        kijkers = session.verloop.kijkers(kenmerk) if known else []
        stops = session.verwerkingsstops.of_pip(kenmerk) if known else []
    if known is None:
        raise HTTPException(404)
    return render(
        request,
        "inburgeraar.html",
        status,
        pip=known,
        bevestigd=pip is not None,
        concept=concept,
        versies=list(zip(versions, changes(plans, actor.rol), strict=True))[::-1],
        werk=werk,
        gevolgen=held,
        besluiten=besluiten,
        pauzes=pauzes,
        kijkers=kijkers,
        stilgelegd=any(stop.opgeheven_op is None for stop in stops),
        week=week_of(known, None, None),
        namen=STATUS_NAAM,
        fouten=fouten,
        tot=tot,
        vandaag=day,
        redenen=request.app.state.installation.engine.parameters.redenen,
    )


def changes(plans: list[Pip], rol: Rol) -> list[list[str]]:
    """What each version changed, in Dutch, as far as this rol may see it; the first changed nothing."""
    return [[], *(seen_difference(old, new, rol) for old, new in pairwise(plans))] if plans else []
