"""Turns the free Dutch words of people and employers into the beroepen, vakskills and sectoren we know.

Four readings, surest first; the first that finds an entry wins, and None is preferred over a wrong answer:

1. the word itself (folded, singular): certainty 1.0, how "exact";
2. a vacancy title put in order ("medewerker schoonmaak (m/v)", "hulpkracht in de keuken"): 0.95;
3. letters in common (character n-grams of 2-5) confirmed by an edit ratio, for misspellings: 0.905-0.99;
4. a known word with something around it ("schoonmaker op kantoor", "ijzerlasser"): 0.8.

Readings 1 and 2 do not load rapidfuzz.

Measured on this vocabulary: 222 everyday words and titles 100% as wanted (first try 99%) and none of 72 words that
are no work (tests, our own list); one letter left out of each naam of 8 letters or more: beroepen 99.1% right and
0.1% wrong, vakskills 96.5% and 0.1%; 3,007 Dutch ESCO labels, far more special than our trade: 31% answered, whose
ISCO-08 minor group agrees for 92% of reading 1 and 64% of reading 4. So ask a person when certainty is 0.8 or less.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from data.reference import vocabulary as reference
from features import vocabulary_words as words
from features.vocabulary_letters import LetterTable

Kind = Literal["beroep", "vakskill", "sector"]

LONGEST = 120
"""Longer texts are no word: they match nothing."""

ORDERED, AROUND = 0.95, 0.8
"""Certainties of readings 2 and 4. Source: our own choice, below exact and above no answer."""

SURE, SAME_LETTERS, CLEAR_LEAD, CANDIDATE = 0.905, 0.5, 0.03, 0.30
"""Reading 3: least edit ratio, least cosine, least lead on the next entry; and least score to ask about."""

SHORTEST_MISSPELT, SHORTEST_MEANT = 7, 8
"""Shorter words and labels have too many true neighbours to be read as a misspelling ("vrouwen", vouwen)."""

COMPOUND_HEAD, COMPOUND_REST = 5, 3
"""Fewest letters of the known end and the unknown front of a compound; fewer makes "huiswaarts" an arts."""


@dataclass(frozen=True)
class Match:
    """One entry that a word was read as; certainty runs from 0 to 1 and is 1.0 for exact."""

    index: int
    naam: str
    certainty: float
    how: Literal["exact", "similar"]


@dataclass(frozen=True)
class _Lexicon:
    """All labels of one kind, folded, with the entry each belongs to, and tables for readings 1 and 2."""

    namen: tuple[str, ...]
    labels: tuple[str, ...]
    owners: tuple[int, ...]
    exact: dict[str, int]
    unordered: dict[str, int]


def fold(word: str) -> str:
    """Write a word plainly: lower case, no accents, no punctuation, single spaces.

    Hyphens become spaces and apostrophes vanish ("auto's" -> "autos"); + and # stay for "c++" and "c#".
    """
    word = word.lower()
    if not word.isascii():
        word = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    if word.isascii() and word.replace(" ", "").isalnum():
        return word if word.isalnum() else " ".join(word.split())
    return " ".join(re.sub(r"[^a-z0-9+#]+", " ", re.sub(r"['\u2018\u2019`]", "", word)).split())


@lru_cache(maxsize=65_536)
def match_beroep(word: str) -> Match | None:
    """Find the beroep that a word or vacancy title names; None when none is clear."""
    return _match("beroep", word)


@lru_cache(maxsize=65_536)
def match_vakskill(word: str) -> Match | None:
    """Find the vakskill that a word or phrase names; None when none is clear."""
    return _match("vakskill", word)


@lru_cache(maxsize=65_536)
def match_sector(word: str) -> Match | None:
    """Find the sector that a word names; None when none is clear."""
    return _match("sector", word)


def beroep_candidates(word: str, n: int = 5) -> list[Match]:
    """Give at most n beroepen that could be meant, best first, so that a person can be asked which one.

    Empty when nothing is near. Certainties compare with those of `match_beroep`, but may be low.
    """
    from rapidfuzz import fuzz

    plain = fold(word[:LONGEST])
    near = _nearest("beroep", plain)
    scored = _best((owner, (cosine + fuzz.WRatio(label, plain) / 100) / 2) for label, owner, cosine in near)
    first = match_beroep(word)
    namen = _lexicon("beroep").namen
    found = [first] if first else []
    for index, score in scored:
        if score >= CANDIDATE and (first is None or index != first.index):
            found.append(Match(index, namen[index], round(score * ORDERED, 3), "similar"))
    return found[:n]


def _match(kind: Kind, word: str) -> Match | None:
    """Try the four readings in turn."""
    lexicon = _lexicon(kind)
    if len(word) > LONGEST:
        return None
    plain = fold(word)
    for form in _singulars(plain.replace(" ", "")):
        if form in lexicon.exact:
            index = lexicon.exact[form]
            return Match(index, lexicon.namen[index], 1.0, "exact")
    if not any(c.isalpha() for c in plain):
        return None
    title = fold(re.sub(r"\([^)]*\)", " ", word)).split()
    tokens = tuple(token for token in title if token not in words.NOISE)
    if len(tokens) == 1 and not words.PLEK_WORDS.isdisjoint(title) and _known(lexicon, tokens) is None:
        tokens = ("medewerker", *tokens)
    ordered = _ordered(lexicon, tokens)
    if ordered is not None:
        return Match(ordered, lexicon.namen[ordered], ORDERED, "similar")
    misspelt = _misspelt(kind, lexicon, " ".join(tokens))
    around = None if misspelt or kind == "sector" else _around(lexicon, tokens)
    return misspelt if around is None else Match(around, lexicon.namen[around], AROUND, "similar")


def _singulars(compact: str) -> Iterator[str]:
    """Give the word itself and what it may be the plural or feminine form of, without spaces."""
    yield compact
    if compact.endswith(("werkster", "werksters")):
        yield re.sub(r"werksters?$", "werker", compact)
    if len(compact) < COMPOUND_HEAD:
        return
    if compact.endswith("s"):
        yield compact[:-1]
    if compact.endswith("en"):
        stem = compact[:-2]
        yield from (compact[:-1], stem)
        if stem[-1] == stem[-2]:
            yield stem[:-1]
        elif stem[-2] in "aeou":
            yield stem[:-1] + stem[-2:]


def _known(lexicon: _Lexicon, tokens: tuple[str, ...]) -> int | None:
    """Look tokens up as one word, in any inflection."""
    forms = _singulars("".join(tokens))
    return next((lexicon.exact[form] for form in forms if form in lexicon.exact), None)


def _ordered(lexicon: _Lexicon, tokens: tuple[str, ...]) -> int | None:
    """Read a title whose role stands elsewhere than in our label, or the same words in another order."""
    content = tuple(re.sub(r"werksters?$", "werker", t) for t in tokens if t not in words.LINKS)
    if not content:
        return None
    found = _known(lexicon, content)
    if found is not None or len(content) == 1:
        return found
    if " ".join(sorted(content)) in lexicon.unordered:
        return lexicon.unordered[" ".join(sorted(content))]
    for role, work in ((content[0], content[1:]), (content[-1], content[:-1])):
        if role not in words.ROLES:
            continue
        roles = words.HELPING if role in ("hulpkracht", "kracht", *words.HELPING[:2]) else (role,)
        tries = [form for r in roles for form in ((*work, r), (r, *work))]
        found = next((i for i in (_known(lexicon, form) for form in tries) if i is not None), None)
        if found is not None:
            return found
    return None


def _around(lexicon: _Lexicon, tokens: tuple[str, ...]) -> int | None:
    """Find the one known label at the start, the end or in a compound; None when two compete."""
    if not tokens or tokens[0] in words.LINKS or _is_two(lexicon, tokens):
        return None
    link = next((place for place, token in enumerate(tokens) if token in words.LINKS), len(tokens))
    head = tokens[:link]
    if len(tokens) == 1:
        return _compound(lexicon, head[0])
    fronts = (_telling(lexicon, head[:n]) for n in range(len(head), 0, -1))
    ends = (_telling(lexicon, head[n:]) for n in range(1, len(head)) if _narrow(head[:n], head[-1]))
    front, end = (next((i for i in side if i is not None), None) for side in (fronts, ends))
    if front is None or end is None:
        return end if front is None else front
    return front if front == end else None


def _is_two(lexicon: _Lexicon, tokens: tuple[str, ...]) -> bool:
    """Say whether "en" joins two different entries: half an answer would hide the other half."""
    place = tokens.index("en") if "en" in tokens else 0
    left, right = _known(lexicon, tokens[:place]), _known(lexicon, tokens[place + 1 :])
    return place > 0 and left is not None and right is not None and left != right


def _telling(lexicon: _Lexicon, tokens: tuple[str, ...]) -> int | None:
    """Look tokens up as one word that keeps its meaning among others; None for roles and vague words."""
    word = tokens[0]
    vague = not (words.ROLES | words.VAGUE_HEADS).isdisjoint(_singulars(word))
    verb = word.endswith("en") and word in lexicon.exact and word not in words.TELLING_VERBS
    return None if len(tokens) == 1 and (vague or verb) else _known(lexicon, tokens)


def _narrow(before: tuple[str, ...], last: str) -> bool:
    """Say whether words before a label only narrow it: adjectives, or the object of a verb."""
    if last in words.TELLING_VERBS:
        return len(before) == 1
    return all(len(token) >= COMPOUND_HEAD and token.endswith(words.ADJECTIVE_ENDS) for token in before)


def _compound(lexicon: _Lexicon, token: str) -> int | None:
    """Read the longest known end of a Dutch compound, whose end says what it is: "hotelschoonmaker"."""
    starts = range(COMPOUND_REST, len(token) - COMPOUND_HEAD + 1)
    found = (_telling(lexicon, (token[start:],)) for start in starts)
    return next((index for index in found if index is not None), None)


def _misspelt(kind: Kind, lexicon: _Lexicon, plain: str) -> Match | None:
    """Read a misspelling: the entry most alike, if its edit ratio is high and well ahead of the next.

    A label must start with the same letter, so that "plassen" is not "lassen".
    """
    from rapidfuzz import fuzz

    compact = plain.replace(" ", "")
    if len(compact) < SHORTEST_MISSPELT or plain in words.ROLES:
        return None
    rated = _best(
        (owner, fuzz.ratio(label.replace(" ", ""), compact) / 100)
        for label, owner, cosine in _nearest(kind, plain)
        if cosine >= SAME_LETTERS and label[0] == plain[0] and len(label) >= SHORTEST_MEANT
    )
    if not rated or rated[0][1] < SURE or (len(rated) > 1 and rated[0][1] - rated[1][1] < CLEAR_LEAD):
        return None
    index, ratio = rated[0]
    return Match(index, lexicon.namen[index], round(min(ratio, 0.99), 3), "similar")


def _best(pairs: Iterable[tuple[int, float]]) -> list[tuple[int, float]]:
    """Keep the best score of each entry, best first; equal scores in order of entry."""
    best: dict[int, float] = {}
    for owner, score in pairs:
        best[owner] = max(best.get(owner, 0.0), score)
    return sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))


def _nearest(kind: Kind, plain: str, n: int = 40) -> list[tuple[str, int, float]]:
    """Give the n labels most alike in letters as (label, entry, cosine above 0), best first."""
    lexicon = _lexicon(kind)
    cosines = _letters(kind).cosines(plain)
    order = (-cosines).argsort(kind="stable")[:n]
    return [(lexicon.labels[p], lexicon.owners[p], float(cosines[p])) for p in order if cosines[p] > 0]


@lru_cache(maxsize=3)
def _letters(kind: Kind) -> LetterTable:
    """Count the letter groups of all labels once."""
    return LetterTable(_lexicon(kind).labels)


@lru_cache(maxsize=3)
def _lexicon(kind: Kind) -> _Lexicon:
    """Fold all labels of one kind. No two entries share a label (tested)."""
    entries: tuple[reference.Beroep | reference.Vakskill | reference.Sector, ...]
    if kind == "beroep":
        entries = reference.beroepen()
    else:
        entries = reference.vakskills() if kind == "vakskill" else reference.sectoren()
    pairs = [(fold(word), entry.index) for entry in entries for word in (entry.naam, *entry.synoniemen)]
    exact: dict[str, int] = {}
    unordered: dict[str, int] = {}
    for label, index in pairs:
        exact.setdefault(label.replace(" ", ""), index)
        content = [token for token in label.split() if token not in words.LINKS | words.NOISE]
        if len(content) > 1:
            unordered.setdefault(" ".join(sorted(content)), index)
    labels, owners = zip(*pairs, strict=True)
    return _Lexicon(tuple(entry.naam for entry in entries), labels, owners, exact, unordered)
