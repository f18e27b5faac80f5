"""Every route says for which rollen it is; a route that says nothing cannot be made."""

from typing import Annotated, Any

import pytest
from fastapi import APIRouter, Depends
from fastapi.routing import APIRoute, iter_route_contexts

from api.doors.roles import Door, Jobhunter
from api.doors.route import DoorRoute
from api.web.pages import ROUTERS


def test_a_route_without_a_door_cannot_be_made() -> None:
    def open_to_whom() -> str:
        return ""

    with pytest.raises(TypeError, match="/x declares 0 doors"):
        APIRouter(route_class=DoorRoute).get("/x")(open_to_whom)


def test_a_route_with_two_doors_cannot_be_made() -> None:
    def confusing(_: Jobhunter, __: Annotated[Any, Depends(Door("beheer"))]) -> str:
        return ""

    with pytest.raises(TypeError, match="2 doors"):
        APIRouter(route_class=DoorRoute).get("/x")(confusing)


def test_a_door_for_a_rol_that_does_not_exist_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="jobunter"):
        Door("jobunter")  # type: ignore[arg-type]


def test_every_page_is_a_route_with_a_door() -> None:
    routes = [one.original_route for router in ROUTERS for one in iter_route_contexts(router.routes)]
    assert routes
    assert all(isinstance(route, DoorRoute) for route in routes if isinstance(route, APIRoute))
