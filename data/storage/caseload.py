"""The caseload: the people of an actor, page by page, with what is going on, through the one door to persons."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, get_args

from sqlalchemy import Integer, Select, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.voorstel import VoorstelStatus
from data.storage.audit import Audit
from data.storage.kenmerken import ESCAPE, literally, storable
from data.storage.scope import Rights, built_once, rights_of, visible_within
from data.storage.tables import PipRow
from data.storage.tables_voorstel import GevolgRow, StandRow, is_open
from data.storage.verwerkingsstops import is_stopped

Wat = Literal["concept", "pauze", "geplaatst", "voorstel", "zonder"]
"""What is going on with a person: a plan waits to be confirmed, a pause, placed, a voorstel is open, or nothing yet."""
WATTEN: tuple[Wat, ...] = get_args(Wat)


@dataclass(frozen=True)
class Zaak:
    """One person in the caseload: the newest version of the plan, and what is going on.

    voorstel and status are those of the open voorstel; None is none. pauze_tot is the day on which a pause ends; None
    with wat "pauze" is that their data may not be used.
    """

    pip: Pip
    wat: Wat
    voorstel: str | None
    status: VoorstelStatus | None
    pauze_tot: date | None


class Caseload:
    """The people one actor may see at one moment (UTC); each call leaves one audit line."""

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is read yet."""
        self._session, self._actor = session, actor
        self._audit = Audit(session, actor, moment)

    def counts(self, day: date, *, gemeente: str | None = None, zoek: str | None = None) -> dict[Wat, int]:
        """How many people there are per what is going on, in the fixed order; none is 0."""
        query = _counts(rights_of(self._actor), gemeente, bool(zoek))
        counted = {row[0]: row[1] for row in self._session.execute(query, _values(day, zoek))}
        self._audit.write("inzien", "pip", None, sum(counted.values()))
        return {wat: counted.get(wat, 0) for wat in WATTEN}

    def page(
        self, day: date, *, wat: Wat | None, gemeente: str | None, zoek: str | None, offset: int, limit: int
    ) -> list[Zaak]:
        """The people from offset on, at most limit, by kenmerk; zoek is the beginning of a kenmerk; None is any."""
        query = _page(rights_of(self._actor), gemeente, bool(zoek), wat)
        rows = self._session.execute(query, _values(day, zoek) | {"vanaf": offset, "hoogstens": limit}).all()
        self._audit.write("inzien", "pip", None, len(rows))
        return [_zaak(row) for row in rows]


def _values(day: date, zoek: str | None) -> dict[str, Any]:
    return {"vandaag": day} | ({"zoek": literally(storable(zoek))} if zoek else {})


@built_once
def _counts(rights: Rights, gemeente: str | None, zoek: bool) -> Select[*tuple[Any, ...]]:
    found = _people(rights, gemeente, zoek).subquery()
    return select(found.c.wat, func.count()).group_by(found.c.wat)


@built_once
def _page(rights: Rights, gemeente: str | None, zoek: bool, wat: Wat | None) -> Select[*tuple[Any, ...]]:
    found = _people(rights, gemeente, zoek).subquery()
    query = select(found).where(found.c.wat == wat) if wat is not None else select(found)
    most = bindparam("hoogstens", type_=Integer())
    return query.order_by(found.c.kenmerk).offset(bindparam("vanaf", type_=Integer())).limit(most)


def _people(rights: Rights, gemeente: str | None, zoek: bool) -> Select[*tuple[Any, ...]]:
    """One row a person that may be seen: the newest version, the open voorstel and the pause."""
    pause = _pause()
    wat = case(
        (col(PipRow.status) == "concept", "concept"),
        (or_(pause.c.tot.is_not(None), is_stopped()), "pauze"),
        (col(StandRow.status) == "geplaatst", "geplaatst"),
        (col(StandRow.kenmerk).is_not(None), "voorstel"),
        else_="zonder",
    )
    query = select(
        col(PipRow.kenmerk),
        col(PipRow.gemeente),
        col(PipRow.versie),
        col(PipRow.document),
        col(StandRow.kenmerk).label("voorstel"),
        col(StandRow.status).label("stand"),
        pause.c.tot,
        wat.label("wat"),
    )
    opened = and_(col(StandRow.pip) == col(PipRow.kenmerk), is_open())
    query = query.select_from(PipRow).outerjoin(StandRow, opened).outerjoin(pause, pause.c.pip == col(PipRow.kenmerk))
    wanted = [col(PipRow.laatste), visible_within(rights)]
    if gemeente is not None:
        wanted.append(col(PipRow.gemeente) == gemeente)
    if zoek:
        wanted.append(col(PipRow.kenmerk).startswith(bindparam("zoek"), escape=ESCAPE))
    return query.where(*wanted)


def _pause() -> Any:
    """The last day of the pauses of each pip that hold on this day."""
    query = select(col(GevolgRow.pip), func.max(GevolgRow.tot).label("tot"))
    holds = col(GevolgRow.opgeheven_op).is_(None), col(GevolgRow.tot) > bindparam("vandaag")
    return query.where(col(GevolgRow.soort) == "pipGepauzeerd", *holds).group_by(col(GevolgRow.pip)).subquery()


def _zaak(row: Any) -> Zaak:
    pip = Pip.model_validate_json(row.document).model_copy(update={"versie": row.versie})
    return Zaak(pip, row.wat, row.voorstel, row.stand, row.tot)
