"""Reads whether children need care, whether it is arranged, when all are cared for, and the age of the youngest.

Source: labelling conventions of the plans, number 19: the times are those at which all children are cared for.
"""

import re
from collections.abc import Iterator

from data.schemas.tijd import Tijdvak, clock
from features.documents.document import Document, Tabel, Zin
from features.dutch.clauses import yes_or_no
from features.dutch.prose_week import named_days, week_times
from features.finding import Finding
from features.passages.kinderen import youngest
from features.wordings import kinderopvang as w

SUBJECT = "kinderopvang"
Minutes = dict[str, set[tuple[int, int]]]
WORDINGS = w.WORDINGS


def extract(document: Document) -> list[Finding]:
    """Whether care is needed and arranged, the age of the youngest at home, and the common times."""
    return [*_age(document), *_need(document), *_times(document)]


def _age(document: Document) -> Iterator[Finding]:
    found = youngest(document)
    if found:
        yield Finding("kinderopvang.jongsteKind", found[0], found[1], found[2], 0.85)


def _need(document: Document) -> Iterator[Finding]:
    yield from _labelled(document)
    before = -1
    for zin in document.now():
        same = before == zin.alinea and w.SAME.match(zin.tekst) is not None
        about = bool(w.CARE.search(zin.tekst) or w.CARE.search(zin.label) or re.search("opvang", zin.kop) or same)
        before = zin.alinea if about else -1
        if zin.plaats == "kop" or (zin.plaats == "rij" and not re.search("opvang|kind", zin.kop)):
            continue
        none = w.NO_KIDS.search(zin.tekst) or w.NOT_NEEDED.search(zin.tekst)
        gone = w.KIDS.search(zin.tekst) and re.search(r"uit huis|volwassen|het huis uit", zin.tekst)
        if none or gone:
            match = none or gone
            if match:
                yield Finding("kinderopvang.nodig", False, zin.begin + match.start(), zin.begin + match.end(), 0.8)
        elif about and zin.plaats != "rij":
            yield from _arranged(zin)


def _labelled(document: Document) -> Iterator[Finding]:
    for veld in document.velden:
        first = len(veld.tekst) - len(veld.tekst.lstrip())
        begin, eind = veld.begin + first, veld.begin + min(len(veld.tekst.rstrip()), first + 40)
        answer = yes_or_no(veld.tekst)
        none = answer is False or re.match(r"\W*0\b(?![.,]\d)", veld.tekst)
        if re.fullmatch(r"(?:thuiswonende |inwonende |aantal )?kind(?:eren)?(?: thuis)?|gezin", veld.label) and none:
            yield Finding("kinderopvang.nodig", False, begin, eind, 0.9)
        below = re.search(r"opvang", veld.kop) and re.fullmatch(r"(?:is )?(?:nodig|geregeld|status)\W*", veld.label)
        if veld.oud or not (re.search(r"opvang", veld.label) or below):
            continue
        if answer is None and w.NONE_INSIDE.search(veld.tekst) and not w.PENDING.search(veld.tekst):
            answer = False
        if re.search(r"geregeld|status|rond", veld.label):
            value = (
                "aangevraagd"
                if w.PENDING.search(veld.tekst[:40])
                else "ja"
                if answer
                else "nee"
                if answer is False
                else None
            )
            if value:
                yield Finding("kinderopvang.geregeld", value, begin, eind, 0.95)
            if value in ("ja", "aangevraagd"):
                yield Finding("kinderopvang.nodig", True, begin, eind, 0.7)
        elif answer is not None:
            yield Finding("kinderopvang.nodig", answer, begin, eind, 0.95)


def _is_about(zin: Zin) -> bool:
    """Whether a sentence names care, or goes on about what was named before."""
    return bool(w.CARE.search(f"{zin.tekst} {zin.label}") or w.SAME.match(zin.tekst))


def _arranged(zin: Zin) -> Iterator[Finding]:
    tekst = zin.tekst
    pending, done, missing = w.PENDING.search(tekst), w.DONE.search(tekst), w.NOT_DONE.search(tekst)
    needed = w.NEEDED.search(tekst)
    answer = re.match(r"\s*[:=]?\s*(nee|niet|geen|ja)\b", tekst[needed.end() :]) if needed else None
    if needed and answer:
        yes = answer[1] == "ja"
        yield Finding(
            "kinderopvang.nodig", yes, zin.begin + needed.start(), zin.begin + needed.end() + answer.end(), 0.9
        )
        return
    match = pending or needed or done or missing
    if (
        match is None
        or (w.PARTNER.search(tekst) and not (pending or needed or done))
        or re.search(r"e-?bike|fiets|taalmaatje|woning", tekst)
    ):
        return
    begin, eind = zin.begin + match.start(), zin.begin + match.end()
    if pending:
        yield Finding("kinderopvang.geregeld", "aangevraagd", begin, eind, 0.9)
    elif (
        done
        and not (missing and missing.start() <= done.start())
        and (w.CARE.search(f"{tekst} {zin.label}") or w.SAME.match(tekst))
    ):
        start, stop = zin.begin + done.start(), zin.begin + done.end()
        yield Finding("kinderopvang.geregeld", "ja", start, stop, 0.8)
        begin, eind = start, stop
    elif missing and w.CARE.search(f"{tekst} {zin.label}"):
        yield Finding("kinderopvang.geregeld", "nee", begin, eind, 0.5)
        return
    yield Finding("kinderopvang.nodig", True, begin, eind, 0.75)


def _times(document: Document) -> Iterator[Finding]:
    """The times at which every child is cared for: joined per child, then what they have in common."""
    per_child: dict[str, Minutes] = {}
    places: list[tuple[int, int]] = []
    for tabel in document.tabellen:
        _table_times(tabel, per_child, places)
    lessons = _lesson_times(document)
    for zin in document.now():
        _sentence_times(zin, per_child, places, lessons)
    everyone = per_child.pop("alle", {})
    groups = list(per_child.values()) or [{}]
    common = _joined(groups[0], everyone)
    for group in groups[1:]:
        common = _intersect(common, _joined(group, everyone))
    for dag in ("ma", "di", "wo", "do", "vr", "za", "zo"):
        for van, tot in sorted(common.get(dag, ())):
            value = {"dag": dag, "van": clock(van), "tot": clock(tot)}
            yield Finding("kinderopvang.tijden", value, *places[0], 0.8)


def _add(per_child: dict[str, Minutes], child: str, vak: Tijdvak) -> None:
    day = per_child.setdefault(child, {}).setdefault(vak.dag, set())
    day.add((_minute(vak.van), _minute(vak.tot)))


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


def _table_times(tabel: Tabel, per_child: dict[str, Minutes], places: list[tuple[int, int]]) -> None:
    head = [cel.tekst for cel in tabel.rijen[0]]
    title = " ".join(head) + " " + tabel.kop + " " + tabel.bijschrift
    if tabel.oud or not (w.CARE.search(title) or re.search(r"\bkind|schooltijden|\bzoon|\bdochter", title)):
        return
    by_day = sum(bool(named_days(row[0].tekst)) for row in tabel.rijen[1:]) >= 2
    last: list[Tijdvak] = []
    for number_, row in enumerate(tabel.rijen[1:]):
        whole = " ".join(cel.tekst for cel in row)
        vakken = [
            time.tijdvak
            for cel in row
            for time in week_times(f"{row[0].tekst} {cel.tekst}" if by_day and cel is not row[0] else cel.tekst)
        ]
        if re.search(r"\bidem\b", whole):
            vakken = last
        if not vakken:
            continue
        last = vakken
        places.append((row[0].begin, row[-1].begin + len(row[-1].tekst)))
        for vak in vakken:
            _add(per_child, "alle" if by_day else f"kind {number_}", vak)


def _lesson_times(document: Document) -> list[tuple[Zin, list[Tijdvak]]]:
    return [
        (zin, [time.tijdvak for time in week_times(zin.tekst)])
        for zin in document.now()
        if re.search(r"\bles\b|\blessen\b|taalles", zin.tekst) and week_times(zin.tekst)
    ]


def _sentence_times(
    zin: Zin, per_child: dict[str, Minutes], places: list[tuple[int, int]], lessons: list[tuple[Zin, list[Tijdvak]]]
) -> None:
    about = (
        w.CARE.search(zin.tekst)
        or w.CARE.search(zin.label)
        or (w.KIDS.search(zin.tekst) and w.AT_SCHOOL.search(zin.tekst))
    )
    minding = w.PARTNER.search(zin.tekst) and w.MINDS.search(zin.tekst)
    in_care = (re.search("opvang|kind", zin.kop) and w.AT_SCHOOL.search(zin.tekst)) or re.search(
        "opvang|school", zin.label
    )
    if zin.plaats in ("rij", "kop") or not (about or minding or in_care):
        return
    during = re.search(r"\b(?:tijdens|gedurende) de (?:taal)?les", zin.tekst)
    vakken = [time.tijdvak for time in week_times(zin.tekst)]
    if during and not vakken:
        vakken = [vak for _, group in lessons[:1] for vak in group]
    elif w.OTHER_LINE.search(zin.tekst) and not during and not w.AT_SCHOOL.search(zin.tekst):
        return
    if not vakken or (re.search(r"\bgeen opvang\b|\bniet op\b", zin.tekst) and not about):
        return
    places.append((zin.begin, zin.begin + len(zin.tekst)))
    shares = _shares(zin.tekst)
    if len({name for name, _ in shares}) > 1 and not minding:
        for name, part in shares:
            for time in week_times(part):
                _add(per_child, name, time.tijdvak)
        return
    child = w.CHILD.search(zin.tekst)
    everyone = minding or not child or w.ALL_OTHERS.search(zin.tekst)
    name = "alle" if everyone or child is None else child["leeftijd"] or ("oudste" if child["oudste"] else "jongste")
    for vak in vakken:
        _add(per_child, name, vak)


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
