"""Reads what this plan aims at: werk, participatie or opleiding.

Source: labelling conventions of the plans, number 15: of this plan or period; what comes later does not count.
"""

import re
from collections.abc import Iterator

from features.documents.asking import values
from features.documents.document import Document
from features.finding import Finding

SUBJECT = "doel"
WORDINGS = (
    "doel: betaald werk",
    "doel van dit plan: participatie",
    "het doel voor de komende periode is participatie",
    "doel PIP: werk",
    "doorstroom naar een opleiding",
    "vrijwilligerswerk (participatie)",
    "meedoen (participatie)",
    "einddoel taal (telt niet)",
)

_DOELEN = (
    (
        "opleiding",
        r"\b(?:\w*opleiding\b|opleidingen|\bstudie\b|studeren|doorstroom naar (?:een )?(?:\w+ )?(?:mbo|hbo|wo"
        r"|opleiding|studie|universiteit|hogeschool)|\bmbo\b|\bhbo\b|\bschool\b|\bdiploma\b|\bonderwijs\b)",
    ),
    (
        "participatie",
        r"\b(?:\w*participat\w*|participeren|vrijwilligerswerk|vrijwilliger|meedoen|mee doen|activering"
        r"|dagbesteding|werkervarings?plek|werkervaring|zelfredzaamheid|sociale activering|taalstage)",
    ),
    (
        "werk",
        r"\b(?:betaald(?:e)? (?:werk|baan)|betaald\b|(?:parttime |fulltime )?(?:baan|werk)\b|arbeid\b|uitstroom"
        r"|aan het werk|werken\b|uit de uitkering|regulier\w* werk|duurzame? (?:werk|baan))",
    ),
)
_DOEL = re.compile("|".join(f"(?P<{code}>{word})" for code, word in _DOELEN))
_LABEL = (
    r"(?:hoofd|eind)?doel(?:en|stelling)?(?: van (?:dit|het) (?:plan|pip|traject)| (?:dit |van het )?(?:pip|plan)"
    r"| participatie| voor \w+ (?:\w+ )?(?:periode|jaar|tijd)| komende periode| traject| \(periode\))?"
)
_SENTENCE = re.compile(
    r"\b(?:hoofd|eind)?doel\b(?! ?groep)(?P<mid>[^.:;,]{0,60}?)\s(?:is|blijft|wordt|:)\s*(?P<rest>[^.;]+)|\b(?:we"
    r"|wij|het plan) (?:werk(?:en|t) toe naar|zet(?:ten)? in op|richt(?:en)? (?:ons|zich) op|ga(?:an|at) voor)"
    r" (?P<toe>[^.;,]+)"
)
_OTHER = re.compile(r"eind(?!doel)|streef|taal|leer|tussen|sub|lange|latere|niveau|groep")
_LATER = re.compile(r"\b(?:later|daarna|op termijn|uiteindelijk|voorlopig niet|nog niet|op de lange)\b")


def extract(document: Document) -> list[Finding]:
    """The doel of the plan, from its label, the heading above it or a sentence about it."""
    found: list[Finding] = []
    for waarde in values(document, _LABEL):
        if not _OTHER.search(re.sub(r"participatie|opleiding", "", waarde.label)) or waarde.achter == "kop":
            found += _first(
                waarde.tekst, waarde.begin, waarde.zekerheid, heading=waarde.achter == "kop", kop=waarde.kop
            )
    for zin in document.now():
        for match in _SENTENCE.finditer(zin.tekst):
            name = "toe" if match["toe"] else "rest"
            if not _OTHER.search(match["mid"] or ""):
                found += _first(match[name], zin.begin + match.start(name), 0.88)
        if zin.plaats == "rij" and "doel" in zin.kop and _DOEL.search(zin.tekst) and len(_DOEL.findall(zin.tekst)) == 1:
            found += _first(zin.tekst, zin.begin, 0.85)
    return found


def _first(tekst: str, begin: int, sure: float, *, heading: bool = False, kop: str = "") -> Iterator[Finding]:
    """The first doel a value names, before anything that says it is for later."""
    later = _LATER.search(tekst)
    part = tekst[: later.start()] if later else tekst
    match = _DOEL.search(part)
    if match is None or (
        heading
        and (
            not re.fullmatch(r"(?:\d\.? )?doel(?:en)?(?: (?:van het|dit|pip) ?(?:plan|pip)?)?", kop)
            or match.start() > 40
        )
    ):
        return
    if re.match(r"\W*(?:geen|niet)\b", part):
        return
    code = next(name for name, _ in _DOELEN if match[name])
    yield Finding("doel", code, begin + match.start(), begin + match.end(), sure)
