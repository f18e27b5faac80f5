"""Forgetting a person: everything that is about them goes, what others need of it stays without them."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from data.schemas.actor import Actor
from data.storage.audit import Audit
from data.storage.kenmerken import storable
from data.storage.lapsing import hold_voorstellen
from data.storage.scope import visible_to
from data.storage.session import NietGevonden
from data.storage.stoelen import Stoelen
from data.storage.tables import DocumentRow, OordeelRow, PipRow, RondeRow, VoorstelRow, ZonderVoorstelRow
from data.storage.tables_afspraak import ToezeggingRow
from data.storage.tables_ronde import RondePaarRow, RondePipRow
from data.storage.tables_voorstel import BesluitRow, GevolgRow, NazorgRow, StandRow
from data.storage.versions import hold

ABOUT = (VoorstelRow, ZonderVoorstelRow, OordeelRow, RondePipRow, RondePaarRow, GevolgRow, DocumentRow)
"""Tables with rows about a pip, in an order in which nothing refers to what is already gone."""


def erase(session: Session, actor: Actor, moment: datetime, pip: str) -> int:
    """Erase a pip with all its versions, voorstellen and besluiten; returns how many versions there were.

    Rondes keep their totals and count who was erased. Whoever was placed leaves a seat that stays taken by someone we
    do not know. Audit lines stay: they say who did what, and hold no more than the kenmerk. Call it at the beginning
    of a transaction, so that a ronde that is being published is seen whole or not at all. Raises NietGevonden for an
    unknown kenmerk, and Geweigerd when one of the versions is outside the gemeenten of the actor.
    """
    hold_voorstellen(session)
    hold(session, PipRow)
    versions = _versions(session, actor, moment, pip)
    _forget_voorstellen(session, moment, pip)
    rondes = select(col(RondePipRow.ronde)).where(col(RondePipRow.pip) == pip)
    counted = update(RondeRow).where(col(RondeRow.kenmerk).in_(rondes)).values(gewist=col(RondeRow.gewist) + 1)
    session.execute(counted.execution_options(synchronize_session=False))
    for table in ABOUT:
        _delete(session, table, "pip", pip)
    _delete(session, PipRow, "kenmerk", pip)
    Audit(session, actor, moment).write("verwijderen", "pip", pip, versions)
    return versions


def _versions(session: Session, actor: Actor, moment: datetime, pip: str) -> int:
    """How many versions there are, when the actor may see each of them."""
    query = select(visible_to(actor)).where(col(PipRow.kenmerk) == storable(pip))
    visible = list(session.scalars(query))
    if not visible:
        raise NietGevonden("Deze pip staat niet in de database. Controleer het kenmerk.")
    if not all(visible):
        tekst = "U mag deze pip niet wissen: de gemeente ontbreekt of hoort niet bij u."
        raise Audit(session, actor, moment).refuse("pip", pip, 1, tekst)
    return len(visible)


def _forget_voorstellen(session: Session, moment: datetime, pip: str) -> None:
    """Remove the voorstellen with their besluiten; a plaatsing keeps its seat, any other seat comes free."""
    mine = session.execute(select(col(StandRow.kenmerk), col(StandRow.status)).where(col(StandRow.pip) == pip)).all()
    stoelen = Stoelen(session, moment)
    for kenmerk, status in mine:
        if status == "geplaatst":
            stoelen.leave_to_unknown(kenmerk)
        else:
            stoelen.release(kenmerk)
        _delete(session, NazorgRow, "voorstel", kenmerk)
        _delete(session, ToezeggingRow, "voorstel", kenmerk)
        _delete(session, StandRow, "kenmerk", kenmerk)
        _delete(session, BesluitRow, "voorstel", kenmerk)


def _delete(session: Session, table: type[SQLModel], column: str, value: str) -> None:
    own = delete(table).where(col(getattr(table, column)) == value)
    session.execute(own.execution_options(synchronize_session=False))
