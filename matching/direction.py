"""Which richting suits this person: start from the person, or from the vacancy?

Vraaggericht when spreken and luisteren are both at least A2 and one of these holds: some werkervaring in the
Netherlands, werknemersvaardigheden voldoende, a diploma that was valued. Otherwise aanbodgericht. Unknown counts as
not met. A klantmanager can always overrule it.

Source: docs: judgement, section The two directions; Regioplan, Allemaal duaal (2021), question 5.
"""

from dataclasses import dataclass

from data.schemas.codes import NIVEAUS, Niveau, Richting
from data.schemas.pip import Pip
from matching.wording import listing

_A2 = NIVEAUS.index("A2")


@dataclass(frozen=True)
class Advies:
    """The advised richting with its reden in Dutch."""

    richting: Richting
    reden: str


def advise(pip: Pip) -> Advies:
    """The advised richting for a pip, and why; what is not known is named in the reden."""
    taal = {"spreken": pip.taalniveau.spreken, "luisteren": pip.taalniveau.luisteren}
    grounds = _grounds(pip)
    met = [name for name, value in grounds.items() if value]
    if all(map(_reaches, taal.values())) and met:
        return Advies("vraaggericht", f"Spreken en luisteren zijn minstens A2. Ook telt mee: {listing(met)}.")
    short = [name for name, niveau in taal.items() if niveau is not None and not _reaches(niveau)]
    lacking = [] if met else [name for name, value in grounds.items() if value is False]
    unknown = [name for name, niveau in taal.items() if niveau is None]
    unknown += [] if met else [name for name, value in grounds.items() if value is None]
    parts = [
        f"Nog geen A2 bij {listing(short)}." if short else "",
        f"Er is nog geen {listing(lacking, 'of')}." if lacking else "",
        f"Niet bekend: {listing(unknown)}." if unknown else "",
    ]
    return Advies("aanbodgericht", " ".join(filter(None, parts)))


def _reaches(niveau: Niveau | None) -> bool:
    return niveau is not None and NIVEAUS.index(niveau) >= _A2


def _grounds(pip: Pip) -> dict[str, bool | None]:
    """What makes someone ready for a vacancy: True, False, or None when not known."""
    skills = pip.werknemersvaardigheden
    return {
        "werkervaring in Nederland": _dutch_experience(pip),
        "oordeel voldoende op werknemersvaardigheden": None if skills is None else skills == "voldoende",
        "gewaardeerd diploma": pip.opleiding.diploma_gewaardeerd if pip.opleiding else None,
    }


def _dutch_experience(pip: Pip) -> bool | None:
    if pip.werkervaring is None:
        return None
    places = [work.in_nederland for work in pip.werkervaring]
    if any(places):
        return True
    return None if None in places else False
