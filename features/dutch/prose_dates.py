"""Finds every date in running Dutch text, also those that name only a month, with its place."""

import re
from dataclasses import dataclass
from datetime import date

from features.dutch.dates import MAANDEN

WORDINGS = (
    "21-05-2024",
    "21/5/2024",
    "2025-10-02",
    "4 nov 2025",
    "16 april 2026",
    "3 mrt. '26",
    "juni 2024",
    "05-2022",
    "2019",
)

_MONTH = "|".join(sorted((*MAANDEN, "aprill", "agustus", "maar"), key=len, reverse=True)).replace("|maar|", "|")
_DATE = re.compile(
    r"(?<![\w.,-])(?:(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d{1,2})[-/.](?P<d1>\d{1,2})(?!\d)"
    r"|(?P<d2>\d{1,2})\s?(?P<s>[-/.])\s?(?P<m2>\d{1,2})\s?(?P=s)\s?'?(?P<y2>(?:19|20)\d\d|\d\d)(?![\d])"
    rf"|(?P<d3>\d{{1,2}})(?:e|ste|de)?[\s-](?P<m3>{_MONTH})\b\.?,?\s?-?'?(?P<y3>(?:19|20)\d\d|(?<=')\d\d)(?!\d)"
    rf"|(?P<m4>{_MONTH})\b\.?\s?(?:(?P<y4>(?:19|20)\d\d)|'(?P<y5>\d\d))(?![\d-])"
    r"|(?P<m6>0?[1-9]|1[0-2])[-/](?P<y6>(?:19|20)\d\d)(?![\d-])"
    r"|(?<![-/\w])(?P<y7>(?:19|20)\d\d)(?![\d.,:]\d|-\d|\s?(?:uur|euro|[a-z]{2}\b(?<!en|of|in|is|op|al)))"
    rf"|(?P<d8>\d{{1,2}})\s(?P<m8>{_MONTH})\b)"
)


@dataclass(frozen=True, slots=True)
class Datum:
    """A date in a text; month and day are 0 when they are not said, year 0 for "9 april"."""

    year: int
    month: int
    day: int
    begin: int
    eind: int

    @property
    def full(self) -> date | None:
        """The day itself, or None when it is not fully said."""
        return date(self.year, self.month, self.day) if self.year and self.month and self.day else None

    @property
    def order(self) -> tuple[int, int, int]:
        """What dates are compared by: a month without a day comes before its days."""
        return self.year, self.month, self.day


def dates(text: str) -> list[Datum]:
    """Every date in a text in plain letters, in order; days that do not exist are left out."""
    found = []
    for match in _DATE.finditer(text):
        datum = _datum(match)
        if datum is not None:
            found.append(datum)
    return found


def _datum(match: re.Match[str]) -> Datum | None:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    year = next((int(value) for name, value in groups.items() if name[0] == "y"), 0)
    year += 2000 if 0 < year < 80 else 1900 if 80 <= year < 100 else 0
    word = next((value for name, value in groups.items() if name[0] == "m"), "")
    month = int(word) if word.isdigit() else 4 if word == "aprill" else MAANDEN.get(word, 8 if word == "agustus" else 0)
    day = next((int(value) for name, value in groups.items() if name[0] == "d"), 0)
    if month > 12 or (day and not _exists(year or 2024, month, day)):
        return None
    return Datum(year, month, day, match.start(), match.end())


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
