"""Reads clock times in Dutch prose: "half 7", "kwart voor negen", "9.00-12.15 uur", "van tien uur tot half twaalf"."""

import re
from dataclasses import dataclass

from features.dutch.numbers import NUMBER, number

WORDINGS = (
    "9.00-12.00",
    "09:00 - 12.15 uur",
    "9 tot 12 u",
    "van negen tot twaalf",
    "half 7 tot 9",
    "kwart voor negen",
    "tien over half tien",
    "tussen 9 en 12",
    "9u30-11u",
    "'s avonds van 7 tot 9",
    "vanaf 13.00 tot 15.30",
)

_HOUR_WORD = "een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf"
_HOUR = rf"(?:[01]?\d|2[0-4]|(?:{_HOUR_WORD})\b)"
TIME = (
    r"(?:(?:[01]?\d|2[0-4])[.:](?:[0-5]\d)(?!\d)(?:\s?(?:uur|u\b\.?|h\b))?"
    r"|(?:[01]?\d|2[0-4])\s?[uh]\s?[0-5]\d"
    r"|(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:uur|u\b|-))"
    rf"|(?:(?:{NUMBER})\s(?:voor|over)\s)?half\s?{_HOUR}(?:\s?(?:uur|u\b\.?))?"
    rf"|(?:kwart|kwartier|tien|vijf|twintig|\d\d?)\s(?:voor|over)\s{_HOUR}(?:\s?(?:uur|u\b\.?))?"
    rf"|{_HOUR}(?:\s?(?:uur|u\b\.?|h\b))?)"
)
_RANGE = re.compile(
    rf"(?P<open>(?:van|vanaf|tussen|om)\s+)?(?P<van>(?<![\d.,/:-]){TIME})"
    rf"\s*(?P<mid>-|tot(?: en met| aan)?|t/m|en|>)\s*(?:ca\.?\s)?(?P<tot>{TIME})(?![\d/]|[.:]\d|\s?(?:kilo|kg"
    rf"|jaar|min|x\b|keer|maanden))"
)
_CLEAR = re.compile(r"[.:]\d\d|\d\s?[uh]\b|uur|half|kwart|over|voor")
_WEEKLY_AMOUNT = re.compile(r"\s*(?:uur|uren|u\b)?\.?\s*(?:per (?:week|dag|maand)|p/?\s?w|p/d|in de week)")


@dataclass(frozen=True, slots=True)
class Tijden:
    """Two clock times as minutes of the day, and where they stand."""

    van: int
    tot: int
    begin: int
    eind: int
    surely: bool = True


def minute(text: str) -> int | None:
    """The minute of the day that a time in plain letters names: "half 7" is 390, "kwart voor negen" 525."""
    word = re.sub(r"\s?(?:uur|u\.?|h)$", "", text.strip())
    digits = re.fullmatch(r"(\d{1,2})\s?[.:uh]\s?(\d\d)", word) or re.fullmatch(r"(\d\d)(\d\d)", word)
    if digits:
        return int(digits[1]) * 60 + int(digits[2])
    parts = re.fullmatch(r"(?:(.+?)\s(voor|over)\s)?(half\s?)?(\S+)", word)
    if parts is None:
        return None
    hour = number(parts[4])
    shift = 0.0
    if parts[1]:
        given = 15.0 if parts[1].startswith("kwart") else number(parts[1])
        if given is None:
            return None
        shift = given if parts[2] == "over" else -given
    if hour is None or hour != int(hour) or not 0 <= hour <= 24:
        return None
    return round(hour * 60 + shift - (30 if parts[3] else 0))


def ranges(text: str) -> list[Tijden]:
    """Every stretch from one time to another in a text in plain letters, in order.

    Bare numbers count only with "van ... tot", with a unit, or as 9-12 with an end after the begin; hours a week,
    dates and ages are no times. An hour from 1 to 6 that would end before it begins is in the afternoon.
    """
    found: list[Tijden] = []
    for match in _RANGE.finditer(text):
        mid = match["mid"]
        clear = bool(_CLEAR.search(match["van"]) or _CLEAR.search(match["tot"]))
        joined = mid == "en" and not (match["open"] or "").startswith("tussen")
        if joined or (_WEEKLY_AMOUNT.match(text, match.end()) and not re.search(r"[.:]\d\d", match[0])):
            continue
        van, tot = minute(match["van"]), minute(match["tot"])
        if van is None or tot is None:
            continue
        if tot <= van and tot + 720 <= 1440:
            tot += 720
        if 0 <= van < tot <= 1440:
            sure = clear or bool(match["open"]) or mid.startswith("tot")
            found.append(Tijden(van, tot, match.start("van"), match.end("tot"), sure))
    return found


def in_dagdeel(times: Tijden, dagdeel: str | None) -> Tijden:
    """The times moved to the afternoon or evening when the dagdeel says so: half 7 in the avond is 18:30."""
    if dagdeel == "avond" and times.van < 720 and times.tot <= 720:
        return Tijden(times.van + 720, times.tot + 720, times.begin, times.eind)
    if dagdeel == "middag" and times.van < 420:
        tot = times.tot + 720 if times.tot <= 720 else times.tot
        return Tijden(times.van + 720, tot, times.begin, times.eind)
    if dagdeel is None and times.van < 420 and times.tot <= 420:
        return Tijden(times.van + 720, times.tot + 720, times.begin, times.eind)
    return times
