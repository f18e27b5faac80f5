"""Reads whether children need care, whether it is arranged, when all are cared for, and the age of the youngest.

Source: labelling conventions of the plans, number 19: the times are those at which all children are cared for.
"""

import re
from collections.abc import Iterator

from features.documents.document import Document, Zin
from features.dutch.clauses import yes_or_no
from features.dutch.prose_week import week_times
from features.finding import Finding
from features.passages.kinderen import youngest
from features.passages.opvangtijden import common_times
from features.wordings import kinderopvang as w

SUBJECT = "kinderopvang"
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
        same = before == zin.alinea and (w.SAME.match(zin.tekst) is not None or bool(zin.label))
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
            partly = re.match(r"\W*(?:deels|gedeeltelijk|nog niet|niet alles|ten dele)", veld.tekst)
            value = (
                "aangevraagd"
                if w.PENDING.search(veld.tekst if partly else veld.tekst[:40])
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
    if not (pending or needed or done) and w.CENTRE.search(f"{zin.label} {tekst}") and week_times(tekst):
        yield Finding("kinderopvang.geregeld", "ja", zin.begin, zin.begin + len(tekst.rstrip()), 0.6)
        yield Finding("kinderopvang.nodig", True, zin.begin, zin.begin + len(tekst.rstrip()), 0.6)
        return
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
    for value, begin, eind in common_times(document):
        yield Finding("kinderopvang.tijden", value, begin, eind, 0.8)
