"""Long work is done by another process, which can be killed at any moment and starts again when needed."""

import os
import time  # noqa: TID251 - waits for another process
from collections.abc import Callable
from pathlib import Path

import pytest

from api.journeys.background import WorkerProcess
from tests.journeys.background_tasks import fail, leave_number, nothing, take_long


def wait_for(done: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < end
        time.sleep(0.02)


def lives(number: int) -> bool:
    return Path(f"/proc/{number}").exists() and "Z" not in Path(f"/proc/{number}/stat").read_text().split()[2]


def test_work_is_done_elsewhere_broken_off_at_once_and_begun_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    worker = WorkerProcess(nothing)
    first, second, third = (tmp_path / name for name in ("een", "twee", "drie"))
    worker.break_off()  # nothing is under way: nothing happens
    worker.submit(fail, "geheim")
    worker.submit(leave_number, str(first))
    wait_for(lambda: first.is_file() and bool(first.read_text()))
    assert int(first.read_text()) != os.getpid()
    assert "ValueError" in caplog.text
    assert "geheim" not in caplog.text
    worker.submit(take_long, str(second))
    wait_for(lambda: second.is_file() and bool(second.read_text()))
    start = time.monotonic()
    worker.break_off()
    assert time.monotonic() - start < 5
    assert not lives(int(second.read_text()))
    worker.submit(leave_number, str(third))
    wait_for(lambda: third.is_file() and bool(third.read_text()))
    worker.close()
    assert not lives(int(third.read_text()))
