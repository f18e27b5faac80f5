"""A floor is kept where it can be, at the best total and an exact price; where it cannot, it is refused in Dutch."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from matching.assignment.costs import costs_of_floors, refuse_dear_floors
from matching.assignment.division import Division, divide
from matching.assignment.floors import OndergrensFout
from matching.assignment.terms import Floor, Terms
from matching.parameters import read_parameters
from tests.matching.assignment.instances import Instance, instances, names, pips_named, plekken_named, random_instance

REGELS = read_parameters().ronde
Members = NDArray[np.bool_]


def tables(instance: Instance):  # type: ignore[no-untyped-def]
    pips, plekken = (names(letter, amount) for letter, amount in zip("PK", instance.scores.shape, strict=True))
    return pips_named(pips), plekken_named(plekken, instance.seats)


def divided(instance: Instance, floors: tuple[Floor, ...], **terms: object) -> Division:
    """The division of an instance with floors."""
    asked = Terms(floors=floors, regels=REGELS, **terms)  # type: ignore[arg-type]
    return divide(instance.admitted(), *tables(instance), 1, asked)


def floors_of(instance: Instance, seed: int, amount: int) -> tuple[Floor, ...]:
    """Floors on groups that overlap, some of them too high."""
    dice = np.random.default_rng(seed)
    people = len(instance.scores)
    return tuple(Floor(f"groep {k}", dice.random(people) < 0.6, float(dice.random())) for k in range(amount))


def best_of_all(instance: Instance, floors: tuple[Floor, ...]) -> float:
    """The greatest total of every division there is that keeps to the seats and the floors; nan when none does."""
    options = [[-1, *np.flatnonzero(~np.isnan(row)).tolist()] for row in instance.scores]
    best = np.nan
    for plek_of in product(*options):
        at = np.array(plek_of, dtype=np.intp)
        taken = np.bincount(at[at >= 0], minlength=len(instance.seats))
        reached = all(int((floor.members & (at >= 0)).sum()) >= floor.needed for floor in floors)
        if (taken <= instance.seats).all() and reached:
            best = np.fmax(best, sum(instance.scores[pip, plek] for pip, plek in enumerate(plek_of) if plek >= 0))
    return float(best)


def best_by_scipy(instance: Instance, floors: tuple[Floor, ...]) -> float:
    """The same by scipy, for larger divisions."""
    pairs = instance.admitted()
    amount = len(pairs.i)
    rows = [np.equal(pairs.i, pip) for pip in range(len(instance.scores))]
    limits = [LinearConstraint(np.array(rows), -np.inf, 1)]
    columns = np.array([pairs.j == plek for plek in range(len(instance.seats))])
    limits.append(LinearConstraint(columns, -np.inf, instance.seats))
    limits += [LinearConstraint(floor.members[pairs.i][None, :], floor.needed, np.inf) for floor in floors]
    found = milp(-pairs.score, integrality=np.ones(amount), bounds=Bounds(0, 1), constraints=limits)
    return float("nan") if found.x is None else float(-found.fun)


@given(instances(pips=6, plekken=3), st.integers(0, 2**32), st.integers(1, 3))
@settings(max_examples=200, deadline=None)
def test_floors_are_kept_at_the_best_total_or_refused_when_no_division_keeps_them(
    instance: Instance, seed: int, amount: int
) -> None:
    floors = floors_of(instance, seed, amount)
    best = best_of_all(instance, floors)
    if np.isnan(best):
        with pytest.raises(OndergrensFout, match=r"(?i)ondergren"):
            divided(instance, floors)
        return
    division = divided(instance, floors)
    assert division.total == pytest.approx(best, abs=1e-5)
    for floor, outcome in zip(floors, division.floors, strict=True):
        placed = int(floor.members[division.placed].sum())
        assert (outcome.naam, outcome.placed, outcome.needed) == (floor.naam, placed, floor.needed)
        assert placed >= floor.needed


@pytest.mark.parametrize("seed", range(8))
def test_overlapping_floors_hold_on_larger_divisions(seed: int) -> None:
    instance = random_instance(seed, pips=60, plekken=25, admitted=0.2)
    dice = np.random.default_rng(seed)
    # The people with the lowest scores get a floor, so that it asks something.
    weak = np.nanmax(np.nan_to_num(instance.scores), axis=1) < 0.9
    floors = tuple(Floor(f"groep {k}", weak & (dice.random(60) < 0.7), 0.9) for k in range(3))
    best = best_by_scipy(instance, floors)
    if np.isnan(best):
        with pytest.raises(OndergrensFout):
            divided(instance, floors)
        return
    division = divided(instance, floors)
    assert division.total == pytest.approx(best, abs=1e-5)
    costs = costs_of_floors(division, *tables(instance), 1)
    for floor in floors:
        others = tuple(other for other in floors if other is not floor)
        assert costs[floor.naam] == pytest.approx(best_by_scipy(instance, others) - best, abs=1e-5)


TWO = Instance(np.array([[0.9], [0.2]]), np.ones(1, dtype=np.int32))
SECOND = np.array([False, True])


def test_the_price_of_a_floor_is_what_the_total_loses_by_it() -> None:
    division = divided(TWO, (Floor("proef", SECOND, 1.0),))
    assert division.placed.tolist() == [1]
    assert costs_of_floors(division, *tables(TWO), 1) == {"proef": pytest.approx(0.7)}


def test_a_floor_that_costs_too_much_is_refused_with_its_price() -> None:
    division = divided(TWO, (Floor("leerroute z", SECOND, 1.0),))
    costs = costs_of_floors(division, *tables(TWO), 1)
    with pytest.raises(OndergrensFout, match=r"leerroute z kost samen 0,70 aan score. Dat is 77,8%.*hooguit 5,0%"):
        refuse_dear_floors(division, costs)
    refuse_dear_floors(division, {"leerroute z": 0.001})


def test_a_floor_that_cannot_be_reached_says_what_can() -> None:
    instance = Instance(np.array([[0.9], [0.8], [np.nan]]), np.ones(1, dtype=np.int32))
    with pytest.raises(OndergrensFout, match=r"voor 2 van de 3 mensen \(66%\). Het kan er voor hooguit 1 \(33%\)"):
        divided(instance, (Floor("kinderopvang nodig", np.ones(3, dtype=np.bool_), 2 / 3),))


def test_floors_that_cannot_be_reached_together_are_named() -> None:
    instance = Instance(np.array([[0.9], [0.8]]), np.ones(1, dtype=np.int32))
    floors = (Floor("a", ~SECOND, 1.0), Floor("b", SECOND, 1.0))
    with pytest.raises(OndergrensFout, match="De ondergrenzen a, b kunnen niet samen"):
        divided(instance, floors)


def test_a_floor_that_holds_by_itself_changes_nothing_and_is_free() -> None:
    instance = random_instance(5, pips=40, plekken=20, admitted=0.3)
    everyone = np.ones(40, dtype=np.bool_)
    plain = divide(instance.admitted(), *tables(instance), 1)
    division = divided(instance, (Floor("allen", everyone, len(plain.placed) / 40),))
    assert division.total == pytest.approx(plain.total)
    assert costs_of_floors(division, *tables(instance), 1) == {"allen": pytest.approx(0.0, abs=1e-6)}


def test_a_floor_without_members_asks_nothing() -> None:
    assert divided(TWO, (Floor("niemand", np.zeros(2, dtype=np.bool_), 1.0),)).placed.tolist() == [0]


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_a_share_that_is_no_share_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Floor("proef", SECOND, share)


def test_prices_with_a_floor_are_what_one_more_seat_adds_while_the_floor_is_kept() -> None:
    for seed in range(5):
        instance = random_instance(seed, pips=30, plekken=12, admitted=0.25)
        weak = np.nan_to_num(instance.scores).max(axis=1) < 0.85
        floor = (Floor("zwak", weak, 0.8),)
        try:
            division = divided(instance, floor)
        except OndergrensFout:
            continue
        now = best_by_scipy(instance, floor)
        gains = [best_by_scipy(instance.one_seat_more(plek), floor) - now for plek in range(12)]
        assert division.prices == pytest.approx(gains, abs=1e-5)
