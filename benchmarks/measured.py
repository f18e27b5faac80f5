"""Runs a command by way of a small process that measures it, with all the processes it starts."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

RUNNER = Path(__file__).with_name("process.py")


@dataclass(frozen=True)
class Ran:
    """One command from start to end: what it took, the memory of all its processes together, and what it printed.

    megabytes is None when it was only timed.
    """

    seconds: float
    cpu: float
    megabytes: float | None
    text: str


def run(
    command: Sequence[str], code: int = 0, settings: Mapping[str, str] | None = None, *, weigh: bool = False
) -> Ran:
    """Run a command; to weigh it takes a fifth more time. RuntimeError when it ends with another code."""
    started = [sys.executable, str(RUNNER), "weigh" if weigh else "time", *command]
    done = subprocess.run(
        started, capture_output=True, env={**os.environ, **(settings or {})}, encoding="utf-8", check=True
    )
    used = json.loads(done.stdout)
    if used.pop("code") != code:
        raise RuntimeError(done.stderr[-2000:])
    return Ran(**used, text=done.stderr)
