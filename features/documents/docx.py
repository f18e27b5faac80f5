"""Opens Word documents: headers, paragraphs, tables, content controls and symbols, from the XML itself."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from features.documents.document import Regel, Soort

MOST_UNPACKED = 40 * 1024 * 1024
MOST_XML = 12 * 1024 * 1024
MOST_RATIO = 150

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_ON_SIGNS = frozenset(("fe", "fd", "fc", "fb", "52", "53", "54", "50", "51"))
_HEADING = re.compile(r"(?:heading|kop|title|titel|subtitle|ondertitel)", re.I)
_BULLET = re.compile(r"list|lijst|opsomming", re.I)
_SKIPPED = frozenset((f"{_W}del", f"{_W}instrText", f"{_W}delText", _FALLBACK, f"{_W}rPr", f"{_W}pPr", f"{_W}sdtPr"))


class TooBigError(ValueError):
    """Raised when the parts of the file unpack to more than we read."""


class DamagedError(ValueError):
    """Raised when the file is no readable Word document."""


@dataclass
class _Text:
    """The text as it grows, with the lines in it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    regels: list[Regel] = field(default_factory=list)
    tables: int = 0

    def put(self, cells: list[str], soort: Soort, tabel: int | None = None) -> None:
        """Add one line; cells are parted by a tab."""
        spans = []
        for number, cell in enumerate(cells):
            if number:
                self._add("\t")
            spans.append((self.length, self.length + len(cell)))
            self._add(cell)
        self._add("\n")
        self.regels.append(Regel(tuple(spans), soort, tabel=tabel, los=True))

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def read_docx(raw: bytes) -> tuple[str, list[Regel]]:
    """The text and its lines: headers first, then the body, then footers.

    Raises TooBigError for a file that unpacks to too much, DamagedError for one that is broken or no Word document.
    """
    text = _Text()
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            _check_sizes(archive)
            names = archive.namelist()
            if "word/document.xml" not in names:
                raise DamagedError
            order = [*_parts(names, "header"), "word/document.xml", *_parts(names, "footer")]
            for name in order:
                _read_part(fromstring(archive.read(name)), text)
    except (TooBigError, DamagedError):
        raise
    except Exception as error:  # whatever zip and XML libraries raise on broken files
        raise DamagedError from error
    return "".join(text.parts), text.regels


def _parts(names: list[str], kind: str) -> list[str]:
    return sorted(name for name in names if re.fullmatch(rf"word/{kind}\d*\.xml", name))


def _check_sizes(archive: zipfile.ZipFile) -> None:
    total = 0
    for info in archive.infolist():
        total += info.file_size
        wide = info.file_size > 1_000_000 and info.file_size > MOST_RATIO * max(1, info.compress_size)
        xml = info.filename.endswith(".xml") and info.file_size > MOST_XML
        if total > MOST_UNPACKED or wide or xml:
            raise TooBigError


def _read_part(root: Any, text: _Text) -> None:
    body = root.find(f"{_W}body")
    _read_blocks(body if body is not None else root, text)


def _read_blocks(parent: Any, text: _Text) -> None:
    for element in parent:
        if element.tag == f"{_W}p":
            _read_paragraph(element, text)
        elif element.tag == f"{_W}tbl":
            text.tables += 1
            number = text.tables
            for row in element.iter(f"{_W}tr"):
                cells = _row_cells(row)
                if any(cell.strip() for cell in cells):
                    text.put(cells, "rij", number)
            text.put([""], "tekst")
        elif element.tag == f"{_W}sdt":
            content = element.find(f"{_W}sdtContent")
            if content is not None:
                _read_blocks(content, text)


def _read_paragraph(element: Any, text: _Text) -> None:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    name = style.get(f"{_W}val", "") if style is not None else ""
    listed = element.find(f"{_W}pPr/{_W}numPr") is not None or bool(_BULLET.search(name))
    content = "".join(_signs(element))
    soort: Soort = "kop" if _HEADING.match(name) else "punt" if listed else "tekst"
    if soort == "tekst" and content.strip() and len(content) < 60 and _all_bold(element):
        soort = "kop"
    for line in content.split("\n"):
        cells = [cell.strip() for cell in re.split(r"\t+| {4,}", line.strip())]
        text.put(cells, "rij" if soort == "tekst" and len(cells) > 1 else soort)


def _all_bold(element: Any) -> bool:
    runs = [run for run in element.iter(f"{_W}r") if any((t.text or "").strip() for t in run.iter(f"{_W}t"))]
    return bool(runs) and all(_is_on(run.find(f"{_W}rPr/{_W}b")) for run in runs)


def _is_on(mark: Any) -> bool:
    return mark is not None and mark.get(f"{_W}val", "1") not in ("0", "false")


def _row_cells(row: Any) -> list[str]:
    cells = []
    for cell in _cells_of(row):
        paragraphs = ["".join(_signs(p)).strip() for p in cell.iter(f"{_W}p")]
        cells.append("\n".join(p for p in paragraphs if p).replace("\t", "   "))
    return cells


def _cells_of(row: Any) -> Iterator[Any]:
    for element in row:
        if element.tag == f"{_W}tc":
            yield element
        elif element.tag == f"{_W}sdt":
            yield from element.iter(f"{_W}tc")


def _signs(element: Any) -> Iterator[str]:
    """The signs of a paragraph in order; deleted text and field codes are left out."""
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}ptab"):
            yield "\t"
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif child.tag in (f"{_W}noBreakHyphen", f"{_W}softHyphen"):
            yield "-"
        elif child.tag == f"{_W}sym":
            yield _symbol(child)
        elif child.tag == f"{_W}fldChar":
            yield _form_box(child)
        elif child.tag == f"{_W}sdt":
            yield _control(child)
        else:
            yield from _signs(child)


def _symbol(element: Any) -> str:
    code = element.get(f"{_W}char", "").lower()[-2:]
    font = element.get(f"{_W}font", "")
    if not font.startswith("Wingdings"):
        return "*"
    return "☒" if code in _ON_SIGNS else "☐" if code in ("a8", "6f", "a3", "2a", "71") else "*"


def _form_box(element: Any) -> str:
    box = element.find(f"{_W}ffData/{_W}checkBox")
    if box is None:
        return ""
    mark = box.find(f"{_W}checked")
    return "☒ " if _is_on(mark if mark is not None else box.find(f"{_W}default")) else "☐ "


def _control(element: Any) -> str:
    """A content control: a tick box says itself whether it is on, whatever sign it shows."""
    box = element.find(f"{_W}sdtPr/{_W14}checkbox")
    content = element.find(f"{_W}sdtContent")
    if box is None:
        return "".join(_signs(content)) if content is not None else ""
    mark = box.find(f"{_W14}checked")
    value = mark.get(f"{_W14}val", "0") if mark is not None else "0"
    return "☒" if value in ("1", "true") else "☐"
