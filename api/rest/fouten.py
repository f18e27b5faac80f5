"""The list of all kinds of problems: what the type of a problem points to."""

from typing import Annotated

from fastapi import APIRouter, Response
from pydantic import Field

from api.doors.roles import Anyone
from api.rest.answers import answer
from api.rest.problem import KINDS
from api.rest.route import RestRoute
from data.schemas.noun import Noun

router = APIRouter(route_class=RestRoute, tags=["Over deze API"])


class FoutSoort(Noun):
    """One kind of problem."""

    code: Annotated[str, Field(description="Het laatste deel van type in een probleem.")]
    status: int
    title: str
    uitleg: Annotated[str, Field(description="Wat u kunt doen.")]


class FoutSoorten(Noun):
    """All kinds of problems."""

    fouten: tuple[FoutSoort, ...]


@router.get(
    "/fouten",
    operation_id="toonFouten",
    summary="Toon alle soorten fouten",
    description="Elke soort fout die deze API kan geven, met wat u kunt doen.",
    response_model=FoutSoorten,
)
def list_kinds(_: Anyone) -> Response:
    """Every kind of problem this API can give."""
    kinds = [
        FoutSoort(code=code, status=status, title=title, uitleg=todo) for status, (code, title, todo) in KINDS.items()
    ]
    return answer(FoutSoorten(fouten=tuple(kinds)).as_json())
