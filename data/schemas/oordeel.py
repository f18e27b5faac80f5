"""The oordeel: what we think of one pip and one plek together, and why."""

from typing import Annotated, Any

from pydantic import Field

from data.schemas.codes import OordeelCode, PuntCode, Richting
from data.schemas.noun import Noun
from data.schemas.wijziging import Stevigheid, WatAls


class Punt(Noun):
    """One reason that stands in the way (belemmering) or must be arranged or asked (voorwaarde)."""

    code: PuntCode
    tekst: str


class Bijdrage(Noun):
    """What one criterium adds to the score: bijdrage = gewicht * punten, punten in [0, 1]."""

    criterium: str
    gewicht: float
    punten: float
    bijdrage: float
    reden: str


class Oordeel(Noun):
    """The verdict on one pair with every reason behind it.

    score in [0, 1] is the sum of the bijdragen; None exactly when oordeel is nietPassend. wat_als None was not asked;
    an empty tuple is that no changes we know of make it fit. stevigheid says whether it survives small errors; None was
    not asked, or nothing fits.
    Source: contract oordeel.schema.json; docs: judgement, section The verdict.
    """

    pip: str
    plek: str
    richting: Richting
    oordeel: OordeelCode
    score: Annotated[float, Field(ge=0, le=1)] | None
    belemmeringen: tuple[Punt, ...]
    voorwaarden: tuple[Punt, ...]
    bijdragen: tuple[Bijdrage, ...]
    richting_reden: str | None = None
    reistijd_minuten: int | None = None
    reistijd_bron: str | None = None
    waarschuwingen: tuple[str, ...] = ()
    wat_als: tuple[WatAls, ...] | None = None
    stevigheid: Stevigheid | None = None

    def as_json(self) -> dict[str, Any]:
        """This oordeel as JSON data of the contract; score is always there, null when nietPassend."""
        return super().as_json() | {"score": self.score}

    def json_text(self) -> str:
        """This oordeel as one line of JSON of the contract."""
        text = self.model_dump_json(by_alias=True, exclude_none=True)
        return text if self.score is not None else text[:-1] + ',"score":null}'
