"""A large division is solved on the pairs that matter: the same optimum and prices as when it is solved whole."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.assignment import optimum as optimum_module
from matching.assignment.auction import rough_prices
from matching.assignment.optimum import optimum
from matching.assignment.problem import Problem
from matching.checks import certify
from tests.matching.assignment.instances import Instance, divided, instances, problem_of, random_instance
from tests.matching.assignment.test_order import Named


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every division counts as large, and few pairs come in at a time."""
    monkeypatch.setattr(optimum_module, "AT_ONCE", -1)
    monkeypatch.setattr(optimum_module, "FIRST", 1)
    monkeypatch.setattr(optimum_module, "MORE", 1)
    monkeypatch.setattr(optimum_module, "NEAR", 0.0)


@pytest.mark.parametrize("seed", range(12))
def test_in_parts_the_optimum_the_prices_and_the_alternatives_are_the_same(seed: int, in_parts: None) -> None:
    steps = [1, 4, 1_000_000][seed % 3]
    instance = random_instance(seed, pips=80, plekken=50, admitted=0.3, steps=steps)
    by_parts = divided(instance, seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(optimum_module, "AT_ONCE", 10**9)
        whole = divided(instance, seed)
    assert by_parts.total == pytest.approx(whole.total, abs=1e-9)
    assert by_parts.prices.tolist() == whole.prices.tolist()
    assert np.array_equal(by_parts.chosen, whole.chosen)
    assert np.array_equal(by_parts.alternatives, whole.alternatives)


def test_in_parts_the_order_of_rows_does_not_decide(in_parts: None) -> None:
    for seed in range(10):
        instance = random_instance(seed, pips=30, plekken=20, admitted=0.4, steps=4)
        as_is, shuffled = Named(instance, 1), Named(instance, 1, np.random.default_rng(seed))
        assert shuffled.plek_of_each() == as_is.plek_of_each()
        assert shuffled.prices() == as_is.prices()


@given(instances(pips=8, plekken=6), st.integers(1, 3))
@settings(max_examples=100, deadline=None)
def test_any_division_solved_in_parts_passes_the_certificate(instance: Instance, more: int) -> None:
    problem = whole_numbers(instance)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("AT_ONCE", -1), ("FIRST", 1), ("MORE", more), ("NEAR", 0.0)):
            patch.setattr(optimum_module, name, value)
        found = optimum(problem)
    certify(problem.i, problem.j, problem.utility, found.chosen, problem.most, found.price)


@pytest.mark.parametrize("seed", range(6))
def test_the_auction_ends_near_prices_that_support_the_optimum(seed: int) -> None:
    """At its prices no pip gains more than its plek of the optimum gives, but for a few steps each."""
    problem = whole_numbers(random_instance(seed, pips=60, plekken=30, admitted=0.4))
    found, step = optimum(problem), 1_000
    price = np.where(problem.most > 0, rough_prices(problem, step), 0)
    gain = np.zeros(problem.pips, dtype=np.int64)
    open_ = problem.most[problem.j] > 0
    np.maximum.at(gain, problem.i[open_], (problem.utility - price[problem.j])[open_])
    bound = int(gain.sum()) + int((price * problem.most).sum())
    worth = int(problem.utility[found.chosen[found.chosen >= 0]].sum())
    assert worth <= bound <= worth + 2 * step * problem.pips


def whole_numbers(instance: Instance) -> Problem:
    """An instance in millionths of a score, and 1 more: a utility is never 0."""
    pairs = instance.admitted()
    utility = np.round(pairs.score * 1_000_000).astype(np.int64) + 1
    return problem_of(pairs.i, pairs.j, utility, len(instance.scores), instance.seats)
