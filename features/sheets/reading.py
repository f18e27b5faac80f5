"""Reads a whole upload: the file, its heads, every row; good rows become plekken, the others name their faults."""

from collections.abc import Callable

from data.schemas.errors import Fout, InvoerFout
from features.intake.bsn import find_bsn
from features.intake.meldingen import BSN_TEKST
from features.sheets.fout import BestandFout
from features.sheets.header import explain
from features.sheets.json_rows import json_rows
from features.sheets.lijst import Lijst, open_lijst
from features.sheets.oogst import Oogst
from features.sheets.result import UploadResult
from features.sheets.rows import VERPLICHT, RijLezer, Standaard
from features.sheets.runs import Begin
from features.sheets.source import is_json

ANDER_BLAD = "alleen het blad “{}” is gelezen; niet gelezen: {}"
NIETS = Standaard()
KOLOM_ONTBREEKT = "er is geen kolom gevonden voor {}; voeg een kolom toe met als kop bijvoorbeeld “{}”"

_VOORBEELD = {
    "titel": "Titel",
    "aanbieder.naam": "Organisatie",
    "soort": "Soort plek",
    "postcode": "Postcode",
    "capaciteit": "Aantal plekken",
    "uren.min": "Uren",
}


def read_upload(
    raw: bytes,
    bron: str,
    standaard: Standaard = NIETS,
    progress: Callable[[int], None] | None = None,
    begin: Begin | None = None,
    opened: Callable[[], Lijst] | None = None,
) -> UploadResult:
    """Read an upload of plekken: XLSX, delimited text or JSON, judged by its content and not by its name.

    bron is the name of the file for the reader; standaard fills what the file leaves open; progress is told how many
    rows were read, now and then; begin makes another process do a part of the work; opened waits for the list that was
    opened elsewhere. Raises InvoerFout when the file as a whole cannot be used.
    """
    oogst = Oogst(progress, begin)
    if begin:
        begin(RijLezer({}, frozenset(), standaard).read_all, [])  # while the list is opened it loads what reads a row
    try:
        if is_json(raw, bron):
            return _read_json(raw, bron, standaard, oogst)
        return _read_lijst(opened() if opened else open_lijst(raw), bron, standaard, oogst)
    except BestandFout as fout:
        raise InvoerFout((Fout(bron, None, None, str(fout)),)) from None


def _read_json(raw: bytes, bron: str, standaard: Standaard, oogst: Oogst) -> UploadResult:
    found = json_rows(raw, bron)
    oogst.read(found.rijen, found.velden, found.strikt, standaard)
    koppen = (tuple(uitleg.kop for uitleg in found.kolommen),)
    return oogst.result(bron, None, 0, found.kolommen, (), koppen)


def _read_lijst(lijst: Lijst, bron: str, standaard: Standaard, oogst: Oogst) -> UploadResult:
    kop, velden = lijst.kop, lijst.velden
    if find_bsn(" | ".join(kop.koppen)):
        raise BestandFout(f"in de koppen: {BSN_TEKST}")
    oogst.read(lijst.rijen, velden, frozenset(), standaard)
    meldingen = [ANDER_BLAD.format(lijst.naam, ", ".join(lijst.others))] if lijst.others else []
    meldingen += [
        KOLOM_ONTBREEKT.format(veld.partition(".")[0], _VOORBEELD[veld])
        for veld in VERPLICHT
        if veld not in velden and veld.partition(".")[0] not in velden
    ]
    return oogst.result(bron, lijst.naam, kop.laatste, explain(kop, velden), tuple(meldingen), kop.regels)
