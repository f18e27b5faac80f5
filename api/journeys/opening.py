"""A list that is being opened: a large one at once, in a process of its own, while this one goes on loading."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial

from api.journeys.beside import second_process
from api.journeys.streaming import streamed
from features.sheets.lijst import Lijst, from_pieces, pieces_of
from features.sheets.runs import Begin
from features.sheets.source import is_xlsx

LARGE = 1_000_000
"""Bytes from which a second process pays: it needs two seconds before it reads as fast as this one."""


@dataclass
class Opening:
    """A file that is being opened; begin is the second process for its rows, None for a small file.

    raw is the file and lijst waits for what the other process makes of it: None when it is to be opened here.
    """

    raw: bytes
    lijst: Callable[[], Lijst] | None
    begin: Begin | None
    _processes: ExitStack

    @property
    def large(self) -> bool:
        """Whether a second process pays, also for what comes after the reading."""
        return self.begin is not None

    def forget(self) -> None:
        """Let go of the file, which is as large as all that is read in it, and of the processes that read it."""
        self.raw, self.lijst = b"", None
        self._processes.close()


@contextmanager
def opening(raw: bytes) -> Iterator[Opening]:
    """Begin to open a list; the processes end with the block."""
    with ExitStack() as processes:
        lijst = begin = None
        if len(raw) >= LARGE:
            begin = processes.enter_context(second_process())
            if is_xlsx(raw):
                # What unpacking a workbook leaves in memory goes with the process that did it.
                lijst = partial(from_pieces, processes.enter_context(streamed(pieces_of, raw)))
        opened = Opening(raw, lijst, begin, processes)
        del raw
        yield opened
