"""What somebody may choose on the page of a voorstel, in words, and what they chose in the form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Annotated

from fastapi import Form

from api.journeys.besluit import gevolg_tekst
from data.schemas.actor import Rol
from data.schemas.errors import Fout, InvoerFout
from data.schemas.reden import REDENEN, RedenCode, RedenRegel
from data.schemas.voorstel import STAPPEN, StapCode, VoorstelStatus, mogelijke_stappen
from data.storage.deciding import Keus

LATER = timedelta(days=7)
"""The day that is filled in for later; one may choose another."""
WOORDEN: Mapping[StapCode, tuple[str, str]] = MappingProxyType(
    {
        "akkoord": ("Akkoord", "De stoel wordt vastgehouden. Leg het daarna voor aan de aanbieder."),
        "uitstellen": ("Later", "Het voorstel blijft staan tot de dag die u kiest."),
        "overnemen": ("Ik neem dit over", "Collega's zien dat u ermee bezig bent."),
        "teruggeven": ("Teruggeven", "Iedereen kan dit voorstel weer oppakken."),
        "voorleggen": ("Voorgelegd aan de aanbieder", "De aanbieder kijkt ernaar."),
        "kennismaken": ("Kennismaking afgesproken", "De inburgeraar en de aanbieder leren elkaar kennen."),
        "plaatsen": ("Geplaatst", "De inburgeraar begint. U krijgt een bericht voor de nazorg."),
        "beeindigen": ("Beëindigd, zonder reden", "Deze plek komt voor deze inburgeraar niet terug."),
    }
)
ORDER: tuple[StapCode, ...] = (
    "akkoord",
    "voorleggen",
    "kennismaken",
    "plaatsen",
    "uitstellen",
    "overnemen",
    "teruggeven",
)


@dataclass(frozen=True)
class Optie:
    """One thing to choose: its value in the form, its words, and what it does; dag says that it takes a day."""

    waarde: str
    tekst: str
    gevolg: str
    dag: bool = False


@dataclass(frozen=True)
class Opties:
    """What may be chosen now: steps ahead, and reasons to stop with the word above them."""

    verder: tuple[Optie, ...]
    stoppen: tuple[Optie, ...]
    kop: str


@dataclass(frozen=True)
class Keuzeformulier:
    """What was sent: the choice as "stap" or "stap:reden", the text, the days, and the version that was seen."""

    keuze: Annotated[str, Form(max_length=60)] = ""
    toelichting: Annotated[str, Form(max_length=2000)] = ""
    later: Annotated[str, Form(max_length=10)] = ""
    pauze: Annotated[str, Form(max_length=10)] = ""
    versie: Annotated[int, Form(ge=1)] = 1
    terug: Annotated[str, Form(max_length=2000)] = ""


def opties_of(status: VoorstelStatus, rol: Rol, redenen: Mapping[RedenCode, RedenRegel]) -> Opties:
    """What this rol may do with a voorstel in this status."""
    stappen = mogelijke_stappen(status, rol)
    verder = tuple(Optie(stap, *WOORDEN[stap], dag=stap == "uitstellen") for stap in ORDER if stap in stappen)
    stop = next((stap for stap in stappen if stap in ("afwijzen", "beeindigen")), None)
    if stop is None:
        return Opties(verder, (), "")
    without = [Optie(stop, *WOORDEN[stop])] if STAPPEN[stop].reden == "mag" else []
    kop = "Afwijzen, omdat:" if stop == "afwijzen" else "Beëindigen:"
    return Opties(verder, (*_reasons(stop, redenen), *without), kop)


def _reasons(stap: StapCode, redenen: Mapping[RedenCode, RedenRegel]) -> Iterator[Optie]:
    for code, regel in redenen.items():
        if regel.stap == stap:
            yield Optie(f"{stap}:{code}", regel.tekst, gevolg_tekst(regel), dag=regel.vervalt == "opDatum")


def keus_of(form: Keuzeformulier) -> Keus:
    """The besluit in a form; raises InvoerFout when nothing was chosen or a day is no day."""
    stap, _, reden = form.keuze.partition(":")
    if stap not in STAPPEN or (reden and reden not in REDENEN):
        raise InvoerFout((Fout("uw besluit", None, None, "kies eerst wat u wilt doen."),))
    day = form.later if stap == "uitstellen" else form.pauze if reden == "nietBelastbaar" else ""
    return Keus(stap, reden or None, form.toelichting, _day(day))  # type: ignore[arg-type]


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvoerFout((Fout("uw besluit", None, "dag", "schrijf een dag als 2026-11-30."),)) from None
