"""The ronde: one time that all plekken were divided over all pips, and what it was made with."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from data.schemas.codes import Richting
from data.schemas.noun import Kenmerk, Noun

Week = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$")]
"""An ISO week, such as 2026-W48."""

Regio = Annotated[str, StringConstraints(pattern=r"^AM[0-9]{2}$")]
"""An arbeidsmarktregio, such as AM05."""

Keuze = Literal["auto", Richting]
"""The richting that was asked for; auto takes the advised one of each pip."""

Deelname = Literal["mee", "pauze", "inBehandeling", "geplaatst"]
"""Whether a pip took part in a ronde (mee), or why it stayed out."""

Oorzaak = Literal["plekWeg", "plekGeparkeerd", "plekVol", "paarGeparkeerd", "pastNietMeer", "beterSamen"]
"""Why the voorstel of a week ago did not stay: its plek is gone, parked or full, the pair was refused, it does not fit
any more, or another division is better for all together."""

Ingehaald = Literal["besluit", "plekWeg", "plekVol", "geparkeerd"]
"""What happened between the snapshot and publishing, so that a voorstel was not opened: somebody decided about this
person, the plek was taken back or filled, or the pair, the plek or the person was put aside."""


GroepCode = Literal["leerrouteZ", "wachtLang", "kinderopvang", "lijst"]
"""People whose chances a floor may guard: leerroute z, who had no voorstel for more than 26 rondes, who need
kinderopvang, or those on a list that is never kept."""


class Ondergrens(Noun):
    """A floor: at least this share of the people of a group get a voorstel."""

    groep: GroepCode
    aandeel: Annotated[float, Field(ge=0, le=1)]


class RondeEisen(Noun):
    """What is asked of a ronde beyond the best score: most people first, and floors, each group at most once."""

    aantal_eerst: bool = False
    ondergrenzen: tuple[Ondergrens, ...] = ()

    @model_validator(mode="after")
    def _once(self) -> Self:
        groepen = [one.groep for one in self.ondergrenzen]
        if len(set(groepen)) < len(groepen):
            raise ValueError("a group has one floor at most")
        return self


class RondePlan(Noun):
    """What a ronde is to be made with.

    regio None is the whole country. keuze None is not known, for a ronde from before it was kept. op is the day of
    judging; parameters is the hash of the parameters and code_versie the version of the program; reistijd_bron names
    where travel times come from.
    """

    kenmerk: Kenmerk
    week: Week
    regio: Regio | None = None
    keuze: Keuze | None
    eisen: RondeEisen = RondeEisen()
    op: date
    seed: Annotated[int, Field(ge=0, lt=2**63)]
    parameters: str
    code_versie: str
    reistijd_bron: str


class RondeOpening(RondePlan):
    """A ronde that was begun: with the plan and the hash of the snapshot there is all that is needed to do it again.

    snapshot is the hash of all that was read, None for a ronde from before it was kept. aantal_pips and aantal_plekken
    count what takes part.
    """

    snapshot: str | None
    aantal_pips: Annotated[int, Field(ge=0)]
    aantal_plekken: Annotated[int, Field(ge=0)]


class Ronde(RondeOpening):
    """A published ronde: geplaatst counts the pips with a voorstel of rang 1, totaal is the sum of their scores.

    gewist counts the people in it that were erased since; what is left of them is only in these totals.
    """

    geplaatst: Annotated[int, Field(ge=0)]
    totaal: float
    gewist: Annotated[int, Field(ge=0)] = 0


def kenmerk_of(week: str, regio: str | None) -> str:
    """The name of the one ronde of a week, for a regio or (None) for the whole country."""
    return week if regio is None else f"{week}-{regio}"


def week_of(day: date) -> str:
    """The ISO week of a day: 2027-01-03 is 2026-W53."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def monday_of(week: str) -> date:
    """The Monday of an ISO week; raises ValueError when that year has no such week, such as 2025-W53."""
    return date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
