"""Compares two short wordings, a naam or a titel, that may mean the same in other words.

Words are matched one by one: equal, misspelt, abbreviated or part of a compound. Order and small words do not count.
Source: our own rules and marks, tried on the example uploads and measured in tests/features/duplicates.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from data.reference.places import gemeenten
from features.vocabulary import fold
from features.vocabulary_words import LINKS, NOISE


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LONGEST = 150
"""More signs of a naam or titel are not compared."""

ONE_EDIT, TWO_EDITS = 5, 12
"""Fewest letters of a word in which one, or two, may differ: "bentebraak" is another name than "bentevoort"."""

MISSPELT, ABBREVIATED, PART, FALLBACK = 0.95, 0.95, 0.88, 0.8
"""Marks of a word that differs in a letter, is cut off, is part of a compound, or stands in the omschrijving only."""

PART_OF_TITEL, PART_OF_NAAM = 4, 7
"""Fewest letters by which a word is part of another: "groen" is groenvoorziening, but De Linde is not Lindenhof."""

IN_TEXT = 4
"""Fewest letters by which a word counts that only the omschrijving has."""

PLACE_WEIGHT = 0.3
"""How much the name of a gemeente counts beside another word: the postcode already says where it is."""

LEGAL = _words(
    "bv nv vof cv ba ua stichting st sticht vereniging ver cooperatie coop holding nederland nl groep group en zn "
    "zonen de het een t der den van voor te ten in op bij aan"
)
"""Words of a naam that do not tell which aanbieder it is: legal forms, articles, links."""

ROLE = _words(
    "medewerker medewerkster medew mdw mdwr mw werknemer hulp hulpkracht kracht assistent ass vrijwilliger "
    "vrijwilligers vrijwilligster vrijwilligerswerk vac wep bbl collega personeel betaalde betaald proef ervaring "
    "opdoen leren werken opleiding taal oefenen kennismaken meehelpen praktijkstage beschut werkbedrijf uur uren "
    "per week pw en of onze ons team locatie ma di wo do vr za zo d w"
)
"""Words of a titel that do not tell which work it is: roles, and the soort of plek in words."""

SMALL = ROLE | NOISE | LINKS

GENDER = {"gastvrouw": "gastheer", "verkoopster": "verkoper", "kapster": "kapper", "verpleegster": "verpleger"}
"""Words for women as the word we compare; -werkster becomes -werker by rule."""

_BEFORE_DOT = re.compile(r"(\w+)\.")


@dataclass(frozen=True, slots=True)
class Wording:
    """A naam or titel as words that tell something, each with whether a dot cut it off.

    `tokens`, `cut` and `weights` have the same length; `compact` is all of it without spaces;
    `shortest_part` is how long a word must be to count as part of another. A wording of small words only keeps them.
    """

    tokens: tuple[str, ...]
    cut: tuple[bool, ...]
    weights: tuple[float, ...]
    compact: str
    shortest_part: int


@lru_cache(maxsize=65_536)
def naam_wording(naam: str) -> Wording:
    """Read the naam of an aanbieder without legal form and articles: "Bakkerij Jansen B.V." is bakkerij jansen."""
    return _wording(naam, LEGAL, _place_words(), PART_OF_NAAM)


@lru_cache(maxsize=65_536)
def titel_wording(titel: str) -> Wording:
    """Read the titel of a plek without roles, m/v and words for the soort: "Medewerker keuken (m/v)" is keuken."""
    return _wording(titel, SMALL, frozenset(), PART_OF_TITEL)


def word_keys(token: str, size: int) -> tuple[str, ...]:
    """Give the first and the last `size` letters of a word: one misspelling damages at most one of the two."""
    return (token[:size], "~" + token[-size:]) if len(token) > size else (token,)


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


def _wording(text: str, small: frozenset[str], light: frozenset[str], shortest_part: int) -> Wording:
    """Cut a text into words, without the `small` ones unless there are no others; `light` ones weigh less."""
    text = text[:LONGEST]
    dotted = {fold(word) for word in _BEFORE_DOT.findall(text)} if "." in text else set()
    words = list(dict.fromkeys(fold(text).split()))
    words = [word for word in words if len(word) > 1 or word.isdigit()] or words
    telling = [word for word in words if word not in small]
    tokens = tuple(_one_gender(word) for word in telling or words)
    cut = tuple(word in dotted for word in telling or words)
    weights = tuple(PLACE_WEIGHT if token in light else 1.0 for token in tokens)
    return Wording(tokens, cut, weights, "".join(tokens), shortest_part)


def _one_gender(word: str) -> str:
    if word.endswith(("werkster", "werksters")):
        return word.replace("werkster", "werker")
    return GENDER.get(word, word)


@lru_cache(maxsize=1)
def _place_words() -> frozenset[str]:
    return frozenset(word for gemeente in gemeenten().values() for word in fold(gemeente.naam).split())


def _covered(one: Wording, other: Wording, text: str) -> float:
    """How much of `one` the words of `other`, or else the words of `text`, hold: 0 to 1."""
    total = 0.0
    for token, cut, weight in zip(one.tokens, one.cut, one.weights, strict=True):
        mark = 1.0 if token in other.tokens else _best_mark(token, cut, other)
        if mark < FALLBACK and len(token) >= IN_TEXT and token in text:
            mark = FALLBACK
        total += mark * weight
    return total / sum(one.weights) if one.weights else 0.0


def _best_mark(token: str, cut: bool, other: Wording) -> float:
    return max(
        (_mark(token, cut, *pair, other.shortest_part) for pair in zip(other.tokens, other.cut, strict=True)),
        default=0.0,
    )


@lru_cache(maxsize=65_536)
def _mark(one: str, one_cut: bool, other: str, other_cut: bool, shortest_part: int) -> float:
    """Judge whether two words are the same word: 1.0 equal, 0.0 different."""
    if one == other:
        return 1.0
    (short, cut), (long, _) = sorted(((one, one_cut), (other, other_cut)), key=lambda pair: len(pair[0]))
    if cut and len(short) > 1 and long.startswith(short):
        return ABBREVIATED
    edits = _edits(short, long)
    if edits is not None:
        return MISSPELT**edits
    if len(short) >= shortest_part and not short.isdigit() and (long.startswith(short) or long.endswith(short)):
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
