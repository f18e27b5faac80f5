"""Reads whole numbers and decimals as the Dutch write them, and nothing else.

Only 0-9, with a comma or dot and one or two decimals. Not: thousands ("1.000"), other digits, exponents, NaN.
"""

import re

from features.dutch.numbers import number

GETAL = r"[0-9]{1,4}(?:[.,][0-9]{1,2})?"
_MONTH = r"jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec"
_EXCEL_DATE = re.compile(
    rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}.*|[0-9]{{1,2}}[-/ ](?:{_MONTH})[a-z]*\.?|(?:{_MONTH})[-/ ][0-9]{{2}}"
)

DATUM_IN_PLAATS_VAN_GETAL = "Excel heeft hier een datum van gemaakt; maak de cel op als tekst en typ het opnieuw"


def to_number(written: str) -> int | float:
    """Turn digits that match GETAL into a number; a whole number is an int."""
    number = float(written.replace(",", "."))
    return int(number) if number.is_integer() else number


def number_word(text: str) -> int | None:
    """Read a small number in words ("één", "twee"); None for anything else."""
    found = None if re.search(r"[\d½¼¾]", text) else number(text.strip())
    return int(found) if found is not None and found.is_integer() else None


def is_excel_date(text: str) -> bool:
    """Whether a cell holds what Excel makes of "8-12": a date where a number is asked."""
    return _EXCEL_DATE.fullmatch(text.strip().lower()) is not None


def plain(text: str) -> str:
    """Write a cell with one kind of dash and space, in lower case."""
    return " ".join(re.sub(r"[\u2010-\u2015\u2212]", "-", text[:200].lower()).split())
