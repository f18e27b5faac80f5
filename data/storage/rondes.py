"""Rondes in the store: begun on a snapshot, published whole, and read through the one door."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from data.schemas.actor import Actor
from data.schemas.ronde import Ronde, RondeOpening, RondePlan
from data.schemas.snapshot import Snapshot
from data.schemas.verdeling import Voorstel, ZonderVoorstel
from data.schemas.verslag import RondeVerslag
from data.storage.audit import Audit
from data.storage.bediening import Noodstoppen
from data.storage.gathering import gather, snapshot_of
from data.storage.kenmerken import storable
from data.storage.lapsing import hold_voorstellen
from data.storage.publishing import publish
from data.storage.ronde_regels import Piece, forget_lines, lay_ready
from data.storage.ronde_rij import columns_of, fields_of
from data.storage.scope import visible_to
from data.storage.session import OpslagFout
from data.storage.tables import PipRow, RondeRow, VoorstelRow, ZonderVoorstelRow
from data.storage.tables_ronde import ParametersRow, RondePaarRow, RondePipRow, RondePlekRow
from data.storage.uitkomst import Uitkomst

OfRonde = type[VoorstelRow] | type[ZonderVoorstelRow] | type[RondePipRow]
INPUTS: tuple[type[SQLModel], ...] = (RondePipRow, RondePlekRow, RondePaarRow)


@dataclass(frozen=True)
class Begonnen:
    """A ronde that is open, with its snapshot; hervat says that it was begun before and not finished."""

    opening: RondeOpening
    snapshot: Snapshot
    hervat: bool


class Rondes:
    """The rondes, for one actor at one moment (UTC); what they say of people is read through visible_to."""

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is read yet."""
        self._session, self._actor, self._moment = session, actor, moment
        self._audit = Audit(session, actor, moment)

    def begin(self, plan: RondePlan, parameters: str, eigenaar: str) -> Begonnen | Ronde:
        """Open this ronde on a snapshot of now, or go on with the one that was begun; the Ronde when it is published.

        parameters is the text behind the hash of the plan; eigenaar is who runs it from now on, and only they can
        publish it. A ronde that was begun with another plan, or whose snapshot is not whole any more, is begun again.
        Raises OpslagFout for a regio in a week in which the whole country had its ronde, and Geweigerd when the actor
        does not see all gemeenten, Gestopt while a noodstop holds.
        """
        self._refuse_partial(plan.kenmerk)
        done = self.get(plan.kenmerk)
        if done is not None:
            return done
        Noodstoppen(self._session, self._moment).refuse_when_halted()
        if plan.regio is not None and self.get(plan.week) is not None:
            tekst = f"In week {plan.week} is de ronde voor heel Nederland al geweest. Daar zit {plan.regio} in."
            raise OpslagFout(tekst)
        kept = self._resumable(plan)
        if kept is not None:
            self._change(plan.kenmerk, eigenaar=storable(eigenaar))
            return kept
        self._drop_unfinished(plan)
        snapshot = gather(self._session, self._actor, self._moment, plan)
        opening = opening_of(plan, snapshot)
        self._write_opening(opening, snapshot, eigenaar)
        if self._session.get(ParametersRow, plan.parameters) is None:
            self._session.execute(insert(ParametersRow), [{"hash": plan.parameters, "document": parameters}])
        self._audit.write("toevoegen", "ronde", plan.kenmerk, len(snapshot.pips))
        return Begonnen(opening, snapshot, hervat=False)

    def lay_ready(self, kenmerk: str, eigenaar: str, uitkomst: Uitkomst, piece: Piece) -> None:
        """Write one piece of an open ronde, which nobody sees until it is published; see `ronde_regels.lay_ready`.

        It must be the first thing this transaction does. Raises Gestopt while a noodstop holds.
        """
        hold_voorstellen(self._session)
        Noodstoppen(self._session, self._moment).refuse_when_halted()
        lay_ready(self._session, kenmerk, storable(eigenaar), uitkomst, piece)

    def publish(self, kenmerk: str, eigenaar: str, uitkomst: Uitkomst) -> Ronde:
        """Publish an open ronde whole; see `publishing.publish`. It must be the first thing this transaction does.

        Raises Gestopt, and publishes nothing, while a noodstop holds.
        """
        ronde = publish(self._session, self._actor, self._moment, kenmerk, storable(eigenaar), uitkomst)
        Noodstoppen(self._session, self._moment).refuse_when_halted()
        return ronde

    def preview(self, plan: RondePlan) -> Begonnen:
        """The snapshot that this ronde would be made from now; nothing is kept but the audit line."""
        snapshot = gather(self._session, self._actor, self._moment, plan)
        return Begonnen(opening_of(plan, snapshot), snapshot, hervat=False)

    def last(self) -> Ronde | None:
        """The ronde published last, or None when there is none yet."""
        found = self.published(1)
        return found[0] if found else None

    def published(self, most: int) -> list[Ronde]:
        """The rondes published last, newest first, at most so many."""
        query = select(RondeRow).where(col(RondeRow.gepubliceerd_op).is_not(None))
        query = query.order_by(col(RondeRow.gepubliceerd_op).desc(), col(RondeRow.kenmerk).desc()).limit(most)
        return [Ronde.model_validate(fields_of(row)) for row in self._session.scalars(query)]

    def get(self, kenmerk: str) -> Ronde | None:
        """One published ronde, or None when there is none with this kenmerk."""
        row = self._session.get(RondeRow, storable(kenmerk))
        return None if row is None or row.gepubliceerd_op is None else Ronde.model_validate(fields_of(row))

    def running(self) -> tuple[str, str] | None:
        """The kenmerk of the ronde that was opened last and is not finished, and who runs it; None when there is none.

        Whoever runs it may be gone: a lock says whether they are at work (`Store.turn`).
        """
        query = select(col(RondeRow.kenmerk), col(RondeRow.eigenaar)).where(col(RondeRow.gepubliceerd_op).is_(None))
        found = self._session.execute(query.order_by(col(RondeRow.geopend_op).desc()).limit(1)).one_or_none()
        return None if found is None else (found[0], found[1] or "")

    def snapshot(self, kenmerk: str) -> Snapshot:
        """What a published ronde was made from, without who was erased since; leaves one audit line."""
        snapshot = snapshot_of(self._session, storable(kenmerk))
        self._audit.write("inzien", "pip", None, len(snapshot.pips))
        return snapshot

    def parameters(self, digest: str) -> str | None:
        """The text of the parameters behind a hash; None when they were never kept."""
        row = self._session.get(ParametersRow, digest)
        return None if row is None else row.document

    def verslag(self, kenmerk: str) -> RondeVerslag | None:
        """The verslag of a ronde, None when there is none; it names no person."""
        row = self._session.get(RondeRow, storable(kenmerk))
        return None if row is None or row.verslag is None else RondeVerslag.model_validate_json(row.verslag)

    def waarschuwingen(self, ronde: str) -> tuple[str, ...]:
        """What the verdeling warned about, in Dutch; none when there is no such ronde."""
        row = self._session.get(RondeRow, storable(ronde))
        return () if row is None else tuple(json.loads(row.waarschuwingen))

    def voorstellen(self, ronde: str) -> list[Voorstel]:
        """The voorstellen the actor may see, in the order of the verdeling; leaves one audit line."""
        return [Voorstel.model_validate_json(document) for document in self._documents(VoorstelRow, ronde)]

    def zonder_voorstel(self, ronde: str) -> list[ZonderVoorstel]:
        """The pips without voorstel the actor may see, in the order of the verdeling; leaves one audit line."""
        return [ZonderVoorstel.model_validate_json(document) for document in self._documents(ZonderVoorstelRow, ronde)]

    def decided(self, ronde: str) -> list[str]:
        """What a ronde decided, line by line: each voorstel with the digest of its oordeel, then who got none.

        Without who was erased since. Leaves one audit line.
        """
        lines: list[str] = []
        tables = ((VoorstelRow, col(VoorstelRow.oordeel)), (ZonderVoorstelRow, col(ZonderVoorstelRow.code)))
        for table, extra in tables:
            query = select(col(table.document), extra).join(PipRow, _judged(table))
            query = query.where(visible_to(self._actor), *_of_published(table, ronde))
            found = self._session.execute(query.order_by(col(table.volgnummer)))
            lines += [f"{document} {more or ''}" for document, more in found]
        self._audit.write("inzien", "voorstel", ronde, len(lines))
        return lines

    def waited_longest(self, ronde: str, most: int) -> list[tuple[str, int]]:
        """Who the actor may see and has had no voorstel in most rondes in a row, this one included, longest first.

        Leaves one audit line.
        """
        same = and_(col(RondePipRow.ronde) == col(ZonderVoorstelRow.ronde))
        same = and_(same, col(RondePipRow.pip) == col(ZonderVoorstelRow.pip))
        query = select(col(RondePipRow.pip), col(RondePipRow.wachtrondes) + 1).join(ZonderVoorstelRow, same)
        query = query.join(PipRow, _judged(RondePipRow))
        query = query.where(visible_to(self._actor), *_of_published(RondePipRow, ronde))
        query = query.order_by(col(RondePipRow.wachtrondes).desc(), col(RondePipRow.pip)).limit(most)
        found = [(pip, rondes) for pip, rondes in self._session.execute(query)]
        self._audit.write("inzien", "voorstel", ronde, len(found))
        return found

    def _documents(self, table: type[VoorstelRow] | type[ZonderVoorstelRow], ronde: str) -> list[str]:
        query = select(col(table.document)).join(PipRow, _judged(table))
        query = query.where(visible_to(self._actor), *_of_published(table, ronde))
        documents = list(self._session.scalars(query.order_by(col(table.volgnummer))))
        self._audit.write("inzien", "voorstel", ronde, len(documents))
        return documents

    def _refuse_partial(self, kenmerk: str) -> None:
        """Raise Geweigerd for an actor who would divide only some of the people."""
        if self._actor.gemeenten is not None or self._actor.rol == "wspAdviseur":
            tekst = "U mag geen ronde uitvoeren: een ronde gaat over alle gemeenten."
            raise self._audit.refuse("ronde", kenmerk, 0, tekst)

    def _resumable(self, plan: RondePlan) -> Begonnen | None:
        """The open ronde of this plan with its whole snapshot, or None when it must be begun (again)."""
        row = self._session.get(RondeRow, plan.kenmerk)
        if row is None or RondePlan.model_validate(fields_of(row)) != plan:
            return None
        snapshot = snapshot_of(self._session, plan.kenmerk)
        if snapshot.hash() != row.snapshot:
            return None
        return Begonnen(RondeOpening.model_validate(fields_of(row)), snapshot, hervat=True)

    def _drop_unfinished(self, plan: RondePlan) -> None:
        """Forget this ronde as it was begun, and those of earlier weeks that nobody finished."""
        query = select(col(RondeRow.kenmerk)).where(col(RondeRow.gepubliceerd_op).is_(None))
        late = (col(RondeRow.week) < plan.week) | (col(RondeRow.kenmerk) == plan.kenmerk)
        for kenmerk in self._session.scalars(query.where(late)).all():
            forget_lines(self._session, kenmerk)
            for table in INPUTS:
                self._session.execute(delete(table).where(table.ronde == kenmerk))  # type: ignore[attr-defined]
            self._session.execute(delete(RondeRow).where(col(RondeRow.kenmerk) == kenmerk))
        self._session.expunge_all()

    def _write_opening(self, opening: RondeOpening, snapshot: Snapshot, eigenaar: str) -> None:
        empty = dict.fromkeys(("geplaatst", "totaal", "gepubliceerd_op", "verslag"))
        head = columns_of(opening) | empty | {"waarschuwingen": "[]", "gewist": 0}
        self._insert(RondeRow, [head | {"geopend_op": self._moment, "eigenaar": storable(eigenaar)}])
        name = {"ronde": opening.kenmerk}
        self._insert(RondePipRow, [name | _renamed(deel._asdict(), "pip") for deel in snapshot.pips])
        self._insert(RondePlekRow, [name | _renamed(deel._asdict(), "plek") for deel in snapshot.plekken])
        self._insert(RondePaarRow, [name | {"pip": pip, "plek": plek} for pip, plek in snapshot.paren])

    def _insert(self, table: type[SQLModel], rows: Sequence[Mapping[str, object]]) -> None:
        if rows:
            self._session.connection().execute(insert(table), rows)

    def _change(self, kenmerk: str, **values: object) -> None:
        own = update(RondeRow).where(col(RondeRow.kenmerk) == kenmerk)
        self._session.execute(own.values(values).execution_options(synchronize_session=False))


def opening_of(plan: RondePlan, snapshot: Snapshot) -> RondeOpening:
    """The plan with what was read for it."""
    counts = {
        "aantal_pips": len(snapshot.mee()),
        "aantal_plekken": sum(not deel.geparkeerd for deel in snapshot.plekken),
    }
    return RondeOpening.model_validate(plan.model_dump() | {"snapshot": snapshot.hash()} | counts)


def _renamed(deel: dict[str, object], kind: str) -> dict[str, object]:
    """The columns of one part of a snapshot: what it is about is named by kind, the document stays where it is."""
    rest = {name: value for name, value in deel.items() if name not in ("kenmerk", "versie", "document")}
    return rest | {kind: deel["kenmerk"], f"{kind}_versie": deel["versie"]}


def _of_published(table: OfRonde, ronde: str) -> tuple[ColumnElement[bool], ...]:
    """The SQL conditions for the lines of a ronde; of one that is not published there are none to see."""
    done = select(col(RondeRow.kenmerk)).where(col(RondeRow.gepubliceerd_op).is_not(None))
    return col(table.ronde) == storable(ronde), col(table.ronde).in_(done)


def _judged(table: OfRonde) -> ColumnElement[bool]:
    """The SQL condition for the version of the pip that was judged."""
    return and_(col(table.pip) == col(PipRow.kenmerk), col(table.pip_versie) == col(PipRow.versie))
