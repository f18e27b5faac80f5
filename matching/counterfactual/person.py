"""What if, for one person over many plekken: what each change opens, most first."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from data.schemas.plek import Plek
from data.schemas.vector import PlekTable
from data.schemas.vector_rows import ragged_rows, taken
from data.schemas.wijziging import Opening
from matching.counterfactual.plek_changes import PlekChange, fewer_dagdelen
from matching.counterfactual.sets import AnyChange
from matching.pairs import Index
from matching.parameters import Parameters
from matching.scoring import Admitted
from matching.wording import counted, share

NAMED = 5
"""Plekken that are named for each change."""

_TIMES = ("uren_min", "uren_max", "uren_gevraagd", "uren_dag", "flexibel", "binnen_kantoortijden")
"""The columns, beside the times themselves, that a dagdeel fewer can change."""

Scores = dict[int, float]
"""The score by row of every plek that fits."""


@dataclass(frozen=True)
class Shorter:
    """Every way to do with one dagdeel fewer: the row of the plek among all plekken, and the plek as it would be."""

    rows: Index
    table: PlekTable


def scores_of(pairs: Admitted, pip: int) -> Scores:
    """The scores of the plekken that fit one pip."""
    start, stop = np.searchsorted(pairs.i, (pip, pip + 1))
    return dict(zip(pairs.j[start:stop].tolist(), pairs.score[start:stop].tolist(), strict=True))


def offered_everywhere(plekken: PlekTable, change: PlekChange) -> PlekTable:
    """The plekken if every aanbieder said yes to what is asked: a taalmaatje, a jobcoach, adapted tasks."""
    column = change.velden[0].rpartition(".")[2]
    return replace(plekken, **{column: np.ones_like(getattr(plekken, column))})


def shorter_plekken(
    plekken: Sequence[Plek], table: PlekTable, measure: Callable[[Sequence[Plek]], PlekTable], parameters: Parameters
) -> Shorter:
    """Every way to do with one dagdeel fewer, of all plekken at once; measure makes a table of changed plekken.

    Plekken with the same times are changed and measured once: their other columns stay as they are.
    """
    changed: list[Plek] = []
    ways: dict[object, range] = {}
    rows: list[int] = []
    variants: list[int] = []
    for row, plek in enumerate(plekken):
        times = (plek.rooster, plek.tijden, plek.uren)
        if times not in ways:
            begin = len(changed)
            changed += [change.apply(plek) for change in fewer_dagdelen(plek, parameters)]
            ways[times] = range(begin, len(changed))
        rows += [row] * len(ways[times])
        variants += ways[times]
    places, times_of = np.array(rows, dtype=np.intp), np.array(variants, dtype=np.intp)
    return Shorter(places, _with_times(taken(table, places), measure(changed), times_of))


def _with_times(table: PlekTable, measured: PlekTable, rows: Index) -> PlekTable:
    columns: dict[str, Any] = {name: getattr(measured, name)[rows] for name in _TIMES}
    columns |= {name: ragged_rows(getattr(measured, name), rows) for name in ("tijdvakken", "kantoortijden")}
    # Equal patterns must ask the same of a week, opvang included.
    pattern = measured.tijdpatroon[rows] * 2 + table.opvang_op_locatie
    return replace(table, tijdpatroon=pattern.astype(np.int32), **columns)


def best_per_plek(shorter: Shorter, ways: Scores, now: Scores) -> Scores:
    """The scores when each plek does with a dagdeel fewer in its best way; ways: scores by row of shorter.table."""
    found = dict(now)
    for way, score in ways.items():
        row = int(shorter.rows[way])
        found[row] = max(found.get(row, 0.0), score)
    return found


def openings(after: Iterable[tuple[AnyChange, Scores]], now: Scores, plekken: PlekTable) -> list[Opening]:
    """What every change opens, those that open nothing and raise no best score left out, most first."""
    told = [_opening(change, now, scores, plekken) for change, scores in after]
    useful = [one for one in told if one.erbij or (one.beste_dan or 0.0) > (one.beste_nu or 0.0)]
    return sorted(useful, key=lambda one: (-one.erbij, -(one.beste_dan or 0.0), one.moeite, one.code))


def _opening(change: AnyChange, now: Scores, then: Scores, plekken: PlekTable) -> Opening:
    new = sorted(then.keys() - now.keys(), key=lambda row: (-then[row], plekken.kenmerk[row]))
    gone = len(now.keys() - then.keys())
    before, after = max(now.values(), default=None), max(then.values(), default=None)
    return Opening(
        code=change.code,
        naam=change.naam,
        opdracht=change.opdracht,
        tekst=_sentence(change, len(new), gone, before, after),
        moeite=change.regel.moeite,
        wie=change.regel.wie,
        erbij=len(new),
        weg=gone,
        plekken=tuple(plekken.kenmerk[row] for row in new[:NAMED]),
        beste_nu=before,
        beste_dan=after,
    )


def _sentence(change: AnyChange, new: int, gone: int, before: float | None, after: float | None) -> str:
    parts = [f"{counted(new, 'plek', 'plekken')} erbij"]
    parts += [f"{counted(gone, 'plek valt', 'plekken vallen')} weg"] if gone else []
    if before is None and after is not None:
        parts.append(f"beste score wordt {share(after)}")
    elif before is not None and after is not None:
        same = share(before) == share(after)
        parts.append(
            f"beste score blijft {share(after)}" if same else f"beste score van {share(before)} naar {share(after)}"
        )
    return f"{change.naam[:1].upper()}{change.naam[1:]}: {', '.join(parts)}."
