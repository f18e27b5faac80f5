"""Reads the dates of the plan itself: version, adoption, settling in the gemeente and the end of the termijn.

Source: labelling conventions of the plans, numbers 2 and 4: only full dates, and the version of the plan, not that
of the form.
"""

import re
from collections.abc import Iterator

from features.documents.document import Document, Zin
from features.dutch.prose_dates import Datum, dates
from features.finding import Finding
from features.plandatum import WORDINGS as ADOPTED
from features.plandatum import adopted

SUBJECT = "datums"
WORDINGS = (
    *ADOPTED,
    "versie 2",
    "2e versie",
    "PIP-versie: 3",
    "vervangt versie 1 (telt niet)",
    "formulier v1.0 (telt niet)",
    "gevestigd in gemeente: 17-07-2023",
    "woont in ... sinds",
    "ingeschreven per",
    "in ... sinds",
    "datum vestiging",
    "einde termijn",
    "termijn loopt t/m",
    "inburgeringstermijn eindigt op",
    "termijn tot",
)

_VERSION = re.compile(
    r"\bversie(?:nummer)?[\s:]{0,3}(?:nr\.?\s?)?(?P<a>\d{1,2})\b(?![.,]\d)|\b(?P<b>\d{1,2})\s?(?:e|de"
    r"|ste)\s(?:bijgestelde\s)?versie\b|\bv(?:s\.?\s?)?(?P<c>\d{1,2})\b(?![.,]\d)"
    r"|\b(?P<d>eerste|tweede|derde|vierde|vijfde|zesde)\s(?:bijgestelde\s)?versie\b"
)
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6}
_NOT_VERSION = re.compile(
    r"formulier|model|sjabloon|template|vervang|vorige|oude?\b|uit\s|in\s*$|eerdere|t\.o\.v|ten opzichte|software"
    r"|release|zie\s"
)
_SETTLED = re.compile(
    r"\bgevestigd\b|\bvestig\w*\b|\bingeschr\w*\b|\binschr(?:ijving\w*)?\b|\bwoont\b|\bwoonachtig\b"
    r"|\bgehuisvest\b|\bhuisvesting\b"
    r"|\bin (?:onze |de |deze )?gem(?:eente)?\.?(?: [\w-]+)? (?:per|sinds|vanaf)\b"
    r"|\bin [a-z'][\w' -]{2,28} (?:sinds|per|vanaf)\b|\bstaat (?:hij|zij|u|ze|dhr|mw)?"
)
_SINCE = re.compile(r"\b(?:sinds|per|vanaf|op|d\.?d\.?|sedert)\b|:")
_NOT_SETTLED = re.compile(
    r"werk|vrijwillig|taal|les\b|cursus|opleiding|gestart|lid|uitkering|wachtlijst|gehuwd|aangemeld|nederland|azc"
    r"|opvang|beschik|contract|rooster|geldt"
)
_TERM = re.compile(
    r"\b(?:inburg\w*\.?-?\s?)?termijn\w*\b|\beinde?(?: datum)? inburg\w*|\beinddatum (?:inburg\w*|termijn)"
    r"|\binburgeringsplicht\w* (?:tot|t/m|eindigt)|\buiterlijk ingeburgerd|\binburgeren (?:voor|uiterlijk)"
)
_NOT_TERM = re.compile(r"bezwaar|kortere|lange|korte|aanvraag|betal|binnen de termijn|begin|start|aanvang|op termijn")


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
        if _NOT_VERSION.search(zin.label):
            continue
        if re.search(r"(?:^|\W)versie(?:nummer)?(?: (?:pip|plan))?$", zin.label):
            match = re.match(r"\s*(?:v\.?\s?)?(\d{1,2})\b(?![.,]\d)", zin.tekst)
            if match:
                yield Finding("versie", int(match[1]), zin.begin + match.start(1), zin.begin + match.end(1), 0.95)
                continue
        for match in _VERSION.finditer(zin.tekst):
            if not _NOT_VERSION.search(zin.tekst[max(0, match.start() - 26) : match.start()]):
                yield _version_finding(zin, match)


def _version_finding(zin: Zin, match: re.Match[str]) -> Finding:
    value = _ORDINALS[match["d"]] if match["d"] else int(match["a"] or match["b"] or match["c"])
    sure = (
        0.9
        if re.search(r"pip|plan|versie", zin.label) or re.search(r"\bpip\b|\bplan\b|vastgesteld|gemeente", zin.tekst)
        else 0.7
    )
    return Finding("versie", value, zin.begin + match.start(), zin.begin + match.end(), sure)


def _settled(document: Document) -> Iterator[Finding]:
    for zin in document.now():
        if zin.label and _SETTLED.search(zin.label + " ") and not re.search(r"adres|woonplaats|naam", zin.label):
            named = [datum for datum in dates(zin.tekst) if datum.full]
            if named and named[0].begin < 25:
                yield _dated("inburgeraar.gevestigdOp", zin, named[0], 0.95)
            continue
        for match in _SETTLED.finditer(zin.tekst):
            datum = _near(zin.tekst, match)
            if datum:
                yield _dated("inburgeraar.gevestigdOp", zin, datum, 0.8)
                break


def _near(tekst: str, match: re.Match[str]) -> Datum | None:
    """The full date that belongs to a word of settling: behind it, or before it with "sinds"."""
    for datum in dates(tekst):
        if datum.full is None:
            continue
        before = datum.eind <= match.start()
        between = tekst[datum.eind : match.start()] if before else tekst[match.start() : datum.begin]
        lead = tekst[max(0, datum.begin - 12) : datum.begin]
        if (
            len(between) < 70
            and not _NOT_SETTLED.search(between)
            and not re.search(r"(?<!gem)(?<!schr)(?<!vest)[.;]\s", between)
        ):
            since = _SINCE.search(lead if before else between) or (not before and len(between) - len(match[0]) <= 2)
            if since and (
                not before or re.search(r"staat|woont|gevestigd|ingeschr", tekst[datum.eind : datum.eind + 40])
            ):
                return datum
    return None


def _term(document: Document) -> Iterator[Finding]:
    for zin in document.now():
        whole = f"{zin.label} {zin.tekst}"
        match = _TERM.search(whole)
        named = [datum for datum in dates(zin.tekst) if datum.full]
        if match is None or not named or _NOT_TERM.search(whole[: match.end() + 20]):
            continue
        start = match.end() - len(zin.label) - 1
        after = [datum for datum in named if 0 <= datum.begin - start < 60] or (named if start <= 0 else [])
        longer = re.search(r"verlengd (?:tot|t/m)", zin.tekst)
        if longer:
            after = [datum for datum in named if datum.begin >= longer.end()] or after
        if after:
            yield _dated("inburgeraar.termijnEinde", zin, after[0], 0.95 if start <= 0 else 0.85)


def _dated(veld: str, zin: Zin, datum: Datum, sure: float) -> Finding:
    return Finding(veld, datum.full, zin.begin + datum.begin, zin.begin + datum.eind, sure)
