"""What must always be true of rondes, voorstellen, besluiten and seats, asked of the database itself.

Much of it the database already guards. It is asked here all the same, so that one function can say after any trouble
whether everything is as it should be.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from data.schemas.voorstel import GESLOTEN, MENSEN, STAPPEN

BROKEN = {
    "a person has two open voorstellen": """
        SELECT pip FROM voorstel_stand WHERE status NOT IN ('beeindigd', 'afgewezen', 'vervallen')
        GROUP BY pip HAVING count(*) > 1""",
    "a voorstel that holds a seat has none": """
        SELECT s.kenmerk FROM voorstel_stand s LEFT JOIN stoel t ON t.voorstel = s.kenmerk AND t.plek = s.plek
        WHERE s.status IN ('akkoord', 'bijAanbieder', 'kennismaking', 'geplaatst') AND t.nummer IS NULL""",
    "a seat is held by a voorstel that does not": """
        SELECT s.kenmerk FROM stoel t JOIN voorstel_stand s ON s.kenmerk = t.voorstel
        WHERE s.status NOT IN ('akkoord', 'bijAanbieder', 'kennismaking', 'geplaatst') OR s.plek <> t.plek""",
    "more people were accepted than there were seats": """
        SELECT t.plek FROM stoel t JOIN plek p ON p.kenmerk = t.plek AND p.versie = t.plek_versie
        WHERE t.nummer > p.capaciteit OR t.capaciteit <> p.capaciteit""",
    "a status that needs a person has none": """
        SELECT s.kenmerk FROM voorstel_stand s LEFT JOIN besluit b
        ON b.voorstel = s.kenmerk AND b.volgnummer = s.besluit AND b.naar = s.status
        WHERE s.status NOT IN ('nieuw', 'vervallen') AND (b.door IS NULL OR b.door = '')""",
    "a besluit belongs to no voorstel": """
        SELECT b.voorstel FROM besluit b LEFT JOIN voorstel_stand s ON s.kenmerk = b.voorstel
        WHERE s.kenmerk IS NULL""",
    "nothing was decided about a voorstel that no ronde made": """
        SELECT s.kenmerk FROM voorstel_stand s LEFT JOIN besluit b ON b.voorstel = s.kenmerk AND b.volgnummer = 1
        WHERE s.ronde IS NULL AND (b.stap IS NULL OR b.stap <> 'zelfVoorstellen')""",
    "a plaatsing has no nazorg": """
        SELECT s.kenmerk FROM voorstel_stand s LEFT JOIN nazorg n ON n.voorstel = s.kenmerk
        WHERE s.status = 'geplaatst' AND n.voorstel IS NULL""",
    "a voorstel to work on comes from a ronde that is not published": """
        SELECT s.kenmerk FROM voorstel_stand s JOIN ronde r ON r.kenmerk = s.ronde WHERE r.gepubliceerd_op IS NULL""",
    "a ronde that is not published was overtaken": """
        SELECT r.kenmerk FROM ronde r JOIN voorstel v ON v.ronde = r.kenmerk
        WHERE r.gepubliceerd_op IS NULL AND v.ingehaald IS NOT NULL""",
    "lines were laid ready for a ronde that nobody can publish": """
        SELECT r.kenmerk FROM ronde r JOIN voorstel v ON v.ronde = r.kenmerk
        WHERE r.gepubliceerd_op IS NULL AND r.eigenaar IS NULL
        UNION SELECT r.kenmerk FROM ronde r JOIN zonder_voorstel z ON z.ronde = r.kenmerk
        WHERE r.gepubliceerd_op IS NULL AND r.eigenaar IS NULL""",
    "an oordeel belongs to no voorstel": """
        SELECT o.kenmerk FROM oordeel o LEFT JOIN voorstel v ON v.oordeel = o.kenmerk
        LEFT JOIN voorstel_stand s ON s.oordeel = o.kenmerk AND s.pip = o.pip
        WHERE v.ronde IS NULL AND s.kenmerk IS NULL""",
    "a voorstel is not on what its ronde had read": """
        SELECT v.ronde FROM voorstel v JOIN ronde r ON r.kenmerk = v.ronde AND r.snapshot IS NOT NULL
        LEFT JOIN ronde_pip i ON i.ronde = v.ronde AND i.pip = v.pip AND i.pip_versie = v.pip_versie
        AND i.deelname = 'mee'
        LEFT JOIN ronde_plek j ON j.ronde = v.ronde AND j.plek = v.plek AND j.plek_versie = v.plek_versie
        WHERE i.pip IS NULL OR j.plek IS NULL OR j.geparkeerd""",
    "a refused pair was proposed": """
        SELECT v.ronde FROM voorstel v JOIN ronde_paar x ON x.ronde = v.ronde AND x.pip = v.pip AND x.plek = v.plek""",
    "someone who took part has not exactly one answer": """
        SELECT i.ronde FROM ronde_pip i JOIN ronde r ON r.kenmerk = i.ronde AND r.gepubliceerd_op IS NOT NULL
        LEFT JOIN voorstel v ON v.ronde = i.ronde AND v.pip = i.pip AND v.rang = 1
        LEFT JOIN zonder_voorstel z ON z.ronde = i.ronde AND z.pip = i.pip
        WHERE (i.deelname = 'mee') <> ((v.pip IS NULL) <> (z.pip IS NULL))""",
    "a ronde gave out more seats than it had": """
        SELECT v.ronde FROM voorstel v JOIN ronde_plek j ON j.ronde = v.ronde AND j.plek = v.plek
        WHERE v.rang = 1 GROUP BY v.ronde, v.plek, j.stoelen HAVING count(*) > j.stoelen""",
    "a ronde counts other people than it has": """
        SELECT r.kenmerk FROM ronde r LEFT JOIN voorstel v ON v.ronde = r.kenmerk AND v.rang = 1
        WHERE r.snapshot IS NOT NULL AND r.gepubliceerd_op IS NOT NULL GROUP BY r.kenmerk, r.geplaatst, r.gewist
        HAVING count(v.pip) > r.geplaatst OR count(v.pip) + r.gewist < r.geplaatst""",
    "a rang 1 has no oordeel": """
        SELECT v.ronde FROM voorstel v JOIN ronde r ON r.kenmerk = v.ronde AND r.snapshot IS NOT NULL
        WHERE (v.rang = 1) <> (v.oordeel IS NOT NULL)""",
}
"""What may never be, with the SQL that finds it."""

CHAIN = "SELECT voorstel, volgnummer, stap, van, naar, rol FROM besluit ORDER BY voorstel, volgnummer"


def invariants(session: Session) -> list[str]:
    """Everything that is not as it should be, each with one example; an empty list is a sound database."""
    found = []
    for name, query in BROKEN.items():
        example = session.execute(text(query)).first()
        if example is not None:
            found.append(f"{name}: {example[0]}")
    return found + list(_broken_chains(session))


def _broken_chains(session: Session) -> Iterator[str]:
    """Besluiten that skip a number, or take a step that the table does not allow."""
    rows = session.execute(text(CHAIN)).all()
    for row in rows:
        stap = STAPPEN[row.stap]
        allowed = (row.van in stap.van) if stap.van else row.van is None
        if not (allowed and row.naar == stap.naar and row.rol in stap.rollen and row.rol in MENSEN):
            yield f"a besluit took a step that does not exist: {row.voorstel}"
    firsts = [after for before, after in zip([None, *rows], rows, strict=False) if not _same(before, after)]
    yield from (f"the first besluit is missing: {row.voorstel}" for row in firsts if row.volgnummer != 1)
    for before, after in pairwise(rows):
        if not _same(before, after):
            continue
        if after.volgnummer != before.volgnummer + 1 or after.van != before.naar or before.naar in GESLOTEN:
            yield f"a besluit does not follow on the one before: {after.voorstel}"


def _same(before: Row[Any] | None, after: Row[Any]) -> bool:
    """Whether two besluiten are about the same voorstel."""
    return before is not None and bool(before.voorstel == after.voorstel)
