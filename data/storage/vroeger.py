"""How a pair was before: the pip and the plek as an earlier ronde read them, through the one door to persons."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, or_, select
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.voorstel import VoorstelStand
from data.storage.audit import Audit
from data.storage.plekken import plek_of
from data.storage.scope import Rights, built_once, rights_of, visible_within
from data.storage.tables import PipRow, PlekRow, RondeRow
from data.storage.tables_ronde import RondePipRow, RondePlekRow

ThenPip = aliased(PipRow)
AS_READ = and_(col(ThenPip.kenmerk) == col(RondePipRow.pip), col(ThenPip.versie) == col(RondePipRow.pip_versie))
AS_OFFERED = and_(col(PlekRow.kenmerk) == col(RondePlekRow.plek), col(PlekRow.versie) == col(RondePlekRow.plek_versie))


OWN = col(RondeRow.kenmerk) == bindparam("ronde")


class Toen(NamedTuple):
    """A pair as the ronde of this week read it; plek None is: that ronde did not have this plek."""

    week: str
    pip: Pip
    plek: Plek | None


class Vroeger:
    """What one actor may see of how it was, at one moment (UTC); each call leaves one audit line."""

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is read yet."""
        self._session, self._actor = session, actor
        self._audit = Audit(session, actor, moment)

    def of_voorstel(self, stand: VoorstelStand) -> Toen | None:
        """The pair as the ronde before that of the voorstel read it; without one as its own ronde did.

        None when no ronde ever read this person, or the actor may not see them.
        """
        values = {"pip": stand.pip, "plek": stand.plek, "ronde": stand.ronde, "begonnen_op": stand.begonnen_op}
        query = _newest(rights_of(self._actor), stand.ronde is not None)
        found = self._session.execute(query, values).one_or_none()
        self._audit.write("inzien", "pip", stand.pip, int(found is not None))
        return None if found is None else _toen(found)


@built_once
def _newest(rights: Rights, of_ronde: bool) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(col(RondeRow.week), col(ThenPip.document), col(PlekRow.document))
    query = query.select_from(RondePipRow).join(RondeRow, col(RondeRow.kenmerk) == col(RondePipRow.ronde))
    query = query.join(PipRow, and_(col(PipRow.kenmerk) == col(RondePipRow.pip), col(PipRow.actueel)))
    offered = and_(col(RondePlekRow.ronde) == col(RondePipRow.ronde), col(RondePlekRow.plek) == bindparam("plek"))
    query = query.join(ThenPip, AS_READ).outerjoin(RondePlekRow, offered).outerjoin(PlekRow, AS_OFFERED)
    query = query.where(visible_within(rights), col(RondePipRow.pip) == bindparam("pip"), _at_or_before(of_ronde))
    newest = col(RondeRow.gepubliceerd_op).desc(), col(RondeRow.kenmerk)
    own_last = [case((OWN, 1), else_=0)] if of_ronde else []
    return query.order_by(*own_last, *newest).limit(1)


def _at_or_before(of_ronde: bool) -> ColumnElement[bool]:
    """The rondes that were published before the one of this voorstel, and that one itself."""
    if not of_ronde:
        return col(RondeRow.gepubliceerd_op) < bindparam("begonnen_op")
    own = select(col(RondeRow.gepubliceerd_op)).where(OWN).correlate(None).scalar_subquery()
    return or_(OWN, col(RondeRow.gepubliceerd_op) < own)


def _toen(row: Any) -> Toen:
    week, pip, plek = row
    return Toen(week, Pip.model_validate_json(pip), None if plek is None else plek_of(plek))
