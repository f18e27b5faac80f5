"""How fast are pairs judged and scored? Against the same rules and criteria in row-wise Python."""

from dataclasses import dataclass
from time import perf_counter

import numpy as np

from benchmarks.by_row import judge
from benchmarks.report import Say, Section, big
from benchmarks.world import SEED, World, make_world
from matching.candidates import blocks, candidates
from matching.pairs import Index
from matching.scoring import BLOCK, Admitted, score_all

NAME = "Judging pairs"
SAME_SCORE = 1e-9


@dataclass(frozen=True)
class Sizes:
    """How many pips, plekken and seats are judged, and how many pairs of each kind the peer gets."""

    pips: int
    plekken: int
    seats: int
    sample: int


FULL, QUICK = Sizes(20_000, 30_000, 40_000, 20_000), Sizes(2_000, 3_000, 4_000, 2_000)


@dataclass(frozen=True)
class Peer:
    """Pairs per second of the peer on one core, and how many of its pairs were admitted."""

    rate: float
    admitted: int


def measure(quick: bool, say: Say) -> Section:
    """Judge all pairs, and samples of all pairs and of those in reach with the peer."""
    sizes = QUICK if quick else FULL
    say(f"inventing {sizes.pips:,} pips and {sizes.plekken:,} plekken")
    world = make_world(sizes.pips, sizes.plekken, sizes.seats)
    say("judging all pairs")
    found, seconds = _judge_all(world)
    reached = _in_reach(world)
    say("judging samples row by row")
    dice = np.random.default_rng(SEED)
    peers = [
        _by_row(world, found, *pairs) for pairs in (_any(world, dice, sizes), _reached(world, dice, sizes, reached))
    ]
    return _section(world, found, seconds, reached, peers, sizes)


def _judge_all(world: World) -> tuple[Admitted, float]:
    arguments = world.pip_table, world.plek_table, world.engine.router, world.engine.parameters
    small = make_world(100, 100, 200)
    score_all(small.pip_table, small.plek_table, *arguments[2:])  # compiled loops are read from disk here
    start = perf_counter()
    found = score_all(*arguments, workers=world.engine.workers)
    return found, perf_counter() - start


def _in_reach(world: World) -> int:
    """How many pairs the rules see: those that travel does not rule out beforehand."""
    people = world.pip_table
    rows = blocks(people, BLOCK)
    return sum(len(candidates(people, world.plek_table, part, world.engine.router)) for part in rows)


def _any(world: World, dice: np.random.Generator, sizes: Sizes) -> tuple[Index, Index]:
    return dice.integers(0, sizes.pips, sizes.sample), dice.integers(0, sizes.plekken, sizes.sample)


def _reached(world: World, dice: np.random.Generator, sizes: Sizes, reached: int) -> tuple[Index, Index]:
    """Pairs in reach, from so many random pips that there are enough to choose from."""
    people = min(sizes.pips, 4 * sizes.sample * sizes.pips // max(reached, 1) + 500)
    rows = dice.choice(sizes.pips, people, replace=False)
    pairs = candidates(world.pip_table, world.plek_table, rows, world.engine.router)
    some = dice.choice(len(pairs), min(sizes.sample, len(pairs)), replace=False)
    return pairs.i[some], pairs.j[some]


def _by_row(world: World, found: Admitted, i: Index, j: Index) -> Peer:
    """Judge these pairs with the peer; raises ValueError where the two disagree."""
    parameters, answers = world.engine.parameters, []
    pairs = list(zip(i.tolist(), j.tolist(), strict=True))
    for a, b in pairs[:50]:  # its own caches are filled before the clock runs
        judge(world.pips[a], world.plekken[b], world.richtingen[a], parameters)
    start = perf_counter()
    for a, b in pairs:
        answers.append(judge(world.pips[a], world.plekken[b], world.richtingen[a], parameters))
    seconds = perf_counter() - start
    peer = np.array([np.nan if answer is None else answer for answer in answers])
    _compare(world, found, i, j, peer)
    return Peer(len(pairs) / seconds, int((~np.isnan(peer)).sum()))


def _compare(world: World, found: Admitted, i: Index, j: Index, peer: np.ndarray) -> None:
    keys, asked = found.i * len(world.plekken) + found.j, i * len(world.plekken) + j
    place = np.minimum(np.searchsorted(keys, asked), max(len(keys) - 1, 0))
    ours = np.where(keys[place] == asked, found.score[place], np.nan)
    wrong = np.flatnonzero((np.isnan(ours) != np.isnan(peer)) | (np.abs(ours - peer) > SAME_SCORE))
    if len(wrong):
        k = wrong[0]
        pair = f"{world.pips[i[k]].kenmerk} and {world.plekken[j[k]].kenmerk}"
        raise ValueError(f"{len(wrong)} of {len(i)} pairs differ; {pair}: {ours[k]} here, {peer[k]} row by row")


def _section(world: World, found: Admitted, seconds: float, reached: int, peers: list[Peer], sizes: Sizes) -> Section:
    workers = world.engine.workers
    rows = []
    for kind, amount, peer in (("all pairs", found.judged, peers[0]), ("pairs in reach", reached, peers[1])):
        rate = amount / seconds
        ratio, per_core = rate / peer.rate, rate / peer.rate / workers
        rows.append([kind, f"{amount:,}", big(rate), big(peer.rate), f"{ratio:,.0f}x", f"{per_core:,.0f}x"])
    checked = f"{sizes.sample:,} pairs of each kind ({peers[0].admitted:,} and {peers[1].admitted:,} admitted)"
    return Section(
        NAME,
        [
            f"{sizes.pips:,} pips with {sizes.plekken:,} plekken all over the country, with {workers} workers: "
            f"{seconds:.1f} s, {len(found.i):,} pairs admitted and scored.",
            "All pairs are decided: those out of reach per pair of postcodes, exactly; the rules and criteria then see "
            "the pairs in reach. Both rates divide by the same whole time.",
            "Peer: the same rules and criteria in row-wise Python on one core, travel first and no further where it "
            f"refuses, on {checked}. Both admit the same pairs, with scores equal within {SAME_SCORE:.0e}.",
        ],
        [["pairs", "judged", "pairs/s", "row-wise pairs/s", "ratio", "ratio per core"], *rows],
    )
