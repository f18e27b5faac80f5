"""Which kinds of plek a region lacks, from the prices of its division and hypothetical plekken."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

import numpy as np

from api.journeys.engine import Engine
from api.journeys.regio import Regio, gemeente_of, gemeenten_of, stored_regio
from api.journeys.verdeling import measure_all
from data.reference.places import pc4_table
from data.schemas.actor import Actor
from data.schemas.errors import Fout, InvoerFout
from data.schemas.ronde import Keuze
from data.schemas.tekort import FEWEST, Boodschappen, PlekKind, Tekort
from data.schemas.vector import Float64, PipTable, PlekTable
from data.storage.session import Store
from matching.assignment.division import Division, divide
from matching.counterfactual.forced import gain_of_new, gains_now, standing_of
from matching.counterfactual.gaps import NO_GAIN, Part, Wanted, best_new, gathered, helped, with_new
from matching.counterfactual.kinds import as_plek, kinds, request_text, with_taaleisen
from matching.scoring import Admitted, Progress, score_all

MOST_PAIRS = 150_000_000
"""Pairs of a person and a hypothetical plek that are judged at most: about half a minute on two cores."""


@dataclass(frozen=True)
class _Tried:
    """Every kind that was tried, whom each would help, and whether those are all kinds there are.

    postcodes: where in each gemeente such a plek is taken to be.
    """

    kinds: list[PlekKind]
    wanted: Wanted
    complete: bool
    postcodes: dict[str, str]


@dataclass(frozen=True)
class _Divided:
    """A division with the tables it was made of."""

    division: Division
    people: PipTable
    plekken: PlekTable


@dataclass(frozen=True)
class _Choice:
    """One new plek: what it adds to the total, and for how many people it is better than what they have now."""

    kind: PlekKind
    gain: float
    people: int


def what_is_lacking(
    engine: Engine,
    regio: Regio,
    keuze: Keuze,
    op: date,
    seed: int,
    most: int,
    progress: Progress | None = None,
    most_pairs: int = MOST_PAIRS,
) -> Boodschappen:
    """The shopping list of a region, at most so many plekken, what adds most first.

    The first opbrengst is exactly what dividing again with that plek adds; every next one the same, with the plekken
    above it. No list holds a number of people below ten.
    """
    people, places = measure_all(engine, regio.pips, regio.plekken, keuze, op)
    pairs = score_all(people, places, engine.router, engine.parameters, workers=engine.workers)
    division = divide(pairs, people, places, seed)
    gains = gains_now(standing_of(division))
    tried = _try_kinds(engine, regio, people, gains, most_pairs, progress)
    chosen = list(_choices(engine, _Divided(division, people, places), tried, seed, most))
    return Boodschappen(
        regio=regio.code,
        tekorten=tuple(_told(chosen, gemeenten_of(regio.code))),
        doorzocht=tried.complete,
        soorten=len(tried.kinds),
        geplaatst=len(division.placed),
        totaal=division.total,
    )


def _try_kinds(
    engine: Engine, regio: Regio, people: PipTable, gains: Float64, most_pairs: int, progress: Progress | None
) -> _Tried:
    """Judge everyone with every kind of plek, one gemeente at a time, those with most people first."""
    places = places_to_try(regio)
    found: list[PlekKind] = []
    parts: list[Part] = []
    for done, (gemeente, postcode) in enumerate(places, start=1):
        here = list(kinds(gemeente))
        if (len(found) + len(here)) * len(people) > most_pairs:
            return _Tried(found, gathered(parts, len(found)), False, dict(places))
        table = engine.measure_plekken([as_plek(kind, postcode) for kind in here])
        pairs = score_all(people, table, engine.router, engine.parameters, workers=engine.workers)
        parts.append(helped(pairs, gains, len(found)))
        found += here
        if progress:
            progress(done, len(places))
    return _Tried(found, gathered(parts, len(found)), True, dict(places))


def places_to_try(regio: Regio) -> list[tuple[str, str]]:
    """For every gemeente of a region the postcode where most of what we know lies, most people first."""
    known = [pip.inburgeraar.postcode for pip in regio.pips] + [plek.postcode for plek in regio.plekken]
    amounts = Counter(postcode[:4] for postcode in known if postcode and gemeente_of(postcode))
    people = Counter(pip.gemeente for pip in regio.pips)
    table = pc4_table()
    each: dict[str, list[str]] = {gemeente: [] for gemeente in gemeenten_of(regio.code)}
    for code, gemeente in zip(table.codes.tolist(), table.gemeente, strict=True):
        if gemeente in each:
            each[gemeente].append(str(code))
    best = {gemeente: min(codes, key=lambda code: (-amounts[code], code)) for gemeente, codes in each.items() if codes}
    return sorted(best.items(), key=lambda item: (-people[item[0]], item[0]))


def _choices(engine: Engine, divided: _Divided, tried: _Tried, seed: int, most: int) -> Iterator[_Choice]:
    """At most so many new plekken one after another, each the one that adds most once those before it are there."""
    division, people, plekken = divided.division, divided.people, divided.plekken
    at_first = gains_now(standing_of(division))
    for _ in range(most):
        gains = gains_now(standing_of(division))
        best = best_new(tried.wanted, gains)
        if best is None:
            return
        place, gain = best
        kind, new = _strictest(engine, people, tried, place, gains, gain)
        yield _Choice(kind, gain, int((new.score - at_first[new.i] > NO_GAIN).sum()))
        plekken, pairs = with_new(plekken, division.pairs, new, len(people))
        division = divide(pairs, people, plekken, seed)


def _strictest(
    engine: Engine, people: PipTable, tried: _Tried, place: int, gains: Float64, gain: float
) -> tuple[PlekKind, Admitted]:
    """The kind with the strictest taaleis that adds just as much, and everyone who fits it."""
    variants = with_taaleisen(tried.kinds[place])
    postcode = tried.postcodes[variants[0].gemeente]
    table = engine.measure_plekken([as_plek(kind, postcode) for kind in variants])
    pairs = score_all(people, table, engine.router, engine.parameters, workers=engine.workers)
    strictest = int(np.argmax(gain_of_new(gains, pairs, len(variants)) >= gain - NO_GAIN))
    mine = pairs.j == strictest
    return variants[strictest], Admitted(pairs.i[mine], pairs.j[mine], pairs.score[mine], len(people))


def _told(chosen: Sequence[_Choice], names: dict[str, str]) -> Iterator[Tekort]:
    """The choices as rows; the same kind twice in a row is one row."""
    for kind, same in groupby(chosen, key=lambda choice: choice.kind):
        first, *more = same
        shown = first.people if first.people >= FEWEST else None
        amount = 1 + len(more)
        yield Tekort(
            kind=kind,
            opbrengst=first.gain,
            aantal=amount,
            mensen=shown,
            verzoek=request_text(kind, names[kind.gemeente], amount, shown),
        )


def what_is_lacking_stored(
    engine: Engine,
    store: Store,
    actor: Actor,
    moment: datetime,
    regio: str,
    keuze: Keuze,
    op: date,
    seed: int,
    most: int,
    progress: Progress | None = None,
    fewest: int = 0,
) -> Boodschappen:
    """The same for what is stored; raises InvoerFout for an unknown regio, or one with fewer people than fewest.

    Leaves an audit line.

    A wspAdviseur may ask this and sees no persons: everyone in the region is read for them, with their name in the
    audit line, and what comes out holds no person and no small number.
    """
    everyone = Actor(kenmerk=actor.kenmerk, rol="rematch", gemeenten=tuple(gemeenten_of(regio)))
    found = stored_regio(store, everyone, moment, regio)
    if len(found.pips) < fewest:
        tekst = f"er zijn minder dan {fewest} mensen in deze regio. Een lijst zou over enkele mensen gaan."
        raise InvoerFout((Fout("regio", regio, None, tekst),))
    return what_is_lacking(engine, found, keuze, op, seed, most, progress)
