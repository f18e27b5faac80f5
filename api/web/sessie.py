"""The sessie of a browser: a cookie with a random token, and who that is."""

from fastapi import Request, Response

from api.doors.roles import installation
from api.journeys.toegang import find_sessie
from api.settings import Settings
from data.schemas.actor import Actor

MOST_SECONDS = 12 * 3600
LOGIN_SECONDS = 600


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
    _give(response, settings, cookie_name(settings), token, MOST_SECONDS)


def take_cookie(response: Response, settings: Settings) -> None:
    """Let the browser forget its token."""
    _take(response, settings, cookie_name(settings))


def give_login_cookie(response: Response, settings: Settings, browser: str) -> None:
    """Mark the browser that begins a login, so that no other one can finish it."""
    _give(response, settings, f"{cookie_name(settings)}-aanmelden", browser, LOGIN_SECONDS)


def take_login_cookie(response: Response, settings: Settings) -> None:
    """Forget that mark."""
    _take(response, settings, f"{cookie_name(settings)}-aanmelden")


def login_cookie_of(request: Request) -> str:
    """The mark of the browser that began a login; empty when it began none."""
    return request.cookies.get(f"{cookie_name(installation(request).settings)}-aanmelden", "")


def _give(response: Response, settings: Settings, name: str, value: str, seconds: int) -> None:
    response.set_cookie(name, value, max_age=seconds, path="/", secure=settings.secure, httponly=True, samesite="lax")


def _take(response: Response, settings: Settings, name: str) -> None:
    response.delete_cookie(name, path="/", secure=settings.secure, httponly=True, samesite="lax")
