"""The parameters of every judgement, to read: each ronde and suggestie tells with which hash it was made."""

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from pydantic import Field

from api.doors.roles import Beheer, Here
from api.rest.answers import etag, versioned
from api.rest.route import RestRoute
from data.schemas.noun import Noun

router = APIRouter(route_class=RestRoute, tags=["Beheer"])


class ParametersMetHash(Noun):
    """All numbers of the judgement by their group, with the hash by which rondes name them."""

    versie: str
    hash: str
    parameters: Annotated[dict[str, Any], Field(description="De groepen zoals in het bestand met parameters.")]


@router.get(
    "/parameters",
    operation_id="toonParameters",
    summary="Toon de parameters",
    description="Elk getal waarmee wordt beoordeeld, om te lezen. De hash staat ook bij elke ronde.",
    response_model=ParametersMetHash,
    openapi_extra={"x-kent-versie": True},
)
def show_parameters(_: Beheer, here: Here, request: Request) -> Response:
    """All parameters with their hash."""
    found = here.engine.parameters
    told = found.model_dump(mode="json", by_alias=True)
    shown = ParametersMetHash(versie=found.versie, hash=found.hash(), parameters=told)
    return versioned(request, shown.as_json(), etag("parameters", found.hash()))
