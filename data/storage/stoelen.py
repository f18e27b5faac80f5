"""Seats: each is taken once, which the database guards, so that never more people are accepted than a plek has."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from data.storage.session import Botsing
from data.storage.tables import PlekRow
from data.storage.tables_voorstel import StoelRow


class PlekVol(Botsing):
    """Raised when a plek has no free seat (any more), or is not offered (any more): somebody else was first."""


class Stoelen:
    """The seats that are taken.

    Whoever takes a seat takes the lowest free number. Two at once take the same number, and the database lets one
    through: the other gets Botsing, looks again, and then sees the truth.
    """

    def __init__(self, session: Session, moment: datetime) -> None:
        """Bind the transaction and the moment (UTC); nothing is read yet."""
        self._session, self._moment = session, moment

    def take(self, plek: str, voorstel: str | None) -> None:
        """Take a seat for a voorstel, or for someone we do not know; raises PlekVol when there is none."""
        query = select(col(PlekRow.versie), col(PlekRow.capaciteit), col(PlekRow.reden_intrekking))
        found = self._session.execute(query.where(col(PlekRow.kenmerk) == plek, col(PlekRow.actueel))).one_or_none()
        if found is None or found.reden_intrekking is not None:
            raise PlekVol("Deze plek is ingetrokken. Zoek een andere plek, of wijs het voorstel af.")
        self._forget_stale(plek, found.capaciteit)
        taken = set(self._session.scalars(select(col(StoelRow.nummer)).where(col(StoelRow.plek) == plek)))
        free = set(range(1, found.capaciteit + 1)) - taken
        if len(taken) >= found.capaciteit or not free:
            raise PlekVol("Op deze plek is geen stoel meer vrij. Zoek een andere plek, of wijs het voorstel af.")
        row = {"plek": plek, "nummer": min(free), "voorstel": voorstel, "plek_versie": found.versie}
        self._session.execute(insert(StoelRow), [row | {"capaciteit": found.capaciteit, "sinds": self._moment}])

    def release(self, voorstel: str) -> None:
        """Give back the seat of a voorstel, if it has one."""
        own = delete(StoelRow).where(col(StoelRow.voorstel) == voorstel)
        self._session.execute(own.execution_options(synchronize_session=False))

    def leave_to_unknown(self, voorstel: str) -> bool:
        """Keep the seat of a voorstel taken, without saying by whom; False when it has none."""
        mine = col(StoelRow.voorstel) == voorstel
        held = self._session.scalar(select(col(StoelRow.plek)).where(mine)) is not None
        own = update(StoelRow).where(mine).values(voorstel=None)
        self._session.execute(own.execution_options(synchronize_session=False))
        return held

    def _forget_stale(self, plek: str, capaciteit: int) -> None:
        """Drop seats of people we do not know that were taken when the plek had another number of seats."""
        stale = delete(StoelRow).where(
            col(StoelRow.plek) == plek, col(StoelRow.voorstel).is_(None), col(StoelRow.capaciteit) != capaciteit
        )
        self._session.execute(stale.execution_options(synchronize_session=False))


def taken_seats(session: Session, capaciteit: Mapping[str, int]) -> Counter[str]:
    """How many seats of each plek are taken; capaciteit holds what each plek has now, for seats of people unknown."""
    rows = session.execute(select(col(StoelRow.plek), col(StoelRow.voorstel), col(StoelRow.capaciteit)))
    return Counter(
        plek for plek, voorstel, seats in rows if voorstel is not None or capaciteit.get(plek, seats) == seats
    )
