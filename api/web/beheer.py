"""The pages of beheer: rondes with their verslag, the parameters, the audit, and who may come in."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any

from fastapi import Form, HTTPException, Query, Request, Response

from api.doors.roles import Beheer, Here
from api.journeys.blokkeren import set_block
from api.journeys.day import begin_of
from api.journeys.noodstop import lift_noodstop, pull_noodstop
from api.journeys.ronde_lezen import shown
from api.web.frame import go_to, page_router, reading, render
from api.web.menu import ROLLEN
from api.web.wording import said
from data.schemas.actor import Actor
from data.schemas.errors import InvoerFout

router = page_router()
MOST_RONDES = 52
MOST_LINES = 200


@router.get("/rondes")
def rondes(request: Request, actor: Beheer) -> Response:
    """The rondes that were published, newest first, and the noodstop."""
    return _rondes(request, actor)


@router.post("/noodstop")
def halt(request: Request, here: Here, actor: Beheer, reden: Annotated[str, Form(max_length=500)] = "") -> Response:
    """Halt all that judges or proposes, at once."""
    try:
        pull_noodstop(here.store, actor, here.now(), reden, here.background)
    except InvoerFout as error:
        return _rondes(request, actor, 400, said(error), reden)
    return go_to("/rondes")


@router.post("/noodstop/opheffen")
def go_on(here: Here, actor: Beheer) -> Response:
    """Let it go on."""
    lift_noodstop(here.store, actor, here.now())
    return go_to("/rondes")


def _rondes(
    request: Request, actor: Actor, status: int = 200, fouten: tuple[str, ...] = (), reden: str = ""
) -> Response:
    with reading(request, actor) as session:
        found = session.rondes.published(MOST_RONDES)
        running = session.rondes.running()
        stops = session.noodstoppen.all()
    return render(request, "rondes.html", status, rondes=found, bezig=running, stops=stops, fouten=fouten, reden=reden)


@router.get("/rondes/{kenmerk}")
def ronde(request: Request, actor: Beheer, kenmerk: str) -> Response:
    """One ronde: what it was made with, and what it did."""
    with reading(request, actor) as session:
        found = session.rondes.get(kenmerk)
        verslag = session.rondes.verslag(kenmerk) if found else None
        warnings = session.rondes.waarschuwingen(kenmerk) if found else ()
    if found is None:
        raise HTTPException(404)
    told = shown(verslag) if verslag else None
    return render(request, "ronde.html", ronde=found, verslag=told, waarschuwingen=warnings)


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
