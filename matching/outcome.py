"""What a rule says of a pair: a few bits, and the sentences behind them."""

from dataclasses import dataclass
from typing import Literal

from data.schemas.codes import PuntCode

BELEMMERING, VOORWAARDE, ONBEKEND = 1, 2, 4
"""Bits of an outcome: the rule's own code as belemmering, as voorwaarde, and `onbekend` as voorwaarde."""
KINDEROPVANG_BELEMMERING, KINDEROPVANG_VOORWAARDE = 8, 16
"""Bits of the rule tijden only: time, childcare and travel are one question with two codes."""
REFUSES = BELEMMERING | KINDEROPVANG_BELEMMERING


@dataclass(frozen=True)
class Reden:
    """One sentence for a human: in which list it stands, under which code."""

    lijst: Literal["belemmering", "voorwaarde"]
    code: PuntCode
    tekst: str


def belemmering(code: PuntCode, tekst: str) -> Reden:
    """A reason why the pair does not fit now."""
    return Reden("belemmering", code, tekst)


def voorwaarde(code: PuntCode, tekst: str) -> Reden:
    """Something that must be arranged or asked first."""
    return Reden("voorwaarde", code, tekst)
