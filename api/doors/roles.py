"""The rol that a route asks: declared on the route itself, or the route cannot be made."""

from collections.abc import Callable, Iterator
from typing import Annotated, Any, get_args

from fastapi import Depends, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from api.deps import Installation
from api.journeys.toegang import write_refusal
from data.schemas.actor import Actor, Rol

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
        """The actor; raises NotSignedIn, or NotAllowed after leaving an audit line."""
        identify: Identify = request.app.state.identify
        actor = identify(request)
        request.state.actor = actor
        if not self.rollen:
            return actor
        if actor is None:
            raise NotSignedIn
        if actor.rol not in self.rollen:
            here = installation(request)
            path = request.scope.get("root_path", "") + request.scope["route"].path
            write_refusal(here.store, actor, f"{request.method} {path}", here.now())
            raise NotAllowed
        return actor


class DoorRoute(APIRoute):
    """A route that says for whom it is: exactly one Door among its dependencies, or TypeError when it is made."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **options: Any) -> None:
        """Make the route as FastAPI does, and look for its Door."""
        super().__init__(path, endpoint, **options)
        doors = list(_doors(self.dependant))
        if len(doors) != 1:
            raise TypeError(f"{path} declares {len(doors)} doors; exactly one says which rollen may come in")
        self.door = doors[0]


def _doors(dependant: Dependant) -> Iterator[Door]:
    for one in dependant.dependencies:
        if isinstance(one.call, Door):
            yield one.call
        yield from _doors(one)


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
Medewerker = Annotated[Actor, Depends(Door("klantmanager", "jobhunter", "wspAdviseur", "beheer"))]
"""Everyone who works with Plekwijzer and signed in."""
