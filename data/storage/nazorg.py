"""Nazorg in the store: the moments after a plaatsing at which somebody asks how it goes, until they are done."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Integer, Select, bindparam, func, insert, select, tuple_, update
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.besluit import Nazorg
from data.schemas.plek import Plek
from data.schemas.voorstel import MENSEN
from data.storage.audit import Audit
from data.storage.kenmerken import storable
from data.storage.plekken import plek_of
from data.storage.scope import Rights, built_once, rights_of, visible_within
from data.storage.tables import PipRow, PlekRow
from data.storage.tables_voorstel import NazorgRow, StandRow
from data.storage.voorstellen import OF_PIP
from data.storage.werklijst import OFFERED

FIRST_DAY_FIRST = (col(NazorgRow.gepland_op), col(NazorgRow.voorstel), col(NazorgRow.moment))


class Gesprek(NamedTuple):
    """One moment of nazorg on the work list: with whom, and on which plek."""

    nazorg: Nazorg
    pip: str
    plek: Plek


class Nazorgen:
    """The moments of nazorg one actor may see at one moment (UTC); each call leaves one audit line."""

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is read yet."""
        self._session, self._actor, self._moment = session, actor, moment
        self._audit = Audit(session, actor, moment)

    def due(self, day: date, limit: int = 1000, after: tuple[date, str, str] | None = None) -> list[Gesprek]:
        """What is due on this day or before and not done, oldest first, at most limit.

        after (gepland_op, voorstel, moment) goes on where a page ended; None is from the first.
        """
        query = _due(rights_of(self._actor))
        if after is not None:
            query = query.where(tuple_(*FIRST_DAY_FIRST) > (after[0], storable(after[1]), storable(after[2])))
        rows = self._session.execute(query, {"vandaag": day, "hoogstens": limit}).all()
        self._audit.write("inzien", "voorstel", None, len(rows))
        return [Gesprek(_nazorg(row[0]), row[1], plek_of(row[2])) for row in rows]

    def count(self, day: date) -> int:
        """How many are due on this day or before and not done."""
        found = int(self._session.scalar(_count(rights_of(self._actor)), {"vandaag": day}) or 0)
        self._audit.write("inzien", "voorstel", None, found)
        return found

    def of_voorstel(self, voorstel: str) -> list[Nazorg]:
        """All moments of one plaatsing, done ones too, first to last; none when it may not be seen."""
        own = {"voorstel": storable(voorstel)}
        rows = self._session.execute(_of_voorstel(rights_of(self._actor)), own).all()
        self._audit.write("inzien", "voorstel", rows[0][1] if rows else voorstel, len(rows))
        return [_nazorg(row[0]) for row in rows]

    def done(self, voorstel: str, moment: str, notitie: str | None = None) -> bool:
        """Tick off one moment with a short note; False when there is none to do that the actor may see.

        Raises Geweigerd for a rol that does not decide about people.
        """
        own = col(NazorgRow.voorstel) == storable(voorstel), col(NazorgRow.moment) == storable(moment)
        to_do = *own, col(NazorgRow.gedaan_op).is_(None), col(StandRow.status) == "geplaatst"
        about = self._session.scalar(
            _of_people(select(col(StandRow.pip)).select_from(NazorgRow), rights_of(self._actor)).where(*to_do)
        )
        if self._actor.rol not in MENSEN:
            tekst = "U mag nazorg niet afronden. Dat doet een klantmanager of jobhunter."
            raise self._audit.refuse("voorstel", about or voorstel, 1, tekst)
        values = {"gedaan_op": self._moment, "door": storable(self._actor.kenmerk)}
        values["notitie"] = storable((notitie or "").strip()) or None
        if about is not None:
            self._session.execute(
                update(NazorgRow).where(*own).values(values).execution_options(synchronize_session=False)
            )
        self._audit.write("besluiten", "voorstel", about or voorstel, int(about is not None))
        return about is not None


def plan_nazorg(session: Session, voorstel: str, momenten: dict[str, date]) -> None:
    """Put these moments of nazorg on the work list."""
    rows: list[dict[str, Any]] = [
        {"voorstel": voorstel, "moment": moment, "gepland_op": day, "gedaan_op": None, "door": None, "notitie": None}
        for moment, day in momenten.items()
    ]
    if rows:
        session.execute(insert(NazorgRow), rows)


@built_once
def _due(rights: Rights) -> Select[*tuple[Any, ...]]:
    query = _of_people(select(NazorgRow, col(StandRow.pip), col(PlekRow.document)), rights).join(PlekRow, OFFERED)
    return query.where(*_is_due()).order_by(*FIRST_DAY_FIRST).limit(bindparam("hoogstens", type_=Integer()))


@built_once
def _count(rights: Rights) -> Select[*tuple[Any, ...]]:
    return _of_people(select(func.count()).select_from(NazorgRow), rights).where(*_is_due())


@built_once
def _of_voorstel(rights: Rights) -> Select[*tuple[Any, ...]]:
    query = _of_people(select(NazorgRow, col(StandRow.pip)), rights)
    return query.where(col(NazorgRow.voorstel) == bindparam("voorstel")).order_by(col(NazorgRow.gepland_op))


def _of_people(query: Select[*tuple[Any, ...]], rights: Rights) -> Select[*tuple[Any, ...]]:
    query = query.join(StandRow, col(StandRow.kenmerk) == col(NazorgRow.voorstel)).join(PipRow, OF_PIP)
    return query.where(visible_within(rights))


def _is_due() -> tuple[Any, ...]:
    placed = col(StandRow.status) == "geplaatst"
    return placed, col(NazorgRow.gepland_op) <= bindparam("vandaag"), col(NazorgRow.gedaan_op).is_(None)


def _nazorg(row: NazorgRow) -> Nazorg:
    return Nazorg(**row.model_dump())
