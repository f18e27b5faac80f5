"""Reads the dates of the plan itself: version, adoption, settling in the gemeente and the end of the termijn.

Source: labelling conventions of the plans, numbers 2 and 4: only full dates, and the version of the plan, not that
of the form.
"""

import re
from collections.abc import Iterator

from features.documents.document import Document, Zin
from features.dutch.countries import in_netherlands
from features.dutch.prose_dates import Datum, dates
from features.finding import Finding
from features.plandatum import WORDINGS as ADOPTED
from features.plandatum import adopted
from features.wordings import datums as w

SUBJECT = "datums"
WORDINGS = (*ADOPTED, *w.WORDINGS)
_NEAR = 70
_BESIDE = 50
_SENTENCE_END = re.compile(r"(?<!gem)(?<!schr)(?<!vest)[.;]\s")


def extract(document: Document) -> list[Finding]:
    """The version, the day of adoption, the day of settling and the end of the termijn."""
    return [*adopted(document), *_version(document), *_settled(document), *_term(document)]


def _version(document: Document) -> Iterator[Finding]:
    for tabel in document.tabellen:
        head = tabel.rijen[0]
        if "versie" in head[0].tekst and len(head) >= 3:
            numbered = [row[0] for row in tabel.rijen[1:] if re.fullmatch(r"(?:versie\s?)?\d{1,2}", row[0].tekst)]
            if numbered:
                best = max(numbered, key=lambda c: int(re.findall(r"\d+", c.tekst)[0]))
                yield Finding(
                    "versie", int(re.findall(r"\d+", best.tekst)[0]), best.begin, best.begin + len(best.tekst), 0.97
                )
    for zin in document.now():
        if w.NOT_VERSION.search(zin.label):
            continue
        if re.search(r"(?:^|\W)versie(?:nummer)?(?: (?:pip|plan)|\s?[/,&+].*)?$", zin.label):
            match = re.match(r"\s*(?:v\.?\s?)?(\d{1,2})\b(?![.,]\d)", zin.tekst)
            if match:
                yield Finding("versie", int(match[1]), zin.begin + match.start(1), zin.begin + match.end(1), 0.95)
                continue
        for match in w.VERSION.finditer(zin.tekst):
            if not w.NOT_VERSION.search(zin.tekst[max(0, match.start() - 26) : match.start()]):
                yield _version_finding(zin, match)


def _version_finding(zin: Zin, match: re.Match[str]) -> Finding:
    value = w.ORDINALS[match["d"]] if match["d"] else int(match["a"] or match["b"] or match["c"])
    sure = (
        0.9
        if re.search(r"pip|plan|versie", zin.label) or re.search(r"\bpip\b|\bplan\b|vastgesteld|gemeente", zin.tekst)
        else 0.7
    )
    return Finding("versie", value, zin.begin + match.start(), zin.begin + match.end(), sure)


def _settled(document: Document) -> Iterator[Finding]:
    for zin in document.now():
        if zin.label and w.SETTLED.search(zin.label + " ") and not re.search(r"adres|woonplaats|naam", zin.label):
            named = [datum for datum in dates(zin.tekst) if datum.full]
            if named and named[0].begin < 25:
                yield _dated("inburgeraar.gevestigdOp", zin, named[0], 0.95)
            continue
        yield from _since_place(zin)
        for match in w.SETTLED.finditer(zin.tekst):
            datum = _since(zin.tekst, match)
            if datum:
                yield _dated("inburgeraar.gevestigdOp", zin, datum, 0.8)
                break


def _since_place(zin: Zin) -> Iterator[Finding]:
    """A day with a Dutch place right behind it: "sinds 3 juni 2024 in Weert"."""
    for datum in dates(zin.tekst):
        behind = re.match(r"\s(?:in|te)\s([a-z'][\w' -]{2,25})", zin.tekst[datum.eind :])
        since = re.search(r"\b(?:sinds|per|vanaf)\s$", zin.tekst[: datum.begin]) or zin.label in (
            "sinds",
            "woont sinds",
        )
        if datum.full and behind and since and in_netherlands(behind[1]) and not w.NOT_SETTLED.search(zin.tekst):
            yield _dated("inburgeraar.gevestigdOp", zin, datum, 0.75)


def _since(tekst: str, match: re.Match[str]) -> Datum | None:
    """The full date that belongs to a word of settling: behind it, or before it with "sinds" or "op"."""
    for datum in dates(tekst):
        before = datum.eind <= match.start()
        between = tekst[datum.eind : match.start()] if before else tekst[match.end() : datum.begin]
        if datum.full is None or len(between) >= (_BESIDE if before else _NEAR) or _SENTENCE_END.search(between):
            continue
        if w.NOT_SETTLED.search(between):
            continue
        lead = tekst[max(0, datum.begin - 12) : datum.begin]
        if w.SINCE.search(lead if before else match[0] + between) or (not before and len(between) <= 2):
            return datum
    return None


def _term(document: Document) -> Iterator[Finding]:
    duty = False
    for zin in document.now():
        about = bool(re.search(r"inburger|termijn", zin.tekst))
        named = [datum for datum in dates(zin.tekst) if datum.full]
        if named and zin.plaats != "kop":
            yield from _term_of(zin, named, duty=duty or about)
        duty = about or (duty and zin.plaats != "kop" and len(zin.tekst) < 60)


def _term_of(zin: Zin, named: list[Datum], *, duty: bool) -> Iterator[Finding]:
    """The end of the termijn in one sentence with dates; duty says that it stands beside one about inburgering."""
    label = w.TERM.search(zin.label) or w.END_LABEL.fullmatch(zin.label)
    if label and not w.NOT_TERM.search(zin.label):
        yield _dated("inburgeraar.termijnEinde", zin, _last_of_range(zin.tekst, named), 0.95)
        return
    for match in w.TERM.finditer(zin.tekst):
        datum = _deadline(zin.tekst, match, named)
        if datum:
            yield _dated("inburgeraar.termijnEinde", zin, datum, 0.85)
            return
    done = w.DEADLINE.search(zin.tekst)
    if duty and done and w.DUTY.search(zin.tekst):
        datum = _deadline(zin.tekst, done, named)
        if datum:
            yield _dated("inburgeraar.termijnEinde", zin, datum, 0.7)


def _last_of_range(tekst: str, named: list[Datum]) -> Datum:
    """The date that ends it: what it was extended to, or the second of "from ... to ..."; else the first."""
    longer = [match.end() for match in w.EXTENDED.finditer(tekst)]
    later = [datum for datum in named if any(0 <= datum.begin - end <= 3 for end in longer)]
    return later[-1] if later else named[0]


def _deadline(tekst: str, match: re.Match[str], named: list[Datum]) -> Datum | None:
    """The date by which it must be done: close behind the word, or before it as "uiterlijk ... moet"."""
    behind = [
        datum
        for datum in named
        if 0 <= datum.begin - match.end() < _NEAR and not _SENTENCE_END.search(tekst[match.end() : datum.begin])
    ]
    if behind and not w.NOT_TERM.search(match[0] + tekst[match.end() : behind[0].begin]):
        longer = re.search(r"verlengd", tekst)
        return _last_of_range(tekst, behind) if longer or len(behind) > 1 else behind[0]
    before = [datum for datum in named if 0 <= match.start() - datum.eind < _BESIDE]
    if before:
        lead = tekst[max(0, before[-1].begin - 25) : before[-1].begin]
        between = tekst[before[-1].eind : match.start()]
        if w.BY.search(lead) and not w.NOT_TERM.search(lead + between) and not _SENTENCE_END.search(between):
            return before[-1]
    return None


def _dated(veld: str, zin: Zin, datum: Datum, sure: float) -> Finding:
    return Finding(veld, datum.full, zin.begin + datum.begin, zin.begin + datum.eind, sure)
