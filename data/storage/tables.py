"""The tables: one row class each, with what the database itself guards.

Rows are not nouns: a row checks nothing, and only this package handles rows. What a noun says is kept whole in
`document` (canonical JSON of the contract); the columns beside it exist to search, to order and to guard. All text
compares by code point on both databases, and all moments are UTC.
"""

from datetime import UTC, date, datetime
from typing import ClassVar, get_args

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Dialect,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy import DateTime as SqlDateTime
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from data.schemas.codes import RICHTINGEN
from data.schemas.ronde import Ingehaald, Oorzaak
from data.schemas.status import PipStatus
from data.schemas.verdeling import ZonderCode

TEKST = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that orders by code point, whatever the locale of the database."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; a datetime without zone is refused with ValueError."""

    impl = SqlDateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database: always UTC."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database: SQLite forgets the zone, so it is put back."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


def one_of(column: str, codes: tuple[str, ...]) -> str:
    """The SQL condition that a column holds one of these codes, or nothing."""
    return f"{column} IN ({', '.join(repr(code) for code in codes)})"


def _at_most_one(table: str, flag: str) -> Index:
    """The index that lets at most one version of a kenmerk carry this flag."""
    return Index(f"uq_{table}_{flag}", "kenmerk", unique=True, sqlite_where=text(flag), postgresql_where=text(flag))


def _of_those(name: str, flag: str, *columns: str) -> Index:
    """An index over the rows with this flag only, which answers from its own columns.

    SQLite uses it only for a question that is put as it is here, and SQLAlchemy asks a flag as a number.
    """
    return Index(name, *columns, sqlite_where=text(f"{flag} = 1"), postgresql_where=text(flag))


class PipRow(SQLModel, table=True):
    """One version of a pip; gemeente None is not known. Old versions stay.

    actueel is the newest bevestigd version, for judging; laatste is the newest of all, for editing. A concept that is
    laatste waits to be confirmed; what is confirmed in its place makes it an old version.
    """

    __tablename__: ClassVar[str] = "pip"
    __table_args__ = (
        CheckConstraint("versie >= 1", name="ck_pip_versie"),
        CheckConstraint(one_of("status", get_args(PipStatus)), name="ck_pip_status"),
        CheckConstraint("NOT actueel OR status = 'bevestigd'", name="ck_pip_actueel"),
        _at_most_one("pip", "actueel"),
        _at_most_one("pip", "laatste"),
        _of_those("ix_pip_actueel", "actueel", "kenmerk", "versie", "gemeente"),
        _of_those("ix_pip_laatste", "laatste", "kenmerk", "versie", "gemeente", "status"),
    )

    kenmerk: str = Field(primary_key=True, sa_type=TEKST)
    versie: int = Field(primary_key=True)
    gemeente: str | None = Field(sa_type=TEKST)
    status: str = Field(sa_type=TEKST)
    actueel: bool
    laatste: bool
    opgeslagen_op: datetime = Field(sa_type=Moment)
    document: str = Field(sa_type=TEKST)


class PlekRow(SQLModel, table=True):
    """One version of a plek. Old versions stay, with actueel False.

    aanbieder is the name to search by (see `plekken.search_name`). reden_intrekking is None unless the aanbieder
    took the plek back; open, vol and verlopen follow from capaciteit, einddatum (None is not known) and the day.
    """

    __tablename__: ClassVar[str] = "plek"
    __table_args__ = (
        CheckConstraint("versie >= 1", name="ck_plek_versie"),
        CheckConstraint("capaciteit >= 0", name="ck_plek_capaciteit"),
        CheckConstraint("reden_intrekking <> ''", name="ck_plek_reden"),
        _at_most_one("plek", "actueel"),
        Index("ix_plek_aanbieder", "aanbieder"),
        _of_those("ix_plek_actueel", "actueel", "kenmerk", "aanbieder", "reden_intrekking", "einddatum", "capaciteit"),
    )

    kenmerk: str = Field(primary_key=True, sa_type=TEKST)
    versie: int = Field(primary_key=True)
    capaciteit: int
    aanbieder: str = Field(sa_type=TEKST)
    einddatum: date | None
    reden_intrekking: str | None = Field(sa_type=TEKST)
    actueel: bool
    opgeslagen_op: datetime = Field(sa_type=Moment)
    document: str = Field(sa_type=TEKST)


class RondeRow(SQLModel, table=True):
    """One ronde: open until gepubliceerd_op is there, and then with its whole result.

    regio None is the whole country. keuze, snapshot and geopend_op are None for a ronde from before they were kept.
    eigenaar is who runs it, so that only they publish it. eisen and verslag are JSON, waarschuwingen is a JSON list of
    sentences. gewist counts the people in it that were erased since.
    """

    __tablename__: ClassVar[str] = "ronde"
    __table_args__ = (
        CheckConstraint("seed >= 0", name="ck_ronde_seed"),
        CheckConstraint("aantal_pips >= 0 AND aantal_plekken >= 0", name="ck_ronde_aantal"),
        CheckConstraint("geplaatst >= 0 AND geplaatst <= aantal_pips", name="ck_ronde_geplaatst"),
        CheckConstraint(
            "(gepubliceerd_op IS NULL) = (geplaatst IS NULL) AND (gepubliceerd_op IS NULL) = (totaal IS NULL)",
            name="ck_ronde_gepubliceerd",
        ),
        CheckConstraint("gewist >= 0", name="ck_ronde_gewist"),
        Index("ix_ronde_gepubliceerd_op", "gepubliceerd_op"),
        Index("ix_ronde_week", "week"),
    )

    kenmerk: str = Field(primary_key=True, sa_type=TEKST)
    week: str = Field(sa_type=TEKST)
    regio: str | None = Field(sa_type=TEKST)
    keuze: str | None = Field(sa_type=TEKST)
    eisen: str = Field(sa_type=TEKST)
    op: date
    seed: int = Field(sa_type=BigInteger)
    parameters: str = Field(sa_type=TEKST)
    code_versie: str = Field(sa_type=TEKST)
    reistijd_bron: str = Field(sa_type=TEKST)
    snapshot: str | None = Field(sa_type=TEKST)
    aantal_pips: int
    aantal_plekken: int
    geopend_op: datetime | None = Field(sa_type=Moment)
    eigenaar: str | None = Field(sa_type=TEKST)
    geplaatst: int | None
    totaal: float | None
    gepubliceerd_op: datetime | None = Field(sa_type=Moment)
    waarschuwingen: str = Field(sa_type=TEKST)
    verslag: str | None = Field(sa_type=TEKST)
    gewist: int


def to_pip(table: str) -> ForeignKeyConstraint:
    """The exact version of the pip: that was judged, or that was read."""
    return ForeignKeyConstraint(["pip", "pip_versie"], ["pip.kenmerk", "pip.versie"], name=f"fk_{table}_pip")


class VoorstelRow(SQLModel, table=True):
    """One voorstel of a ronde, on the versions that were judged; volgnummer keeps the order of the verdeling.

    Only rang 1 has an oordeel. oorzaak says why it is another plek than a week ago, ingehaald why it never became a
    voorstel to work on: what happened between the snapshot and publishing.
    """

    __tablename__: ClassVar[str] = "voorstel"
    __table_args__ = (
        to_pip("voorstel"),
        ForeignKeyConstraint(["plek", "plek_versie"], ["plek.kenmerk", "plek.versie"], name="fk_voorstel_plek"),
        ForeignKeyConstraint(["ronde"], ["ronde.kenmerk"], name="fk_voorstel_ronde"),
        UniqueConstraint("ronde", "pip", "plek", name="uq_voorstel_plek"),
        CheckConstraint("rang >= 1", name="ck_voorstel_rang"),
        CheckConstraint("score >= 0 AND score <= 1", name="ck_voorstel_score"),
        CheckConstraint(one_of("richting", RICHTINGEN), name="ck_voorstel_richting"),
        CheckConstraint(one_of("oorzaak", get_args(Oorzaak)), name="ck_voorstel_oorzaak"),
        CheckConstraint(one_of("ingehaald", get_args(Ingehaald)), name="ck_voorstel_ingehaald"),
        ForeignKeyConstraint(["oordeel"], ["oordeel.kenmerk"], name="fk_voorstel_oordeel"),
        Index("ix_voorstel_oordeel", "oordeel"),
        Index("ix_voorstel_pip", "pip", "pip_versie"),
        Index("ix_voorstel_plek", "plek", "plek_versie"),
    )

    ronde: str = Field(primary_key=True, sa_type=TEKST)
    pip: str = Field(primary_key=True, sa_type=TEKST)
    rang: int = Field(primary_key=True)
    pip_versie: int
    plek: str = Field(sa_type=TEKST)
    plek_versie: int
    richting: str = Field(sa_type=TEKST)
    score: float
    volgnummer: int
    document: str = Field(sa_type=TEKST)
    oordeel: str | None = Field(sa_type=TEKST)
    oorzaak: str | None = Field(sa_type=TEKST)
    ingehaald: str | None = Field(sa_type=TEKST)


class ZonderVoorstelRow(SQLModel, table=True):
    """One pip that a ronde left without voorstel, and why."""

    __tablename__: ClassVar[str] = "zonder_voorstel"
    __table_args__ = (
        to_pip("zonder_voorstel"),
        ForeignKeyConstraint(["ronde"], ["ronde.kenmerk"], name="fk_zonder_voorstel_ronde"),
        CheckConstraint(one_of("code", get_args(ZonderCode)), name="ck_zonder_voorstel_code"),
        CheckConstraint(one_of("oorzaak", get_args(Oorzaak)), name="ck_zonder_voorstel_oorzaak"),
        Index("ix_zonder_voorstel_pip", "pip", "pip_versie"),
    )

    ronde: str = Field(primary_key=True, sa_type=TEKST)
    pip: str = Field(primary_key=True, sa_type=TEKST)
    pip_versie: int
    code: str = Field(sa_type=TEKST)
    volgnummer: int
    document: str = Field(sa_type=TEKST)
    oorzaak: str | None = Field(sa_type=TEKST)


class OordeelRow(SQLModel, table=True):
    """What was thought of one pair, as it was decided: kenmerk is the SHA-256 of the JSON, document that JSON in zlib.

    A pair that is judged the same week after week stands here once.
    """

    __tablename__: ClassVar[str] = "oordeel"
    __table_args__ = (Index("ix_oordeel_pip", "pip"),)

    kenmerk: str = Field(primary_key=True, sa_type=TEKST)
    pip: str = Field(sa_type=TEKST)
    document: bytes = Field(sa_type=LargeBinary)


class DocumentRow(SQLModel, table=True):
    """One document a version of a pip was read from, encrypted; it is removed after the day bewaren_tot."""

    __tablename__: ClassVar[str] = "document"
    __table_args__ = (
        to_pip("document"),
        Index("ix_document_sha256", "sha256"),
        Index("ix_document_bewaren_tot", "bewaren_tot"),
    )

    pip: str = Field(primary_key=True, sa_type=TEKST)
    pip_versie: int = Field(primary_key=True)
    sha256: str = Field(primary_key=True, sa_type=TEKST)
    bewaren_tot: date
    opgeslagen_op: datetime = Field(sa_type=Moment)
    versleuteld: bytes = Field(sa_type=LargeBinary)


class AuditRow(SQLModel, table=True):
    """One audit line: who did what, when, to how many; kenmerk None is a list."""

    __tablename__: ClassVar[str] = "audit"
    __table_args__ = (
        CheckConstraint("aantal >= 0", name="ck_audit_aantal"),
        Index("ix_audit_kenmerk", "kenmerk"),
        Index("ix_audit_actor", "actor"),
        Index("ix_audit_moment", "moment"),
    )

    id: int | None = Field(
        default=None,
        sa_column=Column(BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True),
    )
    moment: datetime = Field(sa_type=Moment)
    actor: str = Field(sa_type=TEKST)
    rol: str = Field(sa_type=TEKST)
    handeling: str = Field(sa_type=TEKST)
    soort: str = Field(sa_type=TEKST)
    kenmerk: str | None = Field(sa_type=TEKST)
    aantal: int
