"""Nobody with a plek that fits waits on unless plekken are lacking, and then that is proven, plek by plek."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching.assignment.division import divide
from matching.assignment.lacking import lacking
from matching.assignment.terms import Terms
from matching.parameters import read_parameters
from tests.matching.assignment.instances import Instance, instances, names, pips_named, plekken_named

REGELS = read_parameters().ronde


@given(instances(pips=9, plekken=5), st.integers(0, 2**32))
@settings(max_examples=200, deadline=None)
def test_whoever_waits_on_competes_with_more_people_who_go_first_than_there_are_seats(
    instance: Instance, seed: int
) -> None:
    people, places = instance.scores.shape
    dice = np.random.default_rng(seed)
    waiting = dice.integers(0, 8, people).astype(np.int32)
    stay = np.where((waiting == 0) & (places > 0), dice.integers(-1, max(places, 1), people), -1)
    pips, plekken = pips_named(names("P", people)), plekken_named(names("K", places), instance.seats)
    division = divide(instance.admitted(), pips, plekken, 1, Terms(stay=stay, waiting=waiting, regels=REGELS))
    found = lacking(division, pips, plekken)
    late = (waiting >= REGELS.wacht_rondes) & (division.chosen < 0) & (division.first >= 0)
    assert sorted(row for part in found for row in part.waiting.tolist()) == np.flatnonzero(late).tolist()
    fits = ~np.isnan(instance.scores)
    for part in found:
        assert len(part.people) > part.seats == instance.seats[part.plekken].sum()
        assert np.flatnonzero(fits[part.people].any(axis=0)).tolist() == part.plekken.tolist()
        assert ((waiting[part.people] >= REGELS.wacht_rondes) | (stay[part.people] >= 0)).all()
        assert part.prices == tuple(division.prices[part.plekken])
    shared = [plek for part in found for plek in part.plekken.tolist()]
    assert len(shared) == len(set(shared))


def test_nothing_is_lacking_when_nobody_waits() -> None:
    instance = Instance(np.array([[0.9], [0.8]]), np.ones(1, dtype=np.int32))
    pips, plekken = pips_named(names("P", 2)), plekken_named(names("K", 1), instance.seats)
    assert lacking(divide(instance.admitted(), pips, plekken, 1), pips, plekken) == ()
