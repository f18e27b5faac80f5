"""What a ronde asks beyond the scores: calm, waiting and number first, each against an independent solver."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from matching.assignment.costs import cost_of_calm
from matching.assignment.division import Division, divide
from matching.assignment.terms import Terms
from matching.parameters import RondeRegels, read_parameters
from tests.matching.assignment.instances import (
    Instance,
    instances,
    names,
    optimum_by_scipy,
    pips_named,
    plekken_named,
    random_instance,
    worth_of,
)

REGELS = read_parameters().ronde


def divided(instance: Instance, terms: Terms, seed: int = 1) -> Division:
    """The division of an instance on these terms."""
    pips, plekken = (names(letter, amount) for letter, amount in zip("PK", instance.scores.shape, strict=True))
    return divide(instance.admitted(), pips_named(pips), plekken_named(plekken, instance.seats), seed, terms)


def most_placed(instance: Instance, people: NDArray[np.bool_] | None = None) -> int:
    """How many (of these people) can have a plek at once, by the matching of scipy."""
    fits = ~np.isnan(instance.scores if people is None else instance.scores[people])
    seats = csr_array(np.repeat(fits, instance.seats, axis=1))
    return int((maximum_bipartite_matching(seats, perm_type="column") >= 0).sum())


def worth_by_scipy(instance: Instance, bonus: NDArray[np.float64]) -> float:
    """The greatest sum of scores and bonuses."""
    return optimum_by_scipy(Instance(instance.scores + bonus, instance.seats))


def last_week(instance: Instance, seed: int) -> NDArray[np.intp]:
    """Some plek for most pips, whether it admits them or not."""
    pips, plekken = instance.scores.shape
    return np.random.default_rng(seed).integers(-1, max(plekken, 1), pips) if plekken else np.full(pips, -1)


@given(instances(), st.integers(0, 2**32))
@settings(max_examples=100, deadline=None)
def test_the_stay_bonus_gives_the_optimum_of_scores_and_bonuses_and_its_cost_is_exact(
    instance: Instance, seed: int
) -> None:
    terms = Terms(stay=last_week(instance, seed), regels=REGELS)
    division = divided(instance, terms)
    bonus = np.zeros(instance.scores.shape)
    for pip, plek in enumerate(terms.stay.tolist()):  # type: ignore[union-attr]
        if plek >= 0:
            bonus[pip, plek] = REGELS.blijf_bonus
    admitted = np.zeros(instance.scores.shape) if not bonus.size else bonus
    kept = admitted[division.pairs.i, division.pairs.j][division.chosen[division.placed]].sum()
    assert division.total + kept == pytest.approx(worth_by_scipy(instance, bonus), abs=1e-6)
    assert division.total == pytest.approx(worth_of(instance, division.chosen), abs=1e-9)
    pips, plekken = (names(letter, amount) for letter, amount in zip("PK", instance.scores.shape, strict=True))
    cost = cost_of_calm(division, pips_named(pips), plekken_named(plekken, instance.seats), 1)
    assert cost == pytest.approx(optimum_by_scipy(instance) - division.total, abs=1e-6)
    assert cost >= -1e-6


def test_a_voorstel_does_not_move_for_a_trifle_but_does_for_a_real_gain() -> None:
    def plek(gain: float) -> int:
        instance = Instance(np.array([[0.5, 0.5 + gain]]), np.ones(2, dtype=np.int32))
        division = divided(instance, Terms(stay=np.array([0]), regels=REGELS))
        return int(division.pairs.j[division.chosen[0]])

    assert plek(REGELS.blijf_bonus * 0.9) == 0
    assert plek(REGELS.blijf_bonus * 1.1) == 1


def test_of_two_who_want_one_seat_who_waited_longer_gets_it_unless_the_other_fits_far_better() -> None:
    def who(lead: float, weeks: int, rondes: int = 60) -> int:
        instance = Instance(np.array([[0.4], [0.4 + lead]]), np.ones(1, dtype=np.int32))
        regels = REGELS.model_copy(update={"wacht_rondes": rondes})
        return int(divided(instance, Terms(waiting=np.array([weeks, 0], dtype=np.int32), regels=regels)).placed[0])

    assert who(lead=0.02, weeks=3) == 0
    assert who(lead=0.02, weeks=1) == 1
    assert who(lead=REGELS.wacht_bonus_hoogste * 1.01, weeks=52) == 1
    assert who(lead=0.5, weeks=4, rondes=4) == 0


@given(instances(pips=8, plekken=5), st.integers(0, 2**32), st.booleans())
@settings(max_examples=150, deadline=None)
def test_nobody_waits_too_long_while_someone_who_waited_less_and_had_no_voorstel_takes_a_seat(
    instance: Instance, seed: int, with_stay: bool
) -> None:
    dice = np.random.default_rng(seed)
    waiting = dice.integers(0, 8, len(instance.scores)).astype(np.int32)
    stay = np.where(waiting == 0, last_week(instance, seed), -1) if with_stay else None
    division = divided(instance, Terms(waiting=waiting, stay=stay, regels=REGELS))
    late = waiting >= REGELS.wacht_rondes
    precedence = late | (stay >= 0) if stay is not None else late
    if not late.any():
        return
    assert int(precedence[division.placed].sum()) == most_placed(instance, precedence)


@given(instances(pips=8, plekken=5))
@settings(max_examples=200, deadline=None)
def test_number_first_places_as_many_as_can_be_and_then_at_the_best_score(instance: Instance) -> None:
    division = divided(instance, Terms(number_first=True, regels=REGELS))
    most = most_placed(instance)
    assert len(division.placed) == most
    # scipy with so large a bonus for each that no score outweighs a person
    large = 1_000.0
    assert division.total == pytest.approx(
        worth_by_scipy(instance, np.full_like(instance.scores, large)) - most * large
    )


@pytest.mark.parametrize("seed", range(6))
def test_number_first_holds_on_larger_divisions_that_score_alone_leaves_emptier(seed: int) -> None:
    instance = random_instance(seed, pips=60, plekken=35, admitted=0.08)
    division = divided(instance, Terms(number_first=True, regels=REGELS), seed)
    assert len(division.placed) == most_placed(instance)
    padded = np.where(np.isnan(instance.scores), 0, instance.scores + 100)
    worth = np.repeat(padded, instance.seats, axis=1)
    best = worth[linear_sum_assignment(worth, maximize=True)].sum() - 100 * len(division.placed)
    assert division.total == pytest.approx(best, abs=1e-6)


def test_number_first_places_two_where_score_places_one() -> None:
    no = np.nan
    instance = Instance(np.array([[0.9, 0.05], [0.3, no]]), np.ones(2, dtype=np.int32))
    by_score, by_number = divided(instance, Terms()), divided(instance, Terms(number_first=True, regels=REGELS))
    assert by_score.placed.tolist() == [0]
    assert by_number.pairs.j[by_number.chosen].tolist() == [1, 0]


def test_prices_are_scores_also_when_bonuses_decide() -> None:
    """One seat more places the second person too, at 0.8, whatever is done to place as many as can be."""
    instance = Instance(np.array([[0.9], [0.8]]), np.ones(1, dtype=np.int32))
    for terms in (Terms(), Terms(number_first=True, regels=REGELS), Terms(waiting=np.array([9, 0]), regels=REGELS)):
        prices = divided(instance, terms).prices
        assert prices == pytest.approx([0.8])


def test_bonuses_without_their_sizes_are_refused() -> None:
    instance = Instance(np.array([[0.9]]), np.ones(1, dtype=np.int32))
    with pytest.raises(ValueError, match="section ronde"):
        divided(instance, Terms(stay=np.array([0])))


def test_bonuses_are_divided_alike_whatever_the_order_of_rows() -> None:
    regels: RondeRegels = REGELS
    for seed in range(20):
        dice = np.random.default_rng(seed)
        instance = random_instance(seed, pips=25, plekken=15, admitted=0.4, steps=4)
        waiting, stay = dice.integers(0, 7, 25).astype(np.int32), dice.integers(-1, 15, 25)
        found = []
        for rows, columns in ((np.arange(25), np.arange(15)), (dice.permutation(25), dice.permutation(15))):
            place = np.append(np.argsort(columns), -1)
            moved = Instance(instance.scores[np.ix_(rows, columns)], instance.seats[columns])
            pips, plekken = tuple(f"P{k:02}" for k in rows), tuple(f"K{k:02}" for k in columns)
            terms = Terms(stay=place[stay[rows]], waiting=waiting[rows], number_first=seed % 2 == 0, regels=regels)
            table = plekken_named(plekken, moved.seats)
            division = divide(moved.admitted(), pips_named(pips), table, 1, replace(terms))
            got = {pips[r]: plekken[division.pairs.j[division.chosen[r]]] for r in division.placed}
            found.append((got, dict(zip(plekken, division.prices.tolist(), strict=True))))
        assert found[0] == found[1]
