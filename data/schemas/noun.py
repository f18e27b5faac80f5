"""What all nouns share: frozen, strict, lowerCamelCase in JSON, unknown is None."""

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic.alias_generators import to_camel


class Noun(BaseModel):
    """A frozen record that reads and writes the contract's JSON.

    Fields the contract does not name are left out on purpose: what we do not need about a person is not kept.
    Wrong types are refused (strict) and so are NaN and infinity.
    """

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="ignore",
        alias_generator=to_camel,
        populate_by_name=True,
        allow_inf_nan=False,
    )

    def as_json(self) -> dict[str, Any]:
        """This noun as JSON data of the contract: unknown fields are absent."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)


def _whole(value: object) -> object:
    # JSON knows one kind of number: 3.0 is an integer to JSON Schema, so it is one here.
    return int(value) if isinstance(value, float) and value.is_integer() else value


Whole = Annotated[int, BeforeValidator(_whole)]
Postcode = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{3}( ?[A-Z]{2})?$")]
Kenmerk = Annotated[str, StringConstraints(min_length=1, max_length=200)]
