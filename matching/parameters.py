"""Weights and limits of the judgement: read from a versioned file, checked, and known by their hash."""

import json
import tomllib
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.alias_generators import to_camel

from data.schemas.codes import Richting
from data.schemas.meting import Meting
from data.schemas.reden import REDENEN, RedenCode, RedenRegel
from data.schemas.travel import VERVOER, VervoerEstimate
from data.schemas.wijziging import (
    DAGDELEN,
    WIJZIGINGEN,
    Dagdeel,
    DagdeelTijd,
    StevigGrenzen,
    WatAlsGrenzen,
    WijzigingRegel,
    WijzigingSoort,
)

DEFAULT_FILE = Path(__file__).with_name("parameters.toml")
CRITERIA = ("vakmatch", "wens", "taalgroei", "begeleiding", "reistijd", "uren", "perspectief", "doel", "rust")
"""The criteria in the order in which they are added up and shown."""

Share = Annotated[float, Field(ge=0, le=1)]
Positive = Annotated[float, Field(gt=0)]


class Section(BaseModel):
    """A part of the parameter file; an unknown key is refused, so that a typing error cannot pass unseen."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, alias_generator=to_camel, populate_by_name=True)


class MetingSection(Section):
    """What is measured of a person before any pair is judged."""

    jong_kind_jaren: Annotated[int, Field(ge=0, le=18)]
    ervaring_jaren: Positive
    kantoor_van: str
    kantoor_tot: str


class Regels(Section):
    """Limits of the hard rules."""

    verzachtbare_stappen: Annotated[int, Field(ge=0)]
    minuten_onbekend: Annotated[int, Field(ge=0)]
    kortste_stuk_uren: Positive


class Schatting(Section):
    """One row of the travel estimate: detour factor, km/h, fixed minutes and reach in km."""

    omweg: Positive
    kmu: Positive
    vast: Annotated[float, Field(ge=0)]
    vanaf_km: Annotated[float, Field(ge=0)]
    tot_km: Positive


class Gewichten(Section):
    """The weight of each criterium in one richting; together 1."""

    vakmatch: Share
    wens: Share
    taalgroei: Share
    begeleiding: Share
    reistijd: Share
    uren: Share
    perspectief: Share
    doel: Share
    rust: Share

    @model_validator(mode="after")
    def _sum_to_one(self) -> Self:
        total = sum(self.in_order())
        if abs(total - 1) > 1e-9:
            raise ValueError(f"the weights of a richting must sum to 1, not {total}")
        return self

    def in_order(self) -> tuple[float, ...]:
        """The nine weights in the order of CRITERIA."""
        return tuple(getattr(self, name) for name in CRITERIA)


class Vakmatch(Section):
    """Points of vakmatch."""

    basis: Share
    zelfde_beroep: Share
    jaren_vol: Positive
    jaren_onbekend: Annotated[float, Field(ge=0)]
    verwant_beroep: Share
    zelfde_sector: Share
    vakskills: Share


class Wens(Section):
    """Points of wens."""

    neutraal: Share
    geen_wens: Share
    wensberoep: Share
    wenssector: Share
    eerste_stap: Share


class Taalgroei(Section):
    """Shares of the parts of taalgroei; together 1, and the share of a part that is not known."""

    taalmaatje: Share
    taalles: Share
    vaktaal: Share
    vloer: Share
    onbekend: Share


class Begeleiding(Section):
    """Shares of the parts of begeleiding; together 1, and how much a step too little costs."""

    intensiteit: Share
    werkbegeleider: Share
    jobcoach: Share
    taalmaatje: Share
    stap_tekort: Share
    onbekend: Share


class ReistijdPunten(Section):
    """Minutes of the criterium reistijd."""

    vol_minuten: Positive
    vol_deel: Share
    max_onbekend: Positive
    neutraal: Share


class UrenPunten(Section):
    """Points of uren, and the Z-route norm in hours and weeks."""

    neutraal: Share
    z_norm_uren: Positive
    z_norm_weken: Positive
    z_deel: Share


class Perspectief(Section):
    """What each prospect adds; together they never pass 1."""

    neutraal: Share
    baangarantie: Share
    praktijkverklaring: Share
    mbo_certificaat: Share
    mbo_diploma: Share
    doorgroei: Share
    betaald_werk: Share


class DoelPunten(Section):
    """Points of doel."""

    neutraal: Share


class Rust(Section):
    """Points of rust."""

    neutraal: Share
    stap_teveel: Share


class RondeRegels(Section):
    """What a weekly ronde weighs beside the scores, in score per person, weeks, shares and nodes of the search."""

    blijf_bonus: Share
    wacht_bonus: Share
    wacht_bonus_hoogste: Share
    wacht_rondes: Annotated[int, Field(ge=1)]
    ondergrens_prijs: Share
    groep_knopen: Annotated[int, Field(ge=1)]


class NazorgMomenten(Section):
    """When someone asks how it goes after a plaatsing, in order: two moments in weeks, then two in months."""

    landing_weken: Annotated[int, Field(ge=1)]
    vervolg_weken: Annotated[int, Field(ge=1)]
    evaluatie_maanden: Annotated[int, Field(ge=1)]
    slot_maanden: Annotated[int, Field(ge=1)]


class Parameters(Section):
    """All numbers of the judgement; two equal parameter sets have the same hash."""

    versie: str
    meting: MetingSection
    regels: Regels
    schatting: dict[str, Schatting]
    gewichten: dict[Richting, Gewichten]
    vakmatch: Vakmatch
    wens: Wens
    taalgroei: Taalgroei
    begeleiding: Begeleiding
    reistijd: ReistijdPunten
    uren: UrenPunten
    perspectief: Perspectief
    doel: DoelPunten
    rust: Rust
    ronde: RondeRegels
    nazorg: NazorgMomenten
    redenen: dict[RedenCode, RedenRegel]
    wat_als: WatAlsGrenzen
    stevig: StevigGrenzen
    dagdelen: dict[Dagdeel, DagdeelTijd]
    wijzigingen: dict[WijzigingSoort, WijzigingRegel]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if set(self.gewichten) != {"aanbodgericht", "vraaggericht"} or set(self.schatting) != set(VERVOER):
            raise ValueError("every richting needs weights and every vervoer needs an estimate")
        if set(self.redenen) != set(REDENEN):
            raise ValueError("every reden needs a row, and no other")
        if set(self.wijzigingen) != set(WIJZIGINGEN) or set(self.dagdelen) != set(DAGDELEN):
            raise ValueError("every kind of change and every dagdeel needs a row, and no other")
        for part in (self.taalgroei, self.begeleiding):
            shares = sum(part.model_dump(exclude={"onbekend", "stap_tekort"}).values())
            if abs(shares - 1) > 1e-9:
                raise ValueError(f"the parts of {type(part).__name__} must sum to 1, not {shares}")
        return self

    def hash(self) -> str:
        """Twelve hexadecimal digits that change when any number changes."""
        return sha256(json.dumps(self.model_dump(), sort_keys=True).encode()).hexdigest()[:12]

    def measures(self) -> Meting:
        """The numbers that the feature tables need."""
        return Meting(**self.meting.model_dump())

    def travel_estimate(self) -> tuple[VervoerEstimate, ...]:
        """The travel estimate per vervoer, in the order of VERVOER."""
        rows = (self.schatting[name] for name in VERVOER)
        return tuple(VervoerEstimate(row.omweg, row.kmu, row.vast, row.vanaf_km, row.tot_km) for row in rows)


@lru_cache(maxsize=8)
def read_parameters(file: Path = DEFAULT_FILE) -> Parameters:
    """The parameters in a TOML file; raises ValueError (pydantic) naming what is wrong in it."""
    return Parameters.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
