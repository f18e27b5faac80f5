"""The tables of who may come in: gebruikers, their sessies, and logins that are under way.

Secrets are never here: of a token only its SHA-256 is kept, so who reads the database cannot sign in with it.
"""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from data.storage.tables import TEKST, Moment


class GebruikerRow(SQLModel, table=True):
    """One gebruiker; rollen and gemeenten are JSON lists, gemeenten None is all."""

    __tablename__: ClassVar[str] = "gebruiker"

    kenmerk: str = Field(primary_key=True, sa_type=TEKST)
    naam: str | None = Field(sa_type=TEKST)
    rollen: str = Field(sa_type=TEKST)
    gemeenten: str | None = Field(sa_type=TEKST)
    aangemeld_op: datetime = Field(sa_type=Moment)
    geblokkeerd_op: datetime | None = Field(sa_type=Moment)


class SessieRow(SQLModel, table=True):
    """One sessie; sleutel is the SHA-256 of its token, rol None is not chosen yet."""

    __tablename__: ClassVar[str] = "sessie"
    __table_args__ = (
        ForeignKeyConstraint(["gebruiker"], ["gebruiker.kenmerk"], name="fk_sessie_gebruiker"),
        Index("ix_sessie_gebruiker", "gebruiker"),
        Index("ix_sessie_gezien_op", "gezien_op"),
    )

    sleutel: str = Field(primary_key=True, sa_type=TEKST)
    gebruiker: str = Field(sa_type=TEKST)
    rol: str | None = Field(sa_type=TEKST)
    begonnen_op: datetime = Field(sa_type=Moment)
    gezien_op: datetime = Field(sa_type=Moment)


class AanmeldingRow(SQLModel, table=True):
    """A login that was sent to the login service and did not come back yet; sleutel is the SHA-256 of its state."""

    __tablename__: ClassVar[str] = "aanmelding"
    __table_args__ = (Index("ix_aanmelding_begonnen_op", "begonnen_op"),)

    sleutel: str = Field(primary_key=True, sa_type=TEKST)
    browser: str = Field(sa_type=TEKST)
    nonce: str = Field(sa_type=TEKST)
    code_verifier: str = Field(sa_type=TEKST)
    verder: str = Field(sa_type=TEKST)
    begonnen_op: datetime = Field(sa_type=Moment)
