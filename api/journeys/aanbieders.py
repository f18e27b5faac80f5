"""Kansrijke aanbieders: for someone without a good open plek, who to visit and what to ask."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import isnan

import numpy as np

from api.journeys.engine import Engine
from api.journeys.suggestie import NietTeBeoordelen
from data.schemas.aanbieders import Kansen, KansrijkeAanbieder
from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.status import PlekStand
from data.schemas.vector import Bool, Float64, PipTable
from data.storage.bediening import Noodstoppen
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.session import Store
from matching.candidates import all_pairs
from matching.counterfactual.stability import refused
from matching.counterfactual.tailored import fitting_dagdelen, questions, suitable
from matching.criteria import vakmatch, wens
from matching.pairs import Pairs, pairs_of
from matching.parameters import Parameters
from matching.scoring import score


@dataclass(frozen=True)
class _Asked:
    """One pip with every plek there is or was: as it stands, and as it would be when made suitable."""

    pip: Pip
    people: PipTable
    standen: Sequence[PlekStand]
    then: list[Plek]
    pairs: Pairs
    scores: Float64


def promising(engine: Engine, pip: Pip, standen: Sequence[PlekStand], op: date, most: int) -> Kansen:
    """The aanbieders in reach with work that this person wants or knows, best first, as if they made it suitable.

    standen: every plek there is, also full, ingetrokken or past its einddatum. A plek that is open and fits already is
    no question to an aanbieder, so it is left out. The person is the starting point: judged aanbodgericht.
    """
    people = engine.measure_pips([pip], ["aanbodgericht"], [op])
    hours = float(people.uren_naast[0] if people.naast_taalles[0] == 1 else people.uren_binnen[0])
    then = [suitable(stand.plek, pip, hours) for stand in standen]
    now = _with_all(engine, people, [stand.plek for stand in standen])
    fits = ~refused(now, engine.parameters) & np.array([stand.status == "open" for stand in standen], dtype=np.bool_)
    pairs = _with_all(engine, people, then)
    asked = _Asked(pip, people, standen, then, pairs, score(pairs, engine.parameters))
    good = ~fits & ~refused(pairs, engine.parameters) & _of_interest(pairs, engine.parameters)
    if hours < engine.parameters.regels.kortste_stuk_uren:  # too few for one stretch of work; nan is not known
        good[:] = False
    open_now = score(now, engine.parameters)[fits]
    return Kansen(
        pip=pip.kenmerk,
        beste_open=float(open_now.max()) if len(open_now) else None,
        uren_over=None if isnan(hours) else max(hours, 0.0),
        aanbieders=tuple(_ranked(asked, good, most)),
    )


def _with_all(engine: Engine, people: PipTable, plekken: Sequence[Plek]) -> Pairs:
    table = engine.measure_plekken(plekken)
    return pairs_of(people, table, *all_pairs(np.array([0]), len(table)), engine.router)


def _of_interest(pairs: Pairs, parameters: Parameters) -> Bool:
    """Work of a beroep or sector that the person wants or knows, and does not refuse."""
    wanted, known = wens.judge(pairs, parameters), vakmatch.judge(pairs, parameters)
    return (wanted >= parameters.wens.eerste_stap) | (known > parameters.vakmatch.basis) & (wanted > 0)


def _ranked(asked: _Asked, good: Bool, most: int) -> list[KansrijkeAanbieder]:
    """One row for every aanbieder, by its best plek; those for whose journey no dagdeel is left are passed over."""
    rows = sorted(np.flatnonzero(good).tolist(), key=lambda k: (-asked.scores[k], asked.standen[k].plek.kenmerk))
    amounts = Counter(_name(asked.standen[k]) for k in rows)
    found: dict[str, KansrijkeAanbieder] = {}
    for k in rows:
        name = _name(asked.standen[k])
        if name in found or len(found) == most:
            continue
        one = _told(asked, k, amounts[name])
        if one:
            found[name] = one
    return list(found.values())


def _name(stand: PlekStand) -> str:
    return " ".join(stand.plek.aanbieder.naam.casefold().split())


def _told(asked: _Asked, k: int, amount: int) -> KansrijkeAanbieder | None:
    stand, minutes = asked.standen[k], int(asked.pairs.minuten[k])
    windows = fitting_dagdelen(asked.people, 0, max(minutes, 0))
    if not windows:
        return None
    return KansrijkeAanbieder(
        naam=stand.plek.aanbieder.naam,
        soort=stand.plek.aanbieder.soort,
        plek=stand.plek.kenmerk,
        titel=stand.plek.titel,
        status=stand.status,
        plekken=amount,
        score=float(asked.scores[k]),
        reistijd_minuten=minutes if minutes >= 0 else None,
        vragen=tuple(questions(stand.plek, asked.then[k], asked.pip, stand.status, windows)),
    )


def promising_stored(
    engine: Engine, store: Store, actor: Actor, moment: datetime, pip: str, op: date, most: int
) -> Kansen:
    """The same for a stored pip and every stored plek; leaves audit lines.

    Raises NietTeBeoordelen for an unknown kenmerk, and Gestopt while a noodstop holds.
    """
    with store.write() as session:
        Noodstoppen(session, moment).refuse_when_halted()
        found = Pips(session, actor, moment).get_to_judge(pip)
        standen = Plekken(session, actor, moment).listing(op) if found else []
    if found is None:
        raise NietTeBeoordelen("pip", pip)
    return promising(engine, found, standen, op, most)
