"""Who asks the API: the token in `Authorization: Bearer`, and nothing else. A cookie opens nothing here."""

from fastapi import Request

from api.doors.roles import Identify, NotAllowed, installation
from api.doors.tokens import TokenFout, TokenReader
from api.journeys.toegang import is_blocked
from data.schemas.actor import Actor


def identify_by(tokens: TokenReader | None) -> Identify:
    """The way to know an actor by a token; without keys nobody is known."""

    def identify(request: Request) -> Actor | None:
        kind, _, token = request.headers.get("authorization", "").partition(" ")
        if tokens is None or kind.lower() != "bearer":
            return None
        here = installation(request)
        try:
            actor = tokens.actor(token.strip(), here.now())
        except TokenFout:
            return None
        if is_blocked(here.store, actor.kenmerk):
            raise NotAllowed
        return actor

    return identify
