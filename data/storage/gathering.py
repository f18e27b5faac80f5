"""Gathering the snapshot of a ronde in one consistent read, and reading back the one that was kept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from pydantic_core import from_json
from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.reference.places import gemeenten, pc4_table
from data.schemas.actor import Actor
from data.schemas.ronde import Deelname, RondePlan
from data.schemas.snapshot import PipDeel, PlekDeel, Snapshot
from data.storage.audit import Audit
from data.storage.gevolgen import Buiten, Gevolgen
from data.storage.plekken import OFFERED
from data.storage.scope import visible_to
from data.storage.stoelen import taken_seats
from data.storage.tables import PipRow, PlekRow, RondeRow, VoorstelRow
from data.storage.tables_ronde import RondePaarRow, RondePipRow, RondePlekRow
from data.storage.tables_voorstel import StandRow, is_open


class OpenVoorstel(NamedTuple):
    """The open voorstel of one pip."""

    plek: str
    status: str


@dataclass(frozen=True)
class _Standing:
    """What was decided before, as far as a ronde heeds it."""

    open: dict[str, OpenVoorstel]
    buiten: Buiten
    wachtrondes: dict[str, int]


def gather(session: Session, actor: Actor, moment: datetime, plan: RondePlan) -> Snapshot:
    """Everything this ronde is made from, as it is at this moment; leaves one audit line for the pips.

    With a regio only its people and plekken; plekken elsewhere take part with just the seats that were proposed to
    these people, so that they can stay.
    """
    found = open_voorstellen(session)
    buiten = Gevolgen(session, moment).buiten(plan.op)
    standing = _Standing(found, buiten, _wachtrondes(session, plan.week))
    pips = _pips(session, actor, plan.regio, standing)
    Audit(session, actor, moment).write("inzien", "pip", None, len(pips))
    plekken = _plekken(session, plan.regio, pips, standing)
    mee, offered = {pip.kenmerk for pip in pips if pip.deelname == "mee"}, {plek.kenmerk for plek in plekken}
    paren = sorted((pip, plek) for pip, plek in buiten.paren if pip in mee and plek in offered)
    return Snapshot(pips, plekken, tuple(paren))


def open_voorstellen(session: Session) -> dict[str, OpenVoorstel]:
    """The open voorstel of every pip that has one."""
    query = select(col(StandRow.pip), col(StandRow.plek), col(StandRow.status)).where(is_open())
    return {pip: OpenVoorstel(plek, status) for pip, plek, status in session.execute(query)}


def snapshot_of(session: Session, ronde: str) -> Snapshot:
    """The snapshot of a ronde as it was kept; without the people who were erased since."""
    of_pip = and_(col(RondePipRow.pip) == col(PipRow.kenmerk), col(RondePipRow.pip_versie) == col(PipRow.versie))
    query = select(
        col(PipRow.kenmerk),
        col(PipRow.versie),
        col(PipRow.document),
        col(RondePipRow.deelname),
        col(RondePipRow.wachtrondes),
        col(RondePipRow.plek),
    )
    query = query.join(RondePipRow, of_pip).where(col(RondePipRow.ronde) == ronde).order_by(col(PipRow.kenmerk))
    pips = tuple(PipDeel._make(row) for row in session.execute(query))
    return Snapshot(pips, _kept_plekken(session, ronde), _kept_paren(session, ronde))


def _kept_plekken(session: Session, ronde: str) -> tuple[PlekDeel, ...]:
    of_plek = and_(col(RondePlekRow.plek) == col(PlekRow.kenmerk), col(RondePlekRow.plek_versie) == col(PlekRow.versie))
    query = select(
        col(PlekRow.kenmerk),
        col(PlekRow.versie),
        col(PlekRow.document),
        col(RondePlekRow.stoelen),
        col(RondePlekRow.geparkeerd),
    )
    query = query.join(RondePlekRow, of_plek).where(col(RondePlekRow.ronde) == ronde).order_by(col(PlekRow.kenmerk))
    return tuple(PlekDeel(*row) for row in session.execute(query))


def _kept_paren(session: Session, ronde: str) -> tuple[tuple[str, str], ...]:
    query = select(col(RondePaarRow.pip), col(RondePaarRow.plek)).where(col(RondePaarRow.ronde) == ronde)
    found = session.execute(query.order_by(col(RondePaarRow.pip), col(RondePaarRow.plek)))
    return tuple((pip, plek) for pip, plek in found)


def _pips(session: Session, actor: Actor, regio: str | None, standing: _Standing) -> tuple[PipDeel, ...]:
    query = select(col(PipRow.kenmerk), col(PipRow.versie), col(PipRow.document))
    query = query.where(col(PipRow.actueel), visible_to(actor)).order_by(col(PipRow.kenmerk))
    if regio is not None:
        query = query.where(col(PipRow.gemeente).in_(_gemeenten_of(regio)))
    return tuple(_pip_deel(kenmerk, versie, document, standing) for kenmerk, versie, document in session.execute(query))


def _pip_deel(kenmerk: str, versie: int, document: str, standing: _Standing) -> PipDeel:
    """Who is placed or worked on stays so, who pauses stays out, and all others take part."""
    found = standing.open.get(kenmerk)
    deelname: Deelname = "pauze" if kenmerk in standing.buiten.pips else "mee"
    if found is not None and found.status != "nieuw":
        deelname = "geplaatst" if found.status == "geplaatst" else "inBehandeling"
    plek = found.plek if found is not None and deelname != "pauze" else None
    wachtrondes = standing.wachtrondes.get(kenmerk, 0) if deelname in ("mee", "pauze") else 0
    return PipDeel(kenmerk, versie, document, deelname, wachtrondes, plek)


def _plekken(
    session: Session, regio: str | None, pips: tuple[PipDeel, ...], standing: _Standing
) -> tuple[PlekDeel, ...]:
    proposed = Counter(pip.plek for pip in pips if pip.deelname == "mee" and pip.plek is not None)
    taken = _taken(session, {pip.kenmerk for pip in pips if pip.deelname == "mee"}, standing)
    query = select(col(PlekRow.kenmerk), col(PlekRow.versie), col(PlekRow.capaciteit), col(PlekRow.document))
    found = []
    for kenmerk, versie, capaciteit, document in session.execute(query.where(*OFFERED).order_by(col(PlekRow.kenmerk))):
        free = max(capaciteit - taken[kenmerk], 0)
        if regio is not None and not _lies_in(document, regio):
            if kenmerk not in proposed:
                continue
            free = min(free, proposed[kenmerk])
        found.append(PlekDeel(kenmerk, versie, document, free, kenmerk in standing.buiten.plekken))
    return tuple(found)


def _taken(session: Session, mee: set[str], standing: _Standing) -> Counter[str]:
    """Seats per plek that are not for this ronde to give: taken, worked on, or proposed to someone outside it."""
    capaciteit = select(col(PlekRow.kenmerk), col(PlekRow.capaciteit)).where(col(PlekRow.actueel))
    taken = taken_seats(session, dict(session.execute(capaciteit).all()))
    for pip, found in standing.open.items():
        if found.status == "inBehandeling" or (found.status == "nieuw" and pip not in mee):
            taken[found.plek] += 1
    return taken


def _wachtrondes(session: Session, week: str) -> dict[str, int]:
    """How many rondes in a row each pip had no voorstel, by the last ronde it was in; not there is none.

    Two rondes in one week, of a regio and of the country, count once. Who pauses keeps what they had. A voorstel on a
    plek that was gone or full before it could be opened is none.
    """
    got = and_(col(VoorstelRow.rang) == 1, func.coalesce(col(VoorstelRow.ingehaald), "").not_in(("plekWeg", "plekVol")))
    same = and_(col(VoorstelRow.ronde) == col(RondePipRow.ronde), col(VoorstelRow.pip) == col(RondePipRow.pip), got)
    query = select(
        col(RondePipRow.pip), col(RondePipRow.wachtrondes), col(RondePipRow.deelname), col(VoorstelRow.pip)
    ).outerjoin(VoorstelRow, same)
    found: dict[str, int] = {}
    for ronde, ronde_week in _last_rondes(session):
        for pip, before, deelname, voorstel in session.execute(query.where(col(RondePipRow.ronde) == ronde)):
            more = 1 if deelname == "mee" and ronde_week != week else 0
            found[pip] = before + more if deelname in ("mee", "pauze") and voorstel is None else 0
    return found


def _last_rondes(session: Session) -> Iterable[tuple[str, str]]:
    """The last published ronde of every regio and of the country, oldest first: together they hold every pip."""
    published = col(RondeRow.gepubliceerd_op).is_not(None), col(RondeRow.geopend_op).is_not(None)
    newest = select(func.max(col(RondeRow.gepubliceerd_op))).where(*published).group_by(col(RondeRow.regio))
    query = select(col(RondeRow.kenmerk), col(RondeRow.week)).where(col(RondeRow.gepubliceerd_op).in_(newest))
    return session.execute(query.where(*published).order_by(col(RondeRow.gepubliceerd_op))).all()


def _gemeenten_of(regio: str) -> list[str]:
    return sorted(code for code, gemeente in gemeenten().items() if gemeente.arbeidsmarktregio == regio)


def _lies_in(document: str, regio: str) -> bool:
    """Whether a plek lies in this regio; one whose postcode we do not know lies in none."""
    table = pc4_table()
    row = table.index(from_json(document).get("postcode"))
    return row >= 0 and gemeenten()[table.gemeente[row]].arbeidsmarktregio == regio
