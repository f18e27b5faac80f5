"""Audit lines: who saw or changed what about whom, and who was refused."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.errors import Uitlegbaar
from data.storage.kenmerken import storable
from data.storage.scope import visible_to
from data.storage.tables import AuditRow, PipRow

Handeling = Literal[
    "toevoegen",
    "bevestigen",
    "inzien",
    "intrekken",
    "publiceren",
    "verwijderen",
    "geweigerd",
    "aanmelden",
    "afmelden",
    "blokkeren",
    "besluiten",
]
Soort = Literal[
    "pip", "document", "plek", "ronde", "voorstel", "audit", "sessie", "gebruiker", "route", "upload", "noodstop"
]

LINES, REFUSED, AT_THE_END = "lines", "refused", "at the end"
"""Where a session remembers the lines that are still to be written, those of what was refused, and whether somebody
writes its lines at its end."""
NEW_LINES = insert(AuditRow)


@dataclass(frozen=True)
class AuditLine:
    """One line as it was written; kenmerk None is a list, and aantal says of how many. nummer counts all lines."""

    moment: datetime
    actor: str
    rol: str
    handeling: str
    soort: str
    kenmerk: str | None
    aantal: int
    nummer: int | None = field(default=None, compare=False)


class Geweigerd(Uitlegbaar, PermissionError):  # noqa: N818 - what the audit calls it
    """Raised when an actor may not do this."""


def promise_lines(session: Session) -> None:
    """Say that the lines of this session will be written at its end, by `write_lines`, before it is committed."""
    session.info[AT_THE_END] = True


def write_lines(session: Session) -> None:
    """Write the lines that were left until now, in one statement; to be done before a commit, and before a search."""
    lines = session.info.pop(LINES, [])
    if lines:
        session.connection().execute(NEW_LINES, lines)  # past the ORM, for every look leaves one


def keep_refusals(session: Session) -> None:
    """Write the lines of what was refused in a transaction that was rolled back, and commit them."""
    session.info.pop(LINES, None)
    refused = session.info.pop(REFUSED, [])
    if refused:
        session.execute(NEW_LINES, refused)
        session.commit()


class Audit:
    """The audit of one actor at one moment (UTC), inside the transaction of the session."""

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is written yet."""
        self._session, self._actor, self._moment = session, actor, moment

    def write(self, handeling: Handeling, soort: Soort, kenmerk: str | None, aantal: int) -> None:
        """Leave one line; kenmerk None is a list of aantal things. A refusal outlives a rollback.

        The lines of a transaction of `Store.write` are written together at its end: without them it is not committed.
        In any other session each is written now, so that a session that cannot write gives no data.
        """
        line = self._line(handeling, soort, kenmerk, aantal)
        self._session.info.setdefault(LINES, []).append(line)
        if not self._session.info.get(AT_THE_END):
            write_lines(self._session)
        if handeling == "geweigerd":
            self._session.info.setdefault(REFUSED, []).append(line)

    def refuse(self, soort: Soort, kenmerk: str | None, aantal: int, tekst: str) -> Geweigerd:
        """Leave a line that this was refused, and give the error to raise; tekst is Dutch."""
        self.write("geweigerd", soort, kenmerk, aantal)
        return Geweigerd(tekst)

    def search(
        self,
        *,
        kenmerk: str | None = None,
        door: str | None = None,
        vanaf: datetime | None = None,
        tot: datetime | None = None,
        before: int | None = None,
        limit: int = 1000,
    ) -> list[AuditLine]:
        """The newest lines first, about a kenmerk, by an actor (door), in vanaf <= moment < tot; None is any.

        before: only lines with a lower nummer, to go on where a page ended.

        Only for beheer, else raises Geweigerd. Beheer of some gemeenten sees only lines about their own pips. The
        search leaves a line itself, which is not among those returned.
        """
        if self._actor.rol != "beheer":
            raise self.refuse("audit", kenmerk, 0, "U mag niet in de audit kijken. Vraag het aan de beheerder.")
        write_lines(self._session)
        query = select(AuditRow).where(*self._within())
        if kenmerk is not None:
            query = query.where(col(AuditRow.kenmerk) == storable(kenmerk))
        if door is not None:
            query = query.where(col(AuditRow.actor) == storable(door))
        if vanaf is not None:
            query = query.where(col(AuditRow.moment) >= vanaf)
        if tot is not None:
            query = query.where(col(AuditRow.moment) < tot)
        if before is not None:
            query = query.where(col(AuditRow.id) < before)
        rows = self._session.scalars(query.order_by(col(AuditRow.id).desc()).limit(limit))
        found = [AuditLine(**row.model_dump(exclude={"id"}), nummer=row.id) for row in rows]
        self.write("inzien", "audit", kenmerk, len(found))
        return found

    def _within(self) -> list[ColumnElement[bool]]:
        """No condition for who sees all gemeenten; else only lines about pips of the actor and what belongs to them."""
        if self._actor.gemeenten is None:
            return []
        own = select(col(PipRow.kenmerk)).where(visible_to(self._actor))
        return [col(AuditRow.soort).in_(("pip", "document", "voorstel")), col(AuditRow.kenmerk).in_(own)]

    def _line(self, handeling: Handeling, soort: Soort, kenmerk: str | None, aantal: int) -> dict[str, object]:
        return {
            "moment": self._moment,
            "actor": storable(self._actor.kenmerk),
            "rol": self._actor.rol,
            "handeling": handeling,
            "soort": soort,
            "kenmerk": None if kenmerk is None else storable(kenmerk),
            "aantal": aantal,
        }
