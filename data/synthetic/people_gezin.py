"""Children of an invented person: how old, at school or opvang when, and whether opvang is arranged."""

from data.schemas.codes import Dag, Geregeld
from data.schemas.pip import Kinderopvang
from data.schemas.tijd import Tijdvak
from data.synthetic.draws import Draws
from data.synthetic.gaps import Gaps
from data.synthetic.people_week import WORKDAYS, Slot, tijdvak_of
from data.synthetic.persoon import Persoon
from data.synthetic.scenario import GezinShares, School

CRECHE_AGE = 2  # younger children go to opvang all day, older ones may go to a peutergroep in the morning
ENDS: dict[School, dict[Dag, str]] = {
    "vijfGelijkeDagen": dict.fromkeys(WORKDAYS, "14:00"),
    "woensdagKort": {"ma": "14:45", "di": "14:45", "wo": "12:15", "do": "14:45", "vr": "14:45"},
    "traditioneel": {"ma": "15:15", "di": "15:15", "wo": "12:15", "do": "15:15", "vr": "12:15"},
}
LATER = {"12:15": "12:45", "14:00": "14:30", "14:45": "15:15", "15:15": "15:45"}


def draw_kinderopvang(
    draws: Draws, gaps: Gaps, persoon: Persoon, slots: tuple[Slot, ...], shares: GezinShares
) -> Kinderopvang:
    """Draw the need for opvang and when the children are cared for.

    Without children, or with someone else at home, nothing is needed and nothing more is told. Source: scenario.toml.
    """
    jongste = gaps.keep("kinderopvang.jongsteKind", persoon.jongste)
    if not persoon.zorgt:
        return Kinderopvang(nodig=gaps.keep("kinderopvang.nodig", False), jongste_kind=jongste)
    geregeld = draws.pick(shares.geregeld_jong if persoon.jong_kind else shares.geregeld_school)
    return Kinderopvang(
        nodig=gaps.keep("kinderopvang.nodig", True),
        geregeld=gaps.keep("kinderopvang.geregeld", geregeld),
        tijden=gaps.keep("kinderopvang.tijden", _times(draws, persoon, slots, geregeld, shares)),
        jongste_kind=jongste,
    )


def _times(
    draws: Draws, persoon: Persoon, slots: tuple[Slot, ...], geregeld: Geregeld, shares: GezinShares
) -> tuple[Tijdvak, ...]:
    if not persoon.jong_kind:
        return _school(draws, geregeld, shares)
    if geregeld != "ja":
        return ()
    lessons: tuple[Dag, ...] = tuple(dict.fromkeys(dag for dag, part in slots if part != "avond"))
    mornings = bool(lessons) and all(part == "ochtend" for _, part in slots)
    if mornings and (persoon.jongste or 0) >= CRECHE_AGE and draws.chance(0.45):
        return tuple(tijdvak_of(dag, "08:15", "12:45") for dag in _with_more(draws, lessons, 2))
    return tuple(tijdvak_of(dag, "07:30", "18:00") for dag in _with_more(draws, lessons, 1))


def _with_more(draws: Draws, days: tuple[Dag, ...], most: int) -> tuple[Dag, ...]:
    """Add at most `most` other workdays: opvang covers the lessons first, sometimes a little more."""
    rest = tuple(dag for dag in WORKDAYS if dag not in days)
    chosen = {*days, *draws.some(rest, draws.between(0 if days else 1, most))}
    return tuple(dag for dag in WORKDAYS if dag in chosen)


def _school(draws: Draws, geregeld: Geregeld, shares: GezinShares) -> tuple[Tijdvak, ...]:
    """School from 08:30, one day longer where there is gym, and opvang until 18:00 on some days if arranged."""
    ends = dict(ENDS[draws.pick(shares.school)])
    if draws.chance(shares.gymdag):
        dag = draws.one(WORKDAYS)
        ends[dag] = LATER[ends[dag]]
    if geregeld == "ja" and draws.chance(shares.naschools):
        ends.update(dict.fromkeys(draws.some(WORKDAYS, draws.between(1, 3)), "18:00"))
    return tuple(tijdvak_of(dag, "08:30", tot) for dag, tot in ends.items())
