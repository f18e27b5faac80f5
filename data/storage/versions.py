"""Versions: nothing is overwritten, and what did not change is not written again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import NamedTuple, TypeVar

from pydantic_core import from_json, to_json
from sqlalchemy import ColumnElement, ColumnExpressionArgument, case, insert, or_, select, text, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from data.schemas.noun import Noun
from data.storage.one_of import one_of
from data.storage.tables import PipRow, PlekRow

BATCH = 1000
"""How many kenmerken one query names: far below what SQLite and PostgreSQL allow."""

Item = TypeVar("Item")
Versioned = type[PipRow] | type[PlekRow]


@dataclass(frozen=True)
class AddResult:
    """What adding did: how many were new, how many got a new version, how many were the same."""

    new: int
    changed: int
    same: int


class Fresh(NamedTuple):
    """What the caller wants kept: the kenmerk, the document, and the columns of that table only."""

    kenmerk: str
    document: str
    columns: dict[str, object]


@dataclass(frozen=True)
class Series:
    """How one kind of version follows those before it.

    A new version takes all flags over from the versions that carry them. A document is the same when it says what the
    flagged version says for which same_as holds; where there is none, every document is a new version.
    """

    table: Versioned
    flags: tuple[str, ...]
    same_as: ColumnExpressionArgument[bool]

    def flagged(self) -> ColumnElement[bool]:
        """The versions that carry one of the flags: at most one for each flag of a kenmerk."""
        return or_(*(getattr(self.table, flag) for flag in self.flags))


BEVESTIGD = Series(PipRow, ("actueel", "laatste"), col(PipRow.actueel))
CONCEPT = Series(PipRow, ("laatste",), col(PipRow.laatste))
PLEK = Series(PlekRow, ("actueel",), col(PlekRow.reden_intrekking).is_(None))


def document_of(noun: Noun) -> str:
    """The noun as JSON text without versie: equal nouns give equal text."""
    data = noun.as_json()
    data.pop("versie", None)
    if "herkomst" in data:  # the one field with names that are not ours, so in any order
        data["herkomst"] = dict(sorted(data["herkomst"].items()))
    return to_json(data).decode()


def batches(items: Iterable[Item], size: int = BATCH) -> Iterator[Sequence[Item]]:
    """The same items in runs of at most so many."""
    left = iter(items)
    while part := tuple(islice(left, size)):
        yield part


def hold(session: Session, table: type[SQLModel]) -> None:
    """Wait until no other transaction adds to this table, then keep it so until the end of this one.

    On SQLite `Store.write` did so already. On PostgreSQL reading goes on. As the first statement of a transaction it
    also makes sure that the versions read after it are the newest; after an earlier read it cannot, and then a
    collision is refused when writing (`Botsing`).
    """
    if session.connection().dialect.name == "postgresql":
        session.execute(text(f"LOCK TABLE {table.__tablename__} IN SHARE ROW EXCLUSIVE MODE"))


def keep(session: Session, series: Series, fresh: Iterable[Fresh], moment: datetime) -> AddResult:
    """Keep each document that is not the same as the next version; the last of a kenmerk wins.

    fresh is read once and in runs, so that a long list need not be in memory as documents.
    """
    new = changed = same = 0
    for part in batches(fresh):
        kept = _kept(session, series, list({one.kenmerk for one in part}))
        known = len(kept)
        rows = _next_versions(part, kept)
        write_versions(session, series, rows, moment)
        new += len(kept) - known
        changed += len(rows) - (len(kept) - known)
        same += len(part) - len(rows)
    return AddResult(new, changed, same)


def write_versions(session: Session, series: Series, rows: Sequence[dict[str, object]], moment: datetime) -> None:
    """Write these rows (kenmerk, versie, document and columns, versies ascending): the last of a kenmerk is flagged."""
    if not rows:
        return
    _retire(session, series, sorted({str(row["kenmerk"]) for row in rows if row["versie"] != 1}))
    newest = {row["kenmerk"]: row["versie"] for row in rows}
    always = {"actueel": False, "opgeslagen_op": moment}
    raised, lowered = dict.fromkeys(series.flags, True), dict.fromkeys(series.flags, False)
    written = [always | row | (raised if row["versie"] == newest[row["kenmerk"]] else lowered) for row in rows]
    session.connection().execute(insert(series.table), written)


def _next_versions(fresh: Iterable[Fresh], kept: dict[str, tuple[int, str]]) -> list[dict[str, object]]:
    """The rows to write; kept gives number and document per kenmerk, and is brought up to date."""
    rows: list[dict[str, object]] = []
    for kenmerk, document, columns in fresh:
        versie, other = kept.get(kenmerk, (0, ""))
        if _says_the_same(document, other):
            continue
        kept[kenmerk] = versie + 1, document
        rows.append({"kenmerk": kenmerk, "versie": versie + 1, "document": document, **columns})
    return rows


def _says_the_same(document: str, kept: str) -> bool:
    """Whether both hold the same data; an older program may have written the fields in another order."""
    return document == kept or (len(document) == len(kept) and from_json(document) == from_json(kept))


def _kept(session: Session, series: Series, kenmerken: Sequence[str]) -> dict[str, tuple[int, str]]:
    """The newest number of each kenmerk that has one, and the document to compare with ("" when there is none)."""
    table = series.table
    compared = case((series.same_as, col(table.document)), else_="")
    query = select(col(table.kenmerk), col(table.versie), compared)
    found: dict[str, tuple[int, str]] = {}
    wanted = query.where(one_of(session, col(table.kenmerk), kenmerken), series.flagged())
    for kenmerk, versie, document in session.execute(wanted):
        number, other = found.get(kenmerk, (0, ""))
        found[kenmerk] = max(versie, number), document or other
    return found


def _retire(session: Session, series: Series, kenmerken: Sequence[str]) -> None:
    """Take the flags from the versions that carry them."""
    table = series.table
    query = update(table).where(series.flagged()).values(dict.fromkeys(series.flags, False))
    for part in batches(kenmerken):
        session.connection().execute(query.where(one_of(session, col(table.kenmerk), part)))
