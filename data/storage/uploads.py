"""Uploads in the store: handed in, taken up by one worker, followed by who handed them in."""

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, func, insert, select, true, update
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.codes import Bron
from data.schemas.errors import Uitlegbaar
from data.schemas.upload import PlekUpload, UploadResultaat
from data.storage.audit import Audit
from data.storage.kenmerken import storable
from data.storage.tables_upload import PlekUploadRow

NONE: Mapping[str, str] = MappingProxyType({})
WINDOW = timedelta(hours=1)
MOST_IN_WINDOW = 30
"""Uploads one actor may hand in within WINDOW. Source: requirement H085; the number is our own choice."""
KEPT = timedelta(days=30)
"""How long a workbook of faults is kept. Source: requirement AVG-5."""

_UNREAD = ("wachtend", "bezig")
_SHOWN = [
    col(getattr(PlekUploadRow, name))
    for name in ("kenmerk", "door", "bestand", "bron", "alles_of_niets", "status", "ingediend_op", "afgerond_op")
] + [col(PlekUploadRow.gelezen), col(PlekUploadRow.reden)]


class Quotum(Uitlegbaar):
    """Raised when an actor did something too often; wait is how long until it may be done again."""

    def __init__(self, tekst: str, wait: timedelta) -> None:
        """Take the Dutch sentence and the time to wait."""
        super().__init__(tekst)
        self.wait = wait


class Work(NamedTuple):
    """What a worker needs of an upload: by whom, what, and the moment it was handed in."""

    actor: Actor
    bestand: str
    bron: Bron
    all_or_nothing: bool
    inhoud: bytes
    antwoorden: Mapping[str, str]


class Uploads:
    """The uploads of one actor at one moment (UTC); beheer sees those of everyone."""

    def __init__(self, session: Session, actor: Actor, moment: datetime) -> None:
        """Bind who asks and when; nothing is read yet."""
        self._session, self._actor, self._moment = session, actor, moment
        self._audit = Audit(session, actor, moment)

    def submit(
        self,
        kenmerk: str,
        bestand: str,
        bron: Bron,
        inhoud: bytes,
        *,
        all_or_nothing: bool,
        antwoorden: Mapping[str, str] = NONE,
    ) -> None:
        """Keep a list with its answers until a worker reads it; leaves an audit line. Raises Quotum."""
        self._check_quotum()
        row: dict[str, Any] = {"kenmerk": kenmerk, "door": storable(self._actor.kenmerk), "rol": self._actor.rol}
        row |= {"bestand": storable(bestand), "bron": bron, "alles_of_niets": all_or_nothing, "status": "wachtend"}
        row |= {"ingediend_op": self._moment, "afgerond_op": None, "gelezen": 0, "inhoud": inhoud}
        row |= dict.fromkeys(("resultaat", "reden", "fouten_bestand"))
        row["antwoorden"] = storable(json.dumps(dict(antwoorden), ensure_ascii=False)) if antwoorden else None
        self._session.execute(insert(PlekUploadRow), [row])
        self._audit.write("toevoegen", "upload", kenmerk, 1)

    def get(self, kenmerk: str) -> PlekUpload | None:
        """One upload, or None when there is none or it is somebody else's; that leaves an audit line."""
        found = self._many(col(PlekUploadRow.kenmerk) == storable(kenmerk))
        if not found and self._session.get(PlekUploadRow, storable(kenmerk)) is not None:
            self._audit.write("geweigerd", "upload", kenmerk, 1)
        return found[0] if found else None

    def page(self, before: tuple[datetime, str] | None, limit: int) -> list[PlekUpload]:
        """The newest uploads, at most limit; before, the ingediend_op and kenmerk of the last one seen, goes on."""
        wanted: ColumnElement[bool] = true()
        if before is not None:
            moment, kenmerk = before
            same = (col(PlekUploadRow.ingediend_op) == moment) & (col(PlekUploadRow.kenmerk) < storable(kenmerk))
            wanted = (col(PlekUploadRow.ingediend_op) < moment) | same
        return self._many(wanted, limit)

    def workbook(self, kenmerk: str) -> bytes | None:
        """The workbook that says what to mend, or None when there is none to see."""
        query = select(col(PlekUploadRow.fouten_bestand)).where(col(PlekUploadRow.kenmerk) == storable(kenmerk))
        return self._session.scalar(query.where(self._own()))

    def _many(self, wanted: ColumnElement[bool], limit: int = 1) -> list[PlekUpload]:
        has = col(PlekUploadRow.fouten_bestand).is_not(None).label("foutenbestand")
        query = select(*_SHOWN, has, col(PlekUploadRow.resultaat)).where(wanted, self._own())
        newest = query.order_by(col(PlekUploadRow.ingediend_op).desc(), col(PlekUploadRow.kenmerk).desc())
        return [_upload(dict(row._mapping)) for row in self._session.execute(newest.limit(limit))]

    def _own(self) -> ColumnElement[bool]:
        return true() if self._actor.rol == "beheer" else col(PlekUploadRow.door) == storable(self._actor.kenmerk)

    def _check_quotum(self) -> None:
        recent = select(func.count(), func.min(PlekUploadRow.ingediend_op)).select_from(PlekUploadRow)
        own = col(PlekUploadRow.door) == storable(self._actor.kenmerk)
        amount, oldest = self._session.execute(
            recent.where(own, col(PlekUploadRow.ingediend_op) > self._moment - WINDOW)
        ).one()
        if amount >= MOST_IN_WINDOW:
            tekst = f"U leverde het laatste uur al {amount} bestanden aan. Wacht, of zet de plekken in één bestand."
            raise Quotum(tekst, oldest + WINDOW - self._moment)


def claim(session: Session, kenmerk: str) -> Work | None:
    """Take up an upload that waits; None when there is none, or another worker has it."""
    row = session.get(PlekUploadRow, storable(kenmerk), with_for_update=True)
    if row is None or row.status != "wachtend" or row.inhoud is None:
        return None
    row.status = "bezig"
    actor = Actor.model_validate({"kenmerk": row.door, "rol": row.rol, "gemeenten": ()})
    return Work(
        actor, row.bestand, cast(Bron, row.bron), row.alles_of_niets, row.inhoud, json.loads(row.antwoorden or "{}")
    )


def report(session: Session, kenmerk: str, gelezen: int) -> None:
    """Tell how many rows were read so far."""
    _change(session, kenmerk, gelezen=gelezen)


def finish(
    session: Session, kenmerk: str, resultaat: UploadResultaat, workbook: bytes | None, moment: datetime
) -> None:
    """Tell what came of it; the list itself is no longer kept."""
    told = resultaat.model_dump_json(by_alias=True, exclude_none=True)
    values = {"resultaat": told, "fouten_bestand": workbook, "gelezen": resultaat.rijen, "afgerond_op": moment}
    _change(session, kenmerk, status="klaar", inhoud=None, antwoorden=None, **values)


def fail(session: Session, kenmerk: str, reden: str, moment: datetime) -> None:
    """Tell in Dutch why the list could not be used; the list itself is no longer kept."""
    _change(session, kenmerk, status="mislukt", inhoud=None, antwoorden=None, reden=reden, afgerond_op=moment)


def waiting(session: Session) -> list[str]:
    """Put back what a worker that is gone had taken up, and tell all that waits, oldest first."""
    _change_where(session, col(PlekUploadRow.status) == "bezig", status="wachtend", gelezen=0)
    query = select(col(PlekUploadRow.kenmerk)).where(col(PlekUploadRow.status).in_(_UNREAD))
    return list(session.scalars(query.order_by(col(PlekUploadRow.ingediend_op))))


def forget_workbooks(session: Session, moment: datetime) -> None:
    """Remove workbooks that were kept long enough."""
    old = col(PlekUploadRow.afgerond_op) < moment - KEPT
    _change_where(session, old & col(PlekUploadRow.fouten_bestand).is_not(None), fouten_bestand=None)


def _change(session: Session, kenmerk: str, **values: object) -> None:
    _change_where(session, col(PlekUploadRow.kenmerk) == kenmerk, **values)


def _change_where(session: Session, wanted: ColumnElement[bool], **values: object) -> None:
    session.execute(update(PlekUploadRow).where(wanted).values(values).execution_options(synchronize_session=False))


def _upload(row: dict[str, Any]) -> PlekUpload:
    told = row.pop("resultaat")
    resultaat = None if told is None else UploadResultaat.model_validate_json(told)
    return PlekUpload.model_validate(row | {"resultaat": resultaat})
