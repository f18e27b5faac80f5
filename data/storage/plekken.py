"""Plekken in the store: versioned like pips; they hold no personal data, so reading them leaves no line."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import lru_cache
from operator import attrgetter

from sqlalchemy import ColumnElement, ColumnExpressionArgument, bindparam, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.errors import Fout, InvoerFout
from data.schemas.plek import Plek
from data.schemas.status import PlekStand, status_of
from data.storage.audit import Audit
from data.storage.kenmerken import refuse_unstorable, storable
from data.storage.session import NietGevonden
from data.storage.tables import PlekRow
from data.storage.versions import PLEK, AddResult, Fresh, hold, keep, write_versions

READ = 4096
"""How many plekken are remembered as they were read, the last ones used: a few kilobytes each."""
LONGEST_NAME = 200
"""Characters of a name that are searched: an index cannot hold much more."""

OFFERED = (col(PlekRow.actueel), col(PlekRow.reden_intrekking).is_(None))

NEWEST = select(col(PlekRow.document)).where(col(PlekRow.kenmerk) == bindparam("kenmerk"), OFFERED[0])
NEWEST_OFFERED = NEWEST.where(OFFERED[1])
STAND = select(func.count(), func.coalesce(func.sum(col(PlekRow.versie)), 0)).select_from(PlekRow)
BY_KENMERK = attrgetter("kenmerk")
"""The order in which the database finds and writes rows fastest; the same kenmerk stays in the order given."""


@lru_cache(maxsize=READ)
def plek_of(document: str) -> Plek:
    """The plek of a document as it was kept; the same document is read once, for a noun never changes."""
    return Plek.model_validate_json(document)


def search_name(naam: str) -> str:
    """The name of an aanbieder to search by: capitals, spaces and unstorable signs make no difference."""
    return storable(" ".join(naam.casefold().split()))[:LONGEST_NAME]


def fresh_plek(plek: Plek) -> Fresh:
    """What is kept of a plek that is offered."""
    return Fresh(plek.kenmerk, plek.model_dump_json(by_alias=True, exclude_none=True), _columns(plek))


def fresh_plekken(documents: Iterable[bytes]) -> list[Fresh]:
    """The same for plekken as JSON of the contract; raises pydantic's ValidationError for what is no plek."""
    return [fresh_plek(Plek.model_validate_json(document)) for document in documents]


class Plekken:
    """All plekken, for any actor; adding and withdrawing leave one audit line in the same transaction.

    A plek that is ingetrokken takes no part in judging until it is added again; its versions stay.
    """

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when (UTC); nothing is read yet."""
        self._session, self._moment = session, moment
        self._audit = Audit(session, actor, moment)

    def add(self, plekken: Sequence[Plek]) -> AddResult:
        """Keep these plekken: a new kenmerk gets versie 1, a changed one its next versie, the same is not written.

        A plek that was ingetrokken is never the same: it counts as changed and is offered again. Raises InvoerFout
        for a kenmerk no database can keep.
        """
        refuse_unstorable("plek", [plek.kenmerk for plek in plekken])
        return self.add_in_order(map(fresh_plek, sorted(plekken, key=BY_KENMERK)))

    def add_in_order(self, plekken: Iterable[Fresh]) -> AddResult:
        """The same for storable plekken that come by kenmerk: read once, so that a long list need not be in memory."""
        hold(self._session, PlekRow)
        kenmerken: list[str] = []

        def noted() -> Iterator[Fresh]:
            for plek in plekken:
                kenmerken.append(plek.kenmerk)
                yield plek

        result = keep(self._session, PLEK, noted(), self._moment)
        about = kenmerken[0] if len(kenmerken) == 1 else None
        self._audit.write("toevoegen", "plek", about, result.new + result.changed)
        return result

    def withdraw(self, kenmerk: str, reden: str) -> bool:
        """Make a plek ingetrokken by a new version that says why; False when it already was, and nothing changes.

        Raises InvoerFout without a reden, and OpslagFout when there is no such plek.
        """
        hold(self._session, PlekRow)
        why = storable(reden.strip())
        if not why:
            raise InvoerFout((Fout("plek", storable(kenmerk), "reden", "schrijf waarom de plek wordt ingetrokken"),))
        wanted = [col(getattr(PlekRow, name)) for name in ("versie", "document", "reden_intrekking")]
        query = select(*wanted).where(col(PlekRow.kenmerk) == storable(kenmerk), col(PlekRow.actueel))
        kept = self._session.execute(query).one_or_none()
        if kept is None:
            raise NietGevonden("Deze plek staat niet in de database. Controleer het kenmerk.")
        versie, document, already = kept
        if already is None:
            columns = _columns(Plek.model_validate_json(document)) | {"reden_intrekking": why}
            row = {"kenmerk": kenmerk, "versie": versie + 1, "document": document} | columns
            write_versions(self._session, PLEK, [row], self._moment)
        self._audit.write("intrekken", "plek", kenmerk, int(already is None))
        return already is None

    def get(self, kenmerk: str, *, ingetrokken: bool = False) -> Plek | None:
        """The actuele version, or None when there is none; with ingetrokken also of a plek that is not offered."""
        document = self._session.scalar(NEWEST if ingetrokken else NEWEST_OFFERED, {"kenmerk": storable(kenmerk)})
        return None if document is None else plek_of(document)

    def history(self, kenmerk: str) -> list[Plek]:
        """Every version, oldest (versie 1) first; a version that is ingetrokken says the same as the one before."""
        query = select(col(PlekRow.document)).where(_is(kenmerk)).order_by(col(PlekRow.versie))
        return [Plek.model_validate_json(found) for found in self._session.scalars(query)]

    def tijdlijn(self, kenmerk: str, day: date) -> list[PlekStand]:
        """Every version with its status on this day, oldest first; the last is the actuele."""
        return self._standen(day, _is(kenmerk))

    def all(self) -> list[Plek]:
        """Every actuele plek that is not ingetrokken, by kenmerk: all that may be judged, also vol and verlopen."""
        query = select(col(PlekRow.document)).where(*OFFERED).order_by(col(PlekRow.kenmerk))
        return [Plek.model_validate_json(document) for document in self._session.scalars(query)]

    def stand(self) -> tuple[int, int]:
        """Two numbers that change with every change of any plek: versions are only ever added."""
        amount, versions = self._session.execute(STAND).one()
        return int(amount), int(versions)

    def listing(self, day: date) -> list[PlekStand]:
        """Every actuele plek with its status on this day, ingetrokken too, by kenmerk."""
        return self._standen(day, col(PlekRow.actueel))

    def page(self, day: date, after: str | None, most: int) -> list[PlekStand]:
        """At most so many of `listing`, those after this kenmerk; None is from the first."""
        wanted = (
            [col(PlekRow.actueel)] if after is None else [col(PlekRow.actueel), col(PlekRow.kenmerk) > storable(after)]
        )
        return self._standen(day, *wanted, most=most)

    def by_aanbieder(self, naam: str, day: date) -> list[PlekStand]:
        """The same for one aanbieder; capitals and spaces in the name make no difference."""
        name = search_name(naam)
        return self._standen(day, col(PlekRow.actueel), col(PlekRow.aanbieder) == name)

    def versies(self) -> dict[str, int]:
        """The versie of each plek of `all` by kenmerk: the noun does not carry it, a ronde needs it."""
        query = select(col(PlekRow.kenmerk), col(PlekRow.versie)).where(*OFFERED)
        return dict(self._session.execute(query.order_by(col(PlekRow.kenmerk))).all())

    def count(self) -> int:
        """How many plekken `all` has."""
        return self._session.scalar(select(func.count()).select_from(PlekRow).where(*OFFERED)) or 0

    def _standen(self, day: date, *wanted: ColumnExpressionArgument[bool], most: int | None = None) -> list[PlekStand]:
        columns = [col(getattr(PlekRow, name)) for name in ("document", "versie", "opgeslagen_op", "reden_intrekking")]
        query = select(*columns).where(*wanted).order_by(col(PlekRow.kenmerk), col(PlekRow.versie)).limit(most)
        return [_stand(day, *row) for row in self._session.execute(query)]


def _stand(day: date, document: str, versie: int, moment: datetime, reden: str | None) -> PlekStand:
    plek = plek_of(document)
    return PlekStand(plek, versie, status_of(plek, reden is not None, day), moment, reden)


def _is(kenmerk: str) -> ColumnElement[bool]:
    return col(PlekRow.kenmerk) == storable(kenmerk)


def _columns(plek: Plek) -> dict[str, object]:
    """What the table searches and guards of a plek that is offered."""
    naam = search_name(plek.aanbieder.naam)
    columns = {"capaciteit": plek.capaciteit, "aanbieder": naam, "einddatum": plek.einddatum}
    return columns | {"reden_intrekking": None}
