"""A division that is not the best, or not valid, is refused aloud: never proposed."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from data.schemas.vector import Int64
from matching.assignment import optimum as optimum_module
from matching.assignment.prices import priced
from matching.assignment.problem import Problem
from matching.assignment.solve import NotSolvedError
from matching.checks import certify
from matching.errors import NotOptimalError
from tests.matching.assignment.instances import (
    STEPS,
    Instance,
    divided,
    instances,
    optimum_by_scipy,
    problem_of,
    worth_of,
)

I = np.array([0, 0, 1, 1])  # noqa: E741 as in the code: pip i, plek j
J = np.array([0, 1, 0, 1])
UTILITY = np.array([9, 5, 8, 1])
BEST = np.array([1, 2])  # pip 0 at plek 1, pip 1 at plek 0
SEATS = np.array([1, 1], dtype=np.int32)
PRICE = np.array([4, 0])


TWO_WITH_TWO = problem_of(I, J, UTILITY, 2, SEATS)


def prices(problem: Problem, chosen: NDArray[np.intp]) -> Int64:
    """The prices that support a division, were it the best."""
    return priced(problem, chosen).price


def test_the_best_division_passes_at_its_prices() -> None:
    assert prices(TWO_WITH_TWO, BEST).tolist() == PRICE.tolist()
    certify(I, J, UTILITY, BEST, SEATS, PRICE)


@pytest.mark.parametrize(
    ("chosen", "seats", "price", "words"),
    [
        pytest.param([0, 3], [1, 1], [4, 0], "is not ruled out", id="swapped to a worse one"),
        pytest.param([-1, 2], [1, 1], [4, 0], "is not ruled out", id="a pip left out"),
        pytest.param([0, 2], [1, 1], [4, 0], "more people than seats", id="over capaciteit"),
        pytest.param([1, 2], [0, 1], [4, 0], "more people than seats", id="on a plek without seats"),
        pytest.param([1, 2], [1, 1], [4, -1], "below zero", id="a negative price"),
        pytest.param([1, 2], [1, 1], [9, 0], "is not ruled out", id="a price too high"),
        pytest.param([1, 2], [1, 1], [2, 0], "is not ruled out", id="a price too low"),
        pytest.param([2, 1], [1, 1], [4, 0], "pair of another pip", id="pips on each other's pairs"),
        pytest.param([1, 1], [2, 2], [0, 0], "pair of another pip", id="two pips on one pair"),
    ],
)
def test_a_tampered_division_is_refused(chosen: list[int], seats: list[int], price: list[int], words: str) -> None:
    with pytest.raises(NotOptimalError, match=words):
        certify(I, J, UTILITY, np.array(chosen), np.array(seats, dtype=np.int32), np.array(price))


@st.composite
def worse_divisions(draw: st.DrawFn) -> tuple[Instance, NDArray[np.intp]]:
    """An instance with some valid division of it that is not the best."""
    instance = draw(instances(pips=5, plekken=4))
    pairs, left = instance.admitted(), instance.seats.copy()
    chosen = np.full(len(instance.scores), -1, dtype=np.intp)
    for pip, draw_from in enumerate(draw(st.binary(min_size=len(chosen), max_size=len(chosen)))):
        options = [-1, *(k for k in np.flatnonzero(pairs.i == pip).tolist() if left[pairs.j[k]] > 0)]
        chosen[pip] = options[draw_from % len(options)]
        if chosen[pip] >= 0:
            left[pairs.j[chosen[pip]]] -= 1
    assume(worth_of(instance, chosen) < optimum_by_scipy(instance) - 1e-9)
    return instance, chosen


def millionths(instance: Instance) -> NDArray[np.int64]:
    """The scores as whole numbers, without tie-breaks."""
    return np.round(instance.admitted().score * STEPS).astype(np.int64)


@given(worse_divisions(), st.integers(0, 2**32), st.sampled_from([1, 250_000, 500_001, STEPS + 1]))
@settings(max_examples=100, deadline=None)
def test_no_prices_whatever_make_a_worse_division_pass(
    case: tuple[Instance, NDArray[np.intp]], seed: int, highest: int
) -> None:
    instance, chosen = case
    pairs = instance.admitted()
    price = np.random.default_rng(seed).integers(0, highest, len(instance.seats))
    with pytest.raises(NotOptimalError):
        certify(pairs.i, pairs.j, millionths(instance), chosen, instance.seats, price)


@given(worse_divisions())
@settings(max_examples=100, deadline=None)
def test_prices_of_a_worse_division_end_and_never_pass_the_certificate(
    case: tuple[Instance, NDArray[np.intp]],
) -> None:
    instance, chosen = case
    pairs, utility = instance.admitted(), millionths(instance)
    try:
        price = prices(problem_of(pairs.i, pairs.j, utility, len(chosen), instance.seats), chosen)
    except ValueError as error:
        assert "not optimal" in str(error)
        return
    with pytest.raises(NotOptimalError):
        certify(pairs.i, pairs.j, utility, chosen, instance.seats, price)


def test_prices_of_a_division_that_two_would_rather_swap_do_not_settle() -> None:
    with pytest.raises(ValueError, match="not optimal"):
        prices(TWO_WITH_TWO, np.array([0, 3]))


def test_a_solver_that_gives_a_worse_division_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    instance = Instance(np.array([[0.9, 0.5]]), np.array([1, 1], dtype=np.int32))
    monkeypatch.setattr(optimum_module, "solve", lambda problem: np.array([int(np.argmin(problem.utility))]))
    with pytest.raises(NotOptimalError):
        divided(instance)


def test_a_solver_that_gives_up_gives_no_division() -> None:
    """Seats below zero are no problem that the solver can solve."""
    with pytest.raises(NotSolvedError, match="the solver reports"):
        divided(Instance(np.array([[0.9]]), np.array([-1], dtype=np.int32)))
