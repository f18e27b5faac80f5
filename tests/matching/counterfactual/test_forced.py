"""What forcing someone would cost, and what a new plek would bring: the numbers of solving it all again."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from matching.assignment.terms import Terms
from matching.counterfactual.forced import Standing, gain_of_new, gains_now, loss_if_forced, standing_of
from matching.scoring import Admitted
from tests.matching.assignment.instances import (
    Instance,
    divided,
    instances,
    names,
    optimum_by_scipy,
    pips_named,
    plekken_named,
    random_instance,
)

ALL_MOVES = 1 << 40
SAME = 1e-6


def standing(instance: Instance) -> Standing:
    pips, plekken = instance.scores.shape
    places = plekken_named(names("K", plekken), instance.seats)
    return standing_of(divided(instance), pips_named(names("P", pips)), places, 1)


def by_solving_again(instance: Instance, pip: int, plek: int) -> float:
    """The best total when this pip sits on this plek: the others with one seat fewer there."""
    seats = instance.seats.copy()
    seats[plek] -= 1
    others = Instance(np.delete(instance.scores, pip, axis=0), seats)
    return float(instance.scores[pip, plek]) + optimum_by_scipy(others)


def with_new_plek(instance: Instance, scores: np.ndarray) -> Instance:
    return Instance(np.column_stack([instance.scores, scores]), np.append(instance.seats, 1).astype(np.int32))


def assert_losses_are_those_of_solving_again(instance: Instance) -> None:
    asked = standing(instance)
    pairs = asked.division.pairs
    wanted = np.flatnonzero(instance.seats[pairs.j] > 0)
    loss, exact = loss_if_forced(asked, wanted, ALL_MOVES)
    now = optimum_by_scipy(instance)
    assert exact.all()
    for k, found in zip(wanted.tolist(), loss.tolist(), strict=True):
        assert found == pytest.approx(now - by_solving_again(instance, int(pairs.i[k]), int(pairs.j[k])), abs=SAME)


@given(instances(pips=6, plekken=5))
@settings(max_examples=200, deadline=None)
def test_the_loss_of_forcing_any_pair_is_that_of_solving_again(instance: Instance) -> None:
    assert_losses_are_those_of_solving_again(instance)


@pytest.mark.parametrize("seed", range(3))
def test_losses_hold_on_larger_divisions_with_long_chains(seed: int) -> None:
    assert_losses_are_those_of_solving_again(random_instance(seed, pips=24, plekken=16, admitted=0.3))


@given(instances(pips=6, plekken=5))
@settings(max_examples=200, deadline=None)
def test_the_gain_of_a_new_plek_is_that_of_solving_again(instance: Instance) -> None:
    dice = np.random.default_rng(int(instance.seats.sum()) + instance.scores.size)
    scores = dice.random((len(instance.scores), 3))
    scores[dice.random(scores.shape) < 0.3] = np.nan
    i, j = np.nonzero(~np.isnan(scores))
    gains = gain_of_new(gains_now(standing(instance)), Admitted(i, j, scores[i, j], scores.size), 3)
    now = optimum_by_scipy(instance)
    for new in range(3):
        again = optimum_by_scipy(with_new_plek(instance, scores[:, new]))
        assert gains[new] == pytest.approx(again - now, abs=SAME)


def test_with_few_moves_a_loss_is_told_as_a_lower_bound() -> None:
    instance = random_instance(5, pips=60, plekken=30, admitted=0.3)
    some = standing(instance)
    wanted = np.flatnonzero(instance.seats[some.division.pairs.j] > 0)
    exact_loss, all_exact = loss_if_forced(some, wanted, ALL_MOVES)
    bound, exact = loss_if_forced(some, wanted, 40)
    assert all_exact.all() and not exact.all() and exact.any()
    assert (bound <= exact_loss + SAME).all()
    assert bound[exact] == pytest.approx(exact_loss[exact], abs=SAME)


def test_a_division_with_bonuses_is_refused() -> None:
    instance = random_instance(1, pips=4, plekken=3, admitted=1.0)
    division = replace(divided(instance), terms=Terms(number_first=True))
    with pytest.raises(ValueError, match="without floors, groepen"):
        standing_of(division, pips_named(names("P", 4)), plekken_named(names("K", 3), instance.seats), 1)
