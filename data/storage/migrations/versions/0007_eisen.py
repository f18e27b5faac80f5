"""What was asked of a ronde beyond the best score; of those that are there, nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column."""
    by_code_point = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    op.add_column("ronde", sa.Column("eisen", by_code_point, nullable=True))
    op.execute("UPDATE ronde SET eisen = '{}'")
    with op.batch_alter_table("ronde") as ronde:
        ronde.alter_column("eisen", existing_type=sa.Text(), nullable=False)


def downgrade() -> None:
    """Undo this step: what was asked is lost."""
    with op.batch_alter_table("ronde") as ronde:
        ronde.drop_column("eisen")
