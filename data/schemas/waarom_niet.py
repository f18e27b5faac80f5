"""Why someone did not get their best plek, or none at all: one true sentence, and what would help."""

from typing import Literal

from data.schemas.codes import PuntCode
from data.schemas.noun import Noun
from data.schemas.wijziging import Opening

WaaromNietSoort = Literal["nietEersteKeus", "geenCapaciteit", "geenPassendePlek"]


class WaaromNiet(Noun):
    """One person without their best-scoring plek.

    soort says whether they got another, whether plekken fit but have no seat left, or whether none fits. plek is the
    one that scores highest, with its prijs and what all together would lose (verlies); None when none fits. regel is
    the code that refuses most plekken, and regel_plekken how many; None when plekken fit. tekst names nobody. opent
    are the changes that help most: for geenCapaciteit on plekken with a free seat only.
    """

    pip: str
    soort: WaaromNietSoort
    tekst: str
    plek: str | None = None
    prijs: float | None = None
    verlies: float | None = None
    verlies_minstens: bool | None = None
    regel: PuntCode | None = None
    regel_plekken: int | None = None
    opent: tuple[Opening, ...] = ()
