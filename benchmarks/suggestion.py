"""How long does one suggestion take, explanation included, when there are very many plekken?"""

import gc
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from api.journeys.suggestie import suggest
from benchmarks.by_row import judge
from benchmarks.report import Say, Section
from benchmarks.world import DAY, World, make_world

NAME = "One suggestion"
MOST = 10
TARGET_MS = 60.0


@dataclass(frozen=True)
class Sizes:
    """How many plekken are in the table, how many pips ask, and how much of both the peer gets."""

    plekken: int
    pips: int
    peer_plekken: int
    peer_pips: int


FULL, QUICK = Sizes(100_000, 300, 1_000, 60), Sizes(5_000, 50, 300, 10)


def measure(quick: bool, say: Say) -> Section:
    """Time every suggestion by itself, then the peer on fewer plekken."""
    sizes = QUICK if quick else FULL
    say(f"inventing {sizes.plekken:,} plekken")
    world = make_world(sizes.pips, sizes.plekken, sizes.plekken * 3 // 2)
    gc.freeze()  # the invented nouns live as long as this measurement
    say(f"suggesting {MOST} plekken to each of {sizes.pips} pips")
    ours, found = _suggest(world)
    say("the same row by row")
    peer = _by_row(world, sizes)
    gc.unfreeze()
    return _section(ours, found, peer, sizes)


def _suggest(world: World) -> tuple[np.ndarray, int]:
    """Milliseconds of every suggestion, and how many got at least one plek."""
    for pip in world.pips[:5]:
        suggest(world.engine, pip, world.plek_table, "auto", DAY, MOST)
    times, found = [], 0
    for pip in world.pips:
        start = perf_counter()
        answers = suggest(world.engine, pip, world.plek_table, "auto", DAY, MOST)
        times.append((perf_counter() - start) * 1000)
        found += bool(answers)
    return np.array(times), found


def _by_row(world: World, sizes: Sizes) -> np.ndarray:
    """Milliseconds per pip of judging some plekken and sorting them, without a word of explanation."""
    times = []
    for k in range(sizes.peer_pips):
        pip, richting = world.pips[k], world.richtingen[k]
        start = perf_counter()
        scores = [judge(pip, plek, richting, world.engine.parameters) for plek in world.plekken[: sizes.peer_plekken]]
        sorted((score for score in scores if score is not None), reverse=True)[:MOST]
        times.append((perf_counter() - start) * 1000)
    return np.array(times)


def _section(ours: np.ndarray, found: int, peer: np.ndarray, sizes: Sizes) -> Section:
    scaled = peer * sizes.plekken / sizes.peer_plekken
    rows = []
    for name, times in (("Plekwijzer", ours), ("row-wise Python, scaled", scaled)):
        rows.append([name, *(f"{np.percentile(times, share):,.1f}" for share in (50, 99)), f"{times.max():,.1f}"])
    ratio = np.median(scaled) / np.median(ours)
    return Section(
        NAME,
        [
            f"The {MOST} best of {sizes.plekken:,} plekken with their whole explanation, for {sizes.pips} pips all "
            f"over the country ({found} get at least one), in process, the table of plekken bound once.",
            f"Target: p99 below {TARGET_MS:.0f} ms; measured {np.percentile(ours, 99):.1f} ms.",
            f"Peer: row-wise Python over {sizes.peer_plekken:,} of these plekken for {sizes.peer_pips} pips, times "
            f"{sizes.plekken // sizes.peer_plekken}, without explanation. Ratio at p50: {ratio:,.0f}x.",
        ],
        [["milliseconds", "p50", "p99", "most"], *rows],
    )
