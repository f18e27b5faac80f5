"""Values in the words of the pages: the filters that templates use."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from data.reference.places import gemeenten, pc4_table
from data.schemas.errors import InvoerFout, Uitlegbaar
from data.schemas.labels import CODE_WORDS, DAGNAMEN, MAANDEN, PIP_LABELS, PLEK_LABELS

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ONBEKEND = "niet bekend"
WOORDEN: Mapping[str, str] = MappingProxyType(
    {
        "passend": "Past",
        "passendMetVoorwaarden": "Past met voorwaarden",
        "nietPassend": "Past niet",
        "inBehandeling": "in behandeling",
        "bijAanbieder": "bij de aanbieder",
        "beeindigd": "beëindigd",
        "vakmatch": "Vakmatch",
        "taalgroei": "Nederlands leren",
        "rust": "Rust op het werk",
        "uren": "Uren",
        "wens": "Wens",
        "begeleiding": "Begeleiding",
        "reistijd": "Reistijd",
        "perspectief": "Perspectief",
        "doel": "Doel",
        "plekWeg": "De plek van vorige week is er niet meer.",
        "plekGeparkeerd": "De plek van vorige week doet nu niet mee.",
        "plekVol": "De plek van vorige week is vol.",
        "paarGeparkeerd": "Het voorstel van vorige week is afgewezen.",
        "pastNietMeer": "De plek van vorige week past niet meer.",
        "beterSamen": "Een andere verdeling is nu beter voor iedereen samen.",
        "anderVoorstel": "De nieuwe ronde vond een andere plek.",
        "geenVoorstel": "De nieuwe ronde vond geen plek meer.",
        "plekIngetrokken": "De plek is ingetrokken.",
        "pauze": "De inburgeraar heeft pauze.",
        "zelfVoorgesteld": "Een collega stelde zelf een plek voor.",
        "verwerkingsstop": "De gegevens van de inburgeraar zijn stilgelegd.",
        "landing": "Eerste gesprek",
        "vervolg": "Tweede gesprek",
        "evaluatie": "Evaluatie",
        "slot": "Laatste gesprek",
        "wspAdviseur": "WSP-adviseur",
        "vrijwilligersorganisatie": "vrijwilligersorganisatie",
    }
)


def dag(value: date | None) -> str:
    """A day in full, such as "23 november 2026"."""
    return ONBEKEND if value is None else f"{value.day} {MAANDEN[value.month - 1]} {value.year}"


def moment(value: datetime | None) -> str:
    """A moment (UTC) on the clock of the Netherlands, such as "23 november 2026, 09:00"."""
    if value is None:
        return ONBEKEND
    local = value.astimezone(AMSTERDAM)
    return f"{dag(local.date())}, {local:%H:%M}"


def kort(value: datetime | None) -> str:
    """The day of a moment on the clock of the Netherlands, such as "23 nov"."""
    if value is None:
        return ONBEKEND
    local = value.astimezone(AMSTERDAM)
    return f"{local.day} {MAANDEN[local.month - 1][:3]}"


def woord(code: Any) -> str:
    """A code as people say it; what is a word already stays."""
    if code is None:
        return ONBEKEND
    return WOORDEN.get(str(code)) or CODE_WORDS.get(str(code)) or str(code)


def ja_nee(value: bool | None) -> str:
    """A yes, a no, or not known."""
    return ONBEKEND if value is None else "ja" if value else "nee"


def procent(score: float | None) -> str:
    """A score from 0 to 1 as a whole number of 100."""
    return "-" if score is None else str(round(score * 100))


def uren(value: float | None) -> str:
    """Hours as a person writes them, such as "16" or "7,5"."""
    return ONBEKEND if value is None else f"{value:.1f}".removesuffix(".0").replace(".", ",")


def gemeente(code: str | None) -> str:
    """The name of a gemeente by its code."""
    found = gemeenten().get(code or "")
    return found.naam if found else ONBEKEND


def plaats(postcode: str | None) -> str:
    """The four digits of a postcode with the gemeente they lie in; a person is never placed closer than that."""
    row = pc4_table().index(postcode)
    return ONBEKEND if row < 0 else f"{str(postcode)[:4]} {gemeente(pc4_table().gemeente[row])}"


def veldnaam(veld: str) -> str:
    """The label of a field by its path, in either spelling; an unknown path stays as it is."""
    path = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in veld)
    return PIP_LABELS.get(path) or PLEK_LABELS.get(path) or _sentence(veld)


def dagnaam(code: str) -> str:
    """A day of the week in full."""
    return DAGNAMEN.get(code, code)  # type: ignore[call-overload]


def said(error: Uitlegbaar) -> tuple[str, ...]:
    """What is wrong, a line each, with the label of the field where there is one."""
    if not isinstance(error, InvoerFout):
        return (str(error),)
    return tuple(
        f"{veldnaam(fout.veld)}: {fout.tekst}" if fout.veld else _sentence(fout.tekst) for fout in error.fouten
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


_ALL = (dag, moment, kort, woord, ja_nee, procent, uren, gemeente, plaats, veldnaam, dagnaam)
FILTERS: Mapping[str, Callable[..., str]] = MappingProxyType({one.__name__: one for one in _ALL})
