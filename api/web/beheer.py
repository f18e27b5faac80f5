"""The pages of beheer: rondes with their verslag, the parameters, the audit, and who may come in."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any

from fastapi import Form, HTTPException, Query, Request, Response

from api.doors.roles import Beheer, Here
from api.doors.statuses import status_of
from api.journeys.blokkeren import set_block
from api.journeys.day import begin_of
from api.journeys.noodstop import lift_noodstop, pull_noodstop
from api.journeys.regio import regios_of
from api.journeys.ronde import week_for
from api.journeys.ronde_lezen import kosten_zinnen, shown
from api.journeys.ronde_verzoek import ask_ronde, find_verzoek, run_ronde
from api.web.frame import go_to, page_router, reading, render, today
from api.web.menu import ROLLEN
from api.web.wording import said
from data.schemas.actor import Actor
from data.schemas.errors import InvoerFout, Uitlegbaar
from data.storage.audit import Geweigerd

router = page_router()
MOST_RONDES = 52
MOST_LINES = 200


@router.get("/rondes")
def rondes(request: Request, actor: Beheer) -> Response:
    """The rondes that were published, newest first, and the noodstop."""
    return _rondes(request, actor)


@router.post("/rondes")
def start_ronde(
    request: Request,
    here: Here,
    actor: Beheer,
    week: Annotated[str, Form(max_length=10)] = "",
    regio: Annotated[str, Form(max_length=10)] = "",
    proef: Annotated[str, Form(max_length=5)] = "",
) -> Response:
    """Have a ronde run or tried now; it is followed on the next page. What was typed stays when something is wrong."""
    wanted = week.strip() or week_for(today(request))
    try:
        asked = ask_ronde(here.store, actor, here.now(), wanted, regio or None, "auto", alleen_proef=bool(proef))
    except Uitlegbaar as error:
        status = 403 if isinstance(error, Geweigerd) else status_of(error)
        return _rondes(request, actor, status, said(error), week=week, regio=regio, proef=proef)
    here.background.submit(run_ronde, asked.kenmerk)
    return go_to(f"/rondes/{asked.kenmerk}")


@router.post("/noodstop")
def halt(request: Request, here: Here, actor: Beheer, reden: Annotated[str, Form(max_length=500)] = "") -> Response:
    """Halt all that judges or proposes, at once."""
    try:
        pull_noodstop(here.store, actor, here.now(), reden, here.background)
    except InvoerFout as error:
        return _rondes(request, actor, 400, said(error), reden=reden)
    return go_to("/rondes")


@router.post("/noodstop/opheffen")
def go_on(here: Here, actor: Beheer) -> Response:
    """Let it go on."""
    lift_noodstop(here.store, actor, here.now())
    return go_to("/rondes")


def _rondes(request: Request, actor: Actor, status: int = 200, fouten: tuple[str, ...] = (), **typed: str) -> Response:
    with reading(request, actor) as session:
        found = session.rondes.published(MOST_RONDES)
        running = session.rondes.running()
        stops = session.noodstoppen.all()
    shown = {"reden": "", "week": "", "regio": "", "proef": ""} | typed
    return render(
        request,
        "rondes.html",
        status,
        rondes=found,
        bezig=running,
        stops=stops,
        fouten=fouten,
        typed=shown,
        mag=actor.gemeenten is None,
        deze_week=week_for(today(request)),
        regios=regios_of(actor),
    )


@router.get("/rondes/{kenmerk}")
def ronde(request: Request, here: Here, actor: Beheer, kenmerk: str) -> Response:
    """One ronde: how far it is, or what it was made with and what it did, or would have done."""
    asked = find_verzoek(here.store, here.now(), kenmerk)
    with reading(request, actor) as session:
        found = session.rondes.get(kenmerk)
        verslag = session.rondes.verslag(kenmerk) if found else None
        warnings = session.rondes.waarschuwingen(kenmerk) if found else ()
    if asked is not None and asked.uitkomst is not None:
        found, verslag = asked.uitkomst.ronde, asked.uitkomst.verslag
    elif found is None and asked is not None:
        return render(request, "ronde_bezig.html", verzoek=asked)
    if found is None:
        raise HTTPException(404)
    told = shown(verslag) if verslag else None
    kosten = kosten_zinnen(told.kosten) if told and told.kosten else ()
    proef = asked if asked is not None and asked.proef else None
    about: dict[str, Any] = {"ronde": found, "verslag": told, "kosten": kosten, "proef": proef}
    return render(request, "ronde.html", **about, waarschuwingen=warnings)


@router.get("/parameters")
def parameters(request: Request, here: Here, _: Beheer) -> Response:
    """Every number of the judgement, to read."""
    found = here.engine.parameters
    groups = [(name, list(_flat(value))) for name, value in found.model_dump().items() if isinstance(value, dict)]
    return render(request, "parameters.html", versie=found.versie, hash=found.hash(), groepen=groups)


@router.get("/audit")
def audit(
    request: Request,
    actor: Beheer,
    kenmerk: Annotated[str, Query(max_length=200)] = "",
    door: Annotated[str, Query(max_length=200)] = "",
    van: Annotated[str, Query(max_length=10)] = "",
    tot: Annotated[str, Query(max_length=10)] = "",
) -> Response:
    """Who saw or changed what, newest first; looking is written down too."""
    asked = bool(kenmerk or door or van or tot)
    with reading(request, actor) as session:
        lines = session.audit.search(
            kenmerk=kenmerk or None, door=door or None, vanaf=_begin(van, 0), tot=_begin(tot, 1), limit=MOST_LINES
        )
    typed = {"kenmerk": kenmerk, "door": door, "van": van, "tot": tot}
    return render(request, "audit.html", regels=lines, typed=typed, gevraagd=asked, most=MOST_LINES)


@router.get("/gebruikers")
def gebruikers(request: Request, actor: Beheer) -> Response:
    """Everyone who ever signed in, with rollen."""
    with reading(request, actor) as session:
        found = session.gebruikers.all()
    return render(request, "gebruikers.html", gebruikers=found, rollen=ROLLEN)


@router.post("/gebruikers/{kenmerk}/toegang")
def block(here: Here, actor: Beheer, kenmerk: str, stop: Annotated[str, Form(max_length=5)] = "") -> Response:
    """Stop somebody at once, or let them in again."""
    set_block(here.store, actor, kenmerk, here.now(), blocked=bool(stop))
    return go_to("/gebruikers")


def _begin(text: str, days: int) -> datetime | None:
    """The moment a day begins in the Netherlands, or so many days later; None for no day."""
    try:
        day = date.fromisoformat(text) + timedelta(days=days)
    except (ValueError, OverflowError):
        return None
    return begin_of(day)


def _flat(value: Any, path: str = "") -> Any:
    """The numbers of a group with their names, also those of groups inside it."""
    for name, inside in value.items():
        here = f"{path} {name}".strip().replace("_", " ")
        if isinstance(inside, dict):
            yield from _flat(inside, here)
        else:
            yield here, inside
