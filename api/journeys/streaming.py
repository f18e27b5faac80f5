"""What a process of its own makes one after another, taken in as it comes, so that its memory is soon free again."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pickle import loads
from queue import SimpleQueue
from typing import Any, TypeVar

from api.journeys.beside import in_thread, send, started

Given = TypeVar("Given")
Answer = TypeVar("Answer")


@contextmanager
def streamed(work: Callable[[Given], Iterator[Answer]], given: Given) -> Iterator[Iterator[Answer]]:
    """Let a process of its own give answers one after another; what it raises is raised here, after those before it.

    work is a generator function of a module that gives the same every time: when the process was killed, or what is
    given cannot be sent, the rest is made here after all. Answers are taken in at once and kept until they are asked
    for. The process ends after the last one, with the block, and by itself when this one is killed.
    """
    stream = _Stream(work, given, *started(_give))
    taking = in_thread(stream.take_in)
    del given
    try:
        yield stream.answers()
    finally:
        stream.process.kill()
        taking.join()
        stream.process.join()
        stream.here.close()


@contextmanager
def aside(work: Callable[[Given], Answer], given: Given) -> Iterator[Callable[[], Answer]]:
    """Let a process of its own give one answer, and end; what is given waits for it."""
    with streamed(_once, (work, given)) as answers:
        del given
        yield lambda: next(answers)


def _once(piece: tuple[Callable[[Given], Answer], Given]) -> Iterator[Answer]:
    work, given = piece
    yield work(given)


@dataclass
class _Stream:
    """A process that gives answers; given is None once they are all there, for it may be large.

    signs are the answers that were not asked for yet, packed: that takes less memory, and none that only the thread
    could use again. An empty one at the end: there will be no more.
    """

    work: Callable[[Any], Iterator[Any]]
    given: Any
    process: BaseProcess
    here: Connection
    signs: "SimpleQueue[bytes]" = field(default_factory=SimpleQueue)

    def take_in(self) -> None:
        """Send what is given and put every answer in the queue."""
        send(self.here, (self.work, self.given))
        with suppress(EOFError, OSError):
            while True:
                self.signs.put(self.here.recv_bytes())
        self.here.close()
        self.process.join()
        if self.process.exitcode == 0:
            self.given = None
        self.signs.put(b"")

    def answers(self) -> Iterator[Any]:
        taken = 0
        while packed := self.signs.get():
            answer, error = loads(packed)  # noqa: S301 - from a process that this one started
            if error:
                raise error
            taken += 1
            yield answer
        if self.process.exitcode != 0:
            yield from islice(self.work(self.given), taken, None)


def _give(there: Connection) -> None:
    """Send one answer after another, and end; badly when they were not all sent."""
    try:
        for message in _messages(*there.recv()):
            there.send(message)
    except (EOFError, OSError):
        raise SystemExit(1) from None  # nobody takes them in any more


def _messages(work: Callable[[Any], Iterator[Any]], given: Any) -> Iterator[tuple[Any, Exception | None]]:
    """Every answer, and what is raised after them."""
    try:
        for answer in work(given):
            yield answer, None
    except Exception as error:
        yield None, error
