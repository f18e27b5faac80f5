"""A route with a door and a limit: who may come in is checked first, then the size, and only then is a body read."""

from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from anyio import current_time, move_on_at
from fastapi import Request, Response
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.types import Message

from api.doors.roles import Door

MOST_BYTES = 1_000_000
"""The largest body of a route that says nothing else with max_body_size."""

SECONDS, SLOWEST = 30, 100_000
"""A body may take so many seconds, and one more for every so many bytes that it may be. Source: requirement H034."""

Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class DoorRoute(APIRoute):
    """A route that says for whom it is: exactly one Door among its dependencies, or TypeError when it is made.

    max_body_size is what its body may be, in bytes; a larger one gives 413 before it is read whole.
    """

    def __init__(
        self, path: str, endpoint: Callable[..., Any], *, max_body_size: int | None = None, **options: Any
    ) -> None:
        """Make the route as FastAPI does, and look for its Door."""
        self.most_bytes = max_body_size or MOST_BYTES
        super().__init__(path, endpoint, **options)
        doors = [one for one in dependencies_of(self.dependant) if isinstance(one, Door)]
        if len(doors) != 1:
            raise TypeError(f"{path} declares {len(doors)} doors; exactly one says which rollen may come in")
        self.door = doors[0]

    def get_route_handler(self) -> Handler:
        """What FastAPI makes of the route, behind the door and the limit."""
        inside = super().get_route_handler()

        async def handler(request: Request) -> Response:
            await run_in_threadpool(self.door.admit, request)
            bounded = limited(request, self.most_bytes)
            try:
                return await self.respond(bounded, inside)
            finally:
                await bounded.close()  # a file of a form may lie on disk until now

        return handler

    async def respond(self, request: Request, inside: Handler) -> Response:
        """Answer a request that came in; a kind of route may refuse it yet, or answer it in its own way."""
        return await inside(request)


def limited(request: Request, most_bytes: int) -> Request:
    """The same request, that raises 413 as soon as its body is known to be larger, and 408 when it takes too long."""
    told = request.headers.get("content-length", "")
    if told.isdigit() and int(told[:20]) > most_bytes:
        raise HTTPException(413)
    receive, size = request.receive, 0
    until = current_time() + SECONDS + most_bytes / SLOWEST

    async def counted() -> Message:
        nonlocal size
        with move_on_at(until) as time:
            message = await receive()
        if time.cancelled_caught:
            raise HTTPException(408)
        size += len(message.get("body", b""))
        if size > most_bytes:
            raise HTTPException(413)
        return message

    return Request(request.scope, counted)


def dependencies_of(dependant: Dependant) -> Iterator[object]:
    """Everything that a route depends on, and what that depends on."""
    for one in dependant.dependencies:
        yield one.call
        yield from dependencies_of(one)
