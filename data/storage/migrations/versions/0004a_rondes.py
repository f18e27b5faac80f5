"""Rondes that can be opened, killed and finished: what they are made from, and every oordeel as it was decided.

Rondes that are there stay as they are: published, of the week of their day, without a snapshot.
"""

from datetime import date

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

revision = "0004a"
down_revision = "0003"
branch_labels = None
depends_on = None

OORZAKEN = "'plekWeg', 'plekGeparkeerd', 'plekVol', 'paarGeparkeerd', 'pastNietMeer', 'beterSamen'"
NEW = ("ronde_pip", "ronde_plek", "ronde_paar", "parameters")


def upgrade() -> None:
    """Add to ronde, voorstel and zonder_voorstel, and make the tables of what was read."""
    _ronde()
    _oordeel()
    _voorstel()
    _inputs()


def downgrade() -> None:
    """Undo this step: the snapshots, the oordelen and the rondes that are not published are lost."""
    for table in reversed(NEW):
        op.drop_table(table)
    op.drop_index("ix_voorstel_oordeel", "voorstel")
    with op.batch_alter_table("zonder_voorstel") as zonder:
        zonder.drop_constraint("ck_zonder_voorstel_oorzaak")
        zonder.drop_column("oorzaak")
    with op.batch_alter_table("voorstel") as voorstel:
        voorstel.drop_constraint("fk_voorstel_oordeel", type_="foreignkey")
        for name in ("oorzaak", "ingehaald"):
            voorstel.drop_constraint(f"ck_voorstel_{name}")
        for name in ("oordeel", "oorzaak", "ingehaald"):
            voorstel.drop_column(name)
    op.drop_table("oordeel")
    op.execute("DELETE FROM ronde WHERE gepubliceerd_op IS NULL")
    op.drop_index("ix_ronde_week", "ronde")
    with op.batch_alter_table("ronde") as ronde:
        for name in ("gepubliceerd", "gewist"):
            ronde.drop_constraint(f"ck_ronde_{name}")
        for name in ("week", "regio", "keuze", "snapshot", "geopend_op", "eigenaar", "verslag", "gewist"):
            ronde.drop_column(name)
        for name in ("geplaatst", "totaal", "gepubliceerd_op"):
            ronde.alter_column(name, nullable=False)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    by_code_point: TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.Column(name, by_code_point, nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _check(table: str, name: str, condition: str) -> SchemaItem:
    return sa.CheckConstraint(condition, name=f"ck_{table}_{name}")


def _to_pip(table: str) -> SchemaItem:
    return sa.ForeignKeyConstraint(["pip", "pip_versie"], ["pip.kenmerk", "pip.versie"], name=f"fk_{table}_pip")


def _to_plek(table: str) -> SchemaItem:
    return sa.ForeignKeyConstraint(["plek", "plek_versie"], ["plek.kenmerk", "plek.versie"], name=f"fk_{table}_plek")


def _to_ronde(table: str) -> SchemaItem:
    return sa.ForeignKeyConstraint(["ronde"], ["ronde.kenmerk"], name=f"fk_{table}_ronde")


def _ronde() -> None:
    for column in (
        _text("week", nullable=True),
        _text("regio", nullable=True),
        _text("keuze", nullable=True),
        _text("snapshot", nullable=True),
        _moment("geopend_op", nullable=True),
        _text("eigenaar", nullable=True),
        _text("verslag", nullable=True),
        _whole("gewist", nullable=True),
    ):
        op.add_column("ronde", column)
    _fill_week()
    with op.batch_alter_table("ronde") as ronde:
        ronde.alter_column("week", existing_type=sa.Text(), nullable=False)
        ronde.alter_column("gewist", existing_type=sa.Integer(), nullable=False)
        ronde.alter_column("geplaatst", existing_type=sa.Integer(), nullable=True)
        ronde.alter_column("totaal", existing_type=sa.Float(), nullable=True)
        ronde.alter_column("gepubliceerd_op", existing_type=sa.DateTime(timezone=True), nullable=True)
        ronde.create_check_constraint(
            "ck_ronde_gepubliceerd",
            "(gepubliceerd_op IS NULL) = (geplaatst IS NULL) AND (gepubliceerd_op IS NULL) = (totaal IS NULL)",
        )
        ronde.create_check_constraint("ck_ronde_gewist", "gewist >= 0")
    op.create_index("ix_ronde_week", "ronde", ["week"])


def _fill_week() -> None:
    """The ISO week of the day of judging."""
    ronde = sa.table("ronde", sa.column("kenmerk"), sa.column("op", sa.Date()), sa.column("week"), sa.column("gewist"))
    connection = op.get_bind()
    for kenmerk, day in connection.execute(sa.select(ronde.c.kenmerk, ronde.c.op)).all():
        change = sa.update(ronde).where(ronde.c.kenmerk == kenmerk).values(week=_week(day), gewist=0)
        connection.execute(change)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _oordeel() -> None:
    op.create_table(
        "oordeel",
        _text("kenmerk"),
        _text("pip"),
        sa.Column("document", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("kenmerk"),
    )
    op.create_index("ix_oordeel_pip", "oordeel", ["pip"])


def _voorstel() -> None:
    with op.batch_alter_table("voorstel") as voorstel:
        for name in ("oordeel", "oorzaak", "ingehaald"):
            voorstel.add_column(_text(name, nullable=True))
        voorstel.create_check_constraint("ck_voorstel_oorzaak", f"oorzaak IN ({OORZAKEN})")
        voorstel.create_check_constraint(
            "ck_voorstel_ingehaald", "ingehaald IN ('besluit', 'plekWeg', 'plekVol', 'geparkeerd')"
        )
        voorstel.create_foreign_key("fk_voorstel_oordeel", "oordeel", ["oordeel"], ["kenmerk"])
    op.create_index("ix_voorstel_oordeel", "voorstel", ["oordeel"])
    with op.batch_alter_table("zonder_voorstel") as zonder:
        zonder.add_column(_text("oorzaak", nullable=True))
        zonder.create_check_constraint("ck_zonder_voorstel_oorzaak", f"oorzaak IN ({OORZAKEN})")


def _inputs() -> None:
    op.create_table(
        "ronde_pip",
        _text("ronde"),
        _text("pip"),
        _whole("pip_versie"),
        _text("deelname"),
        _whole("wachtrondes"),
        _text("plek", nullable=True),
        sa.PrimaryKeyConstraint("ronde", "pip"),
        _to_ronde("ronde_pip"),
        _to_pip("ronde_pip"),
        _check("ronde_pip", "deelname", "deelname IN ('mee', 'pauze', 'inBehandeling', 'geplaatst')"),
        _check("ronde_pip", "wachtrondes", "wachtrondes >= 0"),
    )
    op.create_index("ix_ronde_pip_pip", "ronde_pip", ["pip", "pip_versie"])
    op.create_table(
        "ronde_plek",
        _text("ronde"),
        _text("plek"),
        _whole("plek_versie"),
        _whole("stoelen"),
        sa.Column("geparkeerd", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("ronde", "plek"),
        _to_ronde("ronde_plek"),
        _to_plek("ronde_plek"),
        _check("ronde_plek", "stoelen", "stoelen >= 0"),
    )
    op.create_index("ix_ronde_plek_plek", "ronde_plek", ["plek", "plek_versie"])
    op.create_table(
        "ronde_paar",
        _text("ronde"),
        _text("pip"),
        _text("plek"),
        sa.PrimaryKeyConstraint("ronde", "pip", "plek"),
        _to_ronde("ronde_paar"),
    )
    op.create_index("ix_ronde_paar_pip", "ronde_paar", ["pip"])
    op.create_table("parameters", _text("hash"), _text("document"), sa.PrimaryKeyConstraint("hash"))
