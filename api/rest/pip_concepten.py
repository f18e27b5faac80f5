"""Concepts: a plan handed in and read, every value with the words it was read from, until somebody confirms it."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import Field
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from api.doors.fields import visible_pip
from api.doors.roles import Here, Klantmanager
from api.journeys.day import today
from api.journeys.pip import Concept, KeepDocuments, confirm_pip, find_concept
from api.journeys.plan import LONGEST_TEXT, Plan, keep_plan
from api.journeys.reading import reading
from api.rest.answers import address, answer, etag
from api.rest.form import FORM, form_faults, read_form
from api.rest.paging import BladVraag, begin_after
from api.rest.pips import NAME, OTHER_KENMERK, PipsLijst, page_of_pips
from api.rest.problem import invalid, problem
from api.rest.reading import ReadBody, ReadQuery, Verzoek
from api.rest.request_schema import LINE
from api.rest.route import RestRoute
from data.schemas.actor import Actor
from data.schemas.errors import InvoerFout
from data.schemas.noun import Kenmerk, Noun, Whole
from data.schemas.pip import GemeenteCode, Pip
from data.storage.audit import Geweigerd
from features.documents.opening import MOST_BYTES
from features.intake.bsn import Plaats
from features.intake.checks import Raw, check_pip
from features.intake.meldingen import Melding
from features.intake.strict_reading import read_strict

WITH_PARTS = MOST_BYTES + 2 * LONGEST_TEXT
"""The document and what a form puts around it."""
A_SIGN = r"[^\s\x00-\x1f\x7f-\x9f]"
"""A sign that one sees; the signs that steer a printer count as space here, as they do for Python's strip."""
FILES, TEXTS = {"bestand": False}, {"tekst": False, "kenmerk": False, "gemeente": False}
TE_LANG = f"verwacht: een tekst van hoogstens {LONGEST_TEXT} tekens"
PARTS: dict[str, Any] = {
    "type": "object",
    "properties": {
        "bestand": {"type": "string", "format": "binary", "description": "Het plan: .txt, .docx of .pdf."},
        "tekst": {
            "type": "string",
            "minLength": 1,
            "maxLength": LONGEST_TEXT,
            "pattern": A_SIGN,
            "description": "Of de tekst van het plan.",
        },
        "kenmerk": {
            "type": "string",
            "minLength": 1,
            "maxLength": 200,
            "pattern": LINE,
            "description": "Het pseudoniem van de persoon. Nodig bij een tekst; anders de naam van het bestand.",
        },
        "gemeente": {"type": "string", "pattern": "^GM[0-9]{4}$", "description": "Als het plan er geen noemt."},
    },
    "oneOf": [
        {"title": "Een bestand", "required": ["bestand"], "properties": {"tekst": False}},
        {"title": "Een tekst", "required": ["tekst", "kenmerk"], "properties": {"bestand": False}},
    ],
    "additionalProperties": False,
}
router = APIRouter(route_class=RestRoute, tags=["Pips"])


class Delen(Verzoek):
    """The short texts that come with a plan."""

    kenmerk: Kenmerk | None = None
    gemeente: GemeenteCode | None = None


class Tegenspraak(Noun):
    """Another value that the document holds for a field, with the words and where they stand."""

    veld: str
    waarde: Any
    citaat: str
    begin: int
    eind: int


class PipConcept(Noun):
    """A plan that was read and waits; it counts for nothing until somebody confirms it."""

    pip: Annotated[Pip, Field(description="Wat er is gelezen; herkomst geeft bij elk veld het citaat.")]
    verschillen: Annotated[
        tuple[str, ...] | None, Field(description="Wat er anders is dan in de bevestigde pip; ontbreekt zonder die.")
    ] = None


class GelezenPlan(PipConcept):
    """A concept as it was read just now, with what the document leaves open."""

    niet_gevonden: Annotated[tuple[str, ...], Field(description="Velden waarover het plan niets zegt.")]
    tegenspraken: tuple[Tegenspraak, ...]
    verwijderd: Annotated[tuple[str, ...], Field(description="Wat wij niet bewaren.")]
    onduidelijk: tuple[str, ...]
    document_bewaard: Annotated[bool, Field(description="Of het document zelf versleuteld is bewaard.")]


class Bevestiging(Verzoek):
    """Confirming a concept, as it was read or corrected."""

    versie: Annotated[Whole, Field(ge=1, le=1_000_000_000, description="De versie die u hebt gezien.")]
    pip: Annotated[Pip | None, Field(description="De verbeterde pip; weglaten: het klopt zo.")] = None


def _check(data: Raw, plaats: Plaats, known_postcodes_only: bool) -> list[Melding]:
    """What must hold of the corrected pip in a body."""
    pip = data.get("pip")
    return check_pip(pip, (*plaats, "pip"), known_postcodes_only) if isinstance(pip, dict) else []


@router.post(
    "/pip-concepten",
    operation_id="leverPlanAan",
    summary="Lever een plan aan",
    description="Leest een plan (document of tekst) en bewaart het als concept, bij elk veld met wat het plan zegt.",
    status_code=201,
    response_model=GelezenPlan,
    max_body_size=WITH_PARTS,
    openapi_extra={"requestBody": {"required": True, "content": {FORM: {"schema": PARTS}}}},
)
async def hand_in(actor: Klantmanager, here: Here, request: Request) -> Response:
    """Read a plan and keep it as a concept."""
    form = await read_form(request)
    texts = _texts(form)
    file = form.get("bestand")
    document = (await file.read(), file.filename or "plan") if isinstance(file, UploadFile) else None
    kept = KeepDocuments(here.settings.document_key, here.settings.document_days)
    about = here.store, actor, here.now(), Plan(document, **texts), kept, today(here.now())
    try:
        concept = await run_in_threadpool(keep_plan, *about)
    except Geweigerd as error:
        return problem(403, str(error))
    return answer(_told(concept, actor), 201, {"Location": address("pip-concepten", concept.reading.pip.kenmerk)})


@router.get(
    "/pip-concepten",
    operation_id="toonConcepten",
    summary="Toon de concepten",
    description="De plannen van uw gemeenten die wachten op bevestiging, op kenmerk.",
    response_model=PipsLijst,
)
def list_concepts(
    actor: Klantmanager, here: Here, request: Request, vraag: Annotated[BladVraag, Depends(ReadQuery(BladVraag))]
) -> Response:
    """One page of concepts."""
    after = begin_after(request, actor, vraag)
    with reading(here.store, actor, here.now()) as session:
        found = session.pips.page(after[0] if after else None, vraag.limiet + 1, concept=True)
    return page_of_pips(request, actor, vraag, found)


@router.get(
    "/pip-concepten/{kenmerk:kenmerk}",
    operation_id="toonConcept",
    summary="Toon een concept",
    description="Wat er in een plan is gelezen, bij elk veld met het citaat, en wat anders is dan de bevestigde pip.",
    response_model=PipConcept,
)
def show_concept(actor: Klantmanager, here: Here, kenmerk: str) -> Response:
    """One concept."""
    found = find_concept(here.store, actor, here.now(), kenmerk)
    if found is None:
        raise HTTPException(404)
    return answer(_shown(found[0], found[1], actor))


@router.post(
    "/pip-concepten/{kenmerk:path}/bevestigingen",
    operation_id="bevestigConcept",
    summary="Bevestig een concept",
    description="Vanaf nu telt het plan, zoals gelezen of verbeterd. De vorige versie van de pip blijft bewaard.",
    status_code=201,
    response_model=Pip,
)
def confirm(
    actor: Klantmanager, here: Here, kenmerk: str, body: Annotated[Bevestiging, Depends(ReadBody(Bevestiging, _check))]
) -> Response:
    """Make a concept count."""
    if body.pip is not None and body.pip.kenmerk != kenmerk:
        raise invalid([("pip.kenmerk", OTHER_KENMERK)])
    found = find_concept(here.store, actor, here.now(), kenmerk)
    if found is None:
        raise HTTPException(404)
    corrected = body.pip and body.pip.model_copy(update={"herkomst": found[0].herkomst})
    kept, _ = confirm_pip(here.store, actor, here.now(), kenmerk, body.versie, corrected)
    place = {"Location": address("pips", kept.kenmerk), "ETag": etag(NAME, kept.versie)}
    return answer(visible_pip(kept, actor.rol), 201, place)


def _texts(form: FormData) -> dict[str, str]:
    """The texts of the form by name; raises InvoerFout with every fault in its parts."""
    faults = form_faults(form, FILES, TEXTS)
    wrong = {name for name, _ in faults}
    texts = {name: str(form[name]) for name in TEXTS if name in form and name not in wrong}
    if len(texts.get("tekst", "")) > LONGEST_TEXT:
        faults.append(("tekst", TE_LANG))
    short = {name: text for name, text in texts.items() if name != "tekst"}
    try:
        read_strict(json.dumps(short).encode(), Delen)
    except InvoerFout as error:
        raise InvoerFout((*invalid(faults).fouten, *error.fouten)) from None
    if faults:
        raise invalid(faults)
    return texts


def _told(concept: Concept, actor: Actor) -> dict[str, Any]:
    pip = concept.reading.pip.model_copy(update={"versie": concept.versie})
    told = concept.reading.as_json() | _shown(pip, concept.changes, actor)
    return told | {"documentBewaard": concept.document_kept}


def _shown(pip: Pip, changes: list[str] | None, actor: Actor) -> dict[str, Any]:
    told: dict[str, Any] = {"pip": visible_pip(pip, actor.rol)}
    return told if changes is None else told | {"verschillen": changes}
