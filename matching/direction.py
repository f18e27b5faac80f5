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
    speaks = all(_reaches(niveau) for niveau in taal.values())
    grounds = _grounds(pip)
    met = [name for name, value in grounds.items() if value]
    unknown = [name for name, niveau in taal.items() if niveau is None]
    unknown += [name for name, value in grounds.items() if value is None] if not met else []
    if speaks and met:
        return Advies("vraaggericht", f"Spreken en luisteren zijn minstens A2. Ook telt mee: {listing(met)}.")
    why = "Er is nog geen ervaring in Nederland, gewaardeerd diploma of voldoende werknemersvaardigheden."
    if not speaks:
        why = "Spreken en luisteren zijn nog niet allebei A2."
    ask = f" Niet bekend: {listing(unknown)}." if unknown else ""
    return Advies("aanbodgericht", why + ask)


def _reaches(niveau: Niveau | None) -> bool:
    return niveau is not None and NIVEAUS.index(niveau) >= _A2


def _grounds(pip: Pip) -> dict[str, bool | None]:
    """What makes someone ready for a vacancy: True, False, or None when not known."""
    skills = pip.werknemersvaardigheden
    return {
        "werkervaring in Nederland": _dutch_experience(pip),
        "voldoende werknemersvaardigheden": None if skills is None else skills == "voldoende",
        "een gewaardeerd diploma": pip.opleiding.diploma_gewaardeerd if pip.opleiding else None,
    }


def _dutch_experience(pip: Pip) -> bool | None:
    if pip.werkervaring is None:
        return None
    places = [work.in_nederland for work in pip.werkervaring]
    if any(places):
        return True
    return None if None in places else False
