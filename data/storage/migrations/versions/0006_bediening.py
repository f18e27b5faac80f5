"""Rondes that were asked for, and the noodstop."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "ronde_verzoek",
        _text("kenmerk"),
        _text("week"),
        _text("regio", nullable=True),
        _text("keuze"),
        _text("door"),
        _text("status"),
        _moment("gevraagd_op"),
        _moment("afgerond_op", nullable=True),
        _text("stap", nullable=True),
        sa.Column("gedaan", sa.Integer(), nullable=False),
        sa.Column("van", sa.Integer(), nullable=False),
        _text("reden", nullable=True),
        sa.PrimaryKeyConstraint("kenmerk"),
        sa.CheckConstraint(
            "status IN ('wachtend', 'bezig', 'klaar', 'mislukt', 'gestopt')", name="ck_ronde_verzoek_status"
        ),
        sa.CheckConstraint("gedaan >= 0 AND van >= 0", name="ck_ronde_verzoek_gedaan"),
    )
    op.create_index("ix_ronde_verzoek_status", "ronde_verzoek", ["status"])
    op.create_table(
        "noodstop",
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("geldt", sa.Boolean(), nullable=False),
        _moment("gestopt_op"),
        _text("door"),
        _text("reden"),
        _moment("opgeheven_op", nullable=True),
        _text("opgeheven_door", nullable=True),
        sa.PrimaryKeyConstraint("nummer"),
        sa.CheckConstraint("reden <> ''", name="ck_noodstop_reden"),
        sa.CheckConstraint("geldt = (opgeheven_op IS NULL)", name="ck_noodstop_geldt"),
        sa.CheckConstraint("geldt = (opgeheven_door IS NULL)", name="ck_noodstop_opgeheven"),
    )
    held = sa.text("geldt")
    op.create_index("uq_noodstop_geldt", "noodstop", ["geldt"], unique=True, sqlite_where=held, postgresql_where=held)


def downgrade() -> None:
    """Drop the tables: a noodstop that holds is forgotten."""
    op.drop_table("noodstop")
    op.drop_table("ronde_verzoek")


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    by_code_point: TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.Column(name, by_code_point, nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
