"""Reads days and clock times of a week as the Dutch write them: "ma t/m do 8.30-12.30", "wo 9u-14u en vr 13-17".

A text is cut into pieces (days, stretches of time, words that mean something, other words), and the pieces are joined:
the stretches beside days hold for those days.
"""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from data.schemas.codes import DAGEN, Dag
from features.dutch.leesfout import LeesFout

LONGEST = 400
TIJD = "deze tijd bestaat niet; verwacht: een tijd van 0:00 tot en met 24:00, bijvoorbeeld 8.30-12.30"
TOT_LATER = "de eindtijd ligt niet na de begintijd; schrijf een nacht als twee stukken, bijvoorbeeld 22-24 en 0-6"

Stuk = tuple[str, str]
"""A stretch of time on some day, as ("08:30", "12:30"); the end may be "24:00"."""

Tijd = tuple[Dag, str, str]
"""A stretch of time on one day of the week: dag, van, tot."""


@dataclass(frozen=True, slots=True)
class Week:
    """What a text says about a week.

    tijden: stretches per day in the order of the week, without repeats. flexibel: the text says that times are free.
    duidelijk is False when part of the text was not understood or does not join: then tijden must not be trusted.
    """

    tijden: tuple[Tijd, ...]
    flexibel: bool
    duidelijk: bool


_Kind = Literal["stuk", "dagen", "dag", "t_m", "en", "flex", "dagdeel", "loos", "anders"]

_NAMEN = ("maa maandag", "din dinsdag", "woe woensdag", "don donderdag", "vrij vrijdag", "zat zaterdag", "zon zondag")
_DAYS: dict[str, Dag] = {naam: dag for dag, namen in zip(DAGEN, _NAMEN, strict=True) for naam in (dag, *namen.split())}
_GROUPS: dict[str, tuple[Dag, ...]] = {
    **dict.fromkeys(
        ("werkdagen", "doordeweeks", "door de weeks", "elke werkdag", "weekdagen", "iedere werkdag"), DAGEN[:5]
    ),
    **dict.fromkeys(("weekend", "weekeinde", "weekenden", "in het weekend"), DAGEN[5:]),
    **dict.fromkeys(("dagelijks", "elke dag", "iedere dag", "alle dagen", "7 dagen per week", "hele week"), DAGEN),
}
_CLOCK = (
    r"(?:[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?|[0-9]{1,2} ?[uh] ?[0-9]{2}|[0-9]{4}(?=[^0-9]|$)|[0-9]{1,2})"
    r"(?: ?(?:uur|u|h)\b\.?)?"
)
_BETWEEN = r" ?(?:-|tot en met|tot|t/m|tm|~) ?"
_STUK = (
    rf"(?<![0-9.:,])(?:(?:van(?:af)?|tussen) )?{_CLOCK}{_BETWEEN}{_CLOCK}(?![0-9:]|[-./][0-9])"
    rf"|\btussen {_CLOCK} en {_CLOCK}(?![0-9:]|[-./][0-9])"
)
_DAG = "|".join(sorted(_DAYS, key=len, reverse=True))
_PIECES = re.compile(
    rf"(?P<stuk>{_STUK})"
    rf"|(?P<dagen>\b(?:{'|'.join(sorted(_GROUPS, key=len, reverse=True))})\b)"
    rf"|(?P<dag>\b(?:{_DAG})(?:en|s)?\b\.?)"
    rf"|(?P<half>\b(?:{_DAG})(?=-?(?:ochtend|middag|avond|nacht)))"
    r"|(?P<t_m>tot en met\b|t/m|\bt\.m\.|\btm\b|\btot\b|-)"
    r"|(?P<en>\ben\b|[,;/+&|\n])"
    r"|(?P<flex>\bflexi?bele?\b(?: (?:in te delen|inzetbaar|uren|tijden|werktijden|rooster))?|\bflex\b"
    r"|\b(?:zelf|vrij) in te delen\b|\beigen tijd\b|\bop eigen tijd\b)"
    r"|(?P<dagdeel>-?(?:ochtend|middag|avond|nacht)(?:en|s)?\b|['’]s\b)"
    r"|(?P<loos>\b(?:van|vanaf|op|de|het|elke|iedere|wekelijks|uur|u|tijden|werktijden|werkdagen|dagen|om|is|tussen"
    r"|binnen|ca|circa|ongeveer|wel|dus|alleen|uren|tijd)\b\.?|[:.()=])"
    r"|(?P<anders>[^\s,;/+&|:.()=-]+)"
)
_ASIDE = re.compile(r"\([^()]*(?:pauze|overleg|lunch)[^()]*\)|,? ?\bin overleg\b")
_COMMA_CLOCK = re.compile(
    r"(?<![0-9:.,-])([0-9]{1,2}),([0-5][0-9])( ?(?:-|tot|t/m) ?)([0-9]{1,2}),([0-5][0-9])(?![0-9:.,-])"
)
_COMMA_STRETCH = re.compile(rf"({_CLOCK}{_BETWEEN}{_CLOCK}),(?=[0-9])")
_ELIDED = re.compile(r"(?<=[a-z])-(?=,| en\b)")
"""The dash of "dinsdag- en donderdagochtend"."""

_READ_CLOCK = re.compile(
    r"([0-9]{1,2})(?:[:.]([0-9]{2})(?:[:.][0-9]{2})?| ?[uh] ?([0-9]{2})?)? ?(?:uur|u|h)?\.?|([0-9]{2})([0-9]{2})"
)


def read_week(text: str) -> Week:
    """Read a free text about days and times.

    Raises LeesFout for a time that does not exist (25:00) and a stretch that ends before it begins.
    """
    pieces = _pieces(text)
    flexibel = any(kind == "flex" for kind, _ in pieces)
    joined = _join([piece for piece in pieces if piece[0] not in ("flex", "loos", "dagdeel")])
    if joined is None:
        return Week((), flexibel, False)
    clear = bool(joined) or (flexibel and not any(kind == "dagdeel" for kind, _ in pieces))
    return Week(in_order(joined), flexibel, clear)


def read_days(text: str) -> tuple[Dag, ...] | None:
    """Read a list of days ("ma t/m do", "ma, wo en vr", "werkdagen"); None when there is more or less in the text."""
    pieces = [piece for piece in _pieces(text) if piece[0] != "loos"]
    groups = _groups(pieces)
    if groups is None or len(groups) != 1 or groups[0][0] != "dagen":
        return None
    return _days(groups[0][1])


def read_stretches(text: str) -> tuple[Stuk, ...] | None:
    """Read times without days ("8.30-12.30", "9u-14u en 15-17"); None when it says anything else. Raises LeesFout."""
    pieces = [piece for piece in _pieces(text) if piece[0] not in ("loos", "en")]
    if not pieces or any(kind != "stuk" for kind, _ in pieces):
        return None
    return tuple(_stretch(written) for _, written in pieces)


def read_clock(text: str) -> str | None:
    """Read one time of day ("8.30", "9u", "08:00:00", "14 uur") as "HH:MM"; None for anything else. Raises LeesFout."""
    found = _READ_CLOCK.fullmatch(" ".join(text.lower().split()))
    if found is None:
        return None
    hour, minute = int(found[1] or found[4]), int(found[2] or found[3] or found[5] or 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise LeesFout(TIJD)
    return f"{hour:02d}:{minute:02d}"


def stretch(van: str, tot: str) -> Stuk:
    """Join two clock times to one stretch; raises LeesFout when the end is not after the begin."""
    if tot <= van:
        raise LeesFout(TOT_LATER)
    return van, tot


def in_order(tijden: list[Tijd]) -> tuple[Tijd, ...]:
    """Sort stretches by day and time and drop repeats."""
    return tuple(sorted(set(tijden), key=lambda tijd: (DAGEN.index(tijd[0]), tijd[1:])))


def _pieces(text: str) -> list[tuple[_Kind, str]]:
    """Cut a text into pieces; what is said aside (a break, "in overleg") is dropped."""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", text.lower()[:LONGEST]).replace("\n", ";")
    plain = _ASIDE.sub(" ", " ".join(plain.split()))
    plain = _COMMA_CLOCK.sub(r"\1:\2\3\4:\5", plain)
    plain = _ELIDED.sub("", _COMMA_STRETCH.sub(r"\1, ", plain))
    pieces: list[tuple[_Kind, str]] = []
    for found in _PIECES.finditer(plain):
        kind = "dag" if found.lastgroup == "half" else found.lastgroup
        assert kind in get_args(_Kind)
        pieces.append((kind, found[0]))  # type: ignore[arg-type]
    return _without_free_days(pieces)


def _without_free_days(pieces: list[tuple[_Kind, str]]) -> list[tuple[_Kind, str]]:
    """Leave out days of which a dash says that there is nothing: "ma 9-12, di -, wo 9-12"."""
    kinds = [kind for kind, _ in pieces if kind != "loos"]
    kept = [piece for piece in pieces if piece[0] != "loos"]
    free = {
        place + step
        for place in range(len(kinds) - 1)
        if kinds[place] == "dag" and kept[place + 1][1] == "-"
        if (place == 0 or kinds[place - 1] == "en") and (place + 2 == len(kinds) or kinds[place + 2] == "en")
        for step in (0, 1)
    }
    return [piece for place, piece in enumerate(kept) if place not in free] if free else pieces


_Group = tuple[Literal["dagen", "stukken"], list[tuple[_Kind, str]]]


def _groups(pieces: list[tuple[_Kind, str]]) -> list[_Group] | None:
    """Put neighbouring days together, and neighbouring stretches; None when other words stand between."""
    groups: list[_Group] = []
    for kind, written in pieces:
        if kind in ("anders", "flex", "dagdeel"):
            return None
        if kind in ("t_m", "en"):
            if groups and groups[-1][0] == "dagen":
                groups[-1][1].append((kind, written))
            continue
        name: Literal["dagen", "stukken"] = "stukken" if kind == "stuk" else "dagen"
        if groups and groups[-1][0] == name:
            groups[-1][1].append((kind, written))
        else:
            groups.append((name, [(kind, written)]))
    return groups


def _join(pieces: list[tuple[_Kind, str]]) -> list[Tijd] | None:
    """Give every stretch its days; None when a stretch or a day is left alone, or other words are there."""
    groups = _groups(pieces)
    if groups is None or len(groups) % 2:
        return _alone(groups)
    tijden: list[Tijd] = []
    for first, second in zip(groups[::2], groups[1::2], strict=True):
        days, stretches = (first[1], second[1]) if first[0] == "dagen" else (second[1], first[1])
        found = _days(days)
        if found is None:
            return None
        stukken = [_stretch(written) for _, written in stretches]
        tijden += [(dag, *stuk) for dag in found for stuk in stukken]
    return tijden


def _alone(groups: list[_Group] | None) -> list[Tijd] | None:
    """Still refuse times that cannot be; whatever they belong to is not clear."""
    for name, pieces in groups or ():
        for _, written in pieces if name == "stukken" else ():
            _stretch(written)
    return [] if groups == [] else None


def _days(pieces: list[tuple[_Kind, str]]) -> tuple[Dag, ...] | None:
    """Write out days and ranges of days ("vr t/m ma" runs over the weekend).

    None when there are no days, and for "ma-wo-vr", which is no range of a range.
    """
    found: list[Dag] = []
    waiting = False
    kinds = [kind for kind, _ in pieces]
    if any(kinds[place : place + 5] == ["dag", "t_m", "dag", "t_m", "dag"] for place in range(len(kinds))):
        return None
    for kind, written in pieces:
        if kind == "dagen":
            found += _GROUPS[written]
        elif kind == "t_m":
            waiting = True
        elif kind == "dag":
            dag = _dag(written)
            if waiting and found:
                found += _between(found[-1], dag)
            found.append(dag)
            waiting = False
    return tuple(dict.fromkeys(found)) if found else None


def _dag(written: str) -> Dag:
    word = written.rstrip(".")
    return next(_DAYS[form] for form in (word, word.removesuffix("en"), word.removesuffix("s")) if form in _DAYS)


def _between(first: Dag, last: Dag) -> list[Dag]:
    begin, end = DAGEN.index(first), DAGEN.index(last)
    return [DAGEN[day % 7] for day in range(begin + 1, end if end > begin else end + 7)]


def _stretch(written: str) -> Stuk:
    bare = re.sub(r"^(?:van(?:af)?|tussen) ", "", written)
    parts = re.split(_BETWEEN if " en " not in bare else " en ", bare, maxsplit=1)
    van, tot = (read_clock(part.strip()) for part in parts)
    if van is None or tot is None:
        raise LeesFout(TIJD)
    return stretch(van, tot)
