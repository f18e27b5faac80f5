"""Reads how long something takes: minutes of travel, and years of work."""

import re

from features.dutch.numbers import NUMBER, number

WORDINGS = (
    "45 minuten",
    "45 min.",
    "drie kwartier",
    "een half uur",
    "halfuur",
    "anderhalf uur",
    "5 kwartier",
    "1,5 uur",
    "uur en een kwartier",
    "1 uur en 15 minuten",
    "8 jaar",
    "4 jr",
    "9 maanden",
    "half jaar",
    "van 2018 tot 2022",
)

_MINUTES = re.compile(
    rf"(?P<uur>(?:een |1 )?uur en (?:een )?kwartier|(?:{NUMBER}) uur(?: en)? (?:{NUMBER}) min(?:uten)?\b)"
    rf"|(?P<kwartier>(?:{NUMBER})?\s?(?:kwartier(?:en)?|kwartiertje))\b"
    r"|(?P<halfuur>\bhalf ?uur(?:tje)?)\b"
    rf"|(?P<uren>(?:{NUMBER})\s?-?(?:uur(?:tje)?|uren|u|h)\b\.?)(?!\s*(?:p/|per (?:week|dag)|p\.?w))"
    rf"|(?P<min>(?:{NUMBER})\s?(?:minuten|minuut|minuutjes|min\b\.?|m\b(?!\w)|'))"
)
_FIRST = re.compile(NUMBER)
YEARS = re.compile(
    rf"(?P<aantal>{NUMBER})\s*(?:\+\s*)?(?:volle\s|hele\s|lange\s)?"
    r"(?P<maat>jaren|jaar|jr\b\.?|jrn\b|j\b\.?|maanden|maand|mnd\b\.?|mnden|mdn)",
)
_SPAN = re.compile(r"(?:van\s|tussen\s|\()?\b((?:19|20)\d\d)\s?(?:tot(?: en met)?|t/m|en|-)\s?((?:19|20)\d\d)\b")
_NO_WORK = re.compile(
    r"\s*(?:oud|geleden)|[^,.;]{0,30}\b(?:verble\w*|woonde|gewoond|gezeten|gevlucht|wachtte|studeer\w*|gestudeerd"
    r"|onderwijs"
    r"|school|opleiding)\b"
)
_VAGUE = re.compile(
    r"(?:paar|enkele|aantal|enige|vele|veel|jarenlang|seizoen|hoeveel|meerdere|verschillende|een tijd|tijdje)"
)


def minutes(text: str) -> tuple[int, int, int] | None:
    """The first duration in a text in plain letters as (minutes, begin, eind); None when there is none."""
    found = _MINUTES.search(text)
    if found is None:
        return None
    values = [number(match[0]) for match in _FIRST.finditer(found[0])]
    numbers = [value for value in values if value is not None]
    if found["uur"]:
        if "kwartier" in found[0]:
            return 75, found.start(), found.end()
        total = numbers[0] * 60 + numbers[-1]
    elif found["halfuur"]:
        total = 30
    elif found["kwartier"]:
        total = (numbers[0] if numbers else 1) * 15
    else:
        total = numbers[0] * (60 if found["uren"] else 1)
    return round(total), found.start(), found.end()


def years(text: str) -> tuple[float, int, int] | None:
    """The first stretch of work in a text in plain letters as (years, begin, eind).

    Months are parts of years; from one year to another is their difference. None when nothing clear is said.
    """
    span = _SPAN.search(text)
    if span and 0 <= int(span[2]) - int(span[1]) <= 60:
        return float(int(span[2]) - int(span[1])), span.start(), span.end()
    for found in YEARS.finditer(text):
        value = number(found["aantal"])
        before = text[max(0, found.start() - 14) : found.start()]
        if value is None or _VAGUE.search(before) or value > 70 or _NO_WORK.match(text, found.end()):
            continue
        if found["maat"].startswith("m"):
            value = round(value / 12, 2)
        return value, found.start(), found.end()
    return None
