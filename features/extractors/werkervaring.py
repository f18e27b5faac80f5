"""Reads work done before, paid or not: the beroep in the words of the text, for how long, and in which country.

Source: labelling conventions of the plans, number 12.
"""

import itertools
import re
from collections.abc import Iterator

from features.documents.asking import values
from features.documents.document import Document, Tabel, Veld, Zin
from features.dutch.countries import in_netherlands
from features.dutch.durations import YEARS, years
from features.dutch.headings import is_ordinary
from features.finding import Finding
from features.passages.werk import Werk, complete, in_list, spelled, title_of, told
from features.vocabulary import match_beroep
from features.wordings import werkervaring as w

SUBJECT = "werkervaring"
WORDINGS = w.WORDINGS


def extract(document: Document) -> list[Finding]:
    """Each beroep once with its years and country; () when the person never worked and nothing else is found."""
    works = [*_from_tables(document), *_from_fields(document), *_from_labels(document), *_from_prose(document)]
    found: list[Werk] = []
    for work in works:
        known = next((one for one in found if _same(one, work)), None)
        if known is None:
            found.append(work)
        else:
            known.jaren = known.jaren if known.jaren is not None else work.jaren
            known.here = known.here if known.here is not None else work.here
    if not found:
        return [*_never(document)]
    if _tells_apart(document, found):
        for work in found:
            work.here = False if work.here is None else work.here
    return [Finding("werkervaring", _value(work), work.begin, work.eind, work.sure) for work in found]


def _same(one: Werk, other: Werk) -> bool:
    a, b = set(one.beroep.split()), set(other.beroep.split())
    return (a <= b or b <= a) and (one.here == other.here or None in (one.here, other.here))


def _tells_apart(document: Document, found: list[Werk]) -> bool:
    """Whether the plan tells what was done in the Netherlands, so that all other work was elsewhere."""
    return any(work.here for work in found) or any(w.NONE_HERE.search(f"{z.label} {z.tekst}") for z in document.now())


def _value(work: Werk) -> dict[str, object]:
    value: dict[str, object] = {"beroep": work.beroep}
    if work.jaren is not None:
        value["jaren"] = work.jaren
    if work.here is not None:
        value["inNederland"] = work.here
    return value


def _never(document: Document) -> Iterator[Finding]:
    for zin in document.now():
        match = w.NEVER.search(zin.tekst)
        if match and in_netherlands(zin.tekst) is None:
            yield Finding("werkervaring", (), zin.begin + match.start(), zin.begin + match.end(), 0.75)
    for waarde in values(document, w.LABEL, headings=False):
        match = re.match(r"\W*(?:geen|nee|n\.?v\.?t\.?|nvt|nooit)\b\W*$", waarde.tekst)
        if match and waarde.achter == "veld":
            yield Finding("werkervaring", (), waarde.begin, waarde.begin + match.end(), 0.9)


def _from_tables(document: Document) -> Iterator[Werk]:
    for tabel in document.tabellen:
        head = [cel.tekst for cel in tabel.rijen[0]]
        jobs = [k for k, title in enumerate(head) if re.search(r"beroep|functie|\bwerk\b|baan|werkzaamheden", title)]
        where = [k for k, title in enumerate(head) if w.WHERE_COLUMN.search(title)]
        if jobs and where and not tabel.oud and not re.search(r"wens|afspra", tabel.kop):
            yield from _rows(tabel, jobs[0])


def _rows(tabel: Tabel, column: int) -> Iterator[Werk]:
    for row in tabel.rijen[1:]:
        if column >= len(row) or not row[column].tekst or w.NO_JOB.match(row[column].tekst):
            continue
        cel = row[column]
        title = title_of(cel.tekst)
        rest = " , ".join(c.tekst for k, c in enumerate(row) if k != column)
        ends = re.search(r"\b((?:19|20)\d\d) , ((?:19|20)\d\d)\b", rest)
        length = (
            None if re.search(r"\bsinds\b|\bseizoen", rest) else years(f"{ends[1]} tot {ends[2]}" if ends else rest)
        )
        placed = in_netherlands(rest)
        yield Werk(spelled(title), cel.begin, cel.begin + len(title), length[0] if length else None, placed, 0.95)


def _from_fields(document: Document) -> Iterator[Werk]:
    """Work told in fields of its own that follow each other: what, where and for how long."""
    group: list[Veld] = []
    about = ""
    for veld in [*(veld for veld in document.velden if not veld.oud), None]:
        if veld and group and (w.FIELD_WHERE.fullmatch(veld.label) or w.FIELD_LONG.fullmatch(veld.label)):
            group.append(veld)
            continue
        if len(group) > 1:
            yield _from_group(group)
        starts = veld and w.FIELD_WHAT.fullmatch(veld.label) and w.HEADING.search(f"{veld.kop} {about} {veld.label}")
        group = [veld] if veld and starts and not w.NOT_HEADING.search(veld.kop) else []
        about = veld.label if veld and not starts and not w.NOT_HEADING.search(veld.label) else about if starts else ""


def _from_group(group: list[Veld]) -> Werk:
    title = title_of(group[0].tekst)
    begin = group[0].begin + max(0, group[0].tekst.find(title))
    where = " , ".join(veld.tekst for veld in group[1:] if w.FIELD_WHERE.fullmatch(veld.label))
    long = " , ".join(veld.tekst for veld in group[1:] if w.FIELD_LONG.fullmatch(veld.label))
    return complete(title, long, begin, in_netherlands(where))


def _from_labels(document: Document) -> Iterator[Werk]:
    for waarde in values(document, w.LABEL):
        listed = waarde.achter in ("veld", "label")
        if waarde.achter == "kop":
            listed = bool(re.search(r"ervaring|verleden|\bwerk\b|loopbaan", waarde.kop)) and not w.NOT_HEADING.search(
                waarde.kop
            )
        if not listed or (waarde.label in ("werk",) and re.search(r"\bwas\b|\bwerkte\b", waarde.tekst)):
            continue
        yield from _listed(waarde.tekst, waarde.begin, in_netherlands(waarde.label), strict=waarde.achter == "kop")
    for zin in document.now():
        bullet = zin.plaats == "zin" and not zin.label and w.LIST_HEADING.search(zin.kop)
        if bullet and not w.NOT_HEADING.search(zin.kop) and not w.LABEL_WORD.search(zin.kop):
            yield from _listed(zin.tekst, zin.begin, None, strict=True)
    for veld in document.velden:
        place = w.PLACE_LABEL.fullmatch(veld.label) or (
            len(veld.label.split()) <= 3
            and (in_netherlands(veld.label) is not None or not is_ordinary(veld.label))
            and _begins_with_job(veld.tekst)
        )
        if place and not veld.oud and w.HEADING.search(veld.kop) and not w.NOT_HEADING.search(veld.kop):
            yield from _listed(veld.tekst, veld.begin, in_netherlands(veld.label), strict=True)


def _begins_with_job(tekst: str) -> bool:
    """Whether a value begins with a beroep we know, so that its label only says where."""
    return match_beroep(re.split(r"[,(/]", tekst)[0].strip()) is not None


def _listed(tekst: str, start: int, here: bool | None, *, strict: bool) -> Iterator[Werk]:
    for item, begin in _items(tekst):
        bare = item.strip(" -*")
        no_job = w.NO_JOB.match(bare) and not YEARS.match(bare)
        if (
            _prose(item.split(",")[0])
            or no_job
            or w.NEVER.search(item)
            or w.SENTENCES.search(re.sub(r"\([^)]*\)", "", item))
        ):
            continue
        work = in_list(item, start + begin, here, strict=strict)
        if work:
            yield work


def _items(tekst: str) -> Iterator[tuple[str, int]]:
    """The pieces of work in a value: on lines of their own, or each with its own years."""
    for match in re.finditer(r"(?:(?!\s--+\s)[^;\n])+", tekst):
        piece, begin = match[0], match.start()
        starts = [m.start() for m in YEARS.finditer(piece)]
        leading = len(starts) > 1 and starts[0] < 3
        bracketed = list(re.finditer(r"\([^)]*\)\s*(?:,|en\b|\+)\s*(?=[a-z][a-z -]+\()", piece))
        if bracketed and not leading:
            cuts = [0, *(m.end() for m in bracketed), len(piece)]
            yield from ((piece[a:b].rstrip(" ,;"), begin + a) for a, b in itertools.pairwise(cuts) if a < b)
        elif leading:
            cuts = [*starts, len(piece)]
            yield from ((piece[a:b].rstrip(" ,;"), begin + a) for a, b in itertools.pairwise(cuts))
        elif len(starts) > 1:
            yield from _behind(piece, begin)
        else:
            yield piece, begin


def _behind(piece: str, begin: int) -> Iterator[tuple[str, int]]:
    """Pieces of work whose years stand behind them: "kok, 3 jaar, Syrie en bakker, 2 jaar, Turkije"."""
    start = 0
    for match in YEARS.finditer(piece):
        cut = w.NEXT_WORK.search(piece, match.end())
        eind = cut.start() if cut else len(piece)
        if eind > start:
            yield piece[start:eind], begin + start
        start = cut.end() if cut else len(piece)


def _prose(item: str) -> bool:
    return w.PROSE.search(item) is not None


def _from_prose(document: Document) -> Iterator[Werk]:
    here: bool | None = None
    part: tuple[str, int] = ("", -1)
    for zin in document.now():
        if zin.plaats in ("kop", "rij"):
            continue
        now = (zin.kop, 0 if zin.kop else zin.alinea)
        if now != part:
            here, part = None, now
        placed = in_netherlands(zin.tekst)
        about = (w.HEADING.search(zin.kop) and not w.NOT_HEADING.search(zin.kop)) or w.HEADING.search(zin.label)
        if _relevant(zin, about=bool(about)):
            yield from told(zin, here, about=bool(about))
        here = placed if placed is not None else here


def _relevant(zin: Zin, *, about: bool) -> bool:
    if (
        w.OTHERS.search(zin.tekst)
        or not w.WORKED.search(zin.tekst)
        or (w.NEVER.search(zin.tekst) and " als " not in zin.tekst)
    ):
        return False
    if zin.label and not about and not re.search(r"idw|waardering|toelicht|\d{4}|notitie|opmerking", zin.label):
        return False
    return about or w.STRONGLY.search(zin.tekst) is not None
