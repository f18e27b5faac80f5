"""Who may come in, in the store: gebruikers, their sessies, and logins that are under way."""

import json
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Select, bindparam, delete, insert, or_, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Rol
from data.schemas.gebruiker import Gebruiker, Sessie
from data.storage.kenmerken import storable
from data.storage.tables_toegang import AanmeldingRow, GebruikerRow, SessieRow

IDLE = timedelta(hours=1)
"""A sessie in which nothing happens for this long has ended. Source: our own choice, within ASVS 5.0 V7.3.1."""
LONGEST = timedelta(hours=12)
"""No sessie lasts longer than a working day. Source: our own choice, within ASVS 5.0 V7.3.2."""
LOGIN = timedelta(minutes=10)
"""How long a login at the login service may take."""


OF_GEBRUIKER = col(SessieRow.gebruiker) == col(GebruikerRow.kenmerk)
WITH_TOKEN = select(
    col(SessieRow.rol),
    col(SessieRow.begonnen_op),
    col(SessieRow.gezien_op),
    *(col(getattr(GebruikerRow, name)) for name in ("kenmerk", "naam", "rollen", "gemeenten", "geblokkeerd_op")),
)
WITH_TOKEN = WITH_TOKEN.join(GebruikerRow, OF_GEBRUIKER).where(col(SessieRow.sleutel) == bindparam("sleutel"))


class Aanmelding(NamedTuple):
    """A login under way: which browser began it, what its answer must hold, and the page to go on to."""

    browser: str
    nonce: str
    code_verifier: str
    verder: str


class Gebruikers:
    """The gebruikers who may work for some gemeenten; the audit of changes is for the caller."""

    def __init__(self, session: Session, gemeenten: tuple[str, ...] | None = None) -> None:
        """Bind the transaction; only who may work for one of these gemeenten is there, with None everybody."""
        self._session = session
        self._within = [] if gemeenten is None else [_works_for_one_of(gemeenten)]

    def get(self, kenmerk: str) -> Gebruiker | None:
        """One gebruiker, or None when nobody with this kenmerk ever signed in."""
        row = self._session.scalar(self._query().where(col(GebruikerRow.kenmerk) == storable(kenmerk)))
        return None if row is None else _gebruiker(row)

    def all(self) -> list[Gebruiker]:
        """Everyone who ever signed in, by kenmerk."""
        return [_gebruiker(row) for row in self._session.scalars(self._query())]

    def page(self, after: str | None, most: int) -> list[Gebruiker]:
        """At most so many by kenmerk, those after this kenmerk; None is from the first."""
        query = self._query().limit(most)
        if after is not None:
            query = query.where(col(GebruikerRow.kenmerk) > storable(after))
        return [_gebruiker(row) for row in self._session.scalars(query)]

    def keep(self, gebruiker: Gebruiker, moment: datetime) -> Gebruiker:
        """Keep what the login service says now, and return it as it stands: a block stays until it is lifted."""
        values: dict[str, Any] = {
            "naam": gebruiker.naam,
            "rollen": json.dumps(gebruiker.rollen),
            "gemeenten": None if gebruiker.gemeenten is None else json.dumps(gebruiker.gemeenten),
            "aangemeld_op": moment,
        }
        own = update(GebruikerRow).where(col(GebruikerRow.kenmerk) == gebruiker.kenmerk)
        known = self.get(gebruiker.kenmerk)
        if known is None:
            row = {"kenmerk": gebruiker.kenmerk, "geblokkeerd_op": None} | values
            self._session.execute(insert(GebruikerRow), [row])
            return gebruiker
        self._session.execute(own.values(values))
        return gebruiker.model_copy(update={"geblokkeerd": known.geblokkeerd})

    def block(self, kenmerk: str, moment: datetime | None) -> bool:
        """Block a gebruiker from this moment, or with None let them in again; False for an unknown kenmerk."""
        own = update(GebruikerRow).where(col(GebruikerRow.kenmerk) == storable(kenmerk))
        if self.get(kenmerk) is None:
            return False
        self._session.execute(own.values(geblokkeerd_op=moment))
        return True

    def _query(self) -> Select[GebruikerRow]:
        return select(GebruikerRow).where(*self._within).order_by(col(GebruikerRow.kenmerk))


class Sessies:
    """All sessies; of a token only its hash is kept."""

    def __init__(self, session: Session, moment: datetime) -> None:
        """Bind the transaction and the moment (UTC); nothing is read yet."""
        self._session, self._moment = session, moment

    def begin(self, token: str, gebruiker: str, rol: Rol | None) -> None:
        """Begin a sessie for a kept gebruiker, and forget every sessie that has ended by itself."""
        over = (col(SessieRow.gezien_op) < self._moment - IDLE) | (col(SessieRow.begonnen_op) < self._moment - LONGEST)
        self._session.execute(delete(SessieRow).where(over).execution_options(synchronize_session=False))
        row = {"sleutel": hash_of(token), "gebruiker": gebruiker, "rol": rol}
        self._session.execute(insert(SessieRow), [row | dict.fromkeys(("begonnen_op", "gezien_op"), self._moment)])

    def find(self, token: str) -> Sessie | None:
        """The sessie of this token, or None when there is none or it has ended by itself."""
        row = self._session.execute(WITH_TOKEN, {"sleutel": hash_of(token)}).one_or_none()
        if row is None or row.gezien_op < self._moment - IDLE or row.begonnen_op < self._moment - LONGEST:
            return None
        return Sessie(_gebruiker(row), cast(Rol | None, row.rol), row.begonnen_op, row.gezien_op)

    def seen(self, token: str) -> None:
        """Remember that the sessie was used now."""
        self._change(token, gezien_op=self._moment)

    def choose(self, token: str, rol: Rol) -> None:
        """Go on in this rol."""
        self._change(token, rol=rol)

    def end(self, token: str) -> None:
        """End one sessie: its token opens nothing any more."""
        self._session.execute(delete(SessieRow).where(col(SessieRow.sleutel) == hash_of(token)))

    def end_all(self, gebruiker: str) -> None:
        """End every sessie of one gebruiker."""
        self._session.execute(delete(SessieRow).where(col(SessieRow.gebruiker) == storable(gebruiker)))

    def _change(self, token: str, **values: object) -> None:
        own = update(SessieRow).where(col(SessieRow.sleutel) == hash_of(token))
        self._session.execute(own.values(values).execution_options(synchronize_session=False))


class Aanmeldingen:
    """Logins under way: each can be taken once, by the browser that began it."""

    def __init__(self, session: Session, moment: datetime) -> None:
        """Bind the transaction and the moment (UTC); nothing is read yet."""
        self._session, self._moment = session, moment

    def begin(self, state: str, aanmelding: Aanmelding) -> None:
        """Remember a login that goes to the login service, and forget those that took too long."""
        late = col(AanmeldingRow.begonnen_op) < self._moment - LOGIN
        self._session.execute(delete(AanmeldingRow).where(late).execution_options(synchronize_session=False))
        row = {"sleutel": hash_of(state), "begonnen_op": self._moment} | aanmelding._asdict()
        self._session.execute(insert(AanmeldingRow), [row | {"browser": hash_of(aanmelding.browser)}])

    def take(self, state: str, browser: str) -> Aanmelding | None:
        """The login with this state, and never again; None when there is none, it is late or of another browser."""
        row = self._session.get(AanmeldingRow, hash_of(state))
        if row is None or row.browser != hash_of(browser):
            return None
        self._session.delete(row)
        if row.begonnen_op < self._moment - LOGIN:
            return None
        return Aanmelding(browser, row.nonce, row.code_verifier, row.verder)


def hash_of(token: str) -> str:
    """The SHA-256 of a token in hexadecimal; tokens are random and long, so it needs no salt."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def _works_for_one_of(gemeenten: tuple[str, ...]) -> ColumnElement[bool]:
    """The SQL condition that leaves who may work for one of these; the column holds a JSON list, None is all."""
    column = col(GebruikerRow.gemeenten)
    return or_(column.is_(None), *(column.contains(json.dumps(code), autoescape=True) for code in gemeenten))


def _gebruiker(row: Any) -> Gebruiker:
    gemeenten = None if row.gemeenten is None else tuple(json.loads(row.gemeenten))
    return Gebruiker(
        kenmerk=row.kenmerk,
        naam=row.naam,
        rollen=tuple(json.loads(row.rollen)),
        gemeenten=gemeenten,
        geblokkeerd=row.geblokkeerd_op is not None,
    )
