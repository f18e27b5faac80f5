"""Fifty-two weeks of rondes: how calm they are, how long people wait, and what calm, waiting and floors cost."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from benchmarks.report import Say, Section
from benchmarks.weeks_life import NOBODY, REFUSE, START, STAY_WEEKS, Life, begin, live
from benchmarks.weeks_region import Region, make_weeks_region
from benchmarks.world import SEED
from data.schemas.vector import PlekTable
from matching.assignment.costs import cost_of_calm, cost_of_waiting, costs_of_floors
from matching.assignment.division import Division, divide
from matching.assignment.floors import OndergrensFout
from matching.assignment.lacking import lacking
from matching.assignment.standing import with_seats_taken, without_pairs, without_pips, without_plekken
from matching.assignment.terms import Floor, Terms
from matching.parameters import read_parameters
from matching.scoring import Admitted

NAME = "Fifty-two weeks"
REGELS = read_parameters().ronde
NOISE = 0.01
FLOOR = 0.95
"""A floor asks for at least this part of the share of everyone who looks for a plek."""
FLOOR_WEEKS = 4
"""Every so many weeks the price of floors is measured."""


@dataclass(frozen=True)
class Sizes:
    """Weeks, people and plekken that take part at once, and seats per plek on average."""

    weeks: int
    people: int
    plekken: int


@dataclass(frozen=True)
class Way:
    """A way of dividing: its name, and its terms in a week of this life."""

    name: str
    terms: Callable[[Life], Terms]


WAYS = (
    Way("by score alone", lambda life: Terms(regels=REGELS)),
    Way("calm", lambda life: Terms(stay=life.stay, regels=REGELS)),
    Way("calm and waiting", lambda life: Terms(stay=life.stay, waiting=life.waiting, regels=REGELS)),
)


@dataclass
class Seen:
    """What was counted over the weeks; shares are of the total score of the week."""

    changed: list[float] = field(default_factory=list)
    withdrawn: list[float] = field(default_factory=list)
    placed: list[float] = field(default_factory=list)
    score: list[float] = field(default_factory=list)
    waited: list[int] = field(default_factory=list)
    longest: int = 0
    late: int = 0
    unproven: int = 0
    calm: list[float] = field(default_factory=list)
    waiting: list[float] = field(default_factory=list)
    floors: dict[str, list[float]] = field(default_factory=dict)
    refused_floors: int = 0


def measure(quick: bool, say: Say) -> Section:
    """Let the same chances happen to every way of dividing, in a region with few seats and in one with enough."""
    sizes = Sizes(6, 200, 150) if quick else Sizes(52, 2_000, 1_500)
    rows: list[list[str]] = []
    sentences: list[str] = []
    for name, per_person in (("few seats", 0.8), ("enough seats", 1.17)):
        seats = int(sizes.people * per_person)
        plekken = min(sizes.plekken, seats)
        say(f"judging a region with {name}")
        region = make_weeks_region(4 * sizes.people, 2 * plekken, 2 * seats)
        seen = {}
        for way in WAYS:
            say(f"{name}: {sizes.weeks} weeks, {way.name}")
            seen[way.name] = _run(region, replace(sizes, plekken=plekken), way)
            rows.append(_row(name, way.name, seen[way.name]))
        sentences += _told(name, per_person, seen["calm and waiting"])
    return _section(sizes, sentences, rows)


def _run(region: Region, sizes: Sizes, way: Way) -> Seen:
    life, seen = begin(region, sizes.people, sizes.plekken, SEED), Seen()
    noise = np.random.default_rng(SEED)
    for week in range(sizes.weeks):
        changed = np.clip(region.pairs.score * (1 + NOISE * noise.standard_normal(len(region.pairs.i))), 0.0, 1.0)
        pairs, plekken = _standing(life, replace(region.pairs, score=changed))
        division = divide(pairs, region.pips, plekken, week, way.terms(life))
        plek_of = np.where(division.chosen >= 0, np.append(pairs.j, NOBODY)[division.chosen], NOBODY)
        _count(seen, life, division, plek_of)
        if way is WAYS[-1]:
            _price(seen, life, division, plekken, week)
        live(life, plek_of)
    return seen


def _standing(life: Life, pairs: Admitted) -> tuple[Admitted, PlekTable]:
    """What is left to divide this week."""
    left = without_pips(pairs, np.flatnonzero(~life.searching))
    left = without_plekken(left, np.flatnonzero(~life.plekken))
    refused = np.array(life.refused, dtype=np.intp).reshape(-1, 2)
    return without_pairs(left, refused[:, 0], refused[:, 1]), with_seats_taken(life.region.plekken, life.taken)


def _count(seen: Seen, life: Life, division: Division, plek_of: NDArray[np.intp]) -> None:
    had, has = life.searching & (life.stay != NOBODY), plek_of != NOBODY
    fits = division.first >= 0
    seen.changed.append(float((has & (plek_of != life.stay))[had].mean()) if had.any() else 0.0)
    seen.withdrawn.append(float((~has)[had].mean()) if had.any() else 0.0)
    seen.placed.append(float(has[life.searching & fits].mean()))
    seen.score.append(division.total)
    seen.waited += life.waiting[has & ~had].tolist()
    late = (life.waiting >= REGELS.wacht_rondes) & life.searching & fits & ~has
    seen.longest = max(seen.longest, int(life.waiting[life.searching & fits].max(initial=0)))
    seen.late += int(late.sum())


def _price(seen: Seen, life: Life, division: Division, plekken: PlekTable, week: int) -> None:
    """What calm, waiting and floors cost this week, and whether every late pip is in a proof."""
    region, total = life.region, division.total
    proven = sum(len(part.waiting) for part in lacking(division, region.pips, plekken))
    late = (life.waiting >= REGELS.wacht_rondes) & life.searching & (division.first >= 0) & (division.chosen < 0)
    seen.unproven += int(late.sum()) - proven
    seen.calm.append(cost_of_calm(division, region.pips, plekken, week) / total)
    seen.waiting.append(cost_of_waiting(division, region.pips, plekken, week) / total)
    if week % FLOOR_WEEKS:
        return
    share = float((division.chosen >= 0)[life.searching].mean())
    groups = region.groups | {"waiting over 26 weeks": life.waiting > 26}
    for name, members in groups.items():
        asked = replace(division.terms, floors=(Floor(name, members & life.searching, FLOOR * share),))
        try:
            held = divide(division.pairs, region.pips, plekken, week, asked)
        except OndergrensFout:
            seen.refused_floors += 1
            continue
        cost = costs_of_floors(held, region.pips, plekken, week)[name]
        seen.floors.setdefault(name, []).append(cost / total)


def _row(region: str, way: str, seen: Seen) -> list[str]:
    waited = np.array(seen.waited)
    return [
        f"{region}, {way}",
        f"{np.mean(seen.changed[1:]):.1%}",
        f"{np.mean(seen.withdrawn[1:]):.1%}",
        f"{np.mean(seen.placed):.1%}",
        f"{np.mean(waited):.2f}",
        f"{np.percentile(waited, 90):.0f}",
        f"{np.percentile(waited, 99):.0f}",
        f"{seen.longest}",
        f"{seen.late:,}",
        f"{np.mean(seen.score):,.1f}",
    ]


def _told(name: str, per_person: float, seen: Seen) -> list[str]:
    floors = "; ".join(f"{group} {np.mean(costs):.3%}" for group, costs in seen.floors.items())
    return [
        f"With {name} ({per_person} per person), calm and waiting: calm costs {np.mean(seen.calm):.3%} of the total "
        f"score of a week (at most {max(seen.calm):.3%}), the waiting bonus and precedence {np.mean(seen.waiting):.3%} "
        f"(at most {max(seen.waiting):.3%}).",
        f"Price of a floor at {FLOOR:.0%} of the share of everyone who looks for a plek, mean over the weeks: "
        f"{floors}. {seen.refused_floors} floors could not be reached.",
        f"People and rondes in which someone whom a plek fits waited over {REGELS.wacht_rondes} rondes: "
        f"{seen.late:,}, of which {seen.late - seen.unproven:,} with the proof that seats are lacking.",
    ]


def _section(sizes: Sizes, sentences: list[str], rows: list[list[str]]) -> Section:
    head = [
        "region and way of dividing", "changed plek", "voorstel withdrawn", "placed of who fits",
        "rondes waited, mean", "p90", "p99", "longest", "late", "score a week",
    ]  # fmt: skip
    return Section(
        NAME,
        [
            f"{sizes.people:,} people in one arbeidsmarktregio over {sizes.weeks} weeks, with the same chances for "
            f"every way of dividing. Assumptions: a voorstel leads to a start with chance {START:.0%} a week and is "
            f"refused with {REFUSE:.0%}; someone stays {STAY_WEEKS} weeks on average, and is replaced; every week all "
            f"scores get {NOISE:.0%} noise and 1% of the empty plekken is replaced.",
            "Changed and withdrawn are parts of the people whose voorstel of last week is still open. Waited counts "
            "rondes without voorstel before the first. Late counts people and rondes beyond the limit, who fit a plek.",
            *sentences,
        ],
        [head, *rows],
    )
