"""The rol that a route asks: declared on the route itself, or the route cannot be made."""

from collections.abc import Callable
from typing import Annotated, get_args

from fastapi import Depends, Request

from api.deps import Installation
from api.doors.gate import asker_of
from api.doors.limits import Misses
from api.journeys.toegang import write_refusal
from data.schemas.actor import Actor, Rol
from data.schemas.voorstel import MENSEN

Identify = Callable[[Request], Actor | None]
"""Who asks: the pages read a cookie, the API a token. None is nobody we know."""


class NotSignedIn(Exception):  # noqa: N818 - nothing is wrong with the program
    """Raised when a route needs an actor and there is none."""


class NotAllowed(Exception):  # noqa: N818 - nothing is wrong with the program
    """Raised when the rol of the actor is not one that the route is for."""


class Door:
    """Lets only actors in one of these rollen in, and hands the actor to the route; no rol is: open to all."""

    def __init__(self, *rollen: Rol) -> None:
        """Take the rollen that may come in; ValueError for a word that is not a rol."""
        if unknown := set(rollen) - set(get_args(Rol)):
            raise ValueError(f"not a rol: {unknown}")
        self.rollen = rollen

    def __call__(self, request: Request) -> Actor | None:
        """The actor that came in through this door."""
        actor: Actor | None = request.state.actor
        return actor

    def admit(self, request: Request) -> None:
        """Let this request in; raises NotSignedIn, NotAllowed after leaving an audit line, or TooOften."""
        identify: Identify = request.app.state.identify
        actor = identify(request)
        request.state.actor = actor
        misses: Misses = request.app.state.misses
        misses.check(asker_of(request.scope, actor))
        if not self.rollen:
            return
        if actor is None:
            raise NotSignedIn
        if actor.rol not in self.rollen:
            here = installation(request)
            path = request.scope.get("root_path", "") + request.scope["route"].path
            write_refusal(here.store, actor, f"{request.method} {path}", here.now())
            raise NotAllowed


def installation(request: Request) -> Installation:
    """The installation that serves this request."""
    found: Installation = request.app.state.installation
    return found


Here = Annotated[Installation, Depends(installation)]
Anyone = Annotated[Actor | None, Depends(Door())]
"""A route that is open to all: the actor, or None for somebody we do not know."""
Jobhunter = Annotated[Actor, Depends(Door("jobhunter", "beheer"))]
Klantmanager = Annotated[Actor, Depends(Door("klantmanager", "beheer"))]
WspAdviseur = Annotated[Actor, Depends(Door("wspAdviseur", "beheer"))]
Beheer = Annotated[Actor, Depends(Door("beheer"))]
Begeleider = Annotated[Actor, Depends(Door("klantmanager", "jobhunter", "beheer"))]
"""Who may see persons: everyone but the wspAdviseur."""
Beslissend = Annotated[Actor, Depends(Door(*MENSEN))]
"""Who decides about people: a person, and never beheer."""
RondeStarter = Annotated[Actor, Depends(Door("beheer", "rematch"))]
"""Who starts a ronde: beheer, or the system that does so every week."""
Medewerker = Annotated[Actor, Depends(Door("klantmanager", "jobhunter", "wspAdviseur", "beheer"))]
"""Everyone who works with Plekwijzer and signed in."""
