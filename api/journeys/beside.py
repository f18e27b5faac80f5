"""Slow work in a process of its own, on the second core, while this one goes on with something else."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any

from features.sheets.runs import Answer, Begin, Begun, Given

_SPAWN = get_context("spawn")
"""A new interpreter: a copy of this process would hold the locks that other threads of a server have at that moment."""


@contextmanager
def second_process() -> Iterator[Begin]:
    """Let a process of its own do slow work, one piece after another, until the end of the block.

    A piece is a function of a module and what it is given; both and the answer are sent over, and what it raises is
    raised here. Another function gets a new process, so that memory the last one left is free again. When its process
    was killed, or what is given cannot be sent, the work is done here after all. The process ends with the block, and
    by itself when this one is killed.
    """
    second: _Second | None = None

    def begin(work: Callable[[Given], Answer], given: Given) -> Begun[Answer]:
        nonlocal second
        if second is None or second.work is not work:
            if second:
                second.end()
            second = _Second.start(work)
        return second.begin(given)

    try:
        yield begin
    finally:
        if second:
            second.end()


@dataclass
class _Second:
    """A process that does one kind of work; last is the thread that sends what was given last."""

    work: Callable[[Any], Any]
    process: BaseProcess
    here: Connection
    last: Thread

    @classmethod
    def start(cls, work: Callable[[Any], Any]) -> "_Second":
        here, there = _SPAWN.Pipe()
        process = _SPAWN.Process(target=_answer, args=(there,), daemon=True)
        process.start()
        there.close()
        return cls(work, process, here, _in_thread(_send, here, work))

    def begin(self, given: Any) -> "_Begun":
        self.last = _in_thread(_send_after, self.last, self.here, given)
        return _Begun(self, given, self.last)

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.here.close()


@dataclass(frozen=True)
class _Begun:
    """One piece of work, and what was given for it."""

    second: _Second
    given: Any
    sending: Thread

    def __call__(self) -> Any:
        self.sending.join()
        try:
            answer, error = self.second.here.recv()
        except (EOFError, OSError):
            return self.second.work(self.given)
        if error:
            raise error
        return answer

    def ready(self) -> bool:
        here = self.second.here
        return not self.sending.is_alive() and (here.closed or here.poll())


def _in_thread(function: Callable[..., None], *given: Any) -> Thread:
    """Do this in a thread, for the other process has to load its modules before it takes anything in."""
    thread = Thread(target=function, args=given, daemon=True)
    thread.start()
    return thread


def _send(to: Connection, given: Any) -> None:
    try:
        to.send(given)
    except OSError:
        pass  # it was killed: who waits for the answer will see
    except Exception:
        to.close()  # what cannot be sent is done by who waits for it


def _send_after(before: Thread, to: Connection, given: Any) -> None:
    before.join()
    _send(to, given)


def _answer(there: Connection) -> None:
    """Do pieces of one kind of work, which comes first, until nobody can ask any more."""
    gc.disable()  # looking for cycles takes a quarter of the time, and all memory goes with the process
    answer: tuple[Any, Exception | None]
    with suppress(EOFError, OSError):
        work = there.recv()
        while True:
            given = there.recv()
            try:
                answer = work(given), None
            except Exception as error:
                answer = None, error
            there.send(answer)
