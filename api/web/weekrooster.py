"""The week of a person with a plek in it, as rows of a table: one sees at a glance that it fits."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from data.schemas.codes import DAGEN, Dag
from data.schemas.labels import DAGNAMEN
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.tijd import MINUTES_A_DAY, Tijdvak, clock

STEP = 15
"""Minutes of one column."""
EARLIEST, LATEST = 8 * 60, 18 * 60
"""What is always shown of a day; a day that begins earlier or ends later is shown whole."""
HOUR = 60
WEEKEND: tuple[Dag, ...] = ("za", "zo")

Wat = Literal["vrij", "dicht", "plek", "keuze", "reis", "bezet", "botst", "opvang", "leeg"]
WOORD: dict[Wat, str] = {
    "vrij": "vrij",
    "dicht": "niet beschikbaar",
    "plek": "plek",
    "keuze": "plek, uren te kiezen",
    "reis": "reizen",
    "bezet": "bezet",
    "botst": "plek en bezet tegelijk",
    "opvang": "school of opvang",
    "leeg": "",
}


@dataclass(frozen=True)
class Blok:
    """A stretch of one day: what it is, in how many columns, and its words with the times; no words is nothing."""

    wat: Wat
    kolommen: int
    tekst: str
    kort: str


@dataclass(frozen=True)
class Regel:
    """One row of the week: a day, or the school and opvang of that day."""

    kop: str
    blokken: tuple[Blok, ...]
    opvang: bool = False


@dataclass(frozen=True)
class Week:
    """The whole grid: the hours above it, how many columns there are, and the rows."""

    uren: tuple[str, ...]
    kolommen: int
    regels: tuple[Regel, ...]
    soorten: tuple[tuple[Wat, str], ...]


def week_of(pip: Pip, plek: Plek | None, reistijd: int | None) -> Week:
    """The week of this person with this plek (None is without), with reistijd minutes before and after each stretch."""
    opvang = (pip.kinderopvang.tijden if pip.kinderopvang else None) or ()
    plektijden = (plek.tijden if plek else None) or ()
    shown = [*(pip.bezet or ()), *plektijden, *opvang]
    begin, end = _bounds(shown, reistijd or 0)
    regels: list[Regel] = []
    for day in DAGEN:
        if day in WEEKEND and not any(one.dag == day for one in shown):
            continue
        regels.append(Regel(DAGNAMEN[day], tuple(_agenda(pip, plek, reistijd or 0, day, begin, end))))
        if opvang:
            regels.append(Regel(f"Kinderen {DAGNAMEN[day]}", tuple(_opvang(opvang, day, begin, end)), opvang=True))
    used = {blok.wat for regel in regels for blok in regel.blokken}
    soorten = tuple((wat, word) for wat, word in WOORD.items() if wat in used and word)
    uren = tuple(f"{hour}" for hour in range(begin // HOUR, end // HOUR))
    return Week(uren, (end - begin) // STEP, tuple(regels), soorten)


def _bounds(times: Iterable[Tijdvak], travel: int) -> tuple[int, int]:
    """The first and last minute of a day that is shown, in whole hours."""
    spans = [(begin % MINUTES_A_DAY, (end - 1) % MINUTES_A_DAY + 1) for begin, end in (one.minutes() for one in times)]
    first = min([EARLIEST, *(begin - travel for begin, _ in spans)])
    last = max([LATEST, *(end + travel for _, end in spans)])
    return max(0, first // HOUR * HOUR), min(MINUTES_A_DAY, -(-last // HOUR) * HOUR)


def _agenda(pip: Pip, plek: Plek | None, travel: int, day: Dag, begin: int, end: int) -> Iterator[Blok]:
    """What the person does on this day: the plek, travelling, what is taken already, and what is free."""
    at = _spans((plek.tijden if plek else None) or (), day)
    busy = _spans(pip.bezet or (), day)
    free = None if pip.beschikbaar is None else _spans(pip.beschikbaar, day)
    choice = plek is not None and plek.rooster == "flexibel"
    words = {_clock(*span): _reden(one) for one in pip.bezet or () if one.dag == day for span in _spans([one], day)}

    def what(minute: int) -> Wat:
        on, taken = _within(minute, at), _within(minute, busy)
        if on and taken and not choice:
            return "botst"
        if taken:
            return "bezet"
        if on:
            return "keuze" if choice else "plek"
        if not choice and any(a - travel <= minute < a or b <= minute < b + travel for a, b in at):
            return "reis"
        return "vrij" if free is None or _within(minute, free) else "dicht"

    for wat, first, last in _runs(what, begin, end):
        span = _clock(first, last)
        word = words.get(span, WOORD[wat]) if wat == "bezet" else WOORD[wat]
        yield Blok(wat, (last - first) // STEP, f"{word} {span}", word if wat != "vrij" else "")


def _opvang(opvang: Iterable[Tijdvak], day: Dag, begin: int, end: int) -> Iterator[Blok]:
    spans = _spans(opvang, day)
    for wat, first, last in _runs(lambda minute: "opvang" if _within(minute, spans) else "leeg", begin, end):
        text = f"{WOORD[wat]} {_clock(first, last)}" if wat == "opvang" else "geen school of opvang"
        yield Blok(wat, (last - first) // STEP, text, "school of opvang" if wat == "opvang" else "")


def _runs(what: Callable[[int], Wat], begin: int, end: int) -> Iterator[tuple[Wat, int, int]]:
    """The day from begin to end as stretches of the same."""
    for wat, minutes in groupby(range(begin, end, STEP), what):
        run = list(minutes)
        yield wat, run[0], run[-1] + STEP


def _spans(times: Iterable[Tijdvak], day: Dag) -> list[tuple[int, int]]:
    """Begin and end in minutes of this day."""
    spans = (one.minutes() for one in times if one.dag == day)
    return [(begin % MINUTES_A_DAY, (end - 1) % MINUTES_A_DAY + 1) for begin, end in spans]


def _within(minute: int, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether any part of the step from this minute lies inside one of these."""
    return any(a < minute + STEP and minute < b for a, b in spans)


def _clock(first: int, last: int) -> str:
    return f"{clock(first)}-{'24:00' if last == MINUTES_A_DAY else clock(last)}"


def _reden(one: object) -> str:
    return str(getattr(one, "reden", None) or "bezet")
