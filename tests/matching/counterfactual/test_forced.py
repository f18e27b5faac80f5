"""What forcing someone would cost, and what a new plek would bring: the numbers of solving it all again."""

from collections.abc import Callable
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.assignment.division import Division, divide
from matching.assignment.terms import Floor, Terms
from matching.counterfactual.forced import Standing, gain_of_new, gains_now, loss_if_forced, standing_of
from matching.parameters import read_parameters
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
from tests.matching.assignment.test_groepen import Case, cases, plek_of_each

REGELS = read_parameters().ronde
ALL_MOVES = 1 << 40
SAME = 1e-6


def standing(instance: Instance) -> Standing:
    return standing_of(divided(instance))


def by_solving_again(instance: Instance, pip: int, plek: int) -> float:
    """The best total when this pip sits on this plek: the others with one seat fewer there."""
    seats = instance.seats.copy()
    seats[plek] -= 1
    others = Instance(np.delete(instance.scores, pip, axis=0), seats)
    return float(instance.scores[pip, plek]) + optimum_by_scipy(others)


def with_new_plek(instance: Instance, scores: np.ndarray) -> Instance:
    return Instance(np.column_stack([instance.scores, scores]), np.append(instance.seats, 1).astype(np.int32))


def assert_losses_are_those_of_solving_again(instance: Instance) -> None:
    pairs = instance.admitted()
    wanted = np.flatnonzero(instance.seats[pairs.j] > 0)
    forced = loss_if_forced(standing(instance), wanted, ALL_MOVES)
    now = optimum_by_scipy(instance)
    assert forced.exact.all() and forced.possible.all() and not forced.first.any()
    for k, found in zip(wanted.tolist(), forced.loss.tolist(), strict=True):
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
    wanted = np.flatnonzero(instance.seats[instance.admitted().j] > 0)
    whole = loss_if_forced(some, wanted, ALL_MOVES)
    part = loss_if_forced(some, wanted, 40)
    assert whole.exact.all() and not part.exact.all() and part.exact.any()
    assert (part.loss <= whole.loss + SAME).all()
    assert part.loss[part.exact] == pytest.approx(whole.loss[part.exact], abs=SAME)


Limits = Callable[[tuple[int, ...]], bool]


def best_with(
    scores: np.ndarray, allowed: Limits, pip: int, plek: int, number_counts: bool = False
) -> tuple[int, float] | None:
    """How many are placed and the total in the best of all divisions with this pip on this plek; None when none is."""
    options = [[-1, *np.flatnonzero(~np.isnan(row)).tolist()] for row in scores]
    options[pip] = [plek]
    found = [
        (sum(at >= 0 for at in plek_of), float(sum(scores[k, at] for k, at in enumerate(plek_of) if at >= 0)))
        for plek_of in product(*options)
        if allowed(plek_of)
    ]
    return max(found, key=lambda one: (one[0] * number_counts, one[1]), default=None)


def assert_losses_with_terms(division: Division, scores: np.ndarray, allowed: Limits) -> None:
    pairs = division.pairs
    settled = division.solved.settled
    wanted = np.arange(len(settled.problem.i))
    forced = loss_if_forced(standing_of(division), wanted, ALL_MOVES)
    assert forced.exact.all() and not forced.first.any()
    open_ = np.full_like(scores, np.nan)
    open_[settled.problem.i, settled.problem.j] = scores[settled.problem.i, settled.problem.j]
    for position, k in enumerate(settled.admitted(wanted).tolist()):
        best = best_with(open_, allowed, int(pairs.i[k]), int(pairs.j[k]))
        assert bool(forced.possible[position]) == (best is not None)
        if best is not None:
            assert forced.loss[position] == pytest.approx(division.total - best[1], abs=SAME)


@given(cases(pips=4, plekken=3), st.integers(0, 2**32), st.booleans())
@settings(max_examples=80, deadline=None)
def test_with_groepen_and_a_floor_the_loss_is_that_of_the_best_division_with_the_same_groepen(
    case: Case, seed: int, with_floor: bool
) -> None:
    members = np.random.default_rng(seed).random(len(case.niveau)) < 0.6
    reached = sum(plek >= 0 and bool(members[pip]) for pip, plek in enumerate(plek_of_each(case.divided())))
    floors = (Floor("groep", members, reached / members.sum()),) if with_floor and members.any() else ()
    division = case.divided(floors=floors)
    starts = {outcome.plek for outcome in division.groepen if outcome.starts}

    def allowed(plek_of: tuple[int, ...]) -> bool:
        kept = all(sum(plek_of[pip] >= 0 for pip in np.flatnonzero(f.members)) >= f.needed for f in floors)
        begun = all(plek_of.count(plek) >= max(int(case.groepen.min[plek]), 0) for plek in starts)
        return kept and begun and case.faults(plek_of) == []

    assert_losses_with_terms(division, case.instance.scores, allowed)


@given(instances(pips=4, plekken=3))
@settings(max_examples=60, deadline=None)
def test_when_the_number_goes_first_the_loss_says_how_many_voorstellen_it_costs(instance: Instance) -> None:
    people, places = instance.scores.shape
    tables = pips_named(names("P", people)), plekken_named(names("K", places), instance.seats)
    division = divide(instance.admitted(), *tables, 1, Terms(number_first=True, regels=REGELS))
    pairs = division.pairs
    wanted = np.flatnonzero(instance.seats[pairs.j] > 0)
    forced = loss_if_forced(standing_of(division), wanted, ALL_MOVES)

    def allowed(plek_of: tuple[int, ...]) -> bool:
        return all(plek_of.count(plek) <= instance.seats[plek] for plek in range(places))

    for k, first, loss in zip(wanted.tolist(), forced.first.tolist(), forced.loss.tolist(), strict=True):
        best = best_with(instance.scores, allowed, int(pairs.i[k]), int(pairs.j[k]), number_counts=True)
        assert best is not None
        number, total = best
        assert first == len(division.placed) - number
        assert loss == pytest.approx(division.total - total, abs=SAME)


def test_floors_that_share_people_are_refused() -> None:
    instance = random_instance(1, pips=4, plekken=3, admitted=1.0)
    everyone = np.ones(4, dtype=np.bool_)
    floors = tuple(Floor(naam, everyone, 0.25) for naam in ("a", "b"))
    tables = pips_named(names("P", 4)), plekken_named(names("K", 3), instance.seats + 1)
    division = divide(instance.admitted(), *tables, 1, Terms(floors=floors, regels=REGELS))
    with pytest.raises(ValueError, match="share people"):
        standing_of(division)
