"""One voorstel: the person and the plek side by side, why they fit, and the besluit."""

from dataclasses import replace
from datetime import timedelta
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Query, Request, Response

from api.doors.roles import Begeleider, Here
from api.doors.statuses import status_of
from api.journeys.besluit import Beslisser, besluit
from api.journeys.matchblad import matchblad
from api.journeys.oordeel import judge_pairs
from api.web.afspraken import checklist_of
from api.web.frame import go_to, own_path, page_router, reading, render, today
from api.web.kaart import kaart_of
from api.web.keuzes import LATER, Keuzeformulier, keus_of, opties_of
from api.web.sindsdien import sindsdien_of
from api.web.weekrooster import week_of
from api.web.wording import said
from data.schemas.actor import Actor
from data.schemas.errors import Uitlegbaar
from data.schemas.voorstel import GESLOTEN, MENSEN, STATUS_NAAM
from data.storage.audit import Geweigerd
from data.storage.session import NietGevonden
from data.storage.werklijst import Vraag

router = page_router()
LIST = "/voorstellen"
MOST_EARLIER = 10


@router.get("/voorstellen/{kenmerk}")
def voorstel_page(
    request: Request, actor: Begeleider, kenmerk: str, terug: Annotated[str, Query(max_length=2000)] = ""
) -> Response:
    """Everything that one needs to decide."""
    day = today(request)
    form = Keuzeformulier(later=(day + LATER).isoformat(), pauze=(day + timedelta(days=28)).isoformat(), terug=terug)
    return _page(request, actor, kenmerk, form)


@router.post("/voorstellen/{kenmerk}/besluit")
def decide(
    request: Request, here: Here, actor: Begeleider, kenmerk: str, form: Annotated[Keuzeformulier, Depends()]
) -> Response:
    """Take one step; what was typed stays when something is wrong."""
    wie = Beslisser(actor, here.now(), today(request))
    try:
        after = besluit(here.store, wie, here.engine.parameters, kenmerk, keus_of(form), form.versie)
    except (Geweigerd, NietGevonden):
        raise
    except Uitlegbaar as error:
        return _page(request, actor, kenmerk, form, status_of(error), said(error))
    back = own_path(form.terug or LIST)
    return go_to(f"{back}{'&' if '?' in back else '?'}klaar={after.status}")


@router.get("/voorstellen/{kenmerk}/matchblad")
def matchblad_page(request: Request, here: Here, actor: Begeleider, kenmerk: str) -> Response:
    """What the aanbieder needs to know, to print; nothing that they do not need."""
    blad = matchblad(here.store, actor, here.now(), today(request), kenmerk)
    return render(request, "matchblad.html", blad=blad)


def _page(
    request: Request,
    actor: Actor,
    kenmerk: str,
    form: Keuzeformulier,
    status: int = 200,
    fouten: tuple[str, ...] = (),
) -> Response:
    found = _read(request, actor, kenmerk)
    stand, pip = found["werk"].stand, found["pip"]
    redenen = request.app.state.installation.engine.parameters.redenen
    shown = replace(form, terug=own_path(form.terug or LIST))
    return render(
        request,
        "voorstel.html",
        status,
        **found,
        week=week_of(pip, found["plek"], found["oordeel"].reistijd_minuten),
        kaart=kaart_of(pip.inburgeraar.postcode, found["plek"].postcode),
        opties=opties_of(stand.status, actor.rol, redenen),
        redenen=redenen,
        form=shown,
        fouten=fouten,
        vandaag=today(request),
        mag=actor.rol in MENSEN and stand.status not in GESLOTEN,
    )


def _read(request: Request, actor: Actor, kenmerk: str) -> dict[str, Any]:
    """The voorstel with all that belongs to it; 404 when it is not there or not of the actor."""
    day = today(request)
    with reading(request, actor) as session:
        werk = session.werklijst.get(kenmerk)
        pip = session.pips.get(werk.stand.pip) if werk else None
        oordeel = session.voorstellen.oordeel(kenmerk) if pip else None
        besluiten = session.voorstellen.besluiten(kenmerk) if pip else []
        ranks = session.werklijst.ranks(werk.stand.ronde, pip.kenmerk) if werk and pip and werk.stand.ronde else []
        earlier = session.werklijst.page(Vraag(pip=pip.kenmerk), day, 0, MOST_EARLIER) if pip else []
        now = session.pleklijst.get(werk.stand.plek, day) if werk else None
        taken = session.toezeggingen.of_voorstel(kenmerk) if pip else []
        toen = session.vroeger.of_voorstel(werk.stand) if werk and pip else None
        plek = session.plekken.get(werk.stand.plek, ingetrokken=True) if werk else None
        nazorg = session.nazorgen.of_voorstel(kenmerk) if pip else []
        first = next((one for one in ranks if werk and one.voorstel.plek == werk.plek.kenmerk), None)
        keus = first.voorstel.niet_eerste_keus if first else None
        better = session.plekken.get(keus.plek, ingetrokken=True) if keus else None
    if werk is None or pip is None:
        raise HTTPException(404)
    if oordeel is None:
        engine = request.app.state.installation.engine
        oordeel = judge_pairs(engine, [(pip, werk.plek, werk.stand.richting, day)])[0]
    return {
        "werk": werk,
        "pip": pip,
        "plek": werk.plek,
        "plek_nu": now,
        "oordeel": oordeel,
        "besluiten": besluiten,
        "regels": checklist_of(oordeel, taken),
        "nazorg": nazorg,
        "sindsdien": sindsdien_of(toen, pip, plek or werk.plek, actor.rol),
        "eerste": first,
        "keus": keus,
        "keus_plek": better,
        "anderen": [one for one in ranks if one.voorstel.plek != werk.plek.kenmerk],
        "eerder": [one for one in earlier if one.stand.kenmerk != kenmerk],
        "namen": STATUS_NAAM,
    }
