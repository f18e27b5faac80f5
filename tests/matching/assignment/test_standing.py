"""Standing decisions: what was decided before never comes back in a division."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.assignment.division import divide
from matching.assignment.standing import (
    reserve,
    with_people_in,
    with_seats_taken,
    without_pairs,
    without_pips,
    without_plekken,
)
from matching.assignment.terms import Groepen
from tests.matching.assignment.instances import Instance, divided, instances, names, pips_named, plekken_named

TABLE = Instance(np.array([[0.9, 0.4], [0.8, 0.7]]), np.array([1, 1], dtype=np.int32))


def test_a_parked_pair_does_not_come_back_and_all_others_stay() -> None:
    left = without_pairs(TABLE.admitted(), np.array([0]), np.array([0]))
    assert list(zip(left.i.tolist(), left.j.tolist(), left.score.tolist(), strict=True)) == [
        (0, 1, 0.4),
        (1, 0, 0.8),
        (1, 1, 0.7),
    ]


@given(instances(), st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=8))
@settings(max_examples=100, deadline=None)
def test_exactly_the_parked_pairs_are_taken_out(instance: Instance, parked: list[tuple[int, int]]) -> None:
    pairs = instance.admitted()
    left = without_pairs(pairs, *(np.array([pair[k] for pair in parked], dtype=np.intp) for k in (0, 1)))
    kept = [k for k in range(len(pairs.i)) if (int(pairs.i[k]), int(pairs.j[k])) not in parked]
    assert np.array_equal(left.i, pairs.i[kept]) and np.array_equal(left.j, pairs.j[kept])
    assert np.array_equal(left.score, pairs.score[kept])


def test_a_pip_that_pauses_and_a_plek_that_is_parked_take_no_part() -> None:
    assert without_pips(TABLE.admitted(), np.array([1])).i.tolist() == [0, 0]
    assert without_plekken(TABLE.admitted(), np.array([0])).j.tolist() == [1, 1]


def test_taken_seats_are_not_divided_again_and_never_fall_below_none() -> None:
    plekken = plekken_named(names("K", 2), np.array([3, 1], dtype=np.int32))
    assert with_seats_taken(plekken, np.array([1, 2], dtype=np.int32)).capaciteit.tolist() == [2, 0]


def test_a_reserved_pair_keeps_its_seat_and_its_person_out_of_the_division() -> None:
    assert divided(TABLE).pairs.j[divided(TABLE).chosen].tolist() == [0, 1]
    plekken = plekken_named(names("K", 2), TABLE.seats)
    pairs, left = reserve(TABLE.admitted(), plekken, np.array([1]), np.array([0]))
    division = divide(pairs, pips_named(names("P", 2)), left, 1)
    assert division.pairs.j[division.chosen[[0]]].tolist() == [1]
    assert division.chosen[1] == -1


@pytest.mark.parametrize(
    ("niveau", "lowest", "highest", "least", "most"),
    [([2, 1], 1, 2, 2, 4), ([-1, 3], 3, 3, 2, 4), ([], -1, -1, 4, 6), ([2] * 6, 2, 2, 0, 0)],
)
def test_people_who_sit_in_a_groep_make_it_smaller_and_narrower(
    niveau: list[int], lowest: int, highest: int, least: int, most: int
) -> None:
    none, level = np.array([0], dtype=np.int32), np.array([-1], dtype=np.int8)
    groep = Groepen(np.array([True]), none + 4, none + 6, level + 2, level, level)
    found = with_people_in(groep, np.zeros(len(niveau), dtype=np.intp), np.array(niveau, dtype=np.int8))
    assert (found.laagste[0], found.hoogste[0], found.min[0], found.max[0]) == (lowest, highest, least, most)
