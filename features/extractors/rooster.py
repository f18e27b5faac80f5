"""Reads the weekly commitments with their reden, and when the person is free.

The timetable that holds on the day the plan was adopted counts; what is fortnightly, monthly or free to choose is left
out.
Source: labelling conventions of the plans, numbers 17 and 18.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from features.documents.document import Cel, Document, Tabel, Zin
from features.dutch.clauses import clause_around
from features.dutch.prose_dates import Datum, dates
from features.dutch.prose_week import Weektijd, is_unclear, named_days, week_times
from features.finding import Finding
from features.plandatum import plan_date
from features.wordings import rooster as w

SUBJECT = "rooster"
WORDINGS = w.WORDINGS


def extract(document: Document) -> list[Finding]:
    """Each weekly commitment, each free stretch, and the day from which the person is free."""
    today = plan_date(document)
    known = _defaults(document)
    found: list[Finding] = []
    for tabel in document.tabellen:
        if not _over(f"{tabel.kop} {tabel.bijschrift}", today) and not tabel.oud:
            found += _from_table(tabel, known)
    kop_over = {zin.kop: _over(zin.kop, today) for zin in document.zinnen}
    previous = ""
    for zin in document.now():
        if zin.plaats not in ("kop", "rij") and not kop_over[zin.kop] and not _over(f"{zin.label} {zin.tekst}", today):
            found += _from_sentence(zin, known, previous)
        previous = zin.tekst
    found += _loose_rows(document, known)
    return [*_without_repeats(found), *_from_when(document)]


def _without_repeats(found: list[Finding]) -> Iterator[Finding]:
    """Each stretch once; a vague stretch gives way to an exact one of the same day and reden."""
    seen: set[tuple[str, ...]] = set()
    for finding in found:
        key = (finding.veld, *(str(finding.value[k]) for k in ("dag", "van", "tot")))
        if key not in seen:
            seen.add(key)
            yield finding


def _over(text: str, today: Datum | None) -> bool:
    """Whether a heading or sentence says that its times ended before the plan, or begin later."""
    if today is None:
        return False
    for pattern, ended in ((w.UNTIL, True), (w.FROM, False)):
        for match in pattern.finditer(text):
            named = [_in_year(datum, today) for datum in dates(text) if 0 <= datum.begin - match.end() <= 1]
            if (
                named
                and ended
                and named[0].year
                and re.search("rooster|week|schema|tot|t/m", text)
                and named[0].order < today.order[:3]
                and named[0].month
            ):
                return True
            if (
                named
                and not ended
                and named[0].order > today.order
                and re.search(r"rooster|schema|les\b|taalles", text)
            ):
                return True
    return False


def _in_year(datum: Datum, today: Datum) -> Datum:
    """A day without a year in the year of the plan: "tot 1 april"."""
    return replace(datum, year=today.year) if datum.year == 0 else datum


def _defaults(document: Document) -> dict[str, tuple[int, int]]:
    """What the document says its ochtend, middag and avond are, in minutes."""
    known = {}
    for match in w.DEFAULT.finditer(document.plain):
        times = week_times("maandag " + re.sub(r"\s", "", match[2]).replace("tot", "-"))
        if times:
            vak = times[0].tijdvak
            known[match[1]] = (int(vak.van[:2]) * 60 + int(vak.van[3:]), int(vak.tot[:2]) * 60 + int(vak.tot[3:]))
    return known


def _reason(text: str) -> str | None:
    """The reden a text names: the kind of commitment that comes first in our order of telling words."""
    if re.search(r"taalcafe|conversatie", text) and not re.search(r"telt|les", text):
        return "taalles"
    found = {str(match.lastgroup) for match in w.REASON.finditer(text)}
    for code, _ in w.REASONS:
        if code in found and not (
            code == "opleiding"
            and found >= {"taalles"}
            and re.search(r"taalles|\bles\b", text)
            and not re.search(r"schakel|entree|bijles|opleiding:", text)
        ):
            return code
    return None


def _vak(veld: str, time: Weektijd, reden: str | None, begin: int, sure: float) -> Finding:
    value = {"dag": time.tijdvak.dag, "van": time.tijdvak.van, "tot": time.tijdvak.tot}
    if veld == "bezet" and reden:
        value["reden"] = reden
    return Finding(veld, value, begin + max(time.begin, 0), begin + time.eind, sure)


def _from_sentence(zin: Zin, known: dict[str, tuple[int, int]], previous: str) -> Iterator[Finding]:
    day_label = re.fullmatch(
        r"(?:ma|di|wo|do|vr|za|zo)(?:andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?(?:-?(?:ochtend|middag|avond))?",
        zin.label,
    )
    still = re.search("ervaring", zin.label) and re.search(r"\bsinds\b|\bnu\b|loopt|huidig", zin.tekst)
    if (re.search(r"werkervaring|ervaring|opvang|kind|inkomen|school(?!.*traject)|gezin", zin.label) and not still) or (
        re.search(r"opvang|kind", zin.kop) and not day_label
    ):
        return
    for part, begin in _pieces(zin.tekst):
        telling = day_label or named_days(zin.label) or re.search(r"ochtend|middag|avond", zin.label)
        shift = len(zin.label) + 1 if telling and zin.plaats == "veld" else 0
        text = f"{zin.label} {part}" if shift else part
        times = week_times(text, known)
        if not times or (w.OTHERS.search(text) and not re.search(r"\b(?:les|taalles|dialyse|mantelzorg)\b", text)):
            continue
        place = zin.begin + begin - shift
        if _is_free(zin, part):
            mixed = any(time.exact for time in times)
            yield from (_vak("beschikbaar", time, None, place, 0.85) for time in times if mixed)
        else:
            yield from _busy(zin, part, times, place, previous)


def _pieces(tekst: str) -> Iterator[tuple[str, int]]:
    """The commitments of one sentence: cut where another activity with its own days begins."""
    cuts = [
        m.start()
        for m in re.finditer(r"[.,;]\s(?=[^.,;]*\b(?:map|bijbaan|vrijwilligerswerk|bijles|werkt|fysio)\b)|;\s", tekst)
    ]
    begin = 0
    for cut in [*cuts, len(tekst)]:
        piece = tekst[begin:cut]
        if begin and not named_days(piece):
            pass
        yield piece, begin
        begin = cut


def _is_free(zin: Zin, part: str) -> bool:
    if w.NOT_FREE.search(part):
        return False
    rest = re.sub(r"\b(?:naast|buiten|behalve|tussen) (?:de |het |zijn |haar )?[\w-]+", "", part)
    if w.FREE.search(rest) or w.FREE.search(zin.label):
        return True
    if w.ONLY.match(part) and w.ABLE.search(zin.kop) and w.REASON.search(rest) is None:
        return True
    return bool(w.FREE.search(zin.kop)) and w.REASON.search(rest) is None


def _busy(zin: Zin, part: str, times: list[Weektijd], place: int, previous: str) -> Iterator[Finding]:
    reden = _reason(part) or _reason(zin.label)
    clause = clause_around(part, max(times[0].eind - (len(zin.label) + 1 if place < zin.begin else 0) - 1, 0))[0]
    if (w.PAST.search(clause) and reden != "taalles") or re.search(
        r"\bstart(?:t)? (?:in|op|pas|vanaf)\b|\bgepland\b|\bzou\b", part
    ):
        return
    if is_unclear(part):
        return
    if reden is None and (w.SAME.match(part) or re.match(r"\W*(?:daarnaast|verder|ook|en)\b", part)):
        reden = None if w.OTHERS.search(previous) else _reason(previous)
    if reden is None and not w.WEEK_HEADING.search(zin.kop):
        return
    for time in times:
        yield _vak("bezet", time, reden or "overig", place, 0.85 if time.exact else 0.75)


def _from_table(tabel: Tabel, known: dict[str, tuple[int, int]]) -> Iterator[Finding]:
    head = [cel.tekst for cel in tabel.rijen[0]]
    if w.OTHERS.search(" ".join(head)) or w.OTHERS.search(tabel.kop) or re.search(r"afspra|actie", tabel.kop):
        return
    if sum(len(named_days(title)) == 1 for title in head) >= 3:
        yield from _days_across(tabel, head, known)
    elif sum(bool(named_days(row[0].tekst)) for row in tabel.rijen) >= 2 and any(
        title in w.PART_NAMES for title in head
    ):
        yield from _parts_across(tabel, head, known)
    elif any(re.fullmatch(r"dag(?:en)?|wanneer", title) for title in head) or any(
        re.search(r"\btijd", title) for title in head
    ):
        yield from (finding for row in tabel.rijen[1:] for finding in _row(row, known))


def _days_across(tabel: Tabel, head: list[str], known: dict[str, tuple[int, int]]) -> Iterator[Finding]:
    """Days as columns and dagdelen, or clock times, as rows."""
    for row in tabel.rijen[1:]:
        shift = len(head) - len(row)
        for column, cel in enumerate(row):
            title = head[column + shift] if 0 <= column + shift < len(head) else ""
            days = named_days(title)
            if len(days) == 1 and column > 0 and not w.FREE_DAY.match(cel.tekst):
                yield from _grid_cell(cel, f"{days[0]} {row[0].tekst}", days[0], known)


def _parts_across(tabel: Tabel, head: list[str], known: dict[str, tuple[int, int]]) -> Iterator[Finding]:
    """Days as rows and dagdelen as columns."""
    for row in tabel.rijen[1:]:
        days = named_days(row[0].tekst)
        for column, cel in enumerate(row[1:], 1):
            if len(days) == 1 and column < len(head) and not w.FREE_DAY.match(cel.tekst):
                yield from _grid_cell(cel, f"{days[0]} {head[column]}", days[0], known)


def _grid_cell(cel: Cel, when: str, day: str, known: dict[str, tuple[int, int]]) -> Iterator[Finding]:
    times = week_times(f"{day} {cel.tekst}", known) or week_times(when, known)
    reden = _reason(cel.tekst) or "overig"
    if (w.NOT_FREE.search(cel.tekst) is None and re.match(r"beschikbaar", cel.tekst)) or is_unclear(cel.tekst):
        return
    for time in times:
        yield _vak("bezet", Weektijd(time.tijdvak, 0, len(cel.tekst), time.exact), reden, cel.begin, 0.9)


def _row(row: tuple[Cel, ...], known: dict[str, tuple[int, int]]) -> Iterator[Finding]:
    whole = " , ".join(cel.tekst for cel in row)
    days = next((cel for cel in row if named_days(cel.tekst)), None)
    if days is None or is_unclear(whole) or w.OTHERS.search(whole):
        return
    rest = [cel for cel in row if cel is not days]
    times = week_times(f"{days.tekst} {' '.join(cel.tekst for cel in rest)}", known)
    reden = _reason(" ".join(cel.tekst for cel in row))
    if any(w.FREE_DAY.match(cel.tekst) and cel.tekst == "vrij" for cel in rest):
        return
    veld = "beschikbaar" if reden is None and w.FREE.search(whole) else "bezet"
    for time in times:
        begin, eind = row[0].begin, row[-1].begin + len(row[-1].tekst)
        yield _vak(veld, Weektijd(time.tijdvak, 0, eind - begin, time.exact), reden or "overig", begin, 0.9)


def _loose_rows(document: Document, known: dict[str, tuple[int, int]]) -> Iterator[Finding]:
    """Work that is still going on, in a table of work: "loopt nog: ma, wo en vr 10.00-14.00"."""
    for zin in document.now():
        if (
            zin.plaats == "rij"
            and re.search(r"loopt nog|\bnu\b|huidig|heden", zin.tekst)
            and not w.OTHERS.search(zin.tekst)
        ):
            for time in week_times(zin.tekst, known):
                yield _vak("bezet", time, "werk", zin.begin, 0.8)


def _from_when(document: Document) -> Iterator[Finding]:
    for zin in document.now():
        for match in w.BEFORE_FREE.finditer(zin.tekst):
            named = [datum for datum in dates(zin.tekst) if datum.full and 0 <= datum.begin - match.end() <= 1]
            if named and w.THEN_FREE.match(zin.tekst, named[0].eind):
                begin, eind = zin.begin + named[0].begin, zin.begin + named[0].eind
                yield Finding("beschikbaarVanaf", named[0].full, begin, eind, 0.9)
        heading = bool(w.FREE.search(zin.kop) or re.search(r"beschikb|startdatum|inzetbaar", zin.label))
        for match in w.VANAF.finditer(zin.tekst):
            bare = match[0].startswith("vanaf")
            if (
                (bare and not heading)
                or w.NOT_START.search(zin.tekst[: match.end()])
                or re.search("gevestigd|termijn", zin.label)
            ):
                continue
            named = [datum for datum in dates(zin.tekst) if datum.full and 0 <= datum.begin - match.end() <= 1]
            if named:
                begin, eind = zin.begin + named[0].begin, zin.begin + named[0].eind
                yield Finding("beschikbaarVanaf", named[0].full, begin, eind, 0.85)
        if re.search(r"beschikb\w* (?:vanaf|per)|startdatum", zin.label):
            named = [datum for datum in dates(zin.tekst) if datum.full]
            if named:
                begin, eind = zin.begin + named[0].begin, zin.begin + named[0].eind
                yield Finding("beschikbaarVanaf", named[0].full, begin, eind, 0.95)
