"""Lists of plekken in: checked row by row before anything is kept, then kept with progress, faults told per row."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple, get_args

from fastapi import Form, HTTPException, Request, Response, UploadFile

from api.doors.roles import Here, WspAdviseur
from api.doors.statuses import status_of
from api.journeys.upload import check_upload
from api.journeys.uploads import run_upload, submit_upload
from api.web.frame import go_to, page_router, reading, render
from api.web.wording import said
from data.schemas.codes import Bron
from data.schemas.errors import Fout, InvoerFout, Uitlegbaar
from features.sheets.antwoorden import choices, kenmerk_of, may_be_answered
from features.sheets.result import UploadResult, Vraag
from features.sheets.source import MOST_BYTES
from features.sheets.template import template_workbook

router = page_router()
WITH_PARTS = MOST_BYTES + 100_000
"""The file and what a form puts around it."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200
"""Faults and questions on a page; the workbook has them all."""
MOST_LISTS = 10
NONE: list[str] = []


class Gevraagd(NamedTuple):
    """One question with the rows it is about, the answers to choose from (none is free text), and what was typed."""

    kenmerk: str
    vraag: Vraag
    rijen: list[int]
    keuzes: tuple[str, ...]
    kan: bool
    gegeven: str


@router.get("/plekken/toevoegen")
def add_page(request: Request, actor: WspAdviseur) -> Response:
    """Choose a list; and the lists that were handed in before."""
    return _page(request, actor)


@router.get("/plekken/sjabloon")
def template(_: WspAdviseur) -> Response:
    """An empty list with help in it."""
    headers = {"Content-Disposition": 'attachment; filename="sjabloon-plekken.xlsx"'}
    return Response(template_workbook(), media_type=XLSX, headers=headers)


@router.post("/plekken/controle", max_body_size=WITH_PARTS)
def check(
    request: Request,
    actor: WspAdviseur,
    bestand: UploadFile | None = None,
    bron: Annotated[str, Form(max_length=40)] = "wsp",
) -> Response:
    """What we read in a list, row by row; nothing is kept."""
    try:
        result = check_upload(*_given(bestand), _bron(bron))
    except Uitlegbaar as error:
        return _page(request, actor, 200 if _part(request) else status_of(error), said(error), bron)
    return _page(request, actor, bron=bron, controle=result)


@router.post("/plekken/toevoegen", max_body_size=WITH_PARTS)
def hand_in(
    request: Request,
    here: Here,
    actor: WspAdviseur,
    bestand: UploadFile | None = None,
    bron: Annotated[str, Form(max_length=40)] = "wsp",
    alles: Annotated[str, Form(max_length=5)] = "",
    vraag: Annotated[list[str], Form()] = NONE,
    antwoord: Annotated[list[str], Form()] = NONE,
) -> Response:
    """Keep the good rows of a list with the answers to its questions; where it is followed is the next page."""
    answers = {about: text for about, text in zip(vraag, antwoord, strict=False) if text.strip()}
    about: dict[str, Any] = {"all_or_nothing": bool(alles), "antwoorden": answers}
    try:
        raw, naam = _given(bestand)
        upload = submit_upload(here.store, actor, here.now(), naam, _bron(bron), raw, **about)
    except Uitlegbaar as error:
        again = _checked(bestand, bron)
        return _page(request, actor, status_of(error), said(error), bron, again, answers)
    here.background.submit(run_upload, upload.kenmerk)
    return go_to(f"/plekken/lijsten/{upload.kenmerk}")


@router.get("/plekken/lijsten/{kenmerk}")
def list_page(request: Request, actor: WspAdviseur, kenmerk: str) -> Response:
    """How far a list is, and what came of it."""
    with reading(request, actor) as session:
        upload = session.uploads.get(kenmerk)
    if upload is None:
        raise HTTPException(404)
    return render(request, "lijst.html", upload=upload, most=SHOWN)


@router.get("/plekken/lijsten/{kenmerk}/fouten")
def workbook(request: Request, actor: WspAdviseur, kenmerk: str) -> Response:
    """The list as it was handed in, with what to mend beside each row."""
    with reading(request, actor) as session:
        found = session.uploads.workbook(kenmerk)
    if found is None:
        raise HTTPException(404)
    headers = {"Content-Disposition": 'attachment; filename="lijst-met-fouten.xlsx"'}
    return Response(found, media_type=XLSX, headers=headers)


def _given(bestand: UploadFile | None) -> tuple[bytes, str]:
    if bestand is None or not bestand.filename:
        raise InvoerFout((Fout("lijst", None, None, "kies eerst een bestand."),))
    return bestand.file.read(), bestand.filename


def _bron(code: str) -> Bron:
    if code not in get_args(Bron):
        raise InvoerFout((Fout("lijst", None, "bron", "kies wie de lijst aanlevert."),))
    return code  # type: ignore[return-value]


def _part(request: Request) -> bool:
    """Whether only a part of the page is asked for, which is shown whatever its status."""
    return "hx-request" in request.headers


def _page(
    request: Request,
    actor: WspAdviseur,
    status: int = 200,
    fouten: tuple[str, ...] = (),
    bron: str = "wsp",
    controle: UploadResult | None = None,
    gegeven: Mapping[str, str] = MappingProxyType({}),
) -> Response:
    with reading(request, actor) as session:
        lists = session.uploads.page(None, MOST_LISTS)
    return render(
        request,
        "lijst_toevoegen.html",
        status,
        fouten=fouten,
        bron=bron,
        bronnen=get_args(Bron),
        controle=controle,
        vragen=_asked(controle, gegeven) if controle else [],
        fouten_per_rij=_by_row(controle) if controle else {},
        lijsten=lists,
        most=SHOWN,
    )


def _checked(bestand: UploadFile | None, bron: str) -> UploadResult | None:
    """What we read in a list that was handed in with a wrong answer; None when it cannot be read either."""
    if bestand is None or not bestand.filename:
        return None
    bestand.file.seek(0)
    try:
        return check_upload(*_given(bestand), _bron(bron))
    except Uitlegbaar:
        return None


def _asked(result: UploadResult, gegeven: Mapping[str, str]) -> list[Gevraagd]:
    """The questions, each once with all its rows, in the order of the list, the first SHOWN."""
    rows: dict[str, list[int]] = {}
    first: dict[str, Vraag] = {}
    for vraag in result.vragen:
        name = kenmerk_of(vraag)
        first.setdefault(name, vraag)
        rows.setdefault(name, []).append(vraag.rij)
    return [
        Gevraagd(name, vraag, rows[name], choices(vraag), may_be_answered(vraag), gegeven.get(name, ""))
        for name, vraag in list(first.items())[:SHOWN]
    ]


def _by_row(result: UploadResult) -> Mapping[int, list[tuple[str, str]]]:
    """The faults of each row, in the order of the list, the first SHOWN rows."""
    rows: dict[int, list[tuple[str, str]]] = {}
    for one in result.fout:
        if one.rij in rows or len(rows) < SHOWN:
            rows.setdefault(one.rij, []).append((one.veld, one.reden))
    return rows
