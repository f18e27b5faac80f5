"""How a ronde runs, and who it is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from data.schemas.actor import Actor

Report = Callable[[int, int], None]
Step = Callable[[str], Report]
"""Begins a named step; what it gives takes how much is done and how much there is."""
REMATCH = Actor(kenmerk="rematch", rol="rematch", gemeenten=None)
"""The ronde itself: it sees everybody, proposes, and decides nothing."""


@dataclass(frozen=True)
class Loop:
    """How a ronde runs: by whom, with which code, by which clock, and how it tells and waits."""

    eigenaar: str
    code_versie: str
    now: Callable[[], datetime]
    step: Step
    tell: Callable[[str], None]
    wait: Callable[[float], None]
