"""A groep starts with enough people of levels that fit together, or not at all: against every division there is."""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from matching.assignment import groepen_search
from matching.assignment.division import Division, divide
from matching.assignment.terms import Floor, Groepen, Terms
from matching.parameters import read_parameters
from tests.matching.assignment.instances import Instance, instances, names, pips_named, plekken_named, random_instance

REGELS = read_parameters().ronde
Level = NDArray[np.int8]


@dataclass(frozen=True)
class Case:
    """An instance with groepen and with a spreekniveau per pip, -1 unknown."""

    instance: Instance
    groepen: Groepen
    niveau: Level

    def divided(self, seed: int = 1, seconds: float | None = None, **terms: object) -> Division:
        """The division of this case."""
        pips, plekken = (names(letter, amount) for letter, amount in zip("PK", self.instance.scores.shape, strict=True))
        level = np.full((len(pips), 4), -1, dtype=np.int8)
        level[:, 3] = self.niveau
        people, places = replace(pips_named(pips), niveau=level), plekken_named(plekken, self.instance.seats)
        asked = Terms(groepen=self.groepen, regels=REGELS, **terms)  # type: ignore[arg-type]
        return divide(self.instance.admitted(), people, places, seed, asked, seconds)

    def faults(self, plek_of: tuple[int, ...]) -> list[str]:
        """What is wrong with a division; -1 is no plek."""
        found = []
        for plek, amount in Counter(plek for plek in plek_of if plek >= 0).items():
            if amount > self.instance.seats[plek]:
                found.append(f"{plek}: more than its seats")
            if not self.groepen.groep[plek]:
                continue
            if not self.groepen.min[plek] <= amount <= self.groepen.max[plek]:
                found.append(f"{plek}: {amount} people")
            levels = [int(self.niveau[pip]) for pip, at in enumerate(plek_of) if at == plek]
            levels = [*levels, int(self.groepen.laagste[plek]), int(self.groepen.hoogste[plek])]
            known = [level for level in levels if level >= 0]
            band = self.groepen.bandbreedte[plek]
            if band >= 0 and known and max(known) - min(known) > band:
                found.append(f"{plek}: levels {known}")
        return found

    def best_of_all(self, needed: int = 0, members: tuple[int, ...] = ()) -> float:
        """The greatest total of every division there is that is right and places so many members; nan when none is."""
        options = [[-1, *np.flatnonzero(~np.isnan(row)).tolist()] for row in self.instance.scores]
        best = np.nan
        for plek_of in product(*options):
            if sum(plek_of[pip] >= 0 for pip in members) >= needed and not self.faults(plek_of):
                total = sum(self.instance.scores[pip, plek] for pip, plek in enumerate(plek_of) if plek >= 0)
                best = np.fmax(best, total)
        return float(best)


def plek_of_each(division: Division) -> tuple[int, ...]:
    """The plek of every pip, -1 for none."""
    return tuple(int(division.pairs.j[k]) if k >= 0 else -1 for k in division.chosen)


@st.composite
def cases(draw: st.DrawFn, pips: int = 5, plekken: int = 4) -> Case:
    """Small cases with groepen that cannot start, that may mix all levels, and where people sit already."""
    instance = draw(instances(pips=pips, plekken=plekken))
    people, places = instance.scores.shape
    dice = np.random.default_rng(draw(st.integers(0, 2**32)))
    seated = np.where(dice.random(places) < 0.2, dice.integers(0, 4, places), -1).astype(np.int8)
    least = dice.integers(1, 4, places)
    groepen = Groepen(
        groep=dice.random(places) < 0.6,
        min=np.where(seated >= 0, dice.integers(0, 3, places), least).astype(np.int32),
        max=(least + dice.integers(0, 3, places)).astype(np.int32),
        bandbreedte=dice.integers(-1, 3, places).astype(np.int8),
        laagste=seated,
        hoogste=seated,
    )
    seats = np.where(groepen.groep, np.maximum(instance.seats, dice.integers(0, 4, places)), instance.seats)
    niveau = dice.integers(-1, 4, people).astype(np.int8)
    return Case(Instance(instance.scores, seats.astype(np.int32)), groepen, niveau)


@given(cases())
@settings(max_examples=250, deadline=None)
def test_the_choice_of_groepen_is_the_best_of_all_divisions_there_are(case: Case) -> None:
    division = case.divided()
    assert case.faults(plek_of_each(division)) == []
    assert division.total == pytest.approx(case.best_of_all(), abs=1e-5)
    assert (division.search.gap, division.search.limit) == (0.0, None)


@given(cases())
@settings(max_examples=60, deadline=None)
def test_of_every_groep_is_said_whether_it_starts_with_how_many_and_why(case: Case) -> None:
    division = case.divided()
    amount = Counter(plek_of_each(division))
    told = {outcome.plek: outcome for outcome in division.groepen}
    assert sorted(told) == np.flatnonzero(case.groepen.groep).tolist()
    for plek, outcome in told.items():
        assert outcome.people == amount[plek]
        assert outcome.starts == (amount[plek] > 0 or bool(case.groepen.min[plek] == 0))
        assert outcome.reden.endswith(".")
        at = [pip for pip, where in enumerate(plek_of_each(division)) if where == plek]
        assert outcome.onbekend == sum(case.niveau[pip] < 0 for pip in at)


@given(cases(pips=5, plekken=3), st.integers(0, 5), st.integers(0, 2**32))
@settings(max_examples=120, deadline=None)
def test_a_floor_holds_together_with_groepen_at_the_best_total(case: Case, needed: int, seed: int) -> None:
    people = len(case.niveau)
    members = np.random.default_rng(seed).random(people) < 0.6
    needed = min(needed, int(members.sum()))
    best = case.best_of_all(needed, tuple(np.flatnonzero(members).tolist()))
    if np.isnan(best) or not needed:
        return
    division = case.divided(floors=(Floor("proef", members, needed / members.sum()),))
    assert case.faults(plek_of_each(division)) == []
    assert division.floors[0].placed >= needed
    assert division.total == pytest.approx(best, abs=1e-5)


def one_groep(scores: list[list[float]], seats: list[int], niveau: list[int], **groep: int) -> Case:
    """A case in which the first plek is a groep."""
    places = len(seats)
    first = np.arange(places) == 0
    nobody = np.full(places, -1, dtype=np.int8)
    groepen = Groepen(
        groep=first,
        min=np.where(first, groep["min"], 0).astype(np.int32),
        max=np.where(first, groep["max"], 0).astype(np.int32),
        bandbreedte=np.where(first, groep.get("band", -1), -1).astype(np.int8),
        laagste=nobody,
        hoogste=nobody,
    )
    return Case(Instance(np.array(scores), np.array(seats, dtype=np.int32)), groepen, np.array(niveau, dtype=np.int8))


@pytest.mark.parametrize(
    ("case", "words"),
    [
        (one_groep([[0.9], [0.8]], [2], [2, 2], min=2, max=4), "begint met 2 mensen."),
        (one_groep([[0.9], [0.8]], [2], [2, -1], min=2, max=4, band=0), "Van 1 mens is het spreekniveau niet bekend"),
        (one_groep([[0.9], [0.8]], [5], [2, 2], min=3, max=4), "er zijn er 3 nodig, en er passen er 2."),
        (one_groep([[0.9], [0.8]], [2], [2, 2], min=3, max=4), "er is plaats voor 2 stoelen"),
        (one_groep([[0.9], [0.8]], [5], [0, 2], min=2, max=4, band=1), "met hooguit 1 stap verschil in spreekniveau"),
        (one_groep([[0.2, 0.9], [0.2, 0.9]], [2, 2], [1, 1], min=2, max=2), "samen scoren zij meer op andere plekken"),
    ],
)
def test_the_reason_says_in_dutch_what_was_lacking(case: Case, words: str) -> None:
    assert words in case.divided().groepen[0].reden


def test_people_leave_a_better_plek_so_that_a_groep_can_start() -> None:
    """Three people fit a groep of three; one of them scores a little higher elsewhere, and goes along."""
    case = one_groep([[0.8, 0.9], [0.8, np.nan], [0.8, np.nan]], [3, 1], [1, 1, 1], min=3, max=3)
    assert plek_of_each(case.divided()) == (0, 0, 0)


def test_alternatives_are_never_in_a_groep_that_does_not_start() -> None:
    case = one_groep([[0.9, 0.5, 0.4]], [5, 1, 1], [1], min=3, max=5)
    division = case.divided()
    assert plek_of_each(division) == (1,)
    assert division.pairs.j[division.alternatives[0, :1]].tolist() == [2]
    assert division.alternatives[0, 1] == -1


def large_case(seed: int) -> Case:
    """Sixty people and twenty plekken, most of them groepen that want the same people; few different scores."""
    instance = random_instance(seed, pips=60, plekken=20, admitted=0.25, steps=4)
    dice = np.random.default_rng(seed)
    seats = np.full(20, 5, dtype=np.int32)
    level = np.full(20, -1, dtype=np.int8)
    groepen = Groepen(
        dice.random(20) < 0.7, seats - 1, seats, level + 1 + dice.integers(0, 2, 20).astype(np.int8), level, level
    )
    return Case(Instance(instance.scores, seats), groepen, dice.integers(0, 4, 60).astype(np.int8))


def test_at_the_limit_of_time_the_division_is_right_and_says_how_much_may_be_missed() -> None:
    case = large_case(3)
    full, cut = case.divided(), case.divided(seconds=0.001)
    assert full.search.gap == 0.0 and full.search.limit is None
    assert case.faults(plek_of_each(cut)) == []
    assert cut.search.limit == "tijd"
    assert full.total <= cut.total + cut.search.gap + 1e-5
    assert cut.search.gap > 0


@pytest.mark.parametrize("seed", range(2))
def test_the_order_of_rows_does_not_decide_which_groepen_start(seed: int) -> None:
    case = large_case(seed)
    dice = np.random.default_rng(seed)
    rows, columns = dice.permutation(60), dice.permutation(20)
    scores, seats = case.instance.scores[np.ix_(rows, columns)], case.instance.seats[columns]
    moved = Groepen(*(getattr(case.groepen, name)[columns] for name in Groepen.__dataclass_fields__))
    level = np.full((60, 4), -1, dtype=np.int8)
    level[:, 3] = case.niveau[rows]
    people = replace(pips_named(tuple(f"P-{k:05}" for k in rows)), niveau=level)
    places = plekken_named(tuple(f"K-{k:05}" for k in columns), seats)
    terms = Terms(groepen=moved, regels=REGELS)
    shuffled = divide(Instance(scores, seats).admitted(), people, places, 1, terms)
    as_is = plek_of_each(case.divided())
    assert {int(rows[k]): int(columns[p]) if p >= 0 else -1 for k, p in enumerate(plek_of_each(shuffled))} == dict(
        enumerate(as_is)
    )


def test_scores_of_nearly_nothing_do_not_hide_the_division_that_keeps_to_floor_and_groep() -> None:
    scores = [[2.25995302e-10, 7.89461136e-11], [1.49130106e-10, 5.55181503e-12], [2.4208498e-10, 1.0]]
    case = one_groep(scores, seats=[3, 2], niveau=[0, 0, 0], min=3, max=3)
    division = case.divided(floors=(Floor("proef", np.ones(3, dtype=np.bool_), 1.0),))
    assert plek_of_each(division) == (0, 0, 0)


def test_with_more_pairs_than_can_be_searched_the_division_says_what_may_be_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(groepen_search, "WHOLE", 0)
    case = one_groep([[0.8, 0.9], [0.8, np.nan], [0.8, np.nan]], [3, 1], [1, 1, 1], min=3, max=3)
    division = case.divided()
    assert case.faults(plek_of_each(division)) == []
    assert division.search.limit == "omvang"
    assert division.total + division.search.gap >= 2.4
