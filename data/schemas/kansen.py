"""Chances compared: which part of each group got a voorstel, and how far that may be chance."""

from typing import Annotated

from pydantic import Field

from data.schemas.noun import Noun

Aantal = Annotated[int, Field(ge=0)]
Deel = Annotated[float, Field(ge=0, le=1)]


class Groepskans(Noun):
    """One group of people: how many, how many with a voorstel, and that beside everyone else.

    verhouding is the share of this group over that of everyone else; laag and hoog hold it in 95 of 100 draws. None
    when the other share is zero, and all numbers are None when the group is not shown.
    """

    groep: str
    mensen: Aantal | None = None
    voorstellen: Aantal | None = None
    aandeel: Deel | None = None
    verhouding: float | None = None
    laag: float | None = None
    hoog: float | None = None


class Kansvergelijking(Noun):
    """Chances in one ronde per group of a list that is not kept.

    niet_gevonden counts kenmerken of the list that did not take part, or that the reader may not see. seed decides the
    draws behind laag and hoog.
    """

    ronde: str
    mensen: Aantal
    voorstellen: Aantal
    groepen: tuple[Groepskans, ...]
    niet_gevonden: Aantal
    seed: int
