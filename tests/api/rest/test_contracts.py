"""ADR-9: a contract that breaks one that was released has a higher major, and whatever breaks is noticed."""

import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from api.app import openapi_text
from tests.api.rest.contracts import breaks, major_of
from tests.house.reading import ROOT

RELEASED = {
    one.stem: json.loads(one.read_text(encoding="utf-8")) for one in (ROOT / "docs" / "released").glob("*.json")
}
NOW: dict[str, Any] = json.loads(openapi_text())


def version_of(contract: dict[str, Any]) -> tuple[int, ...]:
    return tuple(map(int, contract["info"]["version"].split(".")))


@pytest.mark.parametrize("name", RELEASED)
def test_adr9_what_was_released_still_holds(name: str) -> None:
    released = RELEASED[name]
    assert name == f"openapi-{released['info']['version']}"
    assert breaks(released, NOW) == []
    assert version_of(released) <= version_of(NOW)


def test_adr9_what_changed_since_the_last_release_has_another_version() -> None:
    assert RELEASED, "keep the contract that was released last in docs/released"
    last = max(RELEASED.values(), key=version_of)
    assert last == NOW or version_of(last) < version_of(NOW)


def operation(contract: dict[str, Any], asked: str) -> dict[str, Any]:
    method, path = asked.split()
    found: dict[str, Any] = contract["paths"][path][method]
    return found


def schema(contract: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = contract["components"]["schemas"][name]
    return found


Change = Callable[[dict[str, Any]], object]
BROKEN: dict[str, tuple[Change, str]] = {
    "an operation": (lambda one: one["paths"]["/plekken"].pop("post"), "POST /plekken: gone"),
    "an address": (lambda one: one["paths"].pop("/rondes"), "GET /rondes: gone"),
    "a status": (lambda one: operation(one, "post /pips")["responses"].pop("201"), "POST /pips: 201 gone"),
    "a refusal": (lambda one: operation(one, "post /pips")["responses"].pop("403"), "POST /pips: 403 gone"),
    "a header": (
        lambda one: operation(one, "get /pips/{kenmerk}")["responses"]["200"]["headers"].pop("ETag"),
        "GET /pips/{kenmerk} 200: header ETag gone",
    ),
    "a rol": (lambda one: operation(one, "get /pips")["x-rollen"].remove("jobhunter"), "no longer for jobhunter"),
    "being open to all": (lambda one: operation(one, "get /fouten").update(security=[{"token": []}]), "open to all"),
    "a field in an answer": (lambda one: schema(one, "VoorstelStand")["properties"].pop("status"), "status: gone"),
    "a field that always came": (
        lambda one: schema(one, "VoorstelStand")["required"].remove("status"),
        "status: may now be absent",
    ),
    "a field in a body": (lambda one: schema(one, "Beoordeling")["properties"].pop("reden"), "body.reden: gone"),
    "a field deep in a body": (
        lambda one: schema(one, "Tijdvak")["properties"].pop("van"),
        "PUT /plekken/{kenmerk} body.tijden[].van: gone",
    ),
    "a parameter": (lambda one: operation(one, "get /pips")["parameters"].pop(0), "GET /pips: limiet gone"),
    "asking for a field": (lambda one: schema(one, "Intrekking")["required"].append("door"), "door: is now required"),
    "asking for a parameter": (
        lambda one: operation(one, "get /plekken")["parameters"][0].update(required=True),
        "limiet is now required",
    ),
    "asking for a body": (
        lambda one: operation(one, "post /pips/{kenmerk}/verwerkingsstops/{nummer}/opheffingen").update(
            requestBody={"required": True, "content": {}}
        ),
        "a body is now required",
    ),
    "another type": (
        lambda one: schema(one, "Beoordeling")["properties"]["versie"].update(type="string"),
        "integer is",
    ),
    "a choice": (lambda one: schema(one, "Beoordeling")["properties"]["stap"]["enum"].remove("akkoord"), "akkoord is"),
    "room in a text": (
        lambda one: schema(one, "Intrekking")["properties"]["reden"].update(maxLength=5),
        "maxLength is",
    ),
    "another form of answer": (
        lambda one: operation(one, "get /pips")["responses"]["200"].update(content={"text/csv": {}}),
        "application/json gone",
    ),
}
"""What is taken away or asked, each with what has to be said about it."""


@pytest.mark.parametrize("what", BROKEN)
def test_adr9_whatever_breaks_is_noticed_until_the_major_goes_up(what: str) -> None:
    change, said = BROKEN[what]
    broken = deepcopy(NOW)
    change(broken)
    assert any(said in one for one in breaks(NOW, broken)), breaks(NOW, broken)
    broken["info"]["version"] = f"{major_of(NOW) + 1}.0.0"
    assert breaks(NOW, broken) == []


def test_adr9_what_is_only_new_or_worded_otherwise_breaks_nothing() -> None:
    new = deepcopy(NOW)
    new["paths"]["/nieuw"] = {"get": operation(new, "get /rondes")}
    operation(new, "get /pips")["parameters"].append({"name": "op", "in": "query", "required": False, "schema": {}})
    operation(new, "get /pips")["description"] = "Anders gezegd."
    operation(new, "get /rondes")["x-rollen"].append("wspAdviseur")
    operation(new, "post /pips")["responses"]["507"] = {"description": "Vol"}
    schema(new, "Beoordeling")["properties"]["nieuw"] = {"type": "string"}
    schema(new, "Intrekking")["required"].clear()
    schema(new, "VoorstelStand")["properties"]["nieuw"] = {"type": "string"}
    schema(new, "VoorstelStand")["required"].append("nieuw")
    assert breaks(NOW, new) == []
