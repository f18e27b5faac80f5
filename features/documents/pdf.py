"""Opens PDF files with text: reading order from the stream, cells from the gaps in the layout."""

import io
import logging
import re
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from features.documents.document import Regel, Soort
from features.dutch.ticks import lone_box

MOST_PAGES = 40
MOST_MENDED = 4 * 1024 * 1024
"""A larger file with a broken table of contents is not mended."""

_START = re.compile(rb"startxref\s+(\d{1,10})")
_GAP = re.compile(r"[ \u00a0]{4,}|[ \u00a0]?\.{4,}[ \u00a0]?")
_BETWEEN_TICKS = 8
"""From so many lines without a box the table of boxes is over; cells may run over a few lines."""
_COLUMN = 8
"""A first column begins left of this; a head that begins further right has an empty cell before it."""
_STRETCHED = 3
"""From so many wide gaps on a line, more than half of all, it was stretched to the margin."""
_BULLETS = frozenset("\u2022\u25cf\u25aa\uf0b7\u25e6-*")


class EncryptedError(ValueError):
    """Raised when a password is needed."""


class DamagedError(ValueError):
    """Raised when the file is no readable PDF."""


class TooLongError(ValueError):
    """Raised when the file has more pages than any plan."""


def read_pdf(raw: bytes) -> tuple[str, list[Regel]]:
    """The text and its lines; empty text when the pages hold only images.

    Raises EncryptedError, TooLongError or DamagedError.
    """
    if not _finds_its_parts(raw):
        raise DamagedError
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedError
        if len(reader.pages) > MOST_PAGES:
            raise TooLongError
        pages = [_page_lines(page.extract_text(), _layout(page)) for page in reader.pages]
    except (EncryptedError, TooLongError):
        raise
    except FileNotDecryptedError as error:
        raise EncryptedError from error
    except RecursionError as error:
        raise DamagedError from error
    except Exception as error:  # pypdf raises whatever a broken file makes it stumble over
        raise DamagedError from error
    return _assemble([line for page in pages for line in page])


def _finds_its_parts(raw: bytes) -> bool:
    """Whether the end of the file tells where its parts are; a large file that does not would take long to mend."""
    found = _START.findall(raw[-65536:])
    if not found:
        return False
    place = int(found[-1])
    sound = raw[place : place + 4] == b"xref" or re.match(rb"\s*\d+ \d+ obj", raw[place : place + 30])
    return bool(sound) or len(raw) <= MOST_MENDED


def _layout(page: object) -> str:
    try:
        return str(page.extract_text(extraction_mode="layout"))  # type: ignore[attr-defined]
    except Exception:  # the layout only helps to find cells; without it the lines still read
        return ""


@dataclass
class _Line:
    """One line of a page: its cells with the column each begins at, and whether a bullet stands before it."""

    cells: list[str]
    columns: list[int]
    bullet: bool

    @property
    def diep(self) -> int:
        """How far the line is indented."""
        return self.columns[0]


def _page_lines(running: str, layout: str) -> list[_Line]:
    """The lines of one page in reading order; cells are what wide gaps part in the layout."""
    wide = layout.split("\n")
    found: list[_Line] = []
    last: tuple[int, int] | None = None
    for line in running.replace("\t", " ").split("\n"):
        words = line.split()
        bullet = bool(words) and words[0] in _BULLETS
        words = words[1:] if bullet else words
        if not words:
            continue
        place = _find(words, wide, last[0] if last else 0)
        if place is None:
            found.append(_Line([" ".join(words)], [0], bullet))
            last = None
            continue
        row, begin, eind = place
        cells = _cells(wide[row][begin:eind], begin)
        between = wide[row][last[1] : begin] if last and last[0] == row and begin >= last[1] else None
        if between is not None and found and not between.strip() and len(between) >= 2:
            found[-1].cells.extend(cell for cell, _ in cells)
            found[-1].columns.extend(column for _, column in cells)
        else:
            before = wide[row][:begin].split()
            pointed = bullet or (bool(before) and before[-1] in _BULLETS)
            found.append(_Line([cell for cell, _ in cells], [column for _, column in cells], pointed))
        last = (row, eind)
    return _aligned(found)


def _aligned(lines: list[_Line]) -> list[_Line]:
    """The lines with every ticked cell under the answer it stands below: "ja" or "nee" at the head of its column."""
    head: list[int] = []
    since = 0
    found = []
    for line in lines:
        low = [cell.lower() for cell in line.cells]
        if "ja" in low and "nee" in low:
            first = [] if line.columns[0] < _COLUMN else [0]
            head, since = [*first, *line.columns], 0
            found.append(_Line([""] * len(first) + line.cells, head, line.bullet))
            continue
        ticked = any(lone_box(cell) is not None for cell in line.cells[1:])
        if head and ticked and len(line.cells) <= len(head):
            places = [_nearest(head, column) for column in line.columns]
            if len(set(places)) == len(places):
                cells = [""] * len(head)
                for place, cell in zip(places, line.cells, strict=True):
                    cells[place] = cell
                found.append(_Line(cells, head, line.bullet))
                continue
        since = 0 if ticked else since + 1
        head = head if since < _BETWEEN_TICKS else []
        found.append(line)
    return found


def _nearest(head: list[int], column: int) -> int:
    return min(range(len(head)), key=lambda place: abs(head[place] - column))


def _cells(stretch: str, begin: int) -> list[tuple[str, int]]:
    """What wide gaps part on one line, with its column; a line stretched to the margin has such gaps everywhere."""
    gaps = [len(gap) for gap in re.findall(r"[ \u00a0]+", stretch.strip())]
    wide = sum(gap > 1 for gap in gaps)
    if wide >= _STRETCHED and wide > len(gaps) / 2 and max(gaps) <= 2 * min(gap for gap in gaps if gap > 1) + 1:
        return [(" ".join(stretch.split()), begin)]
    starts = [0, *(gap.end() for gap in _GAP.finditer(stretch))]
    ends = [*(gap.start() for gap in _GAP.finditer(stretch)), len(stretch)]
    return [(" ".join(stretch[a:b].split()), begin + a) for a, b in zip(starts, ends, strict=True)]


def _find(words: list[str], wide: list[str], near: int) -> tuple[int, int, int] | None:
    """Where these words stand in the layout: (row, begin, eind), the nearest row first."""
    pattern = re.compile(r"(?<!\S)" + r"\s+".join(map(re.escape, words)) + r"(?!\S)")
    for row in sorted(range(len(wide)), key=lambda number: abs(number - near)):
        if words[0] in wide[row]:
            found = pattern.search(wide[row])
            if found:
                return row, found.start(), found.end()
    return None


def _assemble(rows: list[_Line]) -> tuple[str, list[Regel]]:
    parts: list[str] = []
    regels: list[Regel] = []
    length = 0
    for number, row in enumerate(rows):
        spans = []
        for cell in row.cells:
            spans.append((length, length + len(cell)))
            length += len(cell) + 1
        parts.append("\t".join(row.cells))
        soort: Soort = "punt" if row.bullet else "rij" if len(row.cells) > 1 else "tekst"
        regels.append(Regel(tuple(spans), soort, row.diep, _is_full(rows, number)))
    return "\n".join(parts) + "\n", regels


def _is_full(rows: list[_Line], number: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one, judged by the lines around it."""
    cells, diep = rows[number].cells, rows[number].diep
    near = rows[max(0, number - 14) : number + 15]
    lengths = sorted(
        len("   ".join(one.cells)) for one in near if abs(one.diep - diep) <= 3 and len(one.cells[-1]) > 25
    )
    following = rows[number + 1].cells[0].split() if number + 1 < len(rows) else []
    if len(cells[-1]) <= 25 or not following:
        return False
    width = lengths[len(lengths) * 4 // 5]
    length = len("   ".join(cells))
    goes_on = following[0][:1].islower() and cells[-1][-1] not in ".!?:;" and length >= 0.78 * width
    least = 0.5 if following[0][:1].islower() else 0.7
    return goes_on or (length >= least * width and length + len(following[0]) + 1 >= 0.93 * width)
