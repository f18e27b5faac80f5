"""A plek as it would be if the aanbieder made it suitable for one person, and the questions that takes.

Only what aanbieders do agree on: a seat, other times, fewer hours, less Dutch, more begeleiding, adapted tasks. The
work, its place and the certificaten it needs stay as they are.
Source: Regioplan, Allemaal duaal (2021), question 5: aanbodgericht starts from the person.
"""

from collections.abc import Iterator, Sequence
from math import isnan

from data.schemas.codes import BELASTINGEN, BEPERKINGEN, INTENSITEITEN, NIVEAUS, VAARDIGHEDEN, Intensiteit, Niveau
from data.schemas.pip import BegeleidingNodig, Pip
from data.schemas.plek import BegeleidingGeboden, Plek, Taaleis, Uren
from data.schemas.status import PlekStatus
from data.schemas.tijd import MINUTES_A_DAY
from data.schemas.vector import OPVANG_NODIG, PipTable
from matching.week import window_fits
from matching.wording import Window, listing, number, windows_text

DAGDELEN = ((9 * 60, 13 * 60), (13 * 60, 17 * 60))
"""Morning and afternoon as one asks an aanbieder for them, in minutes of the day."""
_SEAT = {
    "open": "Vraag of deze plek aangepast kan worden.",
    "vol": "Vraag of er een plek bij kan.",
    "ingetrokken": "Vraag of deze plek er weer kan komen.",
    "verlopen": "Vraag of deze plek er weer kan komen.",
}


def suitable(plek: Plek, pip: Pip, hours: float) -> Plek:
    """The plek made suitable for this person, with one seat; hours are those left in a week, nan when not known."""
    least = plek.uren.min if isnan(hours) else min(plek.uren.min, max(hours, 0.0))
    return plek.model_copy(
        update={
            "capaciteit": max(plek.capaciteit, 1),
            "einddatum": None,
            "tijden": None,
            "rooster": "flexibel",
            "uren": Uren(min=least, max=plek.uren.max),
            "taaleis": _reached(plek.taaleis or Taaleis(), pip),
            "begeleiding": _guided(plek.begeleiding or BegeleidingGeboden(), pip.begeleiding or BegeleidingNodig()),
            "taken_aanpasbaar": True if _limits(plek, pip) else plek.taken_aanpasbaar,
        }
    )


def questions(plek: Plek, then: Plek, pip: Pip, status: PlekStatus, windows: Sequence[Window]) -> Iterator[str]:
    """What to ask the aanbieder so that the plek becomes as it is in then; windows are the dagdelen that fit."""
    yield _SEAT[status]
    yield f"Tijden die passen: {windows_text(windows, dagdelen=True)}."
    if then.uren.min < plek.uren.min:
        yield f"Vraag om {number(then.uren.min)} uur per week in plaats van {number(plek.uren.min)}."
    lower = _lowered(plek.taaleis or Taaleis(), then.taaleis or Taaleis())
    if lower:
        yield f"Vraag om minder Nederlands: {listing(lower)} is genoeg."
    if then.begeleiding != plek.begeleiding and then.begeleiding and then.begeleiding.intensiteit:
        coach = " en een jobcoach" if then.begeleiding.jobcoach else ""
        yield f"Vraag om {_KIND[then.begeleiding.intensiteit]} begeleiding{coach}."
    if then.taken_aanpasbaar and not plek.taken_aanpasbaar:
        yield "Vraag om de taken aan te passen."


_KIND: dict[Intensiteit, str] = {"licht": "lichte", "gemiddeld": "gemiddelde", "intensief": "intensieve"}


def fitting_dagdelen(pips: PipTable, row: int, travel: int) -> list[Window]:
    """The dagdelen of a working week that fit one person with this journey, the children cared for."""
    care = bool(pips.opvang_nodig[row] == OPVANG_NODIG)
    each = [(day * MINUTES_A_DAY + van, day * MINUTES_A_DAY + tot) for van, tot in DAGDELEN for day in range(5)]
    return [window for window in each if window_fits(pips, row, *window, travel, care)]


def _reached(eis: Taaleis, pip: Pip) -> Taaleis:
    """The taaleis lowered to what the person has reached; what is not known stays as it is."""
    found: dict[str, Niveau | None] = {}
    for vaardigheid in VAARDIGHEDEN:
        asked, has = getattr(eis, vaardigheid), getattr(pip.taalniveau, vaardigheid)
        found[vaardigheid] = asked if asked is None or has is None else min(asked, has, key=NIVEAUS.index)
    return Taaleis(**found)


def _lowered(now: Taaleis, then: Taaleis) -> list[str]:
    """The levels that would be enough, equal ones together: "lezen en spreken A1"."""
    lower: dict[Niveau, list[str]] = {}
    for name in VAARDIGHEDEN:
        if getattr(then, name) != getattr(now, name):
            lower.setdefault(getattr(then, name), []).append(name)
    return [f"{listing(names)} {level}" for level, names in lower.items()]


def _guided(offered: BegeleidingGeboden, needed: BegeleidingNodig) -> BegeleidingGeboden:
    most = max((one for one in (offered.intensiteit, needed.intensiteit) if one), key=INTENSITEITEN.index, default=None)
    coach = True if needed.jobcoach else offered.jobcoach
    return offered.model_copy(update={"intensiteit": most, "jobcoach": coach})


def _limits(plek: Plek, pip: Pip) -> bool:
    """Whether the work asks something that the person cannot carry."""
    limits = (pip.belastbaarheid.beperkingen if pip.belastbaarheid else None) or ()
    return any(BELASTINGEN[BEPERKINGEN.index(code)] in (plek.belasting or ()) for code in limits)
