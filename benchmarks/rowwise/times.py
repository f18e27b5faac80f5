"""Whether the week of a plek fits in the week of a person, with travel and childcare."""

from collections.abc import Iterable

from benchmarks.rowwise.week import (
    WHOLE,
    Stretch,
    gaps,
    joined,
    lies_inside,
    overlaps,
    parts_by_day,
    shortened,
)
from data.schemas.codes import DAGEN
from data.schemas.pip import Kinderopvang, Pip
from data.schemas.plek import Plek
from data.schemas.tijd import Tijdvak

SHORTEST_STRETCH = 120
YOUNG = 13
OFFICE_HOURS = joined(Tijdvak(dag=dag, van="08:00", tot="18:00") for dag in DAGEN[:5])
NO_CHILDREN = Kinderopvang()


def refuse_times(pip: Pip, plek: Plek, travel: int) -> set[str]:
    """Give the codes that the times call for: tijden alone, or any of kinderopvang and onbekend."""
    if not plek.tijden or (plek.rooster == "flexibel" and plek.uren.min == 0):
        return set()
    free = shortened(gaps(joined(pip.bezet or ())), travel)
    can, usual = _availability(pip, travel)
    if not fits(pip, plek, can, free):
        return {"tijden"}
    codes = {"onbekend"} if pip.bezet is None else set()
    return codes | _with_care(pip, plek, (can, usual, free), travel)


def fits(pip: Pip, plek: Plek, *allowed: list[Stretch]) -> bool:
    """Say whether the plek can be worked inside every list of allowed stretches, travel already taken off."""
    offered = joined(plek.tijden or ())
    if plek.rooster != "flexibel":
        return all(lies_inside(stretch, stretches) for stretches in allowed for stretch in offered)
    for stretches in allowed:
        offered = overlaps(offered, stretches)
    per_day = pip.belastbaarheid.uren_per_dag if pip.belastbaarheid else None
    return _best_week(offered, 24.0 if per_day is None else per_day) >= plek.uren.min - 1e-9


def _best_week(stretches: Iterable[Stretch], per_day: float) -> float:
    """Give the most hours a week, with the best part of one long enough stretch on each calendar day."""
    best = [0] * 7
    for stretch in stretches:
        if stretch[1] - stretch[0] >= SHORTEST_STRETCH:
            for day, minutes in parts_by_day(stretch):
                best[day] = max(best[day], minutes)
    return sum(min(minutes / 60, per_day) for minutes in best)


def _availability(pip: Pip, travel: int) -> tuple[list[Stretch], list[Stretch]]:
    """Give when someone is not known to be away, and when they are taken to be free: the same when both are known."""
    if pip.beschikbaar is None:
        return [WHOLE], OFFICE_HOURS
    known = shortened(joined(pip.beschikbaar), travel)
    return known, known


def _with_care(pip: Pip, plek: Plek, week: tuple[list[Stretch], list[Stretch], list[Stretch]], travel: int) -> set[str]:
    """Give kinderopvang when the children are not cared for, and onbekend when something must be asked."""
    can, usual, free = week
    children = pip.kinderopvang or NO_CHILDREN
    if plek.kinderopvang_op_locatie or not _may_need_care(children):
        return set() if fits(pip, plek, usual, free) else {"onbekend"}
    if children.nodig and children.tijden is None and children.geregeld not in ("nee", "aangevraagd"):
        return {"onbekend"}
    care = shortened(joined(children.tijden or ()), travel)
    if fits(pip, plek, usual, free, care):
        return set()
    if not children.nodig or fits(pip, plek, can, free, care):
        return {"onbekend"}
    return {"kinderopvang"} if fits(pip, plek, usual, free) else {"kinderopvang", "onbekend"}


def _may_need_care(children: Kinderopvang) -> bool:
    """Say whether the children need care, or may need it because one is young."""
    if children.nodig is None:
        return children.jongste_kind is not None and children.jongste_kind < YOUNG
    return children.nodig
