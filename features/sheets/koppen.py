"""What one head above a column may mean: known words, parts of them, and slips of the pen."""

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from data.reference.uploadwoorden import koppen
from features.vocabulary import fold

EXACT, PART, ALIKE = 3, 2, 1
"""How surely a head was read: the whole head is known, a part of it is, or it is nearly a known one."""

LIKENESS, SHORTEST_ALIKE = 88, 7
"""Least likeness (0-100) and least letters of a misspelt head. Source: our own choice."""

VAGUE = frozenset(
    (
        *("aantal", "naam", "soort", "type", "code", "vorm", "start", "waar", "niveau", "categorie", "contract"),
        *("domein", "duur", "inzet", "inhoud", "activiteit", "rol", "plek", "plaats", "plaatsen", "werk", "tijd"),
        *("begin", "eind", "einde", "vanaf", "partner", "bron", "taal", "nederlands", "flexibel", "omvang", "dagen"),
    )
)
"""Heads that say enough alone, but not as part of a longer head ("aantal dagen")."""

NIET = "niet"
NUMMER = "nummer"
POSTCODE_WORDS = frozenset(("postcode", "pc4", "pc6", "zipcode"))
KIND_WORDS = frozenset(("soort", "type", "categorie", "aard"))
KIND_OF = {"aanbieder.naam": "aanbieder.soort", "titel": "soort"}
"""What a head is about that asks the kind of something: "Type leerbedrijf" is no name."""

TITEL_INSTEAD = (
    *("beroep", "beroep functie", "beroepsnaam", "traject", "project", "functiegroep", "werkzaamheden", "taken"),
    *("taken werkzaamheden", "taken en werkzaamheden", "soort werkzaamheden", "taakomschrijving", "omschrijving"),
)
"""Heads of which the cells can serve as titel when there is no better one, best first."""

_NOISE = re.compile(r"\b(?:ja nee|j n|jn|p w|pw|per week|verplicht veld|verplicht|optioneel|svp|s v p|invullen|erk)\b")
_BROKEN_WORD = re.compile(r"(?<=[a-z])-\s*\n\s*(?=[a-z])", re.IGNORECASE)


def match_kop(kop: str, upper: str = "") -> tuple[tuple[str, ...], int]:
    """Find the velden that a head may mean, likeliest first, and how surely; none when it is unknown.

    upper is the head of the tier above: "uren" above "min" is tried as "uren min" first.
    """
    for text in (f"{upper} {kop}", kop) if upper else (kop,):
        velden = _exact(text)
        if velden:
            return velden, EXACT
    velden = _by_part(kop) or _exact(upper)
    return (velden, PART) if velden else _by_likeness(kop)


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, ...]]:
    """Give the velden of each known head, compact (without spaces), in the order of kolommen.csv."""
    known: dict[str, tuple[str, ...]] = {}
    for veld, words in koppen().items():
        for word in dict.fromkeys(fold(w).replace(" ", "") for w in words):
            known[word] = (*known.get(word, ()), veld)
    return known


def titel_instead(kop: str) -> int | None:
    """Say how good a head is for the titel when no head says titel: 0 is best, None is no."""
    plain = _plain(kop).replace(" ", "")
    return next((place for place, word in enumerate(TITEL_INSTEAD) if fold(word).replace(" ", "") == plain), None)


@lru_cache(maxsize=8192)
def _plain(kop: str) -> str:
    return fold(re.sub("[+#&]", " ", _BROKEN_WORD.sub("", kop[:120])))


@lru_cache(maxsize=8192)
def _exact(kop: str) -> tuple[str, ...]:
    """Look a head up as a whole, with and without filling words, and then without what stands between brackets."""
    known = _known()
    bare = re.sub(r"\([^()]*\)", " ", kop)
    forms = [form for text in (kop, bare) for form in (_plain(text), _NOISE.sub(" ", _plain(text)))]
    found = next(((key, known[key]) for form in forms if (key := form.replace(" ", "")) in known), None)
    if found is None:
        return ()
    key, velden = found
    within = next(iter(re.findall(r"\(([^()]*)\)", kop)), "")
    inner = known.get(_plain(within).replace(" ", ""), ()) if within and key == _plain(bare).replace(" ", "") else ()
    narrower = inner and (inner[0].startswith(f"{velden[0]}.") or (velden[0], inner[0]) == ("adres", "postcode"))
    return inner if narrower else velden


@lru_cache(maxsize=8192)
def _by_part(kop: str) -> tuple[str, ...]:
    """Find the longest known phrase in a head; but the postcode of a werkgever is a postcode, and the kind no name."""
    tokens = _NOISE.sub(" ", _plain(kop)).split()[:12]
    velden = _longest_part(tokens)
    if velden == (NIET,):
        return velden
    if not POSTCODE_WORDS.isdisjoint(tokens):
        return ("postcode",)
    kind = KIND_OF.get(velden[0]) if velden and tokens[0] in KIND_WORDS else None
    return (kind,) if kind else velden


def _longest_part(tokens: list[str]) -> tuple[str, ...]:
    """Find the longest known phrase; a word for columns we do not use decides at once."""
    best: tuple[int, int, tuple[str, ...]] = (0, 0, ())
    for begin in range(len(tokens)):
        for end in range(begin + 1, len(tokens) + 1):
            phrase = "".join(tokens[begin:end])
            velden = _known().get(phrase, ())
            if velden == (NIET,):
                return velden
            if velden and len(phrase) > 3 and phrase not in VAGUE:
                best = max(best, (1 if "." in velden[0] else 0, len(phrase), velden))
    return best[2]


@lru_cache(maxsize=8192)
def _by_likeness(kop: str) -> tuple[tuple[str, ...], int]:
    """Read one slip of the pen in a head."""
    compact = _plain(kop).replace(" ", "")
    if len(compact) < SHORTEST_ALIKE:
        return (), 0
    found = process.extractOne(compact, _long_words(), scorer=fuzz.ratio, score_cutoff=LIKENESS)
    return (_known()[found[0]], ALIKE) if found else ((), 0)


@cache
def _long_words() -> tuple[str, ...]:
    """The words that may be written with a slip; of two that are as near the last by alphabet is taken."""
    return tuple(sorted((word for word in _known() if len(word) >= SHORTEST_ALIKE), reverse=True))
