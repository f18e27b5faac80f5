"""Rondes that were asked for to try only, with what they would have done; none of those that are there."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns."""
    by_code_point = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.add_column("ronde_verzoek", sa.Column("proef", sa.Boolean(), nullable=True))
    op.add_column("ronde_verzoek", sa.Column("uitkomst", by_code_point, nullable=True))
    verzoek = sa.table("ronde_verzoek", sa.column("proef", sa.Boolean()))
    op.execute(sa.update(verzoek).values(proef=False))
    with op.batch_alter_table("ronde_verzoek") as changed:
        changed.alter_column("proef", existing_type=sa.Boolean(), nullable=False)
        changed.create_check_constraint("ck_ronde_verzoek_uitkomst", "proef OR uitkomst IS NULL")


def downgrade() -> None:
    """Undo this step: what was only tried is gone."""
    verzoek = sa.table("ronde_verzoek", sa.column("proef", sa.Boolean()))
    op.execute(sa.delete(verzoek).where(verzoek.c.proef))
    with op.batch_alter_table("ronde_verzoek") as changed:
        changed.drop_constraint("ck_ronde_verzoek_uitkomst", type_="check")
        changed.drop_column("uitkomst")
        changed.drop_column("proef")
