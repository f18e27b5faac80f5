"""The one door to rows about people: which pips an actor may see, as SQL and as a plain question."""

from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, false, true
from sqlmodel import col

from data.schemas.actor import Actor
from data.storage.tables import PipRow

STATEMENTS = 256
"""How many forms of one statement are remembered, the last used: one for each set of gemeenten."""
built_once = lru_cache(maxsize=STATEMENTS)
"""Marks a function that makes a statement from its arguments alone: to put one together takes longer than to answer it.

What differs each time is a bound value and no argument. Rights are an argument: nobody gets a statement of others.
"""


class Rights(NamedTuple):
    """What says which pips somebody may see: whether they see people at all, and of which gemeenten (None is all)."""

    people: bool
    gemeenten: tuple[str, ...] | None


def rights_of(actor: Actor) -> Rights:
    """The rights of this actor now."""
    return Rights(actor.rol != "wspAdviseur", actor.gemeenten)


def visible_within(rights: Rights) -> ColumnElement[bool]:
    """The SQL condition that leaves only the pips that may be seen with these rights: see visible_to."""
    if not rights.people:
        return false()
    if rights.gemeenten is None:
        return true()
    return col(PipRow.gemeente).in_(rights.gemeenten)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that leaves only the pips this actor may see.

    It speaks of `PipRow`; a query over voorstellen joins the pip row (kenmerk and versie) and uses the same
    condition. A wspAdviseur sees no persons. A pip without gemeente is seen only by who sees all gemeenten.
    """
    return visible_within(rights_of(actor))


def may_see(actor: Actor, gemeente: str | None) -> bool:
    """Whether this actor may see a pip of this gemeente: the same rule as visible_to, for a pip not yet kept."""
    if actor.rol == "wspAdviseur":
        return False
    return actor.gemeenten is None or gemeente in actor.gemeenten
