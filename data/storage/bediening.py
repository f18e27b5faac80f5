"""Running the matching, in the store: rondes that were asked for with their progress, and the noodstop."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.bediening import Noodstop, RondeProef, RondeVerzoek, VerzoekStatus
from data.schemas.errors import Uitlegbaar
from data.schemas.ronde import Keuze, kenmerk_of
from data.storage.kenmerken import storable
from data.storage.session import Botsing
from data.storage.tables_bediening import NoodstopRow, RondeVerzoekRow
from data.storage.versions import document_of

UNDER_WAY: tuple[VerzoekStatus, ...] = ("wachtend", "bezig")
HOLDS = select(NoodstopRow).where(col(NoodstopRow.geldt))
OF_PROEF = "-proef"
"""How the kenmerk of a ronde ends that is only tried."""


class Gestopt(Uitlegbaar):
    """Raised when matching is halted: nothing is judged or proposed until a person lifts the noodstop."""


class Verzoeken:
    """The rondes that were asked for; whether somebody may ask is for the caller."""

    def __init__(self, session: Session, moment: datetime) -> None:
        """Bind the transaction and the moment (UTC); nothing is read yet."""
        self._session, self._moment = session, moment

    def ask(self, door: str, week: str, regio: str | None, keuze: Keuze, *, proef: bool = False) -> RondeVerzoek:
        """Ask for the ronde of a week, or to try it only; raises Botsing while another one is under way."""
        busy = select(col(RondeVerzoekRow.kenmerk)).where(col(RondeVerzoekRow.status).in_(UNDER_WAY)).limit(1)
        if (other := self._session.scalar(busy)) is not None:
            raise Botsing(f"Ronde {other} is al bezig. Wacht tot die klaar is.")
        kenmerk = kenmerk_of(week, regio) + (OF_PROEF if proef else "")
        values: dict[str, Any] = {"week": week, "regio": regio, "keuze": keuze, "door": storable(door), "proef": proef}
        values |= {"status": "wachtend", "gevraagd_op": self._moment, "gedaan": 0, "van": 0}
        values |= dict.fromkeys(("afgerond_op", "stap", "reden", "uitkomst"))
        if self.get(kenmerk) is None:
            self._session.execute(insert(RondeVerzoekRow), [values | {"kenmerk": kenmerk}])
        else:
            self.change(kenmerk, **values)
        asked = self.get(kenmerk)
        assert asked is not None
        return asked

    def get(self, kenmerk: str) -> RondeVerzoek | None:
        """How far a ronde is that was asked for; None when nobody asked."""
        row = self._session.get(RondeVerzoekRow, storable(kenmerk), populate_existing=True)
        return None if row is None else _verzoek(row)

    def claim(self, kenmerk: str) -> RondeVerzoek | None:
        """Take up a ronde that waits; None when there is none, or another worker has it."""
        row = self._session.get(RondeVerzoekRow, storable(kenmerk), with_for_update=True)
        if row is None or row.status != "wachtend":
            return None
        row.status = "bezig"
        self._session.flush()
        return _verzoek(row)

    def change(self, kenmerk: str, **values: object) -> None:
        """Change these columns of one."""
        own = update(RondeVerzoekRow).where(col(RondeVerzoekRow.kenmerk) == kenmerk)
        self._session.execute(own.values(values).execution_options(synchronize_session=False))

    def end(self, kenmerk: str, status: VerzoekStatus, reden: str | None, uitkomst: RondeProef | None = None) -> None:
        """Tell how it ended, and of a proef what it found."""
        kept = None if uitkomst is None else document_of(uitkomst)
        self.change(kenmerk, status=status, reden=reden, afgerond_op=self._moment, uitkomst=kept)

    def left(self) -> list[str]:
        """Put back what a worker that is gone had taken up, and tell all that waits."""
        taken = update(RondeVerzoekRow).where(col(RondeVerzoekRow.status) == "bezig")
        self._session.execute(taken.values(status="wachtend").execution_options(synchronize_session=False))
        query = select(col(RondeVerzoekRow.kenmerk)).where(col(RondeVerzoekRow.status) == "wachtend")
        return list(self._session.scalars(query.order_by(col(RondeVerzoekRow.gevraagd_op))))

    def under_way(self) -> list[str]:
        """The rondes that wait or run."""
        query = select(col(RondeVerzoekRow.kenmerk)).where(col(RondeVerzoekRow.status).in_(UNDER_WAY))
        return list(self._session.scalars(query))


def _verzoek(row: RondeVerzoekRow) -> RondeVerzoek:
    kept = None if row.uitkomst is None else RondeProef.model_validate_json(row.uitkomst)
    return RondeVerzoek.model_validate(row.model_dump() | {"uitkomst": kept})


class Noodstoppen:
    """Every noodstop; whether somebody may pull it is for the caller."""

    def __init__(self, session: Session, moment: datetime) -> None:
        """Bind the transaction and the moment (UTC); nothing is read yet."""
        self._session, self._moment = session, moment

    def current(self) -> Noodstop | None:
        """The one that holds now, or None."""
        row = self._session.scalar(HOLDS)
        return None if row is None else Noodstop.model_validate(row.model_dump())

    def all(self) -> list[Noodstop]:
        """Every one, newest first."""
        rows = self._session.scalars(select(NoodstopRow).order_by(col(NoodstopRow.nummer).desc()))
        return [Noodstop.model_validate(row.model_dump()) for row in rows]

    def pull(self, door: str, reden: str) -> Noodstop:
        """Halt matching; the one that holds already stays as it is."""
        held = self.current()
        if held is not None:
            return held
        number = (self._session.scalar(select(func.max(col(NoodstopRow.nummer)))) or 0) + 1
        row = {
            "nummer": number,
            "geldt": True,
            "gestopt_op": self._moment,
            "door": storable(door),
            "reden": storable(reden),
        }
        self._session.execute(insert(NoodstopRow), [row | dict.fromkeys(("opgeheven_op", "opgeheven_door"))])
        pulled = self.current()
        assert pulled is not None
        return pulled

    def lift(self, door: str) -> Noodstop | None:
        """Let matching go on; None when it was not halted."""
        held = self.current()
        if held is None:
            return None
        own = update(NoodstopRow).where(col(NoodstopRow.nummer) == held.nummer)
        values = {"opgeheven_op": self._moment, "opgeheven_door": storable(door)}
        changed = own.values(values | {"geldt": False})
        self._session.execute(changed.execution_options(synchronize_session=False))
        return held.model_copy(update=values)

    def refuse_when_halted(self) -> None:
        """Raise Gestopt while a noodstop holds."""
        held = self.current()
        if held is not None:
            raise Gestopt("Het zoeken en voorstellen is gestopt. Wacht tot de beheerder het weer aanzet.")
