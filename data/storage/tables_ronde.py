"""What a ronde was made from: who and what took part, in which version, and what stayed out."""

from typing import ClassVar, get_args

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from data.schemas.ronde import Deelname
from data.storage.tables import TEKST, one_of, to_pip


def _to_ronde(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["ronde"], ["ronde.kenmerk"], name=f"fk_{table}_ronde")


class RondePipRow(SQLModel, table=True):
    """One pip in the snapshot of a ronde: its version, whether it takes part, and what earlier rondes say of it.

    wachtrondes counts the rondes in a row without voorstel. plek is that of the open voorstel: proposed and not decided
    about yet when the pip takes part, worked on or taken when it does not; None when there was none.
    """

    __tablename__: ClassVar[str] = "ronde_pip"
    __table_args__ = (
        _to_ronde("ronde_pip"),
        to_pip("ronde_pip"),
        CheckConstraint(one_of("deelname", get_args(Deelname)), name="ck_ronde_pip_deelname"),
        CheckConstraint("wachtrondes >= 0", name="ck_ronde_pip_wachtrondes"),
        Index("ix_ronde_pip_pip", "pip", "pip_versie"),
    )

    ronde: str = Field(primary_key=True, sa_type=TEKST)
    pip: str = Field(primary_key=True, sa_type=TEKST)
    pip_versie: int
    deelname: str = Field(sa_type=TEKST)
    wachtrondes: int
    plek: str | None = Field(sa_type=TEKST)


class RondePlekRow(SQLModel, table=True):
    """One plek in the snapshot of a ronde: its version and its free seats; geparkeerd stays out."""

    __tablename__: ClassVar[str] = "ronde_plek"
    __table_args__ = (
        _to_ronde("ronde_plek"),
        ForeignKeyConstraint(["plek", "plek_versie"], ["plek.kenmerk", "plek.versie"], name="fk_ronde_plek_plek"),
        CheckConstraint("stoelen >= 0", name="ck_ronde_plek_stoelen"),
        Index("ix_ronde_plek_plek", "plek", "plek_versie"),
    )

    ronde: str = Field(primary_key=True, sa_type=TEKST)
    plek: str = Field(primary_key=True, sa_type=TEKST)
    plek_versie: int
    stoelen: int
    geparkeerd: bool


class RondePaarRow(SQLModel, table=True):
    """One pair that stays out of a ronde, because a person refused it and the reden has not lapsed."""

    __tablename__: ClassVar[str] = "ronde_paar"
    __table_args__ = (_to_ronde("ronde_paar"), Index("ix_ronde_paar_pip", "pip"))

    ronde: str = Field(primary_key=True, sa_type=TEKST)
    pip: str = Field(primary_key=True, sa_type=TEKST)
    plek: str = Field(primary_key=True, sa_type=TEKST)


class ParametersRow(SQLModel, table=True):
    """The parameters behind a hash, so that a ronde can be done again after they were changed."""

    __tablename__: ClassVar[str] = "parameters"

    hash: str = Field(primary_key=True, sa_type=TEKST)
    document: str = Field(sa_type=TEKST)
