"""A plek of one's own choice: the colleague knows something that the round does not."""

from typing import Annotated

from fastapi import Form, HTTPException, Query, Request, Response

from api.doors.roles import Begeleider, Here
from api.doors.statuses import status_of
from api.journeys.besluit import Beslisser, zelf_voorstellen
from api.journeys.suggestie import suggest
from api.web.frame import go_to, page_router, reading, render, today
from api.web.wording import said
from data.schemas.actor import Actor
from data.schemas.errors import Fout, InvoerFout, Uitlegbaar
from data.storage.audit import Geweigerd

router = page_router()
MOST = 8


@router.get("/inburgeraars/{kenmerk}/zelf-voorstellen")
def own_choice_page(
    request: Request, here: Here, actor: Begeleider, kenmerk: str, plek: Annotated[str, Query(max_length=200)] = ""
) -> Response:
    """Choose a plek for this person, and say why."""
    return _page(request, here, actor, kenmerk, plek)


@router.post("/inburgeraars/{kenmerk}/zelf-voorstellen")
def propose(
    request: Request,
    here: Here,
    actor: Begeleider,
    kenmerk: str,
    plek: Annotated[str, Form(max_length=200)] = "",
    andere: Annotated[str, Form(max_length=200)] = "",
    toelichting: Annotated[str, Form(max_length=2000)] = "",
) -> Response:
    """Propose it; what was typed stays when something is wrong."""
    wie = Beslisser(actor, here.now(), today(request))
    try:
        wanted = andere.strip() or plek
        if not wanted:
            raise InvoerFout((Fout("uw voorstel", None, "plek", "kies een plek, of typ het kenmerk van een plek."),))
        stand = zelf_voorstellen(here.engine, here.store, wie, kenmerk, wanted, toelichting)
    except Geweigerd:
        raise
    except Uitlegbaar as error:
        fouten = said(error)
        return _page(request, here, actor, kenmerk, plek, andere, toelichting, status=status_of(error), fouten=fouten)
    return go_to(f"/voorstellen/{stand.kenmerk}")


def _page(
    request: Request,
    here: Here,
    actor: Actor,
    kenmerk: str,
    plek: str = "",
    andere: str = "",
    toelichting: str = "",
    *,
    status: int = 200,
    fouten: tuple[str, ...] = (),
) -> Response:
    with reading(request, actor) as session:
        pip = session.pips.get_to_judge(kenmerk)
        plekken = session.plekken.all() if pip else []
        session.noodstoppen.refuse_when_halted()
    if pip is None:
        raise HTTPException(404)
    engine = here.engine
    oordelen = suggest(engine, pip, engine.measure_plekken(plekken), "auto", today(request), MOST)
    shown = {one.kenmerk: one for one in plekken}
    known = {one.plek for one in oordelen}
    return render(
        request,
        "eigen_keuze.html",
        status,
        pip=pip,
        oordelen=oordelen,
        plekken=shown,
        plek=plek if plek in known else "",
        andere=andere or ("" if plek in known else plek),
        toelichting=toelichting,
        fouten=fouten,
    )
