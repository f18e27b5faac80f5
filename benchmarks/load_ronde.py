"""The ronde beside the load, that of `plekwijzer rematch`, in a process of its own that tells when each step begins.

`python -m benchmarks.load_ronde WEEK` runs it, with the settings of its environment.
"""

import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Thread
from time import perf_counter

from api.deps import engine_of, loop_with, store_of
from api.journeys.ronde import Verzoek, rematch
from api.journeys.ronde_publiceren import UITLEGGEN
from api.settings import read_settings

END = "end"


@dataclass(frozen=True)
class Phase:
    """A part of a ronde, from begin until end in seconds since the load began."""

    begin: float
    end: float

    def holds(self, due: float) -> bool:
        """Whether this moment lies in it."""
        return self.begin <= due <= self.end


@dataclass(frozen=True)
class Phases:
    """The two parts of a ronde: reading, judging and dividing; and wording and publishing."""

    computing: Phase
    publishing: Phase


class Beside:
    """A ronde that runs beside the load, started as this is made; it lets others go first, as deploy/weekly.sh does."""

    def __init__(self, week: str, environment: dict[str, str]) -> None:
        """Start the ronde of this week on the installation of this environment."""
        self.process = subprocess.Popen(
            ["nice", "-n", "10", sys.executable, "-m", "benchmarks.load_ronde", week],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._steps: list[tuple[float, str]] = []
        self._listening = Thread(target=self._listen, daemon=True)
        self._listening.start()

    @property
    def over(self) -> bool:
        """Whether it ended."""
        return self.process.poll() is not None

    def phases(self, start: float) -> Phases:
        """When it did what, by when the load began; raises RuntimeError when it failed."""
        self._listening.join()
        if self.process.wait() != 0:
            raise RuntimeError("the ronde failed")
        return phases_of([(moment - start, step) for moment, step in self._steps])

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            moment, _, step = line.strip().partition(" ")
            self._steps.append((float(moment), step))


def phases_of(steps: Sequence[tuple[float, str]]) -> Phases:
    """The two parts of a ronde from the moment at which each step began; the last is its end."""
    begin, end = steps[0][0], next(moment for moment, step in steps if step == END)
    publishing = next(moment for moment, step in steps if step == UITLEGGEN)
    return Phases(Phase(begin, publishing), Phase(publishing, end))


def run(week: str) -> None:
    """Do the ronde of this week, and tell when each step begins; perf_counter is one clock for all processes."""
    settings = read_settings()
    store = store_of(settings)
    published = rematch(engine_of(settings), store, Verzoek(week=week), loop_with(_told, lambda _: None))
    if published.berekend is None:
        raise RuntimeError(f"ronde {week} was there already")
    _tell(END)
    store.close()


def _told(step: str) -> Callable[[int, int], None]:
    _tell(step)
    return lambda done, of: None


def _tell(step: str) -> None:
    print(perf_counter(), step, flush=True)


if __name__ == "__main__":
    run(sys.argv[1])
