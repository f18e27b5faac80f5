"""Why a voorstel is refused or ended, and what that does: each reden has one gevolg and a moment at which it lapses."""

from typing import Annotated, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic.alias_generators import to_camel

RedenCode = Literal[
    "wilDitWerkNiet",
    "teVerInPraktijk",
    "taalniveauTeLaag",
    "nietBelastbaar",
    "plekVervuld",
    "aanbiederReageertNiet",
    "anders",
    "afgerond",
    "gestopt",
]
GevolgSoort = Literal["paarGeparkeerd", "plekGeparkeerd", "pipGepauzeerd"]
"""What a ronde leaves out: one pair, every pair of a plek, or every pair of a pip."""

RedenGevolg = Literal[GevolgSoort, "nietGewenst", "stoelBezet"]
"""What a reden does; nietGewenst and stoelBezet leave out the pair as well."""

Verval = Literal["nooit", "naDagen", "opDatum", "taalniveauHoger", "reistijdAnders", "capaciteitAnders"]
"""When a gevolg lapses: never, on a day, or when what it was about has changed."""

REDENEN: tuple[RedenCode, ...] = get_args(RedenCode)


class RedenRegel(BaseModel):
    """One row of the table of redenen in the parameters.

    tekst: as a person reads it. stap: the step it belongs to. dagen: for naDagen how long it lasts; for opDatum how
    long when the person gives no day; otherwise None. Raises ValueError (pydantic) when dagen and vervalt disagree.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, alias_generator=to_camel, populate_by_name=True)

    tekst: Annotated[str, StringConstraints(min_length=1)]
    stap: Literal["afwijzen", "beeindigen"]
    gevolg: RedenGevolg
    vervalt: Verval
    dagen: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if (self.dagen is not None) != (self.vervalt in ("naDagen", "opDatum")):
            raise ValueError(f"dagen goes with naDagen and opDatum only, not with {self.vervalt}")
        if self.gevolg in ("pipGepauzeerd", "plekGeparkeerd") and self.dagen is None:
            raise ValueError(f"{self.gevolg} is about many pairs, so it needs a day to end")
        return self
