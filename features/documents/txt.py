"""Opens plain text: UTF-8 with or without mark, UTF-16 with mark, or else cp1252."""

import itertools
import re

from features.documents.document import Regel

WRAPPED = 120
"""Texts with longer lines than this are not wrapped by hand, so there every line end counts."""

_NEARLY, _FEWEST_FULL = 0.88, 3
"""A text was wrapped by hand when at least so many of its lines are nearly as long as its longest."""
_GAP = re.compile(r"\t+| {3,}| ?\.{4,} ?")
_NARROW = re.compile(r"\t+| {2,}")
_FEWEST_NARROW, _SHORT_CELL = 4, 16
_BORDER = re.compile(r"[\s+|=_*\-~#.]*")
_BULLET = re.compile(r"\s*(?:[-*\u2022\u2013\u00b7\u25aa\u25cf]|\d{1,2}\)|[a-z]\))\s+(?=\S)")
_QUOTED = re.compile(r"\s?(?:>\s?)+(?=\S)")
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
    lengths = [len(text[a:b].rstrip()) for a, b in spans if not _BORDER.fullmatch(text, a, b)]
    width = max(lengths, default=0)
    if sum(length >= _NEARLY * width for length in lengths) < _FEWEST_FULL:
        width = WRAPPED + 1
    for number, (begin, eind) in enumerate(spans):
        if text[begin:eind].lstrip().startswith("+--"):
            continue
        following = text[slice(*spans[number + 1])].split() if number + 1 < len(spans) else []
        room = len(following[0]) + 1 if following else 0
        found.append(_line(text, begin, eind, width if width <= WRAPPED else 0, room))
    return found


def _line(text: str, begin: int, eind: int, width: int, room: int) -> Regel:
    content = text[begin:eind]
    if _BORDER.fullmatch(content):
        return Regel((), "tekst")
    quote = _QUOTED.match(content)
    if quote:
        begin += quote.end()
        content = text[begin:eind]
    diep = len(content[: len(content) - len(content.lstrip())].expandtabs(8))
    indent = len(content) - len(content.lstrip())
    if content.lstrip().startswith("|") and content.count("|") > 1:
        cells = _between_bars(text, begin, eind)
        return Regel(cells, "rij" if len(cells) > 1 else "tekst", diep)
    bullet = _BULLET.match(content)
    start = begin + (bullet.end() if bullet else indent)
    last = begin + len(content.rstrip())
    vol = width >= 45 and last - begin >= 0.7 * width and last - begin + room >= width - 2
    soort = "punt" if bullet else "tekst"
    if not bullet and not _LABEL.match(text, start, last):
        cells = _cells(text, start, last)
        return Regel(cells, "rij" if len(cells) > 1 else "tekst", diep, vol)
    return Regel(((start, last),), soort, diep, vol)  # type: ignore[arg-type]


def _between_bars(text: str, begin: int, eind: int) -> tuple[tuple[int, int], ...]:
    bars = [place for place in range(begin, eind) if text[place] == "|"]
    return tuple(_trim(text, a + 1, b) for a, b in itertools.pairwise(bars))


def _cells(text: str, begin: int, eind: int) -> tuple[tuple[int, int], ...]:
    """What wide gaps part; gaps of two spaces count when they part at least four short cells."""
    narrow = _parted(_NARROW, text, begin, eind)
    if len(narrow) >= _FEWEST_NARROW and all(b - a <= _SHORT_CELL for a, b in narrow):
        return narrow
    return _parted(_GAP, text, begin, eind)


def _parted(gap: re.Pattern[str], text: str, begin: int, eind: int) -> tuple[tuple[int, int], ...]:
    cells, start = [], begin
    for found in gap.finditer(text, begin, eind):
        cells.append((start, found.start()))
        start = found.end()
    return (*cells, (start, eind))


def _trim(text: str, begin: int, eind: int) -> tuple[int, int]:
    while begin < eind and text[begin].isspace():
        begin += 1
    while eind > begin and text[eind - 1].isspace():
        eind -= 1
    return begin, eind
