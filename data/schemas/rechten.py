"""What people may ask about themselves: all that is kept about them, and that it is kept but not used."""

from datetime import date, datetime
from typing import Any

from data.schemas.actor import Rol
from data.schemas.besluit import Besluit
from data.schemas.noun import Kenmerk, Noun
from data.schemas.oordeel import Oordeel
from data.schemas.pip import Pip
from data.schemas.status import PipStatus
from data.schemas.toezegging import Toezegging
from data.schemas.voorstel import VoorstelStand


class Verwerkingsstop(Noun):
    """One time that the data of a person were kept and not used: no ronde, suggestie or step of a voorstel.

    nummer counts those of one person from 1. opgeheven_op None is: it holds now. Source: AVG art. 18.
    """

    pip: Kenmerk
    nummer: int
    sinds: datetime
    door: Kenmerk
    reden: str
    opgeheven_op: datetime | None = None
    opgeheven_door: Kenmerk | None = None


class InzageVersie(Noun):
    """One version of the plan that was kept."""

    versie: int
    status: PipStatus
    actueel: bool
    opgeslagen_op: datetime


class InzageNazorg(Noun):
    """One moment after a plaatsing at which somebody asks, or asked, how it goes."""

    voorstel: Kenmerk
    moment: str
    gepland_op: date
    gedaan_op: datetime | None = None
    door: Kenmerk | None = None
    notitie: str | None = None


class InzagePauze(Noun):
    """One time that the person, or one plek for them, was kept out of rondes."""

    plek: str | None = None
    sinds: datetime
    door: Kenmerk
    tot: date | None = None
    opgeheven_op: datetime | None = None
    opgeheven_door: Kenmerk | None = None


class InzageKijker(Noun):
    """Somebody who looked: how many times, and when last."""

    door: Kenmerk
    rol: Rol
    aantal: int
    laatst: datetime


class Inzage(Noun):
    """All that is kept about one person, at one moment (UTC), for that person to read. Source: AVG art. 15."""

    kenmerk: Kenmerk
    gemaakt_op: datetime
    plannen: tuple[Pip, ...]
    versies: tuple[InzageVersie, ...]
    voorstellen: tuple[VoorstelStand, ...]
    oordelen: tuple[Oordeel, ...]
    besluiten: tuple[Besluit, ...]
    toezeggingen: tuple[Toezegging, ...]
    nazorg: tuple[InzageNazorg, ...]
    pauzes: tuple[InzagePauze, ...]
    verwerkingsstops: tuple[Verwerkingsstop, ...]
    kijkers: tuple[InzageKijker, ...]

    def as_json(self) -> dict[str, Any]:
        """The same as JSON data, with each plan as the contract has it."""
        return super().as_json() | {"plannen": [plan.as_json() for plan in self.plannen]}
