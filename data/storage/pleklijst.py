"""The list of plekken, page by page; a plek holds no personal data, so looking leaves no line."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.plek import Plek
from data.schemas.status import PlekStand, PlekStatus
from data.storage.kenmerken import storable
from data.storage.plekken import search_name
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
        found = _stands(day, zoek).subquery()
        counted = self._session.execute(select(found.c.status, func.count()).group_by(found.c.status))
        return dict.fromkeys(STATUSSEN, 0) | {row[0]: row[1] for row in counted}

    def page(self, vraag: PlekVraag, day: date, offset: int, limit: int) -> list[PlekStand]:
        """The plekken from offset on, at most limit, by aanbieder and kenmerk."""
        found = _stands(day, vraag.zoek).subquery()
        wanted = [] if vraag.status is None else [found.c.status == vraag.status]
        query = select(found).where(*wanted).order_by(found.c.aanbieder, found.c.kenmerk).offset(offset).limit(limit)
        return [_stand(row) for row in self._session.execute(query)]

    def get(self, kenmerk: str, day: date) -> PlekStand | None:
        """One plek with its status on this day, ingetrokken too, or None when there is none."""
        row = self._session.execute(_stands(day).where(col(PlekRow.kenmerk) == storable(kenmerk))).one_or_none()
        return None if row is None else _stand(row)


def _stands(day: date, zoek: str | None = None) -> Select[*tuple[Any, ...]]:
    """Every actuele plek with its status: the rule of `data.schemas.status.status_of`, in SQL."""
    status = case(
        (col(PlekRow.reden_intrekking).is_not(None), "ingetrokken"),
        (col(PlekRow.einddatum) < day, "verlopen"),
        (col(PlekRow.capaciteit) == 0, "vol"),
        else_="open",
    )
    names = ("kenmerk", "aanbieder", "document", "versie", "opgeslagen_op", "reden_intrekking")
    query = select(*(col(getattr(PlekRow, name)) for name in names), status.label("status")).where(col(PlekRow.actueel))
    if not zoek:
        return query
    by_name = col(PlekRow.aanbieder).startswith(search_name(zoek), autoescape=True)
    return query.where(by_name | col(PlekRow.kenmerk).startswith(storable(zoek), autoescape=True))


def _stand(row: Any) -> PlekStand:
    plek = Plek.model_validate_json(row.document)
    return PlekStand(plek, row.versie, row.status, row.opgeslagen_op, row.reden_intrekking)
