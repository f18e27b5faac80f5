"""What besluiten leave behind: pairs, plekken and pips that stay out of rondes until their reden lapses."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Row, Select, and_, insert, or_, select, update
from sqlalchemy.orm import Session, aliased
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.besluit import Gevolg, niveau_is_higher, reistijd_is_other
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.reden import GevolgSoort, Verval
from data.storage.kenmerken import storable
from data.storage.tables import PipRow, PlekRow
from data.storage.tables_voorstel import GevolgRow
from data.storage.verwerkingsstops import stopped

Query = Select[*tuple[Any, ...]]
ThenPip, ThenPlek = aliased(PipRow), aliased(PlekRow)


@dataclass(frozen=True)
class Buiten:
    """What stays out of a ronde: whole pips, whole plekken, and pairs (pip, plek)."""

    pips: frozenset[str]
    plekken: frozenset[str]
    paren: frozenset[tuple[str, str]]


class Gevolgen:
    """What stays out of rondes; the audit of changes is for the caller."""

    def __init__(self, session: Session, moment: datetime) -> None:
        """Bind the transaction and the moment (UTC); nothing is read yet."""
        self._session, self._moment = session, moment

    def buiten(self, day: date) -> Buiten:
        """What stays out on this day, and who may not be judged; what lapsed, or was ended by a person, does not."""
        found = [row for row in self._session.execute(_holding(day)) if not _lapsed(row)]
        by = {
            soort: [(row.GevolgRow.pip, row.GevolgRow.plek) for row in found if row.GevolgRow.soort == soort]
            for soort in ("pipGepauzeerd", "plekGeparkeerd", "paarGeparkeerd")
        }
        return Buiten(
            frozenset(pip for pip, _ in by["pipGepauzeerd"]) | stopped(self._session),
            frozenset(plek for _, plek in by["plekGeparkeerd"]),
            frozenset(by["paarGeparkeerd"]),
        )

    def of_pip(self, pip: str, day: date) -> list[Gevolg]:
        """What still holds for one pip on this day, its pairs too, oldest first."""
        return self._still(_holding(day).where(col(GevolgRow.pip) == storable(pip)))

    def of_plek(self, plek: str, day: date) -> list[Gevolg]:
        """What still holds for one plek as a whole on this day, oldest first."""
        whole = col(GevolgRow.plek) == storable(plek), col(GevolgRow.pip).is_(None)
        return self._still(_holding(day).where(*whole))

    def park_pair(self, door: Actor, pip: str, plek: str, vervalt: Verval, tot: date | None) -> None:
        """Leave this pair out; what it depends on is compared with the actuele versions of now."""
        about: dict[str, object] = {"pip": pip, "plek": plek, "vervalt": vervalt, "tot": tot}
        about |= {"pip_versie": self._versie(PipRow, pip), "plek_versie": self._versie(PlekRow, plek)}
        self._write(door, "paarGeparkeerd", about)

    def park_plek(self, door: Actor, plek: str, tot: date) -> None:
        """Leave this plek out until the day tot, on which it takes part again."""
        self._write(door, "plekGeparkeerd", {"plek": plek, "vervalt": "naDagen", "tot": tot})

    def pause(self, door: Actor, pip: str, tot: date) -> None:
        """Leave this pip out until the day tot, on which it takes part again."""
        self._write(door, "pipGepauzeerd", {"pip": pip, "vervalt": "opDatum", "tot": tot})

    def end(self, nummer: int, door: Actor) -> bool:
        """End one of them now; False when it was ended before."""
        own = update(GevolgRow).where(col(GevolgRow.nummer) == nummer, col(GevolgRow.opgeheven_op).is_(None))
        values = {"opgeheven_op": self._moment, "opgeheven_door": door.kenmerk}
        ended = self._session.execute(own.values(values).execution_options(synchronize_session=False))
        return bool(cast(Any, ended).rowcount)

    def _still(self, query: Query) -> list[Gevolg]:
        return [_gevolg(row.GevolgRow) for row in self._session.execute(query) if not _lapsed(row)]

    def _write(self, door: Actor, soort: GevolgSoort, values: dict[str, object]) -> None:
        empty = dict.fromkeys(("pip", "plek", "pip_versie", "plek_versie", "opgeheven_op", "opgeheven_door"))
        row = empty | values | {"soort": soort, "sinds": self._moment, "door": storable(door.kenmerk)}
        self._session.execute(insert(GevolgRow), [row])

    def _versie(self, table: type[PipRow] | type[PlekRow], kenmerk: str) -> int | None:
        return self._session.scalar(select(col(table.versie)).where(col(table.kenmerk) == kenmerk, col(table.actueel)))


def _holding(day: date) -> Query:
    """What was not ended and whose day has not come, with the versions then and now of what it depends on."""
    query: Query = select(
        GevolgRow,
        col(ThenPip.document).label("then_pip"),
        col(PipRow.document).label("pip"),
        col(ThenPlek.document).label("then_plek"),
        col(PlekRow.document).label("plek"),
    )
    then_pip = and_(col(ThenPip.kenmerk) == col(GevolgRow.pip), col(ThenPip.versie) == col(GevolgRow.pip_versie))
    then_plek = and_(col(ThenPlek.kenmerk) == col(GevolgRow.plek), col(ThenPlek.versie) == col(GevolgRow.plek_versie))
    query = query.outerjoin(ThenPip, then_pip).outerjoin(ThenPlek, then_plek)
    query = query.outerjoin(PipRow, and_(col(PipRow.kenmerk) == col(GevolgRow.pip), col(PipRow.actueel)))
    query = query.outerjoin(PlekRow, and_(col(PlekRow.kenmerk) == col(GevolgRow.plek), col(PlekRow.actueel)))
    holds = or_(col(GevolgRow.tot).is_(None), col(GevolgRow.tot) > day)
    return query.where(col(GevolgRow.opgeheven_op).is_(None), holds).order_by(col(GevolgRow.nummer))


def _lapsed(row: Row[Any]) -> bool:
    """Whether what it was about has changed since; what lapses on a day or never is not looked at here."""
    vervalt = row.GevolgRow.vervalt
    if vervalt not in ("taalniveauHoger", "reistijdAnders", "capaciteitAnders"):
        return False
    if None in (row.then_pip, row.pip, row.then_plek, row.plek):
        return True  # what it was about is gone
    if vervalt == "taalniveauHoger":
        return row.then_pip != row.pip and niveau_is_higher(_pip(row.then_pip), _pip(row.pip))
    if vervalt == "capaciteitAnders":
        return _plek(row.then_plek).capaciteit != _plek(row.plek).capaciteit
    then, now = (_pip(row.then_pip), _plek(row.then_plek)), (_pip(row.pip), _plek(row.plek))
    return reistijd_is_other(then, now)


def _pip(document: str) -> Pip:
    return Pip.model_validate_json(document)


def _plek(document: str) -> Plek:
    return Plek.model_validate_json(document)


def _gevolg(row: GevolgRow) -> Gevolg:
    names = Gevolg.__dataclass_fields__
    return Gevolg(**{name: value for name, value in row.model_dump().items() if name in names})
