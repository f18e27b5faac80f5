"""Running the matching: a ronde that somebody asked for, and the noodstop that halts everything that judges."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from data.schemas.noun import Kenmerk, Noun
from data.schemas.ronde import Keuze, Regio, Ronde, Week
from data.schemas.verslag import RondeVerslag

VerzoekStatus = Literal["wachtend", "bezig", "klaar", "mislukt", "gestopt"]


class RondeProef(Noun):
    """What a ronde would have done: computed and not published. Groups that are too small have no numbers."""

    ronde: Ronde
    verslag: RondeVerslag


class RondeVerzoek(Noun):
    """A ronde that somebody asked for, and how far it is.

    kenmerk is that of the ronde, of a proef with its own ending. stap names what is done now, gedaan of van tell how
    much of it. reden says in Dutch why it came to nothing: mislukt by itself, gestopt by the noodstop. A proef changes
    nothing; uitkomst is what the ronde would have done, once it is klaar.
    """

    kenmerk: Kenmerk
    week: Week
    regio: Regio | None = None
    keuze: Keuze
    door: Kenmerk
    status: VerzoekStatus
    gevraagd_op: datetime
    afgerond_op: datetime | None = None
    stap: str | None = None
    gedaan: Annotated[int, Field(ge=0)] = 0
    van: Annotated[int, Field(ge=0)] = 0
    reden: str | None = None
    proef: bool = False
    uitkomst: RondeProef | None = None


class Noodstop(Noun):
    """One time that matching was halted by a person; opgeheven_op None is: it is halted now."""

    nummer: int
    gestopt_op: datetime
    door: Kenmerk
    reden: str
    opgeheven_op: datetime | None = None
    opgeheven_door: Kenmerk | None = None
