"""What if, for one person over all plekken: what each change opens, and what there is once some are made."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from api.journeys.engine import Engine, chosen
from api.journeys.suggestie import stored_pip
from data.schemas.actor import Actor
from data.schemas.errors import Fout, InvoerFout
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Keuze
from data.schemas.vector import PipTable, PlekTable
from data.schemas.wijziging import Opening
from data.storage.session import Store
from matching.counterfactual.change import applied
from matching.counterfactual.person import (
    Scores,
    Shorter,
    best_per_plek,
    offered_everywhere,
    openings,
    scores_of,
    shorter_plekken,
)
from matching.counterfactual.pip_changes import pip_changes
from matching.counterfactual.plek_changes import PlekChange, any_shorter, offers
from matching.counterfactual.sets import AnyChange
from matching.scoring import score_all

MOST_PAIRS = 4_000_000
"""Pairs of a changed pip and a plek that are judged for one person at most: about a second on two cores."""
NOT_ALL_TRIED = "Niet alles is doorzocht: er zijn te veel plekken om elke verandering te proberen."


@dataclass(frozen=True)
class Plekken:
    """The plekken that are asked about, measured once as they are, and once with a dagdeel fewer."""

    table: PlekTable
    shorter: Shorter


@dataclass(frozen=True)
class Opened:
    """What changes open for one person, most first; doorzocht False says that some changes were not tried."""

    openings: list[Opening]
    doorzocht: bool


@dataclass(frozen=True)
class Supposed:
    """What fits one person once some changes are made: scores by kenmerk of the plek, best first, and what is new.

    beste_nu is the best score without the changes; None when nothing fits now.
    """

    scores: dict[str, float]
    erbij: tuple[str, ...]
    weg: tuple[str, ...]
    beste_nu: float | None


def measured(engine: Engine, plekken: Sequence[Plek]) -> Plekken:
    """The plekken with their table, to ask more than one question about."""
    return with_shorter(engine, plekken, engine.measure_plekken(plekken))


def with_shorter(engine: Engine, plekken: Sequence[Plek], table: PlekTable) -> Plekken:
    """The same for plekken that were measured already."""
    return Plekken(table, shorter_plekken(plekken, table, engine.measure_plekken, engine.parameters))


def what_opens(
    engine: Engine, pip: Pip, plekken: Plekken, keuze: Keuze, op: date, most_pairs: int = MOST_PAIRS
) -> Opened:
    """What every change of the table opens for this person, most first; too many, and the hardest are left out."""
    most = most_pairs // max(len(plekken.table), 1)
    [found] = what_opens_for_each(engine, [pip], plekken, keuze, op, most)
    return Opened(found, len(pip_changes(pip, engine.parameters)) <= most)


def what_opens_for_each(
    engine: Engine, pips: Sequence[Pip], plekken: Plekken, keuze: Keuze, op: date, most: int | None = None
) -> list[list[Opening]]:
    """The same for more people, all judged together; most: so many changes of each pip, the easiest."""
    parameters = engine.parameters
    changes = [sorted(pip_changes(pip, parameters), key=lambda change: change.regel.moeite)[:most] for pip in pips]
    changed = [change.apply(pip) for pip, own in zip(pips, changes, strict=True) for change in own]
    as_is = _measure(engine, pips, keuze, op)
    now = _fitting(engine, as_is, plekken.table)
    then = iter(_fitting(engine, _measure(engine, changed, keuze, op), plekken.table))
    offered = [
        (change, _fitting(engine, as_is, offered_everywhere(plekken.table, change))) for change in offers(parameters)
    ]
    shorter = any_shorter(parameters), _with_fewer_dagdelen(engine, as_is, plekken, now)
    after: list[list[tuple[AnyChange, Scores]]] = [
        [*((change, next(then)) for change in own), *((change, scores[k]) for change, scores in [*offered, shorter])]
        for k, own in enumerate(changes)
    ]
    return [openings(each, mine, plekken.table) for each, mine in zip(after, now, strict=True)]


def suppose(engine: Engine, pip: Pip, plekken: Plekken, codes: Sequence[str], keuze: Keuze, op: date) -> Supposed:
    """What fits once the changes with these codes are made; nothing is kept.

    Raises InvoerFout for a code that is not in the table or cannot be proposed for this person, and for two that
    exclude each other.
    """
    changes = {change.code: change for change in possible(engine, pip)}
    fouten = [_beyond_the_table(code, list(changes)) for code in codes if code not in changes]
    fouten += _more_of_a_groep([changes[code] for code in dict.fromkeys(codes) if code in changes])
    if fouten:
        raise InvoerFout(tuple(fouten))
    wanted, shorter = [changes[code] for code in dict.fromkeys(codes)], engine.parameters.wijzigingen["dagdeelMinder"]
    then = _measure(engine, [applied(pip, [change for change in wanted if change.kant == "pip"])], keuze, op)
    offered = _offered(plekken, [change for change in wanted if change.kant == "plek" and change.regel is not shorter])
    after = _fitting(engine, then, offered.table)
    if any(change.regel is shorter for change in wanted):
        after = _with_fewer_dagdelen(engine, then, offered, after)
    [now] = _fitting(engine, _measure(engine, [pip], keuze, op), plekken.table)
    return _supposed(plekken.table, now, after[0])


def _offered(plekken: Plekken, changes: Sequence[PlekChange]) -> Plekken:
    table, shorter = plekken.table, plekken.shorter.table
    for change in changes:
        table, shorter = offered_everywhere(table, change), offered_everywhere(shorter, change)
    return Plekken(table, replace(plekken.shorter, table=shorter))


def possible(engine: Engine, pip: Pip) -> Iterator[AnyChange]:
    """Every change that may be supposed for this person, in a fixed order."""
    yield from pip_changes(pip, engine.parameters)
    yield any_shorter(engine.parameters)
    yield from offers(engine.parameters)


def what_opens_stored(
    engine: Engine, store: Store, actor: Actor, moment: datetime, pip: str, keuze: Keuze, op: date
) -> tuple[Opened, int]:
    """The same for a stored pip over all stored plekken, and how many those are; leaves audit lines.

    Raises InvoerFout for an unknown kenmerk.
    """
    found, plekken = stored_pip(store, actor, moment, pip)
    return what_opens(engine, found, measured(engine, plekken), keuze, op), len(plekken)


def suppose_stored(
    engine: Engine,
    store: Store,
    actor: Actor,
    moment: datetime,
    pip: str,
    codes: Sequence[str],
    keuze: Keuze,
    op: date,
) -> tuple[Supposed, dict[str, str]]:
    """What fits a stored pip once some changes are made, with the titel of every plek; leaves audit lines.

    Raises InvoerFout for an unknown kenmerk, or a change that is not in the table.
    """
    found, plekken = stored_pip(store, actor, moment, pip)
    titels = {plek.kenmerk: plek.titel for plek in plekken}
    return suppose(engine, found, measured(engine, plekken), codes, keuze, op), titels


def _measure(engine: Engine, pips: Sequence[Pip], keuze: Keuze, op: date) -> PipTable:
    return engine.measure_pips(pips, [chosen(pip, keuze).richting for pip in pips], [op] * len(pips))


def _fitting(engine: Engine, pips: PipTable, plekken: PlekTable) -> list[Scores]:
    found = score_all(pips, plekken, engine.router, engine.parameters, workers=engine.workers)
    return [scores_of(found, row) for row in range(len(pips))]


def _with_fewer_dagdelen(engine: Engine, pips: PipTable, plekken: Plekken, now: Sequence[Scores]) -> list[Scores]:
    found = score_all(pips, plekken.shorter.table, engine.router, engine.parameters, workers=engine.workers)
    return [best_per_plek(plekken.shorter, scores_of(found, row), mine) for row, mine in enumerate(now)]


def _supposed(plekken: PlekTable, now: Scores, then: Scores) -> Supposed:
    def names(rows: set[int], scores: Scores) -> tuple[str, ...]:
        return tuple(plekken.kenmerk[row] for row in sorted(rows, key=lambda row: (-scores[row], plekken.kenmerk[row])))

    best_first = names(set(then), then)
    by_name = {plekken.kenmerk[row]: score for row, score in then.items()}
    return Supposed(
        {kenmerk: by_name[kenmerk] for kenmerk in best_first},
        names(then.keys() - now.keys(), then),
        names(now.keys() - then.keys(), now),
        max(now.values(), default=None),
    )


def _more_of_a_groep(changes: Sequence[AnyChange]) -> Iterator[Fout]:
    """A fault for every change of which another one of the same kind was chosen already."""
    first: dict[str, str] = {}
    for change in changes:
        if first.setdefault(change.groep, change.code) != change.code:
            tekst = f"dit gaat niet samen met {first[change.groep]}. Kies er een."
            yield Fout("--als", change.code, None, tekst)


def _beyond_the_table(code: str, known: list[str]) -> Fout:
    tekst = f"deze verandering staat niet in de tabel of kan hier niet. Kies uit: {', '.join(known)}."
    return Fout("--als", code, None, tekst)
