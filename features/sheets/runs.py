"""Does work in runs, of which another process may take a part at the same time."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Generic, NamedTuple, Protocol, TypeVar

Given = TypeVar("Given")
Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)
Item = TypeVar("Item")

THERE, HERE = 1_000, 100
"""Items of a run for the other process, and for this one while it waits: a run costs the first far more to begin."""


AHEAD = 2
"""Runs that the other process has at most, so that it need not wait for this one to take its answer."""


class Begun(Protocol[Answer_co]):
    """Work that another process does."""

    def __call__(self) -> Answer_co:
        """Wait for the answer and give it."""

    def ready(self) -> bool:
        """Whether there is nothing to wait for."""


class Begin(Protocol):
    """Begins work in another process at once, one piece after another; answers may be asked for in any order."""

    def __call__(self, work: Callable[[Given], Answer], given: Given, /) -> Begun[Answer]:
        """Begin this function of a module with what it is given."""


def share(
    work: Callable[[list[Item]], list[Answer]], items: Iterable[Item], begin: Begin | None
) -> Iterator[tuple[Item, Answer]]:
    """Give every item with its answer, in order; with `begin` another process does as many as it can.

    The other process begins at once. work gives the answers for some items, and can be sent to another process.
    """
    left = iter(items)
    if begin is None:
        return _alone(work, left)
    return _together(work, left, begin, list(_send(work, left, begin, AHEAD)))


class _Sent(NamedTuple, Generic[Item, Answer]):
    """A run for the other process."""

    items: list[Item]
    answer: Begun[list[Answer]]


def _send(
    work: Callable[[list[Item]], list[Answer]], left: Iterator[Item], begin: Begin, most: int
) -> Iterator[_Sent[Item, Answer]]:
    for _ in range(most):
        if there := list(islice(left, THERE)):
            yield _Sent(there, begin(work, there))


def _alone(work: Callable[[list[Item]], list[Answer]], left: Iterator[Item]) -> Iterator[tuple[Item, Answer]]:
    while here := list(islice(left, HERE)):
        yield from zip(here, work(here), strict=True)


def _together(
    work: Callable[[list[Item]], list[Answer]],
    left: Iterator[Item],
    begin: Begin,
    sent: Iterable[_Sent[Item, Answer]],
) -> Iterator[tuple[Item, Answer]]:
    """Runs stand in a queue in the order of their items: some done here, at most AHEAD sent and not answered."""
    queue: deque[_Sent[Item, Answer] | list[tuple[Item, Answer]]] = deque(sent)
    while queue:
        first = queue.popleft()
        if isinstance(first, _Sent):
            while not first.answer.ready() and (here := list(islice(left, HERE))):
                queue.append(list(zip(here, work(here), strict=True)))
            done = list(zip(first.items, first.answer(), strict=True))
            queue.extend(_send(work, left, begin, 1))
            yield from done
        else:
            yield from first
