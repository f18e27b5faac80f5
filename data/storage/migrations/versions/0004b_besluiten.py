"""Voorstellen with a status, the besluiten about them, seats, what besluiten leave behind, and nazorg.

Voorstellen that are there get no status; the next ronde gives one to its own.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

revision = "0004"
down_revision = "0004a"
branch_labels = None
depends_on = None

STATUSSEN = (
    "'nieuw', 'inBehandeling', 'akkoord', 'bijAanbieder', 'kennismaking', 'geplaatst', "
    "'beeindigd', 'afgewezen', 'vervallen'"
)
CLOSED = "NOT (status IN ('beeindigd', 'afgewezen', 'vervallen'))"
STAPPEN = (
    "'overnemen', 'uitstellen', 'teruggeven', 'akkoord', 'voorleggen', 'kennismaken', 'plaatsen', "
    "'beeindigen', 'afwijzen', 'zelfVoorstellen'"
)
REDENEN = (
    "'wilDitWerkNiet', 'teVerInPraktijk', 'taalniveauTeLaag', 'nietBelastbaar', 'plekVervuld', "
    "'aanbiederReageertNiet', 'anders', 'afgerond', 'gestopt'"
)
VERVALLEN = "'anderVoorstel', 'geenVoorstel', 'plekIngetrokken', 'pauze', 'zelfVoorgesteld'"
VERVALT = "'nooit', 'naDagen', 'opDatum', 'taalniveauHoger', 'reistijdAnders', 'capaciteitAnders'"
NEW = ("besluit", "voorstel_stand", "stoel", "gevolg", "nazorg")


def upgrade() -> None:
    """Make the tables."""
    _besluit()
    _voorstel_stand()
    _stoel()
    _gevolg()
    _nazorg()


def downgrade() -> None:
    """Drop them: every besluit is lost."""
    for table in reversed(NEW):
        op.drop_table(table)


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    by_code_point: TypeEngine[str] = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
    return sa.Column(name, by_code_point, nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _check(table: str, name: str, condition: str) -> SchemaItem:
    return sa.CheckConstraint(condition, name=f"ck_{table}_{name}")


def _to_pip(table: str) -> SchemaItem:
    return sa.ForeignKeyConstraint(["pip", "pip_versie"], ["pip.kenmerk", "pip.versie"], name=f"fk_{table}_pip")


def _to_plek(table: str) -> SchemaItem:
    return sa.ForeignKeyConstraint(["plek", "plek_versie"], ["plek.kenmerk", "plek.versie"], name=f"fk_{table}_plek")


def _besluit() -> None:
    op.create_table(
        "besluit",
        _text("voorstel"),
        _whole("volgnummer"),
        _text("stap"),
        _text("van", nullable=True),
        _text("naar"),
        _text("door"),
        _text("rol"),
        _moment("op"),
        _text("reden", nullable=True),
        _text("toelichting", nullable=True),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("voorstel", "volgnummer"),
        sa.UniqueConstraint("voorstel", "volgnummer", "naar", name="uq_besluit_naar"),
        _check("besluit", "volgnummer", "volgnummer >= 1"),
        _check("besluit", "stap", f"stap IN ({STAPPEN})"),
        _check("besluit", "van", f"van IN ({STATUSSEN})"),
        _check("besluit", "naar", f"naar IN ({STATUSSEN})"),
        _check("besluit", "door", "door <> ''"),
        _check("besluit", "rol", "rol IN ('klantmanager', 'jobhunter')"),
        _check("besluit", "reden", f"reden IN ({REDENEN})"),
        _check("besluit", "afgewezen", "naar <> 'afgewezen' OR reden IS NOT NULL"),
    )
    op.create_index("ix_besluit_op", "besluit", ["op"])


def _voorstel_stand() -> None:
    table = "voorstel_stand"
    op.create_table(
        table,
        *(_text(name) for name in ("kenmerk", "pip")),
        _whole("pip_versie"),
        _text("plek"),
        _whole("plek_versie"),
        _text("richting"),
        sa.Column("score", sa.Float(), nullable=True),
        _text("status"),
        _whole("versie"),
        *(_text(name, nullable=True) for name in ("ronde", "oordeel")),
        _whole("besluit", nullable=True),
        *(_moment(name) for name in ("begonnen_op", "sinds")),
        *(_text(name, nullable=True) for name in ("door", "vervallen_om")),
        sa.PrimaryKeyConstraint("kenmerk"),
        _to_pip(table),
        _to_plek(table),
        sa.ForeignKeyConstraint(
            ["ronde", "pip", "plek"], ["voorstel.ronde", "voorstel.pip", "voorstel.plek"], name=f"fk_{table}_ronde"
        ),
        sa.ForeignKeyConstraint(["oordeel"], ["oordeel.kenmerk"], name=f"fk_{table}_oordeel"),
        sa.ForeignKeyConstraint(
            ["kenmerk", "besluit", "status"],
            ["besluit.voorstel", "besluit.volgnummer", "besluit.naar"],
            name=f"fk_{table}_besluit",
        ),
        _check(table, "status", f"status IN ({STATUSSEN})"),
        _check(table, "mens", "status IN ('nieuw', 'vervallen') OR besluit IS NOT NULL"),
        _check(table, "vervallen", "(status = 'vervallen') = (vervallen_om IS NOT NULL)"),
        _check(table, "vervallen_om", f"vervallen_om IN ({VERVALLEN})"),
        _check(table, "richting", "richting IN ('aanbodgericht', 'vraaggericht')"),
        _check(table, "score", "score >= 0 AND score <= 1"),
        _check(table, "versie", "versie >= 1"),
    )
    closed = sa.text(CLOSED)
    op.create_index(f"uq_{table}_open", table, ["pip"], unique=True, sqlite_where=closed, postgresql_where=closed)
    for name, columns in (
        ("pip", ["pip", "pip_versie"]),
        ("plek", ["plek", "plek_versie"]),
        ("ronde", ["ronde"]),
        ("status", ["status", "sinds"]),
    ):
        op.create_index(f"ix_{table}_{name}", table, columns)


def _stoel() -> None:
    op.create_table(
        "stoel",
        _text("plek"),
        _whole("nummer"),
        _text("voorstel", nullable=True),
        _whole("plek_versie"),
        _whole("capaciteit"),
        _moment("sinds"),
        sa.PrimaryKeyConstraint("plek", "nummer"),
        _to_plek("stoel"),
        sa.ForeignKeyConstraint(["voorstel"], ["voorstel_stand.kenmerk"], name="fk_stoel_voorstel"),
        sa.UniqueConstraint("voorstel", name="uq_stoel_voorstel"),
        _check("stoel", "nummer", "nummer >= 1 AND nummer <= capaciteit"),
    )


def _gevolg() -> None:
    op.create_table(
        "gevolg",
        sa.Column("nummer", sa.Integer(), autoincrement=True, nullable=False),
        _text("soort"),
        _text("pip", nullable=True),
        _text("plek", nullable=True),
        _text("vervalt"),
        sa.Column("tot", sa.Date(), nullable=True),
        _whole("pip_versie", nullable=True),
        _whole("plek_versie", nullable=True),
        _moment("sinds"),
        _text("door"),
        _moment("opgeheven_op", nullable=True),
        _text("opgeheven_door", nullable=True),
        sa.PrimaryKeyConstraint("nummer"),
        _check("gevolg", "soort", "soort IN ('paarGeparkeerd', 'plekGeparkeerd', 'pipGepauzeerd')"),
        _check("gevolg", "vervalt", f"vervalt IN ({VERVALT})"),
        _check("gevolg", "pip", "(soort = 'plekGeparkeerd') = (pip IS NULL)"),
        _check("gevolg", "plek", "(soort = 'pipGepauzeerd') = (plek IS NULL)"),
        _check("gevolg", "tot", "soort = 'paarGeparkeerd' OR tot IS NOT NULL"),
        _check("gevolg", "door", "door <> ''"),
        _check("gevolg", "opgeheven", "(opgeheven_op IS NULL) = (opgeheven_door IS NULL)"),
    )
    for column in ("pip", "plek"):
        op.create_index(f"ix_gevolg_{column}", "gevolg", [column])


def _nazorg() -> None:
    op.create_table(
        "nazorg",
        _text("voorstel"),
        _text("moment"),
        sa.Column("gepland_op", sa.Date(), nullable=False),
        _moment("gedaan_op", nullable=True),
        _text("door", nullable=True),
        sa.PrimaryKeyConstraint("voorstel", "moment"),
        sa.ForeignKeyConstraint(["voorstel"], ["voorstel_stand.kenmerk"], name="fk_nazorg_voorstel"),
        _check("nazorg", "gedaan", "(gedaan_op IS NULL) = (door IS NULL)"),
    )
    op.create_index("ix_nazorg_gepland_op", "nazorg", ["gepland_op"])
