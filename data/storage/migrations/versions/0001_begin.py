"""The first tables: pip, plek, ronde, voorstel, zonder_voorstel and audit."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = ("pip", "plek", "ronde", "voorstel", "zonder_voorstel", "audit")


def upgrade() -> None:
    """Make all tables."""
    _pip()
    _plek()
    _ronde()
    _voorstel()
    _zonder_voorstel()
    _audit()


def downgrade() -> None:
    """Drop all tables, and all data with them."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    by_code_point: TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.Column(name, by_code_point, nullable=nullable)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _versioned(table: str, *items: SchemaItem) -> None:
    op.create_table(
        table,
        _text("kenmerk"),
        _whole("versie"),
        *items,
        sa.Column("actueel", sa.Boolean(), nullable=False),
        _moment("opgeslagen_op"),
        _text("document"),
        sa.PrimaryKeyConstraint("kenmerk", "versie"),
        sa.CheckConstraint("versie >= 1", name=f"ck_{table}_versie"),
    )
    actueel = sa.text("actueel")
    op.create_index(
        f"uq_{table}_actueel", table, ["kenmerk"], unique=True, sqlite_where=actueel, postgresql_where=actueel
    )


def _pip() -> None:
    _versioned("pip", _text("gemeente", nullable=True))
    op.create_index("ix_pip_gemeente", "pip", ["gemeente"])


def _plek() -> None:
    _versioned("plek", _whole("capaciteit"), sa.CheckConstraint("capaciteit >= 0", name="ck_plek_capaciteit"))


def _ronde() -> None:
    op.create_table(
        "ronde",
        _text("kenmerk"),
        sa.Column("op", sa.Date(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        _text("parameters"),
        _text("code_versie"),
        _text("reistijd_bron"),
        _whole("aantal_pips"),
        _whole("aantal_plekken"),
        _whole("geplaatst"),
        sa.Column("totaal", sa.Float(), nullable=False),
        _moment("gepubliceerd_op"),
        _text("waarschuwingen"),
        sa.PrimaryKeyConstraint("kenmerk"),
        sa.CheckConstraint("seed >= 0", name="ck_ronde_seed"),
        sa.CheckConstraint("aantal_pips >= 0 AND aantal_plekken >= 0", name="ck_ronde_aantal"),
        sa.CheckConstraint("geplaatst >= 0 AND geplaatst <= aantal_pips", name="ck_ronde_geplaatst"),
    )
    op.create_index("ix_ronde_gepubliceerd_op", "ronde", ["gepubliceerd_op"])


def _to_pip(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["pip", "pip_versie"], ["pip.kenmerk", "pip.versie"], name=f"fk_{table}_pip")


def _to_ronde(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["ronde"], ["ronde.kenmerk"], name=f"fk_{table}_ronde")


def _voorstel() -> None:
    op.create_table(
        "voorstel",
        _text("ronde"),
        _text("pip"),
        _whole("rang"),
        _whole("pip_versie"),
        _text("plek"),
        _whole("plek_versie"),
        _text("richting"),
        sa.Column("score", sa.Float(), nullable=False),
        _whole("volgnummer"),
        _text("document"),
        sa.PrimaryKeyConstraint("ronde", "pip", "rang"),
        sa.UniqueConstraint("ronde", "pip", "plek", name="uq_voorstel_plek"),
        _to_pip("voorstel"),
        sa.ForeignKeyConstraint(["plek", "plek_versie"], ["plek.kenmerk", "plek.versie"], name="fk_voorstel_plek"),
        _to_ronde("voorstel"),
        sa.CheckConstraint("rang >= 1", name="ck_voorstel_rang"),
        sa.CheckConstraint("score >= 0 AND score <= 1", name="ck_voorstel_score"),
        sa.CheckConstraint("richting IN ('aanbodgericht', 'vraaggericht')", name="ck_voorstel_richting"),
    )
    op.create_index("ix_voorstel_pip", "voorstel", ["pip", "pip_versie"])
    op.create_index("ix_voorstel_plek", "voorstel", ["plek", "plek_versie"])


def _zonder_voorstel() -> None:
    codes = "'geenPassendePlek', 'geenCapaciteit', 'gegevensOntbreken'"
    op.create_table(
        "zonder_voorstel",
        _text("ronde"),
        _text("pip"),
        _whole("pip_versie"),
        _text("code"),
        _whole("volgnummer"),
        _text("document"),
        sa.PrimaryKeyConstraint("ronde", "pip"),
        _to_pip("zonder_voorstel"),
        _to_ronde("zonder_voorstel"),
        sa.CheckConstraint(f"code IN ({codes})", name="ck_zonder_voorstel_code"),
    )
    op.create_index("ix_zonder_voorstel_pip", "zonder_voorstel", ["pip", "pip_versie"])


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        _moment("moment"),
        _text("actor"),
        _text("rol"),
        _text("handeling"),
        _text("soort"),
        _text("kenmerk", nullable=True),
        _whole("aantal"),
        sa.PrimaryKeyConstraint("id"),
        sa.CheckConstraint("aantal >= 0", name="ck_audit_aantal"),
    )
    for column in ("kenmerk", "actor", "moment"):
        op.create_index(f"ix_audit_{column}", "audit", [column])
