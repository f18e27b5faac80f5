"""Chances of groups are compared with a margin, and no small group can be worked out from what is told."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.fairness import FEWEST, Telling, chances

tellingen = st.integers(0, 60).flatmap(lambda people: st.builds(Telling, st.just(people), st.integers(0, people)))
groups_of_people = st.dictionaries(
    st.sampled_from("abcdefgh"), tellingen.filter(lambda one: one.people > 0), min_size=1
)


def test_the_ratio_is_the_share_of_a_group_over_that_of_everyone_else() -> None:
    found = {one.groep: one for one in chances({"m": Telling(100, 60), "v": Telling(200, 80)}, seed=1)}
    assert (found["v"].aandeel, found["m"].aandeel) == (0.4, 0.6)
    assert found["v"].verhouding == pytest.approx(0.4 / 0.6)
    assert found["m"].verhouding == pytest.approx(0.6 / 0.4)


def test_the_interval_covers_the_true_ratio_about_95_in_100_times() -> None:
    """Two groups with the same true chance: the interval holds 1 nearly as often as it says."""
    dice = np.random.default_rng(8)
    covered = 0
    for draw in range(400):
        counts = {name: Telling(120, int(dice.binomial(120, 0.5))) for name in "ab"}
        first = chances(counts, seed=draw)[0]
        assert first.laag is not None and first.hoog is not None
        covered += first.laag <= 1 <= first.hoog
    assert 0.92 <= covered / 400 <= 0.98


def test_the_same_seed_gives_the_same_interval_and_another_seed_another() -> None:
    groups = {"m": Telling(100, 60), "v": Telling(200, 80)}
    assert chances(groups, 5) == chances(dict(reversed(groups.items())), 5)
    assert chances(groups, 5) != chances(groups, 6)


def test_who_has_nobody_to_compare_with_gets_no_ratio() -> None:
    (only,) = chances({"allen": Telling(50, 20)}, 1)
    assert (only.aandeel, only.verhouding, only.laag) == (0.4, None, None)


@pytest.mark.parametrize("small", [Telling(9, 5), Telling(40, 9), Telling(40, 31), Telling(10, 10), Telling(30, 0)])
def test_a_group_with_under_ten_people_with_or_without_voorstel_takes_another_with_it(small: Telling) -> None:
    found = {one.groep: one.mensen for one in chances({"k": small, "m": Telling(90, 40), "z": Telling(80, 40)}, 1)}
    assert found == {"k": None, "m": 90, "z": None}


@given(groups_of_people)
@settings(max_examples=300, deadline=None)
def test_what_is_hidden_does_not_follow_from_the_totals_and_the_rest(groups: dict[str, Telling]) -> None:
    found = chances(groups, 1)
    assert [one.groep for one in found] == sorted(groups)
    hidden = [groups[one.groep] for one in found if one.mensen is None]
    for one in found:
        own = groups[one.groep]
        if one.mensen is None:
            assert (one.voorstellen, one.aandeel, one.verhouding, one.laag, one.hoog) == (None,) * 5
        else:
            assert (one.mensen, one.voorstellen) == (own.people, own.placed)
            assert min(own.placed, own.people - own.placed) >= FEWEST
    if hidden and len(hidden) < len(groups):
        placed, people = sum(one.placed for one in hidden), sum(one.people for one in hidden)
        assert len(hidden) > 1
        assert min(placed, people - placed) >= FEWEST


@given(groups_of_people)
@settings(max_examples=100, deadline=None)
def test_nothing_is_hidden_without_a_small_group(groups: dict[str, Telling]) -> None:
    shown = all(one.mensen is not None for one in chances(groups, 1))
    assert shown == (not any(group.small for group in groups.values()))
