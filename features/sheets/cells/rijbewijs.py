"""Reads which rijbewijs a plek asks: "nee", "B", "ja (B)", "C en BE", "B is een pré"."""

import re

from data.schemas.codes import RIJBEWIJZEN
from features.sheets.cells.cel import Cel, asked, known, shown, wrong
from features.sheets.cells.ja_nee import yes_or_no
from features.sheets.cells.woorden import find_codes, is_only_welcome

KEUZE = f"{', '.join(RIJBEWIJZEN[:-1])} of {RIJBEWIJZEN[-1]}"

_CATEGORY = re.compile(r"(?:(?:ja|rijbewijs|categorie|cat\.?)[,: ]*)*\(?([a-z][a-z1]?)\)?", re.IGNORECASE)
_OTHER_REAL = ("A1", "A2", "B1", "C1", "CE", "DE", "D1")
_EITHER = re.compile(r"\bof\b")


def read_rijbewijs(text: str) -> Cel:
    """Read the categories that are asked; "ja" alone is B, a rijbewijs that is only welcome is none."""
    plain = " ".join(text.lower()[:200].split())
    if is_only_welcome(plain):
        return known("rijbewijs", ())
    if (single := _CATEGORY.fullmatch(plain)) and yes_or_no(single[1]) is None:
        return _category(single[1].upper(), text)
    found = find_codes("rijbewijs", re.sub(r"\+", " + ", plain), alike=False)
    if len(found.codes) > 1 and _EITHER.search(plain):
        return _ask(text)
    if found.codes and not found.ontkend:
        return known("rijbewijs", found.codes)
    answer = yes_or_no(text)
    return _ask(text) if answer is None else known("rijbewijs", ("B",) if answer else ())


def _category(letters: str, text: str) -> Cel:
    if letters in RIJBEWIJZEN:
        return known("rijbewijs", (letters,))
    if letters in _OTHER_REAL:
        return _ask(text)
    return wrong("rijbewijs", f"rijbewijs {letters} bestaat niet; kies uit {KEUZE}, of schrijf: nee")


def _ask(text: str) -> Cel:
    return asked("rijbewijs", f"welk rijbewijs is nodig bij “{shown(text)}”? Kies uit {KEUZE}, of schrijf: nee")
