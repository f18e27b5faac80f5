"""Reading what was handed in: several files at once, every fault of all of them together."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from data.schemas.errors import Fout, InvoerFout
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from features.intake.noun_reading import read_pips, read_plekken

N = TypeVar("N")


def read_files(
    pips: Sequence[Path], plekken: Sequence[Path], *, known_postcodes_only: bool = False
) -> tuple[list[Pip], list[Plek]]:
    """All pips and plekken in these JSON files, in order.

    A kenmerk may stand once over all files of a kind. With known_postcodes_only a postcode that is not in the table
    is a fault. Raises InvoerFout with every fault in every file, OSError when a file cannot be opened.
    """
    fouten: list[Fout] = []
    read_people = partial(read_pips, known_postcodes_only=known_postcodes_only)
    read_places = partial(read_plekken, known_postcodes_only=known_postcodes_only)
    people = [pip for file in pips for pip in _read(file, read_people, fouten)]
    places = [plek for file in plekken for plek in _read(file, read_places, fouten)]
    fouten += _doubles("pips", [pip.kenmerk for pip in people]) + _doubles("plekken", [plek.kenmerk for plek in places])
    if fouten:
        raise InvoerFout(tuple(fouten))
    return people, places


def read_one_pair(pip: Path, plek: Path) -> tuple[Pip, Plek]:
    """The one pip and the one plek in two files; raises InvoerFout also when a file holds more or none."""
    people, places = read_files([pip], [plek])
    fouten = [
        Fout(file.name, None, None, f"verwacht: precies één {kind}; er staan er {len(found)} in.")
        for file, kind, found in ((pip, "pip", people), (plek, "plek", places))
        if len(found) != 1
    ]
    if fouten:
        raise InvoerFout(tuple(fouten))
    return people[0], places[0]


def _read(file: Path, read: Callable[[bytes, str], tuple[N, ...]], fouten: list[Fout]) -> tuple[N, ...]:
    try:
        return read(file.read_bytes(), file.name)
    except InvoerFout as error:
        fouten.extend(error.fouten)
        return ()


def _doubles(kind: str, kenmerken: list[str]) -> list[Fout]:
    tekst = "dit kenmerk staat in meer dan één bestand. Laat het één keer staan."
    return [Fout(kind, kenmerk, "kenmerk", tekst) for kenmerk, amount in Counter(kenmerken).items() if amount > 1]
