"""What no veld of a request may hold, whatever it is called: invisible signs, endless texts and lists, odd numbers.

Source: requirements H004, H041, H042, H044, H046, H049 and H053.
"""

import math
import re
import unicodedata
from collections.abc import Iterator

from features.intake.bsn import Plaats
from features.intake.json_reading import TE_GROOT
from features.intake.meldingen import Melding
from features.intake.schrift import TWEE_SCHRIFTEN, has_two_scripts

LONGEST_TEXT = 5_000
LONGEST_LINE = 300
LONGEST_LIST = 200
MOST_MARKS = 4
LARGEST = 1_000_000_000
FIRST_YEAR, LAST_YEAR = 1900, 2100
MANY_LINES = ("omschrijving", "toelichting", "citaat", "notitie")
"""Fields in which a text may have more than one line."""
EXACT = ("zekerheid",)
"""Fields with numbers of more than two decimals."""

# Control characters, marks that turn the direction of text, and characters that nobody sees. Written as in a JSON
# Schema, because the documentation of the API says the same with these.
UNSEEN = (
    r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    r"\ufeff\ufffe\uffff"
)
BREAKS = r"\t\n\r\u2028\u2029"
_UNSEEN = re.compile(f"[{UNSEEN}]")
_BREAK = re.compile(f"[{BREAKS}]")
_DAY = re.compile(r"(\d{4})-\d\d-\d\d")

ONZICHTBAAR = "hier staat een teken dat niemand ziet; typ de tekst opnieuw"
EEN_REGEL = "verwacht: één regel, zonder regeleinde of tab"
TE_LANG = f"verwacht: een tekst van hoogstens {LONGEST_TEXT} tekens"
LANGE_REGEL = f"verwacht: een tekst van hoogstens {LONGEST_LINE} tekens"
GESTAPELD = "hier staan te veel tekens op elkaar; typ de tekst opnieuw"
LANGE_LIJST = f"verwacht: een lijst van hoogstens {LONGEST_LIST}"
DUBBEL = "deze waarde staat er twee keer; laat haar één keer staan"
DECIMALEN = "verwacht: een getal met hoogstens twee cijfers achter de komma"
JAAR = f"verwacht: een datum tussen {FIRST_YEAR} en {LAST_YEAR}"


def shape_meldingen(data: object, plaats: Plaats = ()) -> Iterator[Melding]:
    """Give a melding for everything in JSON data of any shape that no request needs."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _of_text(key, (*plaats, key))
            yield from shape_meldingen(value, (*plaats, key))
    elif isinstance(data, list):
        yield from _of_list(data, plaats)
        for position, value in enumerate(data[:LONGEST_LIST]):
            yield from shape_meldingen(value, (*plaats, position))
    elif isinstance(data, str):
        yield from _of_text(data, plaats)
    elif isinstance(data, int) and not -LARGEST <= data <= LARGEST:
        yield Melding(plaats, TE_GROOT)
    elif isinstance(data, float) and math.isfinite(data) and round(data, 2) != data and not _named(plaats, EXACT):
        yield Melding(plaats, DECIMALEN)


def _of_list(items: list[object], plaats: Plaats) -> Iterator[Melding]:
    if len(items) > LONGEST_LIST:
        yield Melding(plaats, LANGE_LIJST)
        return
    seen: set[object] = set()
    for position, value in enumerate(items):
        if isinstance(value, str | int | float):
            if value in seen:
                yield Melding((*plaats, position), DUBBEL)
            seen.add(value)


def _of_text(text: str, plaats: Plaats) -> Iterator[Melding]:
    many = _named(plaats, MANY_LINES)
    if len(text) > (LONGEST_TEXT if many else LONGEST_LINE):
        yield Melding(plaats, TE_LANG if many else LANGE_REGEL)
    elif _UNSEEN.search(text):
        yield Melding(plaats, ONZICHTBAAR)
    elif not many and _BREAK.search(text):
        yield Melding(plaats, EEN_REGEL)
    elif _stacked(text):
        yield Melding(plaats, GESTAPELD)
    elif has_two_scripts(text):
        yield Melding(plaats, TWEE_SCHRIFTEN)
    elif (day := _DAY.fullmatch(text)) and not FIRST_YEAR <= int(day[1]) <= LAST_YEAR:
        yield Melding(plaats, JAAR)


def _stacked(text: str) -> bool:
    """Whether more marks stand on one letter than any language has."""
    if text.isascii():
        return False
    run = 0
    for sign in text:
        run = run + 1 if unicodedata.combining(sign) else 0
        if run > MOST_MARKS:
            return True
    return False


def _named(plaats: Plaats, names: tuple[str, ...]) -> bool:
    return bool(plaats) and plaats[-1] in names
