"""Finds the row with heads, also of two tiers and under title rows, and says what each column holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from data.reference.uploadwoorden import koppen
from features.sheets.cells.cel import shown
from features.sheets.result import KolomUitleg
from features.sheets.rij import Rij, letter_of
from features.vocabulary import fold

LOOKED_AT = 60
"""Rows from the top in which the heads must stand."""

EXACT, PART, ALIKE = 3, 2, 1
"""How surely a head was read: the whole head is known, a part of it is, or it is nearly a known one."""

LIKENESS, SHORTEST_ALIKE = 88, 7
"""Least likeness (0-100) and least letters of a misspelt head. Source: our own choice."""

ENOUGH = 2
"""A row of heads names the titel and at least this many other velden of a plek."""

NIET = "niet"
NUMMER = "nummer"
TELLING = frozenset(
    ("aanbieder.naam", "soort", "postcode", "adres", "capaciteit", "uren", "uren.min", "tijden", "startdatum", "taaleis")
)
_NOISE = re.compile(r"\b(?:ja nee|j n|jn|p w|pw|per week|verplicht veld|verplicht|optioneel|svp|s v p|invullen|erk)\b")
_BROKEN_WORD = re.compile(r"(?<=[a-z])-\s*\n\s*(?=[a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kop:
    """The heads of a sheet: first and last row number, what each column is, and the rows of head as written.

    velden gives the column of each veld that is used; dubbel the columns with the very same head as such a column.
    """

    eerste: int
    laatste: int
    velden: dict[str, int]
    dubbel: tuple[tuple[int, int], ...]
    kolommen: tuple[KolomUitleg, ...]
    regels: tuple[tuple[str, ...], ...]
    breedte: int


def find_header(rijen: Sequence[Rij]) -> Kop | None:
    """Find the heads among the first rows of a sheet; None when no row has a titel and two other velden."""
    best: Kop | None = None
    for place, rij in enumerate(rijen[:LOOKED_AT]):
        upper = rijen[place - 1] if place else None
        for tiers in ([rij], [upper, rij] if upper and upper.nummer == rij.nummer - 1 else []):
            kop = _read_tiers(tiers) if tiers else None
            if kop and (best is None or len(kop.velden) > len(best.velden)):
                best = kop
    return best


def match_kop(kop: str, upper: str = "") -> tuple[tuple[str, ...], int]:
    """Find the velden that a head may mean, likeliest first, and how surely; none when it is unknown.

    upper is the head of the tier above: "uren" above "min" is tried as "uren min" first.
    """
    for text in dict.fromkeys((f"{upper} {kop}", kop) if upper else (kop,)):
        velden = _exact(text)
        if velden:
            return velden, EXACT
    for text in dict.fromkeys((kop, f"{upper} {kop}")):
        velden = _by_part(text)
        if velden:
            return velden, PART
    return _by_likeness(kop)


def repeats(kop: Kop, cellen: Sequence[str]) -> bool:
    """Whether a row holds the heads once more."""
    same = 0
    for cel, *tiers in zip(cellen, *kop.regels, strict=False):
        if cel and (plain := cel.strip()):
            if plain not in tiers:
                return False
            same += 1
    return same > 1


def _read_tiers(tiers: Sequence[Rij | None]) -> Kop | None:
    rows = [rij for rij in tiers if rij is not None]
    width = max(len(rij.cellen) for rij in rows)
    lower = [*rows[-1].cellen, *[""] * (width - len(rows[-1].cellen))]
    upper = _spread([*rows[0].cellen, *[""] * (width - len(rows[0].cellen))], lower) if len(rows) > 1 else [""] * width
    found = [match_kop(low or up, up if low and up != low else "") if low or up else ((), 0) for low, up in zip(lower, upper)]
    velden = _assign(found)
    if "titel" not in velden or len(TELLING.intersection(velden)) < ENOUGH:
        return None
    heads = [f"{up} {low}" if low and up and up != low else low or up for low, up in zip(lower, upper)]
    return _as_kop(rows, heads, found, velden)


def _spread(upper: list[str], lower: list[str]) -> list[str]:
    """Let a head of the upper tier hold for the empty cells to its right that have a lower head."""
    spread, last = [], ""
    for up, low in zip(upper, lower, strict=True):
        last = up if up.strip() else (last if low.strip() else "")
        spread.append(last.strip())
    return spread


def _assign(found: Sequence[tuple[tuple[str, ...], int]]) -> dict[str, int]:
    """Give each veld one column: surest reading first, then heads with one meaning, then from left to right."""
    order = sorted(
        (-how, rank, len(velden), kolom, veld)
        for kolom, (velden, how) in enumerate(found)
        for rank, veld in enumerate(velden)
    )
    taken: dict[str, int] = {}
    used: set[int] = set()
    for _, _, _, kolom, veld in order:
        if veld not in taken and kolom not in used and veld != NIET:
            taken[veld] = kolom
            used.add(kolom)
    if "adres" in taken and "postcode" not in taken:
        taken["postcode"] = taken["adres"]
    taken.pop("adres", None)
    return taken


def _as_kop(
    rows: Sequence[Rij], heads: list[str], found: Sequence[tuple[tuple[str, ...], int]], velden: dict[str, int]
) -> Kop:
    by_column = {kolom: veld for veld, kolom in velden.items()}
    same = [
        (kolom, by_head[fold(head)])
        for by_head in [{fold(heads[kolom]): kolom for kolom in by_column}]
        for kolom, head in enumerate(heads)
        if kolom not in by_column and fold(head) in by_head
    ]
    uitleg = tuple(
        KolomUitleg(kolom, letter_of(kolom), shown(head), by_column.get(kolom), _explain(by_column.get(kolom), found[kolom]))
        for kolom, head in enumerate(heads)
        if head.strip()
    )
    regels = tuple(tuple(cel.strip() for cel in rij.cellen) for rij in rows)
    breedte = max((kolom for kolom, head in enumerate(heads) if head.strip()), default=-1) + 1
    return Kop(rows[0].nummer, rows[-1].nummer, velden, tuple(same), uitleg, regels, breedte)


def _explain(veld: str | None, found: tuple[tuple[str, ...], int]) -> str:
    velden, how = found
    if veld:
        sure = {EXACT: "gelezen als", PART: "waarschijnlijk", ALIKE: "waarschijnlijk, maar anders geschreven:"}
        return f"{sure[how]} {veld}"
    if velden and velden[0] != NIET:
        return f"niet gebruikt: een andere kolom is al {velden[0]}"
    return "niet gebruikt"


@lru_cache(maxsize=1)
def _known() -> dict[str, tuple[str, ...]]:
    """Give the velden of each known head, compact (without spaces), in the order of kolommen.csv."""
    known: dict[str, tuple[str, ...]] = {}
    for veld, words in koppen().items():
        for word in dict.fromkeys(fold(w).replace(" ", "") for w in words):
            known[word] = (*known.get(word, ()), veld)
    return known


@lru_cache(maxsize=8192)
def _plain(kop: str) -> str:
    return fold(_BROKEN_WORD.sub("", kop[:120]))


@lru_cache(maxsize=8192)
def _exact(kop: str) -> tuple[str, ...]:
    """Look a head up as a whole, then without what stands between brackets, then without filling words."""
    whole = _plain(kop)
    bare = _plain(re.sub(r"\([^()]*\)", " ", kop))
    forms = (whole, bare, _NOISE.sub(" ", whole), _NOISE.sub(" ", bare))
    return next((_known()[key] for form in forms if (key := form.replace(" ", "")) in _known()), ())


@lru_cache(maxsize=8192)
def _by_part(kop: str) -> tuple[str, ...]:
    """Find the longest known phrase in a head; a word for columns we do not use decides at once."""
    tokens = _NOISE.sub(" ", _plain(kop)).split()[:12]
    best: tuple[int, int, tuple[str, ...]] = (0, 0, ())
    for begin in range(len(tokens)):
        for end in range(begin + 1, len(tokens) + 1):
            phrase = "".join(tokens[begin:end])
            velden = _known().get(phrase, ())
            if velden == (NIET,):
                return velden
            if velden and len(phrase) > 3:
                best = max(best, (1 if "." in velden[0] else 0, len(phrase), velden))
    return best[2]


@lru_cache(maxsize=8192)
def _by_likeness(kop: str) -> tuple[tuple[str, ...], int]:
    """Read one slip of the pen in a head."""
    compact = _plain(kop).replace(" ", "")
    if len(compact) < SHORTEST_ALIKE:
        return (), 0
    rated = ((fuzz.ratio(word, compact), word) for word in _known() if len(word) >= SHORTEST_ALIKE)
    likeness, word = max(rated, default=(0.0, ""))
    return (_known()[word], ALIKE) if likeness >= LIKENESS else ((), 0)
