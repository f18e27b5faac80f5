"""Finds the row with heads, also of two tiers and under title rows, and says what each column holds."""

import re
from collections.abc import Mapping, Sequence
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

VAGUE = frozenset(
    (
        *("aantal", "naam", "soort", "type", "code", "vorm", "start", "waar", "niveau", "categorie", "contract"),
        *("domein", "duur", "inzet", "inhoud", "activiteit", "rol", "plek", "plaats", "plaatsen", "werk", "tijd"),
        *("begin", "eind", "einde", "vanaf", "partner", "bron", "taal", "nederlands", "flexibel", "omvang", "dagen"),
        *("uren"),
    )
)
"""Heads that say enough alone, but not as part of a longer head ("aantal dagen")."""

NIET = "niet"
NUMMER = "nummer"
TELLING = frozenset(
    (
        "aanbieder.naam",
        "soort",
        "postcode",
        "adres",
        "capaciteit",
        "uren",
        "uren.min",
        "tijden",
        "startdatum",
        "taaleis",
    )
)
_NOISE = re.compile(r"\b(?:ja nee|j n|jn|p w|pw|per week|verplicht veld|verplicht|optioneel|svp|s v p|invullen|erk)\b")
_CLOCK = re.compile(r"[0-9]{1,2}(?:[:.][0-9]{2}(?::[0-9]{2})?| ?u(?:ur)?[0-9]{0,2})|x|-", re.IGNORECASE)
_COUNT = re.compile(r"[0-9]{0,6}")
_BROKEN_WORD = re.compile(r"(?<=[a-z])-\s*\n\s*(?=[a-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kop:
    """The heads of a sheet, of which the last row is `laatste`.

    koppen are the heads by column, both tiers together; gevonden what each may mean and how surely; velden the column
    of each veld that is used; dubbel the columns with the very same head as such a column; regels the rows as
    written; breedte counts the columns up to the last head.
    """

    laatste: int
    koppen: tuple[str, ...]
    gevonden: tuple[tuple[tuple[str, ...], int], ...]
    velden: Mapping[str, int]
    dubbel: tuple[tuple[int, int], ...]
    regels: tuple[tuple[str, ...], ...]
    breedte: int


def find_header(rijen: Sequence[Rij]) -> Kop | None:
    """Find the heads among the first rows of a sheet; None when no row has a titel and two other velden."""
    best: Kop | None = None
    for place, rij in enumerate(rijen[:LOOKED_AT]):
        upper = rijen[place - 1] if place else None
        both = [[upper, rij]] if upper and upper.gevuld > 1 and upper.nummer == rij.nummer - 1 else []
        for tiers in ([rij], *both):
            kop = _read_tiers(tiers)
            if kop and (best is None or len(kop.velden) > len(best.velden)):
                best = kop
    return best


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


def repeats(kop: Kop, cellen: Sequence[str]) -> bool:
    """Whether a row holds the heads once more."""
    same = 0
    for cel, *tiers in zip(cellen, *kop.regels, strict=False):
        if cel and (plain := cel.strip()):
            if plain not in tiers:
                return False
            same += 1
    return same > 1


def _read_tiers(rows: Sequence[Rij]) -> Kop | None:
    width = max(len(rij.cellen) for rij in rows)
    lower = [cel.strip() for cel in [*rows[-1].cellen, *[""] * width][:width]]
    upper = [*rows[0].cellen, *[""] * width][:width] if len(rows) > 1 else [""] * width
    tiers = [(low or up, up if low and up != low else "") for low, up in zip(lower, _spread(upper, lower), strict=True)]
    found = [match_kop(*tier) if tier[0] else ((), 0) for tier in tiers]
    velden = _assign(found)
    if "titel" not in velden or len(TELLING.intersection(velden)) < ENOUGH:
        return None
    heads = [f"{up} {low}".strip() for low, up in tiers]
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
    used = set(velden.values())
    by_head = {fold(heads[kolom]): kolom for kolom in used}
    dubbel = [
        (kolom, by_head[fold(head)]) for kolom, head in enumerate(heads) if kolom not in used and fold(head) in by_head
    ]
    return Kop(
        laatste=rows[-1].nummer,
        koppen=tuple(heads),
        gevonden=tuple(found),
        velden=velden,
        dubbel=tuple(dubbel),
        regels=tuple(tuple(cel.strip() for cel in rij.cellen) for rij in rows),
        breedte=max((kolom for kolom, head in enumerate(heads) if head.strip()), default=-1) + 1,
    )


def by_content(kop: Kop, rijen: Sequence[Rij]) -> dict[str, int]:
    """Give the column of each veld, looking at the first rows where a head alone does not tell.

    "Begin" and "eind" above clock times are times. "Nr" is a kenmerk only when it holds more than a count: 1, 2, 3
    would name other plekken in the next list.
    """
    velden = _assign([_told_apart(kop, rijen, kolom) for kolom in range(len(kop.gevonden))])
    kolom = velden.pop(NUMMER, None)
    if kolom is not None and "kenmerk" not in velden:
        cellen = _sample(kop, rijen, kolom)
        if sum(1 for cel in cellen if not _COUNT.fullmatch(cel)) > len(cellen) // 2:
            velden["kenmerk"] = kolom
    return velden


def _told_apart(kop: Kop, rijen: Sequence[Rij], kolom: int) -> tuple[tuple[str, ...], int]:
    """Keep of the velden that a head may mean only dates or only times, when it may mean both."""
    velden, how = kop.gevonden[kolom]
    times = tuple(veld for veld in velden if veld.startswith("tijden."))
    if not times or len(times) == len(velden):
        return velden, how
    cellen = _sample(kop, rijen, kolom)
    clocks = bool(cellen) and all(_CLOCK.fullmatch(cel) for cel in cellen)
    return (times if clocks else tuple(veld for veld in velden if veld not in times)), how


def _sample(kop: Kop, rijen: Sequence[Rij], kolom: int) -> list[str]:
    below = (rij for rij in rijen if rij.nummer > kop.laatste and rij.gevuld > 1 and kolom < len(rij.cellen))
    return [cel for rij in below if (cel := rij.cellen[kolom].strip()) and cel not in kop.koppen]


def explain(kop: Kop, velden: Mapping[str, int]) -> tuple[KolomUitleg, ...]:
    """Say of every column with a head what we took it for."""
    by_column = {kolom: veld for veld, kolom in velden.items()}
    return tuple(
        KolomUitleg(
            kolom,
            letter_of(kolom),
            shown(head),
            by_column.get(kolom),
            _explain(by_column.get(kolom), kop.gevonden[kolom]),
        )
        for kolom, head in enumerate(kop.koppen)
        if head.strip()
    )


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
    """Find the longest known phrase in a head; a word for columns we do not use decides at once."""
    tokens = _NOISE.sub(" ", _plain(kop)).split()[:12]
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
    rated = ((fuzz.ratio(word, compact), word) for word in _known() if len(word) >= SHORTEST_ALIKE)
    likeness, word = max(rated, default=(0.0, ""))
    return (_known()[word], ALIKE) if likeness >= LIKENESS else ((), 0)
