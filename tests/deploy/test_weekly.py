import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

SCRIPT = Path(__file__).parents[2] / "deploy" / "weekly.sh"
HERE = ZoneInfo("Europe/Amsterdam")


def run(*arguments: str) -> str:
    return subprocess.run(arguments, capture_output=True, check=True, text=True).stdout.strip()


def next_run(moment: datetime) -> datetime:
    seconds = run("sh", str(SCRIPT), "--next", str(int(moment.timestamp())))
    return datetime.fromtimestamp(int(seconds), UTC)


@pytest.fixture(autouse=True, scope="module")
def gnu_date() -> None:
    try:
        run("date", "-d", "@0", "+%s")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("weekly.sh needs GNU date")


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("2026-11-23T09:00", "2026-11-29T02:00"),  # a Monday
        ("2026-11-28T23:59", "2026-11-29T02:00"),
        ("2026-11-29T01:59", "2026-11-29T02:00"),
        ("2026-11-29T02:00", "2026-12-06T02:00"),  # the run itself: the next one, never the same again
        ("2026-11-29T13:00", "2026-12-06T02:00"),
        ("2026-12-31T12:00", "2027-01-03T02:00"),
        ("2026-03-29T01:30", "2026-03-29T03:00"),
        ("2026-10-25T01:30", "2026-10-25T02:00"),
        ("2027-03-28T01:30", "2027-03-28T03:00"),  # this night has no 02:00
        ("2027-10-31T01:30", "2027-10-31T02:00"),  # this night has it twice: the first
    ],
)
def test_h098_the_next_run_is_sunday_at_two_in_the_netherlands(after: str, expected: str) -> None:
    local = datetime.fromisoformat(after).replace(tzinfo=HERE)
    assert next_run(local) == datetime.fromisoformat(expected).replace(tzinfo=HERE).astimezone(UTC)


def test_between_the_two_hours_of_two_in_october_the_next_run_is_a_week_away() -> None:
    second_two = datetime(2027, 10, 31, 1, 0, tzinfo=UTC)
    assert next_run(second_two).astimezone(HERE).date() == datetime(2027, 11, 7).date()


def test_h098_a_week_with_two_hours_of_two_lasts_169_hours() -> None:
    before = next_run(datetime(2026, 10, 24, tzinfo=UTC))
    assert next_run(before) - before == timedelta(hours=169)


def test_runs_follow_each_other_every_week_of_two_years() -> None:
    moment = datetime(2026, 11, 23, tzinfo=UTC)
    for _ in range(104):
        after = next_run(moment)
        assert timedelta(0) < after - moment <= timedelta(days=7, hours=1)
        assert after.astimezone(HERE).isoweekday() == 7
        moment = after
