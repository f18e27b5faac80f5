"""Finds the words of celwoorden.csv in a cell: which codes it names, and what is left."""

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from data.reference.uploadwoorden import celwoorden
from features.vocabulary import fold

LONGEST = 300
"""Longer cells name no code."""

LONGEST_PHRASE = 6
"""Most words in one phrase of the table."""

ALIKE, CLEAR_LEAD, SHORTEST = 88, 4, 7
"""Least likeness (0-100) of a misspelt word, least lead on the next code, fewest letters. Source: our own choice."""

SHORTEST_END = 4
"""Fewest letters of a known word at the end of a compound ("vakantiebaan")."""

_FILLING = frozenset(
    ("de", "het", "een", "en", "of", "met", "op", "voor", "in", "van", "is", "per", "bij", "als", "ook", "wel", "via")
)
_WELCOME = re.compile(
    r"\b(?:pr[eéè]|gewenst|wenselijk|liefst|bij voorkeur|voorkeur|handig|fijn|mooi|mooi meegenomen|welkom|pluspunt"
    r"|niet (?:verplicht|nodig|vereist|noodzakelijk)|geen (?:eis|vereiste|must)|mag)\b"
)
_NO_LETTERS = {sign: None for sign in range(128) if not (chr(sign).isalnum() or chr(sign) in "+#")}
"""What `fold` drops of ASCII text, and spaces."""

_DENIAL = frozenset(("geen", "niet", "nee", "zonder"))


class Gevonden(NamedTuple):
    """The codes that a text names, in order without repeats; whether other words are left; whether it says no."""

    codes: tuple[str, ...]
    rest: bool
    ontkend: bool


@lru_cache(maxsize=64)
def _table(veld: str) -> dict[str, str]:
    """Give the compact words of one veld with their code; the codes themselves are words too."""
    codes = celwoorden()[veld]
    return {fold(word).replace(" ", ""): code for code in codes for word in (*codes[code], code)}


def find_codes(veld: str, text: str, *, ends: bool = False, alike: bool = True) -> Gevonden:
    """Look for the words of one veld, longest first; with `ends` a compound counts by its end.

    When no word is known, a whole text that is nearly one word counts as that word (a slip of the pen), with `alike`.
    """
    table = _table(veld)
    tokens = fold(text[:LONGEST]).split()
    codes: list[str] = []
    left: list[str] = []
    place = 0
    while place < len(tokens):
        size = _longest(table, tokens, place)
        if size:
            codes.append(table["".join(tokens[place : place + size])])
        elif ends and (code := _by_end(table, tokens[place])):
            codes.append(code)
        else:
            left.append(tokens[place])
        place += size or 1
    if not codes and alike and (code := _misspelt(table, "".join(tokens))):
        return Gevonden((code,), False, False)
    rest = [token for token in left if token not in _FILLING]
    return Gevonden(tuple(dict.fromkeys(codes)), bool(rest), not _DENIAL.isdisjoint(left))


def _longest(table: dict[str, str], tokens: list[str], place: int) -> int:
    """Count the words of the longest phrase that begins here; 0 for none."""
    sizes = range(min(LONGEST_PHRASE, len(tokens) - place), 0, -1)
    return next((size for size in sizes if "".join(tokens[place : place + size]) in table), 0)


def _by_end(table: dict[str, str], token: str) -> str | None:
    """Read a compound by its end ("vakantiebaan"); "onbetaald" is the opposite of its end."""
    starts = range(1, len(token) - SHORTEST_END + 1)
    return next((table[token[start:]] for start in starts if token[start:] in table and token[:start] != "on"), None)


def _misspelt(table: dict[str, str], compact: str) -> str | None:
    """Read one slip of the pen; None when two codes are nearly as near."""
    if not SHORTEST <= len(compact) <= 40:
        return None
    best: dict[str, float] = {}
    for word, code in table.items():
        if len(word) >= SHORTEST:
            best[code] = max(best.get(code, 0.0), fuzz.ratio(word, compact))
    first, second, *_ = [*sorted(best.items(), key=lambda pair: -pair[1]), ("", 0.0), ("", 0.0)]
    return first[0] if first[1] >= ALIKE and first[1] - second[1] >= CLEAR_LEAD else None


def is_unknown(text: str) -> bool:
    """Whether a cell says that something is not known: empty, "-", "?", "n.v.t.", "volgt"."""
    if len(text) > 40:
        return not text.strip()
    plain = text.lower().translate(_NO_LETTERS) if text.isascii() else fold(text).replace(" ", "")
    return plain in _table("onbekend") if plain else text.strip(" \t\r\n\u00a0-–—?./_*") == ""


def is_only_welcome(text: str) -> bool:
    """Whether words say that something is welcome but not required: "een pré", "gewenst", "niet verplicht"."""
    return _WELCOME.search(text.lower()) is not None


def items(text: str) -> list[str]:
    """Cut a list in a cell at commas, semicolons, slashes, bars, new lines, + and &, and the word "en"."""
    return [item for part in re.split(r"[,;/|+&\n]|\ben\b", text[:LONGEST]) if (item := part.strip(" .:-–•*\t\r"))]
