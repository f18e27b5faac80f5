"""The week of an invented person: lessons shared with a group, and whatever else takes time."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from data.schemas.codes import DAGEN, BezetReden, Dag, Leerroute
from data.schemas.tijd import Bezet, Tijdvak, clock, minute_of_day
from data.synthetic.draws import Draws
from data.synthetic.gaps import Gaps
from data.synthetic.persoon import Persoon
from data.synthetic.scenario import Dagdeel, WeekShares

WORKDAYS: tuple[Dag, ...] = ("ma", "di", "wo", "do", "vr")
LEERROUTES: tuple[Leerroute, ...] = ("b1", "onderwijs", "z")
STARTS: dict[Dagdeel, tuple[str, ...]] = {
    "ochtend": ("08:45", "09:00", "09:00", "09:15"),
    "middag": ("12:45", "13:00", "13:00", "13:15"),
    "avond": ("18:45", "19:00"),
}
LESSON_MINUTES: dict[Dagdeel, int] = {"ochtend": 180, "middag": 180, "avond": 150}
STUDY: dict[Dagdeel, tuple[str, str]] = {"ochtend": ("09:30", "12:00"), "middag": ("13:00", "15:30")}
MODULE: dict[Dagdeel, tuple[str, str]] = {"ochtend": ("09:30", "11:30"), "middag": ("13:30", "15:30")}
ZORG: dict[Dagdeel, tuple[str, str]] = {"ochtend": ("09:00", "11:00"), "middag": ("14:00", "16:00")}
AFSPRAAK: dict[Dagdeel, tuple[str, str]] = {"ochtend": ("10:00", "11:00"), "middag": ("13:30", "14:30")}
Slot = tuple[Dag, Dagdeel]


@dataclass(frozen=True)
class Lesgroep:
    """A group that has lessons together: bezet are its lessons (and study), slots the dagdelen they take."""

    bezet: tuple[Bezet, ...]
    slots: tuple[Slot, ...]

    @property
    def in_the_evening(self) -> bool:
        """Whether any lesson is in the evening."""
        return any(dagdeel == "avond" for _, dagdeel in self.slots)


Lesgroepen = dict[tuple[str, Leerroute], tuple[Lesgroep, ...]]


@cache
def bezet_of(dag: Dag, van: str, tot: str, reden: BezetReden | None) -> Bezet:
    """Give the bezet of these times ("HH:MM"), reden None when not told; equal ones are one and the same object."""
    return Bezet(dag=dag, van=van, tot=tot, reden=reden)


@cache
def tijdvak_of(dag: Dag, van: str, tot: str) -> Tijdvak:
    """Give the tijdvak of these times ("HH:MM"); equal ones are one and the same object."""
    return Tijdvak(dag=dag, van=van, tot=tot)


def make_lesgroepen(draws: Draws, gemeenten: Iterable[str], shares: WeekShares) -> Lesgroepen:
    """Draw the lesson groups of every gemeente and leerroute: three dagdelen a week each.

    Onderwijs has study on the other half of the same days, and so three full days. Source: Monitor for the three
    dagdelen; for the rest see scenario.toml.
    """
    return {
        (gemeente, leerroute): tuple(_lesgroep(draws, leerroute, shares) for _ in range(shares.groepen))
        for gemeente in sorted(set(gemeenten))
        for leerroute in LEERROUTES
    }


def _lesgroep(draws: Draws, leerroute: Leerroute, shares: WeekShares) -> Lesgroep:
    days = draws.pick(shares.lesdagen)
    dagdeel = draws.pick(shares.lesdagdeel)
    if leerroute != "b1" and dagdeel == "avond":
        dagdeel = "ochtend"
    start = minute_of_day(draws.one(STARTS[dagdeel]))
    bezet = [bezet_of(dag, clock(start), clock(start + LESSON_MINUTES[dagdeel]), "taalles") for dag in days]
    slots: list[Slot] = [(dag, dagdeel) for dag in days]
    if leerroute == "onderwijs":
        other: Dagdeel = "middag" if dagdeel == "ochtend" else "ochtend"
        begin, end = STUDY[other]
        bezet += [bezet_of(dag, begin, end, "opleiding") for dag in days]
        slots += [(dag, other) for dag in days]
    return Lesgroep(tuple(bezet), tuple(slots))


@dataclass(frozen=True)
class Week:
    """What a pip tells of the week; slots are the dagdelen with lessons, known or not.

    beschikbaar None was not asked; taalles_uren (a week) only where the days of the lessons are not known.
    """

    bezet: tuple[Bezet, ...]
    beschikbaar: tuple[Tijdvak, ...] | None
    taalles_uren: float | None
    slots: tuple[Slot, ...]


def draw_week(draws: Draws, gaps: Gaps, groepen: Lesgroepen, persoon: Persoon, shares: WeekShares) -> Week:
    """Draw the lesson group of a person and everything else that takes time, without overlap."""
    groep = _draw_lesgroep(draws, groepen, persoon, shares)
    lessons = groep.bezet if groep else ()
    slots = groep.slots if groep else ()
    hidden = bool(lessons) and draws.chance(shares.lesuren_zonder_dagen)
    bezet = [*(() if hidden else lessons), *_besides(draws, gaps, set(slots), shares, persoon.inkomen == "werk")]
    return Week(
        bezet=tuple(sorted(bezet, key=lambda one: (DAGEN.index(one.dag), one.van))),
        beschikbaar=_beschikbaar(draws, lessons, shares),
        taalles_uren=_lesuren(lessons) if hidden else None,
        slots=slots,
    )


def _draw_lesgroep(draws: Draws, groepen: Lesgroepen, persoon: Persoon, shares: WeekShares) -> Lesgroep | None:
    """Draw the group a person is in; None when lessons are done. Who cares for children goes by day if possible."""
    if draws.chance(shares.klaar_met_les):
        return None
    options = groepen[persoon.plaats.gemeente, persoon.leerroute]
    by_day = tuple(groep for groep in options if not groep.in_the_evening)
    return draws.one(by_day if persoon.zorgt and by_day else options)


def _beschikbaar(draws: Draws, lessons: tuple[Bezet, ...], shares: WeekShares) -> tuple[Tijdvak, ...] | None:
    """Draw when the person can come; None when not asked, or when lessons show that it is more than was said."""
    if not draws.chance(shares.beschikbaar_bekend):
        return None
    week = week_of(draws.pick(shares.beschikbaar))
    latest = max((lesson.tot for lesson in lessons), default="00:00")
    return week if latest <= max(tijdvak.tot for tijdvak in week) else None


def _lesuren(lessons: tuple[Bezet, ...]) -> float:
    stretches = [lesson.minutes() for lesson in lessons if lesson.reden == "taalles"]
    return sum(end - begin for begin, end in stretches) / 60


def _besides(draws: Draws, gaps: Gaps, taken: set[Slot], shares: WeekShares, works: bool) -> list[Bezet]:
    """Draw what takes time beside the lessons, on dagdelen not in `taken`; a reden is not told now and then."""
    found: list[Bezet] = []
    if works and draws.chance(shares.werk):
        found += _work(draws, taken)
    if draws.chance(shares.module):
        found.append(_one(draws, taken, "module", MODULE))
    if draws.chance(shares.zorg):
        found.append(_one(draws, taken, "zorg", ZORG))
    if draws.chance(shares.afspraak):
        found.append(_one(draws, taken, "afspraak", AFSPRAAK))
    return [bezet_of(one.dag, one.van, one.tot, gaps.keep("bezet.reden", one.reden)) for one in found]


def _work(draws: Draws, taken: set[Slot]) -> list[Bezet]:
    """A small job: some evenings without lesson, or all Saturday."""
    if draws.chance(0.4):
        return [bezet_of("za", "09:00", "17:00", "werk")]
    free = [dag for dag in WORKDAYS if (dag, "avond") not in taken]
    days = draws.some(free, draws.between(2, 3))
    taken.update((dag, "avond") for dag in days)
    return [bezet_of(dag, "17:30", "20:30", "werk") for dag in days]


def _one(draws: Draws, taken: set[Slot], reden: BezetReden, times: Mapping[Dagdeel, tuple[str, str]]) -> Bezet:
    dag, dagdeel = draws.one([(dag, part) for dag in WORKDAYS for part in times if (dag, part) not in taken])
    taken.add((dag, dagdeel))
    return bezet_of(dag, *times[dagdeel], reden)


@cache
def week_of(written: str) -> tuple[Tijdvak, ...]:
    """Read days, begin and end as "ma di wo 09:00 17:00" into tijdvakken; ValueError on anything else."""
    *days, van, tot = written.split()
    return tuple(Tijdvak.model_validate({"dag": dag, "van": van, "tot": tot}) for dag in days)
