"""The sessie of a browser: a cookie with a random token, and who that is."""

from fastapi import Request, Response

from api.doors.roles import installation
from api.journeys.toegang import find_sessie
from api.settings import Settings
from data.schemas.actor import Actor

MOST_SECONDS = 12 * 3600


def cookie_name(settings: Settings) -> str:
    """The name of the cookie; over https the prefix makes browsers guard it (ASVS 5.0 V3.3.1)."""
    return "__Host-plekwijzer" if settings.secure else "plekwijzer"


def token_of(request: Request) -> str | None:
    """The token in the cookie, whether or not it still opens anything."""
    return request.cookies.get(cookie_name(installation(request).settings)) or None


def identify(request: Request) -> Actor | None:
    """The actor of this browser; None when nobody signed in, the sessie ended, or no rol was chosen yet."""
    token, here = token_of(request), installation(request)
    sessie = None if token is None else find_sessie(here.store, token, here.now())
    request.state.sessie = sessie
    return None if sessie is None else sessie.actor


def give_cookie(response: Response, settings: Settings, token: str) -> None:
    """Give the browser its token; scripts cannot read it, and other sites cannot make a browser send it."""
    response.set_cookie(
        cookie_name(settings),
        token,
        max_age=MOST_SECONDS,
        path="/",
        secure=settings.secure,
        httponly=True,
        samesite="lax",
    )


def take_cookie(response: Response, settings: Settings) -> None:
    """Let the browser forget its token."""
    response.delete_cookie(cookie_name(settings), path="/", secure=settings.secure, httponly=True, samesite="lax")
