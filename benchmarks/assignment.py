"""How large a division can be proven the best within a minute? Ours, bare OR-Tools, scipy and networkx."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.report import Say, Section
from benchmarks.solvers import SOLVERS, Problem, save
from benchmarks.world import make_world
from matching.scoring import score_all

NAME = "Dividing plekken over pips"
OURS = "Plekwijzer"
ALLOWED_S, STARTING_S = 60.0, 20.0
"""What a solver may take, and what a process may need before its clock runs."""
SAME_TOTAL = 1e-6
"""How much the totals of two solvers may differ per pip: the millionths that whole numbers leave out."""
PROOF_TARGET = 0.15

Answer = dict[str, float]


@dataclass(frozen=True)
class Solved:
    """One size: pips, admitted pairs, and the answer of every solver that took part; None did not finish."""

    pips: int
    pairs: int
    answers: dict[str, Answer | None]


def measure(quick: bool, say: Say) -> Section:
    """Double the size until no solver is left; who does not finish in time is out."""
    sizes, allowed = ((250, 500, 1_000), 10.0) if quick else ((500, 1_000, 2_000, 4_000, 8_000, 16_000), ALLOWED_S)
    solved, left = [], list(SOLVERS)
    for pips in sizes:
        say(f"judging {pips:,} pips with {_plekken(pips):,} plekken")
        problem = _problem(pips)
        with tempfile.TemporaryDirectory() as folder:
            file = str(Path(folder) / "problem.npz")
            save(file, problem)
            answers = dict(_answers(left, file, allowed, f"{pips:,} pips, {len(problem.i):,} pairs", say))
        solved.append(Solved(pips, len(problem.i), answers))
        _check(solved[-1])
        left = [name for name in left if answers[name]]
        if OURS not in left:
            break
    return _section(solved, allowed)


def _plekken(pips: int) -> int:
    return pips * 3 // 4


def _problem(pips: int) -> Problem:
    """A country in the proportions of the invented region: 450 plekken with 700 seats for 600 pips."""
    world = make_world(pips, _plekken(pips), pips * 7 // 6)
    people, places, tools = world.pip_table, world.plek_table, world.engine
    found = score_all(people, places, tools.router, tools.parameters)
    return Problem(found.i, found.j, found.score, people.kenmerk, places.kenmerk, places.capaciteit)


def _answers(names: list[str], file: str, allowed: float, size: str, say: Say) -> Iterator[tuple[str, Answer | None]]:
    for name in names:
        say(f"{size}: {name}")
        yield name, run_solver(name, file, allowed)


def run_solver(name: str, file: str, allowed: float) -> Answer | None:
    """The answer of one solver in a process of its own; None when it takes too long or runs out of memory."""
    command = [sys.executable, "-m", "benchmarks.solvers", name, file]
    try:
        # Ours solves twice: once whole, once in parts.
        limit = STARTING_S + allowed * (2 if name == OURS else 1)
        run = subprocess.run(command, capture_output=True, timeout=limit, text=True, check=True)
    except subprocess.TimeoutExpired:
        return None
    except subprocess.CalledProcessError as error:
        if error.returncode < 0 or "MemoryError" in error.stderr:
            return None
        raise RuntimeError(f"{name}: {error.stderr}") from error
    answer: Answer = json.loads(run.stdout)
    return answer if answer["seconds"] <= allowed else None


def _check(solved: Solved) -> None:
    """All solvers that finished found the same total; raises ValueError otherwise."""
    totals = {name: answer["total"] for name, answer in solved.answers.items() if answer}
    if totals and max(totals.values()) - min(totals.values()) > SAME_TOTAL * solved.pips:
        raise ValueError(f"the solvers differ at {solved.pips} pips: {totals}")


def _section(solved: list[Solved], allowed: float) -> Section:
    largest = [one for one in solved if one.answers.get(OURS)][-1]
    ours = largest.answers[OURS]
    assert ours
    share = ours["proof"] / ours["solve"]
    table = [["seconds", *(f"{one.pips:,} pips, {one.pairs:,} pairs" for one in solved)]]
    for name in SOLVERS:
        table.append([name, *(_cell(one.answers, name) for one in solved)])
    return Section(
        NAME,
        [
            f"Each solver in a process of its own on the same admitted pairs, at most {allowed:.0f} s; the size "
            "doubles until it does not finish (-). All that finish find the same total.",
            "Plekwijzer is solve, prices, certificate and alternatives together; the peers only solve.",
            f"Prices and certificate take {share:.1%} of the solve at {largest.pips:,} pips "
            f"({ours['proof']:.2f} s of {ours['solve']:.2f} s; target at most {PROOF_TARGET:.0%}).",
            *(_ratio(name, solved) for name in SOLVERS if name != OURS),
        ],
        table,
    )


def _cell(answers: dict[str, Answer | None], name: str) -> str:
    answer = answers.get(name)
    return f"{answer['seconds']:.2f}" if answer else "-"


def _ratio(name: str, solved: list[Solved]) -> str:
    """How much longer a peer takes than we do, at the largest size that it finishes."""
    finished = [one for one in solved if one.answers.get(name) and one.answers.get(OURS)]
    if not finished:
        return f"{name} finishes none of these sizes."
    peer, ours = (finished[-1].answers[who] for who in (name, OURS))
    assert peer and ours
    ratio = peer["seconds"] / ours["seconds"]
    return f"{name} takes {ratio:.2f} times as long as Plekwijzer at {finished[-1].pips:,} pips, its largest."
