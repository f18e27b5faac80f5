"""Who asks again and again for what is not there waits a minute; who finds what they ask never does."""

import asyncio
from datetime import timedelta

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

from api.doors.limits import MOST_KEYS, Misses, TooOften, seconds_of
from api.doors.route import SECONDS, SLOWEST, limited
from tests.api.serving import Clock


def test_after_too_many_misses_one_waits_until_the_first_is_a_minute_ago() -> None:
    clock = Clock()
    misses = Misses(3, clock)
    for _ in range(3):
        misses.check("a")
        misses.record("a")
        clock.pass_by(seconds=10)
    with pytest.raises(TooOften) as waiting:
        misses.check("a")
    assert waiting.value.wait == timedelta(seconds=30)
    misses.check("b")
    clock.pass_by(seconds=30)
    misses.check("a")
    misses.record("a")
    with pytest.raises(TooOften):
        misses.check("a")


def test_a_flood_of_askers_does_not_fill_the_memory() -> None:
    misses = Misses(1, Clock())
    for number in range(MOST_KEYS + 5):
        misses.record(str(number))
    misses.check("0")
    with pytest.raises(TooOften):
        misses.check(str(MOST_KEYS))


def test_a_time_to_wait_is_never_told_as_nothing() -> None:
    assert [seconds_of(timedelta(seconds=one)) for one in (0, 0.2, 1, 1.2, 60)] == ["1", "1", "1", "2", "60"]


def test_h034_a_body_that_comes_too_slowly_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.doors.route.SECONDS", 0.05)
    assert SECONDS == 30
    assert SLOWEST == 100_000

    async def drip() -> Message:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": b"a", "more_body": True}

    async def read() -> None:
        request = Request({"type": "http", "method": "POST", "headers": []}, drip)
        await limited(request, 1000).body()

    with pytest.raises(HTTPException) as refused:
        asyncio.run(read())
    assert refused.value.status_code == 408
