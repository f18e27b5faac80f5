"""Lists answered from indexes: who and what is actueel, and voorstellen by status; a plek with its einddatum."""

import json
from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None
BATCH = 1000
OF_STATUS = ["status", "pip", "sinds", "kenmerk", "ronde", "besluit", "door"]
OF_PLEK = ["kenmerk", "aanbieder", "reden_intrekking", "einddatum", "capaciteit"]


def upgrade() -> None:
    """Add the column, filled from the documents, and the indexes."""
    op.add_column("plek", sa.Column("einddatum", sa.Date(), nullable=True))
    _fill_einddatum()
    op.drop_index("ix_pip_gemeente", "pip")
    _of_those("ix_pip_actueel", "pip", "actueel", ["kenmerk", "versie", "gemeente"])
    _of_those("ix_pip_laatste", "pip", "laatste", ["kenmerk", "versie", "gemeente", "status"])
    _of_those("ix_plek_actueel", "plek", "actueel", OF_PLEK)
    op.drop_index("ix_voorstel_stand_status", "voorstel_stand")
    op.create_index("ix_voorstel_stand_status", "voorstel_stand", OF_STATUS)


def downgrade() -> None:
    """Undo this step."""
    op.drop_index("ix_voorstel_stand_status", "voorstel_stand")
    op.create_index("ix_voorstel_stand_status", "voorstel_stand", ["status", "sinds"])
    op.drop_index("ix_plek_actueel", "plek")
    op.drop_index("ix_pip_laatste", "pip")
    op.drop_index("ix_pip_actueel", "pip")
    op.create_index("ix_pip_gemeente", "pip", ["gemeente"])
    op.drop_column("plek", "einddatum")


def _fill_einddatum() -> None:
    """Read the einddatum from every document; the database itself cannot read one with a NUL in it."""
    connection = op.get_bind()
    einddatum: sa.ColumnClause[date] = sa.column("einddatum", sa.Date())
    plek = sa.table("plek", sa.column("kenmerk"), sa.column("versie"), sa.column("document"), einddatum)
    one = (plek.c.kenmerk == sa.bindparam("of_kenmerk"), plek.c.versie == sa.bindparam("of_versie"))
    change = sa.update(plek).where(*one).values(einddatum=sa.bindparam("op"))
    found = connection.execute(sa.select(plek.c.kenmerk, plek.c.versie, plek.c.document))
    ends = [
        {"of_kenmerk": kenmerk, "of_versie": versie, "op": date.fromisoformat(end)}
        for kenmerk, versie, document in found.yield_per(BATCH)
        if (end := json.loads(document).get("einddatum"))
    ]
    if ends:
        connection.execute(change, ends)


def _of_those(name: str, table: str, flag: str, columns: list[str]) -> None:
    op.create_index(name, table, columns, sqlite_where=sa.text(f"{flag} = 1"), postgresql_where=sa.text(flag))
