"""Plans in: upload or paste one, see what was read with the words it was read from, correct and confirm."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from fastapi import Form, HTTPException, Request, Response, UploadFile
from pydantic_core import to_json
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from api.doors.roles import Here, Klantmanager
from api.doors.statuses import status_of
from api.journeys.pip import KeepDocuments, confirm_pip, find_concept
from api.journeys.plan import LONGEST_TEXT, Plan, keep_plan
from api.journeys.versie import change_pip
from api.web.frame import go_to, page_router, reading, render, today
from api.web.planformulier import read_form, secties_of
from api.web.voorstellen import choices
from api.web.wording import said
from data.schemas.actor import Actor
from data.schemas.errors import Uitlegbaar
from data.schemas.pip import Pip
from data.storage.audit import Geweigerd
from data.storage.session import NietGevonden
from features.extraction import Reading
from features.intake.noun_reading import read_pips

router = page_router()
MOST_BYTES = 20_000_000
"""The largest document; the reader itself refuses less than this with a better sentence."""


@router.get("/inburgeraars/toevoegen")
def add_page(request: Request, actor: Klantmanager) -> Response:
    """Upload a document, or paste its text."""
    return _add_page(request, actor)


@router.post("/inburgeraars/toevoegen", max_body_size=MOST_BYTES)
def add(
    request: Request,
    here: Here,
    actor: Klantmanager,
    bestand: UploadFile | None = None,
    tekst: Annotated[str, Form(max_length=LONGEST_TEXT)] = "",
    kenmerk: Annotated[str, Form(max_length=200)] = "",
    gemeente: Annotated[str, Form(max_length=10)] = "",
) -> Response:
    """Read one plan, keep it as a concept, and show what was read; what was typed stays when something is wrong."""
    typed = {"tekst": tekst, "kenmerk": kenmerk, "gemeente": gemeente}
    try:
        document = (bestand.file.read(), bestand.filename) if bestand and bestand.filename else None
        kept = KeepDocuments(here.settings.document_key, here.settings.document_days)
        plan = Plan(document, tekst, kenmerk, gemeente)
        concept = keep_plan(here.store, actor, here.now(), plan, kept, today(request))
    except Uitlegbaar as error:
        return _add_page(request, actor, status_of(error), said(error), typed)
    shown = concept.reading.pip.model_copy(update={"versie": concept.versie})
    return _confirm_page(request, shown, reading_of=concept.reading, changes=concept.changes)


@router.get("/inburgeraars/{kenmerk}/bevestigen")
def confirm_page(request: Request, here: Here, actor: Klantmanager, kenmerk: str) -> Response:
    """What was read and waits to be confirmed, with what differs from the plan that counts."""
    found = find_concept(here.store, actor, here.now(), kenmerk)
    if found is None:
        raise HTTPException(404)
    return _confirm_page(request, found[0], changes=found[1])


@router.post("/inburgeraars/{kenmerk}/bevestigen")
async def confirm(request: Request, here: Here, actor: Klantmanager, kenmerk: str) -> Response:
    """Confirm the plan as it was filled in; what was typed stays when something is wrong."""
    return await run_in_threadpool(_confirm, request, here, actor, kenmerk, _texts(await request.form()))


@router.get("/inburgeraars/{kenmerk}/wijzigen")
def change_page(request: Request, actor: Klantmanager, kenmerk: str) -> Response:
    """The plan that counts, to mend what is wrong in it."""
    with reading(request, actor) as session:
        pip = session.pips.get(kenmerk)
    if pip is None:
        raise HTTPException(404)
    return _confirm_page(request, pip, wijzigen=True)


@router.post("/inburgeraars/{kenmerk}/wijzigen")
async def change(request: Request, here: Here, actor: Klantmanager, kenmerk: str) -> Response:
    """Keep the plan as it was mended; what was typed stays when something is wrong."""
    return await run_in_threadpool(_change, request, here, actor, kenmerk, _texts(await request.form()))


def _change(request: Request, here: Here, actor: Actor, kenmerk: str, given: Mapping[str, Sequence[str]]) -> Response:
    with reading(request, actor) as session:
        pip = session.pips.get(kenmerk)
    if pip is None:
        raise HTTPException(404)
    try:
        change_pip(here.store, actor, here.now(), _corrected(read_form(given, kenmerk), pip), _seen(given))
    except (Geweigerd, NietGevonden):
        raise
    except Uitlegbaar as error:
        return _confirm_page(request, pip, status_of(error), said(error), _typed(given), wijzigen=True)
    return go_to(f"/inburgeraars/{kenmerk}")


def _confirm(request: Request, here: Here, actor: Actor, kenmerk: str, given: Mapping[str, Sequence[str]]) -> Response:
    found = find_concept(here.store, actor, here.now(), kenmerk)
    if found is None:
        raise HTTPException(404)
    concept, changes = found
    try:
        corrected = _corrected(read_form(given, kenmerk), concept)
        confirm_pip(here.store, actor, here.now(), kenmerk, _seen(given) or None, corrected)
    except (Geweigerd, NietGevonden):
        raise
    except Uitlegbaar as error:
        return _confirm_page(request, concept, status_of(error), said(error), _typed(given), changes=changes)
    return go_to(f"/inburgeraars/{kenmerk}/suggesties")


def _texts(form: FormData) -> dict[str, list[str]]:
    """Everything that was typed, by the name of its field."""
    return {name: [text for text in form.getlist(name) if isinstance(text, str)] for name in form}


def _typed(given: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {name: "\n".join(values) for name, values in given.items()}


def _seen(given: Mapping[str, Sequence[str]]) -> int:
    """The versie that stood in the form; 0 is none, also for what is no number."""
    text = "".join(given.get("versie", ()))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _corrected(data: dict[str, Any], concept: Pip) -> Pip:
    """The pip that was filled in; its herkomst is that of the concept. Raises InvoerFout with every fault."""
    pip = read_pips(to_json(data), "uw plan", known_postcodes_only=True)[0]
    return pip.model_copy(update={"herkomst": concept.herkomst})


def _add_page(
    request: Request,
    actor: Actor,
    status: int = 200,
    fouten: tuple[str, ...] = (),
    typed: Mapping[str, str] | None = None,
) -> Response:
    shown = {"tekst": "", "kenmerk": "", "gemeente": ""} | dict(typed or {})
    return render(request, "plan_toevoegen.html", status, fouten=fouten, keuzes=choices(actor)[1], typed=shown)


def _confirm_page(
    request: Request,
    pip: Pip,
    status: int = 200,
    fouten: tuple[str, ...] = (),
    typed: Mapping[str, str] | None = None,
    *,
    reading_of: Reading | None = None,
    changes: list[str] | None = None,
    wijzigen: bool = False,
) -> Response:
    return render(
        request,
        "plan_bevestigen.html",
        status,
        pip=pip,
        secties=secties_of(pip, typed),
        fouten=fouten,
        lezing=reading_of,
        veranderd=changes or [],
        wijzigen=wijzigen,
    )
