"""Plekken in the store: versioned like pips; they hold no personal data, so reading them leaves no line."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.plek import Plek
from data.storage.audit import Audit
from data.storage.kenmerken import refuse_unstorable, storable
from data.storage.tables import PlekRow
from data.storage.versions import AddResult, Fresh, document_of, hold, keep


class Plekken:
    """All plekken, for any actor; adding leaves one audit line in the same transaction."""

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when (UTC); nothing is read yet."""
        self._session, self._moment = session, moment
        self._audit = Audit(session, actor, moment)

    def add(self, plekken: Sequence[Plek]) -> AddResult:
        """Keep these plekken: a new kenmerk gets versie 1, a changed one its next versie, the same is not written.

        Raises InvoerFout for a kenmerk no database can keep.
        """
        hold(self._session, PlekRow)
        refuse_unstorable("plek", [plek.kenmerk for plek in plekken])
        fresh = [Fresh(plek.kenmerk, document_of(plek), {"capaciteit": plek.capaciteit}) for plek in plekken]
        result = keep(self._session, PlekRow, fresh, self._moment)
        about = plekken[0].kenmerk if len(plekken) == 1 else None
        self._audit.write("toevoegen", "plek", about, result.new + result.changed)
        return result

    def get(self, kenmerk: str) -> Plek | None:
        """The actuele version, or None when there is none."""
        query = select(col(PlekRow.document)).where(col(PlekRow.kenmerk) == storable(kenmerk), col(PlekRow.actueel))
        document = self._session.scalar(query)
        return None if document is None else Plek.model_validate_json(document)

    def history(self, kenmerk: str) -> list[Plek]:
        """Every version, oldest (versie 1) first."""
        query = select(col(PlekRow.document)).where(col(PlekRow.kenmerk) == storable(kenmerk))
        return [Plek.model_validate_json(found) for found in self._session.scalars(query.order_by(col(PlekRow.versie)))]

    def all(self) -> list[Plek]:
        """Every actuele plek, by kenmerk."""
        query = select(col(PlekRow.document)).where(col(PlekRow.actueel)).order_by(col(PlekRow.kenmerk))
        return [Plek.model_validate_json(document) for document in self._session.scalars(query)]

    def versies(self) -> dict[str, int]:
        """The actuele versie of every plek by kenmerk: the noun does not carry it, a ronde needs it."""
        query = select(col(PlekRow.kenmerk), col(PlekRow.versie)).where(col(PlekRow.actueel))
        return dict(self._session.execute(query.order_by(col(PlekRow.kenmerk))).all())

    def count(self) -> int:
        """How many actuele plekken."""
        return self._session.scalar(select(func.count()).select_from(PlekRow).where(col(PlekRow.actueel))) or 0
