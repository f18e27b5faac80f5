"""Runs a command as a process of its own and prints its seconds, its memory and how it ended, as JSON.

Started as a script, so that it is small: Linux counts the memory of who starts a process as memory of that process.
"""

import json
import os
import subprocess
import sys
import time


def main(command: list[str]) -> None:
    """Run the command; what it prints goes to standard error."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=sys.stderr)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    answer = {
        "seconds": time.perf_counter() - start,
        "cpu": used.ru_utime + used.ru_stime,
        "megabytes": used.ru_maxrss / 1024,
        "code": process.returncode,
    }
    sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
