"""Runs the command again and again as real processes, and kills them: a process that loads everything once and forks.

Reads one order per line as JSON from standard input: the words of the command, the address of the database, and after
how many seconds to kill it, or null. Answers with one line: whether it was killed, its exit code and its seconds.
"""

import json
import os
import signal
import sys
import time  # noqa: TID251 - when to kill is a matter of time
from collections.abc import Sequence
from contextlib import redirect_stdout
from pathlib import Path
from typing import TypedDict

from api.cli.main import command_line, run


class Order(TypedDict):
    words: list[str]
    url: str
    kill_after: float | None


def main(words: Sequence[str]) -> None:
    """Load what these words need by running them once (they must keep nothing), then carry out the orders."""
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere):
        command_line(words)(words, standalone_mode=False)
    import data.storage.migrate  # noqa: F401 - loaded here, so that no child has to
    import features.duplicates.find
    import features.sheets.fault_workbook  # noqa: F401

    for line in sys.stdin:
        print(json.dumps(carry_out(json.loads(line))), flush=True)


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


def _run(order: Order) -> None:
    """Be the command: never returns."""
    code = 70
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.environ["PLEKWIJZER_DATABASE_URL"] = order["url"]  # noqa: TID251 - this process is the command
        sys.argv = ["plekwijzer", *order["words"]]
        run()
    except SystemExit as ended:
        code = int(ended.code or 0)
    finally:
        os._exit(code)


if __name__ == "__main__":
    main(sys.argv[1:])
