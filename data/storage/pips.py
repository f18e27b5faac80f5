"""Pips in the store: a pip is a beschikking, so every change is a new version and every look leaves a line."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.storage.audit import Audit
from data.storage.kenmerken import refuse_unstorable, storable
from data.storage.scope import may_see, visible_to
from data.storage.tables import PipRow
from data.storage.versions import AddResult, Fresh, batches, document_of, hold, keep


class Pips:
    """The pips one actor may see and change, at one moment (UTC).

    Each call leaves exactly one audit line in the same transaction, so the session comes from `Store.write`; when
    the line cannot be written there is no data. Returned pips carry the stored versie.
    """

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is read yet."""
        self._session, self._actor, self._moment = session, actor, moment
        self._audit = Audit(session, actor, moment)

    def add(self, pips: Sequence[Pip]) -> AddResult:
        """Keep these pips: a new kenmerk gets versie 1, a changed one its next versie, the same is not written.

        The versie a given pip carries does not count. All or nothing: raises Geweigerd when one of them is, or was
        until now, outside the gemeenten of the actor, and InvoerFout for a kenmerk no database can keep.
        """
        hold(self._session, PipRow)
        refuse_unstorable("pip", [pip.kenmerk for pip in pips])
        about = pips[0].kenmerk if len(pips) == 1 else None
        if not self._may_add(pips):
            tekst = "U mag deze pip niet opslaan: de gemeente ontbreekt of hoort niet bij u."
            raise self._audit.refuse("pip", about, len(pips), tekst)
        fresh = [Fresh(pip.kenmerk, document_of(pip), {"gemeente": pip.gemeente}) for pip in pips]
        result = keep(self._session, PipRow, fresh, self._moment)
        self._audit.write("toevoegen", "pip", about, result.new + result.changed)
        return result

    def get(self, kenmerk: str) -> Pip | None:
        """The actuele version, or None when there is none or the actor may not see it."""
        found = self._one(kenmerk, actueel_only=True)
        return found[0] if found else None

    def history(self, kenmerk: str) -> list[Pip]:
        """Every version the actor may see, oldest first; none when the actor may not see the pip."""
        return self._one(kenmerk, actueel_only=False)

    def all(self) -> list[Pip]:
        """Every actuele pip the actor may see, by kenmerk."""
        query = select(col(PipRow.document), col(PipRow.versie)).where(col(PipRow.actueel), visible_to(self._actor))
        pips = _read(self._session.execute(query.order_by(col(PipRow.kenmerk))))
        self._audit.write("inzien", "pip", None, len(pips))
        return pips

    def count(self) -> int:
        """How many actuele pips the actor may see."""
        query = select(func.count()).select_from(PipRow).where(col(PipRow.actueel), visible_to(self._actor))
        aantal = self._session.scalar(query) or 0
        self._audit.write("inzien", "pip", None, aantal)
        return aantal

    def _one(self, kenmerk: str, actueel_only: bool) -> list[Pip]:
        """The visible versions of one pip, oldest first, with one line: inzien or geweigerd."""
        query = select(col(PipRow.document), col(PipRow.versie), visible_to(self._actor))
        query = query.where(col(PipRow.kenmerk) == storable(kenmerk)).order_by(col(PipRow.versie))
        if actueel_only:
            query = query.where(col(PipRow.actueel))
        rows = self._session.execute(query).all()
        pips = _read((document, versie) for document, versie, visible in rows if visible)
        self._audit.write("inzien" if pips or not rows else "geweigerd", "pip", kenmerk, len(pips))
        return pips

    def _may_add(self, pips: Sequence[Pip]) -> bool:
        """Whether all these pips are, and were until now, in gemeenten of the actor."""
        if not all(may_see(self._actor, pip.gemeente) for pip in pips):
            return False
        if self._actor.gemeenten is None:
            return True
        query = select(col(PipRow.gemeente)).where(col(PipRow.actueel)).distinct()
        return all(
            may_see(self._actor, gemeente)
            for part in batches([pip.kenmerk for pip in pips])
            for gemeente in self._session.scalars(query.where(col(PipRow.kenmerk).in_(part)))
        )


def _read(rows: Iterable[tuple[str, int]]) -> list[Pip]:
    """Pips from document and versie."""
    return [Pip.model_validate_json(document).model_copy(update={"versie": versie}) for document, versie in rows]
