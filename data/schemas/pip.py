"""The pip: what a gemeente and an inburgeraar agreed, without name, BSN or diagnosis."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from data.schemas.codes import (
    BeperkingCode,
    CertificaatCode,
    Doel,
    Geregeld,
    Intensiteit,
    Leerroute,
    Niveau,
    RijbewijsCode,
    SectorCode,
    Vervoer,
    Werknemersvaardigheden,
)
from data.schemas.noun import Kenmerk, Noun, Postcode, Whole
from data.schemas.tijd import Bezet, Tijdvak

GemeenteCode = Annotated[str, StringConstraints(pattern=r"^GM[0-9]{4}$")]


class Inburgeraar(Noun):
    """The person as far as matching needs: where they live and which rules apply. Never a name."""

    postcode: Postcode | None
    groep: Literal["asielstatushouder", "gezinsmigrant"] | None = None
    regime: Literal["wi2021", "wi2013", "elip"] | None = None
    inkomen: Literal["bijstand", "ww", "werk", "studiefinanciering", "geen"] | None = None
    gevestigd_op: date | None = None
    termijn_einde: date | None = None


class Taalniveau(Noun):
    """Dutch reached per vaardigheid on the peildatum; None is not known, A0 is known to be nothing yet."""

    lezen: Niveau | None = None
    luisteren: Niveau | None = None
    schrijven: Niveau | None = None
    spreken: Niveau | None = None
    peildatum: date | None = None
    alfabetisering: Literal["gealfabetiseerd", "andersgealfabetiseerd", "analfabeet"] | None = None


class Taal(Noun):
    """Another language the person speaks (ISO 639-3); for conversation only, never a feature."""

    taal: Annotated[str, StringConstraints(pattern=r"^[a-z]{3}$")]
    niveau: Literal["moedertaal", "goed", "redelijk"] | None = None


class Opleiding(Noun):
    """Schooling; diploma_gewaardeerd says whether a foreign diploma was valued in the Netherlands."""

    niveau: Literal["geen", "basis", "voortgezet", "mbo", "hbo", "wo"] | None = None
    richting: str | None = None
    diploma_gewaardeerd: bool | None = None


class Werkervaring(Noun):
    """Work done before; jaren in years, None is not known."""

    beroep: str
    jaren: Annotated[float, Field(ge=0)] | None = None
    in_nederland: bool | None = None


class Wensen(Noun):
    """What the person wants and does not want; None is not asked, an empty list is no wish."""

    beroepen: tuple[str, ...] | None = None
    sectoren: tuple[SectorCode, ...] | None = None
    niet_gewenst: tuple[str, ...] | None = None


class Belastbaarheid(Noun):
    """What someone can carry, in hours and limits, never a diagnosis.

    naast_taalles True: the hours come on top of the lessons; False: the lessons are inside them.
    """

    uren_per_week: Annotated[float, Field(ge=0, le=60)] | None = None
    naast_taalles: bool | None = None
    uren_per_dag: Annotated[float, Field(ge=0, le=24)] | None = None
    beperkingen: tuple[BeperkingCode, ...] | None = None


class Kinderopvang(Noun):
    """Whether children need care, and when they are at school or opvang; jongste_kind in years."""

    nodig: bool | None = None
    geregeld: Geregeld | None = None
    tijden: tuple[Tijdvak, ...] | None = None
    jongste_kind: Annotated[Whole, Field(ge=0, le=18)] | None = None


class Reistijd(Noun):
    """How far and by what means; max_minuten one way."""

    max_minuten: Annotated[Whole, Field(ge=0, le=240)] | None = None
    vervoer: tuple[Vervoer, ...] | None = None
    niet_mogelijk: tuple[Vervoer, ...] | None = None


class BegeleidingNodig(Noun):
    """The guidance the person needs."""

    intensiteit: Intensiteit | None = None
    jobcoach: bool | None = None
    taalmaatje: bool | None = None


class Herkomst(Noun):
    """Where in a document a value was read; begin and eind count characters, zekerheid 0 to 1."""

    citaat: str
    begin: Annotated[Whole, Field(ge=0)] | None = None
    eind: Annotated[Whole, Field(ge=0)] | None = None
    zekerheid: Annotated[float, Field(ge=0, le=1)] | None = None


class Pip(Noun):
    """One version of a plan inburgering en participatie.

    kenmerk is a pseudonym. None or an absent field is unknown; an empty tuple is known to be none.
    Source: contract pip.schema.json.
    """

    kenmerk: Kenmerk
    versie: Annotated[Whole, Field(ge=1)] | None = None
    gemeente: GemeenteCode | None = None
    vastgesteld_op: date | None = None
    inburgeraar: Inburgeraar
    leerroute: Leerroute | None = None
    leerroute_variant: Literal["entree"] | None = None
    afgeschaald_naar_a2: Annotated[bool | None, Field(alias="afgeschaaldNaarA2")] = None
    taalniveau: Taalniveau
    talen: tuple[Taal, ...] | None = None
    opleiding: Opleiding | None = None
    werkervaring: tuple[Werkervaring, ...] | None = None
    vakskills: tuple[str, ...] | None = None
    certificaten: tuple[CertificaatCode, ...] | None = None
    rijbewijs: tuple[RijbewijsCode, ...] | None = None
    wensen: Wensen | None = None
    doel: Doel | None = None
    belastbaarheid: Belastbaarheid | None = None
    bezet: tuple[Bezet, ...] | None = None
    beschikbaar: tuple[Tijdvak, ...] | None = None
    beschikbaar_vanaf: date | None = None
    kinderopvang: Kinderopvang | None = None
    reistijd: Reistijd
    begeleiding: BegeleidingNodig | None = None
    werknemersvaardigheden: Werknemersvaardigheden | None = None
    herkomst: dict[str, Herkomst] | None = None
    taalles_uren: Annotated[float, Field(ge=0, le=40)] | None = None

    def as_json(self) -> dict[str, Any]:
        """This pip as JSON data of the contract; the postcode is always there, also when unknown."""
        data = super().as_json()
        data["inburgeraar"].setdefault("postcode", None)
        return data
