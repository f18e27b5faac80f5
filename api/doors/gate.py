"""The gate before everything: refuses what no page or API wants, and puts the security headers on every answer."""

import logging
import traceback
from collections.abc import Callable, Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.doors.limits import MISSES, Misses
from data.schemas.actor import Actor

METHODS = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")
LONGEST_PATH = 2_000
LONGEST_QUERY = 8_000
"""Login services give back codes of some thousand characters."""
MOST_HEADERS = 100
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Source: requirements ADR-3 and SEC-6. A browser ignores Strict-Transport-Security over http."""

Refusal = Callable[[str, int, str], Response]
"""Makes the answer to a refused request: its path, the status, and what is wrong in Dutch."""
log = logging.getLogger("plekwijzer")


class Gate:
    """An ASGI application around the whole: nothing gets in or out without passing here.

    A fault of our own becomes an answer 500 that tells nothing, and one log line without any value: where it
    happened, and the kind of error.
    """

    def __init__(self, app: ASGIApp, hosts: Sequence[str], refuse: Refusal, misses: Misses) -> None:
        """Take the application, the host names it answers to (with port, as browsers send them), and the refusal.

        misses counts who asks for what is not there.
        """
        self._app, self._hosts, self._refuse, self._misses = app, set(hosts), refuse, misses

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or pass the start and end of the server on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False
        state = scope.setdefault("state", {})

        async def with_headers(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add_headers(MutableHeaders(scope=message))
                if message["status"] in MISSES:
                    self._misses.record(asker_of(scope, state.get("actor")))
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, with_headers)
            return
        try:
            await self._app(scope, receive, with_headers)
        except Exception as error:
            log.error("%s %s: %s", scope["method"], _where(error), type(error).__name__)
            if not started:
                answer = self._refuse(scope["path"], 500, "Er ging iets mis bij ons. Probeer het later nog een keer.")
                await answer(scope, receive, with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        path, headers = scope["path"], Headers(scope=scope)
        if scope["method"] not in METHODS:
            answer = self._refuse(path, 405, "Deze methode kennen we niet.")
            answer.headers["Allow"] = ", ".join(METHODS)
            return answer
        if headers.get("host", "") not in self._hosts:
            return self._refuse(path, 400, "Dit adres is niet van Plekwijzer.")
        if len(scope.get("raw_path") or path) > LONGEST_PATH or len(scope["query_string"]) > LONGEST_QUERY:
            return self._refuse(path, 414, "Dit adres is te lang.")
        if len(headers) > MOST_HEADERS:
            return self._refuse(path, 431, "Dit verzoek heeft te veel koppen.")
        return None


def asker_of(scope: Scope, actor: Actor | None) -> str:
    """Who asks: the actor, or when nobody is known the address it comes from."""
    client = scope.get("client") or ("?", 0)
    return f"actor {actor.kenmerk}" if actor else f"address {client[0]}"


def _add_headers(headers: MutableHeaders) -> None:
    for name, value in HEADERS.items():
        headers[name] = value
    headers.setdefault("Cache-Control", "no-store")


def _where(error: Exception) -> str:
    """The last line of our own code that the error passed."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "site-packages" not in frame.filename] or frames
    return f"{ours[-1].filename}:{ours[-1].lineno}" if ours else "?"
