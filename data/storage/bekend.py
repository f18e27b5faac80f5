"""What an upload must know of the plekken that are kept, without loading them: whose they are, and which are near."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import JSON, ColumnElement, cast, func, select, type_coerce
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.plek import Plek
from data.storage.one_of import one_of
from data.storage.tables import PlekRow
from data.storage.versions import batches


class Bekend(NamedTuple):
    """The bron of a kept plek, None when nobody said, and whether it was ingetrokken."""

    bron: str | None
    ingetrokken: bool


class BekendePlekken:
    """Reads the actuele versions of plekken; they hold no personal data, so reading leaves no line."""

    def __init__(self, session: Session) -> None:
        """Bind the transaction; nothing is read yet."""
        self._session = session
        self._postgresql = session.connection().dialect.name == "postgresql"

    def of(self, kenmerken: Iterable[str]) -> dict[str, Bekend]:
        """What is known of these kenmerken; those that are not kept are left out."""
        gone = col(PlekRow.reden_intrekking).is_not(None)
        query = select(col(PlekRow.kenmerk), self._veld("bron"), gone).where(col(PlekRow.actueel))
        wanted = (one_of(self._session, col(PlekRow.kenmerk), part) for part in batches(kenmerken))
        parts = (self._session.execute(query.where(one)) for one in wanted)
        return {kenmerk: Bekend(bron, bool(ingetrokken)) for rows in parts for kenmerk, bron, ingetrokken in rows}

    def at(self, postcodes: Collection[str]) -> Iterator[Plek]:
        """Every plek that is offered at one of these postcodes of four digits, one at a time, by kenmerk in runs."""
        pc4 = func.substr(self._veld("postcode"), 1, 4)
        offered = (col(PlekRow.actueel), col(PlekRow.reden_intrekking).is_(None))
        query = select(col(PlekRow.document)).where(*offered).order_by(col(PlekRow.kenmerk))
        for part in batches(sorted(postcodes)):
            wanted = query.where(one_of(self._session, pc4, part)).execution_options(yield_per=len(part))
            documents = self._session.scalars(wanted)
            yield from map(Plek.model_validate_json, documents)

    def _veld(self, name: str) -> ColumnElement[str]:
        """One text of the document, taken out by the database; NULL when it is absent."""
        document = col(PlekRow.document)
        as_json = cast(document, JSON) if self._postgresql else type_coerce(document, JSON)
        return as_json[name].as_string()
