"""Opens plain text: UTF-8 with or without mark, UTF-16 with mark, or else cp1252."""

import re

from features.documents.document import Regel

_GAP = re.compile(r"\t+| {3,}")
_BORDER = re.compile(r"[\s+|=_*\-~#.]*")
_BULLET = re.compile(r"\s*(?:[-*\u2022\u2013\u00b7>\u25aa\u25cf]|\d{1,2}\)|[a-z]\))\s+(?=\S)")
_LABEL = re.compile(r"[^:|]{2,45}?\s*:(?=\s|$)")


def decode(raw: bytes) -> str:
    """The bytes as text; line ends become newlines. UnicodeDecodeError is never raised: cp1252 reads anything."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", "replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def lines(text: str) -> list[Regel]:
    """Every line with its cells; borders of drawn tables and rules become empty lines."""
    found: list[Regel] = []
    spans = [(match.start(), match.end()) for match in re.finditer(r"[^\n]*", text) if match.end() <= len(text)]
    spans = [span for number, span in enumerate(spans) if number == 0 or span[0] > spans[number - 1][1]]
    for (begin, eind), width in zip(spans, _widths(text, spans), strict=True):
        found.append(_line(text, begin, eind, width))
    return found


def _widths(text: str, spans: list[tuple[int, int]]) -> list[int]:
    """Per line the longest line of the lines around it up to a blank one, so that full lines can be told."""
    widths = [0] * len(spans)
    start = 0
    for number in range(len(spans) + 1):
        blank = number == len(spans) or not text[slice(*spans[number])].strip()
        if blank:
            longest = max((eind - begin for begin, eind in spans[start:number]), default=0)
            widths[start:number] = [longest] * (number - start)
            start = number + 1
    return widths


def _line(text: str, begin: int, eind: int, width: int) -> Regel:
    content = text[begin:eind]
    if _BORDER.fullmatch(content):
        return Regel((), "tekst")
    diep = len(content) - len(content.lstrip())
    if content.lstrip().startswith("|") and content.count("|") > 2:
        return Regel(_between_bars(text, begin, eind), "rij", diep)
    bullet = _BULLET.match(content)
    start = begin + (bullet.end() if bullet else diep)
    last = begin + len(content.rstrip())
    vol = 45 <= width <= 130 and last - begin >= 0.8 * width
    soort = "punt" if bullet else "tekst"
    if not bullet and not _LABEL.match(text, start, last):
        cells = _cells(text, start, last)
        return Regel(cells, "rij" if len(cells) > 1 else "tekst", diep, vol)
    return Regel(((start, last),), soort, diep, vol)  # type: ignore[arg-type]


def _between_bars(text: str, begin: int, eind: int) -> tuple[tuple[int, int], ...]:
    bars = [place for place in range(begin, eind) if text[place] == "|"]
    return tuple(_trim(text, a + 1, b) for a, b in zip(bars, bars[1:], strict=False))


def _cells(text: str, begin: int, eind: int) -> tuple[tuple[int, int], ...]:
    cells, start = [], begin
    for gap in _GAP.finditer(text, begin, eind):
        cells.append((start, gap.start()))
        start = gap.end()
    return (*cells, (start, eind))


def _trim(text: str, begin: int, eind: int) -> tuple[int, int]:
    while begin < eind and text[begin].isspace():
        begin += 1
    while eind > begin and text[eind - 1].isspace():
        eind -= 1
    return begin, eind
