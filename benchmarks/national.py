"""A whole ronde of the country: 75,000 people, 100,000 plekken, from database to published explanations."""

import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from benchmarks.assignment import run_solver
from benchmarks.by_row import judge
from benchmarks.growth import Line, plot, power
from benchmarks.measured import run
from benchmarks.report import Say, Section
from benchmarks.solvers import Problem, networkx
from benchmarks.world import World, make_world

NAME = "A national ronde"
SIZES, QUICK_SIZES = (1_000, 4_000, 16_000, 75_000), (500, 1_000)
ROW_SIZES, QUICK_ROW_SIZES = (500, 1_000, 2_000), (125, 250)
TARGET_S, TARGET_GB, ROW_S = 120.0, 6.0, 300.0
BARE, BARE_S = "OR-Tools SimpleMinCostFlow, bare", 240.0
READING, VECTORS = ("Gegevens lezen", "Klaarzetten"), ("Meten",)
"""Steps before the vectors are there: the snapshot is written and read back, and measured."""
PICTURE = Path(__file__).parents[1] / "docs" / "nationale-ronde.svg"


@dataclass(frozen=True)
class Ran:
    """One size: seconds of each step, the whole, gigabytes at the highest, and what bare OR-Tools took (None: -)."""

    pips: int
    steps: dict[str, float]
    whole: float
    gigabytes: float
    same: bool
    pairs: int
    bare: float | None

    @property
    def from_vectors(self) -> float:
        """Seconds from the vectors to published explanations."""
        return self.whole - sum(self.steps.get(name, 0.0) for name in (*READING, *VECTORS))


def measure(quick: bool, say: Say) -> Section:
    """Each size twice, on two copies of one database; then the peers, on the same pairs."""
    ran = [_size(pips, say) for pips in (QUICK_SIZES if quick else SIZES)]
    rows = [_row_by_row(pips, say) for pips in (QUICK_ROW_SIZES if quick else ROW_SIZES)]
    if not quick:
        bare = [(one.pips, one.bare) for one in ran if one.bare]
        lines = [
            Line("Plekwijzer, van vectoren tot gepubliceerd", [(one.pips, one.from_vectors) for one in ran]),
            *([Line("OR-Tools alleen, dezelfde paren", bare)] if bare else []),
            Line("Per rij en networkx", rows),
        ]
        PICTURE.write_text(plot("Tijd van een ronde", "inburgeraars", "seconden", lines), encoding="utf-8")
    return _section(ran, rows)


def _numbers(pips: int) -> list[str]:
    return [str(pips), str(round(pips * 4 / 3)), str(round(pips * 0.8))]


def _size(pips: int, say: Say) -> Ran:
    with tempfile.TemporaryDirectory() as folder:
        file, again = Path(folder) / "land.db", Path(folder) / "opnieuw.db"
        say(f"{pips:,} people: inventing the country")
        _child("make", f"sqlite:///{file}", *_numbers(pips))
        shutil.copy(file, again)
        say(f"{pips:,} people: the ronde")
        first = _child("ronde", f"sqlite:///{file}")
        say(f"{pips:,} people: the same ronde again")
        second = _child("ronde", f"sqlite:///{again}", weigh=True)
        say(f"{pips:,} people: bare OR-Tools on the same pairs")
        pairs = str(Path(folder) / "pairs.npz")
        amount = _child("pairs", pairs, *_numbers(pips))["pairs"]
        return Ran(
            pips,
            first["steps"],
            first["whole"],
            second["gigabytes"],
            first["digest"] == second["digest"],
            amount,
            _bare(pairs),
        )


def _child(*words: str, weigh: bool = False) -> dict[str, Any]:
    """What a process answers, with its memory when it is weighed: to look at gigabytes all the time takes time."""
    ran = run([sys.executable, "-m", "benchmarks.national_round", *words], weigh=weigh)
    memory = {} if ran.megabytes is None else {"gigabytes": ran.megabytes / 1024}
    return dict(json.loads(ran.text.splitlines()[-1])) | memory


def _bare(file: str) -> float | None:
    """Seconds of the bare solver, None when it needs more than BARE_S or more memory than there is."""
    answer = run_solver(BARE, file, BARE_S)
    return None if answer is None else answer["seconds"]


def _row_by_row(pips: int, say: Say) -> tuple[int, float]:
    """Seconds for the peer: every pair judged row by row, then networkx."""
    say(f"{pips:,} people: row by row and networkx")
    world = make_world(pips, pips * 4 // 3, pips * 4 // 3)
    start = perf_counter()
    found = list(_judged(world))
    i, j, score = (np.array(column) for column in zip(*found, strict=True))
    seats = world.plek_table.capaciteit
    networkx(Problem(i, j, score, world.pip_table.kenmerk, world.plek_table.kenmerk, seats))
    return pips, perf_counter() - start


def _judged(world: World) -> list[tuple[int, int, float]]:
    found = []
    for i, (pip, richting) in enumerate(zip(world.pips, world.richtingen, strict=True)):
        for j, plek in enumerate(world.plekken):
            score = judge(pip, plek, richting, world.engine.parameters)
            if score is not None:
                found.append((i, j, score))
    return found


def _section(ran: Sequence[Ran], rows: Sequence[tuple[int, float]]) -> Section:
    largest = ran[-1]
    steps = ", ".join(f"{name.lower()} {seconds:.1f} s" for name, seconds in largest.steps.items())
    factor, exponent = power(rows)
    alone = factor * largest.pips**exponent / 86_400
    bare = [one for one in ran if one.bare]
    sentences = [
        f"{largest.pips:,} people, {_numbers(largest.pips)[1]} plekken, 0.8 seat per person, all regions, SQLite: "
        f"{largest.from_vectors:.0f} s from vectors to published explanations (target {TARGET_S:.0f} s), "
        f"{largest.whole:.0f} s with reading the database and making the vectors; {largest.gigabytes:.1f} GiB at the "
        f"highest, all processes together, in the second turn (target {TARGET_GB:.0f}).",
        f"Its steps: {steps}. A second process makes the vectors of plekken while the people are read, counts why "
        "nothing fits some while the division is made, and words oordelen from the moment it is divided.",
        "Every ronde is exact and certified over all pairs; done again on a copy of the database, every voorstel and "
        f"oordeel is the same to the letter: {'yes' if all(one.same for one in ran) else 'NO'}.",
        *(f"Bare OR-Tools on the same {one.pairs:,} pairs: {one.bare:.0f} s, only solving." for one in bare[-1:]),
        f"Judging row by row and networkx: {rows[-1][1]:.0f} s at {rows[-1][0]:,} people, the largest of its sizes "
        f"within {ROW_S / 60:.0f} minutes; it grows with the power {exponent:.2f}, so that {largest.pips:,} people "
        f"would take {alone:.0f} days.",
        "Plekken without groep: groepen are divided per regio.",
    ]
    head = ["people", "admitted pairs", "vectors to published, s", "whole, s", "GiB", "bare OR-Tools, s", "same again"]
    return Section(NAME, sentences, [head, *map(_row, ran)])


def _row(one: Ran) -> list[str]:
    bare = "-" if one.bare is None else f"{one.bare:.1f}"
    return [
        f"{one.pips:,}",
        f"{one.pairs:,}",
        f"{one.from_vectors:.1f}",
        f"{one.whole:.1f}",
        f"{one.gigabytes:.2f}",
        bare,
        "yes" if one.same else "NO",
    ]
