"""What a request says: its query and its JSON body, each fault in Dutch and all of them at once."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Request
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from api.rest.problem import invalid
from data.schemas.errors import InvoerFout
from features.intake.bsn import find_bsn, printable
from features.intake.meldingen import as_fout, of_validation
from features.intake.shape import shape_meldingen
from features.intake.strict_reading import BRON, Check, read_strict

LIMITS = {"ge": "minimum", "le": "maximum"}
"""What Pydantic writes for a number behind a validator, and what JSON Schema calls it."""
M = TypeVar("M", bound=BaseModel)
JSON = "application/json"
ONBEKENDE_SLEUTEL = "dit veld kennen we niet in het adres; haal het weg"
DUBBELE_SLEUTEL = "deze naam staat meer dan één keer in het adres; laat er één staan"
MOST_ITEMS = 200


class Verzoek(BaseModel):
    """What a system asks in a body: strict, frozen, and no field that we do not know."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", alias_generator=to_camel, allow_inf_nan=False)


class Vraag(BaseModel):
    """What a system asks in the query of an address: text, so read with care and never guessed."""

    model_config = ConfigDict(frozen=True, alias_generator=to_camel, populate_by_name=True)


def _plain_digits(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{1,9}", value):
        raise PydanticCustomError("int_parsing", "not plain digits")
    return int(value) if isinstance(value, str) else value


Limiet = Annotated[
    int,
    BeforeValidator(_plain_digits),
    Field(ge=1, le=MOST_ITEMS, description="Hoeveel er hooguit per bladzijde komen."),
]


def _plain_day(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise PydanticCustomError("date_parsing", "not a plain day")
    return value


Dag = Annotated[date | None, BeforeValidator(_plain_day)]
"""A day in an address, such as 2026-11-30."""
LONGEST_CURSOR = 1500
"""The longest kenmerk, four bytes a letter, with what it belongs to, in base64."""
Cursor = Annotated[
    str | None,
    Field(pattern="^[A-Za-z0-9_-]+$", max_length=LONGEST_CURSOR, description="Waar de vorige bladzijde ophield."),
]


class ReadQuery(Generic[M]):
    """A dependency that gives the query as this model; raises InvoerFout with every fault."""

    def __init__(self, model: type[M]) -> None:
        """Take the model; its fields are the keys that may be in the query."""
        self.model = model

    def __call__(self, request: Request) -> M:
        """The query of this request."""
        items = request.query_params.multi_items()
        faults = query_faults(items, [field.alias or name for name, field in self.model.model_fields.items()])
        try:
            found = self.model.model_validate(dict(items))
        except ValidationError as error:
            fouten = tuple(as_fout(melding, BRON, None) for melding in of_validation(error))
            raise InvoerFout((*invalid(faults).fouten, *fouten)) from None
        # A cursor is ours: its own form is stricter, and it may be longer than a line.
        typed = {name: value for name, value in items if name != "cursor"}
        shapes = [as_fout(melding, BRON, None) for melding in shape_meldingen(typed)]
        if faults or shapes:
            raise InvoerFout((*invalid(faults).fouten, *shapes))
        return found


class ReadBody(Generic[M]):
    """A dependency that reads the body as this model; raises InvoerFout with every fault, also those of the query."""

    def __init__(self, model: type[M], check: Check | None = None) -> None:
        """Take the model, and what else must hold of it."""
        self.model, self.check = model, check

    async def __call__(self, request: Request) -> M:
        """The body of this request; 415 when it says to be something else than JSON in UTF-8."""
        kind, _, rest = request.headers.get("content-type", "").partition(";")
        if kind.strip().lower() != JSON or rest.strip().lower().replace('"', "") not in ("", "charset=utf-8"):
            raise HTTPException(415)
        raw = await request.body()
        faults = query_faults(request.query_params.multi_items(), ())
        try:
            found = await run_in_threadpool(read_strict, raw, self.model, self.check)
        except InvoerFout as error:
            raise InvoerFout((*invalid(faults).fouten, *error.fouten)) from None
        if faults:
            raise invalid(faults)
        return found


def query_faults(items: Sequence[tuple[str, str]], known: Sequence[str]) -> list[tuple[str, str]]:
    """The keys that are not known or stand there twice, each with what is wrong."""
    keys = [key for key, _ in items]
    strange = [(_shown(key), ONBEKENDE_SLEUTEL) for key in dict.fromkeys(keys) if key not in known]
    return strange + [(key, DUBBELE_SLEUTEL) for key in known if keys.count(key) > 1]


def _shown(key: str) -> str:
    return "(sleutel)" if find_bsn(key) else printable(key)


def number_of(text: str) -> int:
    """The number that stands in an address; 404 for what is no number, for it is the number of nothing."""
    if not re.fullmatch(r"[0-9]{1,8}", text):
        raise HTTPException(404)
    return int(text)


def described(model: type[BaseModel]) -> list[dict[str, Any]]:
    """The query parameters of a model for the documentation."""
    schema = model.model_json_schema(by_alias=True)
    needed = schema.get("required", ())
    return [
        {
            "name": name,
            "in": "query",
            "required": name in needed,
            "description": form.get("description", name),
            "schema": {
                LIMITS.get(key, key): value for key, value in form.items() if key not in ("description", "title")
            },
        }
        for name, form in schema.get("properties", {}).items()
    ]
