"""All pages together as one application."""

from fastapi import Depends, FastAPI

from api.deps import Installation
from api.web import (
    aanbieders,
    afspraken,
    beheer,
    eigen_keuze,
    inburgeraars,
    lijsten,
    plannen,
    plekken,
    rechten,
    tekorten,
    thuis,
    toegang,
    voorstel,
    voorstellen,
    wat_als,
)
from api.web.csrf import check_csrf
from api.web.errors import add_error_pages
from api.web.oidc import login_service_of
from api.web.sessie import identify

MODULES = (
    toegang,
    thuis,
    voorstellen,
    voorstel,
    afspraken,
    plannen,
    inburgeraars,
    eigen_keuze,
    lijsten,
    plekken,
    beheer,
    wat_als,
    tekorten,
    aanbieders,
    rechten,
)
ROUTERS = tuple(module.router for module in MODULES)
"""Every module of pages adds its router here."""


def create_web(installation: Installation) -> FastAPI:
    """The pages on this installation."""
    web = FastAPI(
        openapi_url=None,
        dependencies=[Depends(check_csrf)],
        redirect_slashes=False,
        form_limits={"max_fields": 1000, "max_files": 10},
    )
    web.state.installation, web.state.identify = installation, identify
    web.state.login_service = login_service_of(installation.settings)
    add_error_pages(web)
    for router in ROUTERS:
        web.include_router(router)
    return web
