"""What a person may ask about their data: to see them, to have them mended, not used, or erased."""

from typing import Annotated, Any

from fastapi import Form, HTTPException, Request, Response

from api.doors.roles import Here, Klantmanager
from api.doors.statuses import status_of
from api.journeys.verwerkingsstop import hef_stop_op, leg_stil
from api.journeys.wissen import wis
from api.web.frame import go_to, page_router, reading, render
from api.web.wording import said
from data.schemas.actor import Actor
from data.schemas.errors import Fout, InvoerFout

router = page_router()


@router.get("/inburgeraars/{kenmerk}/rechten")
def rights_page(request: Request, actor: Klantmanager, kenmerk: str) -> Response:
    """What can be done for this person, and what was done before."""
    return _page(request, actor, kenmerk)


@router.post("/inburgeraars/{kenmerk}/stilleggen")
def stop(
    request: Request,
    here: Here,
    actor: Klantmanager,
    kenmerk: str,
    reden: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Use the data of this person for nothing."""
    try:
        leg_stil(here.store, actor, here.now(), kenmerk, reden)
    except InvoerFout as error:
        return _page(request, actor, kenmerk, status_of(error), said(error), reden=reden)
    return go_to(f"/inburgeraars/{kenmerk}/rechten")


@router.post("/inburgeraars/{kenmerk}/stop-opheffen")
def lift(here: Here, actor: Klantmanager, kenmerk: str, nummer: Annotated[int, Form(ge=1, le=10**9)]) -> Response:
    """Let the data of this person be used again."""
    hef_stop_op(here.store, actor, here.now(), kenmerk, nummer)
    return go_to(f"/inburgeraars/{kenmerk}/rechten")


@router.post("/inburgeraars/{kenmerk}/wissen")
def erase(
    request: Request, here: Here, actor: Klantmanager, kenmerk: str, zeker: Annotated[str, Form(max_length=200)] = ""
) -> Response:
    """Erase this person for good, when their kenmerk was typed over."""
    if zeker.strip() != kenmerk:
        tekst = "typ het kenmerk van deze inburgeraar over. Dan weten we zeker wie u bedoelt."
        error = InvoerFout((Fout("wissen", None, None, tekst),))
        return _page(request, actor, kenmerk, 400, said(error), zeker=zeker)
    wis(here.store, here.register, actor, here.now(), kenmerk)
    return go_to("/inburgeraars?gewist=ja")


def _page(
    request: Request, actor: Actor, kenmerk: str, status: int = 200, fouten: tuple[str, ...] = (), **typed: Any
) -> Response:
    with reading(request, actor) as session:
        plans = session.pips.history(kenmerk)
        bevestigd = session.pips.get(kenmerk) is not None if plans else False
        stops = session.verwerkingsstops.of_pip(kenmerk) if plans else []
    if not plans:
        raise HTTPException(404)
    shown = {"reden": "", "zeker": ""} | typed
    return render(
        request, "rechten.html", status, kenmerk=kenmerk, bevestigd=bevestigd, stops=stops, fouten=fouten, typed=shown
    )
