"""Concepts beside confirmed pips, plekken that are taken back, and documents.

What is there stays as it is: every version of a pip counts as confirmed, and every plek as offered.
"""

import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy.types import TypeEngine

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BATCH = 1000
LONGEST_NAME = 200
_UNSTORABLE = str.maketrans({"\0": "\N{REPLACEMENT CHARACTER}"})


def upgrade() -> None:
    """Add the columns, fill them for what is there, and add the table of documents."""
    _pip()
    _plek()
    _document()


def downgrade() -> None:
    """Undo this step: concepts, documents and the reasons for taking plekken back are lost."""
    op.drop_table("document")
    op.execute("DELETE FROM pip WHERE status = 'concept'")
    op.drop_index("uq_pip_laatste", "pip")
    op.drop_index("ix_plek_aanbieder", "plek")
    with op.batch_alter_table("pip") as pip:
        pip.drop_constraint("ck_pip_actueel")
        pip.drop_constraint("ck_pip_status")
        pip.drop_column("laatste")
        pip.drop_column("status")
    with op.batch_alter_table("plek") as plek:
        plek.drop_constraint("ck_plek_reden")
        plek.drop_column("reden_intrekking")
        plek.drop_column("aanbieder")


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    by_code_point: TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.Column(name, by_code_point, nullable=nullable)


def _pip() -> None:
    op.add_column("pip", _text("status", nullable=True))
    op.add_column("pip", sa.Column("laatste", sa.Boolean(), nullable=True))
    op.execute("UPDATE pip SET status = 'bevestigd', laatste = actueel")
    # SQLite makes the table anew here, with the checks and indexes it had.
    with op.batch_alter_table("pip") as pip:
        pip.alter_column("status", existing_type=sa.Text(), nullable=False)
        pip.alter_column("laatste", existing_type=sa.Boolean(), nullable=False)
        pip.create_check_constraint("ck_pip_status", "status IN ('concept', 'bevestigd')")
        pip.create_check_constraint("ck_pip_actueel", "NOT actueel OR status = 'bevestigd'")
    laatste = sa.text("laatste")
    op.create_index("uq_pip_laatste", "pip", ["kenmerk"], unique=True, sqlite_where=laatste, postgresql_where=laatste)


def _plek() -> None:
    op.add_column("plek", _text("aanbieder", nullable=True))
    op.add_column("plek", _text("reden_intrekking", nullable=True))
    _fill_aanbieder()
    with op.batch_alter_table("plek") as plek:
        plek.alter_column("aanbieder", existing_type=sa.Text(), nullable=False)
        plek.create_check_constraint("ck_plek_reden", "reden_intrekking <> ''")
    op.create_index("ix_plek_aanbieder", "plek", ["aanbieder"])


def _fill_aanbieder() -> None:
    """Read the name of the aanbieder from every document."""
    connection = op.get_bind()
    plek = sa.table("plek", sa.column("kenmerk"), sa.column("versie"), sa.column("document"), sa.column("aanbieder"))
    one = (plek.c.kenmerk == sa.bindparam("of_kenmerk"), plek.c.versie == sa.bindparam("of_versie"))
    change = sa.update(plek).where(*one).values(aanbieder=sa.bindparam("naam"))
    found = connection.execute(sa.select(plek.c.kenmerk, plek.c.versie, plek.c.document))
    named = [
        {"of_kenmerk": kenmerk, "of_versie": versie, "naam": _search_name(document)}
        for kenmerk, versie, document in found.yield_per(BATCH)
    ]
    if named:
        connection.execute(change, named)


def _search_name(document: str) -> str:
    naam = str(json.loads(document)["aanbieder"]["naam"])
    return " ".join(naam.casefold().split()).translate(_UNSTORABLE)[:LONGEST_NAME]


def _document() -> None:
    op.create_table(
        "document",
        _text("pip"),
        sa.Column("pip_versie", sa.Integer(), nullable=False),
        _text("sha256"),
        sa.Column("bewaren_tot", sa.Date(), nullable=False),
        sa.Column("opgeslagen_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versleuteld", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("pip", "pip_versie", "sha256"),
        sa.ForeignKeyConstraint(["pip", "pip_versie"], ["pip.kenmerk", "pip.versie"], name="fk_document_pip"),
    )
    op.create_index("ix_document_sha256", "document", ["sha256"])
    op.create_index("ix_document_bewaren_tot", "document", ["bewaren_tot"])
