"""Error pages in Dutch: what happened, and what to do now. They never tell how the program works inside."""

from collections.abc import Iterable
from urllib.parse import quote

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from api.doors.roles import NotAllowed, NotSignedIn
from api.doors.statuses import status_of
from api.errors import in_dutch
from api.web.frame import go_to, render, templates
from data.schemas.errors import Uitlegbaar

TITLES = {
    400: "Dit klopt nog niet",
    403: "Dit mag niet",
    404: "Deze pagina is er niet",
    405: "Dit kan hier niet",
    408: "Dit duurde te lang",
    409: "Iemand anders was eerder",
    413: "Dit bestand is te groot",
    414: "Dit adres is te lang",
    429: "Even wachten",
    431: "Dit verzoek is te groot",
    500: "Er ging iets mis bij ons",
    503: "Plekwijzer kan dit nu niet",
}
TEXTS = {
    400: "Controleer wat u hebt ingevuld.",
    403: "Uw rol mag dit niet doen, of de pagina stond te lang open. Ga terug en laad de pagina opnieuw.",
    404: "Controleer het adres, of ga naar het begin. Misschien hoort dit bij een andere gemeente.",
    405: "Ga terug en probeer het met de knoppen op de pagina.",
    408: "Uw verbinding was te langzaam. Probeer het nog een keer.",
    409: "Ga terug en laad de pagina opnieuw. Dan ziet u wat er is veranderd.",
    413: "Maak het bestand kleiner, bijvoorbeeld door het te splitsen.",
    429: "U deed dit heel vaak. Probeer het over een minuut nog een keer.",
    500: "Wat u deed, is misschien niet bewaard. Probeer het later nog een keer, of vraag de beheerder.",
    503: "Probeer het over een minuut nog een keer.",
}


def add_error_pages(web: FastAPI) -> None:
    """Make the pages answer every expected fault with a page of our own."""
    web.add_exception_handler(HTTPException, _http)
    web.add_exception_handler(RequestValidationError, lambda request, _: error_page(request, 400))
    web.add_exception_handler(NotAllowed, lambda request, _: error_page(request, 403))
    web.add_exception_handler(NotSignedIn, _sign_in_first)
    web.add_exception_handler(Uitlegbaar, _explained)
    web.add_exception_handler(Exception, lambda _, __: bare_page(500, TEXTS[500]))


def error_page(request: Request, status: int, lines: Iterable[str] = ()) -> Response:
    """The page for this status, with what is wrong when that is known."""
    title = TITLES.get(status, TITLES[400])
    said = tuple(lines) or (TEXTS.get(status, TEXTS[400]),)
    return render(request, "fout.html", status, titel=title, regels=said)


def bare_page(status: int, text: str) -> Response:
    """A page without anything around it, for what never reached the pages."""
    page = templates().get_template("kaal.html").render(titel=TITLES.get(status, TITLES[400]), tekst=text)
    return Response(page, status, media_type="text/html; charset=utf-8")


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    answer = error_page(request, status)
    for name, value in (getattr(error, "headers", None) or {}).items():
        answer.headers[name] = value
    return answer


def _explained(request: Request, error: Exception) -> Response:
    answer = error_page(request, status_of(error), in_dutch(error))
    if answer.status_code in (429, 503):
        answer.headers["Retry-After"] = "60"
    return answer


def _sign_in_first(request: Request, _: Exception) -> Response:
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    where = f"/aanmelden?verder={quote(wanted if request.method == 'GET' else '/', safe='/')}"
    sessie = getattr(request.state, "sessie", None)
    if sessie is not None and sessie.rol is None and not sessie.gebruiker.geblokkeerd:
        where = "/rol"
    if "hx-request" in request.headers:
        return Response(status_code=401, headers={"HX-Redirect": where})
    return go_to(where)
