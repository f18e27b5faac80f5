"""The matchblad: what an aanbieder needs to know to say yes to a first meeting, and nothing about the person beyond it.

Source: AVG art. 5, data minimisation: no name, address, health or family.
"""

from datetime import date

from data.schemas.codes import CertificaatCode, Intensiteit, Niveau
from data.schemas.noun import Kenmerk, Noun
from data.schemas.pip import Werkervaring
from data.schemas.plek import Plek


class Nederlands(Noun):
    """Dutch reached per vaardigheid; None is not known."""

    spreken: Niveau | None = None
    luisteren: Niveau | None = None
    lezen: Niveau | None = None
    schrijven: Niveau | None = None


class Kandidaat(Noun):
    """The person as an aanbieder may know them: what they can and when; None is not known, or to be agreed."""

    nederlands: Nederlands
    uren_per_week: float | None = None
    beschikbaar_vanaf: date | None = None
    werkervaring: tuple[Werkervaring, ...] = ()
    vakskills: tuple[str, ...] = ()
    certificaten: tuple[CertificaatCode, ...] = ()
    begeleiding: Intensiteit | None = None
    taalmaatje: bool | None = None


class Matchblad(Noun):
    """One voorstel for the aanbieder: the plek as it was offered, and the kandidaat."""

    voorstel: Kenmerk
    plek: Plek
    kandidaat: Kandidaat
    gemaakt_op: date
