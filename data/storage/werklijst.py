"""The work list: voorstellen as they stand now, those that ask attention first, through the one door to persons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.plek import Plek
from data.schemas.ronde import Oorzaak
from data.schemas.verdeling import Voorstel
from data.schemas.voorstel import VoorstelStand, VoorstelStatus
from data.storage.audit import Audit
from data.storage.kenmerken import storable
from data.storage.scope import visible_to
from data.storage.tables import PipRow, PlekRow, VoorstelRow
from data.storage.tables_ronde import RondePipRow
from data.storage.tables_voorstel import BesluitRow, StandRow
from data.storage.voorstellen import OF_PIP, stand_of

OFFERED = and_(col(StandRow.plek) == col(PlekRow.kenmerk), col(StandRow.plek_versie) == col(PlekRow.versie))
DECIDED = and_(col(StandRow.kenmerk) == col(BesluitRow.voorstel), col(StandRow.besluit) == col(BesluitRow.volgnummer))
WAITED = and_(col(StandRow.ronde) == col(RondePipRow.ronde), col(StandRow.pip) == col(RondePipRow.pip))


@dataclass(frozen=True)
class Vraag:
    """What is asked of the list; None is any. gemeenten are codes, pip and plek kenmerken, door who took it up."""

    statussen: tuple[VoorstelStatus, ...] | None = None
    gemeenten: tuple[str, ...] | None = None
    pip: str | None = None
    plek: str | None = None
    door: str | None = None


@dataclass(frozen=True)
class Werk:
    """One line of the list: the voorstel, where the person lives, the plek as it was judged, and why it waits.

    tot is the day until which somebody put it off, reden a code; wachtrondes counts the rondes in a row without
    voorstel before this one, None when a person proposed it.
    """

    stand: VoorstelStand
    gemeente: str | None
    plek: Plek
    tot: date | None
    reden: str | None
    wachtrondes: int | None


class Rang(NamedTuple):
    """One plek that a ronde proposed, with the plek as it was; oorzaak says why it is another than a week before."""

    voorstel: Voorstel
    plek: Plek
    oorzaak: Oorzaak | None


class Werklijst:
    """The voorstellen one actor may see at one moment (UTC); each call leaves one audit line."""

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is read yet."""
        self._session, self._actor = session, actor
        self._audit = Audit(session, actor, moment)

    def counts(self, vraag: Vraag) -> dict[VoorstelStatus, int]:
        """How many voorstellen there are per status; statussen of the vraag do not count."""
        query = select(col(StandRow.status), func.count()).join(PipRow, OF_PIP)
        query = query.where(*self._wanted(vraag, with_status=False)).group_by(col(StandRow.status))
        found = {row[0]: row[1] for row in self._session.execute(query)}
        self._audit.write("inzien", "voorstel", None, sum(found.values()))
        return found  # type: ignore[return-value] # the database holds nothing but statuses

    def page(self, vraag: Vraag, day: date, offset: int, limit: int) -> list[Werk]:
        """The lines from offset on, at most limit.

        What somebody put off until after this day comes last; before it who waited longest, then the newest.
        """
        # Which lines is decided first, from indexes alone: only what is shown is read whole.
        which = self._joined(select(col(StandRow.kenmerk))).where(*self._wanted(vraag)).order_by(*_urgency(day))
        which = which.offset(offset).limit(limit).correlate(None)
        query = self._lines().where(col(StandRow.kenmerk).in_(which)).order_by(*_urgency(day))
        found = [_werk(row) for row in self._session.execute(query)]
        self._audit.write("inzien", "voorstel", None, len(found))
        return found

    def get(self, kenmerk: str) -> Werk | None:
        """One voorstel, or None when there is none or the actor may not see the person; that is written down too."""
        own = col(StandRow.kenmerk) == storable(kenmerk)
        row = self._session.execute(self._lines().add_columns(visible_to(self._actor)).where(own)).one_or_none()
        seen = row is not None and bool(row[-1])
        about = kenmerk if row is None else row[0].pip
        self._audit.write("inzien" if seen or row is None else "geweigerd", "voorstel", about, int(seen))
        return _werk(row) if row is not None and seen else None

    def ranks(self, ronde: str, pip: str) -> list[Rang]:
        """What a ronde proposed to one person, rang 1 and the alternatives; none when they may not be seen."""
        query = select(col(VoorstelRow.document), col(PlekRow.document), col(VoorstelRow.oorzaak))
        query = query.join(PipRow, and_(col(VoorstelRow.pip) == col(PipRow.kenmerk), col(PipRow.actueel)))
        at = and_(col(VoorstelRow.plek) == col(PlekRow.kenmerk), col(VoorstelRow.plek_versie) == col(PlekRow.versie))
        query = query.join(PlekRow, at).where(visible_to(self._actor), col(VoorstelRow.ronde) == storable(ronde))
        query = query.where(col(VoorstelRow.pip) == storable(pip)).order_by(col(VoorstelRow.rang))
        rows = self._session.execute(query).all()
        self._audit.write("inzien", "voorstel", pip, len(rows))
        return [_rang(row) for row in rows]

    def _lines(self) -> Select[*tuple[Any, ...]]:
        query: Select[*tuple[Any, ...]] = select(
            StandRow,
            col(PipRow.gemeente),
            col(PlekRow.document),
            col(BesluitRow.tot),
            col(BesluitRow.reden),
            col(RondePipRow.wachtrondes),
        )
        return self._joined(query).join(PlekRow, OFFERED)

    def _joined(self, query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
        query = query.select_from(StandRow).join(PipRow, OF_PIP)
        return query.outerjoin(BesluitRow, DECIDED).outerjoin(RondePipRow, WAITED)

    def _wanted(self, vraag: Vraag, *, with_status: bool = True) -> list[ColumnElement[bool]]:
        wanted = [visible_to(self._actor)]
        if vraag.statussen is not None and with_status:
            wanted.append(col(StandRow.status).in_(vraag.statussen))
        if vraag.gemeenten is not None:
            wanted.append(col(PipRow.gemeente).in_(vraag.gemeenten))
        for name in ("pip", "plek", "door"):
            value = getattr(vraag, name)
            if value is not None:
                wanted.append(col(getattr(StandRow, name)) == storable(value))
        return wanted


def _urgency(day: date) -> Sequence[Any]:
    later = case((and_(col(BesluitRow.tot).is_not(None), col(BesluitRow.tot) > day), 1), else_=0)
    waited = func.coalesce(col(RondePipRow.wachtrondes), 0)
    return later, waited.desc(), col(StandRow.sinds).desc(), col(StandRow.kenmerk)


def _werk(row: Any) -> Werk:
    stand, gemeente, document, tot, reden, wachtrondes = row[:6]
    return Werk(stand_of(stand), gemeente, Plek.model_validate_json(document), tot, reden, wachtrondes)


def _rang(row: Any) -> Rang:
    document, plek, oorzaak = row
    return Rang(Voorstel.model_validate_json(document), Plek.model_validate_json(plek), oorzaak)
