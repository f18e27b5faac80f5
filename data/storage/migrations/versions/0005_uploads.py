"""Uploads with their progress, and answers that are given again."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "plek_upload",
        _text("kenmerk"),
        _text("door"),
        _text("rol"),
        _text("bestand"),
        _text("bron"),
        sa.Column("alles_of_niets", sa.Boolean(), nullable=False),
        _text("status"),
        _moment("ingediend_op"),
        _moment("afgerond_op", nullable=True),
        sa.Column("gelezen", sa.Integer(), nullable=False),
        sa.Column("inhoud", sa.LargeBinary(), nullable=True),
        _text("resultaat", nullable=True),
        _text("reden", nullable=True),
        sa.Column("fouten_bestand", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("kenmerk"),
        sa.CheckConstraint("status IN ('wachtend', 'bezig', 'klaar', 'mislukt')", name="ck_plek_upload_status"),
        sa.CheckConstraint("gelezen >= 0", name="ck_plek_upload_gelezen"),
        sa.CheckConstraint("(status IN ('wachtend', 'bezig')) = (inhoud IS NOT NULL)", name="ck_plek_upload_inhoud"),
    )
    op.create_index("ix_plek_upload_door", "plek_upload", ["door", "ingediend_op"])
    op.create_index("ix_plek_upload_status", "plek_upload", ["status"])
    op.create_table(
        "antwoord",
        _text("door"),
        _text("sleutel"),
        _moment("gevraagd_op"),
        _text("vingerafdruk"),
        sa.Column("status", sa.Integer(), nullable=True),
        _text("koppen", nullable=True),
        sa.Column("inhoud", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("door", "sleutel"),
    )
    op.create_index("ix_antwoord_gevraagd_op", "antwoord", ["gevraagd_op"])


def downgrade() -> None:
    """Drop the tables: what was uploaded and not yet read is lost."""
    op.drop_table("antwoord")
    op.drop_table("plek_upload")


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    by_code_point: TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.Column(name, by_code_point, nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
