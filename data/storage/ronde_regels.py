"""The lines of a ronde: what it says of each person, laid ready in pieces before the ronde is published.

A country has hundreds of thousands of lines, and on SQLite nobody else writes while a transaction does: in pieces
others only wait for one. Nobody sees a line until its ronde is published. Laid ready again, a piece replaces whatever
a run that was stopped had left of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from data.schemas.verdeling import Voorstel, ZonderVoorstel
from data.storage.one_of import one_of
from data.storage.oordelen import Packed, forget_unused, keep_oordelen
from data.storage.session import Achterhaald, OpslagFout
from data.storage.tables import RondeRow, VoorstelRow, ZonderVoorstelRow
from data.storage.tables_ronde import RondePipRow, RondePlekRow
from data.storage.uitkomst import Uitkomst
from data.storage.versions import batches

PEOPLE = 500
"""How many people there are in a piece."""
LINES: tuple[type[VoorstelRow] | type[ZonderVoorstelRow], ...] = (VoorstelRow, ZonderVoorstelRow)


@dataclass
class Piece:
    """What a ronde says of some people: each voorstel and each answer without one, with its place in the verdeling."""

    pips: Sequence[str]
    voorstellen: list[tuple[int, Voorstel]] = field(default_factory=list)
    zonder: list[tuple[int, ZonderVoorstel]] = field(default_factory=list)


def pieces_of(uitkomst: Uitkomst, people: int = PEOPLE) -> list[Piece]:
    """The whole verdeling in pieces of at most so many people; everybody is in one of them, with all their lines."""
    verdeling = uitkomst.verdeling
    everybody = dict.fromkeys(one.pip for one in verdeling.voorstellen)
    everybody |= dict.fromkeys(one.pip for one in verdeling.zonder_voorstel)
    pieces = [Piece(part) for part in batches(everybody, people)]
    of = {pip: piece for piece in pieces for pip in piece.pips}
    for number, voorstel in enumerate(verdeling.voorstellen):
        of[voorstel.pip].voorstellen.append((number, voorstel))
    for number, zonder in enumerate(verdeling.zonder_voorstel):
        of[zonder.pip].zonder.append((number, zonder))
    return pieces


def lay_ready(session: Session, ronde: str, eigenaar: str, uitkomst: Uitkomst, piece: Piece) -> None:
    """Write one piece of an open ronde, in place of what was there of these people; who was erased is left out.

    Raises OpslagFout when there is no such ronde, and Achterhaald when somebody else runs or ran it.
    """
    _claim(session, ronde, eigenaar)
    pips = _versies(session, RondePipRow, ronde, piece.pips)
    plekken = _versies(session, RondePlekRow, ronde, {one.plek for _, one in piece.voorstellen})
    voorstellen = [(number, one) for number, one in piece.voorstellen if one.pip in pips]
    packed = {one.pip: uitkomst.packed[one.pip] for _, one in voorstellen if one.rang == 1}
    before = _remove(session, ronde, piece.pips)
    keep_oordelen(session, packed)
    head = {"ronde": ronde}
    lines = [
        head | _line(number, one, pips[one.pip], plekken[one.plek], uitkomst, packed) for number, one in voorstellen
    ]
    _insert(session, VoorstelRow, lines)
    without = [(number, one) for number, one in piece.zonder if one.pip in pips]
    answers = [head | _answer(number, one, pips[one.pip], uitkomst) for number, one in without]
    _insert(session, ZonderVoorstelRow, answers)
    forget_unused(session, before - {one.digest for one in packed.values()})


def forget_lines(session: Session, ronde: str) -> None:
    """Remove every line of a ronde that was not published, with the oordelen that nothing else refers to."""
    query = select(col(VoorstelRow.oordeel)).where(col(VoorstelRow.ronde) == ronde, col(VoorstelRow.rang) == 1)
    before = set(session.scalars(query))
    for table in LINES:
        session.execute(delete(table).where(col(table.ronde) == ronde))
    forget_unused(session, {digest for digest in before if digest is not None})


def lines_ready(session: Session, ronde: str) -> int:
    """How many lines of a ronde there are, laid ready or published."""
    counts = (select(func.count()).select_from(table).where(col(table.ronde) == ronde) for table in LINES)
    return sum(session.execute(query).scalar_one() for query in counts)


def _claim(session: Session, ronde: str, eigenaar: str) -> None:
    """Raise unless this eigenaar runs the ronde; whoever takes it over at the same moment collides with this write."""
    row = session.get(RondeRow, ronde)
    if row is None:
        raise OpslagFout(f"Ronde {ronde} is niet geopend, of intussen vervallen. Begin de ronde opnieuw.")
    if row.gepubliceerd_op is not None:
        raise Achterhaald(f"Ronde {ronde} is al gepubliceerd. Hier is niets veranderd.")
    if row.eigenaar != eigenaar:
        raise Achterhaald(f"Ronde {ronde} is overgenomen door {row.eigenaar}. Hier is niets gepubliceerd.")
    own = update(RondeRow).where(col(RondeRow.kenmerk) == ronde).values(eigenaar=eigenaar)
    session.execute(own.execution_options(synchronize_session=False))


def _versies(
    session: Session, table: type[RondePipRow] | type[RondePlekRow], ronde: str, kenmerken: Iterable[str]
) -> dict[str, int]:
    kind = "pip" if table is RondePipRow else "plek"
    own = col(getattr(table, kind))
    found: dict[str, int] = {}
    for part in batches(kenmerken):
        query = select(own, getattr(table, f"{kind}_versie")).where(col(table.ronde) == ronde)
        found.update(dict(session.execute(query.where(one_of(session, own, part))).all()))
    return found


def _remove(session: Session, ronde: str, pips: Sequence[str]) -> set[str]:
    """Take away what a run that was stopped laid ready of these people; the digests of the oordelen of those lines."""
    before: set[str] = set()
    for part in batches(pips):
        mine = col(VoorstelRow.ronde) == ronde, one_of(session, col(VoorstelRow.pip), part)
        before.update(session.scalars(select(col(VoorstelRow.oordeel)).where(*mine, col(VoorstelRow.rang) == 1)))
        for table in LINES:
            session.execute(delete(table).where(col(table.ronde) == ronde, one_of(session, col(table.pip), part)))
    return before


def _line(
    number: int, voorstel: Voorstel, pip: int, plek: int, uitkomst: Uitkomst, packed: Mapping[str, Packed]
) -> dict[str, object]:
    """A voorstel as a row; pip and plek are the versies that were judged."""
    first = voorstel.rang == 1
    return {
        "pip": voorstel.pip,
        "pip_versie": pip,
        "plek": voorstel.plek,
        "plek_versie": plek,
        "rang": voorstel.rang,
        "richting": voorstel.richting,
        "score": voorstel.score,
        "volgnummer": number,
        "document": uitkomst.documents[number],
        "oordeel": packed[voorstel.pip].digest if first else None,
        "oorzaak": uitkomst.oorzaken.get(voorstel.pip) if first else None,
        "ingehaald": None,
    }


def _answer(number: int, zonder: ZonderVoorstel, pip: int, uitkomst: Uitkomst) -> dict[str, object]:
    """An answer without voorstel as a row; pip is the versie that was judged."""
    return {
        "pip": zonder.pip,
        "pip_versie": pip,
        "code": zonder.code,
        "volgnummer": number,
        "document": uitkomst.answers[number],
        "oorzaak": uitkomst.oorzaken.get(zonder.pip),
    }


def _insert(session: Session, table: type[SQLModel], rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        session.connection().execute(insert(table), rows)
