"""The work list: voorstellen as they stand now, those that ask attention first, through the one door to persons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Integer, Select, and_, bindparam, case, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.plek import Plek
from data.schemas.ronde import Oorzaak
from data.schemas.verdeling import Voorstel
from data.schemas.voorstel import VoorstelStand, VoorstelStatus
from data.storage.audit import Audit
from data.storage.kenmerken import storable
from data.storage.plekken import plek_of
from data.storage.scope import Rights, built_once, rights_of, visible_within
from data.storage.tables import PipRow, PlekRow, VoorstelRow
from data.storage.tables_ronde import RondePipRow
from data.storage.tables_voorstel import BesluitRow, StandRow
from data.storage.voorstellen import OF_PIP, stand_of

OFFERED = and_(col(StandRow.plek) == col(PlekRow.kenmerk), col(StandRow.plek_versie) == col(PlekRow.versie))
DECIDED = and_(col(StandRow.kenmerk) == col(BesluitRow.voorstel), col(StandRow.besluit) == col(BesluitRow.volgnummer))
WAITED = and_(col(StandRow.ronde) == col(RondePipRow.ronde), col(StandRow.pip) == col(RondePipRow.pip))


@dataclass(frozen=True)
class Vraag:
    """What is asked of the list; None is any. gemeenten are codes, pip and plek kenmerken, door who took it up."""

    statussen: tuple[VoorstelStatus, ...] | None = None
    gemeenten: tuple[str, ...] | None = None
    pip: str | None = None
    plek: str | None = None
    door: str | None = None


@dataclass(frozen=True)
class Werk:
    """One line of the list: the voorstel, where the person lives, the plek as it was judged, and why it waits.

    tot is the day until which somebody put it off, reden a code; wachtrondes counts the rondes in a row without
    voorstel before this one, None when a person proposed it.
    """

    stand: VoorstelStand
    gemeente: str | None
    plek: Plek
    tot: date | None
    reden: str | None
    wachtrondes: int | None


class Rang(NamedTuple):
    """One plek that a ronde proposed, with the plek as it was; oorzaak says why it is another than a week before."""

    voorstel: Voorstel
    plek: Plek
    oorzaak: Oorzaak | None


class Werklijst:
    """The voorstellen one actor may see at one moment (UTC); each call leaves one audit line."""

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is read yet."""
        self._session, self._actor = session, actor
        self._audit = Audit(session, actor, moment)

    def counts(self, vraag: Vraag) -> dict[VoorstelStatus, int]:
        """How many voorstellen there are per status; statussen of the vraag do not count."""
        form, values = _form_of(vraag)
        rows = self._session.execute(_counts(rights_of(self._actor), form._replace(statussen=None)), values)
        found = {row[0]: row[1] for row in rows}
        self._audit.write("inzien", "voorstel", None, sum(found.values()))
        return found

    def page(self, vraag: Vraag, day: date, offset: int, limit: int) -> list[Werk]:
        """The lines from offset on, at most limit.

        What somebody put off until after this day comes last; before it who waited longest, then the newest.
        """
        form, values = _form_of(vraag)
        values |= {"vandaag": day, "vanaf": offset, "hoogstens": limit}
        found = [_werk(row) for row in self._session.execute(_page(rights_of(self._actor), form), values)]
        self._audit.write("inzien", "voorstel", None, len(found))
        return found

    def get(self, kenmerk: str) -> Werk | None:
        """One voorstel, or None when there is none or the actor may not see the person; that is written down too."""
        own = {"kenmerk": storable(kenmerk)}
        row = self._session.execute(_line(rights_of(self._actor)), own).one_or_none()
        seen = row is not None and bool(row[-1])
        about = kenmerk if row is None else row[0].pip
        self._audit.write("inzien" if seen or row is None else "geweigerd", "voorstel", about, int(seen))
        return _werk(row) if row is not None and seen else None

    def ranks(self, ronde: str, pip: str) -> list[Rang]:
        """What a ronde proposed to one person, rang 1 and the alternatives; none when they may not be seen."""
        own = {"ronde": storable(ronde), "pip": storable(pip)}
        rows = self._session.execute(_ranks(rights_of(self._actor)), own).all()
        self._audit.write("inzien", "voorstel", pip, len(rows))
        return [_rang(row) for row in rows]


class _Form(NamedTuple):
    """What a statement is made from: the lists of a vraag, and by which columns it asks one value."""

    statussen: tuple[VoorstelStatus, ...] | None
    gemeenten: tuple[str, ...] | None
    columns: tuple[str, ...]


def _form_of(vraag: Vraag) -> tuple[_Form, dict[str, Any]]:
    """The form of a vraag, and the values that go with it."""
    values = {name: getattr(vraag, name) for name in ("pip", "plek", "door") if getattr(vraag, name) is not None}
    form = _Form(vraag.statussen, vraag.gemeenten, tuple(values))
    return form, {name: storable(value) for name, value in values.items()}


def _wanted(rights: Rights, form: _Form) -> list[ColumnElement[bool]]:
    wanted = [visible_within(rights)]
    if form.statussen is not None:
        wanted.append(col(StandRow.status).in_(form.statussen))
    if form.gemeenten is not None:
        wanted.append(col(PipRow.gemeente).in_(form.gemeenten))
    return wanted + [col(getattr(StandRow, name)) == bindparam(name) for name in form.columns]


@built_once
def _counts(rights: Rights, form: _Form) -> Select[*tuple[Any, ...]]:
    query = select(col(StandRow.status), func.count()).join(PipRow, OF_PIP)
    return query.where(*_wanted(rights, form)).group_by(col(StandRow.status))


@built_once
def _page(rights: Rights, form: _Form) -> Select[*tuple[Any, ...]]:
    # Which lines is decided first, from indexes alone: only what is shown is read whole.
    which = _joined(select(col(StandRow.kenmerk))).where(*_wanted(rights, form)).order_by(*_urgency())
    which = which.offset(bindparam("vanaf", type_=Integer())).limit(bindparam("hoogstens", type_=Integer()))
    return _lines().where(col(StandRow.kenmerk).in_(which.correlate(None))).order_by(*_urgency())


@built_once
def _line(rights: Rights) -> Select[*tuple[Any, ...]]:
    return _lines().add_columns(visible_within(rights)).where(col(StandRow.kenmerk) == bindparam("kenmerk"))


@built_once
def _ranks(rights: Rights) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(col(VoorstelRow.document), col(PlekRow.document), col(VoorstelRow.oorzaak))
    query = query.join(PipRow, and_(col(VoorstelRow.pip) == col(PipRow.kenmerk), col(PipRow.actueel)))
    at = and_(col(VoorstelRow.plek) == col(PlekRow.kenmerk), col(VoorstelRow.plek_versie) == col(PlekRow.versie))
    query = query.join(PlekRow, at).where(visible_within(rights), col(VoorstelRow.ronde) == bindparam("ronde"))
    return query.where(col(VoorstelRow.pip) == bindparam("pip")).order_by(col(VoorstelRow.rang))


def _lines() -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(
        StandRow,
        col(PipRow.gemeente),
        col(PlekRow.document),
        col(BesluitRow.tot),
        col(BesluitRow.reden),
        col(RondePipRow.wachtrondes),
    )
    return _joined(query).join(PlekRow, OFFERED)


def _joined(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    query = query.select_from(StandRow).join(PipRow, OF_PIP)
    return query.outerjoin(BesluitRow, DECIDED).outerjoin(RondePipRow, WAITED)


def _urgency() -> Sequence[Any]:
    later = case((and_(col(BesluitRow.tot).is_not(None), col(BesluitRow.tot) > bindparam("vandaag")), 1), else_=0)
    waited = func.coalesce(col(RondePipRow.wachtrondes), 0)
    return later, waited.desc(), col(StandRow.sinds).desc(), col(StandRow.kenmerk)


def _werk(row: Any) -> Werk:
    stand, gemeente, document, tot, reden, wachtrondes = row[:6]
    return Werk(stand_of(stand), gemeente, plek_of(document), tot, reden, wachtrondes)


def _rang(row: Any) -> Rang:
    document, plek, oorzaak = row
    return Rang(Voorstel.model_validate_json(document), plek_of(plek), oorzaak)
