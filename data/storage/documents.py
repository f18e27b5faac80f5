"""Documents in the store: only with a key, encrypted, and no longer than the day that was set."""

import binascii
import hashlib
from datetime import date, datetime

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import and_, delete, func, insert, select
from sqlalchemy.orm import Session
from sqlmodel import col

from data.schemas.actor import Actor
from data.storage.audit import Audit
from data.storage.kenmerken import storable
from data.storage.scope import visible_to
from data.storage.session import OpslagFout
from data.storage.tables import DocumentRow, PipRow

_WRITTEN_FOR = and_(col(DocumentRow.pip) == col(PipRow.kenmerk), col(DocumentRow.pip_versie) == col(PipRow.versie))


def sha256_of(inhoud: bytes) -> str:
    """The SHA-256 of a document in hexadecimal: the same bytes are the same document."""
    return hashlib.sha256(inhoud).hexdigest()


class Documents:
    """The documents that pips were read from, for one actor at one moment (UTC).

    Without a key nothing is kept. What a version of a pip was read from is seen by who may see that version. Each
    call leaves one audit line in the same transaction, so the session comes from `Store.write`.
    """

    def __init__(self, session: Session, actor: Actor, moment: datetime, key: str | None) -> None:
        """Bind who asks, when and with which key (Fernet: 32 bytes in urlsafe base64); raises OpslagFout for another.

        None is: this installation keeps no documents.
        """
        self._session, self._actor, self._moment = session, actor, moment
        self._audit = Audit(session, actor, moment)
        self._fernet = None if key is None else _fernet(key)

    def keep(self, kenmerk: str, versie: int, inhoud: bytes, bewaren_tot: date) -> bool:
        """Keep the document this version was read from, up to and including bewaren_tot; False when it is not kept.

        It is not kept without a key, or when this version has it already. Raises Geweigerd when the actor may not
        see that version, and OpslagFout when there is no such version.
        """
        self._check_version(kenmerk, versie)
        row = {"pip": storable(kenmerk), "pip_versie": versie, "sha256": sha256_of(inhoud)}
        fresh = self._fernet is not None and self._session.get(DocumentRow, tuple(row.values())) is None
        if self._fernet is not None and fresh:
            token = self._fernet.encrypt_at_time(inhoud, int(self._moment.timestamp()))
            row |= {"bewaren_tot": bewaren_tot, "opgeslagen_op": self._moment, "versleuteld": token}
            self._session.execute(insert(DocumentRow), [row])
        self._audit.write("toevoegen", "document", kenmerk, int(fresh))
        return fresh

    def get(self, kenmerk: str, versie: int) -> bytes | None:
        """The document this version was read from (the newest, when there are more), or None when none may be seen.

        Raises OpslagFout when it is there but cannot be opened with this key.
        """
        query = select(col(DocumentRow.sha256), col(DocumentRow.versleuteld), visible_to(self._actor))
        query = query.join(PipRow, _WRITTEN_FOR)
        query = query.where(col(DocumentRow.pip) == storable(kenmerk), col(DocumentRow.pip_versie) == versie)
        row = self._session.execute(query.order_by(col(DocumentRow.opgeslagen_op).desc()).limit(1)).one_or_none()
        visible = row is not None and row[2]
        self._audit.write("inzien" if visible or row is None else "geweigerd", "document", kenmerk, int(visible))
        return self._opened(row[0], row[1]) if row is not None and visible else None

    def known(self, sha256: str) -> str | None:
        """The kenmerk of the pip that was read from this document last, or None when none may be seen."""
        query = select(col(DocumentRow.pip), visible_to(self._actor)).join(PipRow, _WRITTEN_FOR)
        query = query.where(col(DocumentRow.sha256) == storable(sha256).lower())
        query = query.order_by(col(DocumentRow.opgeslagen_op).desc(), col(DocumentRow.pip))
        rows = self._session.execute(query).all()
        seen = next((kenmerk for kenmerk, visible in rows if visible), None)
        about = seen or next((kenmerk for kenmerk, _ in rows), None)
        self._audit.write("inzien" if seen or not rows else "geweigerd", "document", about, int(seen is not None))
        return seen

    def purge(self, today: date) -> int:
        """Remove every document whose bewaren_tot is before today, of any gemeente, and tell how many; needs no key."""
        past = col(DocumentRow.bewaren_tot) < today
        aantal = self._session.scalar(select(func.count()).select_from(DocumentRow).where(past)) or 0
        self._session.execute(delete(DocumentRow).where(past).execution_options(synchronize_session=False))
        self._audit.write("verwijderen", "document", None, aantal)
        return aantal

    def _check_version(self, kenmerk: str, versie: int) -> None:
        """Raise OpslagFout when this version is not there, Geweigerd when the actor may not see it."""
        query = select(visible_to(self._actor)).where(col(PipRow.kenmerk) == storable(kenmerk))
        visible = self._session.execute(query.where(col(PipRow.versie) == versie)).one_or_none()
        if visible is None:
            raise OpslagFout("Deze versie van de pip staat niet in de database. Bewaar eerst de pip.")
        if not visible[0]:
            tekst = "U mag bij deze pip geen document bewaren: de gemeente ontbreekt of hoort niet bij u."
            raise self._audit.refuse("document", kenmerk, 1, tekst)

    def _opened(self, sha256: str, token: bytes) -> bytes:
        """The document in the clear; raises OpslagFout when the key does not fit or it is not what was kept."""
        if self._fernet is None:
            raise OpslagFout("Er is geen sleutel voor documenten ingesteld. Vraag de beheerder om hulp.")
        try:
            inhoud = self._fernet.decrypt(token)
        except InvalidToken:
            raise OpslagFout("De sleutel past niet bij dit document. Vraag de beheerder om hulp.") from None
        if sha256_of(inhoud) != sha256:
            raise OpslagFout("Dit document is niet meer zoals het is bewaard. Vraag de beheerder om hulp.")
        return inhoud


def _fernet(key: str) -> Fernet:
    """The cipher of this key; the fault does not repeat the key."""
    try:
        return Fernet(key)
    except (ValueError, binascii.Error):
        raise OpslagFout("De sleutel voor documenten klopt niet. Gebruik 32 bytes in urlsafe base64.") from None
