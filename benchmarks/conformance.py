"""Does the API keep to its own document? Schemathesis tries it in all phases; nothing may fail, or answer 5xx."""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from benchmarks.conformance_run import BEYOND, PHASES, Tally, run
from benchmarks.conformance_world import served
from benchmarks.report import Say, Section

NAME = "The API and its document"
FUZZED = 50_000
EXAMPLES, WORKERS = 200, 2
MOST_ROUNDS = 50
QUICK = ("examples", "fuzzing", "stateful")
"""Coverage is the slow one: it tries each of some thousand ways in which a body can be wrong."""


def measure(quick: bool, say: Say) -> Section:
    """Try the API until enough requests were made; raises AssertionError for any failure or answer of 5xx."""
    begin, found = perf_counter(), Tally()
    if quick:
        found.add(_one(QUICK, 1, 5))
    else:
        for tally in _rounds(say):
            found.add(tally)
    section = Section(NAME, _sentences(found, perf_counter() - begin), _table(found))
    if found.failures or found.server_errors:
        told = "\n".join(f"{what}\n    {seen}" for what, seen in sorted(found.failures.items()))
        raise AssertionError(f"{section.table}\n{told}")
    return section


def _rounds(say: Say) -> Iterator[Tally]:
    """All phases once, and beside and after it rounds of fuzzing on databases of their own until it is enough."""
    fuzzed = 0
    with ProcessPoolExecutor(WORKERS, get_context("spawn")) as pool:
        for turn in range(MOST_ROUNDS):
            seeds = range(1 + turn * WORKERS, 1 + (turn + 1) * WORKERS)
            tries = [pool.submit(_one, PHASES if seed == 1 else ("fuzzing",), seed, EXAMPLES) for seed in seeds]
            for one in tries:
                tally = one.result()
                fuzzed += tally.phases["fuzzing"]
                for what, seen in tally.failures.items():
                    say(f"{what}\n    {seen}")
                yield tally
            say(f"{fuzzed:,} fuzzed requests")
            if fuzzed >= FUZZED:
                return
    raise AssertionError(f"only {fuzzed} fuzzed requests in {MOST_ROUNDS} rounds")


def _one(phases: tuple[str, ...], seed: int, examples: int) -> Tally:
    """One run on a database of its own; in a function of the module, so that another process can do it."""
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as world:
        return run(world, phases, seed, examples)


def _sentences(found: Tally, seconds: float) -> list[str]:
    total = sum(found.phases.values())
    never, no_bad = sorted(found.operations - found.accepted), sorted(found.operations - found.bad)
    return [
        f"Schemathesis on the whole application in process, on SQLite: {len(found.operations)} operations, "
        f"{total:,} requests in {seconds / 60:.1f} minutes ({total / seconds:.0f}/s on {WORKERS} processes).",
        f"Target: at least {FUZZED:,} fuzzed requests, 0 failures and 0 answers of 5xx; measured "
        f"{found.phases['fuzzing']:,}, {len(found.failures)} and {found.server_errors}.",
        "Every check is on; instead of positive_data_acceptance there is one of our own: a request that the document "
        f"allows may be refused for {len(BEYOND)} reasons only, that JSON Schema cannot say.",
        f"No bad request can be made for these, which read nothing: {', '.join(no_bad) or 'none'}.",
        f"Operations that never went well: {', '.join(never) or 'none'}.",
        f"Operations without an example, because nothing has to be filled in: {found.without_example}.",
        "Answers: " + ", ".join(f"{status} {amount:,}x" for status, amount in sorted(found.statuses.items())) + ".",
    ]


def _table(found: Tally) -> list[list[str]]:
    rows = [[phase, f"{found.phases[phase]:,}"] for phase in PHASES]
    return [["phase", "requests"], *rows]
