"""The pages at the door: sign in, choose a rol, and leave. In the demo one chooses who to be, without login."""

from typing import Annotated

from fastapi import Form, HTTPException, Query, Request, Response

from api.doors.roles import Anyone, Here
from api.journeys.demo_gebruikers import demo_gebruikers
from api.journeys.toegang import choose_rol, sign_in, sign_out
from api.web.frame import go_to, own_path, page_router, render
from api.web.menu import ROLLEN
from api.web.sessie import give_cookie, take_cookie, token_of
from data.schemas.actor import Rol

router = page_router()


@router.get("/aanmelden")
def sign_in_page(request: Request, here: Here, _: Anyone, verder: Annotated[str, Query()] = "/") -> Response:
    """Who do you want to be? In the demo only."""
    if not here.settings.demo:
        raise HTTPException(404)
    people = demo_gebruikers().values()
    return render(request, "demo.html", gebruikers=people, rollen=ROLLEN, verder=own_path(verder))


@router.post("/demo/rol")
def be_somebody(here: Here, _: Anyone, wie: Annotated[str, Form()], verder: Annotated[str, Form()] = "/") -> Response:
    """Go on as one of the invented gebruikers."""
    gebruiker = demo_gebruikers().get(wie) if here.settings.demo else None
    if gebruiker is None:
        raise HTTPException(404)
    token = sign_in(here.store, gebruiker, None, here.now())
    answer = go_to(verder)
    give_cookie(answer, here.settings, token)
    return answer


@router.get("/rol")
def choose_page(request: Request, _: Anyone) -> Response:
    """In which rol do you want to work?"""
    sessie = request.state.sessie
    if sessie is None:
        return go_to("/aanmelden")
    return render(request, "rol.html", rollen={rol: ROLLEN[rol] for rol in sessie.gebruiker.rollen if rol in ROLLEN})


@router.post("/rol")
def choose(request: Request, here: Here, _: Anyone, rol: Annotated[Rol, Form()]) -> Response:
    """Go on in this rol."""
    choose_rol(here.store, token_of(request) or "", rol, here.now())
    return go_to("/")


@router.post("/afmelden")
def leave(request: Request, here: Here, _: Anyone) -> Response:
    """End the sessie."""
    sign_out(here.store, token_of(request) or "", here.now())
    answer = go_to("/aanmelden")
    take_cookie(answer, here.settings)
    return answer
