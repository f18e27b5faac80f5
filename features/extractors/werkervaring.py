"""Reads work done before, paid or not: the beroep in the words of the text, for how long, and in which country.

Source: labelling conventions of the plans, number 12: "sinds", "een seizoen" and "paar maanden" give no years.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from features.documents.asking import values
from features.documents.document import Document, Tabel, Zin
from features.dutch.countries import in_netherlands, is_place
from features.dutch.durations import YEARS, years
from features.finding import Finding
from features.vocabulary import match_beroep
from features.wordings import werkervaring as w

SUBJECT = "werkervaring"
WORDINGS = w.WORDINGS


@dataclass
class _Werk:
    """One piece of work as far as it was read."""

    beroep: str
    begin: int
    eind: int
    jaren: float | None = None
    here: bool | None = None
    sure: float = 0.8


def extract(document: Document) -> list[Finding]:
    """Each beroep once with its years and country; () when the person never worked and nothing else is found."""
    works = [*_from_tables(document), *_from_labels(document), *_from_prose(document)]
    found: list[_Werk] = []
    for work in works:
        known = next(
            (w for w in found if _same(w.beroep, work.beroep) and (w.here == work.here or None in (w.here, work.here))),
            None,
        )
        if known is None:
            found.append(work)
        else:
            known.jaren = known.jaren if known.jaren is not None else work.jaren
            known.here = known.here if known.here is not None else work.here
    if found:
        return [Finding("werkervaring", _value(work), work.begin, work.eind, work.sure) for work in found]
    return [*_never(document)]


def _same(one: str, other: str) -> bool:
    a, b = set(one.split()), set(other.split())
    return a <= b or b <= a


def _value(work: _Werk) -> dict[str, object]:
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


def _from_tables(document: Document) -> Iterator[_Werk]:
    for tabel in document.tabellen:
        head = [cel.tekst for cel in tabel.rijen[0]]
        jobs = [k for k, title in enumerate(head) if re.search(r"beroep|functie|\bwerk\b|baan|werkzaamheden", title)]
        where = [
            k
            for k, title in enumerate(head)
            if re.search(
                r"hoe lang|duur|jaren|periode|waar|land|plaats|werkgever|organisatie|wanneer|van|tot|jaar", title
            )
        ]
        if jobs and where and not tabel.oud and not re.search(r"wens|afspra", tabel.kop):
            yield from _rows(tabel, jobs[0])


def _rows(tabel: Tabel, column: int) -> Iterator[_Werk]:
    for row in tabel.rijen[1:]:
        if column >= len(row) or not row[column].tekst or w.NO_JOB.match(row[column].tekst):
            continue
        cel = row[column]
        title = _title(cel.tekst)
        rest = " , ".join(c.tekst for k, c in enumerate(row) if k != column)
        ends = re.search(r"\b((?:19|20)\d\d) , ((?:19|20)\d\d)\b", rest)
        length = (
            None if re.search(r"\bsinds\b|\bseizoen", rest) else years(f"{ends[1]} tot {ends[2]}" if ends else rest)
        )
        yield _Werk(title, cel.begin, cel.begin + len(title), length[0] if length else None, in_netherlands(rest), 0.95)


def _title(text: str) -> str:
    bare = w.STOP_TITLE.sub("", re.sub(r"\s*\(.*$", "", text.strip(" .-*:"))).strip(" .-*:")
    place = re.search(r"\sin\s(.+)$", bare)
    if place and (is_place(place[1]) or place[1].startswith(("een ", "het azc", "de "))):
        bare = bare[: place.start()]
    return re.sub(r"^(?:als|een|de|was|werk als|functie|o\.a\.?)\s+", "", bare)


def _from_labels(document: Document) -> Iterator[_Werk]:
    for waarde in values(document, w.LABEL):
        listed = waarde.achter in ("veld", "label")
        if waarde.achter == "kop":
            listed = bool(re.search(r"ervaring|verleden|\bwerk\b|loopbaan", waarde.kop)) and not w.NOT_HEADING.search(
                waarde.kop
            )
        if not listed or (waarde.label in ("werk",) and re.search(r"\bwas\b|\bwerkte\b", waarde.tekst)):
            continue
        here = in_netherlands(waarde.label)
        for item, begin in _items(waarde.tekst):
            if _prose(item.split(",")[0]) or w.NO_JOB.match(item.strip(" -*")) or w.NEVER.search(item):
                continue
            work = _item(item, waarde.begin + begin, here, strict=waarde.achter == "kop")
            if work:
                yield work


def _items(tekst: str) -> Iterator[tuple[str, int]]:
    """The pieces of work in a value: on lines of their own, or each with its own years."""
    for match in re.finditer(r"[^;\n]+", tekst):
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
        cut = re.compile(r"\)?\s*(?:,?\s+en\s+|\+\s*|/\s*(?=[a-z]{4,}\s*/))|,\s*(?=[a-z][a-z -]+,?\s*\(?\d)").search(
            piece, match.end()
        )
        eind = cut.start() if cut else len(piece)
        if eind > start:
            yield piece[start:eind], begin + start
        start = cut.end() if cut else len(piece)


def _prose(item: str) -> bool:
    return bool(
        re.search(
            r"\b(?:heeft|werkte|was|is|wil|had|kan|gewerkt|sinds \w+ \d+ werkt|spreekt|woont|zijn|ging|mag|gaat)\b",
            item,
        )
    )


def _item(item: str, begin: int, here: bool | None, *, strict: bool) -> _Werk | None:
    """One piece of work from a list: its first part that is no place and no length is the beroep."""
    leading = re.match(rf"\W*{YEARS.pattern}\s+(?:ervaring als\s|als\s|in\s)?(?P<x>[^,(/;]+)", item)
    if leading:
        title, place = _title(leading["x"]), leading.start("x")
    else:
        title, place = "", 0
        for part in re.finditer(r"[^,/|\t(]+", re.sub(r"\(.*?\)", lambda b: "(" * len(b[0]), item)):
            text = part[0].strip(" -*.:")
            alone = re.fullmatch(rf"(?:{YEARS.pattern}|(?:19|20)\d\d.*|sinds.*|van .*)", text)
            if text and not is_place(text) and not alone and not w.NO_JOB.match(text) and not text.startswith("in "):
                title, place = (
                    _title(
                        re.sub(
                            rf"\s*(?:{YEARS.pattern}).*$",
                            "",
                            re.sub(r"^(?:zomer|winter|voorjaar|najaar)\s*'?\d{2,4}\s+", "", text),
                        )
                    ),
                    part.start(),
                )
                break
    if not title or len(title.split()) > 6 or w.WISHED.search(item):
        return None
    placed = in_netherlands(item)
    if (
        strict
        and placed is None
        and years(item) is None
        and not re.search(r"\bzomer|\bseizoen|vrijwillig", item)
        and match_beroep(title) is None
    ):
        return None
    if strict and re.search(
        r"schoo?l\b|universit|diploma|\bidw\b|certific|\bkan\b|rijbewijs|bachelor|geen\b|\bopleiding", item
    ):
        return None
    return _complete(title, item, begin + item.find(title.split()[0], place), here if placed is None else placed)


def _complete(title: str, item: str, start: int, here: bool | None) -> _Werk:
    vague = re.search(r"\bsinds\b|\bseizoen\b|\bpaar (?:maanden|jaar|weken)\b", item)
    length = None if vague else years(item)
    if here is None and re.search(r"\bbijbaan|\bzomer '?2\d|\bsinds\b|\bloopt nog|\bhuidig|\bmomenteel|\bnu\b", item):
        here = True
    return _Werk(title, start, start + len(title), length[0] if length else None, here, 0.85)


def _from_prose(document: Document) -> Iterator[_Werk]:
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
            yield from _sentence(zin, here, about=bool(about))
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
    strong = re.search(
        r"\bwerkte\b|\bgewerkt\b|\bwerkzaam|\bwas\b|vrijwillig|\bervaring als|\bjaar\b.*\b(?:als|in)\b|\bmaanden\b"
        r"|\bgelopen\b",
        zin.tekst,
    )
    return bool(about or strong)


def _sentence(zin: Zin, here: bool | None, *, about: bool) -> Iterator[_Werk]:
    """The beroepen in one sentence, by "als", by a length of time before them, or by "was"."""
    seen: list[tuple[int, int]] = []
    for number, pattern in enumerate((w.AS, w.DURING, w.VOLUNTEER, w.WAS, w.BRACKET)):
        for match in pattern.finditer(zin.tekst):
            title = _title(match["x"])
            place = match.start("x") + max(0, match["x"].find(title))
            if not title or w.NO_JOB.match(title) or any(a < place + len(title) and place < b for a, b in seen):
                continue
            clause = _around(zin.tekst, match.start(), match.end())
            if w.WISHED.search(clause) or (number in (1, 3, 4) and not _is_job(title, zin, about=about)):
                continue
            if number == 0 and not about and not w.WORKED.search(clause):
                continue
            placed = in_netherlands(_until_next(zin.tekst, match.start(), match.end()))
            seen.append((place, place + len(title)))
            if number == 2 and placed is None:
                placed = True
            near = match[0] if number == 1 else clause
            work = _complete(title, near, zin.begin + place, placed if placed is not None else here)
            if number == 1 and work.here is None:
                work.here = _complete(title, clause, 0, None).here
            yield work


def _is_job(title: str, zin: Zin, *, about: bool) -> bool:
    found = match_beroep(title)
    ends = re.search(
        r"(?:er|ster|eur|ist|iste|ent|ante?|aar|kracht|hulp|man|vrouw|kok|arts|boer|smid|docent|leraar|juf|chef"
        r"|rice|loog|oog|kundige|hoeder|ice|or)$",
        title.split()[0],
    ) or re.search(r"(?:er|ster|eur|kracht|hulp|kundige)$", title)
    return found is not None or bool(about and ends and len(title.split()) <= 3)


def _around(tekst: str, begin: int, eind: int) -> str:
    start = max((m.end() for m in re.finditer(r"[;.]\s|\bmaar\b", tekst[:begin])), default=0)
    stop = re.search(r"[;.]\s|\bmaar\b", tekst[eind:])
    return tekst[start : eind + stop.start() if stop else len(tekst)]


def _until_next(tekst: str, begin: int, eind: int) -> str:
    """The part of a sentence whose places count for one beroep: from its start to the next length of time."""
    later = YEARS.search(tekst, eind)
    return tekst[: later.start() if later else len(tekst)]
