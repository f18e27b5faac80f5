"""Changes that a person can arrange, and what would follow from them: the answer to "what if"."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from data.schemas.codes import Richting
from data.schemas.noun import Noun
from data.schemas.tijd import Tot, Van

WijzigingSoort = Literal[
    "taalniveau",
    "opvang",
    "ebike",
    "ov",
    "fiets",
    "reistijd",
    "lesgroep",
    "vca",
    "heftruck",
    "hygieneHaccp",
    "bhv",
    "dagdeelMinder",
    "taalmaatje",
    "jobcoach",
    "takenAanpassen",
]
WIJZIGINGEN: tuple[WijzigingSoort, ...] = get_args(WijzigingSoort)
"""Every kind of change, in the order in which they are tried; no other change is ever proposed."""

Dagdeel = Literal["ochtend", "middag", "avond"]
DAGDELEN: tuple[Dagdeel, ...] = get_args(Dagdeel)

MOEITE_NAAM: Mapping[int, str] = MappingProxyType(
    {1: "een kwestie van dagen", 2: "een kwestie van weken", 3: "een kwestie van maanden"}
)
"""How much effort a change takes, in words."""

Kant = Literal["pip", "plek"]
Wie = Literal["klantmanager", "jobhunter"]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, alias_generator=to_camel, populate_by_name=True)


class WijzigingRegel(_Row):
    """One row of the table of changes in the parameters.

    moeite: 1 a matter of days, 2 of weeks, 3 of months. wie: who arranges it. bron: where it is known from.
    """

    moeite: Annotated[int, Field(ge=1, le=3)]
    wie: Wie
    bron: Annotated[str, StringConstraints(min_length=1)]


class DagdeelTijd(_Row):
    """When a dagdeel begins and ends, as opvang offers it and as lessons are given."""

    opvang_van: Van
    opvang_tot: Tot
    les_van: Van


class WatAlsGrenzen(_Row):
    """How far a what-if goes.

    minuten_stap and minuten_meest: longer travel in steps, up to so many minutes. dagdeel_uren: hours of a dagdeel
    where the times are flexible. meeste_samen: changes in one set. meeste_sets: sets tried for one pair.
    meeste_antwoorden: sets told for one pair.
    """

    minuten_stap: Annotated[int, Field(ge=1)]
    minuten_meest: Annotated[int, Field(ge=0, le=60)]
    dagdeel_uren: Annotated[float, Field(gt=0)]
    meeste_samen: Annotated[int, Field(ge=1, le=3)]
    meeste_sets: Annotated[int, Field(ge=1)]
    meeste_antwoorden: Annotated[int, Field(ge=1)]


class StevigGrenzen(_Row):
    """The small errors that a stevig oordeel survives: so many minutes more travel, so many hours a week fewer.

    One level lower on one vaardigheid is always asked as well.
    """

    minuten: Annotated[int, Field(ge=1)]
    uren: Annotated[float, Field(gt=0)]


class Wijziging(Noun):
    """One field that changes: of the pip or the plek, its path in the JSON of the contract, from what, to what.

    van None is not known now.
    """

    kant: Kant
    veld: str
    van: Any = None
    naar: Any


class WatAls(Noun):
    """A smallest set of changes after which a pair fits: what to arrange, and exactly what follows.

    oordeel, score and richting are those of the pair once every wijziging is made. moeite is that of the hardest
    change, 1 to 3; wie says who arranges them. Source: contract oordeel.schema.json, watAls.
    """

    tekst: str
    wijzigingen: tuple[Wijziging, ...]
    oordeel: Literal["passend", "passendMetVoorwaarden"]
    score: Annotated[float, Field(ge=0, le=1)]
    richting: Richting
    moeite: Annotated[int, Field(ge=1, le=3)]
    wie: tuple[Wie, ...]


class Opening(Noun):
    """What one change opens for one person over many plekken.

    code names the change ("opvang:di:middag"), naam says it, opdracht is what to do. erbij counts the plekken that fit
    because of it, weg those that no longer do, because a higher level turns the advised richting. plekken are those
    that came, best first, at most a few. beste_nu and beste_dan are the best scores before and after; None when nothing
    fits. tekst says all this in one sentence.
    """

    code: str
    naam: str
    opdracht: str
    tekst: str
    moeite: Annotated[int, Field(ge=1, le=3)]
    wie: Wie
    erbij: Annotated[int, Field(ge=0)]
    weg: Annotated[int, Field(ge=0)]
    plekken: tuple[str, ...]
    beste_nu: float | None
    beste_dan: float | None


class Stevigheid(Noun):
    """Whether an oordeel survives small errors in what is known.

    randje names what it would not survive: "reistijd", "uren" or a vaardigheid; empty when it is stevig.
    """

    stevig: bool
    randje: tuple[str, ...]
    tekst: str
