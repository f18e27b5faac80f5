"""Does work in runs, of which another process may take a part at the same time."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Protocol, TypeVar

Given = TypeVar("Given")
Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)
Item = TypeVar("Item")

THERE, HERE = 1_000, 100
"""Items of a run for the other process, and for this one while it waits: a run costs the first far more to begin."""


class Begun(Protocol[Answer_co]):
    """Work that another process does."""

    def __call__(self) -> Answer_co:
        """Wait for the answer and give it."""

    def ready(self) -> bool:
        """Whether there is nothing to wait for."""


class Begin(Protocol):
    """Begins work in another process at once, one piece at a time."""

    def __call__(self, work: Callable[[Given], Answer], given: Given, /) -> Begun[Answer]:
        """Begin this function of a module with what it is given."""


def share(
    work: Callable[[list[Item]], list[Answer]], items: Iterable[Item], begin: Begin | None
) -> Iterator[tuple[Item, Answer]]:
    """Give every item with its answer, in order; with `begin` another process does as many as it can.

    work gives the answers for some items, and can be sent to another process.
    """
    left = iter(items)
    while begin is None and (here := list(islice(left, HERE))):
        yield from zip(here, work(here), strict=True)
    there = list(islice(left, THERE))
    answer = begin(work, there) if begin and there else None
    while answer and begin:
        done: list[tuple[Item, Answer]] = []
        while not answer.ready() and (here := list(islice(left, HERE))):
            done += zip(here, work(here), strict=True)
        first = zip(there, answer(), strict=True)
        there = list(islice(left, THERE))
        answer = begin(work, there) if there else None
        yield from first
        yield from done
