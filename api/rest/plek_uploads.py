"""Lists of plekken handed in: taken at once, read in the background, with progress and a workbook of faults."""

import re
from datetime import datetime
from functools import partial
from pathlib import PurePath
from typing import Annotated, Any, cast, get_args

from fastapi import APIRouter, Depends, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from api.doors.roles import Here, WspAdviseur
from api.journeys.uploads import run_upload, submit_upload
from api.rest.answers import XLSX, answer, download
from api.rest.form import FORM, form_faults, read_form
from api.rest.paging import BladVraag, begin_after, page
from api.rest.problem import invalid, problem
from api.rest.reading import JSON, ReadQuery
from api.rest.route import RestRoute
from data.schemas.codes import Bron
from data.schemas.errors import InvoerFout
from data.schemas.noun import Noun
from data.schemas.upload import PlekUpload
from data.storage.uploads import Uploads
from features.intake.json_reading import read_json
from features.sheets.antwoorden import LONGEST, MOST_ANSWERS
from features.sheets.source import MOST_BYTES

WITH_PARTS = MOST_BYTES + 100_000
"""The file and what a form puts around it."""
FILES, TEXTS = {"bestand": True}, {"bron": True, "allesOfNiets": False, "antwoorden": False}
VRAAG = "[0-9a-f]{16}"
"""The kenmerk of a question."""
PARTS: dict[str, Any] = {
    "type": "object",
    "required": ["bestand", "bron"],
    "properties": {
        "bestand": {"type": "string", "format": "binary", "description": "De lijst: XLSX, CSV of JSON."},
        "bron": {"type": "string", "enum": list(get_args(Bron)), "description": "Wie levert deze lijst aan?"},
        "allesOfNiets": {"type": "boolean", "default": False, "description": "Bewaar alleen als elke rij goed is."},
    },
    "additionalProperties": False,
}
PARTS["properties"]["antwoorden"] = {
    "type": "object",
    "maxProperties": MOST_ANSWERS,
    "propertyNames": {"pattern": f"^{VRAAG}$"},
    "additionalProperties": {"type": "string", "maxLength": LONGEST},
    "description": "JSON: per kenmerk van een vraag het antwoord. Lever dezelfde lijst er nog een keer bij aan.",
}
ENCODING = {"antwoorden": {"contentType": JSON}}
CODES = f"verwacht: {', '.join(get_args(Bron))}"
NO_WORKBOOK = "Er is geen bestand met fouten: de lijst is nog niet gelezen, of er is niets te verbeteren."
YES_NO = "verwacht: true of false"
ANSWERS = "verwacht: JSON met per kenmerk van een vraag een antwoord als tekst"
router = APIRouter(route_class=RestRoute, tags=["Plekken"])


class PlekUploads(Noun):
    """One page of uploads; volgende is the address of the next."""

    plek_uploads: tuple[PlekUpload, ...]
    volgende: str | None = None


@router.post(
    "/plek-uploads",
    operation_id="leverPlekkenAan",
    summary="Lever een lijst met plekken aan",
    description="Neemt een lijst aan (XLSX, CSV of JSON) en leest haar daarna. Location wijst naar de voortgang.",
    status_code=202,
    response_model=PlekUpload,
    max_body_size=WITH_PARTS,
    openapi_extra={"requestBody": {"required": True, "content": {FORM: {"schema": PARTS, "encoding": ENCODING}}}},
)
async def hand_in(actor: WspAdviseur, here: Here, request: Request) -> Response:
    """Keep the list and have it read; the answer says where to follow it."""
    form = await read_form(request)
    file, bron, choices = _parts(form)
    raw = await file.read()
    about = here.store, actor, here.now(), file.filename or "", bron, raw
    upload = await run_in_threadpool(partial(submit_upload, *about, **choices))
    await run_in_threadpool(here.background.submit, run_upload, upload.kenmerk)
    return answer(upload.as_json(), 202, {"Location": f"/v1/plek-uploads/{upload.kenmerk}"})


@router.get(
    "/plek-uploads",
    operation_id="toonUploads",
    summary="Toon de aangeleverde lijsten",
    description="De lijsten die u hebt aangeleverd, de nieuwste eerst.",
    response_model=PlekUploads,
)
def list_uploads(
    actor: WspAdviseur, here: Here, request: Request, vraag: Annotated[BladVraag, Depends(ReadQuery(BladVraag))]
) -> Response:
    """One page of uploads."""
    after = begin_after(request, actor, vraag)
    try:
        before = (datetime.fromisoformat(after[0]), after[1]) if after else None
    except (ValueError, IndexError):
        raise HTTPException(400) from None
    with here.store.read() as session:
        found = Uploads(session, actor, here.now()).page(before, vraag.limiet + 1)
    return page(
        request,
        actor,
        vraag,
        "plekUploads",
        found,
        lambda one: one,
        lambda one: (one.ingediend_op.isoformat(), one.kenmerk),
    )


@router.get(
    "/plek-uploads/{kenmerk}",
    operation_id="toonUpload",
    summary="Toon hoe ver een lijst is",
    description="De voortgang van een aangeleverde lijst en, als zij klaar is, het resultaat per rij.",
    response_model=PlekUpload,
)
def show_upload(actor: WspAdviseur, here: Here, kenmerk: str) -> Response:
    """How far an upload is, and what came of it."""
    with here.store.write() as session:
        found = Uploads(session, actor, here.now()).get(kenmerk)
    if found is None:
        raise HTTPException(404)
    return answer(found.as_json())


@router.get(
    "/plek-uploads/{kenmerk}/foutenbestand",
    operation_id="haalFoutenbestand",
    summary="Haal het bestand met fouten op",
    description="De lijst zoals aangeleverd, met per rij wat er te doen is. Verbeter haar en lever haar opnieuw aan.",
    response_class=Response,
    responses={200: {"content": {XLSX: {"schema": {"type": "string", "format": "binary"}}}}},
    openapi_extra={"x-produces": XLSX, "x-weigert": (409,)},
)
def fetch_workbook(actor: WspAdviseur, here: Here, kenmerk: str) -> Response:
    """The workbook that says what to mend."""
    with here.store.write() as session:
        uploads = Uploads(session, actor, here.now())
        found, workbook = uploads.get(kenmerk), uploads.workbook(kenmerk)
    if found is None:
        raise HTTPException(404)
    if workbook is None:
        return problem(409, NO_WORKBOOK)
    return download(workbook, f"{PurePath(found.bestand).stem}.fouten.xlsx", XLSX)


def _parts(form: FormData) -> tuple[UploadFile, Bron, dict[str, Any]]:
    """The file, its bron, and what else was chosen by name; raises InvoerFout with every fault."""
    faults = form_faults(form, FILES, TEXTS)
    bron, everything, answers = form.get("bron"), form.get("allesOfNiets", "false"), form.get("antwoorden")
    wrong = {name for name, _ in faults}
    if bron not in get_args(Bron) and "bron" not in wrong:
        faults.append(("bron", CODES))
    if everything not in ("true", "false") and "allesOfNiets" not in wrong:
        faults.append(("allesOfNiets", YES_NO))
    antwoorden = _answers(answers) if isinstance(answers, str) and "antwoorden" not in wrong else {}
    if antwoorden is None:
        faults.append(("antwoorden", ANSWERS))
    if faults:
        raise invalid(faults)
    chosen = {"all_or_nothing": everything == "true", "antwoorden": antwoorden}
    return cast(UploadFile, form["bestand"]), cast(Bron, bron), chosen


def _answers(text: str) -> dict[str, str] | None:
    """The answers by the kenmerk of their question; None when they have another form."""
    try:
        found = read_json(text.encode("utf-8", "surrogatepass"), "antwoorden")
    except InvoerFout:
        return None
    good = isinstance(found, dict) and all(
        re.fullmatch(VRAAG, name) and isinstance(one, str) for name, one in found.items()
    )
    return cast(dict[str, str], found) if good else None
