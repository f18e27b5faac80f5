"""The estimate of the reistijd against its own words, geopy and itself."""

import math
import timeit

import numpy as np
import pytest
from geopy.distance import geodesic, great_circle
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from data.reference.places import pc4_table
from data.schemas.travel import VERVOER, Router, VervoerEstimate
from features.travel.estimate import Estimate
from matching.parameters import read_parameters

LOPEN = VERVOER.index("lopen")
SIZE = pc4_table().codes.size
TABLE = read_parameters().travel_estimate()
ESTIMATE = Estimate(pc4_table(), TABLE)
ROWS = st.integers(0, SIZE - 1)


def rows(*numbers: int) -> NDArray[np.int16]:
    return np.array(numbers, dtype=np.int16)


def row(postcode: str) -> int:
    return pc4_table().index(postcode)


def point(number: int) -> tuple[float, float]:
    return float(pc4_table().lat[number]), float(pc4_table().lon[number])


def in_words(km: float) -> list[int]:
    """The table of the judgement page, written out once more, for one pair."""
    exact = [
        (km * 1.20 / 5 * 60 + 0, km <= 5),
        (km * 1.25 / 15 * 60 + 2, km <= 20),
        (km * 1.25 / 20 * 60 + 2, km <= 30),
        (km * 1.40 / 28 * 60 + 15, km >= 1),
        (km * 1.30 / 28 * 60 + 3, km <= 40),
        (km * 1.35 / 45 * 60 + 6, True),
    ]
    return [math.ceil(round(minutes, 9)) if reached else -1 for minutes, reached in exact]


def with_reach(k: int, min_km: float, max_km: float) -> Estimate:
    changed = list(TABLE)
    old = changed[k]
    changed[k] = VervoerEstimate(old.detour, old.kmh, old.fixed_minutes, min_km, max_km)
    return Estimate(pc4_table(), tuple(changed))


def test_the_default_table_is_that_of_the_judgement_page() -> None:
    expected = [
        (1.20, 5, 0, 0, 5),
        (1.25, 15, 2, 0, 20),
        (1.25, 20, 2, 0, 30),
        (1.40, 28, 15, 1, math.inf),
        (1.30, 28, 3, 0, 40),
        (1.35, 45, 6, 0, math.inf),
    ]
    assert tuple(VervoerEstimate(*numbers) for numbers in expected) == TABLE


def test_within_one_postcode_walking_takes_15_minutes_and_ov_18() -> None:
    minutes = ESTIMATE.minutes(rows(row("7511")), rows(row("7511")))[0]
    assert minutes.tolist() == [15, 7, 6, 18, 6, 8]
    assert TABLE[LOPEN].minutes_per_km == pytest.approx(14.4, abs=1e-12)


@pytest.mark.parametrize(("excess", "expected"), [(0.0, 7), (1e-12, 7), (1e-8, 8)])
def test_minutes_are_rounded_to_nine_decimals_and_then_up(excess: float, expected: int) -> None:
    seven = VervoerEstimate(1.1, 11, 1 + excess, 0, 5)  # 6 minutes for the one km, and 1 more
    minutes = Estimate(pc4_table(), (seven,) * 6).minutes(rows(0), rows(0))
    assert minutes.tolist() == [[expected] * 6]


@settings(deadline=None)
@given(ROWS, ROWS)
def test_the_minutes_are_those_of_the_rule_in_words(origin: int, destination: int) -> None:
    km = 1.0 if origin == destination else great_circle(point(origin), point(destination)).kilometers
    assert ESTIMATE.minutes(rows(origin), rows(destination))[0].tolist() == in_words(km)


@settings(deadline=None)
@given(ROWS, ROWS)
def test_the_distance_is_the_great_circle_of_geopy_to_a_micrometre(origin: int, destination: int) -> None:
    km = ESTIMATE.kilometres(rows(origin), rows(destination))[0]
    expected = 1.0 if origin == destination else great_circle(point(origin), point(destination)).kilometers
    assert abs(km - expected) <= 1e-9


def test_the_distance_is_a_third_of_a_percent_from_the_ellipsoid_at_most() -> None:
    draw = np.random.default_rng(20240101)
    origin, destination = draw.integers(0, SIZE, (2, 2000)).astype(np.int16)
    for start, end, km in zip(origin, destination, ESTIMATE.kilometres(origin, destination), strict=True):
        if start != end:
            assert 0.9965 < km / geodesic(point(start), point(end)).kilometers < 1


@pytest.mark.parametrize("k", range(6), ids=VERVOER)
def test_the_reach_includes_its_own_limits(k: int) -> None:
    start, end = rows(row("7511")), rows(row("7512"))
    km = float(ESTIMATE.kilometres(start, end)[0])
    assert with_reach(k, km, km).minutes(start, end)[0, k] >= 0
    assert with_reach(k, 0, math.nextafter(km, 0)).minutes(start, end)[0, k] == -1
    assert with_reach(k, math.nextafter(km, 9), 99).minutes(start, end)[0, k] == -1


def test_no_vervoer_but_the_car_and_ov_crosses_the_country() -> None:
    minutes = ESTIMATE.minutes(rows(row("9711")), rows(row("6211")))[0]
    assert (minutes >= 0).tolist() == [False, False, False, True, False, True]


@settings(deadline=None, max_examples=30)
@given(st.lists(ROWS, min_size=1, max_size=40), st.lists(ROWS, min_size=1, max_size=40))
def test_a_pair_takes_as_long_alone_as_within_a_matrix(origins: list[int], destinations: list[int]) -> None:
    matrix = ESTIMATE.minutes(rows(*origins)[:, None], rows(*destinations)[None, :])
    assert matrix.shape == (len(origins), len(destinations), 6)
    for i, origin in enumerate(origins):
        for j, destination in enumerate(destinations):
            alone = ESTIMATE.minutes(rows(origin), rows(destination))[0]
            assert alone.tolist() == matrix[i, j].tolist()


@settings(deadline=None, max_examples=20)
@given(st.lists(ROWS, min_size=1, max_size=40), st.lists(ROWS, min_size=1, max_size=40))
def test_there_and_back_take_equally_long(origins: list[int], destinations: list[int]) -> None:
    there = ESTIMATE.minutes(rows(*origins)[:, None], rows(*destinations)[None, :])
    back = ESTIMATE.minutes(rows(*destinations)[:, None], rows(*origins)[None, :])
    assert np.array_equal(there, back.swapaxes(0, 1))


def test_distances_are_the_same_numbers_alone_and_within_a_matrix_of_many_parts() -> None:
    every = np.arange(SIZE, dtype=np.int16)
    some = every[::7]
    matrix = ESTIMATE.minutes(every[:, None], some[None, :])
    draw = np.random.default_rng(7)
    i, j = draw.integers(0, SIZE, 3000), draw.integers(0, some.size, 3000)
    assert np.array_equal(matrix[i, j], ESTIMATE.minutes(every[i], some[j]))
    assert np.array_equal(matrix.swapaxes(0, 1), ESTIMATE.minutes(every[None, :], some[:, None]))


def test_shapes_follow_numpy() -> None:
    assert ESTIMATE.minutes(np.array(3, dtype=np.int16), np.array(4, dtype=np.int16)).shape == (6,)
    assert ESTIMATE.minutes(np.array(3, dtype=np.int16), rows(4, 5)).shape == (2, 6)
    assert ESTIMATE.minutes(rows(), rows()).shape == (0, 6)
    assert ESTIMATE.minutes(rows()[:, None], rows(1, 2)[None, :]).shape == (0, 2, 6)
    assert ESTIMATE.minutes(np.zeros((2, 1, 3), np.int16), np.zeros((4, 1), np.int16)).shape == (2, 4, 3, 6)
    assert ESTIMATE.minutes(rows(1), rows(2)).dtype == np.int16


@pytest.mark.parametrize("wrong", [-1, SIZE])
def test_a_row_outside_the_table_is_refused(wrong: int) -> None:
    with pytest.raises(IndexError):
        ESTIMATE.minutes(rows(0, wrong), rows(0, 1))
    with pytest.raises(IndexError):
        ESTIMATE.minutes(rows(0, 1), rows(wrong, 0))


@pytest.mark.parametrize(
    "numbers",
    [(0.9, 5, 0, 0, 5), (1.2, 0, 0, 0, 5), (1.2, 5, -1, 0, 5), (1.2, 5, 0, 6, 5), (1.2, 5, 0, -1, 5),
     (math.nan, 5, 0, 0, 5), (1.2, math.inf, 0, 0, 5), (1.2, 5, 0, 0, math.nan)],
)  # fmt: skip
def test_a_vervoer_that_cannot_exist_is_refused(numbers: tuple[float, ...]) -> None:
    with pytest.raises(ValueError):
        VervoerEstimate(*numbers)


def test_a_table_of_another_length_or_too_slow_for_16_bits_is_refused() -> None:
    with pytest.raises(ValueError, match="one estimate"):
        Estimate(pc4_table(), TABLE[:5])
    with pytest.raises(ValueError, match="too slow"):
        Estimate(pc4_table(), (VervoerEstimate(1.2, 1, 0, 0, math.inf),) * 6)


def test_the_estimate_names_itself_and_does_not_warn() -> None:
    router: Router = ESTIMATE
    assert (router.name, router.waarschuwingen) == ("schatting", ())


def test_two_thousand_scattered_pairs_are_quick() -> None:
    draw = np.random.default_rng(3)
    origin, destination = draw.integers(0, SIZE, (2, 2000)).astype(np.int16)
    quickest = min(timeit.repeat(lambda: ESTIMATE.minutes(origin, destination), number=1, repeat=20))
    assert quickest < 0.003
