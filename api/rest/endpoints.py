"""All resources of the API together as one application, to be mounted at /v1."""

from functools import cache
from pathlib import Path

from fastapi import FastAPI, Request, Response
from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.deps import Installation
from api.doors.roles import Anyone
from api.doors.tokens import TokenReader, read_keys
from api.rest import (
    afspraken,
    audit,
    fouten,
    gebruikers,
    matchblad,
    parameters,
    pauzes,
    pip_concepten,
    pips,
    plek_uploads,
    plekken,
    rechten,
    rondes,
    suggesties,
    te_doen,
    tekorten,
    vandaag,
    voorstellen,
    wat_als,
)
from api.rest.answer_headers import VERSION
from api.rest.identity import identify_by
from api.rest.openapi import EXAMPLE, document, rest_routes
from api.rest.problem import add_problems, problem
from api.rest.route import RestRoute
from api.settings import Settings

ROUTERS = (
    plekken.router,
    plek_uploads.router,
    pips.router,
    pip_concepten.router,
    rechten.router,
    pauzes.router,
    suggesties.router,
    wat_als.router,
    tekorten.router,
    voorstellen.router,
    afspraken.router,
    matchblad.router,
    te_doen.router,
    vandaag.router,
    rondes.router,
    audit.router,
    gebruikers.router,
    parameters.router,
    fouten.router,
)
"""Every resource adds its router here."""


def create_rest(installation: Installation) -> FastAPI:
    """The API on this installation; raises OSError or TokenFout when the file of keys cannot be used."""
    rest = bare_rest(installation.settings.origin)
    rest.state.installation = installation
    rest.state.identify = identify_by(_tokens(installation.settings))
    add_problems(rest)
    rest.add_exception_handler(405, _other_methods)
    return rest


def bare_rest(origin: str = EXAMPLE) -> FastAPI:
    """The routes of the API and their documentation, without anything behind them."""
    rest = FastAPI(openapi_url=None, redirect_slashes=False)
    for router in ROUTERS:
        rest.include_router(router)
    _add_documentation(rest, origin)
    return rest


def _other_methods(request: Request, _: Exception) -> Response:
    """The answer to a method that this address does not have, with all that it has."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    here = [route.methods or set() for route in rest_routes(request.app) if route.path_regex.match(path)]
    return problem(405, headers={"Allow": ", ".join(sorted(set().union(*here)))})


class WithVersion:
    """Puts the version of the API on every answer, also on one of 500."""

    def __init__(self, app: ASGIApp) -> None:
        """Take the API."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def with_version(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["API-Version"] = VERSION
            await send(message)

        await self._app(scope, receive, with_version)


def refused(status: int, text: str) -> Response:
    """The answer to what never reached the API."""
    return problem(status, text, headers={"API-Version": VERSION})


def _add_documentation(rest: FastAPI, origin: str) -> None:
    @cache
    def made() -> dict[str, object]:
        return document(rest, origin)

    def show(_: Anyone) -> Response:
        """The documentation, for everyone and from every site."""
        return JSONResponse(made(), headers={"Access-Control-Allow-Origin": "*"})

    rest.router.route_class = RestRoute
    rest.add_api_route("/openapi.json", show, include_in_schema=False, operation_id="toonDocumentatie")


def _tokens(settings: Settings) -> TokenReader | None:
    if settings.token_keys is None:
        return None
    keys = read_keys(Path(settings.token_keys).read_text(encoding="utf-8"))
    return TokenReader(keys, settings.jwt_issuer, settings.jwt_audience)
