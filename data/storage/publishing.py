"""Publishing a ronde: the lines that were laid ready count from now, and so do the voorstellen that people work on.

Between the snapshot and this moment people went on: they decided, took plekken back, erased a pip. What they did
stands. The verdeling is kept as it was computed, and what was overtaken is not opened and says why.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.ronde import Ingehaald, Ronde, RondeOpening
from data.schemas.verdeling import Verdeling, Voorstel
from data.storage.audit import Audit
from data.storage.gevolgen import Buiten, Gevolgen
from data.storage.lapsing import hold_voorstellen, lapse
from data.storage.plekken import OFFERED
from data.storage.ronde_regels import lines_ready
from data.storage.ronde_rij import fields_of
from data.storage.session import Achterhaald, OpslagFout
from data.storage.stoelen import taken_seats
from data.storage.tables import PlekRow, RondeRow, VoorstelRow
from data.storage.tables_ronde import RondePipRow, RondePlekRow
from data.storage.tables_voorstel import StandRow, is_open
from data.storage.uitkomst import Uitkomst
from data.storage.versions import document_of


@dataclass(frozen=True)
class _Open:
    """An open voorstel as it is now."""

    kenmerk: str
    plek: str
    status: str
    oordeel: str | None


@dataclass(frozen=True)
class _Now:
    """What happened since the snapshot: open voorstellen per pip, seats left per plek on offer, and what stays out."""

    open: dict[str, _Open]
    left: Counter[str]
    offered: frozenset[str]
    buiten: Buiten

    def overtaken(self, voorstel: Voorstel) -> Ingehaald | None:
        """Why this voorstel cannot be opened any more; None when it can."""
        mine = self.open.get(voorstel.pip)
        if mine is not None and mine.status != "nieuw":
            return "besluit"
        if voorstel.plek not in self.offered:
            return "plekWeg"
        pair = (voorstel.pip, voorstel.plek) in self.buiten.paren
        if pair or voorstel.pip in self.buiten.pips or voorstel.plek in self.buiten.plekken:
            return "geparkeerd"
        return None if self.left[voorstel.plek] > 0 else "plekVol"


class _Publication:
    """One ronde on its way into the database."""

    def __init__(self, session: Session, moment: datetime, opening: RondeOpening, uitkomst: Uitkomst) -> None:
        self._session, self._moment = session, moment
        self._ronde, self._uitkomst = opening.kenmerk, uitkomst
        self._pips = self._versies(RondePipRow, "pip")
        self._plekken = self._versies(RondePlekRow, "plek")
        self._now = _now(session, moment, opening, set(self._pips))
        self.ingehaald: Counter[Ingehaald] = Counter()
        self.voorstellen = 0

    def write(self) -> None:
        """Say which lines were overtaken, and bring the voorstellen that people work on up to date."""
        kept = [one for one in self._uitkomst.verdeling.voorstellen if one.pip in self._pips]
        answers = sum(one.pip in self._pips for one in self._uitkomst.verdeling.zonder_voorstel)
        if lines_ready(self._session, self._ronde) != len(kept) + answers:
            raise ValueError("the lines of the ronde are not laid ready")
        overtaken: dict[str, Ingehaald | None] = {}
        for voorstel in kept:
            if voorstel.rang == 1:
                overtaken[voorstel.pip] = reason = self._now.overtaken(voorstel)
                self._now.left[voorstel.plek] -= reason is None
        late = {pip: reason for pip, reason in overtaken.items() if reason}
        self.ingehaald.update(late.values())
        self.voorstellen = len(kept)
        self._overtake(late)
        self._standen([one for one in kept if one.rang == 1 and overtaken[one.pip] is None])

    def _overtake(self, late: Mapping[str, Ingehaald]) -> None:
        mine = col(VoorstelRow.ronde) == self._ronde, col(VoorstelRow.rang) == 1
        change = update(VoorstelRow).where(*mine, col(VoorstelRow.pip) == bindparam("of"))
        if late:
            rows = [{"of": pip, "why": reason} for pip, reason in late.items()]
            self._session.connection().execute(change.values(ingehaald=bindparam("why")), rows)

    def _standen(self, opened: Sequence[Voorstel]) -> None:
        """Let voorstellen lapse that are not proposed again, keep those that are, and begin the new ones."""
        staying = {one.pip: one for one in opened if self._stays(one)}
        other = {one.pip for one in opened} - set(staying)
        mee = self._taking_part()
        nieuw = {pip: mine for pip, mine in self._now.open.items() if mine.status == "nieuw" and pip in mee}
        replaced = [mine.kenmerk for pip, mine in nieuw.items() if pip in other]
        gone = [mine.kenmerk for pip, mine in nieuw.items() if pip not in staying and pip not in other]
        lapse(self._session, self._moment, "anderVoorstel", replaced)
        lapse(self._session, self._moment, "geenVoorstel", gone)
        self._keep([self._kept(one, nieuw[pip]) for pip, one in staying.items()])
        first = {one.pip: number for number, one in enumerate(self._first(), start=1)}
        fresh = [self._stand(first[one.pip], one) for one in opened if one.pip in other]
        if fresh:
            self._session.connection().execute(insert(StandRow), fresh)

    def _taking_part(self) -> set[str]:
        """Who was divided; a voorstel of anyone else is not for this ronde to touch."""
        query = select(col(RondePipRow.pip)).where(col(RondePipRow.ronde) == self._ronde)
        return set(self._session.scalars(query.where(col(RondePipRow.deelname) == "mee")))

    def _stays(self, voorstel: Voorstel) -> bool:
        mine = self._now.open.get(voorstel.pip)
        return mine is not None and mine.plek == voorstel.plek

    def _first(self) -> list[Voorstel]:
        return [one for one in self._uitkomst.verdeling.voorstellen if one.rang == 1]

    def _judged(self, voorstel: Voorstel) -> dict[str, object]:
        return {
            "pip_versie": self._pips[voorstel.pip],
            "plek_versie": self._plekken[voorstel.plek],
            "richting": voorstel.richting,
            "score": voorstel.score,
            "ronde": self._ronde,
            "oordeel": self._uitkomst.packed[voorstel.pip].digest,
        }

    def _stand(self, number: int, voorstel: Voorstel) -> dict[str, object]:
        about = {"kenmerk": f"{self._ronde}-{number}", "pip": voorstel.pip, "plek": voorstel.plek}
        begin = {"status": "nieuw", "versie": 1, "begonnen_op": self._moment, "sinds": self._moment}
        return about | begin | self._judged(voorstel) | dict.fromkeys(("besluit", "door", "vervallen_om"))

    def _kept(self, voorstel: Voorstel, mine: _Open) -> dict[str, object]:
        """The change of a voorstel that stays: a new versie only when it says something else."""
        judged = self._judged(voorstel)
        changed = {f"new_{name}": value for name, value in judged.items()}
        return changed | {"of": mine.kenmerk, "more": int(mine.oordeel != judged["oordeel"])}

    def _keep(self, rows: Sequence[Mapping[str, object]]) -> None:
        names = ("pip_versie", "plek_versie", "richting", "score", "ronde", "oordeel")
        values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in names}
        values["versie"] = col(StandRow.versie) + bindparam("more")
        change = update(StandRow).where(col(StandRow.kenmerk) == bindparam("of")).values(values)
        if rows:
            self._session.connection().execute(change, rows)

    def _versies(self, table: type[RondePipRow] | type[RondePlekRow], kind: str) -> dict[str, int]:
        columns = (getattr(table, kind), getattr(table, f"{kind}_versie"))
        return dict(self._session.execute(select(*columns).where(col(table.ronde) == self._ronde)).all())


def publish(session: Session, actor: Actor, moment: datetime, kenmerk: str, eigenaar: str, uitkomst: Uitkomst) -> Ronde:
    """Publish an open ronde whole, in the transaction of the session, which must not have read anything yet.

    All its lines were laid ready before (`ronde_regels.lay_ready`). Published again by the same eigenaar it changes
    nothing: whoever did not hear that it succeeded may try again. Raises OpslagFout when there is no such ronde,
    Achterhaald when somebody else runs or ran it, and ValueError when ronde and verdeling disagree or lines are
    missing. Nobody decides meanwhile: they wait until this transaction ends.
    """
    hold_voorstellen(session)
    row = session.get(RondeRow, kenmerk)
    if row is None:
        raise OpslagFout(f"Ronde {kenmerk} is niet geopend, of intussen vervallen. Begin de ronde opnieuw.")
    if row.eigenaar != eigenaar:
        raise Achterhaald(f"Ronde {kenmerk} is overgenomen door {row.eigenaar}. Hier is niets gepubliceerd.")
    if row.gepubliceerd_op is not None:
        return Ronde.model_validate(fields_of(row))
    opening, verdeling = RondeOpening.model_validate(fields_of(row)), uitkomst.verdeling
    _agree(opening, verdeling)
    work = _Publication(session, moment, opening, uitkomst)
    work.write()
    verslag = uitkomst.verslag.model_copy(update={"ingehaald": dict(sorted(work.ingehaald.items()))})
    result = {"geplaatst": verdeling.geplaatst, "totaal": verdeling.totaal, "gepubliceerd_op": moment}
    said = json.dumps(verdeling.waarschuwingen, ensure_ascii=False)
    result |= {"verslag": document_of(verslag), "waarschuwingen": said}
    own = update(RondeRow).where(col(RondeRow.kenmerk) == kenmerk).values(result)
    session.execute(own.execution_options(synchronize_session=False))
    Audit(session, actor, moment).write("publiceren", "ronde", kenmerk, work.voorstellen)
    totals = {"geplaatst": verdeling.geplaatst, "totaal": verdeling.totaal, "gewist": row.gewist}
    return Ronde.model_validate(opening.model_dump() | totals)


def _now(session: Session, moment: datetime, opening: RondeOpening, pips: set[str]) -> _Now:
    """What is true at publishing, for the pips of this ronde; seats that others hold or were proposed are not left."""
    wanted = [col(getattr(StandRow, name)) for name in ("pip", "kenmerk", "plek", "status", "oordeel")]
    found = {row[0]: _Open(*row[1:]) for row in session.execute(select(*wanted).where(is_open()))}
    seats = select(col(PlekRow.kenmerk), col(PlekRow.capaciteit)).where(*OFFERED)
    capaciteit = dict(session.execute(seats).all())
    left = Counter(capaciteit)
    left.subtract(taken_seats(session, capaciteit))
    left.subtract(
        mine.plek
        for pip, mine in found.items()
        if mine.status == "inBehandeling" or (mine.status == "nieuw" and pip not in pips)
    )
    mine = {pip: one for pip, one in found.items() if pip in pips}
    return _Now(mine, left, frozenset(capaciteit), Gevolgen(session, moment).buiten(opening.op))


def _agree(ronde: RondeOpening, verdeling: Verdeling) -> None:
    """Raise ValueError unless both tell of the same division."""
    told = verdeling.op, verdeling.seed, verdeling.parameters, verdeling.reistijd_bron
    if told != (ronde.op.isoformat(), ronde.seed, ronde.parameters, ronde.reistijd_bron):
        raise ValueError("ronde and verdeling differ in op, seed, parameters or reistijd_bron")
