"""The schemas of requests in the documentation, made as strict as requests are read.

Nouns say what they hold; what no request may hold, whatever it is called, is checked when it is read
(`features/intake/strict_reading.py` and `shape.py`). Here the documentation says so too, as far as JSON Schema can.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from api.rest.reading import LIMITS
from features.intake.dutch_errors import SOMETHING
from features.intake.shape import (
    BREAKS,
    EXACT,
    FIRST_YEAR,
    LARGEST,
    LAST_YEAR,
    LONGEST_LINE,
    LONGEST_LIST,
    LONGEST_TEXT,
    MANY_LINES,
    UNSEEN,
)

Schema = dict[str, Any]
INSIDE = ("anyOf", "oneOf", "allOf", "prefixItems")
SINGLE = ("string", "integer", "number")
LINE = f"^[^{UNSEEN}{BREAKS}]*$"
DAY = rf"^({FIRST_YEAR // 100}[0-9][0-9]|{FIRST_YEAR // 100 + 1}[0-9][0-9]|{LAST_YEAR})-[0-9][0-9]-[0-9][0-9]$"


def tighten(schemas: dict[str, Schema], bodies: Iterable[str]) -> None:
    """Change, among these components, the schemas of these bodies and all that is in them."""
    for name in _inside(schemas, bodies):
        _tighten(schemas[name], "")


def tighten_query(parameter: Schema) -> None:
    """Change the schema of one parameter of the query: it is read as strictly as a body."""
    _tighten(parameter["schema"], parameter["name"])


def loosen(schemas: dict[str, Schema], bodies: Iterable[str]) -> None:
    """Change, among these components, the schemas of answers only: what is unknown is not there at all."""
    for name in schemas.keys() - set(_inside(schemas, bodies)):
        schema = schemas[name]
        needed = [one for one in schema.get("required", ()) if not _may_be_null(schema["properties"][one])]
        if "required" in schema:
            schema["required"] = needed


def _inside(schemas: dict[str, Schema], names: Iterable[str]) -> list[str]:
    """These names and those of every schema that is in them."""
    found, waiting = dict.fromkeys(names), list(names)
    while waiting:
        new = [name for name in _references(schemas[waiting.pop()]) if name not in found]
        found |= dict.fromkeys(new)
        waiting += new
    return list(found)


def _references(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(reference := part.get("$ref"), str):
            yield reference.rpartition("/")[2]
        for value in part.values():
            yield from _references(value)
    elif isinstance(part, list):
        for value in part:
            yield from _references(value)


def _tighten(schema: Schema, name: str) -> None:
    for old, new in LIMITS.items():
        if old in schema:
            schema[new] = schema.pop(old)
    kind = schema.get("type")
    if kind == "object" and "properties" in schema:
        schema.setdefault("additionalProperties", False)
    elif kind == "object":
        schema["propertyNames"] = {"maxLength": LONGEST_LINE, "pattern": LINE}
    elif kind == "array":
        _tighten_list(schema)
    elif kind == "string" and not {"enum", "const"} & schema.keys():
        _tighten_text(schema, name in MANY_LINES)
    elif kind in ("integer", "number"):
        schema.setdefault("minimum", -LARGEST)
        schema.setdefault("maximum", LARGEST)
        if kind == "number" and name not in EXACT:
            schema["multipleOf"] = 0.01
    _tighten_parts(schema, name)


def _tighten_parts(schema: Schema, name: str) -> None:
    for field, part in schema.get("properties", {}).items():
        _tighten(part, field)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            _tighten(schema[key], "")
    for key in INSIDE:
        for part in schema.get(key, ()):
            _tighten(part, name)


def _tighten_list(schema: Schema) -> None:
    schema["maxItems"] = min(schema.get("maxItems", LONGEST_LIST), LONGEST_LIST)
    if schema.get("items", {}).get("type") in SINGLE:
        schema["uniqueItems"] = True


def _tighten_text(schema: Schema, many: bool) -> None:
    if schema.get("format") == "date":
        schema["pattern"] = DAY
    elif schema.get("pattern", SOMETHING) == SOMETHING and "format" not in schema:
        longest = LONGEST_TEXT if many else LONGEST_LINE
        schema["maxLength"] = min(schema.get("maxLength", longest), longest)
        no = UNSEEN if many else UNSEEN + BREAKS
        schema["pattern"] = rf"^[^{no}]*[^{no}\s][^{no}]*$" if "pattern" in schema else f"^[^{no}]*$"


def _may_be_null(schema: Schema) -> bool:
    return any(part.get("type") == "null" for part in schema.get("anyOf", ()))
