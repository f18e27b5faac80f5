"""Reads a day as the Dutch write it: the day first, with digits or the name of the month."""

import re
from datetime import date

from features.dutch.leesfout import LeesFout

FIRST_YEAR, LAST_YEAR = 2000, 2099
LONGEST = 60
BESTAAT_NIET = "deze datum bestaat niet; schrijf dag-maand-jaar, bijvoorbeeld 01-03-2027"
ANDERE_VORM = "dit is geen datum die we kennen; schrijf dag-maand-jaar, bijvoorbeeld 01-03-2027"
JAAR = f"controleer het jaar; verwacht: een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}"

_NAMEN = (
    *("jan januari", "feb febr februari", "mrt mar maart", "apr april", "mei", "jun juni", "jul juli"),
    *("aug augustus", "sep sept september", "okt oct oktober", "nov november", "dec december"),
)
MAANDEN = {naam: month for month, namen in enumerate(_NAMEN, start=1) for naam in namen.split()}
"""The number of a month by its name, whole or short."""

_MAAND = "|".join(sorted(MAANDEN, key=len, reverse=True))
_BEFORE = re.compile(
    r"(?:per|vanaf|van|start|op|m\.?i\.?v\.?|met ingang van|ingaande|tot en met|t/m|tot|uiterlijk|ca\.?|circa"
    r"|(?:maan|dins|woens|donder|vrij|zater|zon)dag|(?:ma|di|wo|do|vr|za|zo))\b[.,:]? *"
)
_AFTER = re.compile(r" *(?:\([^()]*\)|[.,;]|[ t][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:z|[+-][0-9:]{4,5})?)$")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2}) ?[-/. ] ?'?([0-9]{4}|[0-9]{2})")
_NAMED = re.compile(rf"([0-9]{{1,2}})(?:e|ste|de)?[-/. ]*({_MAAND})\.?[-/., ]*(?:'|’|‘)?([0-9]{{4}}|[0-9]{{2}})")
_NO_YEAR = re.compile(rf"([0-9]{{1,2}})(?:[-/. ]+([0-9]{{1,2}})|[-/. ]*({_MAAND}))[-/.]?")
_NO_DAY = re.compile(r"(?:[0-9]{1,2}[-/ ])?20[0-9]{2}(?:-[0-9]{1,2})?")
_ONLY_DIGITS = re.compile(r"[^a-z]*[0-9][^a-z]*[0-9][^a-z]*[0-9][^a-z]*|[0-9]{4}-?w[0-9]{2}.*|[-+.0-9]+e[-+]?[0-9]+")


def read_date(text: str) -> date | None:
    """Read one day; None for words that name no full day ("voorjaar 2027", "1 maart").

    Two digits for the year are years from 2000. Weekday, "per", "vanaf" and a clock time are passed over; a weekday
    that does not agree with the date is not an error. Raises LeesFout for a day that does not exist, a year out of
    reach and digits in another order or form (20260101, 44927, 2026-W05-1).
    """
    plain = _bare(text)
    if found := _YEAR_FIRST.fullmatch(plain):
        year, month, day = found.groups()
        return _day(int(year), int(month), int(day))
    if found := _DAY_FIRST.fullmatch(plain):
        day, month, year = found.groups()
        return _day(_whole_year(year), int(month), int(day))
    if found := _NAMED.fullmatch(plain):
        return _day(_whole_year(found[3]), MAANDEN[found[2]], int(found[1]))
    if found := _NO_YEAR.fullmatch(plain):
        # Without a year only a day that never exists is wrong; 2000 was a leap year.
        _day(2000, int(found[2]) if found[2] else MAANDEN[found[3]], int(found[1]))
        return None
    if _ONLY_DIGITS.fullmatch(plain) and not _NO_DAY.fullmatch(plain):
        raise LeesFout(ANDERE_VORM)
    return None


def read_period(text: str) -> tuple[date | None, date | None] | None:
    """Read "1 maart 2027 t/m 31-08-2027" as begin and end; None when it is no period.

    One day is a period without an end. Raises LeesFout as read_date does.
    """
    parts = re.split(r"\s+(?:t/m|tot en met|tot|-|–)\s+|\s*(?:t/m|–)\s*", " ".join(text.lower().split()), maxsplit=1)
    begin = read_date(parts[0])
    if len(parts) == 1:
        return None if begin is None else (begin, None)
    end = read_date(parts[1])
    return None if begin is None or end is None else (begin, end)


def _bare(text: str) -> str:
    """Drop the words and signs around a date; at most a few of each."""
    plain = " ".join(text.lower().replace("–", "-").split())[:LONGEST]
    for _ in range(3):
        plain = plain[found.end() :] if (found := _BEFORE.match(plain)) else plain
        plain = plain[: found.start()] if (found := _AFTER.search(plain)) else plain
    return plain.strip()


def _whole_year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def _day(year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise LeesFout(BESTAAT_NIET) from None
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise LeesFout(JAAR)
    return found
