"""Finds a BSN wherever it hides, so that it can be refused without ever being repeated.

A BSN is nine digits that pass the elfproef. Source: stdnum.nl.bsn; Regeling BSN, the elfproef.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from stdnum.nl import bsn

Plaats = tuple[str | int, ...]
"""Where a value stands in JSON data: keys and 0-based positions, from the outside in."""

_DIGIT = "[0-9٠-٩۰-۹０-９]"
# Spaces, dots and hyphens of all kinds, and the characters that nobody sees.
_BETWEEN = r"[ .\-\u00a0\u00ad\u2000-\u2015\u202f\u205f\u2060\u2212\u3000\ufeff]"
_DIGITS = re.compile(f"{_DIGIT}+")
_RUN = re.compile(f"{_DIGIT}(?:{_BETWEEN}{{0,3}}{_DIGIT}){{8,}}")

# Dates and clock times are written with the same signs as a BSN, and are common in text about people.
_DATE_OR_TIMES = re.compile(
    r"(?<!\d)(?:"
    r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])([-.])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d"
    r"|(?:[01]?\d|2[0-4])\.[0-5]\d ?[-–] ?(?:[01]?\d|2[0-4])\.[0-5]\d"
    r")(?!\d)"
)
_ABROAD = re.compile(r"(?:\+|00)31[ .\-]{0,3}(?:\(0\))?[ .\-]{0,3}$")
_YEAR_AND_NUMBER = re.compile(r"(?:19|20)\d\d[^\d]\d{5}")
_COORDINATE = re.compile(r"(?:5[0-3]|[3-7])\.\d{7,8}")
_USUAL_GROUPS = ((3, 3, 3), (4, 2, 3))

_ALL_DIGITS_ZERO = bytes(ord("0") if 48 <= byte < 58 else byte for byte in range(256))
_DROPPED = b" .-" + bytes(range(128, 256))
_OTHER_DIGITS = (b"\xd9", b"\xdb", b"\xef\xbc")
_PLAIN_KEY = re.compile(r"[^\W\d][\w-]*")
_LONGEST_KEY = 60


def find_bsn(text: str) -> list[tuple[int, int]]:
    """Find every BSN in a text, as pairs of begin and end (half-open), in order.

    Nine digits in a row, or in groups with spaces, dots or hyphens between them. Not: part of a longer number, a
    phone number, a date with something behind it, a year with a number of five digits ("2026-00123"), a coordinate.
    """
    if not _RUN.search(text):
        return []
    text = _DATE_OR_TIMES.sub(lambda found: "x" * len(found[0]), text)
    places: list[tuple[int, int]] = []
    for run in _RUN.finditer(text):
        groups = [found.span() for found in _DIGITS.finditer(text, *run.span())]
        for begin, end in _nine_digits(text, groups):
            if (not places or begin >= places[-1][1]) and _is_bsn(text, begin, end):
                places.append((begin, end))
    return places


def _nine_digits(text: str, groups: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give every stretch of neighbouring groups that has nine digits together and reads as one number."""
    for first in range(len(groups)):
        total = 0
        for last in range(first, len(groups)):
            total += groups[last][1] - groups[last][0]
            if total >= 9:
                if total == 9 and _reads_as_one(text, groups, first, last):
                    yield groups[first][0], groups[last][1]
                break


def _reads_as_one(text: str, groups: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether someone reading sees groups first..last as one number, apart from the groups around it."""
    if first == last or (first == 0 and last == len(groups) - 1):
        return True
    stretch = groups[first : last + 1]
    if tuple(end - begin for begin, end in stretch) in _USUAL_GROUPS:
        return True
    # Only the gaps around and within this stretch are looked at: a text may hold thousands of groups.
    around = groups[max(first - 1, 0) : first + 1], groups[last : last + 2]
    edges = [_spaced(text, a, b) for pair in around for a, b in pairwise(pair)]
    return all(edges) and not any(_spaced(text, a, b) for a, b in pairwise(stretch))


def _spaced(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    return any(sign.isspace() for sign in text[one[1] : other[0]])


def _is_bsn(text: str, begin: int, end: int) -> bool:
    written = text[begin:end]
    if _YEAR_AND_NUMBER.fullmatch(written) or _COORDINATE.fullmatch(written) or _ABROAD.search(text[:begin][-16:]):
        return False
    digits = "".join(str(int(sign)) for sign in written if sign.isdigit())
    return bool(bsn.is_valid(digits))


def may_hold_bsn(canon: bytes) -> bool:
    """Whether a BSN is possible at all in JSON text; quick, and sometimes a needless yes.

    Shape: UTF-8 in which digits and spaces are not written as escapes, as pydantic_core.to_json writes it.
    """
    if b"000000000" in canon.translate(_ALL_DIGITS_ZERO, _DROPPED):
        return True
    return not canon.isascii() and any(lead in canon for lead in _OTHER_DIGITS)


def bsn_places(data: object, plaats: Plaats = ()) -> Iterator[Plaats]:
    """Walk JSON data of any shape and give the place of every key, text or whole number that holds a BSN."""
    if isinstance(data, dict):
        for key, value in data.items():
            if find_bsn(str(key)):
                yield (*plaats, str(key))
            yield from bsn_places(value, (*plaats, str(key)))
    elif isinstance(data, list | tuple):
        for position, value in enumerate(data):
            yield from bsn_places(value, (*plaats, position))
    elif isinstance(data, str):
        if find_bsn(data):
            yield plaats
    elif (
        isinstance(data, int | float) and 1e8 <= abs(data) < 1e9 and data == int(data) and find_bsn(str(abs(int(data))))
    ):
        yield plaats


def holds_bsn(data: object) -> Iterator[str]:
    """Give the dotted path of every place in JSON data where a BSN stands, never the number itself.

    The path of data that is itself a BSN is empty.
    """
    return (veld_of(plaats) for plaats in bsn_places(data))


def veld_of(plaats: Plaats) -> str:
    """Write a place as a dotted path, such as `kinderopvang.tijden[2].tot`; a key with a BSN becomes `(sleutel)`.

    A key with other signs than letters, digits, `_` and `-` stands between brackets: `herkomst["taalniveau.lezen"]`.
    """
    path = ""
    for part in plaats:
        if isinstance(part, int):
            path += f"[{part}]"
        elif find_bsn(part):
            path += ".(sleutel)"
        elif _PLAIN_KEY.fullmatch(part) and len(part) <= _LONGEST_KEY:
            path += f".{part}"
        else:
            path += f'["{printable(part)}"]'
    return path.removeprefix(".")


def printable(text: str) -> str:
    """Shorten a text to sixty signs that are safe on any screen; what cannot be shown becomes a question mark."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in text[: _LONGEST_KEY + 1])
    return shown if len(shown) <= _LONGEST_KEY else shown[: _LONGEST_KEY - 1] + "…"
