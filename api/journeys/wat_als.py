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


@dataclass(frozen=True)
class Plekken:
    """The plekken that are asked about, measured once as they are, and once with a dagdeel fewer."""

    table: PlekTable
    shorter: Shorter


@dataclass(frozen=True)
class Supposed:
    """What fits one person once some changes are made: scores by kenmerk of the plek, best first, and what is new."""

    scores: dict[str, float]
    erbij: tuple[str, ...]
    weg: tuple[str, ...]


def measured(engine: Engine, plekken: Sequence[Plek]) -> Plekken:
    """The plekken with their table, to ask more than one question about."""
    table = engine.measure_plekken(plekken)
    return Plekken(table, shorter_plekken(plekken, table, engine.measure_plekken, engine.parameters))


def what_opens(engine: Engine, pip: Pip, plekken: Plekken, keuze: Keuze, op: date) -> list[Opening]:
    """What every change of the table opens for this person, most first."""
    changes = pip_changes(pip, engine.parameters)
    people = _measure(engine, [pip, *(change.apply(pip) for change in changes)], keuze, op)
    found = score_all(people, plekken.table, engine.router, engine.parameters, workers=engine.workers)
    now = scores_of(found, 0)
    after: list[tuple[AnyChange, Scores]] = [(change, scores_of(found, k)) for k, change in enumerate(changes, start=1)]
    alone = _measure(engine, [pip], keuze, op)
    after += [(change, _with_offer(engine, alone, plekken, change)) for change in offers(engine.parameters)]
    after.append((any_shorter(engine.parameters), _with_fewer_dagdelen(engine, alone, plekken, now)))
    return openings(after, now, plekken.table)


def suppose(engine: Engine, pip: Pip, plekken: Plekken, codes: Sequence[str], keuze: Keuze, op: date) -> Supposed:
    """What fits once the changes with these codes are made; nothing is kept.

    Raises InvoerFout for a code that is not in the table, or that cannot be proposed for this person.
    """
    changes = {change.code: change for change in possible(engine, pip)}
    fouten = [_beyond_the_table(code, list(changes)) for code in codes if code not in changes]
    if fouten:
        raise InvoerFout(tuple(fouten))
    wanted, shorter = [changes[code] for code in dict.fromkeys(codes)], engine.parameters.wijzigingen["dagdeelMinder"]
    then = _measure(engine, [applied(pip, [change for change in wanted if change.kant == "pip"])], keuze, op)
    offered = _offered(plekken, [change for change in wanted if change.kant == "plek" and change.regel is not shorter])
    after = _fitting(engine, then, offered.table)
    if any(change.regel is shorter for change in wanted):
        after = _with_fewer_dagdelen(engine, then, offered, after)
    return _supposed(plekken.table, _fitting(engine, _measure(engine, [pip], keuze, op), plekken.table), after)


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
) -> tuple[list[Opening], int]:
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


def _fitting(engine: Engine, pip: PipTable, plekken: PlekTable) -> Scores:
    return scores_of(score_all(pip, plekken, engine.router, engine.parameters, workers=engine.workers), 0)


def _with_offer(engine: Engine, pip: PipTable, plekken: Plekken, change: PlekChange) -> Scores:
    return _fitting(engine, pip, offered_everywhere(plekken.table, change))


def _with_fewer_dagdelen(engine: Engine, pip: PipTable, plekken: Plekken, now: Scores) -> Scores:
    found = score_all(pip, plekken.shorter.table, engine.router, engine.parameters, workers=engine.workers)
    return best_per_plek(plekken.shorter, found, now)


def _supposed(plekken: PlekTable, now: Scores, then: Scores) -> Supposed:
    def names(rows: set[int], scores: Scores) -> tuple[str, ...]:
        return tuple(plekken.kenmerk[row] for row in sorted(rows, key=lambda row: (-scores[row], plekken.kenmerk[row])))

    best_first = names(set(then), then)
    by_name = {plekken.kenmerk[row]: score for row, score in then.items()}
    return Supposed(
        {kenmerk: by_name[kenmerk] for kenmerk in best_first},
        names(then.keys() - now.keys(), then),
        names(now.keys() - then.keys(), now),
    )


def _beyond_the_table(code: str, known: list[str]) -> Fout:
    tekst = f"deze verandering staat niet in de tabel of kan hier niet. Kies uit: {', '.join(known)}."
    return Fout("--als", code, None, tekst)
