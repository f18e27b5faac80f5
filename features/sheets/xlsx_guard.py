"""Looks into an XLSX file before anything reads it: sizes, macros, broken parts; and at the XML of every part.

Every part is unpacked here with a hard counter, over exactly the bytes that any reader will see; what the file says
about its own sizes is not believed.
Source: requirements H070 to H081; the bomb limits are wider than H070 (50 MB) because 100,000 honest rows need 80 MB.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from defusedxml import ElementTree  # type: ignore[import-untyped]

from features.sheets.fout import BestandFout
from features.sheets.xlsx_xml import BESCHADIGD, Plaatsen, check_sheet, check_xml

MOST_PARTS = 1_000
MOST_UNPACKED = 200_000_000
MOST_RATIO = 100
RATIO_COUNTS_FROM = 1_000_000
"""Parts smaller than this may be packed as tightly as they like."""
FED = 1 << 16
"""Packed bytes that are unpacked at a time."""

TE_GROOT = "dit bestand wordt te groot bij het uitpakken; splits het, of sla het opnieuw op in Excel"
MACROS = "dit bestand bevat macro's; sla het op als gewone Excel-werkmap (.xlsx) en probeer het weer"
ODS = "dit is een bestand van LibreOffice (.ods); sla het op als .xlsx of .csv"
XLSB = "dit is een binaire Excel-werkmap (.xlsb); sla het op als gewone Excel-werkmap (.xlsx)"
GEEN_EXCEL = "dit is geen Excel-bestand; verwacht: .xlsx, .csv of .json"
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


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
            check_xml(content)
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            special[name] = check_sheet(content)
        elif name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[content_types].xml"):
            books[name] = bytes(content)
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


def _unpack(raw: bytes, part: zipfile.ZipInfo, left: int) -> bytearray:
    """Unpack one part; at most `left` bytes, and exactly as many as the part says."""
    begin, end = _span(raw, part)
    if part.flag_bits & 1 or part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise BestandFout(BESCHADIGD)
    packed, size = memoryview(raw)[begin:end], part.file_size
    if size > left or size > max(RATIO_COUNTS_FROM, MOST_RATIO * len(packed)):
        raise BestandFout(TE_GROOT)
    if part.compress_type == zipfile.ZIP_STORED:
        content, done = bytearray(packed), True
    else:
        content, done = _inflate(packed, size)
    if len(content) != size or not done:
        raise BestandFout(BESCHADIGD)
    return content


def _inflate(packed: memoryview, size: int) -> tuple[bytearray, bool]:
    """Unpack to at most one byte more than `size`, in one piece of memory; and whether the packed bytes ended well."""
    content, filled = bytearray(size), 0
    unpacker = zlib.decompressobj(-15)
    for begin in range(0, len(packed), FED):
        try:
            fresh = unpacker.decompress(packed[begin : begin + FED], size - filled + 1)
        except zlib.error:
            raise BestandFout(BESCHADIGD) from None
        content[filled : filled + len(fresh)] = fresh
        filled += len(fresh)
        if filled > size or unpacker.eof:
            break
    del content[filled:]
    return content, unpacker.eof


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
