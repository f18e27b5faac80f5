"""Confirming: a concept that was read becomes the version that counts, as it stands or corrected."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.storage.audit import Audit
from data.storage.kenmerken import storable
from data.storage.scope import may_see
from data.storage.session import Achterhaald, Botsing, NietGevonden
from data.storage.tables import PipRow
from data.storage.versions import BEVESTIGD, document_of, hold, write_versions


class _Version(NamedTuple):
    """What confirming needs to know of the actuele and of the newest version."""

    versie: int
    status: str
    gemeente: str | None
    laatste: bool
    document: str


def confirm(
    session: Session, actor: Actor, moment: datetime, kenmerk: str, versie: int | None, corrected: Pip | None
) -> Pip:
    """What `Pips.confirm` promises, without the line that it succeeded."""
    if corrected is not None and corrected.kenmerk != kenmerk:
        raise ValueError("corrected is about another kenmerk")
    hold(session, PipRow)
    wanted = [col(getattr(PipRow, name)) for name in _Version._fields]
    query = select(*wanted).where(col(PipRow.kenmerk) == storable(kenmerk))
    versions = [_Version(*row) for row in session.execute(query.where(or_(col(PipRow.actueel), col(PipRow.laatste))))]
    gemeenten = [version.gemeente for version in versions] + ([corrected.gemeente] if corrected else [])
    if versions and not all(may_see(actor, gemeente) for gemeente in gemeenten):
        tekst = "U mag deze pip niet bevestigen: de gemeente ontbreekt of hoort niet bij u."
        raise Audit(session, actor, moment).refuse("pip", kenmerk, 1, tekst)
    concept = _waiting(versions, versie)
    if corrected is None or document_of(corrected) == concept.document:
        _promote(session, kenmerk, concept.versie)
        return Pip.model_validate_json(concept.document).model_copy(update={"versie": concept.versie})
    kept = corrected.model_copy(update={"versie": concept.versie + 1})
    columns: dict[str, object] = {"gemeente": kept.gemeente, "status": "bevestigd"}
    row = {"kenmerk": kenmerk, "versie": kept.versie, "document": document_of(kept)} | columns
    write_versions(session, BEVESTIGD, [row], moment)
    return kept


def _waiting(versions: Sequence[_Version], versie: int | None) -> _Version:
    """The concept that waits; raises Botsing or Achterhaald when that is not what the actor saw."""
    newest = next((version for version in versions if version.laatste), None)
    if newest is None:
        raise NietGevonden("Deze pip staat niet in de database. Controleer het kenmerk.")
    if versie is not None and versie < newest.versie:
        raise Botsing("Deze pip is intussen gewijzigd. Bekijk de nieuwste versie en bevestig die.")
    if versie is not None and versie > newest.versie:
        raise Achterhaald(f"Deze pip heeft geen versie {versie}. De nieuwste is versie {newest.versie}.")
    if newest.status != "concept":
        raise Achterhaald("Er valt niets te bevestigen: de nieuwste versie van deze pip is al bevestigd.")
    return newest


def _promote(session: Session, kenmerk: str, versie: int) -> None:
    """Give the concept the status bevestigd and make it actueel; what it says stays as it was."""
    own = update(PipRow).where(col(PipRow.kenmerk) == kenmerk).execution_options(synchronize_session=False)
    session.execute(own.where(col(PipRow.actueel)).values(actueel=False))
    session.execute(own.where(col(PipRow.versie) == versie).values(status="bevestigd", actueel=True))
