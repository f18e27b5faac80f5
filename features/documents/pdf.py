"""Opens PDF files with text: reading order from the stream, cells from the gaps in the layout."""

import io
import logging
import re

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from features.documents.document import Regel, Soort

MOST_PAGES = 40
MOST_MENDED = 4 * 1024 * 1024
"""A larger file with a broken table of contents is not mended."""

_START = re.compile(rb"startxref\s+(\d{1,10})")
_GAP = re.compile(r"[ \u00a0]{4,}")
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


Line = tuple[list[str], int, bool]
"""Cells, indentation, and whether a bullet stands before it."""


def _page_lines(running: str, layout: str) -> list[Line]:
    """The lines of one page in reading order; cells are what wide gaps part in the layout."""
    wide = layout.split("\n")
    found: list[Line] = []
    last: tuple[int, int] | None = None
    for line in running.replace("\t", " ").split("\n"):
        words = line.split()
        bullet = bool(words) and words[0] in _BULLETS
        words = words[1:] if bullet else words
        if not words:
            continue
        place = _find(words, wide, last[0] if last else 0)
        if place is None:
            found.append(([" ".join(words)], 0, bullet))
            last = None
            continue
        row, begin, eind = place
        cells = _cells(wide[row][begin:eind])
        between = wide[row][last[1] : begin] if last and last[0] == row and begin >= last[1] else None
        if between is not None and found and not between.strip() and len(between) >= 2:
            found[-1][0].extend(cells)
        else:
            before = wide[row][:begin].split()
            found.append((cells, begin, bullet or (bool(before) and before[-1] in _BULLETS)))
        last = (row, eind)
    return found


def _cells(stretch: str) -> list[str]:
    """What wide gaps part on one line; a line that was stretched to the margin has wide gaps nearly everywhere."""
    gaps = [len(gap) for gap in re.findall(r"[ \u00a0]+", stretch.strip())]
    wide = sum(gap > 1 for gap in gaps)
    if wide >= _STRETCHED and wide > len(gaps) / 2 and max(gaps) <= 2 * min(gap for gap in gaps if gap > 1) + 1:
        return [" ".join(stretch.split())]
    return [" ".join(cell.split()) for cell in _GAP.split(stretch.strip())]


def _find(words: list[str], wide: list[str], near: int) -> tuple[int, int, int] | None:
    """Where these words stand in the layout: (row, begin, eind), the nearest row first."""
    pattern = re.compile(r"(?<!\S)" + r"\s+".join(map(re.escape, words)) + r"(?!\S)")
    for row in sorted(range(len(wide)), key=lambda number: abs(number - near)):
        if words[0] in wide[row]:
            found = pattern.search(wide[row])
            if found:
                return row, found.start(), found.end()
    return None


def _assemble(rows: list[Line]) -> tuple[str, list[Regel]]:
    parts: list[str] = []
    regels: list[Regel] = []
    length = 0
    for number, (cells, diep, bullet) in enumerate(rows):
        spans = []
        for cell in cells:
            spans.append((length, length + len(cell)))
            length += len(cell) + 1
        parts.append("\t".join(cells))
        soort: Soort = "punt" if bullet else "rij" if len(cells) > 1 else "tekst"
        regels.append(Regel(tuple(spans), soort, diep, _is_full(rows, number)))
    return "\n".join(parts) + "\n", regels


def _is_full(rows: list[Line], number: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one, judged by the lines around it."""
    cells, diep, _ = rows[number]
    near = rows[max(0, number - 14) : number + 15]
    lengths = sorted(len("   ".join(c)) for c, d, _ in near if abs(d - diep) <= 3 and len(c[-1]) > 25)
    following = rows[number + 1][0][0].split() if number + 1 < len(rows) else []
    if len(cells[-1]) <= 25 or not following:
        return False
    width = lengths[len(lengths) * 4 // 5]
    length = len("   ".join(cells))
    goes_on = following[0][:1].islower() and cells[-1][-1] not in ".!?:;" and length >= 0.78 * width
    least = 0.5 if following[0][:1].islower() else 0.7
    return goes_on or (length >= least * width and length + len(following[0]) + 1 >= 0.93 * width)
