"""Versions: nothing is overwritten, and what did not change is not written again."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import insert, select, text, update
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.noun import Noun
from data.storage.tables import PipRow, PlekRow

BATCH = 1000
"""How many kenmerken one query names: far below what SQLite and PostgreSQL allow."""


@dataclass(frozen=True)
class AddResult:
    """What adding did: how many were new, how many got a new version, how many were the same."""

    new: int
    changed: int
    same: int


class Fresh(NamedTuple):
    """What the caller wants kept: the kenmerk, the canonical document, and the columns of that table only."""

    kenmerk: str
    document: str
    columns: dict[str, object]


def document_of(noun: Noun) -> str:
    """The noun as canonical JSON text without versie: equal nouns give equal text."""
    data = noun.as_json()
    data.pop("versie", None)
    return json.dumps(data, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def batches(kenmerken: Sequence[str]) -> Iterator[Sequence[str]]:
    """The same kenmerken in runs of at most BATCH."""
    for begin in range(0, len(kenmerken), BATCH):
        yield kenmerken[begin : begin + BATCH]


def hold(session: Session, table: type[PipRow] | type[PlekRow]) -> None:
    """Wait until no other transaction adds to this table, then keep it so until the end of this one.

    On SQLite `Store.write` did so already. On PostgreSQL reading goes on. As the first statement of a transaction it
    also makes sure that the versions read after it are the newest; after an earlier read it cannot, and then a
    collision is refused when writing (`Botsing`).
    """
    if session.connection().dialect.name == "postgresql":
        session.execute(text(f"LOCK TABLE {table.__tablename__} IN SHARE ROW EXCLUSIVE MODE"))


def keep(session: Session, table: type[PipRow] | type[PlekRow], fresh: Sequence[Fresh], moment: datetime) -> AddResult:
    """Keep each document that differs from the actuele version as the next version; the last of a kenmerk wins."""
    kenmerken = list({one.kenmerk for one in fresh})
    actueel = _actuele_versies(session, table, kenmerken)
    known = set(actueel)
    rows: list[dict[str, object]] = []
    for kenmerk, document, columns in fresh:
        versie, kept = actueel.get(kenmerk, (0, ""))
        if kept == document:
            continue
        actueel[kenmerk] = versie + 1, document
        rows.append({"kenmerk": kenmerk, "versie": versie + 1, "document": document, **columns})
    for row in rows:
        row |= {"actueel": row["versie"] == actueel[str(row["kenmerk"])][0], "opgeslagen_op": moment}
    _retire(session, table, sorted(known.intersection(str(row["kenmerk"]) for row in rows)))
    if rows:
        session.execute(insert(table), rows)
    new = len(actueel) - len(known)
    return AddResult(new, len(rows) - new, len(fresh) - len(rows))


def _actuele_versies(
    session: Session, table: type[PipRow] | type[PlekRow], kenmerken: Sequence[str]
) -> dict[str, tuple[int, str]]:
    """Number and document of the actuele version of each kenmerk that has one."""
    query = select(col(table.kenmerk), col(table.versie), col(table.document)).where(col(table.actueel))
    return {
        kenmerk: (versie, document)
        for part in batches(kenmerken)
        for kenmerk, versie, document in session.execute(query.where(col(table.kenmerk).in_(part)))
    }


def _retire(session: Session, table: type[PipRow] | type[PlekRow], kenmerken: Sequence[str]) -> None:
    """Make the actuele version of each kenmerk an old one."""
    query = update(table).values(actueel=False).execution_options(synchronize_session=False)
    for part in batches(kenmerken):
        session.execute(query.where(col(table.kenmerk).in_(part), col(table.actueel)))
