"""Finds the day on which the plan was adopted, which decides what counts as now in it.

Source: labelling conventions of the plans, number 4: the day adopted or signed, not that of the interview.
"""

import re
from collections.abc import Iterator

from features.documents.document import Document, Zin
from features.dutch.prose_dates import Datum, dates
from features.finding import Finding

WORDINGS = (
    "vastgesteld op 24 februari 2026",
    "datum vaststelling: 21-05-2024",
    "vastgest. 14-05-2025",
    "datum plan 28-08-2025",
    "getekend 18-11-2025",
    "versie 3, d.d. 5 juni 2025",
    "versie 2, 30 oktober 2025",
    "akkoord d.d. 5-6-2025",
    "tabel met versies (de hoogste telt)",
    "27 mei 2025 (vastgesteld)",
    "versie 2 van 11-07-2025",
    "plaats en datum bij de handtekening",
    "briefdatum van een brief die zelf het plan is",
    "datum boven een plan dat geen andere datum noemt",
    "gesprek d.d. (telt niet)",
)

_TRIGGERS = (
    (0.97, re.compile(r"\bvast\s?gest\w*\b|\bvaststelling\w*\b|\bvastgelegd op")),
    (
        0.93,
        re.compile(
            r"\bdatum (?:van (?:het |dit )?)?(?:pip|plan|beschikking|besluit|vastst\w*)|\bplandatum|\bpip[- ]datum"
            r"|\bdatum ondertekening"
        ),
    ),
    (0.9, re.compile(r"\b(?:pip|plan|versie\s?\d+|vs\.?\s?\d+)[^.;]{0,70}\bd\.?d\b")),
    (0.88, re.compile(r"\b(?:onder)?getekend\b|\bondertekening\b|\bhandtekening|\bakkoord\b")),
    (
        0.85,
        re.compile(
            r"\bversie:?\s?\d{1,2}\s?(?:[,(*/:-]+|van|per|d\.?d\.?)\s?(?=\d)|\bopgesteld(?: op| d\.?d)"
            r"|\b(?:opgemaakt|gemaakt|afgesloten|overeengekomen)(?: op| d\.?d)?"
            r"|\bingangsdatum (?:plan|pip)|\bplan geldt vanaf"
        ),
    ),
)
_OTHER = re.compile(
    r"vervang\w*|vorige?|oude?\b|eerste versie|\bpvt\b|participatieverklaring|intake\w*|gesprek\w*|toets\w*"
    r"|geboren|geb\.|geboorte"
    r"|termijn|gevestigd|vestiging|\bverlenging|huurcontract|leerbaarheids\w*|meting|niveau|\bmap\b"
)
_CLOSE = 45
_HEAD = 14
_IS_PLAN = re.compile(
    r"(?:deze brief|dit) is (?:uw|jouw|je|het) (?:persoonlijke? )?plan|geldt vanaf vandaag|(?:uw|jouw) plan \(pip\)"
    r"|(?:hierbij|met (?:deze brief|dit besluit|deze beschikking))[^.]{0,60}\b(?:plan|pip)\b"
    r"|\bstel(?:len)?\b[^.]{0,60}\bvast\b|onderwerp: besluit|betreft: (?:besluit|uw|jouw)"
)
_SIGNED = re.compile(
    r"\bhandtekening|\bonder(?:getekend|tekening|tekend)\b|\bvoor akkoord\b|namens (?:de|het|burgemeester)"
)
_TITLE = re.compile(r"\bpip\b|\bplan\b")


def adopted(document: Document) -> list[Finding]:
    """Every date that may be that of the plan, as findings for vastgesteldOp; the surest and newest should win."""
    found = [*_from_versions(document)]
    for zin in document.zinnen:
        if (zin.plaats != "rij" or not zin.kop) and not zin.oud:
            found += _from_sentence(zin)
    return found or _from_letter(document)


def plan_date(document: Document) -> Datum | None:
    """The day the plan was adopted as far as it can be told, for choosing between an old and a new rooster."""
    found = adopted(document)
    if not found:
        return None
    best = max(found, key=lambda finding: (finding.zekerheid, finding.value))
    day = best.value
    return Datum(day.year, day.month, day.day, best.begin, best.eind)


def _from_sentence(zin: Zin) -> Iterator[Finding]:
    whole = f"{zin.label}: {zin.tekst}" if zin.label else zin.tekst
    shift = zin.begin - (len(whole) - len(zin.tekst))
    named = [datum for datum in dates(whole) if datum.full]
    for sure, trigger in _TRIGGERS:
        for match in trigger.finditer(whole):
            other = _OTHER.search(whole[max(0, match.start() - 30) : match.start()])
            if other and not re.search(
                r"[,;(+]|\ben\b",
                whole[match.start() - 30 + other.end() if match.start() > 30 else other.end() : match.start()],
            ):
                continue
            near = [
                d
                for d in named
                if 0 <= d.begin - match.end() <= _CLOSE and not _OTHER.search(whole[match.end() : d.begin])
            ]
            near = near or [d for d in named if _stands_before(whole, d, match)]
            if near and near[0].begin >= len(whole) - len(zin.tekst) and near[0].full:
                yield Finding("vastgesteldOp", near[0].full, near[0].begin + shift, near[0].eind + shift, sure)


def _stands_before(whole: str, datum: Datum, trigger: re.Match[str]) -> bool:
    """Whether a date stands right before the word that says what it is: "27 mei 2025 (vastgesteld)"."""
    between = whole[datum.eind : trigger.start()]
    lead = whole[max(0, datum.begin - 25) : datum.begin]
    joined = len(between) <= 14 and not re.search(r"[.;,]\s|\b(?:en|van|op)\b", between)
    return datum.eind <= trigger.start() and joined and not _OTHER.search(lead + between)


def _from_versions(document: Document) -> Iterator[Finding]:
    """The date in the row of the highest version, in a table of versions."""
    for tabel in document.tabellen:
        head = [cel.tekst for cel in tabel.rijen[0]]
        columns = [k for k, title in enumerate(head) if re.search(r"vastgest|datum", title)]
        if not any("versie" in title for title in head) or not columns:
            continue
        rows = [row for row in tabel.rijen[1:] if len(row) == len(head) and re.search(r"\d", row[0].tekst)]
        if rows:
            last = max(rows, key=lambda row: int(re.findall(r"\d+", row[0].tekst)[0]))
            cel = last[columns[0]]
            for datum in dates(cel.tekst):
                if datum.full:
                    yield Finding("vastgesteldOp", datum.full, cel.begin + datum.begin, cel.begin + datum.eind, 0.99)


def _from_letter(document: Document) -> list[Finding]:
    """The date of a letter that is the plan, or beside a signature, or in the title: when nothing else says it."""
    is_plan = _IS_PLAN.search(document.plain)
    found = []
    for place, zin in enumerate(document.zinnen):
        named = [datum for datum in dates(zin.tekst) if datum.full]
        if not named or zin.oud:
            continue
        head = place < _HEAD
        signed = any(
            _SIGNED.search(f"{near.label} {near.tekst}") for near in document.zinnen[max(0, place - 2) : place + 3]
        )
        title = head and _TITLE.search(zin.tekst) and not _OTHER.search(zin.tekst)
        if _is_dateline(zin, named[0]) and (head or signed) and not _is_mail(document):
            sure = 0.7 if is_plan else 0.65 if signed else 0.5
        elif title:
            sure = 0.55
        else:
            continue
        found.append(
            Finding("vastgesteldOp", named[0].full, zin.begin + named[0].begin, zin.begin + named[0].eind, sure)
        )
    return found


def _is_dateline(zin: Zin, first: Datum) -> bool:
    """Whether a line holds nothing but a place and a date, or is labelled as the date."""
    if zin.label:
        return zin.label in (
            "datum",
            "dagtekening",
            "plaats, datum",
            "plaats en datum",
            "plaats / datum",
            "datum/plaats",
        )
    line = re.match(r"(?:[^\W\d]+[^\W\d' ]*(?: [^\W\d]+){0,3},?\s*|datum:?\s*|d\.?d\.?\s*)?(?=\d)", zin.tekst)
    if line is None or re.search(r"\b(?:sinds|per|vanaf|tot|in|voor|na|om|van|gesprek\w*)\b", line[0]):
        return False
    return first.begin == line.end() and len(zin.tekst) < first.eind + 12


def _is_mail(document: Document) -> bool:
    labels = {veld.label for veld in document.velden[:8]}
    return {"van", "aan"} <= labels
