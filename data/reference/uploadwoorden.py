"""The words in uploads: which heads name which veld, and which words in a cell mean which code.

A head may stand with two velden: the first in the file goes first, the other is for when that one is taken.

Both files may be extended by users: one line per veld (kolommen.csv) or per code (celwoorden.csv), words between bars.
Case, accents, hyphens and spaces in a word make no difference.
Source: own compilation from lists as adviseurs keep them; codes of the contract plek.schema.json.
"""

import csv
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def koppen() -> Mapping[str, tuple[str, ...]]:
    """Give the heads of each veld as written, likeliest veld of a head first.

    Raises ValueError on other columns, or a veld that stands twice.
    """
    found: dict[str, tuple[str, ...]] = {}
    for veld, words in _lines("kolommen.csv", ("veld", "koppen")):
        if veld in found:
            raise ValueError(f"kolommen.csv: the veld {veld!r} stands there twice")
        found[veld] = _words(words)
    return found


@lru_cache(maxsize=1)
def celwoorden() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Give per veld and per code the words that mean it. ValueError on other columns, or a code that stands twice."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for veld, code, words in _lines("celwoorden.csv", ("veld", "code", "woorden")):
        codes = found.setdefault(veld, {})
        if code in codes:
            raise ValueError(f"celwoorden.csv: the code {code!r} of {veld!r} stands there twice")
        codes[code] = _words(words)
    return found


def _lines(name: str, columns: tuple[str, ...]) -> list[list[str]]:
    """Read one CSV file without its head; every field must be filled."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        first, *lines = csv.reader(stream, strict=True)
    if tuple(first) != columns:
        raise ValueError(f"{name}: expected the columns {', '.join(columns)}")
    wrong = next(
        (number for number, line in enumerate(lines, start=2) if len(line) != len(columns) or not all(line)), 0
    )
    if wrong:
        raise ValueError(f"{name} row {wrong}: expected {len(columns)} filled fields")
    return lines


def _words(joined: str) -> tuple[str, ...]:
    return tuple(word for word in joined.split("|") if word)
