"""Finds the times at which every child is cared for: at school, in opvang, or with someone at home.

Source: labelling conventions of the plans, number 19: what all children have in common; school and bso that touch are
joined.
"""

import re
from collections.abc import Iterator

from data.schemas.tijd import Tijdvak, clock
from features.documents.document import Document, Tabel, Zin
from features.dutch.clock import minute
from features.dutch.prose_week import named_days, week_times
from features.wordings import kinderopvang as w

Minutes = dict[str, set[tuple[int, int]]]
"""Stretches in minutes per day."""


class _Gathered:
    """The stretches per child so far, and where they stand; those of "alle" hold for every child."""

    def __init__(self, document: Document) -> None:
        self.per_child: dict[str, Minutes] = {}
        self.places: list[tuple[int, int]] = []
        self.lessons = _lesson_times(document)

    def add(self, child: str, vak: Tijdvak) -> None:
        """Add one stretch of one child."""
        self.per_child.setdefault(child, {}).setdefault(vak.dag, set()).add((_minute(vak.van), _minute(vak.tot)))

    def common(self) -> Minutes:
        """What all children have in common."""
        groups = dict(self.per_child)
        everyone = groups.pop("alle", {})
        first, *others = list(groups.values()) or [{}]
        shared = _joined(first, everyone)
        for group in others:
            shared = _intersect(shared, _joined(group, everyone))
        return shared


def common_times(document: Document) -> Iterator[tuple[dict[str, str], int, int]]:
    """Each stretch as dag, van and tot, with the place of the first text that tells of them."""
    gathered = _Gathered(document)
    for tabel in document.tabellen:
        _from_table(tabel, gathered)
    before = -1
    for zin in document.now():
        same = before == zin.alinea and w.SAME.match(zin.tekst) is not None
        _from_sentence(zin, gathered, same=same)
        before = zin.alinea if w.CARE.search(zin.tekst) or same else -1
    common = gathered.common()
    for dag in ("ma", "di", "wo", "do", "vr", "za", "zo"):
        for van, tot in sorted(common.get(dag, ())):
            yield {"dag": dag, "van": clock(van), "tot": clock(tot)}, *gathered.places[0]


def _minute(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def _joined(one: Minutes, other: Minutes) -> Minutes:
    result: Minutes = {}
    for dag in {*one, *other}:
        joined: list[tuple[int, int]] = []
        for van, tot in sorted({*one.get(dag, set()), *other.get(dag, set())}):
            if joined and van <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(tot, joined[-1][1]))
            else:
                joined.append((van, tot))
        result[dag] = set(joined)
    return result


def _intersect(one: Minutes, other: Minutes) -> Minutes:
    result: Minutes = {}
    for dag in {*one} & {*other}:
        common = {(max(a, c), min(b, d)) for a, b in one[dag] for c, d in other[dag] if max(a, c) < min(b, d)}
        if common:
            result[dag] = common
    return result


def _from_table(tabel: Tabel, gathered: _Gathered) -> None:
    head = [cel.tekst for cel in tabel.rijen[0]]
    title = " ".join(head) + " " + tabel.kop + " " + tabel.bijschrift
    if tabel.oud or not (w.CARE.search(title) or re.search(r"\bkind|schooltijden|\bzoon|\bdochter", title)):
        return
    by_day = sum(bool(named_days(row[0].tekst)) for row in tabel.rijen[1:]) >= 2
    last: list[Tijdvak] = []
    for number, row in enumerate(tabel.rijen[1:]):
        whole = " ".join(cel.tekst for cel in row)
        vakken = [
            time.tijdvak
            for cel in row
            for time in week_times(f"{row[0].tekst} {cel.tekst}" if by_day and cel is not row[0] else cel.tekst)
        ]
        if re.search(r"\bidem\b", whole):
            vakken = last
        if vakken:
            last = vakken
            gathered.places.append((row[0].begin, row[-1].begin + len(row[-1].tekst)))
            for vak in vakken:
                gathered.add("alle" if by_day else f"kind {number}", vak)


def _lesson_times(document: Document) -> list[Tijdvak]:
    """The times of the first sentence about lessons that has any."""
    for zin in document.now():
        if re.search(r"\bles\b|\blessen\b|taalles", zin.tekst) and (times := week_times(zin.tekst)):
            return [time.tijdvak for time in times]
    return []


def _from_sentence(zin: Zin, gathered: _Gathered, *, same: bool) -> None:
    minding = bool(w.PARTNER.search(zin.tekst) and w.MINDS.search(zin.tekst))
    about = _names_care(zin)
    if zin.plaats in ("rij", "kop") or not (about or minding or same or _below_care(zin)) or _in_the_meantime(zin):
        return
    during = re.search(r"\b(?:tijdens|gedurende) de (?:taal)?les", zin.tekst)
    vakken = [time.tijdvak for time in week_times(zin.tekst)]
    if during and not vakken:
        vakken = gathered.lessons
    elif w.OTHER_LINE.search(zin.tekst) and not during and not w.AT_SCHOOL.search(zin.tekst):
        return
    if not vakken and w.CENTRE.search(zin.tekst):
        _longer(zin, gathered)
    if vakken and (about or not re.search(r"\bgeen opvang\b|\bniet op\b", zin.tekst)):
        gathered.places.append((zin.begin, zin.begin + len(zin.tekst)))
        _keep(zin, gathered, vakken, minding=minding)


def _names_care(zin: Zin) -> bool:
    school = w.KIDS.search(zin.tekst) and w.AT_SCHOOL.search(zin.tekst)
    return bool(w.CARE.search(zin.tekst) or w.CARE.search(zin.label) or school)


def _below_care(zin: Zin) -> bool:
    below = re.search("opvang|kind", zin.kop) and w.AT_SCHOOL.search(zin.tekst)
    return bool(below or re.search("opvang|school", zin.label))


def _keep(zin: Zin, gathered: _Gathered, vakken: list[Tijdvak], *, minding: bool) -> None:
    """Keep the stretches for the child or children they are told of."""
    shares = _shares(zin.tekst)
    if len({name for name, _ in shares}) > 1 and not minding:
        for name, part in shares:
            for time in week_times(part):
                gathered.add(name, time.tijdvak)
        return
    name = "alle" if minding or w.ALL_OTHERS.search(zin.tekst) else _child(zin)
    for vak in vakken:
        gathered.add(name, vak)


def _child(zin: Zin) -> str:
    """Which child a sentence is about; "alle" when it names none in particular."""
    child = w.CHILD.search(f"{zin.label} {zin.tekst}")
    return "alle" if child is None else child["leeftijd"] or ("oudste" if child["oudste"] else "jongste")


def _longer(zin: Zin, gathered: _Gathered) -> None:
    """Let care that only tells its end follow the school of that child: "bso op ma en di tot 17.00"."""
    until = w.END_ONLY.search(zin.tekst)
    tot = minute(until["tijd"]) if until else None
    days = gathered.per_child.get(_child(zin), {})
    for dag in named_days(zin.tekst) if tot else ():
        times = sorted(days.get(dag, ()))
        if times and tot and times[-1][1] < tot:
            days[dag] = {*times[:-1], (times[-1][0], tot)}


def _in_the_meantime(zin: Zin) -> bool:
    """Whether a sentence only adds where the other children are at times that were told before."""
    match = w.THEN_AT_SCHOOL.search(zin.tekst)
    return match is not None and not week_times(zin.tekst[: match.start()])


def _shares(tekst: str) -> list[tuple[str, str]]:
    """The parts of a sentence that tell of different children: those of the peuteropvang and those at school."""
    found: list[tuple[str, str]] = []
    marks = list(w.WHERE.finditer(tekst))
    for place, mark in enumerate(marks):
        eind = marks[place + 1].start() if place + 1 < len(marks) else len(tekst)
        part = tekst[mark.start() : eind]
        if week_times(part):
            found.append(("oudste" if mark["groot"] else "jongste", part))
    return found
