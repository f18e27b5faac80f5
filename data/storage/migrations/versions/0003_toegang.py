"""Who may come in: gebruikers, sessies and logins under way."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "gebruiker",
        _text("kenmerk"),
        _text("naam", nullable=True),
        _text("rollen"),
        _text("gemeenten", nullable=True),
        _moment("aangemeld_op"),
        _moment("geblokkeerd_op", nullable=True),
        sa.PrimaryKeyConstraint("kenmerk"),
    )
    op.create_table(
        "sessie",
        _text("sleutel"),
        _text("gebruiker"),
        _text("rol", nullable=True),
        _moment("begonnen_op"),
        _moment("gezien_op"),
        sa.PrimaryKeyConstraint("sleutel"),
        sa.ForeignKeyConstraint(["gebruiker"], ["gebruiker.kenmerk"], name="fk_sessie_gebruiker"),
    )
    op.create_index("ix_sessie_gebruiker", "sessie", ["gebruiker"])
    op.create_index("ix_sessie_gezien_op", "sessie", ["gezien_op"])
    op.create_table(
        "aanmelding",
        _text("sleutel"),
        _text("browser"),
        _text("nonce"),
        _text("code_verifier"),
        _text("verder"),
        _moment("begonnen_op"),
        sa.PrimaryKeyConstraint("sleutel"),
    )
    op.create_index("ix_aanmelding_begonnen_op", "aanmelding", ["begonnen_op"])


def downgrade() -> None:
    """Drop the tables: everyone has to sign in again, and who was blocked no longer is."""
    for table in ("aanmelding", "sessie", "gebruiker"):
        op.drop_table(table)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    by_code_point: TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.Column(name, by_code_point, nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
