"""What was read from one cell: part of a plek, or why not."""

from collections.abc import Mapping
from typing import NamedTuple

Opmerking = tuple[str, str]
"""A veld (dotted path of the contract) and a Dutch sentence about it."""


class Cel(NamedTuple):
    """What a cell says.

    waarde is part of a plek, nested as the JSON of the contract; it is shared between equal cells, so never change it.
    fouten are values that cannot be true; vragen are words that were not understood: then the veld stays unknown.
    """

    waarde: Mapping[str, object]
    fouten: tuple[Opmerking, ...] = ()
    vragen: tuple[Opmerking, ...] = ()


ONBEKEND = Cel({})


def known(veld: str, value: object) -> Cel:
    """A cell with one value; a veld such as "uren.min" becomes nested."""
    first, _, last = veld.partition(".")
    return Cel({first: {last: value}} if last else {first: value})


def wrong(veld: str, tekst: str) -> Cel:
    """A cell that holds something impossible."""
    return Cel({}, ((veld, tekst),))


def asked(veld: str, tekst: str) -> Cel:
    """A cell with words that we do not understand."""
    return Cel({}, (), ((veld, tekst),))


def shown(text: str) -> str:
    """A cell as it may stand in a sentence: one line, at most forty signs."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    return line if len(line) <= 40 else line[:39] + "…"
