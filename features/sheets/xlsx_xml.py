"""Looks at the XML of an XLSX file before anything parses it: DTDs, nesting without end, cells very far away.

A sheet of 100,000 rows is 150 MB of XML, so all of it gets a quick look, a window at a time; only what is suspicious
is looked at well.
Source: requirements H072 to H077.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from features.sheets.fout import BestandFout
from features.sheets.rij import TE_VEEL_KOLOMMEN, TE_VEEL_RIJEN

GEVAARLIJK = "in dit bestand staat XML die niet in een Excel-bestand hoort (een DTD); sla het opnieuw op in Excel"
BESCHADIGD = "dit Excel-bestand is beschadigd; sla het opnieuw op in Excel en probeer het weer"
ZONDER_WAARDE = "#FORMULE"
"""Stands in for the value of a formula that was never calculated."""

DEEPEST = 32
"""More elements than this that close after each other without a new one between them are nested beyond reason."""

WINDOW, OVERLAP = 1 << 22, 256

_DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_PLAIN_SPACE = bytes.maketrans(b"\t\r\n'", b'   "')
_OTHER_SPACE = tuple(bytes([sign]) for sign in b"\t\r\n'")
_SUSPECT = re.compile(rb" r=\"(?!(?:[A-F]?[A-Z])?1?[0-9]{1,5}\")")
_NUMBER = rb"(?:0*+(?:[2-9][0-9]{5}|[0-9]{7,}))"
_FAR_CELL = re.compile(
    rb"<(?:[\w.-]+:)?c\s[^<>]*?\br\s*=\s*[\"'](?:[A-Za-z]*+" + _NUMBER + rb"|(?:[A-Z]{4,}|[H-Z][A-Z]{2}|[A-Z]{3})[0-9]+"
    rb"|(?:G[S-Z]|[H-Z][A-Z])[0-9]+|[^\"']*&[^\"']*)[\"'][^<>]*(?<!/)>"
)
_FAR_ROW = re.compile(rb"<(?:[\w.-]+:)?row\s[^<>]*?\br\s*=\s*[\"'](?:" + _NUMBER + rb"|[^\"']*&[^\"']*)[\"']")
_VALUE = re.compile(rb"<(?:[\w.-]+:)?(?:v|t|is|f)[\s>]")
_ERROR_CELL = re.compile(rb"<c\s[^<>]*?\bt=\"e\"[^<>]*>(?:\s*<f[^<>]*(?:/>|>[^<]*</f>))?\s*<v>([^<]{1,20})</v>")
_EMPTY_FORMULA = re.compile(rb"<c\s[^<>]*>\s*<f(?:\s[^<>]*)?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_REFERENCE = re.compile(rb"\br=\"([A-Z]{1,3})([0-9]{1,7})\"")

Plaatsen = Mapping[tuple[int, int], str]
"""Texts for cells by row and column, both from 0."""


@dataclass(slots=True)
class _Look:
    """What a quick look saw: references that are written oddly or lie far away, Excel errors, formulas."""

    odd: bool = False
    errors: bool = False
    formulas: bool = False


def check_xml(content: bytearray) -> None:
    """Refuse a DTD, text that may hide one (UTF-16) and elements nested beyond reason. Raises BestandFout."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content[:200]:
        raise BestandFout(GEVAARLIJK)
    closed = 0
    for window in _windows(content):
        if b"<!" in window and _DTD.search(window):
            raise BestandFout(GEVAARLIJK)
        closed, most = _closings(window, closed)
        if most > DEEPEST:
            raise BestandFout(BESCHADIGD)


def check_sheet(content: bytearray) -> Plaatsen:
    """Refuse filled cells beyond our limits; give the cells with an Excel error or a formula without a value."""
    look = _Look()
    for window in _windows(content):
        # Most windows have no other space, and to find that out is quicker than to write the window anew.
        plain = window.translate(_PLAIN_SPACE) if any(sign in window for sign in _OTHER_SPACE) else window
        look.odd = look.odd or _has_loose_sign(plain) or _is_suspect(plain)
        look.errors = look.errors or b't="e"' in plain
        look.formulas = look.formulas or b"<f" in plain
    if look.odd:
        _refuse_far(content)
    special: dict[tuple[int, int], str] = {}
    for pattern, wanted in ((_ERROR_CELL, look.errors), (_EMPTY_FORMULA, look.formulas)):
        for found in pattern.finditer(content) if wanted else ():
            place = _REFERENCE.search(found[0])
            if place:
                text = found[1].decode("utf-8", "replace") if pattern is _ERROR_CELL else ZONDER_WAARDE
                special[int(place[2]) - 1, _column(place[1].decode())] = text
    return special


def _windows(content: bytearray) -> Iterator[bytes]:
    """Give the content in pieces, each with the beginning of the next, so that nothing falls between two."""
    for begin in range(0, len(content), WINDOW):
        yield bytes(content[begin : begin + WINDOW + OVERLAP])


def _has_loose_sign(plain: bytes) -> bool:
    """Whether there is a space before or after any "=": then an attribute may be written in another way."""
    signs = np.frombuffer(plain, dtype=np.uint8)
    equal = np.flatnonzero(signs[1:-1] == ord("="))
    return bool((signs[equal] == ord(" ")).any() or (signs[equal + 2] == ord(" ")).any())


def _is_suspect(plain: bytes) -> bool:
    """Whether a reference is not a plain one within our limits; one that is cut off belongs to the next window."""
    found = _SUSPECT.search(plain)
    return found is not None and found.start() < WINDOW


def _closings(window: bytes, before: int) -> tuple[int, int]:
    """Count the elements that close after each other without a new one between them: at the end, and at most.

    before is the count at the end of the window before this one.
    """
    signs = np.frombuffer(window, dtype=np.uint8)
    tags = np.flatnonzero(signs[:WINDOW] == ord("<"))
    behind = signs[np.minimum(tags + 1, len(signs) - 1)]
    closing = behind[(behind != ord("!")) & (behind != ord("?"))] == ord("/")
    opens = np.flatnonzero(~closing)
    if not opens.size:
        return before + closing.size, before + closing.size
    runs = np.diff(opens, append=closing.size) - 1
    return int(runs[-1]), max(before + int(opens[0]), int(runs.max()))


def _refuse_far(content: bytearray) -> None:
    far = _FAR_CELL.search(content)
    if far:
        near_row = re.search(rb"\br\s*=\s*[\"'][A-Z]+[0-9]{1,5}[\"']", far[0])
        raise BestandFout(TE_VEEL_KOLOMMEN if near_row else TE_VEEL_RIJEN)
    row = _FAR_ROW.search(content)
    if row and _VALUE.search(content, row.end()):
        raise BestandFout(TE_VEEL_RIJEN)


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1
