"""A suggestion: the best plekken for one pip, or the best pips for one plek, each with its whole Oordeel."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

import numpy as np

from api.journeys.engine import Engine, chosen
from api.journeys.geheugen import Geheugen
from data.schemas.actor import Actor
from data.schemas.errors import Fout, InvoerFout
from data.schemas.oordeel import Oordeel
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Keuze
from data.schemas.vector import PipTable, PlekTable
from data.storage.bediening import Noodstoppen
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.session import Store
from matching.explain import oordelen
from matching.pairs import pairs_of
from matching.ranking import best
from matching.scoring import score_all


def suggest(engine: Engine, pip: Pip, plekken: PlekTable, keuze: Keuze, op: date, most: int) -> list[Oordeel]:
    """The plekken that fit this pip best, at most `most`, best first; none when nothing fits."""
    advies = chosen(pip, keuze)
    answers = _best(engine, engine.measure_pips([pip], [advies.richting], [op]), plekken, most)
    return [answer.model_copy(update={"richting_reden": advies.reden or None}) for answer in answers]


T = TypeVar("T")


class NietTeBeoordelen(InvoerFout):
    """Raised when a stored person or plek cannot be judged; onbekend says that it is not there for who asks."""

    def __init__(self, kind: str, kenmerk: str, tekst: str | None = None, veld: str | None = None) -> None:
        """Take what cannot be judged (pip or plek) and what is in the way; None is that it is not there."""
        self.onbekend = tekst is None
        told = tekst or "dit kenmerk staat niet in de database. Controleer het kenmerk."
        super().__init__((Fout(kind, kenmerk, veld, told),))


@dataclass(frozen=True)
class Suggestie:
    """Answers from the database: the oordelen, best first, the titel of each plek, and how many were looked at."""

    oordelen: list[Oordeel]
    titels: dict[str, str]
    looked_at: int


@dataclass(frozen=True)
class Vrager:
    """Who asks at which moment (UTC), on which day the pairs are judged, and what is remembered between questions."""

    actor: Actor
    moment: datetime
    op: date
    geheugen: Geheugen


def suggest_stored(engine: Engine, store: Store, wie: Vrager, pip: str, keuze: Keuze, most: int) -> Suggestie:
    """The best stored plekken for one stored pip; leaves audit lines.

    Raises NietTeBeoordelen for an unknown kenmerk, and Gestopt while a noodstop holds.
    """
    found, seen = stored_pip_with(store, wie.actor, wie.moment, pip, wie.geheugen.look)
    aanbod = wie.geheugen.recall(engine, seen)
    answers = suggest(engine, found, aanbod.table, keuze, wie.op, most)
    titels = {answer.plek: aanbod.plekken[answer.plek].titel for answer in answers}
    return Suggestie(answers, titels, len(aanbod.plekken))


def stored_pip(store: Store, actor: Actor, moment: datetime, kenmerk: str) -> tuple[Pip, list[Plek]]:
    """One stored pip with all plekken on offer; raises NietTeBeoordelen for an unknown kenmerk. Leaves audit lines."""
    return stored_pip_with(store, actor, moment, kenmerk, Plekken.all)


def stored_pip_with(
    store: Store, actor: Actor, moment: datetime, kenmerk: str, read: Callable[[Plekken], T]
) -> tuple[Pip, T]:
    """One stored pip, with what is read about plekken in the same transaction; raises as stored_pip does."""
    with store.write() as session:
        Noodstoppen(session, moment).refuse_when_halted()
        pips = Pips(session, actor, moment)
        found = pips.get_to_judge(kenmerk)
        waits = found is None and pips.get(kenmerk, concept=True) is not None
        told = read(Plekken(session, actor, moment)) if found else None
    if found is None or told is None:
        raise NietTeBeoordelen("pip", kenmerk, "dit is nog een concept. Laat het eerst bevestigen." if waits else None)
    return found, told


def candidates_stored(engine: Engine, store: Store, wie: Vrager, plek: str, keuze: Keuze, most: int) -> Suggestie:
    """The best stored pips for one stored plek, each in its own richting; leaves audit lines.

    Raises NietTeBeoordelen for an unknown kenmerk, and Gestopt while a noodstop holds.
    """
    mensen = wie.geheugen.mensen
    with store.write() as session:
        Noodstoppen(session, wie.moment).refuse_when_halted()
        found = Plekken(session, wie.actor, wie.moment).get(plek)
        seen = mensen.look(Pips(session, wie.actor, wie.moment)) if found else None
    if found is None or seen is None:
        raise NietTeBeoordelen("plek", plek)
    people = mensen.recall(engine, seen, keuze, wie.op)
    answers = _best(engine, people, engine.measure_plekken([found]), most)
    return Suggestie(answers, {plek: found.titel}, len(people))


def _best(engine: Engine, pips: PipTable, plekken: PlekTable, most: int) -> list[Oordeel]:
    found = score_all(pips, plekken, engine.router, engine.parameters, workers=engine.workers)
    top = best(found, pips, plekken, most)
    pairs = pairs_of(pips, plekken, np.asarray(found.i[top]), np.asarray(found.j[top]), engine.router)
    return oordelen(pairs, engine.parameters, engine.router)
