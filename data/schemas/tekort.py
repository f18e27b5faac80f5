"""What a region lacks: kinds of plek that would add most for everyone, with a request to take to werkgevers."""

from typing import Annotated

from pydantic import Field

from data.schemas.codes import Niveau, PlekSoort, SectorCode
from data.schemas.noun import Noun

FEWEST = 10
"""A number of people below this is never told. Source: docs: domain, Risks; CBS practice for small cells."""


class PlekKind(Noun):
    """A kind of plek that nobody offers yet: what kind of work, how much Dutch, when, and in which gemeente.

    taaleis is what may be asked at most, for spreken and luisteren; None is that no Dutch may be asked. tijden names a
    pattern of times.
    """

    sector: SectorCode
    soort: PlekSoort
    taaleis: Niveau | None
    tijden: str
    gemeente: str


class Tekort(Noun):
    """One row of the shopping list.

    opbrengst is what the first such plek adds to the total score of everyone, once the rows above it are there.
    aantal is how many of this kind stand at this place in the list. mensen is for how many people it would be better
    than what they have now; None when that is fewer than ten, so that nobody can be recognised. verzoek is the text
    for an aanbieder.
    """

    kind: PlekKind
    opbrengst: float
    aantal: Annotated[int, Field(ge=1)]
    mensen: Annotated[int, Field(ge=FEWEST)] | None
    verzoek: str


class Boodschappen(Noun):
    """The shopping list of a region; doorzocht says that every kind was tried.

    geplaatst and totaal are of the present division; both None when they are not told because so few got a voorstel.
    """

    regio: str
    tekorten: tuple[Tekort, ...]
    doorzocht: bool
    soorten: int
    geplaatst: int | None
    totaal: float | None

    def shown(self) -> "Boodschappen":
        """The list as those may read it who see no persons: without the number and score of too few people."""
        few = self.geplaatst is None or self.geplaatst < FEWEST
        return self.model_copy(update={"geplaatst": None, "totaal": None}) if few else self
