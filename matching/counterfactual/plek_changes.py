"""What a jobhunter can arrange with an aanbieder, one change at a time.

Source: docs: domain, Remedies klantmanagers really use; the table [wijzigingen] of the parameters.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache, partial

from data.schemas.codes import DAGEN
from data.schemas.plek import Plek
from data.schemas.tijd import MINUTES_A_DAY, Tijdvak, clock
from matching.counterfactual.change import Change, with_value
from matching.parameters import Parameters
from matching.wording import LONGEST_DAGDEEL, Window, day_part, number

PlekChange = Change[Plek]
_MIDDAY = 13 * 60
"""A tijdvak longer than a dagdeel is cut here, in minutes of the day."""
_OFFERED: dict[str, tuple[str, str, str, frozenset[str]]] = {
    "taalmaatje": (
        "taalaanbod.taalmaatje",
        "een taalmaatje op de plek",
        "Vraag de aanbieder om een taalmaatje.",
        frozenset({"taaleis"}),
    ),
    "jobcoach": ("begeleiding.jobcoach", "een jobcoach op de plek", "Regel een jobcoach op de plek.", frozenset()),
    "takenAanpassen": (
        "taken_aanpasbaar",
        "aangepaste taken",
        "Vraag de aanbieder om de taken aan te passen.",
        frozenset({"belasting"}),
    ),
}


def plek_changes(plek: Plek, parameters: Parameters) -> list[PlekChange]:
    """Every change that may be proposed to the aanbieder of this plek, in a fixed order."""
    asked = [change for change in offers(parameters) if change.apply(plek) != plek]
    return [*fewer_dagdelen(plek, parameters), *asked]


def offers(parameters: Parameters) -> list[PlekChange]:
    """What may be asked for any plek: a taalmaatje, a jobcoach, adapted tasks."""
    return [
        Change(
            code=soort,
            soort=soort,
            kant="plek",
            naam=naam,
            opdracht=opdracht,
            velden=(veld,),
            regels=regels,
            groep=soort,
            stap=0,
            regel=regel,
            apply=partial(with_value, veld=veld, value=True),
        )
        for soort, regel in parameters.wijzigingen.items()
        if soort in _OFFERED
        for veld, naam, opdracht, regels in (_OFFERED[soort],)
    ]


def fewer_dagdelen(plek: Plek, parameters: Parameters) -> Iterator[PlekChange]:
    """One dagdeel fewer: of a vast rooster a named one, otherwise so many hours; something is always left to do."""
    hours = parameters.wat_als.dagdeel_uren
    if plek.rooster == "flexibel" or not plek.tijden:
        if plek.uren.min > hours:
            yield _fewer(f"{number(hours)} uur per week minder", None, plek.uren.min - hours, 0, parameters)
        return
    parts = [part for slot in plek.tijden for part in _dagdelen(*slot.minutes())]
    for place, part in enumerate(parts if len(parts) > 1 else ()):
        rest = tuple(map(_tijdvak, (other for other in parts if other is not part)))
        least = max(0.0, plek.uren.min - (part[1] - part[0]) / 60)
        yield _fewer(f"niet op {day_part(*part)}", rest, round(least, 2), place, parameters)


def any_shorter(parameters: Parameters) -> PlekChange:
    """One dagdeel fewer wherever that helps, as one change: to name it, not to apply it."""
    opdracht = "Vraag de aanbieder om een dagdeel minder."
    return replace(_fewer("", None, 0.0, 0, parameters), code="dagdeelMinder", opdracht=opdracht)


def _fewer(what: str, rest: tuple[Tijdvak, ...] | None, least: float, place: int, parameters: Parameters) -> PlekChange:
    return Change(
        code=f"dagdeelMinder:{place}",
        soort="dagdeelMinder",
        kant="plek",
        naam="een dagdeel minder op de plek",
        opdracht=f"Vraag de aanbieder om een dagdeel minder: {what}.",
        velden=("uren.min",) if rest is None else ("tijden", "uren.min"),
        regels=frozenset({"tijden", "uren"}),
        groep="dagdeelMinder",
        stap=0,
        regel=parameters.wijzigingen["dagdeelMinder"],
        apply=partial(_with_times, rest, least),
    )


def _with_times(tijden: tuple[Tijdvak, ...] | None, least: float, plek: Plek) -> Plek:
    times = {} if tijden is None else {"tijden": tijden}
    return plek.model_copy(update={**times, "uren": plek.uren.model_copy(update={"min": least})})


def _dagdelen(begin: int, end: int) -> Iterator[Window]:
    """A tijdvak as the dagdelen it holds: one, or a morning and an afternoon."""
    midday = begin // MINUTES_A_DAY * MINUTES_A_DAY + _MIDDAY
    if end - begin > LONGEST_DAGDEEL and begin < midday < end:
        yield (begin, midday)
        yield (midday, end)
    else:
        yield (begin, end)


@lru_cache(maxsize=1 << 12)
def _tijdvak(part: Window) -> Tijdvak:
    begin, end = part
    tot = "24:00" if end % MINUTES_A_DAY == 0 else clock(end)
    return Tijdvak(dag=DAGEN[begin // MINUTES_A_DAY], van=clock(begin), tot=tot)
