"""Trying out, for one stored person: what may be changed, what each change opens, and what fits after those chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from api.journeys.engine import Engine
from api.journeys.geheugen import Aanbod, Geheugen
from api.journeys.suggestie import stored_pip_with
from api.journeys.wat_als import Opened, Supposed, possible, suppose, what_opens
from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.storage.session import Store
from matching.counterfactual.sets import AnyChange

ASKED_FOR = ("vca", "heftruck", "hygieneHaccp", "bhv", "opvang")
"""Changes that matter only where a plek asks for them."""


@dataclass(frozen=True)
class Gevonden:
    """One stored person with all plekken on offer, to ask more than one question about."""

    pip: Pip
    aanbod: Aanbod

    @property
    def plekken(self) -> Mapping[str, Plek]:
        """All plekken on offer by kenmerk."""
        return self.aanbod.plekken


def find(engine: Engine, store: Store, geheugen: Geheugen, actor: Actor, moment: datetime, kenmerk: str) -> Gevonden:
    """A stored person with the plekken; raises NietTeBeoordelen for an unknown one, Gestopt while a noodstop holds.

    Leaves audit lines.
    """
    pip, seen = stored_pip_with(store, actor, moment, kenmerk, geheugen.look)
    return Gevonden(pip, geheugen.recall(engine, seen))


def what_matters(engine: Engine, found: Gevonden) -> list[AnyChange]:
    """The changes that may be supposed for this person and that at least one plek has to do with."""
    changes = possible(engine, found.pip)
    return [change for change in changes if change.soort not in ASKED_FOR or found.aanbod.asks(change)]


def opens(engine: Engine, found: Gevonden, op: date) -> Opened:
    """What every change opens, most first, in the advised richting."""
    return what_opens(engine, found.pip, found.aanbod.measured, "auto", op)


def tried(engine: Engine, found: Gevonden, codes: Sequence[str], op: date) -> Supposed:
    """What fits once these changes are made, in the advised richting; nothing is kept.

    Raises InvoerFout for a code that is not in the table, or that cannot be proposed for this person.
    """
    return suppose(engine, found.pip, found.aanbod.measured, codes, "auto", op)
