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
    work: Callable[[list[Item]], list[Answer]], items: Iterable[Item], begin: Begin | None, run: int = HERE
) -> Iterator[tuple[Item, Answer]]:
    """Give every item with its answer, in order; with `begin` another process does as many as it can.

    The other process begins at once. work gives the answers for some items, and can be sent to another process; run is
    how many it does here at a time.
    """
    left = iter(items)
    if begin is None:
        return _alone(work, left, run)
    there = list(islice(left, THERE))
    return _together(work, left, begin, run, there, begin(work, there) if there else None)


def _alone(work: Callable[[list[Item]], list[Answer]], left: Iterator[Item], run: int) -> Iterator[tuple[Item, Answer]]:
    while here := list(islice(left, run)):
        yield from zip(here, work(here), strict=True)


def _together(
    work: Callable[[list[Item]], list[Answer]],
    left: Iterator[Item],
    begin: Begin,
    run: int,
    there: list[Item],
    answer: Begun[list[Answer]] | None,
) -> Iterator[tuple[Item, Answer]]:
    while answer:
        done: list[tuple[Item, Answer]] = []
        while not answer.ready() and (here := list(islice(left, run))):
            done += zip(here, work(here), strict=True)
        first = zip(there, answer(), strict=True)
        there = list(islice(left, THERE))
        answer = begin(work, there) if there else None
        yield from first
        yield from done
