"""Reads yes or no: "ja", "j", "x", "nee, niet nodig"."""

import re

from data.reference.uploadwoorden import celwoorden
from features.sheets.cells.cel import Cel, asked, known, shown
from features.vocabulary import fold

_BOTH = re.compile(r"\s*(?:ja|j)\s*(?:/|of)\s*(?:nee|n)\s*", re.IGNORECASE)
_TICK = re.compile(r"[✓✔☑√✅]")
_CROSS = re.compile(r"[✗✘☐❌]")


def yes_or_no(text: str) -> bool | None:
    """Read the first word as yes or no, words after it are passed over; None when it is neither.

    "ja/nee" is neither: nobody has chosen yet.
    """
    if _BOTH.fullmatch(text):
        return None
    if _TICK.search(text):
        return True
    words = fold(text[:200]).split()
    if not words or _CROSS.search(text):
        return False if words or _CROSS.search(text) else None
    codes = celwoorden()["ja"]
    return next((code == "ja" for code in ("nee", "ja") if words[0] in codes[code]), None)


def read_ja_nee(text: str, veld: str) -> Cel:
    """Read one cell of a yes or no column."""
    found = yes_or_no(text)
    if found is None:
        return asked(veld, f"is “{shown(text)}” ja of nee? Schrijf: ja of nee")
    return known(veld, found)
