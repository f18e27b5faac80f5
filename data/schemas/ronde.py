"""The ronde: one time that all plekken were divided over all pips, and what it was made with."""

from datetime import date
from typing import Annotated

from pydantic import Field

from data.schemas.noun import Kenmerk, Noun


class Ronde(Noun):
    """One run of the division, with all that is needed to do it again.

    op is the day of judging; parameters is the hash of the parameters and code_versie the version of the program;
    reistijd_bron names where travel times came from. geplaatst counts the pips with a voorstel of rang 1 and totaal
    is the sum of their scores.
    """

    kenmerk: Kenmerk
    op: date
    seed: Annotated[int, Field(ge=0, lt=2**63)]
    parameters: str
    code_versie: str
    reistijd_bron: str
    aantal_pips: Annotated[int, Field(ge=0)]
    aantal_plekken: Annotated[int, Field(ge=0)]
    geplaatst: Annotated[int, Field(ge=0)]
    totaal: float
