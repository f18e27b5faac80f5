"""Reads JSON as it comes in and says in Dutch where it is not JSON."""

import codecs
import json
import math
import re
from collections.abc import Iterator
from typing import NamedTuple

from pydantic_core import from_json, to_json

from data.schemas.errors import Fout, InvoerFout
from features.intake.bsn import Plaats
from features.intake.meldingen import Melding, as_fout

MAX_BYTES = 200_000_000
DUBBELE_SLEUTEL = "deze naam staat meer dan één keer in hetzelfde object; laat er één staan"
GEEN_GETAL = "NaN en Infinity zijn geen getallen; laat het veld weg als de waarde niet bekend is"
TE_GROOT = "dit getal is te groot"

_PLACE = re.compile(r"^(.*) at line (\d+) column (\d+)$", re.DOTALL)
_NOT_A_NUMBER = re.compile(rb"-?(?:NaN|nan|Inf|inf)")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

_MARKS = (b"\xef", b"\xff", b"\xfe")

# The parser's messages by how they begin, and what they mean to the reader.
_BROKEN = (
    ("EOF", "de tekst houdt te vroeg op; er ontbreekt een haak, accolade of aanhalingsteken"),
    ("expected `:`", "verwacht: een dubbele punt na de naam van een veld"),
    ("expected `,` or `]`", "verwacht: een komma of het einde van de lijst ]"),
    ("expected `,` or `}`", "verwacht: een komma of het einde van het object }"),
    ("trailing comma", "haal de komma weg: er komt niets meer na"),
    ("trailing characters", "er staat nog iets na het einde; verwacht: één object of één lijst"),
    ("key must be a string", "verwacht: de naam van een veld tussen dubbele aanhalingstekens"),
    ("control character", "in een tekst staat een regeleinde of stuurteken; schrijf dat als \\n of haal het weg"),
    ("invalid escape", "na een backslash staat een teken dat daar niet mag"),
    ("invalid unicode", "deze tekens zijn geen UTF-8; sla het bestand op als UTF-8"),
    ("lone leading surrogate", "een code met \\u is niet compleet; typ het teken opnieuw"),
    ("unexpected end of hex", "een code met \\u is niet compleet; typ het teken opnieuw"),
    ("invalid number", "dit getal is niet goed geschreven; verwacht: bijvoorbeeld 12 of 12.5"),
    ("number out of range", TE_GROOT),
    ("recursion limit", "er staan te veel haken in elkaar; verwacht: hoogstens 200 lagen"),
    ("expected", "verwacht: een tekst, getal, true, false, null, lijst of object"),
)


class Gelezen(NamedTuple):
    """JSON data as read, the same data as UTF-8 JSON without escaped digits, and what is wrong all the same."""

    data: object
    canon: bytes
    meldingen: tuple[Melding, ...]


class _Pairs(list[tuple[str, object]]):
    """A JSON object with all its names, also those that stand there twice."""


def read_json(raw: bytes, bron: str, *, max_bytes: int = MAX_BYTES) -> object:
    """Read one JSON value: UTF-8, with or without byte order mark, or UTF-16 with one.

    Raises InvoerFout, naming bron and line, when it is empty, larger than max_bytes, not JSON, nested too deep, or
    holds NaN, Infinity, a number that large, or one name twice in one object.
    """
    data, _, meldingen = read_canonical(raw, bron, max_bytes=max_bytes)
    meldingen += tuple(Melding(plaats, TE_GROOT) for plaats in _infinities(data, ()))
    if meldingen:
        raise InvoerFout(tuple(as_fout(melding, bron, None) for melding in meldingen))
    return data


def read_canonical(raw: bytes, bron: str, item: str | None = None, *, max_bytes: int = MAX_BYTES) -> Gelezen:
    """Read one JSON value in the form the readers of nouns work with.

    item names a line of a larger whole; there speed counts, and a name that stands twice in one object passes: its
    last value holds. A number too large to hold comes out as infinity: the nouns refuse it. Raises InvoerFout with
    one fout when nothing can be read.
    """
    if len(raw) > max_bytes:
        size = f"{max_bytes / 1e6:g}".replace(".", ",")
        raise InvoerFout((Fout(bron, item, None, f"te groot; verwacht: hoogstens {size} MB. Splits de gegevens"),))
    text = _as_utf8(raw, bron, item) if raw[:1] in _MARKS else raw
    if not text or text.isspace():
        raise InvoerFout((Fout(bron, item, None, "hier staat niets; verwacht: JSON. Een lege lijst is []"),))
    try:
        data = from_json(text, allow_inf_nan=False)
    except ValueError as error:
        raise InvoerFout((Fout(bron, item, None, _explain(str(error), text, item)),)) from None
    if item and b"\\u" not in text:
        return Gelezen(data, text, ())
    canon = to_json(data)
    return Gelezen(data, canon, () if item else _double(text, canon))


def _as_utf8(raw: bytes, bron: str, item: str | None) -> bytes:
    if raw.startswith(codecs.BOM_UTF8):
        return raw[len(codecs.BOM_UTF8) :]
    if not raw.startswith(_UTF16):
        return raw
    try:
        return raw.decode("utf-16").encode()
    except UnicodeError:
        raise InvoerFout((Fout(bron, item, None, "dit is geen UTF-16; sla het bestand op als UTF-8"),)) from None


def _explain(message: str, text: bytes, item: str | None) -> str:
    """Say in Dutch what the parser found, with line and character (counted from 1) where it stopped."""
    found = _PLACE.match(message)
    what, line, column = (found[1], int(found[2]), int(found[3])) if found else (message, 1, 0)
    lines = text.split(b"\n", line)
    here = lines[line - 1] if line <= len(lines) else b""
    sign = max(len(here[:column].decode("utf-8", "replace")), 1)
    place = f"bij teken {sign}" if item else f"op regel {line}, teken {sign}"
    if _NOT_A_NUMBER.match(here, max(column - 1, 0)) or _NOT_A_NUMBER.match(here, max(column - 2, 0)):
        return f"geen geldige JSON {place}: {GEEN_GETAL}"
    meaning = next(
        (dutch for begin, dutch in _BROKEN if what.startswith(begin)), "controleer de tekst rond deze plaats"
    )
    return f"geen geldige JSON {place}: {meaning}"


def _double(text: bytes, canon: bytes) -> tuple[Melding, ...]:
    """Give a melding for every name that stands twice in one object; the parser keeps only the last.

    A name that was dropped takes its quotes with it, so equal counts of quotes prove that nothing was; only a quote
    written as an escape could hide the difference.
    """
    if text.count(b'"') == canon.count(b'"') and b"\\u0022" not in text:
        return ()
    pairs = json.loads(text, object_pairs_hook=_Pairs, parse_int=str, parse_float=str)
    return tuple(Melding(plaats, DUBBELE_SLEUTEL) for plaats in _double_names(pairs, ()))


def _double_names(value: object, plaats: Plaats) -> Iterator[Plaats]:
    if isinstance(value, _Pairs):
        seen: set[str] = set()
        for name, child in value:
            if name in seen:
                yield (*plaats, name)
            seen.add(name)
            yield from _double_names(child, (*plaats, name))
    elif isinstance(value, list):
        for position, child in enumerate(value):
            yield from _double_names(child, (*plaats, position))


def _infinities(value: object, plaats: Plaats) -> Iterator[Plaats]:
    if isinstance(value, float) and math.isinf(value):
        yield plaats
    elif isinstance(value, dict | list):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _infinities(child, (*plaats, key))
