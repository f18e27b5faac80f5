"""Writes one sheet of text as an XLSX workbook, row by row.

The XML is written by hand: every cell is text, so that no formula can come into being, and 100,000 rows of 30 columns
take a few seconds where openpyxl takes half a minute.
Source: requirements H054; Office Open XML (ECMA-376), parts 18.3 (sheets), 18.4 (strings) and 18.8 (styles).
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from itertools import islice
from typing import IO, NamedTuple
from xml.sax.saxutils import escape

from features.sheets.rij import ONLEESBAAR_TEKEN, letter_of

LONGEST_IN_EXCEL = 32_767
RISKY = ("=", "+", "-", "@", "\t", "\r")
"""First signs by which a spreadsheet may take text for a formula."""

RUN = 1_000
"""Rows and texts are packed so many at a time."""

PACKED = 3
"""How well the file is packed, 1 to 9: 6 makes it a tenth smaller and takes twice as long."""

_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
_UNSEEN = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class Stijl(IntEnum):
    """Kinds of cells; each has a second style behind it for text that begins with a risky sign."""

    GEWOON = 0
    FOUT = 2
    VRAAG = 4
    KOP = 6
    UITLEG = 8


class Regel(NamedTuple):
    """One row of the sheet: its number, its texts by column, and the style of every column that is not GEWOON."""

    nummer: int
    teksten: Sequence[str]
    stijlen: Mapping[int, Stijl] = {}


class _Texts(dict[str, int]):
    """Every different text with its number; risky are those that need the second style."""

    def __init__(self) -> None:
        super().__init__()
        self.risky: set[str] = set()

    def __missing__(self, text: str) -> int:
        """Number a text that was not seen before."""
        number = self[text] = len(self)
        if text.startswith(RISKY):
            self.risky.add(text)
        return number


def write_workbook(regels: Iterable[Regel], width: int, kopregel: int) -> bytes:
    """Write rows in their order as a workbook with the sheet Plekken; equal rows give equal bytes.

    width counts the columns, of which the last is wide. The rows up to kopregel, which is a row of heads, stay in
    view, and the rows below can be filtered.
    """
    file, texts = io.BytesIO(), _Texts()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=PACKED) as archive:
        for name, content in PARTS.items():
            archive.writestr(_part(name), content)
        with archive.open(_part("xl/worksheets/sheet1.xml"), "w") as sheet:
            _write_sheet(sheet, regels, width, kopregel, texts)
        with archive.open(_part("xl/sharedStrings.xml"), "w") as shared:
            _write_texts(shared, texts)
    return file.getvalue()


def _write_sheet(sheet: IO[bytes], regels: Iterable[Regel], width: int, kopregel: int, texts: _Texts) -> None:
    frozen = f'<pane ySplit="{kopregel}" topLeftCell="A{kopregel + 1}" activePane="bottomLeft" state="frozen"/>'
    view = f'<sheetViews><sheetView workbookViewId="0">{frozen if kopregel <= 10 else ""}</sheetView></sheetViews>'
    columns = f'<col min="1" max="{width - 1}" width="20" customWidth="1"/>' + (
        f'<col min="{width}" max="{width}" width="80" customWidth="1"/>'
    )
    sheet.write(f"{XML}<worksheet {MAIN}>{view}<cols>{columns}</cols><sheetData>".encode())
    letters = [letter_of(kolom) for kolom in range(width)]
    left, last = iter(regels), kopregel
    while run := list(islice(left, RUN)):
        sheet.write("".join(_row(regel, letters, texts) for regel in run).encode())
        last = run[-1].nummer
    area = f"A{kopregel}:{letters[-1]}{last}"
    sheet.write(f'</sheetData><autoFilter ref="{area}"/></worksheet>'.encode())


def _row(regel: Regel, letters: Sequence[str], texts: _Texts) -> str:
    """Write one row; a text stands in another part of the file, here only its number."""
    nummer, teksten, stijlen = regel
    cells = [
        f'<c r="{letter}{nummer}" t="s"><v>{texts[text]}</v></c>'
        for letter, text in zip(letters, teksten, strict=False)
        if text
    ]
    if stijlen or not texts.risky.isdisjoint(teksten):
        cells = list(_styled_cells(regel, letters, texts))
    return f'<row r="{nummer}">{"".join(cells)}</row>'


def _styled_cells(regel: Regel, letters: Sequence[str], texts: _Texts) -> Iterator[str]:
    nummer, teksten, stijlen = regel
    for kolom, (letter, text) in enumerate(zip(letters, teksten, strict=False)):
        style = stijlen.get(kolom, Stijl.GEWOON) + (text in texts.risky)
        if text:
            yield f'<c r="{letter}{nummer}" s="{style}" t="s"><v>{texts[text]}</v></c>'
        elif style:
            yield f'<c r="{letter}{nummer}" s="{style}"/>'


def _write_texts(file: IO[bytes], texts: Iterable[str]) -> None:
    """Write every text in the order of the numbers; a run of them is made safe at once."""
    begin, end = '<si><t xml:space="preserve">', "</t></si>"
    file.write(f"{XML}<sst {MAIN}>".encode())
    left = iter(texts)
    while run := [text[:LONGEST_IN_EXCEL].replace("\0", ONLEESBAAR_TEKEN) for text in islice(left, RUN)]:
        joined = _as_xml("\0".join(run)).replace("\0", end + begin)
        file.write(f"{begin}{joined}{end}".encode())
    file.write(b"</sst>")


def _as_xml(text: str) -> str:
    """Escape a text for XML and for Excel; signs that no workbook can hold become U+FFFD or a space."""
    text = _UNSEEN.sub(" ", _UNWRITABLE.sub(ONLEESBAAR_TEKEN, text))
    return escape(_LOOKS_ESCAPED.sub("_x005F_", text), {"\r": "_x000D_"})


def _part(name: str) -> zipfile.ZipInfo:
    """Name a part without the moment of writing, so that the same upload gives the same bytes."""
    part = zipfile.ZipInfo(name)
    part.compress_type = zipfile.ZIP_DEFLATED
    part._compresslevel = PACKED  # type: ignore[attr-defined] # only a name can be given a level in public
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
