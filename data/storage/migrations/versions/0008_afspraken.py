"""Voorwaarden that somebody took on, a note with each moment of nazorg, and answers that go with an uploaded list."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table and the columns."""
    op.create_table(
        "toezegging",
        _text("voorstel"),
        _text("kenmerk"),
        _text("code"),
        _text("tekst"),
        _text("door"),
        _text("rol"),
        sa.Column("tegen", sa.Date(), nullable=False),
        _moment("sinds"),
        _moment("gedaan_op", nullable=True),
        _text("gedaan_door", nullable=True),
        sa.PrimaryKeyConstraint("voorstel", "kenmerk"),
        sa.ForeignKeyConstraint(["voorstel"], ["voorstel_stand.kenmerk"], name="fk_toezegging_voorstel"),
        sa.CheckConstraint("door <> ''", name="ck_toezegging_door"),
        sa.CheckConstraint("rol IN ('klantmanager', 'jobhunter')", name="ck_toezegging_rol"),
        sa.CheckConstraint("(gedaan_op IS NULL) = (gedaan_door IS NULL)", name="ck_toezegging_gedaan"),
    )
    op.create_index("ix_toezegging_door", "toezegging", ["door", "tegen"])
    op.add_column("nazorg", _text("notitie", nullable=True))
    op.add_column("plek_upload", _text("antwoorden", nullable=True))


def downgrade() -> None:
    """Undo this step: what people took on, their notes and the answers are lost."""
    with op.batch_alter_table("plek_upload") as upload:
        upload.drop_column("antwoorden")
    with op.batch_alter_table("nazorg") as nazorg:
        nazorg.drop_column("notitie")
    op.drop_table("toezegging")


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    by_code_point: TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.Column(name, by_code_point, nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
