"""A voorstel that lapsed because the data of the person may not be used says so, not that there is a pauze."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None
BEFORE = "'anderVoorstel', 'geenVoorstel', 'plekIngetrokken', 'pauze', 'zelfVoorgesteld'"
CODES = f"{BEFORE}, 'verwerkingsstop'"


def upgrade() -> None:
    """Allow the word, and give it to what lapsed at the very moment that a verwerkingsstop of the person began."""
    _allow(CODES)
    stand = sa.table("voorstel_stand", *map(sa.column, ("pip", "sinds", "vervallen_om")))
    stop = sa.table("verwerkingsstop", *map(sa.column, ("pip", "sinds")))
    began = sa.exists().where(stop.c.pip == stand.c.pip, stop.c.sinds == stand.c.sinds)
    change = sa.update(stand).where(stand.c.vervallen_om == "pauze", began)
    op.execute(change.values(vervallen_om="verwerkingsstop"))


def downgrade() -> None:
    """Undo this step: such a voorstel lapsed by a pauze again."""
    op.execute("UPDATE voorstel_stand SET vervallen_om = 'pauze' WHERE vervallen_om = 'verwerkingsstop'")
    _allow(BEFORE)


def _allow(codes: str) -> None:
    name = "ck_voorstel_stand_vervallen_om"
    with op.batch_alter_table("voorstel_stand") as stand:
        stand.drop_constraint(name, type_="check")
        stand.create_check_constraint(name, f"vervallen_om IN ({codes})")
