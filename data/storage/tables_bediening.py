"""The tables of running the matching: rondes that were asked for, and the noodstop."""

from datetime import datetime
from typing import ClassVar, get_args

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from data.schemas.bediening import VerzoekStatus
from data.storage.tables import TEKST, Moment, one_of


class RondeVerzoekRow(SQLModel, table=True):
    """One ronde that was asked for; asking again for the same ronde takes the same row, and so does a proef of it."""

    __tablename__: ClassVar[str] = "ronde_verzoek"
    __table_args__ = (
        CheckConstraint(one_of("status", get_args(VerzoekStatus)), name="ck_ronde_verzoek_status"),
        CheckConstraint("gedaan >= 0 AND van >= 0", name="ck_ronde_verzoek_gedaan"),
        CheckConstraint("proef OR uitkomst IS NULL", name="ck_ronde_verzoek_uitkomst"),
        Index("ix_ronde_verzoek_status", "status"),
    )

    kenmerk: str = Field(primary_key=True, sa_type=TEKST)
    week: str = Field(sa_type=TEKST)
    regio: str | None = Field(sa_type=TEKST)
    keuze: str = Field(sa_type=TEKST)
    door: str = Field(sa_type=TEKST)
    status: str = Field(sa_type=TEKST)
    gevraagd_op: datetime = Field(sa_type=Moment)
    afgerond_op: datetime | None = Field(sa_type=Moment)
    stap: str | None = Field(sa_type=TEKST)
    gedaan: int
    van: int
    reden: str | None = Field(sa_type=TEKST)
    proef: bool
    uitkomst: str | None = Field(sa_type=TEKST)


_HALTED = text("geldt")


class NoodstopRow(SQLModel, table=True):
    """One noodstop; at most one holds (geldt)."""

    __tablename__: ClassVar[str] = "noodstop"
    __table_args__ = (
        CheckConstraint("reden <> ''", name="ck_noodstop_reden"),
        CheckConstraint("geldt = (opgeheven_op IS NULL)", name="ck_noodstop_geldt"),
        CheckConstraint("geldt = (opgeheven_door IS NULL)", name="ck_noodstop_opgeheven"),
        Index("uq_noodstop_geldt", "geldt", unique=True, sqlite_where=_HALTED, postgresql_where=_HALTED),
    )

    nummer: int = Field(primary_key=True)
    geldt: bool
    gestopt_op: datetime = Field(sa_type=Moment)
    door: str = Field(sa_type=TEKST)
    reden: str = Field(sa_type=TEKST)
    opgeheven_op: datetime | None = Field(sa_type=Moment)
    opgeheven_door: str | None = Field(sa_type=TEKST)
