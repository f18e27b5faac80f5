"""What is said about a division with terms is true: waiting, staying and groepen are named where they decide."""

import numpy as np
import pytest

from matching.assignment.division import Division, divide
from matching.assignment.terms import Groepen, Terms
from matching.parameters import read_parameters
from matching.refusal import losses_of_first_choice, not_first_choice, why_no_seat
from tests.matching.assignment.instances import Instance, names, pips_named, plekken_named

REGELS = read_parameters().ronde
NO = np.nan


def divided(scores: list[list[float]], seats: list[int], terms: Terms, levels: list[int] | None = None) -> Division:
    """The division of these scores; levels are the spreekniveaus."""
    instance = Instance(np.array(scores), np.array(seats, dtype=np.int32))
    people = pips_named(names("P", len(scores)))
    if levels is not None:
        object.__setattr__(people, "niveau", np.repeat(np.array(levels, dtype=np.int8)[:, None], 4, axis=1))
    return divide(instance.admitted(), people, plekken_named(names("K", len(seats)), instance.seats), 1, terms)


def why(division: Division, seats: list[int], row: int = 0) -> str:
    """Why this pip did not get its first choice."""
    plekken = plekken_named(names("K", len(seats)), np.array(seats, dtype=np.int32))
    told = not_first_choice(division, plekken, row)
    assert told
    return told.tekst


def groep(least: int, band: int = -1) -> Groepen:
    """The first of two plekken as a groep."""
    none, first = np.zeros(2, dtype=np.int32), np.array([True, False])
    nobody = np.full(2, -1, dtype=np.int8)
    return Groepen(first, none + least, none + 5, nobody + 1 + band, nobody, nobody)


def test_without_terms_an_exchange_gives_no_higher_score() -> None:
    division = divided([[0.9], [0.8]], [1], Terms())
    assert why_no_seat(division, 1).endswith("Een ruil geeft samen geen hogere score.")


def test_who_loses_a_seat_to_waiting_is_told_that_waiting_counts() -> None:
    terms = Terms(waiting=np.array([0, 9], dtype=np.int32), regels=REGELS)
    division = divided([[0.9], [0.3]], [1], terms)
    assert division.placed.tolist() == [1]
    assert "Een ruil is samen niet beter: ook de wachttijd telt mee." in why_no_seat(division, 0)


def test_the_first_ronde_in_which_nobody_had_a_voorstel_or_waits_speaks_of_scores_only() -> None:
    terms = Terms(stay=np.array([-1, -1]), waiting=np.zeros(2, dtype=np.int32), regels=REGELS)
    assert "geen hogere score" in why_no_seat(divided([[0.9], [0.8]], [1], terms), 1)


def test_who_stays_where_a_free_plek_scores_a_little_more_is_told_that_it_is_too_little() -> None:
    division = divided([[0.80, 0.81]], [1, 1], Terms(stay=np.array([0]), regels=REGELS))
    assert why(division, [1, 1]) == (
        "Deze plek past beter (81 van 100), maar het scheelt te weinig om het voorstel van vorige week te wijzigen."
    )


@pytest.mark.parametrize(
    ("least", "band", "scores", "levels", "words"),
    [
        (3, -1, [[0.9, 0.5]], [1], "maar de groep daar begint nu niet."),
        (2, 0, [[0.9, 0.5], [0.8, NO], [0.8, NO]], [3, 1, 1], "maar de groep daar heeft een ander taalniveau."),
    ],
)
def test_who_does_not_get_into_a_groep_is_told_about_the_groep(
    least: int, band: int, scores: list[list[float]], levels: list[int], words: str
) -> None:
    division = divided(scores, [5, 5], Terms(groepen=groep(least, band), regels=REGELS), levels)
    assert why(division, [5, 5]).endswith(words)


def test_who_fits_only_groepen_that_do_not_start_is_told_so() -> None:
    division = divided([[0.9, NO]], [5, 5], Terms(groepen=groep(3), regels=REGELS), [1])
    assert "een groep die nu niet vol komt" in why_no_seat(division, 0)


def test_a_price_that_holds_bonuses_is_said_to_be_about_that() -> None:
    terms = Terms(stay=np.array([-1, 0]), waiting=np.array([0, 3], dtype=np.int32), regels=REGELS)
    division = divided([[0.9, 0.2], [0.88, NO]], [1, 1], terms)
    told = why(division, [1, 1])
    assert "ook het voorstel van vorige week en de wachttijd tellen mee" in told
    assert "Een stoel meer zou samen ongeveer 70 punten opleveren." in told


def of_an_exchange(division: Division, seats: list[int]) -> tuple[str, float | None]:
    """What is said of an exchange for the first pip, and the score it would cost."""
    plekken = plekken_named(names("K", len(seats)), np.array(seats, dtype=np.int32))
    told = not_first_choice(division, plekken, 0, losses_of_first_choice(division)[0])
    assert told
    return told.tekst, told.verlies


@pytest.mark.parametrize(
    ("seats", "words"),
    [
        (1, "maar de enige stoel daar is voorgesteld aan iemand anders. Bij een ruil verliezen anderen meer"),
        (2, "maar de 2 stoelen daar zijn voorgesteld aan anderen. Bij een ruil verliezen anderen meer"),
    ],
)
def test_who_misses_a_plek_is_told_who_has_its_seats(seats: int, words: str) -> None:
    told, loss = of_an_exchange(divided([[0.8, 0.9], *[[NO, 0.9]] * seats], [5, seats], Terms()), [5, seats])
    assert told.startswith(f"Deze plek past beter (90 van 100), {words} dan hier te winnen is: samen 80 punten.")
    assert loss == pytest.approx(0.8, abs=1e-6)


def test_with_a_groep_the_loss_of_an_exchange_is_that_with_the_same_groepen() -> None:
    scores = [[0.5, 0.8], [NO, 0.9], [0.9, NO], [0.9, NO]]
    told, loss = of_an_exchange(
        divided(scores, [5, 1], Terms(groepen=groep(2), regels=REGELS), [1] * len(scores)), [5, 1]
    )
    assert "samen 60 punten, als dezelfde groepen doorgaan." in told
    assert loss == pytest.approx(0.6, abs=1e-6)


def test_who_a_groep_cannot_do_without_is_told_that_an_exchange_cannot_be() -> None:
    scores = [[0.5, 0.8], [NO, 0.9], [0.9, NO]]
    told, loss = of_an_exchange(
        divided(scores, [5, 1], Terms(groepen=groep(2), regels=REGELS), [1] * len(scores)), [5, 1]
    )
    assert "Een ruil kan niet: dan begint een groep niet" in told
    assert loss is None


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        (Terms(number_first=True, regels=REGELS), "Bij een ruil krijgen minder mensen een voorstel."),
        (
            Terms(waiting=np.array([0, 9], dtype=np.int32), regels=REGELS),
            "Bij een ruil raakt iemand die voorgaat het voorstel kwijt.",
        ),
    ],
)
def test_what_goes_before_score_is_said_instead_of_a_loss(terms: Terms, words: str) -> None:
    told, loss = of_an_exchange(divided([[0.9, 0.1], [0.3, NO]], [1, 1], terms), [1, 1])
    assert words in told
    assert loss is None
