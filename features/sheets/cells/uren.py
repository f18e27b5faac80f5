"""Reads hours per week: "16-24", "24 u", "min. 12", "tussen 6 en 20 uur", "3 x 4 uur"."""

import re

from features.sheets.cells.cel import Cel, asked, wrong
from features.sheets.cells.getal import (
    DATUM_IN_PLAATS_VAN_GETAL,
    GETAL,
    is_excel_date,
    number_word,
    plain,
    to_number,
)

MOST = 60
TE_VEEL = f"meer dan {MOST} uur per week kan niet; verwacht: 0 tot en met {MOST} uur per week"
VERWACHT = "schrijf het aantal uren per week als getal, bijvoorbeeld 16 of 16-24"
PER_WEEK = "dit zijn geen uren per week; schrijf het aantal uren per week, bijvoorbeeld 16-24"
LAAGSTE = "schrijf ook het laagste aantal uren, bijvoorbeeld 16-24"
OMGEKEERD = "het hoogste aantal uren is lager dan het laagste; schrijf het laagste eerst"

_UNIT = re.compile(r"(?:(?<=[0-9])|\b)(?:uur|uren|u|upw|hrs|h)\b\.?|(?:\bper|\bp\.? ?/?|/) ?(?:week|wk|w)\b\.?")
_ABOUT = re.compile(
    r"\b(?:ca|circa|ongeveer|plm|gemiddeld|gem)\b\.?|[±~]"
    r"|,? ?\b(?:in overleg|flexibel|full-?time|part-?time|voltijds?|deeltijd)\b,?"
)
_LEAST = r"(?:(?:min|minimaal|minimum|vanaf|minstens|ten ?minste)\b[. ]*|(?:>=?|≥) *)"
_MOST = r"(?:max|maximaal|maximum|hoogstens|tot en met|t/m|tot|<=?|≤)[. ]*"
_TO = r" ?(?:-|t/m|tm|tot en met|tot|à|á|a|of|/|en|–) ?"
_ONE = re.compile(rf"(?:{_LEAST})?({GETAL})(?: ?(?:\+|of meer|en meer|minimaal|minimum|min\.?))?")
_TWO = re.compile(
    rf"(?:tussen (?:de )?|van |{_LEAST})?({GETAL}){_TO}(?:max\.? |maximaal )?({GETAL})"
    rf"|{_LEAST}({GETAL})[,;]? ?(?:en )?{_MOST}({GETAL})"
)
_TURNS = r" ?(?:dagen|dagdelen|ochtenden|middagen|avonden|diensten|keer)"
_TIMES = re.compile(rf"([0-9])(?:(?:{_TURNS})? ?(?:x|×|\*|maal|keer)|{_TURNS} ?(?:van|à|a|x)) ?({GETAL})")
_HOURS = re.compile(rf"{_ONE.pattern}|{_TWO.pattern}|{_TIMES.pattern}")
_ASIDE = re.compile(r"\(([^()]*[0-9][^()]*(?:uur|uren|u|h)\b[^()]*)\)")
_OTHER_PERIOD = re.compile(r"maand|per dag|p/d|jaar|/dag|per keer|kwartaal")


def read_uren(text: str) -> Cel:
    """Read the hours of one cell as min and, when it says so, max."""
    if is_excel_date(text):
        return wrong("uren", DATUM_IN_PLAATS_VAN_GETAL)
    plainly = plain(text)
    if _OTHER_PERIOD.search(plainly):
        return wrong("uren", PER_WEEK)
    bare = _bare(plainly)
    aside = _ASIDE.search(plainly)
    if aside and not _HOURS.fullmatch(bare):
        bare = _bare(aside[1])  # "2 dagen (16 uur)"
    if found := _ONE.fullmatch(bare):
        return _hours(found[1], None)
    if found := _TIMES.fullmatch(bare):
        return _hours(str(round(int(found[1]) * to_number(found[2]), 2)), None)
    if found := _TWO.fullmatch(bare):
        return _hours(found[1] or found[3], found[2] or found[4])
    if (word := number_word(bare)) is not None:
        return _hours(str(word), None)
    if re.fullmatch(rf"{_MOST}{GETAL}", bare):
        return wrong("uren.min", LAAGSTE)
    return wrong("uren", VERWACHT) if bare.startswith("-") else asked("uren", VERWACHT)


def read_uren_max(text: str) -> Cel:
    """Read the cell of a column that only holds the highest number of hours."""
    if is_excel_date(text):
        return wrong("uren.max", DATUM_IN_PLAATS_VAN_GETAL)
    bare = re.sub(rf"^{_MOST}", "", _bare(plain(text)))
    if re.fullmatch(GETAL, bare) is None:
        return wrong("uren.max", VERWACHT) if re.search("[0-9]", bare) else asked("uren.max", VERWACHT)
    number = to_number(bare)
    return wrong("uren.max", TE_VEEL) if number > MOST else Cel({"uren": {"max": number}})


def _bare(plainly: str) -> str:
    """Drop the words for hours, weeks and about; what stands between brackets too, unless only there is a number."""
    text = re.sub(r"\([^()]*\)", " ", plainly)
    text = text if re.search("[0-9]", text) or not re.search("[0-9]", plainly) else re.sub("[()]", " ", plainly)
    return " ".join(_ABOUT.sub(" ", _UNIT.sub(" ", text)).split()).strip(" .,;:'’")


def _hours(low: str, high: str | None) -> Cel:
    least = to_number(low)
    most = None if high is None else to_number(high)
    fouten = [(veld, TE_VEEL) for veld, hours in (("uren.min", least), ("uren.max", most)) if (hours or 0) > MOST]
    if not fouten and most is not None and most < least:
        fouten = [("uren.max", OMGEKEERD)]
    if fouten:
        return Cel({}, tuple(fouten))
    return Cel({"uren": {"min": least} if most is None else {"min": least, "max": most}})
