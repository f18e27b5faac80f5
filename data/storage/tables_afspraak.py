"""What people promised to arrange: the voorwaarden of voorstellen that somebody took on."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from data.schemas.voorstel import MENSEN
from data.storage.tables import TEKST, Moment, one_of


class ToezeggingRow(SQLModel, table=True):
    """One voorwaarde of a voorstel that a person took on; gedaan_op and gedaan_door are there together.

    tekst is the voorwaarde as it was taken on: a later ronde may say it otherwise.
    """

    __tablename__: ClassVar[str] = "toezegging"
    __table_args__ = (
        ForeignKeyConstraint(["voorstel"], ["voorstel_stand.kenmerk"], name="fk_toezegging_voorstel"),
        CheckConstraint("door <> ''", name="ck_toezegging_door"),
        CheckConstraint(one_of("rol", MENSEN), name="ck_toezegging_rol"),
        CheckConstraint("(gedaan_op IS NULL) = (gedaan_door IS NULL)", name="ck_toezegging_gedaan"),
        Index("ix_toezegging_door", "door", "tegen"),
    )

    voorstel: str = Field(primary_key=True, sa_type=TEKST)
    kenmerk: str = Field(primary_key=True, sa_type=TEKST)
    code: str = Field(sa_type=TEKST)
    tekst: str = Field(sa_type=TEKST)
    door: str = Field(sa_type=TEKST)
    rol: str = Field(sa_type=TEKST)
    tegen: date
    sinds: datetime = Field(sa_type=Moment)
    gedaan_op: datetime | None = Field(sa_type=Moment)
    gedaan_door: str | None = Field(sa_type=TEKST)
