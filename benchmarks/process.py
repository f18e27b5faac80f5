"""Runs a command as a process of its own and prints its seconds, its memory and how it ended, as JSON.

Its first word is "weigh" or "time": to look at memory all the time takes time, up to a fifth of what is measured.
Started as a script, so that it is small: Linux counts the memory of who starts a process as memory of that process.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

EVERY_S = 0.1
"""How often the memory of all processes together is looked at."""


def main(how: str, *command: str) -> None:
    """Run the command; what it prints goes to standard error. Its memory is None when it is only timed."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=sys.stderr)
    together, ended, status = 0.0, 0, 0
    while how == "weigh" and not ended:
        together = max(together, sum(_megabytes(one) for one in _family(process.pid)))
        time.sleep(EVERY_S)
        ended, status, used = os.wait4(process.pid, os.WNOHANG)
    if not ended:
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    answer = {
        "seconds": time.perf_counter() - start,
        "cpu": used.ru_utime + used.ru_stime,
        "megabytes": max(together, used.ru_maxrss / 1024) if how == "weigh" else None,
        "code": process.returncode,
    }
    sys.stdout.write(json.dumps(answer) + "\n")


def _family(pid: int) -> list[int]:
    """The process and all that it started and those started."""
    try:
        found = [thread.read_text().split() for thread in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return [pid]
    return [pid, *(other for line in found for child in line for other in _family(int(child)))]


def _megabytes(pid: int) -> float:
    """The memory of a process, with its share of what it shares; 0 for one that is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


if __name__ == "__main__":
    main(*sys.argv[1:])
