"""Answers to the questions about a list: which ones may be given, and what they add to the rows concerned."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from pydantic import ValidationError

from data.reference.vocabulary import SECTOR_CODES
from data.schemas.codes import NIVEAUS
from data.schemas.errors import Fout, InvoerFout
from data.schemas.labels import CODE_WORDS
from features.intake.bsn import find_bsn
from features.intake.meldingen import BSN_TEKST
from features.sheets.cells.cel import Cel
from features.sheets.cells.certificaten import KEUZE as CERTIFICATEN
from features.sheets.cells.codes import KEUZE
from features.sheets.columns import READERS, TIJD_VELDEN
from features.sheets.result import PlekRij, UploadResult, Vraag
from features.sheets.rows import read_one

LONGEST = 500
"""Signs of one answer."""
MOST_ANSWERS = 500
"""Different questions of one list that may be answered. Source: our own choice; more is work for the list itself."""


def kenmerk_of(vraag: Vraag) -> str:
    """What a question is called: the same for every row in which the same words raise it."""
    return sha256(f"{vraag.veld} {vraag.vraag}".encode()).hexdigest()[:16]


def choices(vraag: Vraag) -> tuple[str, ...]:
    """The answers to choose from, in words; empty when an answer is free text."""
    if vraag.kandidaten:
        return vraag.kandidaten
    if vraag.veld.partition(".")[0] == "taaleis":
        return (*NIVEAUS, "geen")
    if vraag.vraag.endswith("ja of nee"):
        return ("ja", "nee")
    if vraag.veld == "sector":
        return tuple(CODE_WORDS.get(code, code) for code in SECTOR_CODES)
    if vraag.veld == "taalaanbod":
        return ("taalmaatje", "taalles", "vaktaal")
    told = CERTIFICATEN if vraag.veld in ("certificaten", "opleidtVoor") else KEUZE.get(vraag.veld, "")
    return tuple(part for part in re.split(r", | of ", told) if part)


def may_be_answered(vraag: Vraag) -> bool:
    """Whether an answer to this question can be read; the others are mended in the list itself."""
    return vraag.veld in READERS or vraag.veld in TIJD_VELDEN


def with_answers(result: UploadResult, answers: Mapping[str, str]) -> UploadResult:
    """The same list with these answers filled in; answers by `kenmerk_of` the question.

    An answer holds for each row with that question, and is read as if it stood in the cell. What is still not
    understood, or would make a plek that cannot be, stays a question; an answer to nothing that is asked is told.
    """
    if not answers:
        return result
    asked: dict[int, list[Vraag]] = {}
    for vraag in result.vragen:
        asked.setdefault(vraag.rij, []).append(vraag)
    rows, left = [], []
    for row in result.plekken:
        filled, still = _fill(row, asked.get(row.rij, ()), answers)
        rows.append(filled)
        left += still
    lost = len(set(answers) - {kenmerk_of(vraag) for vraag in result.vragen})
    told = (f"Antwoorden die bij geen vraag over deze lijst horen: {lost}.",) if lost else ()
    return replace(result, plekken=tuple(rows), vragen=tuple(left), meldingen=(*result.meldingen, *told))


def refuse_answers(answers: Mapping[str, str]) -> None:
    """Raise InvoerFout for answers that are too many or too long, or that hold a BSN."""
    faults = (
        [] if len(answers) <= MOST_ANSWERS else [f"geef hooguit {MOST_ANSWERS} antwoorden; verbeter de lijst zelf."]
    )
    faults += [BSN_TEKST] if any(find_bsn(text) for text in answers.values()) else []
    faults += [f"schrijf hooguit {LONGEST} tekens."] if any(len(text) > LONGEST for text in answers.values()) else []
    if faults:
        raise InvoerFout(tuple(Fout("lijst", None, "antwoorden", text) for text in faults))


def _fill(row: PlekRij, vragen: Sequence[Vraag], answers: Mapping[str, str]) -> tuple[PlekRij, list[Vraag]]:
    """One row with its answers, and the questions that are left."""
    still = []
    for vraag in vragen:
        answer = answers.get(kenmerk_of(vraag), "").strip()
        cel = read_one(vraag.veld, answer) if answer and may_be_answered(vraag) else None
        made = None if cel is None or cel.fouten or cel.vragen else _joined(row, cel)
        if made is None:
            still.append(vraag)
        else:
            row = made
    return row, still


def _joined(row: PlekRij, cel: Cel) -> PlekRij | None:
    """The row with what the answer says; None when that makes a plek that cannot be."""
    velden = row.velden
    for key, value in cel.waarde.items():
        there = velden.get(key)
        if isinstance(there, dict) and isinstance(value, dict):
            velden[key] = there | value
        elif isinstance(there, list) and isinstance(value, tuple):
            velden[key] = [*there, *(item for item in value if item not in there)]
        else:
            velden[key] = value
    made = PlekRij.of(row.rij, velden)
    return made if _faults(made) <= _faults(row) else None


def _faults(row: PlekRij) -> int:
    """How much of a row is no plek yet; the soort of the aanbieder may come later."""
    try:
        row.plek()
    except ValidationError as error:
        return error.error_count()
    return 0
