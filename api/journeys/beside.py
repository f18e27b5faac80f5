"""Slow work in a process of its own, on the second core, while this one goes on with something else."""

import gc
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
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

    A piece is a function of a module and what it is given; both and the answer are sent over, the function only the
    first time, and what it raises is raised here. Nobody has to ask for an answer. When the process was killed, or what
    is given cannot be sent, the work is done here after all. The process starts with the first piece, ends with the
    block, and by itself when this one is killed.
    """
    second: _Second | None = None

    def begin(work: Callable[[Given], Answer], given: Given) -> Begun[Answer]:
        nonlocal second
        second = second or _Second.start()
        return second.begin(work, given)

    try:
        yield begin
    finally:
        if second:
            second.end()


@dataclass
class _Second:
    """A process that works; kinds are the functions it knows, last is the thread that sends what was given last.

    waiting are the pieces without an answer, in the order in which these will come.
    """

    process: BaseProcess
    here: Connection
    last: Thread | None = None
    kinds: list[Callable[[Any], Any]] = field(default_factory=list)
    waiting: deque["_Begun"] = field(default_factory=deque)

    @classmethod
    def start(cls) -> "_Second":
        return cls(*started(_answer))

    def begin(self, work: Callable[[Any], Any], given: Any) -> "_Begun":
        kind = next((place for place, known in enumerate(self.kinds) if known is work), None)
        if kind is None:
            self.kinds.append(work)
        message = (len(self.kinds) - 1, work, given) if kind is None else (kind, None, given)
        self.last = in_thread(_send_after, self.last, self.here, message)
        begun = _Begun(self, work, given, self.last)
        self.waiting.append(begun)
        return begun

    def take(self) -> bool:
        """Take in the next answer; False when there will be no more."""
        first = self.waiting[0]
        first.sending.join()
        try:
            first.take(*self.here.recv())
        except (EOFError, OSError):
            self.here.close()
            return False
        self.waiting.popleft()
        return True

    def has_answer(self) -> bool:
        return not self.waiting[0].sending.is_alive() and (self.here.closed or self.here.poll())

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.here.close()


@dataclass
class _Begun:
    """One piece of work, and what was given for it until there is an answer."""

    second: _Second
    work: Callable[[Any], Any]
    given: Any
    sending: Thread
    done: bool = False
    answer: Any = None
    error: Exception | None = None

    def take(self, answer: Any, error: Exception | None) -> None:
        self.given, self.done, self.answer, self.error = None, True, answer, error

    def __call__(self) -> Any:
        while not self.done and self.second.take():
            pass
        if not self.done:
            return self.work(self.given)
        if self.error:
            raise self.error
        return self.answer

    def ready(self) -> bool:
        while not self.done and self.second.has_answer():
            if not self.second.take():
                return True
        return self.done


def started(target: Callable[[Connection], None]) -> tuple[BaseProcess, Connection]:
    """Start a process that ends with this one; give it and this end of the connection to it."""
    here, there = _SPAWN.Pipe()
    process = _SPAWN.Process(target=_over_there, args=(target, there), daemon=True)
    process.start()
    there.close()
    return process, here


def _over_there(target: Callable[[Connection], None], there: Connection) -> None:
    gc.disable()  # looking for cycles takes a quarter of the time, and all memory goes with the process
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches both; the other one ends this one, and says so once
    target(there)


def in_thread(function: Callable[..., None], *given: Any) -> Thread:
    """Do this in a thread: what is sent is waited for, as the other process has to load its modules first."""
    thread = Thread(target=function, args=given, daemon=True)
    thread.start()
    return thread


def send(to: Connection, given: Any) -> None:
    """Send this; when it cannot be sent nothing else is either, and who waits for an answer will see that."""
    try:
        to.send(given)
    except OSError:
        pass  # it was killed: who waits for the answer will see
    except Exception:
        to.close()  # what cannot be sent is done by who waits for it


def _send_after(before: Thread | None, to: Connection, given: Any) -> None:
    if before:
        before.join()
    send(to, given)


def _answer(there: Connection) -> None:
    """Do one piece of work after another until nobody can ask any more."""
    kinds: list[Callable[[Any], Any]] = []
    answer: tuple[Any, Exception | None]
    with suppress(EOFError, OSError):
        while True:
            kind, work, given = there.recv()
            if work:
                kinds.append(work)
            try:
                answer = kinds[kind](given), None
            except Exception as error:
                answer = None, error
            del given
            there.send(answer)
