"""Open-loop sending: each request leaves when it is due, whatever became of those before, and is timed from then.

A client that waits for an answer before it asks again hides how long others would have waited (coordinated omission).
"""

import asyncio
import re
import ssl
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

import httpx

from benchmarks.load_visitors import Ask

SEEN_VERSION = re.compile(r'name="versie" value="(\d+)"')
PATIENCE_S = 60.0
"""An answer that takes longer counts as an error."""


@dataclass(frozen=True)
class Outcome:
    """What became of one request: seconds from when it was due until the whole answer, and its status.

    due is in seconds from the start; late is how many seconds passed before the client sent it; status 0 is no answer.
    """

    kind: str
    due: float
    seconds: float
    late: float
    status: int

    @property
    def overtaken(self) -> bool:
        """Somebody else was earlier, and the server said so: the right answer to a besluit that comes too late."""
        return self.status == 409

    @property
    def wrong(self) -> bool:
        """Neither an answer nor a page to go on to."""
        return not 200 <= self.status < 400 and not self.overtaken


Send = Callable[[Ask], Awaitable[int]]
"""Sends one request and gives the status of its answer, 0 for none."""


async def send_all(asks: Sequence[Ask], send: Send, over: Callable[[float], bool] = lambda due: False) -> list[Outcome]:
    """Send each request when it is due, and wait for every answer; outcomes are in the order of the requests.

    A request is not sent any more when it is over by then.
    """
    start, sent = perf_counter(), []
    for ask in asks:
        await asyncio.sleep(max(0.0, start + ask.due - perf_counter()))
        if over(ask.due):
            break
        sent.append(asyncio.create_task(_send_one(ask, start, send)))
    return list(await asyncio.gather(*sent))


async def _send_one(ask: Ask, start: float, send: Send) -> Outcome:
    late = perf_counter() - start - ask.due
    status = await send(ask)
    return Outcome(ask.kind, ask.due, perf_counter() - start - ask.due, late, status)


class Client:
    """Sends requests to one server; remembers the versie of each voorstel that was looked at, as a browser does."""

    def __init__(self, origin: str) -> None:
        """Take the address of the server; as many connections as it takes, so that no request waits for another."""
        self._origin = origin
        self._each: dict[str, httpx.AsyncClient] = {}
        self._context = ssl.create_default_context()  # one for all: to make one takes 50 ms, in which nobody is sent
        self._versions: dict[str, int] = {}
        self.faults: list[str] = []

    async def __call__(self, ask: Ask) -> int:
        """Send this one."""
        seen = {"versie": self._versions.get(ask.seen or "", 1)} if ask.seen else {}
        form = {name: str(value) for name, value in (ask.form | seen).items()} if ask.form else None
        json = ask.json | seen if ask.json else None
        try:
            http = self._of(ask)
            answer = await http.request(ask.method, ask.path, headers=dict(ask.headers), data=form, json=json)
        except httpx.HTTPError as error:
            self.faults.append(f"{ask.method} {ask.path}: {type(error).__name__}")
            return 0
        if answer.is_error:
            self.faults.append(f"{ask.method} {ask.path}: {answer.status_code} {answer.text[:2000]}")
        if ask.seen and ask.method == "GET" and (found := SEEN_VERSION.search(answer.text)):
            self._versions[ask.seen] = int(found[1])
        if answer.is_redirect and ask.method == "GET":
            return 0  # a page that sends one to sign in is no answer
        return answer.status_code

    async def close(self) -> None:
        """Let go of all connections."""
        for http in self._each.values():
            await http.aclose()

    def _of(self, ask: Ask) -> httpx.AsyncClient:
        """The connections of who asks, as each has a browser; in one pool for all it takes long to find one."""
        who = ask.headers.get("Cookie") or ask.headers.get("Authorization", "")
        if who not in self._each:
            limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
            self._each[who] = httpx.AsyncClient(
                base_url=self._origin, limits=limits, timeout=PATIENCE_S, trust_env=False, verify=self._context
            )
        return self._each[who]
