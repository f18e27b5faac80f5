"""What somebody promised: voorwaarden to arrange before a day, and nazorg to do; on one list, and ticked off there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, NamedTuple

from fastapi import Depends, Form, Request, Response

from api.doors.roles import Begeleider, Beslissend, Here
from api.doors.statuses import status_of
from api.journeys.afspraken import geregeld, nazorg_gedaan, neem_op_u
from api.journeys.besluit import Beslisser
from api.journeys.reading import ReadSession
from api.web.frame import go_to, page_router, reading, render, today
from api.web.wording import said
from data.schemas.actor import Actor
from data.schemas.errors import Fout, InvoerFout, Uitlegbaar
from data.schemas.oordeel import Oordeel
from data.schemas.toezegging import Toezegging, voorwaarde_kenmerk
from data.schemas.voorstel import MENSEN
from data.storage.audit import Geweigerd
from data.storage.nazorg import Gesprek
from data.storage.session import NietGevonden
from data.storage.toezeggingen import TeRegelen

router = page_router()
MOST = 200
"""Lines of each kind on the page; the first days come first."""
AHEAD = 5
"""Lines of each kind above another list."""


class Regel(NamedTuple):
    """One line of the checklist of a voorstel; afspraak None is: nobody took it on. nu False: only once asked."""

    kenmerk: str
    tekst: str
    afspraak: Toezegging | None
    nu: bool


class TeDoen(NamedTuple):
    """What somebody has to do: voorwaarden to arrange, and conversations with people who were placed."""

    regelen: list[TeRegelen]
    gesprekken: list[Gesprek]


@dataclass(frozen=True)
class Afspraakformulier:
    """What was sent about one voorwaarde or moment of nazorg; gezien is who had it on the page, "" is nobody."""

    voorwaarde: Annotated[str, Form(max_length=100)] = ""
    tegen: Annotated[str, Form(max_length=10)] = ""
    gezien: Annotated[str, Form(max_length=200)] = ""
    moment: Annotated[str, Form(max_length=40)] = ""
    notitie: Annotated[str, Form(max_length=2000)] = ""
    klaar: Annotated[str, Form(max_length=5)] = ""
    terug: Annotated[str, Form(max_length=2000)] = ""


@router.get("/te-doen")
def to_do(request: Request, actor: Begeleider) -> Response:
    """All that this person took on and did not arrange, and the nazorg that is due."""
    return _page(request, actor, Afspraakformulier())


@router.post("/voorstellen/{kenmerk}/voorwaarden")
def arrange(
    request: Request, here: Here, actor: Beslissend, kenmerk: str, form: Annotated[Afspraakformulier, Depends()]
) -> Response:
    """Take a voorwaarde on before a day, or say that it is arranged."""
    wie = Beslisser(actor, here.now(), today(request))

    def take_or_finish() -> None:
        if form.klaar:
            geregeld(here.store, wie, kenmerk, form.voorwaarde)
        else:
            neem_op_u(here.store, wie, kenmerk, form.voorwaarde, _day(form.tegen), form.gezien or None)

    return _done(request, actor, form, kenmerk, take_or_finish, f"/voorstellen/{kenmerk}#voorwaarden")


@router.post("/voorstellen/{kenmerk}/nazorg")
def nazorg_done(
    request: Request, here: Here, actor: Beslissend, kenmerk: str, form: Annotated[Afspraakformulier, Depends()]
) -> Response:
    """Say that a moment of nazorg was done, with a short note."""
    wie = Beslisser(actor, here.now(), today(request))
    work = partial(nazorg_gedaan, here.store, wie, kenmerk, form.moment, form.notitie)
    return _done(request, actor, form, kenmerk, work, "/te-doen")


def checklist_of(oordeel: Oordeel, taken: list[Toezegging]) -> list[Regel]:
    """The voorwaarden of an oordeel with who arranges them; then what was taken on and is no longer asked."""
    by = {one.kenmerk: one for one in taken}
    asked = {voorwaarde_kenmerk(punt): punt.tekst for punt in oordeel.voorwaarden}
    before = [Regel(name, one.tekst, one, False) for name, one in by.items() if name not in asked]
    return [*(Regel(name, tekst, by.get(name), True) for name, tekst in asked.items()), *before]


def read_to_do(session: ReadSession, day: date, most: int = AHEAD) -> TeDoen:
    """What the actor has to do: the first of each kind, by day; beheer has nothing to do for people."""
    if session.actor.rol not in MENSEN:
        return TeDoen([], [])
    return TeDoen(session.toezeggingen.mine(most), session.nazorgen.due(day, most))


def _done(
    request: Request,
    actor: Actor,
    form: Afspraakformulier,
    kenmerk: str,
    work: Callable[[], object],
    after: str,
) -> Response:
    """Do the work and go back to where it was asked, or to after; what was typed stays when something is wrong."""
    try:
        work()
    except (Geweigerd, NietGevonden):
        raise
    except Uitlegbaar as error:
        return _page(request, actor, form, kenmerk, status_of(error), said(error))
    return go_to(form.terug or after)


def _page(
    request: Request,
    actor: Actor,
    form: Afspraakformulier,
    voorstel: str = "",
    status: int = 200,
    fouten: tuple[str, ...] = (),
) -> Response:
    """The list; with what was typed about one voorstel when something is wrong with it."""
    day = today(request)
    with reading(request, actor) as session:
        te_doen = read_to_do(session, day, MOST)
        werk = session.werklijst.get(voorstel) if voorstel else None
        oordeel = session.voorstellen.oordeel(voorstel) if werk else None
        taken = session.toezeggingen.of_voorstel(voorstel) if werk else []
    about = [one for one in (checklist_of(oordeel, taken) if oordeel else []) if one.kenmerk == form.voorwaarde]
    context = {"te_doen": te_doen, "form": form, "fouten": fouten, "werk": werk, "regels": about, "vandaag": day}
    return render(request, "te_doen.html", status, **context)


def _day(text: str) -> date | None:
    """The day that was typed, None when nothing was; raises InvoerFout for what is no day."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvoerFout((Fout("voorwaarde", None, "tegen", "schrijf een dag als 2026-11-30."),)) from None
