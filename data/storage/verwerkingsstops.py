"""Verwerkingsstops in the store: data of a person that are kept and not used, until a person lifts it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.rechten import Verwerkingsstop
from data.storage.audit import Audit
from data.storage.kenmerken import storable
from data.storage.scope import visible_to
from data.storage.session import Achterhaald
from data.storage.tables import PipRow
from data.storage.tables_rechten import VerwerkingsstopRow


class Stilgelegd(Achterhaald):
    """Raised when the data of a person may not be used now."""


class Verwerkingsstops:
    """The verwerkingsstops of people that one actor may see, at one moment (UTC); each call leaves one audit line."""

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is read yet."""
        self._session, self._actor, self._moment = session, actor, moment
        self._audit = Audit(session, actor, moment)

    def of_pip(self, pip: str) -> list[Verwerkingsstop]:
        """Every one of this person, also what was lifted, newest first; none when they may not be seen."""
        seen = select(col(PipRow.kenmerk)).where(visible_to(self._actor), col(PipRow.kenmerk) == storable(pip))
        query = select(VerwerkingsstopRow).where(col(VerwerkingsstopRow.pip).in_(seen))
        rows = self._session.scalars(query.order_by(col(VerwerkingsstopRow.nummer).desc())).all()
        self._audit.write("inzien", "pip", pip, len(rows))
        return [Verwerkingsstop.model_validate(row.model_dump(exclude={"geldt"})) for row in rows]

    def begin(self, pip: str, reden: str) -> None:
        """Keep these data and do not use them; the one that holds already stays. Whether one may is for the caller."""
        own = col(VerwerkingsstopRow.pip) == storable(pip)
        if self._session.scalar(select(VerwerkingsstopRow).where(own, col(VerwerkingsstopRow.geldt))) is not None:
            return
        number = (self._session.scalar(select(func.max(col(VerwerkingsstopRow.nummer))).where(own)) or 0) + 1
        row: dict[str, Any] = {"pip": storable(pip), "nummer": number, "geldt": True, "sinds": self._moment}
        row |= {"door": storable(self._actor.kenmerk), "reden": storable(reden)}
        self._session.execute(insert(VerwerkingsstopRow), [row | dict.fromkeys(("opgeheven_op", "opgeheven_door"))])
        self._audit.write("besluiten", "pip", pip, 1)

    def lift(self, pip: str, nummer: int) -> None:
        """Let these data be used again; what was lifted before stays so."""
        own = col(VerwerkingsstopRow.pip) == storable(pip), col(VerwerkingsstopRow.nummer) == nummer
        values = {"opgeheven_op": self._moment, "opgeheven_door": storable(self._actor.kenmerk), "geldt": False}
        change = update(VerwerkingsstopRow).where(*own, col(VerwerkingsstopRow.geldt)).values(values)
        self._session.execute(change.execution_options(synchronize_session=False))
        self._audit.write("besluiten", "pip", pip, 1)


def is_stopped() -> ColumnElement[bool]:
    """The SQL condition that the data of this pip (a `PipRow`) may not be used."""
    return exists().where(col(VerwerkingsstopRow.pip) == col(PipRow.kenmerk), col(VerwerkingsstopRow.geldt))


def stopped(session: Session) -> frozenset[str]:
    """The kenmerken of everyone whose data may not be used."""
    return frozenset(session.scalars(select(col(VerwerkingsstopRow.pip)).where(col(VerwerkingsstopRow.geldt))))


def refuse_when_stopped(session: Session, pip: str) -> None:
    """Raise Stilgelegd when the data of this person may not be used."""
    holds = col(VerwerkingsstopRow.pip) == storable(pip), col(VerwerkingsstopRow.geldt)
    if session.scalar(select(col(VerwerkingsstopRow.nummer)).where(*holds)) is not None:
        raise Stilgelegd("De gegevens van deze inburgeraar worden nu niet gebruikt. Hef eerst de stop op.")
