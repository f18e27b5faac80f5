"""Runs the command again and again as real processes, and kills them: a process that loads everything once and forks.

Reads one order per line as JSON from standard input: the words of the command, the address of the database, and after
how many seconds to kill it, or null; a rehearsal is run in this process itself, so that later ones have all loaded.
Answers with one line: whether it was killed, its exit code and its seconds.
"""

import gc
import json
import os
import signal
import subprocess
import sys
import time  # noqa: TID251 - when to kill is a matter of time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, TypedDict

from api.cli.main import run

ROOT = Path(__file__).parents[2]
Run = Callable[..., dict[str, Any]]


class Order(TypedDict):
    words: list[str]
    url: str
    kill_after: float | None
    rehearsal: bool


@contextmanager
def killer() -> Iterator[Run]:
    """A process that does what is ordered: run(words, url, kill_after)."""
    command = [sys.executable, "-m", "tests.journeys.killing"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        source, answers = process.stdin, process.stdout

        def order(
            words: list[str], url: str, kill_after: float | None = None, rehearsal: bool = False
        ) -> dict[str, Any]:
            ordered = Order(words=words, url=url, kill_after=kill_after, rehearsal=rehearsal)
            source.write(json.dumps(ordered) + "\n")
            source.flush()
            answer: dict[str, Any] = json.loads(answers.readline())
            return answer

        yield order
        source.close()


def main() -> None:
    for line in sys.stdin:
        order: Order = json.loads(line)
        print(json.dumps(rehearse(order) if order["rehearsal"] else carry_out(order)), flush=True)


def rehearse(order: Order) -> dict[str, object]:
    """Run it in this process, and let go of the database: a child must not use a connection of its parent."""
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        code = _code_of(order)
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    gc.enable()
    return {"killed": False, "code": code, "seconds": 0}


def carry_out(order: Order) -> dict[str, object]:
    start = time.perf_counter()
    child = os.fork()
    if not child:
        _run(order)
    ended, status = 0, 0
    while not ended and (order["kill_after"] is None or time.perf_counter() - start < order["kill_after"]):
        ended, status = os.waitpid(child, os.WNOHANG)
        time.sleep(0.001)
    if not ended:
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    return {"killed": code == -signal.SIGKILL, "code": code, "seconds": time.perf_counter() - start}


def _code_of(order: Order) -> int:
    """Be the command; gives its exit code."""
    os.environ["PLEKWIJZER_DATABASE_URL"] = order["url"]  # noqa: TID251 - this process is the command
    sys.argv = ["plekwijzer", *order["words"]]
    try:
        run()
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0


def _run(order: Order) -> None:
    """Be the command in a child: never returns."""
    code = 70
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        code = _code_of(order)
    finally:
        os._exit(code)


if __name__ == "__main__":
    main()
