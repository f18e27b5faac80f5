"""The verdeling: all plekken divided over all pips at once."""

from typing import Annotated, Any, Literal

from pydantic import Field

from data.schemas.codes import Richting
from data.schemas.noun import Noun

ZonderCode = Literal["geenPassendePlek", "geenCapaciteit", "gegevensOntbreken"]


class NietEersteKeus(Noun):
    """Why a pip did not get its highest-scoring plek.

    prijs is what one more seat there would add to the total. verlies is what the total would lose if the pip got that
    plek after all, exactly, or at least that when verlies_minstens; None when it could not be asked.
    """

    plek: str
    tekst: str
    prijs: float
    verlies: float | None = None
    verlies_minstens: bool | None = None


class Voorstel(Noun):
    """A proposal for a human to decide on; rang 1 takes a seat, rang 2 and 3 are alternatives that do not."""

    pip: str
    plek: str
    rang: Annotated[int, Field(ge=1)]
    richting: Richting
    score: Annotated[float, Field(ge=0, le=1)]
    niet_eerste_keus: NietEersteKeus | None = None


class ZonderVoorstel(Noun):
    """A pip without voorstel, and why."""

    pip: str
    reden: str
    code: ZonderCode


class Verdeling(Noun):
    """The division with the greatest summed score, and a reason for everyone left without.

    totaal is the sum of the scores with rang 1. Source: contract verdeling.schema.json.
    """

    totaal: float
    geplaatst: Annotated[int, Field(ge=0)]
    voorstellen: tuple[Voorstel, ...]
    zonder_voorstel: tuple[ZonderVoorstel, ...]
    op: str
    seed: int
    parameters: str
    reistijd_bron: str
    waarschuwingen: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """This verdeling as JSON data of the contract."""
        return super().as_json()
