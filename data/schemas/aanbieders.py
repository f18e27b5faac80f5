"""Kansrijke aanbieders: who offers or offered work that someone wants or knows, and what to ask them."""

from typing import Annotated

from pydantic import Field

from data.schemas.codes import AanbiederSoort
from data.schemas.noun import Noun
from data.schemas.status import PlekStatus


class KansrijkeAanbieder(Noun):
    """One aanbieder for one person.

    plek is the example that scores best, titel its name and status how it stands now. score is that of the pair as if
    the aanbieder said yes to everything in vragen. plekken counts what this aanbieder has or had of such work.
    """

    naam: str
    soort: AanbiederSoort
    plek: str
    titel: str
    status: PlekStatus
    plekken: Annotated[int, Field(ge=1)]
    score: Annotated[float, Field(ge=0, le=1)]
    reistijd_minuten: int | None
    vragen: tuple[str, ...]


class Kansen(Noun):
    """The kansrijke aanbieders of one person, best first, with the best score of what is open now (None: nothing).

    uren_over are the hours a week left, None when not known; with too few for any work nobody is asked.
    """

    pip: str
    beste_open: float | None
    uren_over: float | None
    aanbieders: tuple[KansrijkeAanbieder, ...]
