"""The one door to rows about people: which pips an actor may see, as SQL and as a plain question."""

from sqlalchemy import ColumnElement, false, true
from sqlmodel import col

from data.schemas.actor import Actor
from data.storage.tables import PipRow


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The SQL condition that leaves only the pips this actor may see.

    It speaks of `PipRow`; a query over voorstellen joins the pip row (kenmerk and versie) and uses the same
    condition. A wspAdviseur sees no persons. A pip without gemeente is seen only by who sees all gemeenten.
    """
    if actor.rol == "wspAdviseur":
        return false()
    if actor.gemeenten is None:
        return true()
    return col(PipRow.gemeente).in_(actor.gemeenten)


def may_see(actor: Actor, gemeente: str | None) -> bool:
    """Whether this actor may see a pip of this gemeente: the same rule as visible_to, for a pip not yet kept."""
    if actor.rol == "wspAdviseur":
        return False
    return actor.gemeenten is None or gemeente in actor.gemeenten
