"""Reads the Dutch postcode that stands somewhere in a cell: "Hoofdstraat 1024, 7811 ER Emmen", "7521ab", "9723"."""

import re

from data.reference.places import pc4_table
from features.sheets.cells.cel import Cel, known, wrong

ONTBREEKT = "hier staat geen postcode; schrijf vier cijfers en twee letters, bijvoorbeeld 7511 AA"
MEER = "hier staan verschillende postcodes; schrijf er één, of maak voor elke plek een eigen rij"
BUITENLAND = "dit is geen Nederlandse postcode; schrijf vier cijfers en twee letters, bijvoorbeeld 7511 AA"

_ONLY = re.compile(r"([1-9][0-9]{3}) ?([A-Za-z]{2})")
_PC6 = re.compile(
    # "1024 in Emmen" is a house number: small letters behind a space, with a word after them
    r"(?<![0-9A-Za-z])([1-9][0-9]{3})(?: (?!(?:in|te|de|op|en|of|nr|an|bij) \S))?([A-Za-z]{2})(?![A-Za-z0-9])"
)
_PC4 = re.compile(r"(?<![0-9A-Za-z.,])([1-9][0-9]{3})(?![0-9A-Za-z])(?=(?P<place>[ ,]+['’]?[A-Za-z])?)")
_ABROAD = re.compile(
    r"\((?:D|B|BE|DE|DUI|BEL)\)|\b(?:D|DE|B|BE|L|F)[- ][0-9]{4,5}\b|(?:duitsland|deutschland|belgi[eë])"
    r"|(?<![0-9])[0-9]{5}(?![0-9])",
    re.IGNORECASE,
)


def read_postcode(text: str) -> Cel:
    """Read one postcode and check that its four digits exist; a house number is not taken for one."""
    if plain := _ONLY.fullmatch(text):
        return _existing(plain[1], f"{plain[1]} {plain[2].upper()}")
    line = " ".join(text[:300].replace("\u00a0", " ").split())
    full = _PC6.findall(line)
    if full:
        existing = {f"{digits} {letters.upper()}": digits for digits, letters in full if pc4_table().index(digits) >= 0}
        if len(existing) > 1:
            return wrong("postcode", MEER)
        digits, letters = full[-1]
        written, pc4 = next(iter(existing.items()), (f"{digits} {letters.upper()}", digits))
        return _existing(pc4, written)
    if _ABROAD.search(line):
        return wrong("postcode", BUITENLAND)
    short = list(_PC4.finditer(line))
    if not short:
        return wrong("postcode", ONTBREEKT)
    # Digits with a place name behind them come before a house number; of several the last one counts.
    chosen = [found for found in short if found["place"]] or short
    return _existing(chosen[-1][1], chosen[-1][1])


def _existing(digits: str, postcode: str) -> Cel:
    if pc4_table().index(digits) < 0:
        return wrong("postcode", f"postcode {digits} bestaat niet; controleer de cijfers")
    return known("postcode", postcode)
