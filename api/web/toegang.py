"""The pages at the door: sign in, choose a rol, and leave. In the demo one chooses who to be, without login."""

import logging
from typing import Annotated

from fastapi import Form, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse

from api.deps import Installation
from api.doors.roles import Anyone, Here
from api.journeys.aanmelden import begin_login, take_login
from api.journeys.demo_gebruikers import demo_gebruikers
from api.journeys.toegang import choose_rol, new_token, sign_in, sign_out
from api.web.errors import error_page
from api.web.frame import go_to, own_path, page_router, render
from api.web.menu import ROLLEN
from api.web.oidc import LoginFout, LoginService
from api.web.sessie import (
    give_cookie,
    give_login_cookie,
    login_cookie_of,
    take_cookie,
    take_login_cookie,
    token_of,
)
from data.schemas.actor import Rol
from data.storage.audit import Geweigerd
from data.storage.toegang import Aanmelding

router = page_router()
log = logging.getLogger("plekwijzer")
NOT_SIGNED_IN = "Het aanmelden is niet gelukt. Probeer het nog een keer, of vraag de beheerder om hulp."
NO_LOGIN = "Hier is nog geen aanmelddienst ingesteld. Vraag de beheerder."


@router.get("/aanmelden")
def sign_in_page(
    request: Request, here: Here, _: Anyone, verder: Annotated[str, Query(max_length=2000)] = "/"
) -> Response:
    """Send the browser to the login service; in the demo: who do you want to be?"""
    if not here.settings.demo:
        return _to_login_service(request, here, own_path(verder))
    people = demo_gebruikers().values()
    return render(request, "demo.html", gebruikers=people, rollen=ROLLEN, verder=own_path(verder))


def _to_login_service(request: Request, here: Installation, verder: str) -> Response:
    service: LoginService | None = request.app.state.login_service
    if service is None:
        return error_page(request, 503, [NO_LOGIN])
    state, browser, nonce, code_verifier = (new_token() for _ in range(4))
    try:
        address = service.begin(state, nonce, code_verifier)
    except LoginFout as error:
        log.warning("login: %s", error)
        return error_page(request, 503, [NOT_SIGNED_IN])
    begin_login(here.store, state, Aanmelding(browser, nonce, code_verifier, verder), here.now())
    answer = RedirectResponse(address, 303)
    give_login_cookie(answer, here.settings, browser)
    return answer


@router.get("/aanmelden/terug")
def come_back(
    request: Request,
    here: Here,
    _: Anyone,
    code: Annotated[str, Query(max_length=4000)] = "",
    state: Annotated[str, Query(max_length=500)] = "",
) -> Response:
    """Back from the login service: who are you?"""
    service: LoginService | None = request.app.state.login_service
    browser = login_cookie_of(request)
    begun = take_login(here.store, state, browser, here.now()) if service and state and browser else None
    if service is None or begun is None or not code:
        return error_page(request, 400, [NOT_SIGNED_IN])
    try:
        gebruiker = service.finish(code, begun.nonce, begun.code_verifier, here.now())
        token = sign_in(here.store, gebruiker, None, here.now())
    except LoginFout as error:
        log.warning("login: %s", error)
        return error_page(request, 400, [NOT_SIGNED_IN])
    except Geweigerd as error:
        return error_page(request, 403, [str(error)])
    sign_out(here.store, token_of(request) or "", here.now())
    answer = go_to(begun.verder if len(gebruiker.rollen) == 1 else "/rol")
    give_cookie(answer, here.settings, token)
    take_login_cookie(answer, here.settings)
    return answer


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
    answer = go_to("/aanmelden" if here.settings.demo else "/afgemeld")
    take_cookie(answer, here.settings)
    return answer


@router.get("/afgemeld")
def left(request: Request, _: Anyone) -> Response:
    """You have left."""
    return render(request, "afgemeld.html")
