"""Says in Dutch what differs between two plekken that are likely the same."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import groupby

from data.schemas.plek import Plek, Uren
from data.schemas.tijd import Tijdvak

ONBEKEND = "onbekend"
LONGEST = 80
"""More signs of a text are not shown."""

_MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)

SOORTEN: Mapping[str, str] = {
    "betaaldWerk": "betaald werk",
    "leerwerktraject": "leerwerktraject",
    "proefplaatsing": "proefplaatsing",
    "snuffelstage": "snuffelstage",
    "stage": "stage",
    "swTraject": "SW-traject",
    "taalstage": "taalstage",
    "vrijwilligerswerk": "vrijwilligerswerk",
    "werkervaringsplaats": "werkervaringsplaats",
}

REST: Mapping[str, str] = {
    "omschrijving": "omschrijving",
    "doel": "doel",
    "sector": "sector",
    "vakskills": "vakskills",
    "taaleis": "taaleis",
    "taaleis_bespreekbaar": "taaleis bespreekbaar",
    "taalaanbod": "taalaanbod",
    "begeleiding": "begeleiding",
    "belasting": "belasting",
    "taken_aanpasbaar": "taken aanpasbaar",
    "werkdruk": "werkdruk",
    "rooster": "rooster",
    "certificaten": "certificaten",
    "opleidt_voor": "opleidt voor",
    "rijbewijs": "rijbewijs",
    "perspectief": "perspectief",
    "kinderopvang_op_locatie": "kinderopvang op locatie",
    "groep": "groep",
}
"""Velden that are only named when they differ; the word that a person knows them by."""


def verschil_of(new: Plek, other: Plek) -> tuple[str, ...]:
    """Say what differs, a line each: "Aantal plaatsen: 3 in plaats van 2". First what `new` says, then the other plek.

    Of the smaller velden only those are named, in one last line, that both plekken know. Empty when nothing differs.
    """
    lines = [
        f"{name}: {mine} in plaats van {theirs}"
        for name, say in TOLD.items()
        if (mine := say(new)) != (theirs := say(other))
    ]
    rest = [name for veld, name in REST.items() if _differs(getattr(new, veld), getattr(other, veld))]
    return (*lines, f"Ook anders: {', '.join(rest)}") if rest else tuple(lines)


def _differs(one: object, other: object) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return sorted(map(str, one)) != sorted(map(str, other))
    return one is not None and other is not None and one != other


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"‘{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}’"


def _uren(uren: Uren) -> str:
    low, high = _number(uren.min), None if uren.max is None else _number(uren.max)
    return low if high in (None, low) else f"{low} tot {high}"


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _tijden(tijden: Sequence[Tijdvak] | None) -> str:
    """Write times as people do, days with the same times together: "ma, di, wo 09:00-13:00"."""
    if not tijden:
        return ONBEKEND
    spans = [(one.minutes(), one.dag, f"{one.van}-{one.tot}") for one in sorted(set(tijden), key=Tijdvak.minutes)]
    by_span = sorted(spans, key=lambda one: one[2])
    groups = [(span, [dag for _, dag, _ in found]) for span, found in groupby(by_span, key=lambda one: one[2])]
    return "; ".join(f"{', '.join(days)} {span}" for span, days in groups)


def _datum(day: date | None) -> str:
    return ONBEKEND if day is None else f"{day.day} {_MAANDEN[day.month - 1]} {day.year}"


TOLD: Mapping[str, Callable[[Plek], str]] = {
    "Titel": lambda plek: _quoted(plek.titel),
    "Aanbieder": lambda plek: _quoted(plek.aanbieder.naam),
    "Soort plek": lambda plek: SOORTEN[plek.soort],
    "Postcode": lambda plek: plek.postcode.replace(" ", ""),
    "Uren per week": lambda plek: _uren(plek.uren),
    "Tijden": lambda plek: _tijden(plek.tijden),
    "Aantal plaatsen": lambda plek: str(plek.capaciteit),
    "Startdatum": lambda plek: _datum(plek.startdatum),
    "Einddatum": lambda plek: _datum(plek.einddatum),
}
"""What is said in full, in the order in which a person compares."""
