"""Looks into an XLSX file before anything reads it: sizes, macros, DTDs, far-away cells, broken parts.

Every part is unpacked here with a hard counter, over exactly the bytes that any reader will see; what the file says
about its own sizes is not believed.
Source: requirements H070 to H081; the bomb limits are wider than H070 (50 MB) because 100,000 honest rows need 80 MB.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from defusedxml import ElementTree  # type: ignore[import-untyped]

from features.sheets.rij import TE_VEEL_KOLOMMEN, TE_VEEL_RIJEN

MOST_PARTS = 1_000
MOST_UNPACKED = 200_000_000
MOST_RATIO = 100
RATIO_COUNTS_FROM = 1_000_000
"""Parts smaller than this may be packed as tightly as they like."""

TE_GROOT = "dit bestand wordt te groot bij het uitpakken; splits het, of sla het opnieuw op in Excel"
BESCHADIGD = "dit Excel-bestand is beschadigd; sla het opnieuw op in Excel en probeer het weer"
GEVAARLIJK = "in dit bestand staat XML die niet in een Excel-bestand hoort (een DTD); sla het opnieuw op in Excel"
MACROS = "dit bestand bevat macro's; sla het op als gewone Excel-werkmap (.xlsx) en probeer het weer"
ODS = "dit is een bestand van LibreOffice (.ods); sla het op als .xlsx of .csv"
XLSB = "dit is een binaire Excel-werkmap (.xlsb); sla het op als gewone Excel-werkmap (.xlsx)"
GEEN_EXCEL = "dit is geen Excel-bestand; verwacht: .xlsx, .csv of .json"
ZONDER_WAARDE = "#FORMULE"
"""Stands in for the value of a formula that was never calculated."""

_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_DEEP = re.compile(rb"</(?:[^<>]{1,100}+>\s*+</){32}")
_NUMBER = rb"(?:0*+(?:[2-9][0-9]{5}|[0-9]{7,}))"
# Quick looks at 100 MB; only what is suspicious is looked at well.
_SUSPECT = re.compile(rb"r=\"(?:[A-Z]{0,3}(?:[2-9][0-9]{5}|[0-9]{7})|[A-Z]{3}|G[S-Z]|[H-Z][A-Z]|[A-Z0-9]*+[^\"A-Z0-9])")
_ODDLY_WRITTEN = (b"r='", b"r =", b"r= ", b"r\t", b"r\n", b"r\r", b"r=\t", b"r=\n", b"r=\r")
_FAR_CELL = re.compile(
    rb"<(?:[\w.-]+:)?c\s[^<>]*?\br\s*=\s*[\"'](?:[A-Za-z]*+" + _NUMBER + rb"|(?:[A-Z]{4,}|[H-Z][A-Z]{2}|[A-Z]{3})[0-9]+"
    rb"|(?:G[S-Z]|[H-Z][A-Z])[0-9]+|[^\"']*&[^\"']*)[\"'][^<>]*(?<!/)>"
)
_FAR_ROW = re.compile(rb"<(?:[\w.-]+:)?row\s[^<>]*?\br\s*=\s*[\"'](?:" + _NUMBER + rb"|[^\"']*&[^\"']*)[\"']")
_VALUE = re.compile(rb"<(?:[\w.-]+:)?(?:v|t|is|f)[\s>]")
_ERROR_CELL = re.compile(rb"<c\s[^<>]*?\bt=\"e\"[^<>]*>(?:\s*<f[^<>]*(?:/>|>[^<]*</f>))?\s*<v>([^<]{1,20})</v>")
_EMPTY_FORMULA = re.compile(rb"<c\s[^<>]*>\s*<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_REFERENCE = re.compile(rb"\br=\"([A-Z]{1,3})([0-9]{1,7})\"")
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

Plaatsen = Mapping[tuple[int, int], str]
"""Texts for cells by row and column, both from 0."""


class BestandFout(ValueError):  # noqa: N818 - a fout is what our users call it
    """Raised when a file as a whole cannot be read; says in Dutch what to do."""


@dataclass(frozen=True, slots=True)
class Onderdelen:
    """What the guard saw: per sheet name the cells that a reader would show as empty though something is wrong."""

    bijzonder: Mapping[str, Plaatsen]


def guard(raw: bytes) -> Onderdelen:
    """Check the bytes of an XLSX file. Raises BestandFout for anything that may harm or mislead a reader."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, RuntimeError):
        raise BestandFout(BESCHADIGD) from None
    _check_names({part.filename.lower() for part in parts})
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise BestandFout(TE_GROOT)
    _check_overlap(raw, parts)
    left = MOST_UNPACKED
    special: dict[str, Plaatsen] = {}
    books: dict[str, bytes] = {}
    for part in parts:
        content = _unpack(raw, part, left)
        left -= len(content)
        name = part.filename.lstrip("/").replace("\\", "/").lower()
        if name.endswith((".xml", ".rels", ".vml")) and content:
            _check_xml(content)
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            special[name] = _check_sheet(content)
        elif name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[content_types].xml"):
            books[name] = content
    if b"macroenabled" in books.get("[content_types].xml", b"").lower():
        raise BestandFout(MACROS)
    return Onderdelen(_by_sheet(books, special))


def _check_names(names: set[str]) -> None:
    if any(name.endswith("vbaproject.bin") for name in names):
        raise BestandFout(MACROS)
    if "xl/workbook.bin" in names:
        raise BestandFout(XLSB)
    if "xl/workbook.xml" not in names:
        raise BestandFout(ODS if "content.xml" in names and "mimetype" in names else GEEN_EXCEL)


def _check_overlap(raw: bytes, parts: list[zipfile.ZipInfo]) -> None:
    """Refuse parts that share bytes, and two parts of one name: readers would disagree on them."""
    spans = sorted(_span(raw, part) for part in parts)
    double = len({part.filename.lower() for part in parts}) != len(parts)
    if double or any(after[0] < before[1] for before, after in pairwise(spans)):
        raise BestandFout(BESCHADIGD)


def _span(raw: bytes, part: zipfile.ZipInfo) -> tuple[int, int]:
    """Give begin and end of the packed bytes of a part; its own header must lie before them."""
    header = raw[part.header_offset : part.header_offset + 30]
    if len(header) < 30 or header[:4] != b"PK\x03\x04":
        raise BestandFout(BESCHADIGD)
    begin = part.header_offset + 30 + int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
    if begin + part.compress_size > len(raw):
        raise BestandFout(BESCHADIGD)
    return begin, begin + part.compress_size


def _unpack(raw: bytes, part: zipfile.ZipInfo, left: int) -> bytes:
    """Unpack one part; at most `left` bytes, and exactly as many as the part says."""
    begin, end = _span(raw, part)
    packed = memoryview(raw)[begin:end]
    if part.flag_bits & 1 or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BestandFout(BESCHADIGD)
    if part.compress_type == zipfile.ZIP_STORED:
        content = bytes(packed)
    else:
        most = min(left, max(RATIO_COUNTS_FROM, MOST_RATIO * len(packed))) + 1
        unpacker = zlib.decompressobj(-15)
        try:
            content = unpacker.decompress(packed, most)
        except zlib.error:
            raise BestandFout(BESCHADIGD) from None
        if len(content) < most and not unpacker.eof:
            raise BestandFout(BESCHADIGD)
        if len(content) >= most:
            raise BestandFout(TE_GROOT)
    if len(content) > left:
        raise BestandFout(TE_GROOT)
    if len(content) != part.file_size:
        raise BestandFout(BESCHADIGD)
    return content


def _check_xml(content: bytes) -> None:
    """Refuse a DTD, text that hides one (UTF-16) and elements nested beyond reason."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in content[:200] or _DTD.search(content):
        raise BestandFout(GEVAARLIJK)
    if _DEEP.search(content):
        raise BestandFout(BESCHADIGD)


def _check_sheet(content: bytes) -> Plaatsen:
    """Refuse filled cells beyond our limits; give the cells with an Excel error or a formula without a value."""
    if _SUSPECT.search(content) or any(sign in content for sign in _ODDLY_WRITTEN):
        _refuse_far(content)
    special: dict[tuple[int, int], str] = {}
    for pattern, sign in ((_ERROR_CELL, b't="e"'), (_EMPTY_FORMULA, b"<f")):
        for found in pattern.finditer(content) if sign in content else ():
            place = _REFERENCE.search(found[0])
            if place:
                column = 0
                for letter in place[1].decode():
                    column = column * 26 + ord(letter) - 64
                text = found[1].decode("utf-8", "replace") if pattern is _ERROR_CELL else ZONDER_WAARDE
                special[int(place[2]) - 1, column - 1] = text
    return special


def _refuse_far(content: bytes) -> None:
    far = _FAR_CELL.search(content)
    if far:
        near_row = re.search(rb"\br\s*=\s*[\"'][A-Z]+[0-9]{1,5}[\"']", far[0])
        raise BestandFout(TE_VEEL_KOLOMMEN if near_row else TE_VEEL_RIJEN)
    row = _FAR_ROW.search(content)
    if row and _VALUE.search(content, row.end()):
        raise BestandFout(TE_VEEL_RIJEN)


def _by_sheet(books: Mapping[str, bytes], special: Mapping[str, Plaatsen]) -> dict[str, Plaatsen]:
    """Name the special cells by sheet instead of by part."""
    try:
        relations = ElementTree.fromstring(books.get("xl/_rels/workbook.xml.rels", b"<a/>"))
        targets = {relation.get("Id"): str(relation.get("Target")) for relation in relations}
        book = ElementTree.fromstring(books["xl/workbook.xml"])
    except (ElementTree.ParseError, ValueError):
        raise BestandFout(BESCHADIGD) from None
    named: dict[str, Plaatsen] = {}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            target = targets.get(sheet.get(_RELATIONS), "").lstrip("/").lower()
            part = target if target.startswith("xl/") else f"xl/{target}"
            named[str(sheet.get("name"))] = special.get(part, {})
    return named
