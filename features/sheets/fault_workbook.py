"""Writes the rows of an upload back as a workbook that says per row what is wrong and what to do.

The sheet is written as XML by hand: every cell is text, so that no formula can come into being, and 100,000 rows of
20 columns take seconds where openpyxl takes half a minute.
Source: requirements H054; Office Open XML (ECMA-376), parts 18.3 (sheets), 18.4 (strings) and 18.8 (styles).
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import islice
from typing import IO
from xml.sax.saxutils import escape

from features.intake.bsn import find_bsn
from features.intake.meldingen import BSN_TEKST
from features.sheets.header import LOOKED_AT, find_header
from features.sheets.json_rows import json_rows
from features.sheets.reading import data_rows
from features.sheets.result import UploadResult
from features.sheets.rij import letter_of
from features.sheets.source import is_json, open_sheets

STATUS, WAT_TE_DOEN = "Status", "Wat te doen"
GOED, MET_VRAAG, FOUT = "goed", "goed, maar er is een vraag", "fout"
AFGEKAPT = (
    "de tekst is langer dan Excel toelaat en is hier afgekapt; lever deze plek aan als CSV of maak de tekst korter"
)
BSN_WEG = "[BSN weggehaald]"

LONGEST_IN_EXCEL = 32_767
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""First signs by which a spreadsheet may take text for a formula."""

Opmerkingen = Mapping[int, Sequence[tuple[int | None, str]]]
"""Per row number: the column (from 0) to blame, or None, and a Dutch sentence."""

_UNWRITABLE = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Stijl(IntEnum):
    """Kinds of cells; each has a second style behind it for text that begins with a risky sign."""

    GEWOON = 0
    FOUT = 2
    VRAAG = 4
    KOP = 6
    UITLEG = 8


def fault_workbook(raw: bytes, result: UploadResult) -> bytes:
    """Write the workbook for an upload that was read as `result`; raw are the same bytes once more.

    All data rows stand in it, on the row they came from (one lower for JSON), so that uploading the corrected file
    finishes the job.
    """
    fouten: dict[int, list[tuple[int | None, str]]] = {}
    for fout in result.fout:
        fouten.setdefault(fout.rij, []).append((fout.kolom, fout.reden))
    vragen: dict[int, list[tuple[int | None, str]]] = {}
    for vraag in result.vragen:
        kolom = next((uitleg.kolom for uitleg in result.kolommen if uitleg.veld == vraag.veld), None)
        vragen.setdefault(vraag.rij, []).append((kolom, vraag.vraag))
    if is_json(raw, result.bron):
        found = json_rows(raw, result.bron)
        heads = [uitleg.kop for uitleg in found.kolommen]
        return write_fault_workbook([heads], ((rij.nummer, rij.cellen) for rij in found.rijen), fouten, vragen, 1)
    blad = next(blad for blad in open_sheets(raw) if blad.naam == result.blad)
    kop = find_header(list(islice(blad.rijen(), LOOKED_AT)))
    if kop is None:
        raise ValueError("the heads that were read before are no longer there")
    rows = ((rij.nummer, rij.cellen) for rij in data_rows(blad, kop))
    return write_fault_workbook(kop.regels, rows, fouten, vragen, kop.laatste)


def write_fault_workbook(
    koppen: Sequence[Sequence[str]],
    rows: Iterable[tuple[int, Sequence[str]]],
    fouten: Opmerkingen,
    vragen: Opmerkingen | None = None,
    kopregel: int = 1,
) -> bytes:
    """Write heads (one tier or two, the last on row `kopregel`) and numbered rows as XLSX, with two extra columns.

    A row stands on its own number, or right below the row before it when that place is taken. A row without fouten
    is goed. Wrong cells are red and bold, cells with a question yellow. A BSN is taken out of the row it was found in.
    """
    tiers, width = _without_extra(koppen)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PARTS.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        strings: dict[str, int] = {}
        with archive.open(_part("xl/worksheets/sheet1.xml"), "w") as sheet:
            _write_sheet(sheet, _lines(tiers, width, rows, fouten, vragen or {}, kopregel), width, kopregel, strings)
        with archive.open(_part("xl/sharedStrings.xml"), "w") as shared:
            _write_strings(shared, strings)
    return file.getvalue()


Cel = tuple[int, str, Stijl]
Regel = tuple[int, list[Cel]]


def _lines(
    tiers: Sequence[Sequence[str]],
    width: int,
    rows: Iterable[tuple[int, Sequence[str]]],
    fouten: Opmerkingen,
    vragen: Opmerkingen,
    kopregel: int,
) -> Iterator[Regel]:
    """Give every line of the sheet in order: row number, and cells as column, text and style."""
    for place, tier in enumerate(tiers, start=max(kopregel, len(tiers)) - len(tiers) + 1):
        extra = (STATUS, WAT_TE_DOEN) if tier is tiers[-1] else ()
        texts = [*tier, *[""] * (width - len(tier)), *extra]
        yield place, [(kolom, text, Stijl.KOP) for kolom, text in enumerate(texts)]
    last = max(kopregel, len(tiers))
    names = [*tiers[-1], *[""] * (width - len(tiers[-1]))]
    for nummer, cellen in rows:
        last = max(nummer, last + 1)
        yield last, _row(cellen[:width], names, fouten.get(nummer, ()), vragen.get(nummer, ()))


def _row(
    cellen: Sequence[str],
    names: Sequence[str],
    fouten: Sequence[tuple[int | None, str]],
    vragen: Sequence[tuple[int | None, str]],
) -> list[Cel]:
    """Give the cells of one row with their style, then its status and what to do."""
    stijlen = {kolom: Stijl.VRAAG for kolom, _ in vragen} | {kolom: Stijl.FOUT for kolom, _ in fouten}
    if any(tekst == BSN_TEKST for _, tekst in fouten):
        cellen = [_without_bsn(cel) for cel in cellen]
    row = [
        (kolom, text, stijlen.get(kolom, Stijl.GEWOON)) for kolom, text in enumerate(cellen) if text or kolom in stijlen
    ]
    beyond = [
        (kolom, "", stijl)
        for kolom, stijl in stijlen.items()
        if kolom is not None and len(cellen) <= kolom < len(names)
    ]
    long = [(kolom, AFGEKAPT) for kolom, text in enumerate(cellen) if len(text) > LONGEST_IN_EXCEL]
    todo = "\n".join(dict.fromkeys(_sentence(names, *one) for one in (*fouten, *vragen, *long)))
    status = (FOUT, Stijl.FOUT) if fouten else (MET_VRAAG, Stijl.VRAAG) if vragen else (GOED, Stijl.GEWOON)
    end = [(len(names), *status), (len(names) + 1, todo, Stijl.UITLEG)]
    return [*row, *sorted(beyond), *(end if todo else end[:1])]


def _sentence(names: Sequence[str], kolom: int | None, tekst: str) -> str:
    """Name the column before the sentence, as the spreadsheet shows it."""
    if kolom is None or kolom >= len(names):
        return tekst
    return f"{' '.join(names[kolom].split())} (kolom {letter_of(kolom)}): {tekst}".lstrip()


def _without_extra(koppen: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], int]:
    """Leave out the two columns that an earlier fault workbook added; give the heads and how wide they are."""
    heads = list(koppen[-1])
    while heads and not heads[-1].strip():
        heads.pop()
    if [head.strip() for head in heads[-2:]] == [STATUS, WAT_TE_DOEN]:
        heads = heads[:-2]
    width = max(len(heads), *(len(tier) for tier in koppen[:-1])) if len(koppen) > 1 else len(heads)
    return [*koppen[:-1], heads], width


def _without_bsn(text: str) -> str:
    for begin, end in reversed(find_bsn(text)):
        text = text[:begin] + BSN_WEG + text[end:]
    return text


def _write_sheet(sheet: IO[bytes], lines: Iterable[Regel], width: int, kopregel: int, strings: dict[str, int]) -> None:
    """Write the sheet line by line; `strings` collects every text with its number."""
    frozen = f'<pane ySplit="{kopregel}" topLeftCell="A{kopregel + 1}" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetViews><sheetView workbookViewId="0">{frozen if kopregel <= 10 else ""}</sheetView></sheetViews>'
    columns = f'<col min="1" max="{width + 1}" width="20" customWidth="1"/>' + (
        f'<col min="{width + 2}" max="{width + 2}" width="80" customWidth="1"/>'
    )
    sheet.write(f"{XML}<worksheet {MAIN}>{view}<cols>{columns}</cols><sheetData>".encode())
    letters = [letter_of(kolom) for kolom in range(width + 2)]
    last = kopregel
    for last, cellen in lines:
        parts = [f'<row r="{last}">']
        for kolom, text, stijl in cellen:
            style = stijl + text.startswith(RISKY)
            if text:
                number = strings.setdefault(text, len(strings))
                parts.append(f'<c r="{letters[kolom]}{last}" s="{style}" t="s"><v>{number}</v></c>')
            else:
                parts.append(f'<c r="{letters[kolom]}{last}" s="{style}"/>')
        parts.append("</row>")
        sheet.write("".join(parts).encode())
    area = f"A{kopregel}:{letters[-1]}{last}"
    sheet.write(f'</sheetData><autoFilter ref="{area}"/></worksheet>'.encode())


def _write_strings(file: IO[bytes], strings: Iterable[str]) -> None:
    file.write(f"{XML}<sst {MAIN}>".encode())
    for text in strings:
        file.write(f'<si><t xml:space="preserve">{_as_xml(text)}</t></si>'.encode())
    file.write(b"</sst>")


def _as_xml(text: str) -> str:
    """Escape a text for XML and for Excel; signs that no workbook can hold become U+FFFD or a space."""
    if len(text) > LONGEST_IN_EXCEL:
        text = text[:LONGEST_IN_EXCEL]
    if not text.isprintable():
        text = _UNSEEN.sub(" ", _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text))
    return escape(_LOOKS_ESCAPED.sub("_x005F_", text), {"\r": "_x000D_"})


def _part(name: str) -> zipfile.ZipInfo:
    """Name a part without the moment of writing, so that the same upload gives the same bytes."""
    part = zipfile.ZipInfo(name)
    part.compress_type = zipfile.ZIP_DEFLATED
    return part


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_STYLES = "".join(
    # Number format 49 is text: what is typed into these cells stays as typed. The even ones are plain, the odd ones
    # carry the mark by which a spreadsheet never takes the text for a formula.
    f'<xf numFmtId="49" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"'
    f' applyFill="1" applyAlignment="1"{quoted}><alignment vertical="top" wrapText="{wrap}"/></xf>'
    for font, fill, wrap in ((0, 0, 0), (1, 2, 0), (0, 3, 0), (2, 4, 0), (0, 0, 1))
    for quoted in ("", ' quotePrefix="1"')
)
_FILLS = "".join(
    f'<fill><patternFill patternType="solid"><fgColor rgb="{color}"/></patternFill></fill>'
    for color in ("FFFFC7CE", "FFFFEB9C", "FFDDEBF7")
)

PARTS: Mapping[str, str] = {
    "[Content_Types].xml": f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/></Types>',
    "_rels/.rels": f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'{XML}<workbook {MAIN} xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="Plekken" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/styles.xml": f'{XML}<styleSheet {MAIN}><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><color rgb="FF9C0006"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    f'{_FILLS}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="10">{_STYLES}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}
"""The parts of the workbook that are the same for every upload."""
