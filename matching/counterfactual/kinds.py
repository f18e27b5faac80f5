"""Kinds of plek that a region might go and get: every sector, soort, taaleis, pattern of times and gemeente.

What a kind does not say is what one would ask of any aanbieder: a fixed werkbegeleider, a taalmaatje, no certificaten.
The choice of soorten, levels and patterns is ours (docs/decisions/0015-tekort.md).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from data.reference.vocabulary import sectoren
from data.schemas.codes import SECTOREN, Dag, Niveau, PerspectiefCode, PlekSoort, Rooster, SectorCode
from data.schemas.labels import CODE_WORDS
from data.schemas.plek import Aanbieder, BegeleidingGeboden, Plek, Taalaanbod, Taaleis, Uren
from data.schemas.tekort import PlekKind
from data.schemas.tijd import Tijdvak
from matching.wording import counted, number

SOORTEN: dict[PlekSoort, tuple[PerspectiefCode, ...]] = {
    "betaaldWerk": (),
    "werkervaringsplaats": ("praktijkverklaring",),
    "leerwerktraject": ("mboCertificaat",),
    "vrijwilligerswerk": (),
}
"""The soorten that are asked for, with what they lead to."""

TAALEISEN: tuple[Niveau | None, ...] = ("B1", "A2", "A1", None)
"""The most that may be asked, strictest first."""


@dataclass(frozen=True)
class Pattern:
    """A pattern of times: on these days, between these hours; flexibel asks so many hours inside them."""

    tekst: str
    dagen: tuple[Dag, ...]
    van: str
    tot: str
    rooster: Rooster
    uren: float


PATTERNS: dict[str, Pattern] = {
    "tweeOchtenden": Pattern("op dinsdag- en donderdagochtend", ("di", "do"), "09:00", "13:00", "vast", 8.0),
    "tweeMiddagen": Pattern("op dinsdag- en donderdagmiddag", ("di", "do"), "13:00", "17:00", "vast", 8.0),
    "drieOchtenden": Pattern(
        "op maandag-, woensdag- en vrijdagochtend", ("ma", "wo", "vr"), "09:00", "13:00", "vast", 12.0
    ),
    "tweeDagen": Pattern("op dinsdag en donderdag", ("di", "do"), "09:00", "17:00", "vast", 16.0),
    "schooltijden": Pattern(
        "flexibel onder schooltijd", ("ma", "di", "wo", "do", "vr"), "08:30", "14:30", "flexibel", 12.0
    ),
}


def kinds(gemeente: str) -> Iterator[PlekKind]:
    """Every kind of plek in one gemeente that asks no Dutch, in a fixed order."""
    for sector, soort, tijden in product(SECTOREN, SOORTEN, PATTERNS):
        yield PlekKind(sector=sector, soort=soort, taaleis=None, tijden=tijden, gemeente=gemeente)


def with_taaleisen(kind: PlekKind) -> list[PlekKind]:
    """The kind with every taaleis, strictest first; a taaleis never changes a score, only who is admitted."""
    return [kind.model_copy(update={"taaleis": taaleis}) for taaleis in TAALEISEN]


def as_plek(kind: PlekKind, postcode: str) -> Plek:
    """The kind as a plek with one seat, at this postcode."""
    pattern = PATTERNS[kind.tijden]
    work = kind.soort != "vrijwilligerswerk"
    return Plek(
        kenmerk="/".join((kind.gemeente, kind.sector, kind.soort, kind.tijden, kind.taaleis or "-")),
        titel=kind.sector,
        aanbieder=Aanbieder(naam="nog te vinden", soort="werkgever" if work else "vrijwilligersorganisatie"),
        soort=kind.soort,
        doel="werk" if work else "participatie",
        sector=kind.sector,
        taaleis=Taaleis(spreken=kind.taaleis, luisteren=kind.taaleis),
        taalaanbod=Taalaanbod(taalmaatje=True, nederlands_op_de_vloer="enigszins"),
        begeleiding=BegeleidingGeboden(intensiteit="gemiddeld", werkbegeleider=True),
        werkdruk="gemiddeld" if work else "laag",
        uren=Uren(min=pattern.uren, max=pattern.uren),
        rooster=pattern.rooster,
        tijden=tuple(Tijdvak(dag=dag, van=pattern.van, tot=pattern.tot) for dag in pattern.dagen),
        postcode=postcode,
        capaciteit=1,
        certificaten=(),
        rijbewijs=(),
        perspectief=SOORTEN[kind.soort],
    )


def request_text(kind: PlekKind, gemeente: str, amount: int, people: int | None) -> str:
    """The request for an aanbieder, in short sentences; gemeente is its name, people None when they are too few."""
    pattern = PATTERNS[kind.tijden]
    soort = CODE_WORDS.get(kind.soort, kind.soort)
    dutch = f"Niveau {kind.taaleis} bij spreken en luisteren is genoeg" if kind.taaleis else "Nederlands is niet nodig"
    times = f"{pattern.tekst}, {pattern.van}-{pattern.tot}, {number(pattern.uren)} uur per week"
    helps = f"Voor {people} mensen" if people else "Voor een kleine groep mensen"
    return (
        f"Gezocht in {gemeente}: {counted(amount, 'plek', 'plekken')}, {soort}. Sector: {sector_word(kind.sector)}. "
        f"Tijden: {times}. {dutch}. Wij vragen een vaste begeleider en een taalmaatje. "
        f"{helps} is dit nu beter dan wat er is."
    )


def sector_word(sector: SectorCode) -> str:
    """The Dutch name of a sector."""
    return sectoren()[SECTOREN.index(sector)].naam
