"""Finds the row with heads, also of two tiers and under title rows, and says what each column holds."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from features.sheets.cells.cel import shown
from features.sheets.koppen import ALIKE, EXACT, NIET, NUMMER, PART, match_kop, titel_instead
from features.sheets.result import KolomUitleg
from features.sheets.rij import Rij, letter_of
from features.vocabulary import fold

LOOKED_AT = 60
"""Rows from the top in which the heads must stand."""

ENOUGH, ENOUGH_ALONE = 2, 4
"""A row of heads names the titel and at least ENOUGH other velden of a plek, or ENOUGH_ALONE and no titel."""

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
_CLOCK = re.compile(r"[0-9]{1,2}(?:[:.][0-9]{2}(?::[0-9]{2})?| ?u(?:ur)?[0-9]{0,2})|x|-", re.IGNORECASE)
_COUNT = re.compile(r"[0-9]{0,6}")


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
    """Find the heads among the first rows of a sheet; None when no row names enough velden of a plek."""
    best: Kop | None = None
    for place, rij in enumerate(rijen[:LOOKED_AT]):
        upper = rijen[place - 1] if place else None
        both = [[upper, rij]] if upper and upper.gevuld > 1 and upper.nummer == rij.nummer - 1 else []
        for tiers in ([rij], *both):
            kop = _read_tiers(tiers)
            if kop and (best is None or _rank(kop) > _rank(best)):
                best = kop
    return best


def _rank(kop: Kop) -> tuple[bool, int]:
    return "titel" in kop.velden, len(kop.velden)


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
    if "titel" not in velden:
        found = _with_titel(found, [tier[0] for tier in tiers])
        velden = _assign(found)
    if len(TELLING.intersection(velden)) < (ENOUGH if "titel" in velden else ENOUGH_ALONE):
        return None
    heads = [f"{up} {low}".strip() for low, up in tiers]
    return _as_kop(rows, heads, found, velden)


def _with_titel(
    found: Sequence[tuple[tuple[str, ...], int]], heads: Sequence[str]
) -> list[tuple[tuple[str, ...], int]]:
    """Let another column hold the titel, when no head says so: the beroep, or else what the work is."""
    ranked = [(rank, kolom) for kolom, head in enumerate(heads) if (rank := titel_instead(head)) is not None]
    chosen = min(ranked, default=(0, None))[1]
    return [(("titel",), PART) if kolom == chosen else one for kolom, one in enumerate(found)]


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
