"""A division is the best there is: networkx and scipy find the same total, and prices mean what they say."""

import numpy as np
import pytest
from hypothesis import example, given, settings
from scipy.sparse import coo_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from matching.assignment.division import divide
from matching.scoring import Admitted
from tests.matching.assignment.instances import (
    Instance,
    divided,
    instances,
    names,
    optimum_by_networkx,
    optimum_by_scipy,
    pips_named,
    plekken_named,
    random_instance,
    worth_of,
)

NOTHING = Instance(np.zeros((0, 0)), np.zeros(0, dtype=np.int32))
NO_PIPS = Instance(np.zeros((0, 2)), np.array([1, 2], dtype=np.int32))
NO_PLEKKEN = Instance(np.zeros((2, 0)), np.zeros(0, dtype=np.int32))
NO_SEATS = Instance(np.full((2, 1), 0.5), np.zeros(1, dtype=np.int32))


@given(instances())
@example(NOTHING)
@example(NO_PIPS)
@example(NO_PLEKKEN)
@example(NO_SEATS)
@settings(max_examples=320, deadline=None)
def test_the_total_is_the_optimum_of_networkx_and_of_scipy(instance: Instance) -> None:
    division = divided(instance)
    assert division.total == pytest.approx(optimum_by_networkx(instance), abs=1e-9)
    assert division.total == pytest.approx(optimum_by_scipy(instance), abs=1e-9)
    assert division.total == pytest.approx(worth_of(instance, division.chosen), abs=1e-9)


@pytest.mark.parametrize("steps", [1, 4, 1_000_000])
@pytest.mark.parametrize("seed", range(8))
def test_the_total_is_the_optimum_on_larger_random_divisions(seed: int, steps: int) -> None:
    instance = random_instance(seed, pips=60, plekken=35, admitted=0.3, steps=steps)
    division = divided(instance, seed)
    assert division.total == pytest.approx(optimum_by_networkx(instance), abs=1e-9)
    assert division.total == pytest.approx(optimum_by_scipy(instance), abs=1e-9)


@given(instances())
@settings(max_examples=100, deadline=None)
def test_every_pip_has_one_plek_that_admits_it_and_no_plek_has_more_people_than_seats(instance: Instance) -> None:
    division = divided(instance)
    placed = division.placed
    assert np.array_equal(division.pairs.i[division.chosen[placed]], placed)
    taken = np.bincount(division.pairs.j[division.chosen[placed]], minlength=len(instance.seats))
    assert (taken <= instance.seats).all()


@given(instances())
@settings(max_examples=100, deadline=None)
def test_nobody_is_left_without_while_a_plek_that_admits_them_has_a_seat_even_at_score_zero(instance: Instance) -> None:
    division = divided(instance)
    taken = np.bincount(division.pairs.j[division.chosen[division.placed]], minlength=len(instance.seats))
    full = taken >= instance.seats
    for pip in np.flatnonzero(division.chosen < 0):
        assert full[division.pairs.j[division.of(int(pip))]].all()


@given(instances(pips=6, plekken=4))
@settings(max_examples=110, deadline=None)
def test_the_price_of_a_plek_is_what_one_more_seat_adds_to_the_optimum(instance: Instance) -> None:
    division = divided(instance)
    now = optimum_by_scipy(instance)
    for plek in range(len(instance.seats)):
        gain = optimum_by_scipy(instance.one_seat_more(plek)) - now
        assert division.prices[plek] == pytest.approx(gain, abs=1e-6)


@pytest.mark.parametrize("seed", range(4))
def test_prices_hold_on_larger_random_divisions(seed: int) -> None:
    instance = random_instance(seed, pips=50, plekken=25, admitted=0.25)
    division = divided(instance, seed)
    now = optimum_by_scipy(instance)
    gains = [optimum_by_scipy(instance.one_seat_more(plek)) - now for plek in range(25)]
    assert division.prices == pytest.approx(gains, abs=1e-6)
    assert division.prices.max() > 0.1  # seats are scarce here


@given(instances())
@settings(max_examples=100, deadline=None)
def test_the_first_choice_is_the_highest_score_of_each_pip(instance: Instance) -> None:
    division = divided(instance)
    for pip in range(len(instance.scores)):
        scores = division.pairs.score[division.of(pip)]
        if len(scores):
            assert division.pairs.i[division.first[pip]] == pip
            assert division.pairs.score[division.first[pip]] == scores.max()
        else:
            assert division.first[pip] == -1


@given(instances())
@settings(max_examples=120, deadline=None)
def test_rang_2_and_3_are_the_best_other_plekken_by_score_minus_price(instance: Instance) -> None:
    division = divided(instance)
    worth = division.pairs.score - division.prices[division.pairs.j]
    for pip in range(len(instance.scores)):
        named = [int(k) for k in division.alternatives[pip] if k >= 0]
        others = set(division.of(pip).tolist()) - {int(division.chosen[pip])}
        if division.chosen[pip] < 0:
            assert not named
            continue
        assert len(named) == min(2, len(others))
        assert len(set(named)) == len(named) and set(named) <= others
        best = sorted((worth[k] for k in others), reverse=True)
        assert worth[named] == pytest.approx(best[: len(named)], abs=1e-6)


def test_alternatives_spread_over_plekken_that_are_not_contested() -> None:
    """The second-highest score is full and wanted; the quiet plek goes before it as rang 2."""
    scores = np.array([[0.9, 0.8, 0.5], [np.nan, 0.8, np.nan], [np.nan, 0.7, np.nan]])
    division = divided(Instance(scores, np.array([1, 1, 1], dtype=np.int32)))
    assert division.prices == pytest.approx([0.0, 0.7, 0.0])
    assert division.pairs.j[division.alternatives[0]].tolist() == [2, 1]


def test_ties_cost_no_score_among_5000_pips_and_3000_plekken() -> None:
    pips, plekken, each = 5_000, 3_000, 20
    dice = np.random.default_rng(7)
    i = np.repeat(np.arange(pips), each)
    flat = np.unique(i * plekken + dice.integers(0, plekken, len(i)))
    i, j = np.divmod(flat, plekken)
    score = dice.integers(0, 101, len(i)) / 100  # few different scores: ties everywhere
    seats = dice.integers(0, 3, plekken).astype(np.int32)
    division = divide(
        Admitted(i, j, score, len(i)), pips_named(names("P", pips)), plekken_named(names("K", plekken), seats), 3
    )
    assert division.total == pytest.approx(_sparse_optimum(i, j, score, pips, seats), abs=1e-6)


def _sparse_optimum(i: np.ndarray, j: np.ndarray, score: np.ndarray, pips: int, seats: np.ndarray) -> float:
    """The optimum by scipy without utilities or tie-breaks: a column per seat, and one per pip for no plek."""
    starts = np.cumsum(seats) - seats
    amount = seats[j]
    within = np.arange(amount.sum()) - np.repeat(np.cumsum(amount) - amount, amount)
    rows = np.append(np.repeat(i, amount), np.arange(pips))
    columns = np.append(np.repeat(starts[j], amount) + within, seats.sum() + np.arange(pips))
    cost = np.append(2.0 - np.repeat(score, amount), np.full(pips, 2.0))
    table = coo_array((cost, (rows, columns)), shape=(pips, int(seats.sum()) + pips)).tocsr()
    chosen = min_weight_full_bipartite_matching(table)
    return float(2.0 * pips - table[chosen].sum())
