"""How long do what-if, why-not and the shopping list take? Against asking the same by doing it all again."""

import gc
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from time import perf_counter, process_time

import numpy as np

from api.journeys.oordeel import judge_pairs
from api.journeys.regio import Regio
from api.journeys.tekort import what_is_lacking
from api.journeys.verdeling import Divided, divide_all
from api.journeys.waarom_niet import why_not_all
from api.journeys.wat_als import measured, suppose, what_opens
from benchmarks.report import Say, Section, big
from benchmarks.what_if_page import page_of
from benchmarks.world import DAY, SEED, engine
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.synthetic.people import make_pips
from data.synthetic.plekken import make_plekken
from matching.assignment.division import divide
from matching.assignment.standing import without_pips
from matching.counterfactual.change import applied
from matching.counterfactual.pair import asked

NAME = "What if, why not, what is lacking"
REGIO = "AM05"
PAGE = "suppose two changes, on the page"
Times = np.ndarray


@dataclass(frozen=True)
class Sizes:
    """Pairs and people that are asked about, the region, and how often the peers do it all again."""

    pairs: int
    people: int
    plekken: int
    region_pips: int
    region_plekken: int
    again: int


FULL, QUICK = Sizes(2_000, 60, 5_000, 2_000, 1_500, 12), Sizes(100, 6, 500, 200, 150, 3)


@dataclass(frozen=True)
class Row:
    """One question: seconds (clock, processors) of each answer, those allowed, and what doing it all again takes."""

    name: str
    seconds: Times
    allowed: float
    again: float
    peer: str

    def cells(self) -> list[str]:
        """This row for the table."""
        p50, p99 = np.percentile(self.seconds[:, 0], (50, 99))
        used = float(np.median(self.seconds[:, 1]))
        each = (p50, p99, used, self.allowed)
        return [self.name, *(f"{second * 1000:,.1f}" for second in each), f"{big(self.again / p50)}x"]


def measure(quick: bool, say: Say) -> Section:
    """Time every answer by itself, in process, and its peer on a sample."""
    sizes = QUICK if quick else FULL
    say("inventing people and plekken")
    pips = make_pips(sizes.region_pips, seed=SEED, regio=REGIO, op=DAY)
    plekken = make_plekken(sizes.plekken, seats=sizes.plekken * 3 // 2, seed=SEED, regio=REGIO, op=DAY)
    regio = Regio(REGIO, list(pips), list(plekken[: sizes.region_plekken]))
    gc.freeze()
    say(f"what if, for {sizes.pairs:,} pairs")
    rows = [_pairs(pips, plekken, sizes)]
    say(f"what if, for {sizes.people} people over {sizes.plekken:,} plekken")
    rows += _people(pips, plekken, sizes)
    say("why not, for a region")
    rows.append(_why_not(regio, sizes))
    say("what a region lacks")
    rows.append(_lacking(regio, sizes))
    gc.unfreeze()
    return _section(rows, sizes)


def _timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and seconds of processors: on a busy machine only the second says what the answer takes."""
    start, used = perf_counter(), process_time()
    ask()
    return perf_counter() - start, process_time() - used


def _pairs(pips: Sequence[Pip], plekken: Sequence[Plek], sizes: Sizes) -> Row:
    """Pairs that do not fit, any of the region: the search for the smallest changes, judging included."""
    dice, tools = np.random.default_rng(SEED), engine()
    i, j = dice.integers(0, len(pips), 4 * sizes.pairs), dice.integers(0, len(plekken), 4 * sizes.pairs)
    every = [(pips[a], plekken[b]) for a, b in zip(i.tolist(), j.tolist(), strict=True)]
    answers = judge_pairs(tools, [(*pair, "auto", DAY) for pair in every])
    refused = [pair for pair, answer in zip(every, answers, strict=True) if answer.score is None][: sizes.pairs]
    for pair in refused[:20]:
        judge_pairs(tools, [(*pair, "auto", DAY)], wat_als=True)
    times = [_timed(lambda pair=pair: judge_pairs(tools, [(*pair, "auto", DAY)], wat_als=True)) for pair in refused]
    again = [_timed(lambda pair=pair: _by_judging(*pair)) for pair in refused[:: len(refused) // sizes.again]]
    peer = "every set of changed nouns judged as a pair of its own"
    return Row("what if, one pair", np.array(times), 0.1, float(np.median(again, axis=0)[0]), peer)


def _by_judging(pip: Pip, plek: Plek) -> None:
    tools = engine()
    [answer] = judge_pairs(tools, [(pip, plek, "auto", DAY)])
    question = asked(pip, plek, answer, True, tools.parameters)
    border, changes = len(question.pip_changes), question.changes
    for size in (1, 2, 3):
        sets = combinations(range(len(changes)), size)
        made = [
            (
                applied(pip, [changes[k] for k in found if k < border]),
                applied(plek, [changes[k] for k in found if k >= border]),
            )
            for found in sets
        ]
        judge_pairs(tools, [(*pair, "auto", DAY) for pair in made])


def _people(pips: Sequence[Pip], plekken: Sequence[Plek], sizes: Sizes) -> list[Row]:
    tools = engine()
    table = measured(tools, plekken)
    what_opens(tools, pips[0], table, "auto", DAY)
    ranking = [_timed(lambda k=k: what_opens(tools, pips[k], table, "auto", DAY)) for k in range(sizes.people)]
    whole = [_timed(lambda: what_opens(tools, pips[1], measured(tools, plekken), "auto", DAY)) for _ in range(3)]
    one = [
        _timed(lambda k=k: suppose(tools, pips[k], table, ["taalmaatje", "dagdeelMinder"], "auto", DAY))
        for k in range(sizes.people)
    ]
    by_pair, _ = _timed(lambda: judge_pairs(tools, [(pips[0], plek, "auto", DAY) for plek in plekken]))
    with page_of(pips[: sizes.people], plekken) as choose:
        page = [_timed(lambda k=k: choose(k)) for k in range(sizes.people)]
    peer = "every plek judged with its explanation, once for each of 25 changes"
    return [
        Row("what if, one person, plekken measured", np.array(ranking), 2.0, by_pair * 25, peer),
        Row("what if, one person, measuring included", np.array(whole), 2.0, by_pair * 25, peer),
        Row("suppose two changes, plekken measured", np.array(one), 0.3, by_pair, "every plek judged once"),
        Row(PAGE, np.array(page), 0.3, by_pair, "every plek judged once"),
    ]


def _of_the_page(row: Row, sizes: Sizes) -> str:
    """What somebody at the screen waits for, as a sentence."""
    p50, p99 = np.percentile(row.seconds[:, 0], (50, 99)) * 1000
    return (
        f"On the page of a person two changes are answered in {p50:,.0f} ms (p99 {p99:,.0f} ms) over {sizes.plekken:,} "
        f"plekken, request and page included: {big(row.again / (p50 / 1000))} times as fast as judging all again."
    )


def _forced(divided: Divided, k: int) -> None:
    """Divide all again with one pip on its first choice."""
    division, row = divided.division, int(divided.division.placed[k])
    seats = divided.plekken.capaciteit.copy()
    seats[division.pairs.j[division.first[row]]] -= 1
    others = without_pips(division.pairs, np.array([row]))
    divide(others, divided.pips, replace(divided.plekken, capaciteit=seats), 1)


def _why_not(regio: Regio, sizes: Sizes) -> Row:
    tools = engine()
    divided = divide_all(tools, regio.pips, regio.plekken, "auto", DAY, 1)
    times = [_timed(lambda: why_not_all(tools, regio, "auto", DAY, 1)) for _ in range(3)]
    again = np.median([_timed(lambda k=k: _forced(divided, k)) for k in range(sizes.again)], axis=0)[0]
    missed = (divided.division.first != divided.division.chosen) & (divided.division.first >= 0)
    peer = "a division again for everyone without their first choice, from a sample"
    return Row("why not, everyone in a region", np.array(times), 5.0, float(again) * int(missed.sum()), peer)


def _lacking(regio: Regio, sizes: Sizes) -> Row:
    tools = engine()
    divided = divide_all(tools, regio.pips, regio.plekken, "auto", DAY, 1)
    found = what_is_lacking(tools, regio, "auto", DAY, 1, 10)
    times = [_timed(lambda: what_is_lacking(tools, regio, "auto", DAY, 1, 10)) for _ in range(2)]
    again = np.median([_timed(lambda k=k: _forced(divided, k)) for k in range(sizes.again)], axis=0)[0]
    peer = "a division again for each kind of plek, from a sample"
    return Row("what a region lacks, ten plekken", np.array(times), 30.0, float(again) * found.soorten, peer)


def _section(rows: Sequence[Row], sizes: Sizes) -> Section:
    over = [row.name for row in rows if np.percentile(row.seconds[:, 0], 99) > row.allowed]
    return Section(
        NAME,
        [
            f"{sizes.pairs:,} pairs that do not fit; {sizes.people} people over {sizes.plekken:,} plekken; a region of "
            f"{sizes.region_pips:,} people and {sizes.region_plekken:,} plekken. In process, one question at a time.",
            f"Other work on the machine at the end: {os.getloadavg()[0]:.1f} processes waiting or running.",
            f"Over the time allowed: {', '.join(over) or 'none'}.",
            *(_of_the_page(row, sizes) for row in rows if row.name == PAGE),
            *(f"Peer of “{row.name}”: {row.peer}." for row in rows),
        ],
        [["milliseconds", "p50", "p99", "processors p50", "allowed", "peer at p50"], *(row.cells() for row in rows)],
    )
