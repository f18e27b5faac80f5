"""Answers that are given again: a request with the same key and the same body is carried out once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session
from sqlmodel import col

from data.storage.kenmerken import storable
from data.storage.tables_upload import AntwoordRow

KEPT = timedelta(days=1)
"""How long an answer is given again."""
GIVEN_UP = timedelta(minutes=5)
"""After this long a request without an answer is taken to be lost, and may be carried out again."""


@dataclass(frozen=True)
class Antwoord:
    """An answer as it was given; vingerafdruk is the hash of what was asked. status None: it is on its way."""

    vingerafdruk: str
    status: int | None
    koppen: Mapping[str, str]
    inhoud: bytes


def begin(session: Session, door: str, sleutel: str, vingerafdruk: str, moment: datetime) -> Antwoord | None:
    """Begin to answer a request with this key of this actor, or give what was answered before.

    Raises Botsing (at the end of the transaction) when another begins with it at the same time.
    """
    old = col(AntwoordRow.gevraagd_op) < moment - KEPT
    session.execute(delete(AntwoordRow).where(old).execution_options(synchronize_session=False))
    row = session.get(AntwoordRow, (storable(door), storable(sleutel)))
    if row is not None and row.status is None and row.gevraagd_op < moment - GIVEN_UP:
        row.gevraagd_op, row.vingerafdruk = moment, vingerafdruk
        return None
    if row is not None:
        return Antwoord(row.vingerafdruk, row.status, json.loads(row.koppen or "{}"), row.inhoud or b"")
    fresh = {"door": storable(door), "sleutel": storable(sleutel), "gevraagd_op": moment, "vingerafdruk": vingerafdruk}
    session.execute(insert(AntwoordRow), [fresh | dict.fromkeys(("status", "koppen", "inhoud"))])
    return None


def keep(session: Session, door: str, sleutel: str, antwoord: Antwoord) -> None:
    """Keep the answer that was given."""
    row = session.get(AntwoordRow, (storable(door), storable(sleutel)))
    if row is not None:
        row.status, row.koppen, row.inhoud = antwoord.status, json.dumps(dict(antwoord.koppen)), antwoord.inhoud


def forget(session: Session, door: str, sleutel: str) -> None:
    """Forget a request that came to nothing, so that it may be sent again."""
    row = session.get(AntwoordRow, (storable(door), storable(sleutel)))
    if row is not None:
        session.delete(row)
