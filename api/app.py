"""The whole application: pages at /, the API at /v1, and the gate around everything. `plekwijzer serve` starts it."""

import gc
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

import typer
import uvicorn
from anyio import to_thread
from fastapi.routing import iter_route_contexts
from starlette.applications import Starlette
from starlette.responses import FileResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from api.cli.options import To
from api.cli.output import give_page
from api.deps import Installation, installation_of
from api.doors.gate import Gate
from api.doors.limits import Misses
from api.doors.matrix import entries, matrix_page
from api.doors.route import DoorRoute
from api.journeys.ronde_verzoek import left_rondes, run_ronde
from api.journeys.uploads import run_upload, waiting_uploads
from api.rest.endpoints import WithVersion, bare_rest, create_rest, refused
from api.rest.openapi import EXAMPLE, document, rest_routes
from api.settings import LOCAL, Settings, demo_settings, read_settings, real_settings
from api.web import __file__ as web_module
from api.web.errors import bare_page
from api.web.pages import ROUTERS, create_web

API = "/v1"
THREADS = 12
"""Requests that are answered at once; more would only take turns away from who holds the database."""
TURN_S = 0.001
"""How long one thread computes while others wait: who holds the database soon goes on."""
STATIC = Path(web_module).parent / "static"

SELDOM = (20_000, 20, 100)
"""After how much that is new the collector looks for cycles, and how seldom at all that there is.

By itself it looked at everything twice a minute, 0.3 s each time, in which nobody got an answer (measured with 10,000
people in memory, 30 requests a second).
"""


def create_app(settings: Settings) -> ASGIApp:
    """The application of these settings, its database made or brought up to date first; raises OpslagFout."""
    return application_of(installation_of(settings))


def application_of(installation: Installation) -> ASGIApp:
    """The application around an installation that is there already."""

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = THREADS
        for kenmerk in waiting_uploads(installation.store):
            installation.background.submit(run_upload, kenmerk)
        for kenmerk in left_rondes(installation.store, installation.now()):
            installation.background.submit(run_ronde, kenmerk)
        yield
        installation.background.close()
        installation.store.close()

    rest, web = create_rest(installation), create_web(installation)
    misses = Misses(installation.settings.most_misses, installation.now)
    rest.state.misses = web.state.misses = misses
    routes = [Mount(API, WithVersion(rest)), Mount("/static", Static(installation.settings.theme)), Mount("/", web)]
    inside = Starlette(routes=routes, lifespan=life)
    inside.router.redirect_slashes = False
    return Gate(inside, _hosts(installation.settings), _refused, misses)


class Static(StaticFiles):
    """Files that every page uses; a browser keeps them and asks each time whether they changed."""

    def __init__(self, theme: Path | None) -> None:
        """Serve the folder of static files, with this theme (None is that of the design system) as thema.css."""
        super().__init__(directory=STATIC)
        self._theme = theme or STATIC / "vendor" / "voorbeeld.css"

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Where the file of this path is; the theme may lie outside the folder."""
        if path == "thema.css" and self._theme.is_file():
            return str(self._theme), self._theme.stat()
        return super().lookup_path(path)

    def file_response(self, full_path: str, stat_result: object, scope: Scope, status_code: int = 200) -> Response:  # type: ignore[override]
        """The file, with how long it may be kept."""
        answer = super().file_response(full_path, stat_result, scope, status_code)  # type: ignore[arg-type]
        if isinstance(answer, FileResponse) or answer.status_code == 304:
            answer.headers["Cache-Control"] = "no-cache"
        return answer


def _refused(path: str, status: int, text: str) -> Response:
    """The answer to what never got in, in the form of the part it was for."""
    return refused(status, text) if path == API or path.startswith(f"{API}/") else bare_page(status, text)


def _hosts(settings: Settings) -> list[str]:
    """The Host headers we answer to."""
    own = settings.origin.partition("://")[2]
    return [own, f"localhost:{settings.port}"] if settings.demo else [own]


def serve(
    demo: Annotated[bool, typer.Option("--demo", help="Zonder aanmelden, met de verzonnen regio van de demo.")] = False,
    host: Annotated[str | None, typer.Option("--host", help=f"Adres om op te luisteren; anders {LOCAL}.")] = None,
    port: Annotated[int | None, typer.Option("--port", min=1, max=65535, help="Poort; anders 8000.")] = None,
) -> None:
    """Start de pagina's."""
    given = read_settings()
    settings = replace(given, host=host or given.host, port=port or given.port)
    settings = demo_settings(settings) if demo else real_settings(settings)
    app = create_app(settings)
    sys.setswitchinterval(TURN_S)
    gc.freeze()
    gc.set_threshold(*SELDOM)
    typer.echo(f"Plekwijzer staat klaar op {settings.origin} (stoppen: Ctrl+C)", err=True)
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        server_header=False,
        proxy_headers=settings.trusted_proxy is not None,
        forwarded_allow_ips=settings.trusted_proxy,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=10,
    )


def reference(
    page: Annotated[Literal["openapi", "rechten"], typer.Argument(help="Welk document.")], naar: To = None
) -> None:
    """Maak een document over de pagina's en de API."""
    give_page(openapi_text() if page == "openapi" else rights_page(), naar)


def openapi_text() -> str:
    """The documentation of the API as it is kept in the repository."""
    return json.dumps(document(bare_rest(), EXAMPLE), ensure_ascii=False, indent=2)


def rights_page() -> str:
    """The page about who may do and see what."""
    pages = [one.original_route for router in ROUTERS for one in iter_route_contexts(router.routes)]
    return matrix_page(
        entries("", [route for route in pages if isinstance(route, DoorRoute)]), entries(API, rest_routes(bare_rest()))
    )
