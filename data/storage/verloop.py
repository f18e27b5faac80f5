"""What happened around one person: besluiten, pauses, and who looked; through the one door to persons."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor, Rol
from data.schemas.besluit import Besluit
from data.storage.audit import Audit, write_lines
from data.storage.kenmerken import storable
from data.storage.scope import visible_to
from data.storage.tables import AuditRow, PipRow
from data.storage.tables_voorstel import BesluitRow, GevolgRow, StandRow
from data.storage.voorstellen import OF_PIP

MOST = 200
"""Lines of each kind on a page: the newest."""
SEES_WHO_LOOKED: tuple[Rol, ...] = ("klantmanager", "beheer")
"""Who keeps the plan answers for it, and may see who looked. Source: our own choice."""


class Pauze(NamedTuple):
    """One time that a person, or a pair of theirs (plek), was kept out of rondes; None: no day, not ended."""

    nummer: int
    plek: str | None
    sinds: datetime
    door: str
    tot: date | None
    opgeheven_op: datetime | None
    opgeheven_door: str | None


class Kijker(NamedTuple):
    """Somebody who looked at a person: how many times, and when last."""

    door: str
    rol: str
    aantal: int
    laatst: datetime


class Verloop:
    """What happened around the people one actor may see, at one moment (UTC); each call leaves one audit line."""

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is read yet."""
        self._session, self._actor = session, actor
        self._audit = Audit(session, actor, moment)

    def besluiten(self, pip: str, most: int | None = MOST) -> list[tuple[str, Besluit]]:
        """Each step that somebody took for this person with the plek it was about, newest first, at most so many."""
        query = select(col(StandRow.plek), BesluitRow).join(StandRow, col(StandRow.kenmerk) == col(BesluitRow.voorstel))
        query = query.join(PipRow, OF_PIP).where(visible_to(self._actor), col(StandRow.pip) == storable(pip))
        newest = col(BesluitRow.op).desc(), col(BesluitRow.voorstel), col(BesluitRow.volgnummer).desc()
        rows = self._session.execute(query.order_by(*newest).limit(most)).all()
        self._audit.write("inzien", "pip", pip, len(rows))
        return [(plek, Besluit.model_validate(row.model_dump())) for plek, row in rows]

    def pauzes(self, pip: str, most: int | None = MOST) -> list[Pauze]:
        """Every pause and every pair that was kept apart, also what ended, newest first, at most so many."""
        names = ("nummer", "plek", "sinds", "door", "tot", "opgeheven_op", "opgeheven_door")
        query: Select[*tuple[Any, ...]] = select(*(col(getattr(GevolgRow, name)) for name in names))
        query = query.join(PipRow, and_(col(PipRow.kenmerk) == col(GevolgRow.pip), col(PipRow.actueel)))
        query = query.where(visible_to(self._actor), col(GevolgRow.pip) == storable(pip))
        rows = self._session.execute(query.order_by(col(GevolgRow.nummer).desc()).limit(most)).all()
        self._audit.write("inzien", "pip", pip, len(rows))
        return [Pauze(*row) for row in rows]

    def kijkers(self, pip: str, most: int | None = MOST) -> list[Kijker]:
        """Who looked at this person, the last first, at most so many; none for a rol outside SEES_WHO_LOOKED.

        Somebody who only saw them in a list of many is not among them: such a line names nobody.
        """
        if self._actor.rol not in SEES_WHO_LOOKED:
            return []
        write_lines(self._session)
        last = func.max(AuditRow.moment)
        own = select(col(PipRow.kenmerk)).where(visible_to(self._actor), col(PipRow.kenmerk) == storable(pip))
        query = select(col(AuditRow.actor), col(AuditRow.rol), func.count(), last)
        query = query.where(col(AuditRow.kenmerk).in_(own), col(AuditRow.soort).in_(("pip", "voorstel", "document")))
        query = query.where(col(AuditRow.handeling) == "inzien").group_by(col(AuditRow.actor), col(AuditRow.rol))
        rows = self._session.execute(query.order_by(last.desc(), col(AuditRow.actor)).limit(most)).all()
        self._audit.write("inzien", "audit", pip, len(rows))
        return [Kijker(*row) for row in rows]
