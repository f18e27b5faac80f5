"""Reads which days and times of the week a sentence names, and leaves out what is not every week."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from data.schemas.codes import DAGEN, Dag
from data.schemas.tijd import Tijdvak, clock
from features.dutch.clock import TIME, Tijden, in_dagdeel, minute, ranges

WORDINGS = (
    "ma, wo en do van 9 tot 12",
    "ma/wo 9.00-12.00 u",
    "di- en do-ochtend",
    "maandag t/m donderdag 9.30-14.30",
    "drie ochtenden (ma, di, do) van negen tot twaalf",
    "elke schooldag",
    "iedere vrijdagochtend",
    "op werkdagen",
    "elke dag behalve woensdag",
    "'s avonds",
    "om de week (blijft weg)",
    "eens per maand (blijft weg)",
)

DAGDELEN = {"ochtend": (540, 720), "middag": (780, 1020), "avond": (1140, 1260)}
"""Minutes of a dagdeel that has no clock times. Source: labelling conventions of the plans, number 17."""

_DAY_NAMES = {
    "ma": r"ma(?:andag(?:en)?|a?nd?)?",
    "di": r"di(?:nsdag(?:en)?|ns?)?",
    "wo": r"wo(?:ensdag(?:en)?|e?nsd?)?",
    "do": r"do(?:nderdag(?:en)?|nd)?",
    "vr": r"vr(?:ijdag(?:en)?|ijd)?",
    "za": r"za(?:terdag(?:en)?|t)?",
    "zo": r"zo(?:ndag(?:en)?|nd)?",
}
_DAY = "|".join(f"(?P<{dag}>{name})" for dag, name in _DAY_NAMES.items())
_PART = r"(?P<deel>ochtend|morgen|voormiddag|middag|namiddag|avond)(?:en|s)?"
_TOKEN = re.compile(
    r"(?P<unclear>om de (?:andere )?week|om de \w+ weken"
    r"|(?:eens|(?:een|1) (?:keer|maal)) (?:per|in de) (?:maand|kwartaal|\w+ weken)|\d ?x (?:per|p/) ?"
    r"(?:maand|mnd|\d+ ?(?:wk|weken))|tweewekelijks|twee-?wekelijks|(?:on)?even weken|maandelijks|per kwartaal|"
    r"1x per 2 weken|een keer per maand|zelf in te delen|op eigen gekozen|wisselend|onregelmatig|in overleg"
    r"|soms|af en toe"
    r"|dagen onbekend|welke dagen|nader te bepalen|elke twee weken|iedere twee weken|de ene week)"
    r"|(?P<hele>\b(?:de |een )?(?:hele|gehele|ganse)\s(?=(?:ma|di|wo|do|vr|za|zo)))"
    r"|(?P<except>behalve|uitgezonderd|m\.?u\.?v\.?|niet op)|(?P<instead>alleen(?: op)? (?=woe|wo\b|vr|ma|di"
    r"|do)|\bmaar op )"
    r"|(?P<alle>(?:elke|iedere|alle) (?:werk|school)?dag(?:en)?\b|(?:op )?(?:werk|school|week)dagen\b|doordeweeks"
    r"|door de week|dagelijks|hele week\b)"
    rf"|\b(?:{_DAY})(?:\.(?=\s?\w))?(?P<hang>-(?=\s(?:en|of|,)|,|/)"
    rf"|-?s?(?={_PART.replace('?P<deel>', '?:')}))?(?![a-z0-9])"
    rf"|\b(?:{_DAY.replace('?P<', '?P<x')})-?(?P<fused>ochtend|morgen|middag|namiddag|avond)(?:en)?\b"
    rf"|(?:'?s )?\b{_PART}\b"
    r"|(?P<through>\bt/m\b|\btm\b|\btot en met\b|(?<=[a-z])\s?-\s?(?=[a-z])|>)"
    r"|(?P<stop>[.;]|\bmaar\b|\bdaarna\b|\bdaarnaast\b|\bverder\b)"
)
_UNTIL = re.compile(rf"\b(?:om|tot)\s+(?P<tijd>{TIME})(?=\s+(?:uit|klaar|vrij|thuis)|[.,;)\s]|$)")
_PART_OF = {"morgen": "ochtend", "voormiddag": "ochtend", "namiddag": "middag"}


@dataclass
class _Group:
    """Days that belong together, each with the dagdeel it carries, and the times given for them."""

    days: dict[Dag, str | None] = field(default_factory=dict)
    times: list[Tijden] = field(default_factory=list)
    begin: int = -1
    eind: int = -1
    unclear: bool = False
    instead: bool = False
    until: int | None = None
    closed: bool = False
    whole: bool = False

    def grow(self, begin: int, eind: int) -> None:
        """Stretch the place of the group over this token."""
        self.begin = begin if self.begin < 0 else min(self.begin, begin)
        self.eind = max(self.eind, eind)


@dataclass(frozen=True)
class Weektijd:
    """One tijdvak, where it was read, and whether its clock times were given or follow from the dagdeel."""

    tijdvak: Tijdvak
    begin: int
    eind: int
    exact: bool


def week_times(text: str, defaults: dict[str, tuple[int, int]] | None = None) -> list[Weektijd]:
    """The tijdvakken that return every week in a sentence in plain letters, in order of day.

    Days without times or dagdeel, and what is said to be fortnightly, monthly or free to choose, give nothing.
    `defaults` are other minutes for a dagdeel, when the document says what its ochtend is.
    """
    known = {**DAGDELEN, **(defaults or {})}
    groups = _groups(text)
    found: dict[tuple[Dag, int, int], Weektijd] = {}
    for group in groups:
        if group.unclear:
            continue
        if group.instead:
            _replace(found, group)
        for dag, van, tot, exact in _stretches(group, known):
            vak = Tijdvak(dag=dag, van=clock(van), tot=clock(tot) if tot < 1440 else "24:00")
            found[(dag, van, tot)] = Weektijd(vak, group.begin, group.eind, exact)
    return sorted(found.values(), key=lambda w: (DAGEN.index(w.tijdvak.dag), w.tijdvak.van))


def _replace(found: dict[tuple[Dag, int, int], Weektijd], group: _Group) -> None:
    """Make room for the exception of these days; an exception with only an end keeps the begin it had."""
    for dag, van, tot in [key for key in found if key[0] in group.days]:
        old = found.pop((dag, van, tot))
        if group.until is not None and van < group.until < tot and not group.times:
            vak = Tijdvak(dag=dag, van=clock(van), tot=clock(group.until))
            found[(dag, van, group.until)] = Weektijd(vak, old.begin, group.eind, old.exact)


def named_days(text: str) -> list[Dag]:
    """The days of the week that a text in plain letters names, in order of the week."""
    days = {dag for group in _groups(text) for dag in group.days}
    return [dag for dag in DAGEN if dag in days]


def is_unclear(text: str) -> bool:
    """Whether a text says that something is not every week or not at fixed times."""
    return any(token.lastgroup == "unclear" or token["unclear"] for token in _TOKEN.finditer(text))


def _stretches(group: _Group, known: dict[str, tuple[int, int]]) -> Iterable[tuple[Dag, int, int, bool]]:
    for dag, deel in group.days.items():
        fitting = [t for t in group.times if _fits(t, deel)]
        if fitting:
            for times in fitting:
                moved = in_dagdeel(times, deel)
                yield dag, moved.van, moved.tot, True
        elif deel:
            yield dag, *known[deel], False


def _fits(times: Tijden, deel: str | None) -> bool:
    """Whether these times can be meant for this dagdeel: 9.30 to 12.30 is no avond."""
    moved = in_dagdeel(times, deel)
    if deel == "avond":
        return moved.van >= 960
    if deel == "middag":
        return moved.van >= 660
    return deel != "ochtend" or moved.van < 720


def _groups(text: str) -> list[_Group]:
    """Walk over the text: days gather until times close them; what follows starts a new group."""
    times = list(ranges(text))
    taken = [(t.begin, t.eind) for t in times]
    tokens: list[tuple[int, re.Match[str] | Tijden]] = [(t.begin, t) for t in times]
    for match in _TOKEN.finditer(text):
        if not any(a <= match.start() < b for a, b in taken) and not _is_no_day(text, match):
            tokens.append((match.start(), match))
    tokens.sort(key=lambda token: token[0])
    walk = _Walk(text)
    for _, token in tokens:
        if isinstance(token, Tijden):
            walk.time(token)
        else:
            walk.word(token)
    return walk.finish()


def _is_no_day(text: str, match: re.Match[str]) -> bool:
    """Whether "zo", "do" or "ma" is another word here: zo niet, ma and pa."""
    if match[0] != "zo":
        return match[0] == "zat"
    before, behind = text[: match.start()].rstrip(), text[match.end() :]
    if not before and not behind.strip():
        return False
    listed = re.search(r"(?:\bza(?:terdag)?|\bvr(?:ijdag)?)\s?(?:,|en|/|\+|&|t/m|-)$", before)
    return not listed and not re.match(r"-?\s?(?:\d|\t|ochtend|middag|avond)|\s[a-z]+\s\d?\d[.:]\d\d", behind)


@dataclass
class _Walk:
    """The groups so far, the one being filled, and what still waits for its days."""

    text: str
    groups: list[_Group] = field(default_factory=list)
    group: _Group = field(default_factory=_Group)
    waiting: list[Tijden] = field(default_factory=list)
    through: bool = False
    removing: bool = False
    deel: str | None = None

    def time(self, times: Tijden) -> None:
        """Take times for the days before them, or keep them for the days to come."""
        if not self.group.days:
            self.waiting.append(times)
            return
        if not times.surely and times.eind - times.begin < 3:
            return
        self.group.times.append(times)
        self.group.grow(times.begin, times.eind)
        self.group.closed = True

    def word(self, token: re.Match[str]) -> None:
        """Take one word of the week."""
        if token["unclear"]:
            self.group.unclear = True
        elif token["except"]:
            self.removing = True
            return
        elif token["instead"]:
            self._next()
            self.group.instead = True
        elif token["hele"]:
            self._next()
            self.group.whole = True
        elif token["stop"]:
            self._next()
            self.waiting = []
        elif token["through"]:
            self.through = bool(self.group.days) and not self.group.closed
            return
        elif token["alle"]:
            self._days(["ma", "di", "wo", "do", "vr"], None, token)
        elif token["deel"]:
            self._part(token)
        else:
            dag = next(d for d in DAGEN if token[d] or token["x" + d])
            self._days([dag], token["fused"], token)
        self.through = self.removing = False

    def _days(self, days: list[Dag], fused: str | None, token: re.Match[str]) -> None:
        if self.removing and self.group.days:
            for dag in days:
                self.group.days.pop(dag, None)
            return
        if self.group.closed:
            self._next()
        if self.group.instead:
            until = _UNTIL.search(self.text, token.end(), token.end() + 60)
            self.group.until = minute(until["tijd"]) if until else None
        if self.through and self.group.days:
            first = DAGEN.index(list(self.group.days)[-1])
            days = list(DAGEN[first + 1 : DAGEN.index(days[0]) + 1])
        deel = _PART_OF.get(fused or "", fused)
        if deel:
            self._fill(deel)
        for dag in days:
            self.group.days[dag] = deel
        self.group.grow(token.start(), token.end())
        if self.waiting:
            self.group.times = self.waiting
            for times in self.waiting:
                self.group.grow(times.begin, times.eind)
            self.waiting = []

    def _part(self, token: re.Match[str]) -> None:
        deel = _PART_OF.get(token["deel"], token["deel"])
        if self.group.days and not (self.group.closed and token.start() > self.group.eind + 25):
            self._fill(deel)
            self.group.grow(token.start(), token.end())
        else:
            self.deel = deel

    def _fill(self, deel: str) -> None:
        for dag, known in self.group.days.items():
            if known is None:
                self.group.days[dag] = deel

    def _next(self) -> None:
        if self.group.days or self.group.unclear:
            self.groups.append(self.group)
        self.group = _Group()

    def finish(self) -> list[_Group]:
        """All groups; a dagdeel named before all days counts for those without one."""
        self._next()
        for group in self.groups:
            if self.deel and group.days and not group.whole and all(_fits(times, self.deel) for times in group.times):
                for dag, known in group.days.items():
                    group.days[dag] = known or self.deel
        return self.groups
