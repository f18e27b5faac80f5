"""Forgetting a person: everything that is about them goes, what others need of it stays without them."""

import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from data.schemas.actor import Actor
from data.storage.audit import Audit
from data.storage.kenmerken import storable
from data.storage.lapsing import hold_voorstellen
from data.storage.scope import visible_to
from data.storage.session import NietGevonden, OpslagFout
from data.storage.stoelen import Stoelen
from data.storage.tables import DocumentRow, OordeelRow, PipRow, RondeRow, VoorstelRow, ZonderVoorstelRow
from data.storage.tables_afspraak import ToezeggingRow
from data.storage.tables_rechten import VerwerkingsstopRow, WissingRow
from data.storage.tables_ronde import RondePaarRow, RondePipRow
from data.storage.tables_upload import AntwoordRow
from data.storage.tables_voorstel import BesluitRow, GevolgRow, NazorgRow, StandRow
from data.storage.versions import hold
from data.storage.wisregister import Wisregister, Wissing

ABOUT = (
    *(VoorstelRow, ZonderVoorstelRow, OordeelRow, RondePipRow, RondePaarRow),
    *(GevolgRow, DocumentRow, VerwerkingsstopRow),
)
"""Tables with rows about a pip, in an order in which nothing refers to what is already gone."""
REGISTER = Actor(kenmerk="wisregister", rol="beheer", gemeenten=None)
"""Who erases again, in the audit, what came back with a backup."""


def erase_for_good(session: Session, register: Wisregister, actor: Actor, moment: datetime, pip: str) -> int:
    """Erase a pip as `erase` does, and so that it stays erased when a backup is put back.

    The line in the register is on the disk before this transaction is committed: when that fails after all, the next
    who looks at the register erases. Raises as `erase` and `erase_again` do, and OSError when it cannot be written.
    """
    erase_again(session, register, moment, but=pip)
    versions = erase(session, actor, moment, pip)
    register.add(pip, moment)
    _carried_out(session, len(register.lines()), moment)
    return versions


def behind(session: Session, register: Wisregister) -> int:
    """How many lines of the register were not carried out in this database.

    Raises OpslagFout when the register knows less than the database: then it is not whole.
    """
    done, lines = _done(session), len(register.lines())
    if done > lines:
        missing = f"Het wisregister in {register.folder} mist regels. Zet het terug uit een kopie."
        raise OpslagFout(f"{missing} Zonder kan iemand die gewist is terugkomen.")
    return lines - done


def erase_again(session: Session, register: Wisregister, moment: datetime, *, but: str | None = None) -> int:
    """Erase who came back with a backup, and tell how many that are; who came back as somebody new stays.

    Somebody new is who has no version from before they were erased; `but` is who is erased after this. Call it
    at the beginning of a transaction. Raises OpslagFout when the register is not whole.
    """
    hold_voorstellen(session)
    hold(session, PipRow)
    missed = behind(session, register)
    if not missed:
        return 0
    lines = register.lines()
    gone = {line.merk: line for line in lines[-missed:] if line is not None}
    people = [(pip, first) for pip, first in _people(session) if pip != but]
    back = [pip for pip, first in people if _is_gone(gone.get(register.merk(pip)), first)]
    for pip in back:
        erase(session, REGISTER, moment, pip)
    for number in range(len(lines) - missed + 1, len(lines) + 1):
        _carried_out(session, number, moment)
    return len(back)


def erase(session: Session, actor: Actor, moment: datetime, pip: str) -> int:
    """Erase a pip with all its versions, voorstellen and besluiten; returns how many versions there were.

    Rondes keep their totals and count who was erased. Whoever was placed leaves a seat that stays taken by someone we
    do not know. Audit lines stay: they say who did what, and hold no more than the kenmerk. Call it at the beginning
    of a transaction, so that a ronde that is being published is seen whole or not at all. Raises NietGevonden for an
    unknown kenmerk, and Geweigerd when one of the versions is outside the gemeenten of the actor.
    """
    hold_voorstellen(session)
    hold(session, PipRow)
    versions = _versions(session, actor, moment, pip)
    voorstellen = _forget_voorstellen(session, moment, pip)
    rondes = select(col(RondePipRow.ronde)).where(col(RondePipRow.pip) == pip)
    counted = update(RondeRow).where(col(RondeRow.kenmerk).in_(rondes)).values(gewist=col(RondeRow.gewist) + 1)
    session.execute(counted.execution_options(synchronize_session=False))
    for table in ABOUT:
        _delete(session, table, "pip", pip)
    _forget_answers(session, [pip, *voorstellen])
    _delete(session, PipRow, "kenmerk", pip)
    Audit(session, actor, moment).write("verwijderen", "pip", pip, versions)
    return versions


def _versions(session: Session, actor: Actor, moment: datetime, pip: str) -> int:
    """How many versions there are, when the actor may see each of them."""
    query = select(visible_to(actor)).where(col(PipRow.kenmerk) == storable(pip))
    visible = list(session.scalars(query))
    if not visible:
        raise NietGevonden("Deze pip staat niet in de database. Controleer het kenmerk.")
    if not all(visible):
        tekst = "U mag deze pip niet wissen: de gemeente ontbreekt of hoort niet bij u."
        raise Audit(session, actor, moment).refuse("pip", pip, 1, tekst)
    return len(visible)


def _forget_voorstellen(session: Session, moment: datetime, pip: str) -> list[str]:
    """Remove the voorstellen with their besluiten and name them; a plaatsing keeps its seat, other seats come free."""
    mine = session.execute(select(col(StandRow.kenmerk), col(StandRow.status)).where(col(StandRow.pip) == pip)).all()
    stoelen = Stoelen(session, moment)
    for kenmerk, status in mine:
        if status == "geplaatst":
            stoelen.leave_to_unknown(kenmerk)
        else:
            stoelen.release(kenmerk)
        _delete(session, NazorgRow, "voorstel", kenmerk)
        _delete(session, ToezeggingRow, "voorstel", kenmerk)
        _delete(session, StandRow, "kenmerk", kenmerk)
        _delete(session, BesluitRow, "voorstel", kenmerk)
    return [kenmerk for kenmerk, _ in mine]


def _forget_answers(session: Session, kenmerken: Sequence[str]) -> None:
    """Remove the answers that would be given again and that name this person, or a voorstel for them."""
    told = [json.dumps(kenmerk, ensure_ascii=False).encode() for kenmerk in kenmerken]
    for row in session.scalars(select(AntwoordRow).where(col(AntwoordRow.inhoud).is_not(None))):
        if any(kenmerk in (row.inhoud or b"") for kenmerk in told):
            session.delete(row)
    session.flush()


def _people(session: Session) -> list[tuple[str, datetime]]:
    """Every kenmerk with the moment of its first version."""
    query = select(col(PipRow.kenmerk), func.min(col(PipRow.opgeslagen_op))).group_by(col(PipRow.kenmerk))
    return [(kenmerk, first) for kenmerk, first in session.execute(query.order_by(col(PipRow.kenmerk)))]


def _is_gone(line: Wissing | None, first: datetime) -> bool:
    return line is not None and first <= line.op


def _done(session: Session) -> int:
    return session.scalar(select(func.max(col(WissingRow.nummer)))) or 0


def _carried_out(session: Session, number: int, moment: datetime) -> None:
    session.execute(insert(WissingRow), [{"nummer": number, "op": moment}])


def _delete(session: Session, table: type[SQLModel], column: str, value: str) -> None:
    own = delete(table).where(col(getattr(table, column)) == value)
    session.execute(own.execution_options(synchronize_session=False))
