"""Verwerkingsstops, and which lines of the wisregister were carried out."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "verwerkingsstop",
        _text("pip"),
        sa.Column("nummer", sa.Integer(), nullable=False),
        sa.Column("geldt", sa.Boolean(), nullable=False),
        _moment("sinds"),
        _text("door"),
        _text("reden"),
        _moment("opgeheven_op", nullable=True),
        _text("opgeheven_door", nullable=True),
        sa.PrimaryKeyConstraint("pip", "nummer"),
        sa.CheckConstraint("nummer >= 1", name="ck_verwerkingsstop_nummer"),
        sa.CheckConstraint("door <> '' AND reden <> ''", name="ck_verwerkingsstop_reden"),
        sa.CheckConstraint("geldt = (opgeheven_op IS NULL)", name="ck_verwerkingsstop_geldt"),
        sa.CheckConstraint("geldt = (opgeheven_door IS NULL)", name="ck_verwerkingsstop_opgeheven"),
    )
    holds = sa.text("geldt")
    op.create_index(
        "uq_verwerkingsstop_geldt",
        "verwerkingsstop",
        ["pip"],
        unique=True,
        sqlite_where=holds,
        postgresql_where=holds,
    )
    op.create_table(
        "wissing",
        sa.Column("nummer", sa.Integer(), nullable=False),
        _moment("op"),
        sa.PrimaryKeyConstraint("nummer"),
        sa.CheckConstraint("nummer >= 1", name="ck_wissing_nummer"),
    )


def downgrade() -> None:
    """Undo this step: people whose data may not be used take part again."""
    op.drop_table("wissing")
    op.drop_table("verwerkingsstop")


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    by_code_point: TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.Column(name, by_code_point, nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
