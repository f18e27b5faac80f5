"""The plek: a place to work, learn or take part that an aanbieder makes available."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from data.schemas.codes import (
    AanbiederSoort,
    BelastingCode,
    Bron,
    CertificaatCode,
    Intensiteit,
    Niveau,
    PerspectiefCode,
    PlekSoort,
    RijbewijsCode,
    Rooster,
    SectorCode,
    Vloer,
    Werkdruk,
)
from data.schemas.noun import Kenmerk, Noun, Postcode, Whole
from data.schemas.tijd import Tijdvak


class Aanbieder(Noun):
    """Who offers the plek."""

    naam: str
    soort: AanbiederSoort


class PlekVakskills(Noun):
    """Skills the plek uses: vereist must be there (vraaggericht), gewenst is welcome."""

    vereist: tuple[str, ...] | None = None
    gewenst: tuple[str, ...] | None = None


class Taaleis(Noun):
    """Dutch that the plek asks per vaardigheid; None and A0 ask nothing."""

    lezen: Niveau | None = None
    luisteren: Niveau | None = None
    schrijven: Niveau | None = None
    spreken: Niveau | None = None


class Taalaanbod(Noun):
    """What the plek does for Dutch; None is not known."""

    taalmaatje: bool | None = None
    taalles: bool | None = None
    vaktaal: bool | None = None
    nederlands_op_de_vloer: Vloer | None = None


class BegeleidingGeboden(Noun):
    """The guidance the plek offers."""

    intensiteit: Intensiteit | None = None
    werkbegeleider: bool | None = None
    jobcoach: bool | None = None


class Uren(Noun):
    """Hours per week; max None is not known."""

    min: Annotated[float, Field(ge=0, le=60)]
    max: Annotated[float, Field(ge=0, le=60)] | None = None


class Groep(Noun):
    """A plek that starts as a group or not at all; taal_bandbreedte in steps of spreekniveau."""

    min: Annotated[Whole, Field(ge=1)]
    max: Annotated[Whole, Field(ge=1)]
    taal_bandbreedte: Annotated[Whole, Field(ge=0)] | None = None


class Plek(Noun):
    """A participatieplek, vacature or leerwerktraject with its seats (capaciteit).

    None or an absent field is unknown; an empty tuple is known to be none. Source: contract plek.schema.json.
    """

    kenmerk: Kenmerk
    titel: Annotated[str, StringConstraints(min_length=1)]
    omschrijving: str | None = None
    aanbieder: Aanbieder
    bron: Bron | None = None
    soort: PlekSoort
    doel: Literal["werk", "participatie"] | None = None
    beroep: str | None = None
    sector: SectorCode | None = None
    vakskills: PlekVakskills | None = None
    taaleis: Taaleis | None = None
    taaleis_bespreekbaar: bool | None = None
    taalaanbod: Taalaanbod | None = None
    begeleiding: BegeleidingGeboden | None = None
    belasting: tuple[BelastingCode, ...] | None = None
    taken_aanpasbaar: bool | None = None
    werkdruk: Werkdruk | None = None
    uren: Uren
    rooster: Rooster | None = None
    tijden: tuple[Tijdvak, ...] | None = None
    postcode: Postcode
    capaciteit: Annotated[Whole, Field(ge=0)]
    startdatum: date | None = None
    einddatum: date | None = None
    certificaten: tuple[CertificaatCode, ...] | None = None
    opleidt_voor: tuple[CertificaatCode, ...] | None = None
    rijbewijs: tuple[RijbewijsCode, ...] | None = None
    perspectief: tuple[PerspectiefCode, ...] | None = None
    kinderopvang_op_locatie: bool | None = None
    groep: Groep | None = None
