"""The headers of answers in the documentation: those that every answer has, and those of some."""

from typing import Any

VERSION = "1.1.0"
"""The version of the API, which is not that of the program. A change that breaks clients raises the first number.

The contracts that were released are kept in `docs/released`, and a test compares this one with them."""


def _header(description: str, example: str) -> dict[str, Any]:
    return {"description": description, "required": True, "schema": {"type": "string", "examples": [example]}}


HEADER_COMPONENTS = {
    "API-Version": _header("De versie van deze API.", VERSION),
    "ETag": _header("De versie van wat u krijgt.", '"plek-3"'),
    "Location": _header("Waar staat wat er gemaakt is.", "/v1/plekken/PLEK-2026-001"),
    "Retry-After": _header("Na hoeveel seconden u het weer kunt proberen.", "60"),
    "WWW-Authenticate": _header("Hoe u zich aanmeldt.", "Bearer"),
}
REFUSALS = {401: ("WWW-Authenticate",), 429: ("Retry-After",), 503: ("Retry-After",)}
GOOD = {
    "maakPlek": ("ETag", "Location"),
    "toonPlek": ("ETag",),
    "wijzigPlek": ("ETag",),
    "trekPlekIn": ("ETag",),
    "leverPlekkenAan": ("Location",),
    "maakPip": ("ETag", "Location"),
    "toonPip": ("ETag",),
    "wijzigPip": ("ETag",),
    "toonVoorstel": ("ETag",),
    "stelZelfVoor": ("ETag", "Location"),
    "beoordeelVoorstel": ("ETag",),
    "startRonde": ("Location",),
    "toonParameters": ("ETag",),
    "leverPlanAan": ("Location",),
    "bevestigConcept": ("ETag", "Location"),
}
"""What an answer has beside the version of the API: by status of a refusal, and by operation when it went well."""


def headers_of(operation: str, status: int) -> dict[str, Any]:
    """The headers of this answer of this operation, as references."""
    more = REFUSALS.get(status, ()) if status >= 400 else GOOD.get(operation, ())
    return {name: {"$ref": f"#/components/headers/{name}"} for name in ("API-Version", *more)}
