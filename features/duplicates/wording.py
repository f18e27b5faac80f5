"""Compares two short wordings, a naam or a titel, that may mean the same in other words.

Words are matched one by one: equal, misspelt, abbreviated or part of a compound. Order and small words do not count.
Source: our own rules and marks, tried on the example uploads and measured in tests/features/duplicates.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from data.reference.places import gemeenten
from features.vocabulary import fold
from features.vocabulary_words import LINKS, NOISE

LONGEST = 150
"""More signs of a naam or titel are not compared."""

ONE_EDIT, TWO_EDITS = 5, 12
"""Fewest letters of a word in which one, or two, may differ: "bentebraak" is another name than "bentevoort"."""

MISSPELT, ABBREVIATED, PART, FALLBACK = 0.95, 0.95, 0.88, 0.8
"""Marks of a word that differs in a letter, is cut off, is part of a compound, or stands in the omschrijving only."""

SHORTEST_PART = 4
"""Fewest letters by which a word is part of another: "groen" is part of "groenvoorziening"."""

PLACE_WEIGHT = 0.3
"""How much the name of a gemeente counts beside another word: the postcode already says where it is."""

LEGAL = frozenset(
    "bv nv vof cv ba ua stichting st sticht vereniging ver cooperatie coop holding nederland nl groep group en zn zonen "
    "de het een t der den van voor te ten in op bij aan".split()
)
"""Words of a naam that do not tell which aanbieder it is: legal forms, articles, links."""

ROLE = frozenset(
    "medewerker medewerkster medew mdw mdwr mw werknemer hulp hulpkracht kracht assistent ass vrijwilliger "
    "vrijwilligers vrijwilligster vrijwilligerswerk vac wep bbl collega personeel betaalde betaald proef ervaring "
    "opdoen leren werken opleiding taal oefenen kennismaken meehelpen praktijkstage beschut werkbedrijf uur uren "
    "per week pw en of onze ons team locatie ma di wo do vr za zo d w".split()
)
"""Words of a titel that do not tell which work it is: roles, and the soort of plek in words."""

GENDER = {"gastvrouw": "gastheer", "verkoopster": "verkoper", "kapster": "kapper", "verpleegster": "verpleger"}
"""Words for women as the word we compare; -werkster becomes -werker by rule."""

_PIECE = re.compile(r"[^\s/(),;:&|\-\u2013]+")
_TOKEN = re.compile(r"([a-z0-9+#]+)(\.?)")


@dataclass(frozen=True, slots=True)
class Wording:
    """A naam or titel as words that tell something, each with whether a dot cut it off.

    `tokens` and `cut` have the same length; `weights` too, or is empty where all count the same. `compact` is all
    of it without spaces. A wording of small words only keeps them.
    """

    tokens: tuple[str, ...]
    cut: tuple[bool, ...]
    weights: tuple[float, ...]
    compact: str


@lru_cache(maxsize=65_536)
def naam_wording(naam: str) -> Wording:
    """Read the naam of an aanbieder without legal form and articles: "Bakkerij Jansen B.V." is bakkerij jansen."""
    return _wording(_plain(naam), LEGAL, _place_words())


@lru_cache(maxsize=65_536)
def titel_wording(titel: str) -> Wording:
    """Read the titel of a plek without roles, m/v and words for the soort: "Medewerker keuken (m/v)" is keuken."""
    return _wording(_plain(titel), ROLE | NOISE | LINKS, frozenset())


def block_keys(tokens: Iterable[str], size: int) -> Iterator[str]:
    """Give the first and the last `size` letters of every word: one misspelling damages at most one of the two."""
    for token in tokens:
        yield token[:size]
        if len(token) > size:
            yield "~" + token[-size:]


def alike(one: Wording, other: Wording, texts: tuple[str, str] = ("", "")) -> float:
    """Judge from 0 to 1 whether two wordings mean the same.

    Words that only one of them has cost little, words that differ in both cost much. `texts` are folded texts, of
    one and of other, in which a word that the wording lacks may be found after all.
    """
    if one.tokens == other.tokens or one.compact == other.compact:
        return 1.0
    there, back = _covered(one, other, texts[1]), _covered(other, one, texts[0])
    if (edits := _edits(one.compact, other.compact)) is not None and _same_numbers(one, other):
        there = back = max(min(there, back), MISSPELT**edits)
    return max(there, back) ** 2 * (0.7 + 0.3 * min(there, back))


def _plain(text: str) -> str:
    """Write a text in lower case without accents; other signs stay, so that a dot still marks a cut word."""
    pieces = _PIECE.findall(text[:LONGEST])
    return " ".join(fold(piece) + "." * piece.endswith(".") for piece in pieces)


def _wording(plain: str, small: frozenset[str], light: frozenset[str]) -> Wording:
    found = [(GENDER.get(token, token), dot == ".") for token, dot in _TOKEN.findall(plain)]
    found = [(re.sub(r"werkster(s?)$", r"werker\1", token), dot) for token, dot in found]
    telling = [pair for pair in dict.fromkeys(found) if pair[0] not in small and (len(pair[0]) > 1 or pair[0].isdigit())]
    pairs = telling or found
    tokens = tuple(token for token, _ in pairs)
    weights = tuple(PLACE_WEIGHT if token in light else 1.0 for token in tokens) if light else ()
    return Wording(tokens, tuple(dot for _, dot in pairs), weights, "".join(tokens))


@lru_cache(maxsize=1)
def _place_words() -> frozenset[str]:
    return frozenset(word for gemeente in gemeenten().values() for word in fold(gemeente.naam).split())


def _covered(one: Wording, other: Wording, text: str) -> float:
    """How much of `one` the words of `other`, or else the words of `text`, hold: 0 to 1."""
    if not one.tokens:
        return 0.0
    marks = []
    for token, cut in zip(one.tokens, one.cut, strict=True):
        mark = max((_mark(token, cut, *pair) for pair in zip(other.tokens, other.cut, strict=True)), default=0.0)
        if mark < FALLBACK and len(token) >= SHORTEST_PART and token in text:
            mark = FALLBACK
        marks.append(mark)
    weights = one.weights or (1.0,) * len(marks)
    return sum(mark * weight for mark, weight in zip(marks, weights, strict=True)) / sum(weights)


def _mark(one: str, one_cut: bool, other: str, other_cut: bool) -> float:
    """Judge whether two words are the same word: 1.0 equal, 0.0 different."""
    if one == other:
        return 1.0
    (short, cut), (long, _) = sorted(((one, one_cut), (other, other_cut)), key=lambda pair: len(pair[0]))
    if cut and len(short) > 1 and long.startswith(short):
        return ABBREVIATED
    edits = _edits(short, long)
    if edits is not None:
        return MISSPELT**edits
    if len(short) >= SHORTEST_PART and not short.isdigit() and (long.startswith(short) or long.endswith(short)):
        return PART
    return 0.0


def _edits(one: str, other: str) -> int | None:
    """Count the letters that differ between two words; None when that is too many for a misspelling."""
    shortest = min(len(one), len(other))
    allowed = (shortest >= ONE_EDIT) + (shortest >= TWO_EDITS)
    if not allowed or one.isdigit() or other.isdigit() or abs(len(one) - len(other)) > allowed:
        return None
    edits = OSA.distance(one, other, score_cutoff=allowed)
    return edits if edits <= allowed else None


def _same_numbers(one: Wording, other: Wording) -> bool:
    return {t for t in one.tokens if t.isdigit()} == {t for t in other.tokens if t.isdigit()}


def far_apart(one: Wording, other: Wording) -> bool:
    """Say quickly that two wordings share next to nothing, so that `alike` need not look."""
    return fuzz.token_set_ratio(one.compact, other.compact, score_cutoff=45) == 0 and not set(one.tokens) & set(
        other.tokens
    )
