"""The tables of what people may ask about themselves: to be left out of all matching, and to be erased."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from data.storage.tables import TEKST, Moment

_HOLDS = text("geldt")


class VerwerkingsstopRow(SQLModel, table=True):
    """One time that the data of a person were kept and not used; of one person at most one holds (geldt)."""

    __tablename__: ClassVar[str] = "verwerkingsstop"
    __table_args__ = (
        CheckConstraint("nummer >= 1", name="ck_verwerkingsstop_nummer"),
        CheckConstraint("door <> '' AND reden <> ''", name="ck_verwerkingsstop_reden"),
        CheckConstraint("geldt = (opgeheven_op IS NULL)", name="ck_verwerkingsstop_geldt"),
        CheckConstraint("geldt = (opgeheven_door IS NULL)", name="ck_verwerkingsstop_opgeheven"),
        Index("uq_verwerkingsstop_geldt", "pip", unique=True, sqlite_where=_HOLDS, postgresql_where=_HOLDS),
    )

    pip: str = Field(primary_key=True, sa_type=TEKST)
    nummer: int = Field(primary_key=True)
    geldt: bool
    sinds: datetime = Field(sa_type=Moment)
    door: str = Field(sa_type=TEKST)
    reden: str = Field(sa_type=TEKST)
    opgeheven_op: datetime | None = Field(sa_type=Moment)
    opgeheven_door: str | None = Field(sa_type=TEKST)


class WissingRow(SQLModel, table=True):
    """One line of the wisregister that was carried out in this database: its number, and when; never about whom."""

    __tablename__: ClassVar[str] = "wissing"
    __table_args__ = (CheckConstraint("nummer >= 1", name="ck_wissing_nummer"),)

    nummer: int = Field(primary_key=True)
    op: datetime = Field(sa_type=Moment)
