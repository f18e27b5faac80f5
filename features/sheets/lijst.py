"""Finds the list in a file: the sheet with heads, what its columns are, and the rows that are plekken."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from features.sheets.cells.cel import shown
from features.sheets.fout import BestandFout
from features.sheets.header import LOOKED_AT, Kop, by_content, find_header, repeats
from features.sheets.kept import RUN, KeptRijen
from features.sheets.rij import MOST_ROWS, TE_VEEL_RIJEN, Blad, Rij, letter_of
from features.sheets.source import open_sheets

GEEN_KOP = (
    "er is geen rij met koppen herkend; verwacht: een rij met koppen zoals Titel, Organisatie, Soort plek, Postcode, "
    "Aantal plekken en Uren"
)
GEEN_RIJEN = "er staan geen rijen met plekken in dit bestand"
DUBBELE_KOP = "de kop “{}” staat twee keer (kolom {} en {}) en in rij {} verschillen de cellen; haal één kolom weg"
TE_VEEL_CELLEN = (
    "deze rij heeft meer cellen dan de kop; staat er een scheidingsteken in een tekst? Zet die tekst tussen "
    "aanhalingstekens"
)
TE_WEINIG_CELLEN = "deze rij heeft minder cellen dan de kop; vul de rij aan"

_ASIDE = re.compile(
    r"archief|\boud\b|^lijsten|keuzelijst|lees ?mij|readme|pivot|draaitabel|toelichting|uitleg|instructie|voorbeeld"
    r"|\bcodes?\b|legenda|handleiding|vervallen",
    re.IGNORECASE,
)


class Lijst(NamedTuple):
    """The list in a file: the name of its sheet, its heads, the column of each veld, its rows, and other sheets.

    naam is None for delimited text. The rows can be given once.
    """

    naam: str | None
    kop: Kop
    velden: Mapping[str, int]
    rijen: Iterable[Rij]
    others: tuple[str, ...]


def open_lijst(raw: bytes) -> Lijst:
    """Open XLSX or delimited text; its rows are read when they are asked for. Raises BestandFout, also then."""
    bladen = open_sheets(raw)
    blad, kop, velden = _choose(bladen)
    others = tuple(other.naam for other in bladen if other is not blad and other.naam)
    return Lijst(blad.naam, kop, velden, data_rows(blad, kop), others)


def pieces_of(raw: bytes) -> Iterator[Lijst | KeptRijen]:
    """The same in pieces that can be sent to another process: the list without rows, and then its rows in runs."""
    lijst = open_lijst(raw)
    yield lijst._replace(rijen=())
    left = iter(lijst.rijen)
    while len(rijen := KeptRijen(islice(left, RUN))):
        yield rijen


def from_pieces(pieces: Iterator[Lijst | KeptRijen]) -> Lijst:
    """The list of which these are the pieces; its rows are taken when they are asked for."""
    lijst = next(piece for piece in pieces if isinstance(piece, Lijst))
    return lijst._replace(rijen=(rij for piece in pieces if isinstance(piece, KeptRijen) for rij in piece))


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
