"""What people decide: voorstellen as they stand now, besluiten, seats, what a besluit leaves behind, and nazorg.

The database guards what matters most by itself: a status that needs a person points at the besluit that names one, a
person has one open voorstel, and a seat is taken once.
"""

from datetime import date, datetime
from typing import ClassVar, get_args

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    ForeignKeyConstraint,
    Index,
    Integer,
    UniqueConstraint,
    literal_column,
    text,
)
from sqlmodel import Field, SQLModel

from data.schemas.codes import RICHTINGEN
from data.schemas.reden import REDENEN, GevolgSoort, Verval
from data.schemas.voorstel import GESLOTEN, MENSEN, STAPPEN, STATUSSEN, ZONDER_MENS, VervallenCode
from data.storage.tables import TEKST, Moment, one_of, to_pip

OPEN = text(f"NOT ({one_of('status', GESLOTEN)})")
"""Somebody may still do something with this voorstel: the condition of the index that lets a person have one."""


def _to_plek(table: str) -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["plek", "plek_versie"], ["plek.kenmerk", "plek.versie"], name=f"fk_{table}_plek")


class StandRow(SQLModel, table=True):
    """One voorstel as it stands now, on the versions it was judged on.

    besluit is the volgnummer of the besluit that gave it this status; None when a ronde did.
    """

    __tablename__: ClassVar[str] = "voorstel_stand"
    __table_args__ = (
        to_pip("voorstel_stand"),
        _to_plek("voorstel_stand"),
        ForeignKeyConstraint(
            ["ronde", "pip", "plek"],
            ["voorstel.ronde", "voorstel.pip", "voorstel.plek"],
            name="fk_voorstel_stand_ronde",
        ),
        ForeignKeyConstraint(["oordeel"], ["oordeel.kenmerk"], name="fk_voorstel_stand_oordeel"),
        ForeignKeyConstraint(
            ["kenmerk", "besluit", "status"],
            ["besluit.voorstel", "besluit.volgnummer", "besluit.naar"],
            name="fk_voorstel_stand_besluit",
        ),
        CheckConstraint(one_of("status", STATUSSEN), name="ck_voorstel_stand_status"),
        CheckConstraint(f"{one_of('status', ZONDER_MENS)} OR besluit IS NOT NULL", name="ck_voorstel_stand_mens"),
        CheckConstraint("(status = 'vervallen') = (vervallen_om IS NOT NULL)", name="ck_voorstel_stand_vervallen"),
        CheckConstraint(one_of("vervallen_om", get_args(VervallenCode)), name="ck_voorstel_stand_vervallen_om"),
        CheckConstraint(one_of("richting", RICHTINGEN), name="ck_voorstel_stand_richting"),
        CheckConstraint("score >= 0 AND score <= 1", name="ck_voorstel_stand_score"),
        CheckConstraint("versie >= 1", name="ck_voorstel_stand_versie"),
        Index("uq_voorstel_stand_open", "pip", unique=True, sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_voorstel_stand_pip", "pip", "pip_versie"),
        Index("ix_voorstel_stand_plek", "plek", "plek_versie"),
        Index("ix_voorstel_stand_ronde", "ronde"),
        Index("ix_voorstel_stand_status", "status", "pip", "sinds", "kenmerk", "ronde", "besluit", "door"),
    )

    kenmerk: str = Field(primary_key=True, sa_type=TEKST)
    pip: str = Field(sa_type=TEKST)
    pip_versie: int
    plek: str = Field(sa_type=TEKST)
    plek_versie: int
    richting: str = Field(sa_type=TEKST)
    score: float | None
    status: str = Field(sa_type=TEKST)
    versie: int
    ronde: str | None = Field(sa_type=TEKST)
    oordeel: str | None = Field(sa_type=TEKST)
    besluit: int | None
    begonnen_op: datetime = Field(sa_type=Moment)
    sinds: datetime = Field(sa_type=Moment)
    door: str | None = Field(sa_type=TEKST)
    vervallen_om: str | None = Field(sa_type=TEKST)


def is_open() -> ColumnElement[bool]:
    """The SQL condition that somebody may still do something with a voorstel.

    SQLite finds the index over those that are open only when it is put as the index puts it.
    """
    return literal_column(f"NOT ({one_of('voorstel_stand.status', GESLOTEN)})", Boolean())


class BesluitRow(SQLModel, table=True):
    """One step that a person took; never changed and, except with the person themselves, never removed."""

    __tablename__: ClassVar[str] = "besluit"
    __table_args__ = (
        UniqueConstraint("voorstel", "volgnummer", "naar", name="uq_besluit_naar"),
        CheckConstraint("volgnummer >= 1", name="ck_besluit_volgnummer"),
        CheckConstraint(one_of("stap", tuple(STAPPEN)), name="ck_besluit_stap"),
        CheckConstraint(one_of("van", STATUSSEN), name="ck_besluit_van"),
        CheckConstraint(one_of("naar", STATUSSEN), name="ck_besluit_naar"),
        CheckConstraint("door <> ''", name="ck_besluit_door"),
        CheckConstraint(one_of("rol", MENSEN), name="ck_besluit_rol"),
        CheckConstraint(one_of("reden", REDENEN), name="ck_besluit_reden"),
        CheckConstraint("naar <> 'afgewezen' OR reden IS NOT NULL", name="ck_besluit_afgewezen"),
        Index("ix_besluit_op", "op"),
    )

    voorstel: str = Field(primary_key=True, sa_type=TEKST)
    volgnummer: int = Field(primary_key=True)
    stap: str = Field(sa_type=TEKST)
    van: str | None = Field(sa_type=TEKST)
    naar: str = Field(sa_type=TEKST)
    door: str = Field(sa_type=TEKST)
    rol: str = Field(sa_type=TEKST)
    op: datetime = Field(sa_type=Moment)
    reden: str | None = Field(sa_type=TEKST)
    toelichting: str | None = Field(sa_type=TEKST)
    tot: date | None


class StoelRow(SQLModel, table=True):
    """One seat that is taken: by a voorstel, or, when voorstel is None, by someone we do not know (any more).

    capaciteit is what the plek had when the seat was taken. A seat without voorstel counts as long as the plek has
    that many: with another number the aanbieder told us anew how many there are.
    """

    __tablename__: ClassVar[str] = "stoel"
    __table_args__ = (
        _to_plek("stoel"),
        ForeignKeyConstraint(["voorstel"], ["voorstel_stand.kenmerk"], name="fk_stoel_voorstel"),
        UniqueConstraint("voorstel", name="uq_stoel_voorstel"),
        CheckConstraint("nummer >= 1 AND nummer <= capaciteit", name="ck_stoel_nummer"),
    )

    plek: str = Field(primary_key=True, sa_type=TEKST)
    nummer: int = Field(primary_key=True)
    voorstel: str | None = Field(sa_type=TEKST)
    plek_versie: int
    capaciteit: int
    sinds: datetime = Field(sa_type=Moment)


class GevolgRow(SQLModel, table=True):
    """What rondes leave out: a pair, a plek or a pip; opgeheven_op and opgeheven_door when a person ended it early."""

    __tablename__: ClassVar[str] = "gevolg"
    __table_args__ = (
        CheckConstraint(one_of("soort", get_args(GevolgSoort)), name="ck_gevolg_soort"),
        CheckConstraint(one_of("vervalt", get_args(Verval)), name="ck_gevolg_vervalt"),
        CheckConstraint("(soort = 'plekGeparkeerd') = (pip IS NULL)", name="ck_gevolg_pip"),
        CheckConstraint("(soort = 'pipGepauzeerd') = (plek IS NULL)", name="ck_gevolg_plek"),
        CheckConstraint("soort = 'paarGeparkeerd' OR tot IS NOT NULL", name="ck_gevolg_tot"),
        CheckConstraint("door <> ''", name="ck_gevolg_door"),
        CheckConstraint("(opgeheven_op IS NULL) = (opgeheven_door IS NULL)", name="ck_gevolg_opgeheven"),
        Index("ix_gevolg_pip", "pip"),
        Index("ix_gevolg_plek", "plek"),
    )

    nummer: int | None = Field(default=None, sa_column=Column(Integer(), primary_key=True, autoincrement=True))
    soort: str = Field(sa_type=TEKST)
    pip: str | None = Field(sa_type=TEKST)
    plek: str | None = Field(sa_type=TEKST)
    vervalt: str = Field(sa_type=TEKST)
    tot: date | None
    pip_versie: int | None
    plek_versie: int | None
    sinds: datetime = Field(sa_type=Moment)
    door: str = Field(sa_type=TEKST)
    opgeheven_op: datetime | None = Field(sa_type=Moment)
    opgeheven_door: str | None = Field(sa_type=TEKST)


class NazorgRow(SQLModel, table=True):
    """One moment after a plaatsing to ask how it goes; gedaan_op and door are there together, notitie is short."""

    __tablename__: ClassVar[str] = "nazorg"
    __table_args__ = (
        ForeignKeyConstraint(["voorstel"], ["voorstel_stand.kenmerk"], name="fk_nazorg_voorstel"),
        CheckConstraint("(gedaan_op IS NULL) = (door IS NULL)", name="ck_nazorg_gedaan"),
        Index("ix_nazorg_gepland_op", "gepland_op"),
    )

    voorstel: str = Field(primary_key=True, sa_type=TEKST)
    moment: str = Field(primary_key=True, sa_type=TEKST)
    gepland_op: date
    gedaan_op: datetime | None = Field(sa_type=Moment)
    door: str | None = Field(sa_type=TEKST)
    notitie: str | None = Field(sa_type=TEKST)
