"""Reads the first and last day of a plek; "per direct" and "onbepaalde tijd" are no day."""

import re

from features.dutch.dates import read_date, read_period
from features.dutch.leesfout import LeesFout
from features.sheets.cells.cel import ONBEKEND, Cel, asked, known, shown, wrong
from features.sheets.cells.woorden import find_codes

_DURATION = re.compile(
    r"(?:ca\.? |circa |ongeveer |min\.? |max\.? |minimaal |maximaal )?[0-9]{1,2}(?: ?(?:-|tot|à|a) ?[0-9]{1,2})? ?"
    r"(?:jaar|jaren|maand|maanden|mnd|weken|week|wkn|dagen)"
)
"""How long a plek lasts says nothing of the first or the last day."""

VRAAG = "welke dag is “{}”? Schrijf dag-maand-jaar, bijvoorbeeld 01-03-2027"


def read_datum(text: str, veld: str) -> Cel:
    """Read one day for veld startdatum or einddatum."""
    try:
        found = read_date(text)
    except LeesFout as fout:
        return wrong(veld, str(fout))
    if found is not None:
        return known(veld, found.isoformat())
    return ONBEKEND if _no_day(text) else asked(veld, VRAAG.format(shown(text)))


def read_periode(text: str) -> Cel:
    """Read a column that holds begin and end together."""
    try:
        found = read_period(text)
    except LeesFout as fout:
        return wrong("startdatum", str(fout))
    if found is None:
        no_day = _no_day(text) or _DURATION.fullmatch(" ".join(text.lower().split()))
        return ONBEKEND if no_day else asked("startdatum", VRAAG.format(shown(text)))
    begin, end = found
    named = {"startdatum": begin, "einddatum": end}
    return Cel({veld: day.isoformat() for veld, day in named.items() if day is not None})


def _no_day(text: str) -> bool:
    found = find_codes("datum", text)
    return bool(found.codes) and not found.rest
