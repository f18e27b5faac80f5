"""Pips in the store: a pip is a beschikking, so every change is a new version and every look leaves a line."""

import json
from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnExpressionArgument, Select, bindparam, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.status import PipStatus, PipVersie
from data.storage.audit import Audit
from data.storage.confirm import confirm
from data.storage.json_rows import JsonByName
from data.storage.kenmerken import refuse_unstorable, storable
from data.storage.scope import Rights, built_once, may_see, rights_of, visible_to, visible_within
from data.storage.tables import PipRow
from data.storage.versions import BEVESTIGD, CONCEPT, AddResult, Fresh, batches, document_of, hold, keep
from data.storage.verwerkingsstops import is_stopped, refuse_when_stopped


class Nieuws(NamedTuple):
    """What is new to who remembers pips.

    versies: of each pip that may be seen, by kenmerk and in that order. documenten: the document and versie of those
    that were not known. weg: which of the known are not there any more, and must be forgotten.
    """

    versies: dict[str, int]
    documenten: list[tuple[str, int]]
    weg: Set[str]

    def read(self) -> list[Pip]:
        """The pips that were not known; outside the transaction, for it takes long."""
        return _read(self.documenten)


WAITING = (col(PipRow.laatste), col(PipRow.status) == "concept")
Which = Literal["actueel", "concept", "alle"]
WHICH: dict[Which, tuple[ColumnExpressionArgument[bool], ...]] = {
    "actueel": (col(PipRow.actueel),),
    "concept": WAITING,
    "alle": (),
}


class Pips:
    """The pips one actor may see and change, at one moment (UTC).

    The actuele version of a pip is the newest bevestigd one: only that is judged. A concept is a version too, and
    waits until it is confirmed or something newer is added; meanwhile the actuele version stays what it was.

    Each call leaves exactly one audit line in the same transaction, so the session comes from `Store.write`; when
    the line cannot be written there is no data. Returned pips carry the stored versie.
    """

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is read yet."""
        self._session, self._actor, self._moment = session, actor, moment
        self._audit = Audit(session, actor, moment)

    def add(self, pips: Sequence[Pip], status: PipStatus = "bevestigd") -> AddResult:
        """Keep these pips: a new kenmerk gets versie 1, a changed one its next versie, the same is not written.

        The same is: as the actuele version, or for a concept as the newest of all. The versie a given pip carries
        does not count. All or nothing: raises Geweigerd when one of them is, or was until now, outside the gemeenten
        of the actor, and InvoerFout for a kenmerk no database can keep.
        """
        hold(self._session, PipRow)
        refuse_unstorable("pip", [pip.kenmerk for pip in pips])
        about = pips[0].kenmerk if len(pips) == 1 else None
        if not self._may_add(pips):
            tekst = "U mag deze pip niet opslaan: de gemeente ontbreekt of hoort niet bij u."
            raise self._audit.refuse("pip", about, len(pips), tekst)
        fresh = (Fresh(pip.kenmerk, document_of(pip), {"gemeente": pip.gemeente, "status": status}) for pip in pips)
        result = keep(self._session, BEVESTIGD if status == "bevestigd" else CONCEPT, fresh, self._moment)
        self._audit.write("toevoegen", "pip", about, result.new + result.changed)
        return result

    def confirm(self, kenmerk: str, versie: int | None = None, corrected: Pip | None = None) -> Pip:
        """Make the waiting concept the actuele version, and return it as it is kept.

        versie is the one that was shown to the actor; None is whichever waits. corrected is kept as the next version
        when it differs, and the concept stays as it was read. Raises Geweigerd when the concept, the actuele version
        or the correction is outside the gemeenten of the actor, Botsing when there is a newer version than versie,
        Achterhaald when nothing waits or there is no such versie, NietGevonden for an unknown pip, and ValueError when
        corrected is about another kenmerk.
        """
        pip = confirm(self._session, self._actor, self._moment, kenmerk, versie, corrected)
        self._audit.write("bevestigen", "pip", kenmerk, 1)
        return pip

    def get(self, kenmerk: str, *, concept: bool = False) -> Pip | None:
        """The actuele version, or with concept the one that waits; None when there is none or it may not be seen."""
        found = self._one(kenmerk, "concept" if concept else "actueel")
        return found[0] if found else None

    def get_to_judge(self, kenmerk: str) -> Pip | None:
        """The same actuele version, to be judged; raises Stilgelegd while the data of this person may not be used."""
        found = self.get(kenmerk)
        if found is not None:
            refuse_when_stopped(self._session, kenmerk)
        return found

    def history(self, kenmerk: str) -> list[Pip]:
        """Every version the actor may see, concepts too, oldest first; none when the actor may not see the pip."""
        return self._one(kenmerk, "alle")

    def tijdlijn(self, kenmerk: str) -> list[PipVersie]:
        """The status and moment of every version the actor may see, oldest first: the same versions as history."""
        wanted = [col(getattr(PipRow, name)) for name in ("versie", "status", "actueel", "laatste", "opgeslagen_op")]
        query = select(visible_to(self._actor), *wanted).where(col(PipRow.kenmerk) == storable(kenmerk))
        rows = self._session.execute(query.order_by(col(PipRow.versie))).all()
        seen = [PipVersie(*row[1:]) for row in rows if row[0]]
        self._audit.write("inzien" if seen or not rows else "geweigerd", "pip", kenmerk, len(seen))
        return seen

    def all(self) -> list[Pip]:
        """Every actuele pip the actor may see and that may be judged, by kenmerk."""
        return self._many(col(PipRow.actueel), ~is_stopped())

    def news(self, known: Mapping[str, int]) -> Nieuws:
        """All that is not known already, for who remembers each pip of `all` by kenmerk and versie."""
        judged = col(PipRow.actueel), ~is_stopped()
        mine = (*judged, visible_to(self._actor))
        versies = self._versies(*mine)
        wanted = select(col(PipRow.document), col(PipRow.versie)).where(*mine).order_by(col(PipRow.kenmerk))
        changed = [kenmerk for kenmerk, versie in versies.items() if known.get(kenmerk) != versie]
        found = [
            (document, versie)
            for part in batches(changed)
            for document, versie in self._session.execute(wanted.where(col(PipRow.kenmerk).in_(part)))
        ]
        self._audit.write("inzien", "pip", None, len(versies))
        unseen = known.keys() - versies.keys()
        return Nieuws(versies, found, unseen - self._versies(*judged).keys() if unseen else unseen)

    def page(self, after: str | None, most: int, *, concept: bool = False) -> list[Pip]:
        """At most so many actuele pips, or waiting concepts, by kenmerk after this one; None is from the first."""
        wanted = WAITING if concept else (col(PipRow.actueel),)
        return self._many(*wanted, *(() if after is None else (col(PipRow.kenmerk) > storable(after),)), most=most)

    def concepts(self) -> list[Pip]:
        """Every concept that waits and that the actor may see, by kenmerk."""
        return self._many(*WAITING)

    def count(self) -> int:
        """How many actuele pips the actor may see."""
        query = select(func.count()).select_from(PipRow).where(col(PipRow.actueel), visible_to(self._actor))
        aantal = self._session.scalar(query) or 0
        self._audit.write("inzien", "pip", None, aantal)
        return aantal

    def _versies(self, *wanted: ColumnExpressionArgument[bool]) -> dict[str, int]:
        """The versie of each by kenmerk, in order; told in one row, for every row costs a turn of all threads."""
        told = self._session.scalar(select(JsonByName(col(PipRow.kenmerk), col(PipRow.versie))).where(*wanted))
        return dict(sorted(json.loads(told or "{}").items()))

    def _many(self, *wanted: ColumnExpressionArgument[bool], most: int | None = None) -> list[Pip]:
        query = select(col(PipRow.document), col(PipRow.versie)).where(*wanted, visible_to(self._actor))
        pips = _read(self._session.execute(query.order_by(col(PipRow.kenmerk)).limit(most)))
        self._audit.write("inzien", "pip", None, len(pips))
        return pips

    def _one(self, kenmerk: str, which: Which) -> list[Pip]:
        """The visible versions of one pip, oldest first, with one line: inzien or geweigerd."""
        rows = self._session.execute(_versions(rights_of(self._actor), which), {"kenmerk": storable(kenmerk)}).all()
        pips = _read((document, versie) for document, versie, visible in rows if visible)
        self._audit.write("inzien" if pips or not rows else "geweigerd", "pip", kenmerk, len(pips))
        return pips

    def _may_add(self, pips: Sequence[Pip]) -> bool:
        """Whether all these pips are, and were until now, in gemeenten of the actor."""
        if not all(may_see(self._actor, pip.gemeente) for pip in pips):
            return False
        if self._actor.gemeenten is None:
            return True
        query = select(col(PipRow.gemeente)).where(or_(col(PipRow.actueel), col(PipRow.laatste))).distinct()
        return all(
            may_see(self._actor, gemeente)
            for part in batches([pip.kenmerk for pip in pips])
            for gemeente in self._session.scalars(query.where(col(PipRow.kenmerk).in_(part)))
        )


def _read(rows: Iterable[tuple[str, int]]) -> list[Pip]:
    """Pips from document and versie."""
    return [Pip.model_validate_json(document).model_copy(update={"versie": versie}) for document, versie in rows]


@built_once
def _versions(rights: Rights, which: Which) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(col(PipRow.document), col(PipRow.versie), visible_within(rights))
    return query.where(col(PipRow.kenmerk) == bindparam("kenmerk"), *WHICH[which]).order_by(col(PipRow.versie))
