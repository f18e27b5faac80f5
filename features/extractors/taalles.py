"""Reads how many hours of taalles a week someone has, for plans that do not say on which days.

Source: contract pip.schema.json, taallesUren: hours of taalles per week, if the days are not known.
"""

import re

from features.documents.asking import values
from features.documents.document import Document
from features.dutch.numbers import number
from features.finding import Finding

SUBJECT = "taalles"
WORDINGS = (
    "6 uur taalles per week",
    "zes uur per week taalles",
    "taalles: 9 uur per week",
    "taalles, zes uur per week, dagen nog niet bekend",
    "taallessen van 7,5 uur in de week",
)

_LESSON = r"(?:nederlandse |nt2[ -]?)?taal ?les(?:sen)?"
_HOURS = r"(?P<uren>\d{1,2}(?:[.,]\d)?|[a-z]{3,12})"
_WEEK = r"(?:per week|in de week|p/?w|wekelijks)"
_WORDINGS = (
    re.compile(rf"\b{_HOURS} (?:uur|u)\.? {_LESSON} {_WEEK}"),
    re.compile(rf"\b{_HOURS} (?:uur|u)\.? {_WEEK} {_LESSON}"),
    re.compile(rf"\b{_LESSON}(?:\s?[:,]| van| is| zijn| duurt| duren)? {{0,2}}{_HOURS} (?:uur|u)\.? {_WEEK}"),
)
_LABEL = rf"(?:uren )?{_LESSON}(?: per week)?"
_VALUE = re.compile(rf"{_HOURS} (?:uur|u)\b")
MOST_HOURS = 40.0


def extract(document: Document) -> list[Finding]:
    """The hours of taalles a week that hold now; none where a sentence names what is wished or denied."""
    found: list[Finding] = []
    for waarde in values(document, _LABEL):
        match = _VALUE.match(waarde.tekst)
        found += _finding(match, waarde.begin)
    for zin in document.now():
        match = next(filter(None, (wording.search(zin.tekst) for wording in _WORDINGS)), None)
        found += _finding(match, zin.begin)
    return found


def _finding(match: re.Match[str] | None, begin: int) -> list[Finding]:
    hours = number(match["uren"]) if match else None
    if match is None or hours is None or not 0 < hours <= MOST_HOURS:
        return []
    return [Finding("taallesUren", float(hours), begin + match.start(), begin + match.end(), 0.9)]
