"""What is asked of a ronde beyond the best score, and what became of it."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from data.schemas.pip import Pip
from data.schemas.ronde import GroepCode, Ondergrens, RondeEisen
from data.schemas.vector import Bool, Int32, PlekTable
from data.schemas.verslag import GroepUitkomst, OndergrensUitkomst
from matching.assignment.division import Division
from matching.assignment.outcomes import Search
from matching.assignment.terms import Floor
from matching.wording import number

LONG = 26
"""Rondes in a row without voorstel, after which somebody waits long. Source: docs: the weekly ronde, Even chances."""

GROEP_NAAM: Mapping[GroepCode, str] = {
    "leerrouteZ": "leerroute z",
    "wachtLang": f"wacht meer dan {LONG} rondes",
    "kinderopvang": "kinderopvang nodig",
    "lijst": "de lijst",
}


def floors_of(eisen: RondeEisen, pips: Sequence[Pip], waiting: Int32, lijst: Collection[str]) -> tuple[Floor, ...]:
    """The floors over these pips, in order; waiting holds their rondes without voorstel, lijst kenmerken."""
    return tuple(
        Floor(GROEP_NAAM[one.groep], _members(one, pips, waiting, lijst), one.aandeel) for one in eisen.ondergrenzen
    )


def _members(ondergrens: Ondergrens, pips: Sequence[Pip], waiting: Int32, lijst: Collection[str]) -> Bool:
    """Who is in the group; whoever we do not know it of is not."""
    if ondergrens.groep == "wachtLang":
        return np.asarray(waiting > LONG)
    if ondergrens.groep == "leerrouteZ":
        found = [pip.leerroute == "z" for pip in pips]
    elif ondergrens.groep == "kinderopvang":
        found = [pip.kinderopvang is not None and pip.kinderopvang.nodig is True for pip in pips]
    else:
        found = [pip.kenmerk in lijst for pip in pips]
    return np.array(found, dtype=np.bool_)


def floors_told(division: Division, costs: Mapping[str, float]) -> tuple[OndergrensUitkomst, ...]:
    """What became of each floor, with its price in score."""
    return tuple(
        OndergrensUitkomst(
            naam=one.naam, leden=one.members, nodig=one.needed, voorstellen=one.placed, prijs=costs[one.naam]
        )
        for one in division.floors
    )


def groepen_told(division: Division, plekken: PlekTable) -> tuple[GroepUitkomst, ...]:
    """What became of each groep."""
    return tuple(
        GroepUitkomst(plek=plekken.kenmerk[one.plek], start=one.starts, mensen=one.people, reden=one.reden)
        for one in division.groepen
    )


def limit_told(search: Search) -> str | None:
    """That the search for groepen was not completed, and how much better another choice could be; None when it was."""
    if search.limit is None:
        return None
    most = number(search.gap)
    return f"Het zoeken naar groepen is gestopt bij de grens. Een andere keus is samen hooguit {most} score beter."
