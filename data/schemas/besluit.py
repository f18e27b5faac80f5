"""The besluit: one step of a voorstel that a person took; and what it leaves behind."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from data.schemas.actor import Rol
from data.schemas.codes import NIVEAUS, VAARDIGHEDEN
from data.schemas.noun import Kenmerk, Noun
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.reden import GevolgSoort, RedenCode, Verval
from data.schemas.voorstel import StapCode, VoorstelStatus


class Besluit(Noun):
    """Who took which step of a voorstel, when, and why.

    volgnummer counts the besluiten of one voorstel from 1. van is None when the besluit began the voorstel. reden is
    a code of the table of redenen; toelichting is free text without personal data. tot is the day until which the
    person put it off, or that they named with the reden; None is none.
    """

    voorstel: Kenmerk
    volgnummer: Annotated[int, Field(ge=1)]
    stap: StapCode
    van: VoorstelStatus | None
    naar: VoorstelStatus
    door: Kenmerk
    rol: Rol
    op: datetime
    reden: RedenCode | None = None
    toelichting: str | None = None
    tot: date | None = None


@dataclass(frozen=True)
class Gevolg:
    """What a ronde leaves out, and until when.

    pip is None for a whole plek, plek None for a whole pip. tot is the first day on which it no longer holds, None when
    it lapses otherwise or never. pip_versie and plek_versie are those at the time, to see whether they changed.
    """

    nummer: int
    soort: GevolgSoort
    pip: str | None
    plek: str | None
    vervalt: Verval
    tot: date | None
    pip_versie: int | None
    plek_versie: int | None
    sinds: datetime
    door: str


def niveau_is_higher(then: Pip, now: Pip) -> bool:
    """Whether any vaardigheid rose; one that was not known then and is known now counts, nobody had judged it."""
    before, after = then.taalniveau, now.taalniveau
    return any(
        (level := getattr(after, name)) is not None
        and ((old := getattr(before, name)) is None or NIVEAUS.index(level) > NIVEAUS.index(old))
        for name in VAARDIGHEDEN
    )


def reistijd_is_other(then: tuple[Pip, Plek], now: tuple[Pip, Plek]) -> bool:
    """Whether the way between them may have become shorter: another address, other vervoer or other minutes."""
    (old_pip, old_plek), (pip, plek) = then, now
    before = old_pip.inburgeraar.postcode, old_pip.reistijd, old_plek.postcode
    return before != (pip.inburgeraar.postcode, pip.reistijd, plek.postcode)


@dataclass(frozen=True)
class Nazorg:
    """One moment after a plaatsing at which someone asks how it goes; gedaan_op None is: still to do.

    notitie is what they noted then, without personal data; None is nothing.
    """

    voorstel: str
    moment: str
    gepland_op: date
    gedaan_op: datetime | None
    door: str | None
    notitie: str | None = None
