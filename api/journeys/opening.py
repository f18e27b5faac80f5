"""A list that is being opened: a large one at once, in a process of its own, while this one goes on loading."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass

from api.journeys.beside import second_process
from features.sheets.lijst import Lijst, kept_lijst
from features.sheets.runs import Begin
from features.sheets.source import is_xlsx

LARGE = 1_000_000
"""Bytes from which a second process pays: it needs two seconds before it reads as fast as this one."""


@dataclass
class Opening:
    """A file that is being opened; begin is the second process, None for a small file.

    raw is the file and lijst waits for what the other process makes of it: None when it is to be opened here.
    """

    raw: bytes
    lijst: Callable[[], Lijst] | None
    begin: Begin | None

    def forget(self) -> None:
        """Let go of the file, which is as large as all that is read in it."""
        self.raw, self.lijst = b"", None


@contextmanager
def opening(raw: bytes) -> Iterator[Opening]:
    """Begin to open a list; the second process ends with the block."""
    with second_process() if len(raw) >= LARGE else nullcontext() as begin:
        # What unpacking a workbook leaves in memory goes with the process that did it.
        opened = Opening(raw, begin(kept_lijst, raw) if begin and is_xlsx(raw) else None, begin)
        del raw
        yield opened
