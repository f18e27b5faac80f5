"""A progress bar for long work, on standard error so that answers stay clean."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

Report = Callable[[int, int], None]


@contextmanager
def counting(name: str) -> Iterator[Callable[[int], None]]:
    """Gives a function that takes how many are done, when how many there are is not known before."""
    columns = (TextColumn("{task.description:<28}"), BarColumn(), TextColumn("{task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        task = bars.add_task(name, total=None)
        yield lambda done: bars.update(task, completed=done)


@contextmanager
def steps() -> Iterator[Callable[[str], Report]]:
    """Gives a function that starts a named step; what that returns takes (done, of) and draws the bar.

    Beside the bar stands how long it will still take, and when it is done how long it took.
    """
    left = TimeRemainingColumn(elapsed_when_finished=True)
    columns = (TextColumn("{task.description:<28}"), BarColumn(), MofNCompleteColumn(), left)
    with Progress(*columns, console=Console(stderr=True)) as bars:

        def start(name: str) -> Report:
            task = bars.add_task(name, total=None)
            return lambda done, of: bars.update(task, completed=done, total=of)

        yield start
