"""The verslag of a ronde: what changed since the ronde before, what that cost, and who had which chance."""

from typing import Annotated, Literal

from pydantic import Field

from data.schemas.codes import Leerroute, Richting
from data.schemas.noun import Noun
from data.schemas.ronde import Ingehaald, Oorzaak

Aantal = Annotated[int, Field(ge=0)]
FEWEST = 10
"""Groups smaller than this are not shown, so that nobody can be recognised. Source: docs: architecture, Proof."""


class Kans(Noun):
    """How many people of one group got a voorstel; both are None when the group is too small to show."""

    groep: Literal["leerroute", "richting", "samen"]
    waarde: Leerroute | Richting | None = None
    mensen: Aantal | None = None
    voorstellen: Aantal | None = None

    def shown(self) -> "Kans":
        """The same without numbers when the group is too small."""
        small = self.mensen is None or self.mensen < FEWEST
        return self.model_copy(update={"mensen": None, "voorstellen": None}) if small else self


class Kosten(Noun):
    """What the terms of a ronde cost in summed score: calm, and giving precedence to who waits."""

    rust: float
    wachten: float


class OndergrensUitkomst(Noun):
    """One floor: how many people the group has, how many had to get a voorstel and did, and what that cost in score.

    The counts are None when the group is too small to show.
    """

    naam: str
    leden: Aantal | None = None
    nodig: Aantal | None = None
    voorstellen: Aantal | None = None
    prijs: float

    def shown(self) -> "OndergrensUitkomst":
        """The same without counts when the group is too small."""
        small = self.leden is None or self.leden < FEWEST
        return self.model_copy(update=dict.fromkeys(("leden", "nodig", "voorstellen"))) if small else self


class GroepUitkomst(Noun):
    """One plek that starts as a group or not at all: whether it does, with how many people, and in Dutch why."""

    plek: str
    start: bool
    mensen: Aantal
    reden: str


class RondeVerslag(Noun):
    """What a ronde did, in numbers that name nobody; plekken are named.

    nieuw, behouden, gewijzigd and ingetrokken count people against the voorstel they had; oorzaken says why those of
    gewijzigd and ingetrokken did not stay. pauze, in_behandeling and geplaatst count who stayed out, geparkeerd which
    plekken and paren how many pairs did. wachten counts the people that take part by the number of rondes in a row that
    they had no voorstel before. niemand_past are plekken with a free seat where nobody fits, niets_past counts people
    whom no plek fits. kansen per group. kosten None is not computed. ondergrenzen and groepen tell what became of them;
    zoekgrens says in Dutch that the search for groepen was not completed. ingehaald counts voorstellen not opened.
    """

    nieuw: Aantal
    behouden: Aantal
    gewijzigd: Aantal
    ingetrokken: Aantal
    oorzaken: dict[Oorzaak, Aantal]
    pauze: Aantal
    in_behandeling: Aantal
    geplaatst: Aantal
    geparkeerd: tuple[str, ...]
    paren: Aantal
    wachten: dict[str, Aantal]
    niemand_past: tuple[str, ...]
    niets_past: Aantal
    kansen: tuple[Kans, ...]
    kosten: Kosten | None = None
    ondergrenzen: tuple[OndergrensUitkomst, ...] = ()
    groepen: tuple[GroepUitkomst, ...] = ()
    zoekgrens: str | None = None
    ingehaald: dict[Ingehaald, Aantal] = Field(default_factory=dict)
