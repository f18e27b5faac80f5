"""The documentation of the API as an OpenAPI document: made from the routes, completed with what every route has."""

from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import iter_route_contexts
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from api.doors.route import dependencies_of
from api.rest.answer_headers import HEADER_COMPONENTS, VERSION, headers_of
from api.rest.examples import show_examples
from api.rest.idempotency import KEY
from api.rest.links import links_of
from api.rest.problem import KINDS, MEDIA_TYPE, Probleem
from api.rest.reading import JSON, ReadBody, ReadQuery, described
from api.rest.request_schema import loosen, tighten, tighten_query
from api.rest.route import RestRoute

EXAMPLE = "https://plekwijzer.example.org"
"""Where the document in the repository says the API is: no installation."""
CONTACT = {"name": "Plekwijzer", "url": f"{EXAMPLE}/contact", "email": "plekwijzer@example.org"}
ABOUT = (
    "Zoekt bij mensen met een plan inburgering en participatie (PIP) een plek die past, en zegt waarom. "
    "Een mens beslist altijd. Deze API volgt de NL GOV API Design Rules 2.2.0."
)
TAGS = [
    {"name": "Plekken", "description": "Plekken en lijsten met plekken."},
    {"name": "Pips", "description": "Plannen van inburgeraars, zonder naam en zonder BSN."},
    {"name": "Voorstellen", "description": "Suggesties, voorstellen, besluiten en rondes."},
    {"name": "Beheer", "description": "Wie wat deed en wie binnen mag."},
    {"name": "Over deze API", "description": "Documentatie en foutsoorten."},
]
REF = "#/components/schemas/{model}"
LONGEST_NAME = 200
"""A kenmerk in an address is not longer."""
METHODS = ("get", "put", "post", "patch", "delete")


def document(rest: FastAPI, origin: str) -> dict[str, Any]:
    """The OpenAPI document of these routes on an installation with this origin."""
    routes = {route.operation_id: route for route in rest_routes(rest)}
    made = get_openapi(
        title="Plekwijzer",
        version=VERSION,
        description=ABOUT,
        routes=rest.routes,
        tags=TAGS,
        servers=[{"url": f"{origin if origin.startswith('https://') else EXAMPLE}/v1"}],
        contact=CONTACT,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
    )
    for item in made["paths"].values():
        for method in METHODS:
            if method in item:
                _complete(item[method], routes[item[method]["operationId"]], method)
    _add_components(made, list(routes.values()))
    return made


def rest_routes(rest: FastAPI) -> list[RestRoute]:
    """Every route of the API, in the order in which they were added."""
    routes = (one.original_route for one in iter_route_contexts(rest.routes))
    return [route for route in routes if isinstance(route, RestRoute)]


def readers_of(route: RestRoute) -> list[ReadQuery[Any] | ReadBody[Any]]:
    """What this route reads of a request."""
    return [one for one in dependencies_of(route.dependant) if isinstance(one, ReadQuery | ReadBody)]


def _complete(operation: dict[str, Any], route: RestRoute, method: str) -> None:
    """Add to one operation what its route reads, refuses and always answers."""
    responses = operation["responses"]
    responses.pop("422", None)
    for reader in readers_of(route):
        if isinstance(reader, ReadQuery):
            operation.setdefault("parameters", []).extend(described(reader.model))
        else:
            operation["requestBody"] = _body(reader.model.__name__)
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "path":
            parameter["schema"] |= {"minLength": 1, "maxLength": LONGEST_NAME}
        else:
            tighten_query(parameter)
    operation.setdefault("parameters", []).extend(_header_parameters(method, route))
    for status in sorted(_refusals(operation, route)):
        responses.setdefault(str(status), _refusal(status))
    if route.knows_version:
        responses["304"] = {"description": "Wat u hebt, is nog zo"}
    for status, response in responses.items():
        response.setdefault("headers", {}).update(headers_of(operation["operationId"], int(status)))
        response["description"] = response["description"].replace("Successful Response", "Gelukt")
        if status.startswith("2") and (links := links_of(operation["operationId"])):
            response["links"] = links
    operation["responses"] = dict(sorted(responses.items()))
    operation["security"] = [{"token": []}] if route.door.rollen else []
    operation["x-rollen"] = list(route.door.rollen)


def _body(model: str) -> dict[str, Any]:
    return {"required": True, "content": {JSON: {"schema": {"$ref": REF.format(model=model)}}}}


def _header_parameters(method: str, route: RestRoute) -> Iterator[dict[str, Any]]:
    if method == "post" and not route.reads_only:
        told = "Dezelfde sleutel nog een keer geeft hetzelfde antwoord, zonder dat het weer gebeurt."
        key = {"type": "string", "pattern": f"^{KEY.pattern}$"}
        yield {"name": "Idempotency-Key", "in": "header", "required": False, "description": told, "schema": key}
    if method == "put":
        told = "De ETag van de versie die u hebt gezien."
        tag = {"type": "string", "pattern": '^"[a-z]+-[0-9]{1,9}"$'}
        yield {"name": "If-Match", "in": "header", "required": True, "description": told, "schema": tag}
    if route.knows_version:
        told = "De ETag van de versie die u hebt: is die nog zo, dan is het antwoord 304 zonder inhoud."
        tag = {"type": "string"}
        yield {"name": "If-None-Match", "in": "header", "required": False, "description": told, "schema": tag}


def _refusals(operation: dict[str, Any], route: RestRoute) -> set[int]:
    found = {400, 406, 414, 429, 431, 500, 503}
    found |= {401, 403} if route.door.rollen else set()
    found |= {404} if "{" in route.path else set()
    found |= {408, 413, 415} if "requestBody" in operation else set()
    methods = route.methods or set()
    found |= {409} if "POST" in methods else set()
    found |= set(route.refuses)
    found |= {409, 412, 428} if "PUT" in methods else set()
    return found


def _refusal(status: int) -> dict[str, Any]:
    schema = {"$ref": REF.format(model=Probleem.__name__)}
    return {"description": KINDS[status][1], "content": {MEDIA_TYPE: {"schema": schema}}}


def _add_components(made: dict[str, Any], routes: list[RestRoute]) -> None:
    bodies = [reader.model for route in routes for reader in readers_of(route) if isinstance(reader, ReadBody)]
    models: list[type[BaseModel]] = list(dict.fromkeys([*bodies, Probleem]))
    _, extra = models_json_schema([(model, "validation") for model in models], by_alias=True, ref_template=REF)
    components = made.setdefault("components", {})
    schemas = {**components.get("schemas", {}), **extra["$defs"]}
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    components["schemas"] = dict(sorted(schemas.items()))
    names = [model.__name__ for model in bodies]
    tighten(components["schemas"], names)
    loosen(components["schemas"], names)
    show_examples(components["schemas"])
    components["headers"] = HEADER_COMPONENTS
    token = {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}
    components["securitySchemes"] = {"token": token | {"description": "Een token met rol en gemeenten."}}
