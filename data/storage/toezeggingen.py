"""Toezeggingen in the store: voorwaarden of voorstellen that somebody took on, through the one door to persons."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Integer, Select, bindparam, case, func, insert, select, tuple_, update
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.oordeel import Punt
from data.schemas.plek import Plek
from data.schemas.toezegging import Toezegging, voorwaarde_kenmerk
from data.schemas.voorstel import GESLOTEN, MENSEN
from data.storage.audit import Audit
from data.storage.kenmerken import storable
from data.storage.plekken import plek_of
from data.storage.scope import Rights, built_once, rights_of, visible_to, visible_within
from data.storage.session import Achterhaald, NietGevonden
from data.storage.tables import PipRow, PlekRow
from data.storage.tables_afspraak import ToezeggingRow
from data.storage.tables_voorstel import StandRow, is_open
from data.storage.voorstellen import OF_PIP
from data.storage.werklijst import OFFERED

OF_VOORSTEL = col(StandRow.kenmerk) == col(ToezeggingRow.voorstel)


FIRST_DAY_FIRST = (col(ToezeggingRow.tegen), col(ToezeggingRow.voorstel), col(ToezeggingRow.kenmerk))


class TeRegelen(NamedTuple):
    """One toezegging on the list of somebody: about whom, and for which plek."""

    toezegging: Toezegging
    pip: str
    plek: Plek


class Aantallen(NamedTuple):
    """How many toezeggingen somebody has to keep: all of them, and those for today or before."""

    alle: int
    vandaag: int


class Toezeggingen:
    """What one actor may see and take on at one moment (UTC); each call leaves one audit line."""

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is read yet."""
        self._session, self._actor, self._moment = session, actor, moment
        self._audit = Audit(session, actor, moment)

    def of_voorstel(self, voorstel: str) -> list[Toezegging]:
        """All that was taken on for one voorstel, arranged or not, oldest first; none when it may not be seen."""
        own = {"voorstel": storable(voorstel)}
        rows = self._session.execute(_of_voorstel(rights_of(self._actor)), own).all()
        self._audit.write("inzien", "voorstel", rows[0].pip if rows else voorstel, len(rows))
        return [_toezegging(row[0]) for row in rows]

    def of_pip(self, pip: str) -> list[Toezegging]:
        """All that was ever taken on for one person, also of voorstellen that ended, oldest first."""
        query = _visible(select(ToezeggingRow), rights_of(self._actor)).where(col(StandRow.pip) == storable(pip))
        rows = self._session.scalars(query.order_by(col(ToezeggingRow.sinds), col(ToezeggingRow.kenmerk))).all()
        self._audit.write("inzien", "pip", pip, len(rows))
        return [_toezegging(row) for row in rows]

    def mine(self, limit: int = 1000, after: tuple[date, str, str] | None = None) -> list[TeRegelen]:
        """What the actor took on and has not arranged, of voorstellen that are open, the first day first.

        after (tegen, voorstel, kenmerk) goes on where a page ended; None is from the first.
        """
        query = _mine(rights_of(self._actor))
        if after is not None:
            query = query.where(tuple_(*FIRST_DAY_FIRST) > (after[0], storable(after[1]), storable(after[2])))
        rows = self._session.execute(query, {"wie": storable(self._actor.kenmerk), "hoogstens": limit}).all()
        self._audit.write("inzien", "voorstel", None, len(rows))
        return [TeRegelen(_toezegging(row[0]), row[1], plek_of(row[2])) for row in rows]

    def counts(self, day: date) -> Aantallen:
        """How many of those there are, and how many of them are for this day or before."""
        mine = {"wie": storable(self._actor.kenmerk), "vandaag": day}
        found = self._session.execute(_counts(rights_of(self._actor)), mine).one()
        self._audit.write("inzien", "voorstel", None, found[0])
        return Aantallen(int(found[0]), int(found[1]))

    def take(self, voorstel: str, punt: Punt, tegen: date, seen: str | None) -> Toezegging:
        """Take this voorwaarde on, before the end of the day tegen; from a colleague when seen says so.

        seen is who had it when the actor looked, None is nobody. Raises NietGevonden, Geweigerd, and Achterhaald when
        the voorstel ended, the voorwaarde was arranged, or somebody else took it meanwhile.
        """
        stand, kenmerk = self._find(voorstel), voorwaarde_kenmerk(punt)
        row = self._session.get(ToezeggingRow, (voorstel, kenmerk), with_for_update=True)
        if stand.status in GESLOTEN:
            raise Achterhaald("Dit voorstel is gesloten. Er valt niets meer te regelen.")
        if row is not None and row.gedaan_op is not None:
            raise Achterhaald("Dit is al geregeld.")
        if (row.door if row else None) not in (seen, storable(self._actor.kenmerk)):
            raise Achterhaald("Een collega heeft dit net op zich genomen. Bekijk het voorstel opnieuw.")
        values: dict[str, Any] = {"code": punt.code, "tekst": punt.tekst, "tegen": tegen, "sinds": self._moment}
        values |= {"door": storable(self._actor.kenmerk), "rol": self._actor.rol}
        if row is None:
            values |= {"voorstel": voorstel, "kenmerk": kenmerk, "gedaan_op": None, "gedaan_door": None}
            self._session.execute(insert(ToezeggingRow), [values])
        else:
            self._change(voorstel, kenmerk, values)
        self._audit.write("besluiten", "voorstel", stand.pip, 1)
        return self._kept(voorstel, kenmerk)

    def finish(self, voorstel: str, kenmerk: str) -> Toezegging:
        """Say that this voorwaarde is arranged; saying so twice changes nothing.

        Raises NietGevonden when nobody took it on, and Geweigerd.
        """
        stand = self._find(voorstel)
        row = self._session.get(ToezeggingRow, (voorstel, storable(kenmerk)), with_for_update=True)
        if row is None:
            raise NietGevonden("Niemand heeft dit op zich genomen. Bekijk het voorstel opnieuw.")
        if row.gedaan_op is None:
            self._change(
                voorstel, row.kenmerk, {"gedaan_op": self._moment, "gedaan_door": storable(self._actor.kenmerk)}
            )
        self._audit.write("besluiten", "voorstel", stand.pip, 1)
        return self._kept(voorstel, kenmerk)

    def _find(self, voorstel: str) -> StandRow:
        """The voorstel, when the actor may see it and works with people."""
        query = select(StandRow, visible_to(self._actor)).join(PipRow, OF_PIP)
        found = self._session.execute(query.where(col(StandRow.kenmerk) == storable(voorstel))).one_or_none()
        if found is None:
            raise NietGevonden("Dit voorstel staat niet in de database. Controleer het kenmerk.")
        row: StandRow = found[0]
        if not found[1]:
            tekst = "U mag hier niets op u nemen: de gemeente hoort niet bij u."
            raise self._audit.refuse("voorstel", row.pip, 1, tekst)
        if self._actor.rol not in MENSEN:
            tekst = "U mag hier niets op u nemen. Dat doet een klantmanager of jobhunter."
            raise self._audit.refuse("voorstel", row.pip, 1, tekst)
        return row

    def _change(self, voorstel: str, kenmerk: str, values: Mapping[str, Any]) -> None:
        own = col(ToezeggingRow.voorstel) == voorstel, col(ToezeggingRow.kenmerk) == kenmerk
        change = update(ToezeggingRow).where(*own).values(dict(values))
        self._session.execute(change.execution_options(synchronize_session=False))

    def _kept(self, voorstel: str, kenmerk: str) -> Toezegging:
        return _toezegging(self._session.get_one(ToezeggingRow, (voorstel, kenmerk), populate_existing=True))


@built_once
def _of_voorstel(rights: Rights) -> Select[*tuple[Any, ...]]:
    query = _visible(select(ToezeggingRow, col(StandRow.pip)), rights)
    query = query.where(col(ToezeggingRow.voorstel) == bindparam("voorstel"))
    return query.order_by(col(ToezeggingRow.sinds), col(ToezeggingRow.kenmerk))


@built_once
def _mine(rights: Rights) -> Select[*tuple[Any, ...]]:
    query = _visible(select(ToezeggingRow, col(StandRow.pip), col(PlekRow.document)), rights)
    most = bindparam("hoogstens", type_=Integer())
    return query.join(PlekRow, OFFERED).where(*_to_do()).order_by(*FIRST_DAY_FIRST).limit(most)


@built_once
def _counts(rights: Rights) -> Select[*tuple[Any, ...]]:
    today = func.coalesce(func.sum(case((col(ToezeggingRow.tegen) <= bindparam("vandaag"), 1), else_=0)), 0)
    return _visible(select(func.count(), today), rights).where(*_to_do())


def _to_do() -> tuple[Any, ...]:
    return col(ToezeggingRow.door) == bindparam("wie"), col(ToezeggingRow.gedaan_op).is_(None), is_open()


def _visible(query: Select[*tuple[Any, ...]], rights: Rights) -> Select[*tuple[Any, ...]]:
    joined = query.select_from(ToezeggingRow).join(StandRow, OF_VOORSTEL).join(PipRow, OF_PIP)
    return joined.where(visible_within(rights))


def _toezegging(row: ToezeggingRow) -> Toezegging:
    return Toezegging.model_validate(row.model_dump())
