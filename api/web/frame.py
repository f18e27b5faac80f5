"""What every page stands in: the templates, what they always know, and plain reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api.doors.fields import sees
from api.doors.roles import installation
from api.doors.route import DoorRoute
from api.journeys.reading import ReadSession
from api.journeys.reading import reading as read_as
from api.web.csrf import csrf_of
from api.web.menu import ROLLEN, area_of, menu_of
from api.web.sessie import token_of
from api.web.wording import AMSTERDAM, FILTERS
from data.schemas.actor import Actor

TEMPLATES = Path(__file__).parent / "templates"
HOME = "/"
OWN_THEME = "voorbeeld-theme"


def page_router() -> APIRouter:
    """A router for pages: each of its routes has to say for which rollen it is."""
    return APIRouter(route_class=DoorRoute, default_response_class=HTMLResponse)


@cache
def templates() -> Environment:
    """The templates: everything is escaped, and a name that was not given is a fault and not an empty spot."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= FILTERS
    made.filters["zichtbaar"] = lambda veld, rol: sees(rol, veld)
    return made


def render(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page from a template, which also knows actor, sessie, csrf, demo, path, and what stands at the top."""
    here, token = installation(request), token_of(request)
    actor = getattr(request.state, "actor", None)
    always = {
        "actor": actor,
        "rolnaam": ROLLEN.get(actor.rol, "") if actor else "",
        "gebied": area_of(actor) if actor else "",
        "menu": menu_of(actor, request.url.path),
        "thema": here.settings.theme.stem if here.settings.theme else OWN_THEME,
        "sessie": getattr(request.state, "sessie", None),
        "csrf": csrf_of(token) if token else "",
        "demo": here.settings.demo,
        "path": request.url.path,
        "htmx": "hx-request" in request.headers,
    }
    return HTMLResponse(templates().get_template(template).render(always | context), status)


@contextmanager
def reading(request: Request, actor: Actor) -> Iterator[ReadSession]:
    """A ReadSession of this actor, now: read what the page needs inside, render outside."""
    here = installation(request)
    with read_as(here.store, actor, here.now()) as session:
        yield session


def today(request: Request) -> date:
    """Which day it is in the Netherlands."""
    return installation(request).now().astimezone(AMSTERDAM).date()


def go_to(path: str) -> RedirectResponse:
    """Send the browser on to a page of our own, with GET."""
    return RedirectResponse(own_path(path), 303)


def own_path(path: str | None) -> str:
    """The path when it is one of our own pages, otherwise the home page (H092: never another site)."""
    if not path or not path.startswith("/") or path.startswith(("//", "/\\")) or not path.isprintable():
        return HOME
    parts = urlsplit(path)
    return HOME if parts.scheme or parts.netloc or "\\" in path else path
