"""What needs doing today, for one rol."""

from typing import Annotated

from pydantic import Field

from data.schemas.noun import Noun


class Taak(Noun):
    """One thing to do: how many, of what (after "geen" when there are 0), and what to do; nu puts it first.

    code names the kind.
    """

    code: str
    aantal: Annotated[int, Field(ge=0)]
    wat: str
    uitleg: str
    nu: bool = False
