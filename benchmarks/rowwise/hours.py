"""How many hours a plek asks and how many a person has left."""

from benchmarks.rowwise.week import joined, parts_by_day, total
from data.schemas.pip import Belastbaarheid, Pip
from data.schemas.plek import Plek

IN_THE_HOURS = ("taalles", "module", "opleiding", "werk")
"""What someone does that counts within their hours per week."""

NOTHING_KNOWN = Belastbaarheid()
HAIR = 1e-9


def asked(plek: Plek) -> float:
    """Give the hours a week that the plek asks."""
    if plek.rooster == "flexibel" or not plek.tijden:
        return plek.uren.min
    return max(plek.uren.min, total(joined(plek.tijden)) / 60)


def longest_day(plek: Plek) -> float:
    """Give the most hours that a vast rooster asks on one day."""
    if plek.rooster == "flexibel" or not plek.tijden:
        return 0.0
    days = [0] * 7
    for stretch in joined(plek.tijden):
        for day, minutes in parts_by_day(stretch):
            days[day] += minutes
    return max(days) / 60


def left(pip: Pip, naast_taalles: bool) -> float | None:
    """Give the hours a week the person has left; None when it is not known how many there are."""
    hours = (pip.belastbaarheid or NOTHING_KNOWN).uren_per_week
    if hours is None:
        return None
    bezet = pip.bezet or ()
    redenen = IN_THE_HOURS[1:] if naast_taalles else IN_THE_HOURS
    taken = total(joined(tijdvak for tijdvak in bezet if tijdvak.reden in redenen)) / 60
    if not naast_taalles and not any(tijdvak.reden == "taalles" for tijdvak in bezet):
        taken += pip.taalles_uren or 0.0
    return hours - taken


def refuse_hours(pip: Pip, plek: Plek) -> tuple[set[str], set[str]]:
    """Judge the hours asked against the hours left, per week and per day."""
    needed = asked(plek)
    if needed == 0:
        return set(), set()
    can = pip.belastbaarheid or NOTHING_KNOWN
    if can.uren_per_dag is not None and longest_day(plek) > can.uren_per_dag + HAIR:
        return {"uren"}, set() if can.uren_per_week is not None else {"onbekend"}
    if can.uren_per_week is None:
        return set(), {"onbekend"}
    short = {needed > (left(pip, naast) or 0.0) + HAIR for naast in _readings(can.naast_taalles)}
    if len(short) == 2:
        return set(), {"onbekend"}
    return ({"uren"} if short == {True} else set()), set()


def _readings(naast_taalles: bool | None) -> tuple[bool, ...]:
    """Give what naast_taalles may be."""
    return (True, False) if naast_taalles is None else (naast_taalles,)
