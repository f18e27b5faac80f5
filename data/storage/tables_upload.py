"""The tables of uploads, and of answers that are given again to the same request."""

from datetime import datetime
from typing import ClassVar, get_args

from sqlalchemy import CheckConstraint, Index, LargeBinary
from sqlmodel import Field, SQLModel

from data.schemas.upload import UploadStatus
from data.storage.tables import TEKST, Moment, one_of


class PlekUploadRow(SQLModel, table=True):
    """One uploaded list; inhoud is there until it was read, resultaat is JSON, fouten_bestand a workbook.

    antwoorden is JSON too: what the uploader answered to the questions about this list, None when nothing was asked.
    """

    __tablename__: ClassVar[str] = "plek_upload"
    __table_args__ = (
        CheckConstraint(one_of("status", get_args(UploadStatus)), name="ck_plek_upload_status"),
        CheckConstraint("gelezen >= 0", name="ck_plek_upload_gelezen"),
        CheckConstraint("(status IN ('wachtend', 'bezig')) = (inhoud IS NOT NULL)", name="ck_plek_upload_inhoud"),
        Index("ix_plek_upload_door", "door", "ingediend_op"),
        Index("ix_plek_upload_status", "status"),
    )

    kenmerk: str = Field(primary_key=True, sa_type=TEKST)
    door: str = Field(sa_type=TEKST)
    rol: str = Field(sa_type=TEKST)
    bestand: str = Field(sa_type=TEKST)
    bron: str = Field(sa_type=TEKST)
    alles_of_niets: bool
    status: str = Field(sa_type=TEKST)
    ingediend_op: datetime = Field(sa_type=Moment)
    afgerond_op: datetime | None = Field(sa_type=Moment)
    gelezen: int
    inhoud: bytes | None = Field(sa_type=LargeBinary)
    resultaat: str | None = Field(sa_type=TEKST)
    reden: str | None = Field(sa_type=TEKST)
    fouten_bestand: bytes | None = Field(sa_type=LargeBinary)
    antwoorden: str | None = Field(sa_type=TEKST)


class AntwoordRow(SQLModel, table=True):
    """The answer to a request that may be sent again; status None is: it is being answered now."""

    __tablename__: ClassVar[str] = "antwoord"
    __table_args__ = (Index("ix_antwoord_gevraagd_op", "gevraagd_op"),)

    door: str = Field(primary_key=True, sa_type=TEKST)
    sleutel: str = Field(primary_key=True, sa_type=TEKST)
    gevraagd_op: datetime = Field(sa_type=Moment)
    vingerafdruk: str = Field(sa_type=TEKST)
    status: int | None
    koppen: str | None = Field(sa_type=TEKST)
    inhoud: bytes | None = Field(sa_type=LargeBinary)
