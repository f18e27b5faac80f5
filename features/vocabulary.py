"""Turns the free Dutch words of people and employers into the beroepen, vakskills and sectoren we know.

Four readings, surest first; the first that finds an entry wins, and None is preferred over a wrong answer:

1. the word itself (folded, singular): certainty 1.0, how "exact";
2. a vacancy title put in order ("medewerker schoonmaak (m/v)", "hulpkracht in de keuken"): 0.95;
3. a known word with something around it ("koken in restaurant", "ijzerlasser"): 0.8;
4. letters in common (character n-grams of 2-5) confirmed by an edit ratio, for misspellings: 0.85-0.99.

Only reading 4 loads sklearn and rapidfuzz.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from data.reference import vocabulary as reference

Kind = Literal["beroep", "vakskill", "sector"]

LONGEST = 120
"""Longer texts are no word: they match nothing."""

ORDERED, AROUND = 0.95, 0.8
"""Certainties of readings 2 and 3. Source: our own choice, below exact and above no answer."""

ROLES = frozenset(
    "medewerker hulp hulpkracht kracht assistent vrijwilliger chauffeur monteur verkoper begeleider docent "
    "leraar beheerder bezorger schoonmaker operator bestuurder toezichthouder gastvrouw gastheer sorteerder "
    "verzorger reparateur specialist adviseur consulent coordinator leerling stagiair".split()
)
"""Words that say in which role, not in what work: they stand before or after the work itself."""

HELPING = ("hulp", "assistent", "medewerker")
"""Roles that mean the same at the start of a career, so "hulpkracht keuken" may be read as "keukenhulp"."""

NOISE = frozenset(
    "m v x mv mvx vm hm io fulltime parttime ervaren senior junior allround leerling stagiair stage aankomend "
    "aspirant gezocht gevraagd vacature functie beroep baan werk als een de het ik ben was kan kunnen kon goed "
    "graag wil ervaring met basis beetje vroeger jaar vrijwillig vrijwillige bijbaan oproepkracht snuffelstage "
    "werkervaringsplaats werkervaringsplek proefplaatsing taalstage leerwerktraject leerwerkplek traject".split()
)
"""Words around a beroep or vakskill that do not change which one it is."""

LINKS = frozenset("in bij van voor op aan met door naar te ter ten uit om".split())

VAGUE_HEADS = frozenset("monteur ingenieur operator onderzoeker consultant planner officier agent".split())
"""Beroepen that a longer compound need not belong to: a "boormonteur" is not our onderhoudsmonteur."""

VAGUE_VERBS = frozenset(
    "wassen knippen lezen snijden rijden maken repareren leggen plaatsen slijpen boren".split()
)
"""Vakskills whose object decides what is meant: "heg knippen" is not hair."""

PREFIXES = frozenset("aan achter boven door mis om onder over samen tegen toe uit ver voor weer".split())
"""Fronts that make another verb, not a narrower one ("overlassen")."""

SURE, SAME_LETTERS, CLEAR_LEAD, CANDIDATE = 0.86, 0.55, 0.03, 0.30
"""Reading 4: least edit ratio, least cosine, least lead in edit ratio on the next entry; least score to ask about."""

COMPOUND_HEAD, COMPOUND_REST = 5, 3
"""Fewest letters of the known end and of the unknown front of a compound; fewer finds "huiswaarts" an arts."""


@dataclass(frozen=True)
class Match:
    """One entry that a word was read as; certainty runs from 0 to 1 and is 1.0 for exact."""

    index: int
    naam: str
    certainty: float
    how: Literal["exact", "similar"]


@dataclass(frozen=True)
class _Lexicon:
    """All labels of one kind: folded labels and the entry each belongs to, and a table of labels without spaces."""

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
    if word.isalpha() and word.isascii():
        return word
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

    Empty when nothing is near. The certainties are comparable with those of `match_beroep`, but not thresholded.
    """
    lexicon = _lexicon("beroep")
    best = match_beroep(word)
    found = [best] if best else []
    for index, score in _similar("beroep", fold(word)[:LONGEST]):
        if score >= CANDIDATE and (best is None or index != best.index):
            found.append(Match(index, lexicon.namen[index], round(score * ORDERED, 3), "similar"))
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
    tokens = tuple(t for t in fold(re.sub(r"\([^)]*\)", " ", word)).split() if t not in NOISE)
    for certainty, reading in ((ORDERED, _ordered(lexicon, tokens)), (AROUND, _around(lexicon, tokens))):
        if reading is not None:
            return Match(reading, lexicon.namen[reading], certainty, "similar")
    return _misspelt(kind, lexicon, " ".join(tokens))


def _singulars(compact: str) -> Iterator[str]:
    """Give the word itself and what it may be the plural or feminine form of, without spaces."""
    yield compact
    if compact.endswith("ster") or compact.endswith("sters"):
        yield re.sub(r"werksters?$", "werker", compact)
    if len(compact) < COMPOUND_HEAD:
        return
    if compact.endswith("s"):
        yield compact[:-1]
    if compact.endswith("en"):
        stem = compact[:-2]
        yield stem
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
    content = tuple(re.sub(r"werksters?$", "werker", t) for t in tokens if t not in LINKS)
    if not content:
        return None
    found = _known(lexicon, content)
    if found is not None or len(content) == 1:
        return found
    if " ".join(sorted(content)) in lexicon.unordered:
        return lexicon.unordered[" ".join(sorted(content))]
    for role, work in ((content[0], content[1:]), (content[-1], content[:-1])):
        if role not in ROLES:
            continue
        roles = HELPING if role in ("hulpkracht", "kracht", *HELPING[:2]) else (role,)
        tries = [form for r in roles for form in ((*work, r), (r, *work))]
        found = next((i for i in (_known(lexicon, form) for form in tries) if i is not None), None)
        if found is not None:
            return found
    return None


def _around(lexicon: _Lexicon, tokens: tuple[str, ...]) -> int | None:
    """Find the one known label at the start, at the end or as the last part of a compound; None when two compete."""
    if not tokens or tokens[0] in LINKS:
        return None
    link = next((place for place, token in enumerate(tokens) if token in LINKS), len(tokens))
    head = tokens[:link]
    whole = _known(lexicon, head) if link < len(tokens) else None
    if whole is not None and not (len(head) == 1 and head[0] in ROLES):
        return whole
    fronts = (_known(lexicon, head[:n]) for n in range(len(head) - 1, 0, -1) if not set(head[:n]) <= ROLES)
    ends = (_known(lexicon, head[n:]) for n in range(1, len(head)) if _narrows(head[:n], head[n:]))
    front, end = (next((i for i in side if i is not None), None) for side in (fronts, ends))
    if front is not None and end is not None:
        return front if front == end else None
    if front is not None or end is not None:
        return front if front is not None else end
    return _compound(lexicon, head[0]) if len(head) == 1 else None


def _narrows(before: tuple[str, ...], after: tuple[str, ...]) -> bool:
    """Say whether words before a label only narrow it: adjectives before a beroep, an object before a verb."""
    if len(after) == 1 and after[0].endswith("en"):
        return after[0] not in VAGUE_VERBS and len(before) == 1
    return all(
        len(t) >= COMPOUND_HEAD and t.endswith(("isch", "erd", "eel", "end", "ig", "aal")) for t in before
    )


def _compound(lexicon: _Lexicon, token: str) -> int | None:
    """Read the longest known end of a Dutch compound, whose end says what it is: "hotelschoonmaker"."""
    for start in range(COMPOUND_REST, len(token) - COMPOUND_HEAD + 1):
        front, end = token[:start], token[start:]
        if end in VAGUE_HEADS or end in VAGUE_VERBS or front in PREFIXES:
            continue
        found = _known(lexicon, (end,))
        if found is not None:
            return found
    return None


def _misspelt(kind: Kind, lexicon: _Lexicon, plain: str) -> Match | None:
    """Read a misspelling: the most alike entry by letters, if the edit ratio is high and well ahead of the next.

    A one-word label must start with the same letter, so that "plassen" is not "lassen".
    """
    compact = plain.replace(" ", "")
    if len(compact) < COMPOUND_HEAD:
        return None
    rated = sorted(((-ratio, index) for index, ratio in _edit_ratios(kind, plain)), key=lambda pair: pair)
    if not rated or -rated[0][0] < SURE:
        return None
    if len(rated) > 1 and rated[1][0] - rated[0][0] < CLEAR_LEAD:
        return None
    ratio, index = -rated[0][0], rated[0][1]
    return Match(index, lexicon.namen[index], round(min(ratio, 0.99), 3), "similar")


def _edit_ratios(kind: Kind, plain: str) -> list[tuple[int, float]]:
    """Give (entry, edit ratio 0..1) of the entries most alike in letters, each entry once with its best label."""
    from rapidfuzz import fuzz

    lexicon = _lexicon(kind)
    best: dict[int, float] = {}
    for place, cosine in _nearest(kind, plain):
        label = lexicon.labels[place]
        if cosine < SAME_LETTERS or label[0] != plain[0]:
            continue
        ratio = fuzz.ratio(label.replace(" ", ""), plain.replace(" ", "")) / 100
        owner = lexicon.owners[place]
        best[owner] = max(best.get(owner, 0.0), ratio)
    return list(best.items())


def _similar(kind: Kind, plain: str) -> list[tuple[int, float]]:
    """Give (entry, score 0..1) best first: the mean of letters in common and a loose edit ratio."""
    from rapidfuzz import fuzz

    lexicon = _lexicon(kind)
    best: dict[int, float] = {}
    for place, cosine in _nearest(kind, plain):
        score = (cosine + fuzz.WRatio(lexicon.labels[place], plain) / 100) / 2 if cosine > 0 else 0.0
        owner = lexicon.owners[place]
        best[owner] = max(best.get(owner, 0.0), score)
    return sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))


def _nearest(kind: Kind, plain: str, n: int = 40) -> list[tuple[int, float]]:
    """Give the places of the n labels most alike in letters, with their cosine (0..1), best first."""
    vectorizer, table = _letters(kind)
    cosines = (table @ vectorizer.transform([plain]).T).toarray()[:, 0]
    order = (-cosines).argsort(kind="stable")[:n]
    return [(int(place), float(cosines[place])) for place in order]


@lru_cache(maxsize=3)
def _letters(kind: Kind) -> tuple[Any, Any]:
    """Count the letter groups of all labels once: (vectorizer, sparse table of unit rows, one per label)."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    return vectorizer, vectorizer.fit_transform(_lexicon(kind).labels)


@lru_cache(maxsize=3)
def _lexicon(kind: Kind) -> _Lexicon:
    """Fold all labels of one kind. Of two entries with one label the first keeps it; the tests allow no such pair."""
    entries: tuple[reference.Beroep | reference.Vakskill | reference.Sector, ...] = {
        "beroep": reference.beroepen,
        "vakskill": reference.vakskills,
        "sector": reference.sectoren,
    }[kind]()
    pairs = [(fold(word), entry.index) for entry in entries for word in (entry.naam, *entry.synoniemen)]
    exact: dict[str, int] = {}
    unordered: dict[str, int] = {}
    for label, index in pairs:
        exact.setdefault(label.replace(" ", ""), index)
        content = [token for token in label.split() if token not in LINKS and token not in NOISE]
        if len(content) > 1:
            unordered.setdefault(" ".join(sorted(content)), index)
    labels, owners = zip(*pairs, strict=True)
    return _Lexicon(tuple(entry.naam for entry in entries), labels, owners, exact, unordered)
