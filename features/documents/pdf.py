"""Opens PDF files with text: reading order from the stream, cells from the gaps in the layout."""

import io
import logging
import re
from itertools import pairwise

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError

from features.documents.document import Regel

MOST_PAGES = 40

_GAP = re.compile(r"[ \u00a0]{4,}")
_LIST_SIGN = re.compile(r"^\s*[\u2022\u25cf\u25aa\uf0b7\u25e6-]\s*(?=\S)")


class Encrypted(ValueError):
    """Raised when a password is needed."""


class Damaged(ValueError):
    """Raised when the file is no readable PDF."""


class TooLong(ValueError):
    """Raised when the file has more pages than any plan."""


def read_pdf(raw: bytes) -> tuple[str, list[Regel]]:
    """The text and its lines; empty text when the pages hold only images.

    Raises Encrypted, TooLong or Damaged.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Encrypted
        if len(reader.pages) > MOST_PAGES:
            raise TooLong
        pages = [_page_lines(page.extract_text(), _layout(page)) for page in reader.pages]
    except (Encrypted, TooLong):
        raise
    except FileNotDecryptedError as error:
        raise Encrypted from error
    except RecursionError as error:
        raise Damaged from error
    except Exception as error:  # pypdf raises whatever a broken file makes it stumble over
        raise Damaged from error
    return _assemble([line for page in pages for line in page])


def _layout(page: object) -> str:
    try:
        return str(page.extract_text(extraction_mode="layout"))  # type: ignore[attr-defined]
    except Exception:  # the layout only helps to find cells; without it the lines still read
        return ""


def _page_lines(running: str, layout: str) -> list[tuple[list[str], int]]:
    """The lines of one page in reading order as (cells, indentation)."""
    wide = layout.split("\n")
    found: list[tuple[list[str], int]] = []
    last: tuple[int, int] | None = None
    for line in running.replace("\t", " ").split("\n"):
        words = line.split()
        if not words or words == ["\u2022"]:
            continue
        place = _find(words, wide, last[0] if last else 0)
        if place is None:
            found.append(([" ".join(words)], 0))
            last = None
            continue
        row, begin, eind = place
        cells = [cell.strip() for cell in _GAP.split(wide[row][begin:eind])]
        between = wide[row][last[1] : begin] if last and last[0] == row and begin >= last[1] else None
        if between is not None and found and not between.strip() and len(between) >= 2:
            found[-1][0].extend(cells)
        else:
            found.append((cells, begin))
        last = (row, eind)
    return found


def _find(words: list[str], wide: list[str], near: int) -> tuple[int, int, int] | None:
    """Where these words stand in the layout: (row, begin, eind), the nearest row first."""
    pattern = re.compile(r"(?<!\S)" + r"\s+".join(map(re.escape, words)) + r"(?!\S)")
    for row in sorted(range(len(wide)), key=lambda number: abs(number - near)):
        if words[0] in wide[row]:
            found = pattern.search(wide[row])
            if found:
                return row, found.start(), found.end()
    return None


def _assemble(rows: list[tuple[list[str], int]]) -> tuple[str, list[Regel]]:
    parts: list[str] = []
    regels: list[Regel] = []
    length = 0
    longest = max((len("   ".join(cells)) + diep for cells, diep in rows), default=0)
    columns = [len(cells) for cells, _ in rows]
    for number, (cells, diep) in enumerate(rows):
        bullet = _LIST_SIGN.match(cells[0]) if len(cells[0]) > 1 else None
        if bullet:
            cells = [cells[0][bullet.end() :], *cells[1:]]
        spans, start = [], length
        for cell in cells:
            spans.append((start, start + len(cell)))
            start += len(cell) + 1
        parts.append("\t".join(cells))
        length = start
        soort = "punt" if bullet else "rij" if len(cells) > 1 else "tekst"
        vol = _is_full(rows, number, longest)
        regels.append(Regel(tuple(spans), soort, diep, vol))  # type: ignore[arg-type]
    del columns
    return "\n".join(parts) + "\n", regels


def _is_full(rows: list[tuple[list[str], int]], number: int, longest: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one, judged by the lines around it."""
    cells, diep = rows[number]
    near = [rows[k] for k in range(max(0, number - 12), min(len(rows), number + 13)) if abs(rows[k][1] - diep) <= 3]
    width = max((len("   ".join(c)) for c, _ in near), default=longest)
    return len("   ".join(cells)) >= 0.78 * width and len(cells[-1]) > 25


def widest(rows: list[tuple[list[str], int]]) -> int:
    """The largest step in indentation between two neighbouring lines."""
    return max((abs(a[1] - b[1]) for a, b in pairwise(rows)), default=0)
