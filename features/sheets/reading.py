"""Reads a whole upload: the file, its heads, every row; good rows become plekken, the others name their faults."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from data.schemas.errors import Fout, InvoerFout
from features.intake.bsn import find_bsn
from features.intake.meldingen import BSN_TEKST
from features.sheets.beroep import BeroepLezer
from features.sheets.cells.cel import shown
from features.sheets.fout import BestandFout
from features.sheets.header import LOOKED_AT, Kop, by_content, explain, find_header, repeats
from features.sheets.json_rows import json_rows
from features.sheets.kenmerk import make_kenmerk
from features.sheets.result import KolomUitleg, PlekRij, RijFout, UploadResult, Vraag
from features.sheets.rij import MOST_ROWS, TE_VEEL_RIJEN, Blad, Regels, Rij, as_line, letter_of
from features.sheets.rows import VERPLICHT, RijLezer, Standaard
from features.sheets.source import is_json, open_sheets

GEEN_KOP = (
    "er is geen rij met koppen herkend; verwacht: een rij met koppen zoals Titel, Organisatie, Soort plek, Postcode, "
    "Aantal plekken en Uren"
)
GEEN_RIJEN = "er staan geen rijen met plekken in dit bestand"
DUBBEL_KENMERK = "kenmerk {} staat ook in rij {} met andere gegevens; geef elke plek een eigen kenmerk"
DUBBELE_KOP = "de kop “{}” staat twee keer (kolom {} en {}) en in rij {} verschillen de cellen; haal één kolom weg"
TE_VEEL_CELLEN = (
    "deze rij heeft meer cellen dan de kop; staat er een scheidingsteken in een tekst? Zet die tekst tussen "
    "aanhalingstekens"
)
TE_WEINIG_CELLEN = "deze rij heeft minder cellen dan de kop; vul de rij aan"
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
_ASIDE = re.compile(
    r"archief|\boud\b|^lijsten|keuzelijst|lees ?mij|readme|pivot|draaitabel|toelichting|uitleg|instructie|voorbeeld"
    r"|\bcodes?\b|legenda|handleiding|vervallen",
    re.IGNORECASE,
)


def read_upload(
    raw: bytes, bron: str, standaard: Standaard = NIETS, progress: Callable[[int], None] | None = None
) -> UploadResult:
    """Read an upload of plekken: XLSX, delimited text or JSON, judged by its content and not by its name.

    bron is the name of the file for the reader; standaard fills what the file leaves open; progress is told how many
    rows were read, now and then. Raises InvoerFout when the file as a whole cannot be used.
    """
    try:
        if is_json(raw, bron):
            return _read_json(raw, bron, standaard, progress)
        return _read_sheets(raw, bron, standaard, progress)
    except BestandFout as fout:
        raise InvoerFout((Fout(bron, None, None, str(fout)),)) from None


def _read_json(raw: bytes, bron: str, standaard: Standaard, progress: Callable[[int], None] | None) -> UploadResult:
    found = json_rows(raw, bron)
    lezer = RijLezer(found.velden, found.strikt, standaard)
    oogst = _Oogst(lezer, progress)
    for rij in found.rijen:
        oogst.add(rij)
    koppen = (tuple(uitleg.kop for uitleg in found.kolommen),)
    return oogst.result(bron, None, 0, found.kolommen, (), koppen)


def _read_sheets(raw: bytes, bron: str, standaard: Standaard, progress: Callable[[int], None] | None) -> UploadResult:
    bladen = open_sheets(raw)
    blad, kop, velden = _choose(bladen)
    if find_bsn(" | ".join(kop.koppen)):
        raise BestandFout(f"in de koppen: {BSN_TEKST}")
    lezer = RijLezer(velden, frozenset(), standaard)
    oogst = _Oogst(lezer, progress)
    for rij in data_rows(blad, kop):
        oogst.add(rij)
    others = [other.naam for other in bladen if other is not blad and other.naam]
    meldingen = [ANDER_BLAD.format(blad.naam, ", ".join(others))] if others else []
    meldingen += [
        KOLOM_ONTBREEKT.format(veld.partition(".")[0], _VOORBEELD[veld])
        for veld in VERPLICHT
        if veld not in velden and veld.partition(".")[0] not in velden
    ]
    return oogst.result(bron, blad.naam, kop.laatste, explain(kop, velden), tuple(meldingen), kop.regels)


def _choose(bladen: list[Blad]) -> tuple[Blad, Kop, dict[str, int]]:
    """Choose the first visible sheet with heads; those for lists and archives only when there is no other."""
    filled = False
    for blad in sorted(bladen, key=lambda blad: bool(blad.naam and _ASIDE.search(blad.naam))):
        first = list(islice(blad.rijen(), LOOKED_AT))
        filled = filled or bool(first)
        kop = find_header(first)
        if kop:
            return blad, kop, by_content(kop, first)
    raise BestandFout(GEEN_KOP if filled else GEEN_RIJEN)


def data_rows(blad: Blad, kop: Kop) -> Iterator[Rij]:
    """Give the rows that are plekken, as wide as the heads; a row of another width carries that as its fault.

    Left out are rows up to the heads, repeated heads, rows with one filled cell, and totals.
    """
    width = max(kop.breedte, 1 + max(kop.velden.values(), default=0))
    amount = 0
    for rij in blad.rijen():
        if rij.nummer <= kop.laatste or rij.gevuld == 1 or _is_total(rij) or repeats(kop, rij.cellen):
            continue
        amount += 1
        if amount > MOST_ROWS:
            raise BestandFout(TE_VEEL_RIJEN)
        fout = rij.fout
        if blad.ragged and not fout and len(rij.cellen) != width:
            over = any(cel.strip() for cel in rij.cellen[width:])
            fout = TE_VEEL_CELLEN if over else (TE_WEINIG_CELLEN if len(rij.cellen) < width else None)
        _check_double(rij, kop)
        cellen = rij.cellen if len(rij.cellen) >= width else [*rij.cellen, *[""] * (width - len(rij.cellen))]
        yield Rij(rij.nummer, cellen, rij.gevuld, fout)


def _is_total(rij: Rij) -> bool:
    first = next(filter(str.strip, rij.cellen))
    return first.lstrip()[:6].lower() == "totaal"


def _check_double(rij: Rij, kop: Kop) -> None:
    """Refuse the file when two columns of one head say different things."""
    for kolom, used in kop.dubbel:
        texts = {rij.cellen[place].strip() for place in (kolom, used) if place < len(rij.cellen)} - {""}
        if len(texts) > 1:
            raise BestandFout(
                DUBBELE_KOP.format(shown(kop.koppen[kolom]), letter_of(used), letter_of(kolom), rij.nummer)
            )


class _Oogst:
    """Gathers what the rows of one file give."""

    def __init__(self, lezer: RijLezer, progress: Callable[[int], None] | None) -> None:
        """Start empty."""
        self._lezer = lezer
        self._progress = progress
        self._beroep = BeroepLezer()
        self._rijen = 0
        self._fout: list[RijFout] = []
        self._vragen: list[Vraag] = []
        self._plekken: list[PlekRij] = []
        self._made: Counter[str] = Counter()
        self._regels = Regels()
        self._kenmerken: dict[str, int] = {}
        self._double: dict[int, str] = {}

    def add(self, rij: Rij) -> None:
        """Read one row."""
        self._rijen += 1
        if self._progress and self._rijen % 1000 == 0:
            self._progress(self._rijen)
        regel = as_line(rij.cellen)
        self._regels.add(rij.nummer, regel)
        plek, fouten, vragen = self._lezer.read(rij, regel)
        kenmerk = plek.get("kenmerk")
        if isinstance(kenmerk, str):
            self._note_kenmerk(kenmerk)
        if fouten:
            self._fout += [
                RijFout(rij.nummer, veld, tekst, self._column(veld)) for veld, tekst in dict.fromkeys(fouten)
            ]
            return
        if kenmerk is None:
            plek = {"kenmerk": make_kenmerk(plek, self._made), **plek}
        self._vragen += [Vraag(rij.nummer, veld, tekst) for veld, tekst in vragen]
        vraag = self._beroep.add_beroep(rij.nummer, plek)
        if vraag:
            self._vragen.append(vraag)
        self._plekken.append(PlekRij.of(rij.nummer, plek))

    def _column(self, veld: str) -> int | None:
        return self._lezer.column_of(veld)

    def _note_kenmerk(self, kenmerk: str) -> None:
        """Remember the kenmerk of the last row; when it was there before with other contents both rows are wrong."""
        last = len(self._regels) - 1
        first = self._kenmerken.setdefault(kenmerk, last)
        (other, there), (here, regel) = self._regels[first], self._regels[last]
        if there != regel:
            self._double.setdefault(other, DUBBEL_KENMERK.format(f"“{kenmerk[:40]}”", here))
            self._double.setdefault(here, DUBBEL_KENMERK.format(f"“{kenmerk[:40]}”", other))

    def result(
        self,
        bron: str,
        blad: str | None,
        kopregel: int,
        kolommen: tuple[KolomUitleg, ...],
        meldingen: tuple[str, ...],
        koppen: tuple[tuple[str, ...], ...],
    ) -> UploadResult:
        """Give everything, ordered by row; rows with a kenmerk that stands twice are taken out."""
        if not self._rijen:
            raise BestandFout(GEEN_RIJEN)
        double: Mapping[int, str] = self._double
        fout = [
            *self._fout,
            *(RijFout(rij, "kenmerk", tekst, self._column("kenmerk")) for rij, tekst in double.items()),
        ]
        return UploadResult(
            bron,
            blad,
            kopregel,
            self._rijen,
            tuple(sorted(fout, key=lambda one: one.rij)),
            tuple(vraag for vraag in self._vragen if vraag.rij not in double),
            tuple(plek for plek in self._plekken if plek.rij not in double),
            kolommen,
            meldingen,
            koppen,
            self._regels,
        )
