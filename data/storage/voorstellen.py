"""Voorstellen as people work on them: read through the one door, with the besluiten behind them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.besluit import Besluit
from data.schemas.oordeel import Oordeel
from data.schemas.voorstel import VoorstelStand, VoorstelStatus
from data.storage.audit import Audit
from data.storage.kenmerken import storable
from data.storage.oordelen import unpack
from data.storage.scope import Rights, built_once, rights_of, visible_to, visible_within
from data.storage.tables import OordeelRow, PipRow
from data.storage.tables_voorstel import BesluitRow, StandRow, is_open

OF_PIP = and_(col(StandRow.pip) == col(PipRow.kenmerk), col(PipRow.actueel))
"""A voorstel is seen by who sees the person as they are now, also after they moved."""

Standen = Select[StandRow]


class Voorstellen:
    """The voorstellen one actor may see, at one moment (UTC).

    Each call leaves exactly one audit line in the same transaction, so the session comes from `Store.write`.
    """

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is read yet."""
        self._session, self._actor, self._moment = session, actor, moment
        self._audit = Audit(session, actor, moment)

    def get(self, kenmerk: str) -> VoorstelStand | None:
        """One voorstel, or None when there is none that may be seen; the audit line is about the person."""
        own = {"kenmerk": storable(kenmerk)}
        found = self._session.execute(_one(rights_of(self._actor)), own).one_or_none()
        visible = found is not None and bool(found[1])
        about = kenmerk if found is None else found[0].pip
        self._audit.write("inzien" if visible or found is None else "geweigerd", "voorstel", about, int(visible))
        return stand_of(found[0]) if found is not None and visible else None

    def listing(
        self, statussen: Sequence[VoorstelStatus] = (), after: str | None = None, most: int = 1000
    ) -> list[VoorstelStand]:
        """Voorstellen in these statussen (none is: all that are open), by kenmerk, from after on, at most so many."""
        query = self._visible().order_by(col(StandRow.kenmerk)).limit(most)
        query = query.where(col(StandRow.status).in_(statussen) if statussen else is_open())
        if after is not None:
            query = query.where(col(StandRow.kenmerk) > storable(after))
        return self._told(query, None)

    def of_pip(self, pip: str) -> list[VoorstelStand]:
        """Every voorstel for one pip, closed ones too, oldest first."""
        query = self._visible().where(col(StandRow.pip) == storable(pip))
        return self._told(query.order_by(col(StandRow.begonnen_op), col(StandRow.kenmerk)), pip)

    def of_plek(self, plek: str) -> list[VoorstelStand]:
        """Every open voorstel on one plek, by kenmerk."""
        query = self._visible().where(col(StandRow.plek) == storable(plek), is_open())
        return self._told(query.order_by(col(StandRow.kenmerk)), None)

    def counts(self) -> dict[VoorstelStatus, int]:
        """How many voorstellen the actor may see in each status; a status without any is not named."""
        query = select(col(StandRow.status), func.count()).join(PipRow, OF_PIP).where(visible_to(self._actor))
        found = dict(self._session.execute(query.group_by(col(StandRow.status))).all())
        self._audit.write("inzien", "voorstel", None, sum(found.values()))
        return found  # type: ignore[return-value] # the database holds nothing but statuses

    def besluiten(self, kenmerk: str) -> list[Besluit]:
        """Who decided what about one voorstel, first to last; none when it may not be seen."""
        rows = self._session.execute(_besluiten(rights_of(self._actor)), {"kenmerk": storable(kenmerk)}).all()
        self._audit.write("inzien", "voorstel", rows[0].pip if rows else kenmerk, len(rows))
        return [Besluit.model_validate(row.BesluitRow.model_dump()) for row in rows]

    def oordeel(self, kenmerk: str) -> Oordeel | None:
        """The oordeel behind a voorstel exactly as it was decided; None when there is none that may be seen."""
        own = {"kenmerk": storable(kenmerk)}
        found = self._session.execute(_oordeel(rights_of(self._actor)), own).one_or_none()
        self._audit.write("inzien", "voorstel", found[1] if found else kenmerk, int(found is not None))
        return None if found is None else Oordeel.model_validate_json(unpack(found[0]))

    def _visible(self) -> Standen:
        return select(StandRow).join(PipRow, OF_PIP).where(visible_to(self._actor))

    def _told(self, query: Standen, about: str | None) -> list[VoorstelStand]:
        found = [stand_of(row) for row in self._session.scalars(query)]
        self._audit.write("inzien", "voorstel", about, len(found))
        return found


def stand_of(row: StandRow) -> VoorstelStand:
    """The noun of a row."""
    return VoorstelStand.model_validate(row.model_dump())


@built_once
def _one(rights: Rights) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(StandRow, visible_within(rights)).join(PipRow, OF_PIP)
    return query.where(col(StandRow.kenmerk) == bindparam("kenmerk"))


@built_once
def _besluiten(rights: Rights) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(BesluitRow, col(StandRow.pip))
    query = query.join(StandRow, col(StandRow.kenmerk) == col(BesluitRow.voorstel)).join(PipRow, OF_PIP)
    query = query.where(visible_within(rights), col(BesluitRow.voorstel) == bindparam("kenmerk"))
    return query.order_by(col(BesluitRow.volgnummer))


@built_once
def _oordeel(rights: Rights) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(col(OordeelRow.document), col(StandRow.pip))
    query = query.join(StandRow, col(StandRow.oordeel) == col(OordeelRow.kenmerk)).join(PipRow, OF_PIP)
    return query.where(visible_within(rights), col(StandRow.kenmerk) == bindparam("kenmerk"))
