"""Letting voorstellen lapse that nobody works on: no besluit, so never more than nieuw becoming vervallen."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.voorstel import VervallenCode
from data.storage.tables_voorstel import StandRow
from data.storage.versions import hold


def hold_voorstellen(session: Session) -> None:
    """Wait until nobody decides or publishes, then keep it so; to be the first statement of a transaction."""
    hold(session, StandRow)


def lapse(session: Session, moment: datetime, om: VervallenCode, kenmerken: Sequence[str]) -> None:
    """Let these voorstellen lapse, as far as they are nieuw."""
    values = {"status": "vervallen", "vervallen_om": om, "sinds": moment, "besluit": None, "door": None}
    own = update(StandRow).where(col(StandRow.kenmerk) == bindparam("of"), col(StandRow.status) == "nieuw")
    change = own.values(values | {"versie": col(StandRow.versie) + 1})
    if kenmerken:
        session.connection().execute(change, [{"of": kenmerk} for kenmerk in kenmerken])


def lapse_where(
    session: Session, moment: datetime, om: VervallenCode, *, pip: str | None = None, plek: str | None = None
) -> int:
    """Let the voorstellen lapse that are nieuw for this pip or on this plek, and tell how many.

    To see every one of them, `hold_voorstellen` at the beginning of the transaction.
    """
    query = select(col(StandRow.kenmerk)).where(col(StandRow.status) == "nieuw")
    query = query.where(col(StandRow.pip) == pip) if pip is not None else query.where(col(StandRow.plek) == plek)
    found = list(session.scalars(query))
    lapse(session, moment, om, found)
    return len(found)
