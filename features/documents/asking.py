"""Asks a document for the values that stand behind a label, wherever labels may stand."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from features.documents.document import Document, Zin

_MOST_INSIDE = 6
"""More labels of one kind no sentence holds."""
_REST = re.compile(r"(?:\s?;\s[^;:.\n]{2,60})+(?=[;.\n]|$)")
Achter = Literal["veld", "label", "regel", "kop"]


@dataclass(frozen=True, slots=True)
class Waarde:
    """A value behind a label in plain letters: its place, how it was found, and how sure that makes it."""

    tekst: str
    begin: int
    achter: Achter
    label: str
    kop: str = ""
    alinea: int = 0

    @property
    def zekerheid(self) -> float:
        """How surely the label belongs to the value."""
        return {"veld": 0.95, "label": 0.9, "regel": 0.8, "kop": 0.75}[self.achter]


def values(document: Document, labels: str, *, headings: bool = True, joined: bool = False) -> list[Waarde]:
    """Every value behind one of these labels (a pattern in plain letters), the surest kind first.

    A label may name a field, stand in a sentence with a colon, begin a line without one, or head the sentences below
    it. Outdated parts are left out. With `joined` a value inside a sentence runs on over semicolons.
    """
    found = [
        Waarde(veld.tekst, veld.begin, "veld", veld.label, veld.kop, veld.alinea)
        for veld in document.velden
        if not veld.oud and _word(labels).search(veld.label)
    ]
    for zin in document.now():
        if zin.plaats != "kop":
            found += (_run_on(document, waarde) if joined else waarde for waarde in _inside(zin, labels))
            if headings and zin.plaats == "zin" and not zin.label and _word(labels).search(zin.kop):
                found.append(Waarde(zin.tekst, zin.begin, "kop", zin.kop, zin.kop, zin.alinea))
    order = {"veld": 0, "label": 1, "regel": 2, "kop": 3}
    return sorted(found, key=lambda waarde: order[waarde.achter])


def _run_on(document: Document, waarde: Waarde) -> Waarde:
    """The value with what follows it after semicolons on its line, up to the next label."""
    eind = waarde.begin + len(waarde.tekst)
    match = _REST.match(document.plain, eind)
    return replace(waarde, tekst=document.plain[waarde.begin : match.end()]) if match else waarde


def _inside(zin: Zin, labels: str) -> Iterator[Waarde]:
    inline, line = _patterns(labels)
    matched = False
    for match in itertools.islice(inline.finditer(zin.tekst), _MOST_INSIDE):
        matched = True
        yield Waarde(zin.tekst[match.end() :], zin.begin + match.end(), "label", match[1], zin.kop, zin.alinea)
    start = line.match(zin.tekst)
    if start and not matched:
        yield Waarde(zin.tekst[start.end() :], zin.begin + start.end(), "regel", start[1], zin.kop, zin.alinea)


@lru_cache(maxsize=256)
def _word(labels: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{labels})(?!\w)")


@lru_cache(maxsize=256)
def _patterns(labels: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    inline = re.compile(rf"(?:^|(?<=[,;.(/-])\s?|(?<=\s\s))\s*({labels})(?:\s*\([^)]*\))?\s*(?:[:=]|-\s)\s*(?!/)")
    line = re.compile(rf"\W*({labels})(?!\w)[\s-]+(?=\S)")
    return inline, line


def under(zin: Zin, *words: str) -> bool:
    """Whether the heading or label of a sentence holds one of these patterns."""
    return any(re.search(word, zin.kop) or re.search(word, zin.label) for word in words)
