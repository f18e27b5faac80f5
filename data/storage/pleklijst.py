"""The list of plekken, page by page; a plek holds no personal data, so looking leaves no line."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Integer, Select, bindparam, case, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.status import PlekStand, PlekStatus
from data.storage.kenmerken import ESCAPE, literally, storable
from data.storage.plekken import plek_of, search_name
from data.storage.scope import built_once
from data.storage.tables import PlekRow

STATUSSEN: tuple[PlekStatus, ...] = ("open", "vol", "verlopen", "ingetrokken")


@dataclass(frozen=True)
class PlekVraag:
    """What is asked of the list; None is any. zoek is the beginning of the name of the aanbieder, or of a kenmerk."""

    status: PlekStatus | None = None
    zoek: str | None = None


class Pleklijst:
    """The actuele plekken with their status on a day."""

    def __init__(self, session: Session) -> None:
        """Bind the transaction; nothing is read yet."""
        self._session = session

    def counts(self, day: date, zoek: str | None = None) -> dict[PlekStatus, int]:
        """How many plekken there are per status, in the order of a list; none is 0."""
        counted = self._session.execute(_counts(bool(zoek)), {"vandaag": day} | _search(zoek))
        return dict.fromkeys(STATUSSEN, 0) | {row[0]: row[1] for row in counted}

    def page(self, vraag: PlekVraag, day: date, offset: int, limit: int) -> list[PlekStand]:
        """The plekken from offset on, at most limit, by aanbieder and kenmerk."""
        values = {"vandaag": day, "vanaf": offset, "hoogstens": limit} | _search(vraag.zoek)
        return [_stand(row) for row in self._session.execute(_page(bool(vraag.zoek), vraag.status), values)]

    def get(self, kenmerk: str, day: date) -> PlekStand | None:
        """One plek with its status on this day, ingetrokken too, or None when there is none."""
        row = self._session.execute(_one(), {"vandaag": day, "kenmerk": storable(kenmerk)}).one_or_none()
        return None if row is None else _stand(row)


def _search(zoek: str | None) -> dict[str, str]:
    """The values that go with a search; none without."""
    return {"naam": literally(search_name(zoek)), "begin": literally(storable(zoek))} if zoek else {}


@built_once
def _counts(zoek: bool) -> Select[*tuple[Any, ...]]:
    found = _stands(zoek).subquery()
    return select(found.c.status, func.count()).group_by(found.c.status)


@built_once
def _page(zoek: bool, status: PlekStatus | None) -> Select[*tuple[Any, ...]]:
    found = _stands(zoek).subquery()
    wanted = [] if status is None else [found.c.status == status]
    query = select(found).where(*wanted).order_by(found.c.aanbieder, found.c.kenmerk)
    return query.offset(bindparam("vanaf", type_=Integer())).limit(bindparam("hoogstens", type_=Integer()))


@built_once
def _one() -> Select[*tuple[Any, ...]]:
    return _stands(zoek=False).where(col(PlekRow.kenmerk) == bindparam("kenmerk"))


def _stands(zoek: bool) -> Select[*tuple[Any, ...]]:
    """Every actuele plek with its status: the rule of `data.schemas.status.status_of`, in SQL."""
    status = case(
        (col(PlekRow.reden_intrekking).is_not(None), "ingetrokken"),
        (col(PlekRow.einddatum) < bindparam("vandaag"), "verlopen"),
        (col(PlekRow.capaciteit) == 0, "vol"),
        else_="open",
    )
    names = ("kenmerk", "aanbieder", "document", "versie", "opgeslagen_op", "reden_intrekking")
    query = select(*(col(getattr(PlekRow, name)) for name in names), status.label("status")).where(col(PlekRow.actueel))
    if not zoek:
        return query
    by_name = col(PlekRow.aanbieder).startswith(bindparam("naam"), escape=ESCAPE)
    return query.where(by_name | col(PlekRow.kenmerk).startswith(bindparam("begin"), escape=ESCAPE))


def _stand(row: Any) -> PlekStand:
    plek = plek_of(row.document)
    return PlekStand(plek, row.versie, row.status, row.opgeslagen_op, row.reden_intrekking)
