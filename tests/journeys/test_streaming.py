import os

import pytest

from api.journeys.streaming import aside, streamed
from tests.journeys.pieces_of_work import call, count_and_die_elsewhere, count_and_refuse, refuse, whoami, whoami_twice


def test_answers_come_from_a_process_that_ends_by_itself() -> None:
    with streamed(whoami_twice, None) as answers:
        first, again = answers
        assert first == again != os.getpid()
        with pytest.raises(ProcessLookupError):
            os.kill(first, 0)


def test_what_is_raised_comes_after_the_answers_before_it() -> None:
    with streamed(count_and_refuse, 3) as answers:
        assert [next(answers) for _ in range(3)] == [0, 1, 2]
        with pytest.raises(LookupError, match="3 is te veel"):
            next(answers)


def test_what_a_killed_process_did_not_give_is_made_here() -> None:
    with streamed(count_and_die_elsewhere, os.getpid()) as answers:
        assert list(answers) == [0, 1, 2, 3]


def test_what_cannot_be_sent_is_made_here() -> None:
    with aside(call, lambda: os.getpid()) as answer:
        assert answer() == os.getpid()


def test_nobody_has_to_wait_for_the_answers() -> None:
    with streamed(count_and_refuse, 100_000) as answers:
        assert next(answers) == 0


def test_one_answer_or_what_is_raised_instead_comes_from_another_process() -> None:
    with aside(whoami, None) as answer:
        assert answer() != os.getpid()
    with aside(refuse, "lijst.csv") as answer, pytest.raises(LookupError, match=r"lijst\.csv is leeg"):
        answer()
