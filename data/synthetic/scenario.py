"""The scenario of an invented region: every share it is drawn from, checked when it is read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from data.schemas.codes import (
    AanbiederSoort,
    BelastingCode,
    BeperkingCode,
    Bron,
    CertificaatCode,
    Dag,
    Doel,
    Geregeld,
    Intensiteit,
    Leerroute,
    Niveau,
    PerspectiefCode,
    PlekSoort,
    RijbewijsCode,
    SectorCode,
    Vaardigheid,
    Vervoer,
    Vloer,
    Werkdruk,
    Werknemersvaardigheden,
)
from data.synthetic.shares import Chance, Chances, Shares, read, shares_of

FILE = Path(__file__).parent / "scenario.toml"

Groepen = Literal["asielstatushouder", "gezinsmigrant"]
Inkomen = Literal["bijstand", "ww", "werk", "studiefinanciering", "geen"]
Dagdeel = Literal["ochtend", "middag", "avond"]
School = Literal["vijfGelijkeDagen", "woensdagKort", "traditioneel"]
WensVerband = Literal["zelfde", "sector", "anders", "droom"]
Invulling = Literal["werkervaring", "vrijwilligerswerk", "betaald", "sw", "cursus", "opleiding", "zelfredzaamheid"]
PatroonCode = Literal[
    "ochtenden", "middagen", "schooltijden", "heleDagen", "avonden", "weekend", "vroegeDienst", "nacht"
]
LeerrouteBron = Literal["landelijk", "gemeenten"]


@dataclass(frozen=True)
class Wonen:
    """Where people live: bereik in km, gemeente_factor multiplies the weight of a gemeente's postcodes."""

    met_letters: Chance
    bereik: float
    gemeente_factor: dict[str, float]


@dataclass(frozen=True)
class PersoonShares:
    """Who a person is as far as a pip tells."""

    entree: Chance
    afgeschaald: Chance
    diploma_gewaardeerd: Chance
    groep: Shares[Groepen]
    regime_voor2022: Shares[Literal["wi2013", "elip"]]
    inkomen: dict[Groepen, Shares[Inkomen]]
    maanden_gevestigd: Shares[int]
    opleiding: dict[Leerroute, Shares[Literal["geen", "basis", "voortgezet", "mbo", "hbo", "wo"]]]
    opleiding_richting: Shares[str]
    doel: dict[Leerroute, Shares[Doel]]


@dataclass(frozen=True)
class TaalShares:
    """How much Dutch someone has: start, per_jaar, spreiding and vaardigheid in steps, hoogste as a position."""

    start: dict[Leerroute, float]
    per_jaar: dict[Leerroute, float]
    spreiding: float
    hoogste: dict[Leerroute, int]
    vaardigheid: dict[Vaardigheid, float]
    alfabetisering: dict[Leerroute, Shares[Literal["gealfabetiseerd", "andersgealfabetiseerd", "analfabeet"]]]


@dataclass(frozen=True)
class WeekShares:
    """What a person's week already holds; groepen counts lesson groups per leerroute in a gemeente."""

    groepen: int
    klaar_met_les: Chance
    lesuren_zonder_dagen: Chance
    module: Chance
    werk: Chance
    zorg: Chance
    afspraak: Chance
    beschikbaar_bekend: Chance
    lesdagen: Shares[tuple[Dag, ...]]
    lesdagdeel: Shares[Dagdeel]
    beschikbaar: Shares[str]


@dataclass(frozen=True)
class GezinShares:
    """Children, school and opvang; jongste in years, hooguit_bij_kinderen in hours a week."""

    kinderen: Chance
    zorgt_voor: Chance
    gymdag: Chance
    naschools: Chance
    hooguit_bij_kinderen: int
    jongste: Shares[int]
    school: Shares[School]
    geregeld_jong: Shares[Geregeld]
    geregeld_school: Shares[Geregeld]


@dataclass(frozen=True)
class BelastbaarheidShares:
    """What someone can carry: hours a week and a day, and limits."""

    naast_taalles: Chance
    beperkt: Chance
    uren: Shares[int]
    uren_per_dag: Shares[int]
    beperkingen: Shares[BeperkingCode]


@dataclass(frozen=True)
class ReisShares:
    """How far people go (minutes one way), and by what."""

    niet_fietsen: Chance
    max_minuten: Shares[int]
    vervoer: Shares[tuple[Vervoer, ...]]
    rijbewijs: Chances[RijbewijsCode]


@dataclass(frozen=True)
class WerkShares:
    """What people did before and what they want."""

    aantal_ervaringen: dict[Leerroute, Shares[int]]
    in_nederland: Chance
    gewoon_beroep: Chance
    vrij_woord: Chance
    ander_woord: Chance
    vakskill_per_beroep: int
    vakskill_erbij: Chance
    wens: Chance
    tweede_wens: Chance
    wens_sector: Chance
    niet_gewenst: Chance
    eigen_woorden: tuple[str, ...]
    niet_gewenst_woorden: dict[str, str]
    wens_verband: Shares[WensVerband]
    certificaten: Chances[CertificaatCode]


@dataclass(frozen=True)
class BegeleidingShares:
    """The guidance people need, by spreekniveau, and what comes with its intensiteit."""

    intensiteit: dict[Niveau, Shares[Intensiteit]]
    werknemersvaardigheden: dict[Niveau, Shares[Werknemersvaardigheden]]
    jobcoach: dict[Intensiteit, Chance]
    taalmaatje: dict[Intensiteit, Chance]


@dataclass(frozen=True)
class PipShares:
    """Everything pips are drawn from; onbekend goes by the path of a field in the JSON."""

    leerroute: Shares[Leerroute]
    leerroute_gemeenten: Shares[Leerroute]
    persoon: PersoonShares
    taal: TaalShares
    week: WeekShares
    gezin: GezinShares
    belastbaarheid: BelastbaarheidShares
    reis: ReisShares
    werk: WerkShares
    begeleiding: BegeleidingShares
    onbekend: dict[str, Chance]


@dataclass(frozen=True)
class PlekWerkShares:
    """What a plek asks and what the work is like."""

    vereist: Chance
    gewenst: Chance
    bespreekbaar: Chance
    taken_aanpasbaar: Chance
    kinderopvang_op_locatie: Chance
    taaleis: dict[SectorCode, Shares[Niveau]]
    taaleis_lager: dict[PlekSoort, Chance]
    taaleis_noemt: dict[Vaardigheid, Chance]
    belasting: dict[SectorCode, Chances[BelastingCode]]
    certificaten: dict[SectorCode, Chances[CertificaatCode]]
    opleidt_voor: dict[PlekSoort, Chance]
    rijbewijs: dict[SectorCode, Chances[RijbewijsCode]]


@dataclass(frozen=True)
class Patroon:
    """The shape of a working day: the days it occurs on, when it begins and when it ends ("HH:MM")."""

    dagen: tuple[Dag, ...]
    van: tuple[str, ...]
    tot: tuple[str, ...]


@dataclass(frozen=True)
class PlekWeekShares:
    """When a plek asks people to be there."""

    flexibel: dict[PlekSoort, Chance]
    uren_kloppen: Chance
    dagen: dict[PlekSoort, Shares[int]]
    patroon: dict[SectorCode, Shares[PatroonCode]]
    tijden: dict[PatroonCode, Patroon]
    ruimte: Shares[str]
    uren_flexibel: dict[PlekSoort, Shares[int]]


@dataclass(frozen=True)
class AanbodShares:
    """What a plek offers beside the work itself."""

    taalmaatje: dict[AanbiederSoort, Chance]
    taalles: dict[AanbiederSoort, Chance]
    vaktaal: dict[AanbiederSoort, Chance]
    jobcoach: dict[AanbiederSoort, Chance]
    werkbegeleider: dict[AanbiederSoort, Chance]
    intensiteit: dict[AanbiederSoort, Shares[Intensiteit]]
    werkdruk: dict[AanbiederSoort, Shares[Werkdruk]]
    groep: Chance
    verlopen: Chance
    vloer: dict[SectorCode, Shares[Vloer]]
    perspectief: dict[PlekSoort, Chances[PerspectiefCode]]


@dataclass(frozen=True)
class PlekShares:
    """Everything plekken are drawn from; onbekend goes by the path of a field in the JSON."""

    vol: Chance
    aanbieder_erbij: Chance
    met_letters: Chance
    invulling: dict[Leerroute, Shares[Invulling]]
    soort: dict[Invulling, Shares[PlekSoort]]
    capaciteit: Shares[int]
    aanbieder_soort: dict[PlekSoort, Shares[AanbiederSoort]]
    sector: dict[AanbiederSoort, Shares[SectorCode]]
    bron: dict[AanbiederSoort, Shares[Bron]]
    gericht_op_werk: dict[PlekSoort, Chance]
    titel: dict[PlekSoort, tuple[str, ...]]
    omschrijving: tuple[str, ...]
    werk: PlekWerkShares
    week: PlekWeekShares
    aanbod: AanbodShares
    onbekend: dict[str, Chance]

    def soort_of(self, leerroute: Shares[Leerroute]) -> Shares[PlekSoort]:
        """Mix what people of each leerroute do into one division of plekken over soorten."""
        mixed: dict[PlekSoort, float] = {}
        for route, part in zip(leerroute.options, leerroute.parts, strict=True):
            shares = self.invulling[route]
            for invulling, within in zip(shares.options, shares.parts, strict=True):
                for soort in self.soort[invulling].options:
                    share = part * within * self.soort[invulling].of_option(soort)
                    mixed[soort] = mixed.get(soort, 0.0) + share
        return shares_of(mixed)


@dataclass(frozen=True)
class Scenario:
    """All shares of an invented region, each with its source beside it in scenario.toml."""

    wonen: Wonen
    pips: PipShares
    plekken: PlekShares

    def leerroute(self, bron: LeerrouteBron) -> Shares[Leerroute]:
        """Give the division over leerroutes: the national estimate, or what gemeenten themselves estimated."""
        return self.pips.leerroute if bron == "landelijk" else self.pips.leerroute_gemeenten


def parse_scenario(table: Mapping[str, object]) -> Scenario:
    """Read a scenario from TOML data. ValueError names the place of a share that is missing, strange or off."""
    made = read(Scenario, dict(table), "scenario")
    assert isinstance(made, Scenario)
    return made


@lru_cache(maxsize=1)
def load_scenario() -> Scenario:
    """Read the scenario beside this module once; do not change its tables. Source: the comments in scenario.toml."""
    return parse_scenario(tomllib.loads(FILE.read_text(encoding="utf-8")))
