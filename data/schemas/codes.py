"""The fixed word lists of the contract: every code a pip or plek may use.

The order of a tuple is part of its meaning: tables store the position (or the bit) of a code, so a new code goes at
the end. Source: contract pip.schema.json and plek.schema.json.
"""

from typing import Literal, get_args

Niveau = Literal["A0", "A1", "A2", "B1", "B2", "C1"]
Vaardigheid = Literal["lezen", "luisteren", "schrijven", "spreken"]
Dag = Literal["ma", "di", "wo", "do", "vr", "za", "zo"]
Richting = Literal["aanbodgericht", "vraaggericht"]
Leerroute = Literal["b1", "onderwijs", "z"]
Doel = Literal["werk", "participatie", "opleiding"]
Intensiteit = Literal["licht", "gemiddeld", "intensief"]
Werknemersvaardigheden = Literal["onvoldoende", "inOntwikkeling", "voldoende"]
Geregeld = Literal["ja", "aangevraagd", "nee"]
Werkdruk = Literal["laag", "gemiddeld", "hoog"]
Vloer = Literal["weinig", "enigszins", "veel"]
Rooster = Literal["vast", "flexibel"]
Vervoer = Literal["lopen", "fiets", "ebike", "ov", "bromfiets", "auto"]
BezetReden = Literal["taalles", "module", "opleiding", "werk", "zorg", "afspraak", "overig"]
RijbewijsCode = Literal["AM", "A", "B", "BE", "C", "D", "T"]
CertificaatCode = Literal[
    "vca",
    "heftruck",
    "hygieneHaccp",
    "bhv",
    "vog",
    "mboEntree",
    "mbo2",
    "mbo3",
    "mbo4",
    "codeVijfennegentig",
]
SectorCode = Literal[
    "bouw",
    "techniek",
    "zorg",
    "schoonmaak",
    "horeca",
    "logistiek",
    "groen",
    "detailhandel",
    "industrie",
    "onderwijs",
    "ict",
    "administratie",
    "welzijn",
    "textiel",
    "kunst",
    "persoonlijkeVerzorging",
    "beveiliging",
    "energie",
]
# A beperking and the belasting it meets stand at the same position.
BeperkingCode = Literal[
    "nietTillen",
    "nietLangStaan",
    "nietLangLopen",
    "nietLangZitten",
    "nietBukken",
    "geenTrappen",
    "geenHoogte",
    "geenStof",
    "geenLawaai",
    "geenDrukte",
    "geenKou",
    "geenNachtwerk",
]
BelastingCode = Literal[
    "tillen",
    "langStaan",
    "langLopen",
    "langZitten",
    "bukken",
    "trappen",
    "hoogte",
    "stof",
    "lawaai",
    "drukte",
    "kou",
    "nachtwerk",
]
PlekSoort = Literal[
    "betaaldWerk",
    "werkervaringsplaats",
    "leerwerktraject",
    "proefplaatsing",
    "stage",
    "snuffelstage",
    "taalstage",
    "vrijwilligerswerk",
    "swTraject",
]
AanbiederSoort = Literal["werkgever", "swBedrijf", "vrijwilligersorganisatie", "opleider", "gemeente"]
Bron = Literal["wsp", "werkgever", "swBedrijf", "vrijwilligersorganisatie", "vum"]
PerspectiefCode = Literal["baangarantie", "praktijkverklaring", "mboCertificaat", "mboDiploma", "doorgroei"]
OordeelCode = Literal["passend", "passendMetVoorwaarden", "nietPassend"]
PuntCode = Literal[
    "taaleis",
    "tijden",
    "kinderopvang",
    "uren",
    "reistijd",
    "belasting",
    "certificaat",
    "rijbewijs",
    "vakskills",
    "periode",
    "capaciteit",
    "onbekend",
]

NIVEAUS: tuple[Niveau, ...] = get_args(Niveau)
VAARDIGHEDEN: tuple[Vaardigheid, ...] = get_args(Vaardigheid)
DAGEN: tuple[Dag, ...] = get_args(Dag)
RICHTINGEN: tuple[Richting, ...] = get_args(Richting)
DOELEN: tuple[Doel, ...] = get_args(Doel)
INTENSITEITEN: tuple[Intensiteit, ...] = get_args(Intensiteit)
WERKNEMERSVAARDIGHEDEN: tuple[Werknemersvaardigheden, ...] = get_args(Werknemersvaardigheden)
WERKDRUKKEN: tuple[Werkdruk, ...] = get_args(Werkdruk)
VLOEREN: tuple[Vloer, ...] = get_args(Vloer)
RIJBEWIJZEN: tuple[RijbewijsCode, ...] = get_args(RijbewijsCode)
CERTIFICATEN: tuple[CertificaatCode, ...] = get_args(CertificaatCode)
SECTOREN: tuple[SectorCode, ...] = get_args(SectorCode)
BEPERKINGEN: tuple[BeperkingCode, ...] = get_args(BeperkingCode)
BELASTINGEN: tuple[BelastingCode, ...] = get_args(BelastingCode)
PLEKSOORTEN: tuple[PlekSoort, ...] = get_args(PlekSoort)
PERSPECTIEVEN: tuple[PerspectiefCode, ...] = get_args(PerspectiefCode)
PUNTCODES: tuple[PuntCode, ...] = get_args(PuntCode)
