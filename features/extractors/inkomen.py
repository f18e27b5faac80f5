"""Reads what the person lives on: bijstand, ww, work, studiefinanciering or nothing of their own.

Source: labelling conventions of the plans, number 6: wage with bijstand is bijstand; a partner's wage is not theirs.
"""

import re
from collections.abc import Iterator

from features.documents.asking import values
from features.documents.document import Document
from features.finding import Finding

SUBJECT = "inkomen"
WORDINGS = (
    "inkomen: bijstand",
    "Participatiewet",
    "PW-uitkering",
    "leeft van een bijstandsuitkering",
    "loon met aanvullende bijstand",
    "WW, loopt tot ...",
    "loon uit arbeid",
    "op dit moment werk",
    "studiefinanciering",
    "geen uitkering",
    "geen eigen inkomen",
    "partner verdient te veel voor bijstand (geen)",
    "bijzondere bijstand (telt niet)",
)

_KINDS = (
    (
        "bijstand",
        r"\b(?:(?:aanvullende |algemene |gezins)?bijstand\w*|participatiewet\b|p-?w(?:et)?\b(?:[- ]?uitk\w*)?|ioaw"
        r"|bbz|levensonderhoud pw|leefgeld|sociale dienst uitkering)",
    ),
    ("ww", r"\bww\b(?:-uitkering)?|werkloosheidswet"),
    ("studiefinanciering", r"\b(?:studiefin\w*|stufi\b|studiebeurs)"),
    (
        "werk",
        r"\b(?:loon\w*|salaris|inkomen uit (?:werk|arbeid)|inkomsten uit (?:werk|arbeid)|betaald werk"
        r"|werkt (?:parttime|fulltime|voltijds?|deeltijd|(?:nu )?(?:\d+|[a-z]+tig|[a-z]+tien|acht|twaalf) (?:uur"
        r"|u) (?:per week|p/w))|\w*baan\b|werk\b|zelfstandige|dienstverband|loondienst|zzp)",
    ),
)
_KIND = re.compile("|".join(f"(?P<{kind}>{word})" for kind, word in _KINDS))
_BENEFIT = re.compile(r"\W*(?:(?:ontvangt|krijgt|heeft|met) )?(?:een )?uitk(?:ering|\.)\W*$")
"""A benefit that is not named, which a gemeente pays: bijstand."""
_BENEFIT_YES = re.compile(r"\W*(?:ja|uitkering)\b\W*(?:$|[,;(])")
_NONE = re.compile(
    r"\bgeen (?:eigen |enkel )?(?:inkom\w*|ink\b\.?|uitk\w*\.?)|\bzelf geen (?:ink\w*\.?|uitk\w*)"
    r"|\b(?:eigen )?ink(?:omen|omsten) (?:heeft|hebt|heb|is er|krijgt|ontvangt)\b[^.;,]{0,25}\bniet\b"
    r"|\bzonder (?:eigen )?inkomen|\bgeen recht op (?:bijstand|uitkering)|\bnugger\b"
    r"|\bniet-uitkeringsgerechtigd\w*|\bnihil\b"
)
_PARTNER = re.compile(r"\b(?:partner|echtgeno\w+|man|vrouw|ouders|vader|moeder)\b(?!.*\bsamen\b)")
_OWN = re.compile(r"\b(?:samen|gezin|met (?:haar|zijn|uw) (?:man|vrouw|partner|echtgeno\w+))\b")
_NOT_NOW = re.compile(
    r"\bgeen\b|\bniet\b|beeindigd|gestopt|te veel|\bpas\b|daarvoor|daarna|eerder|voorheen|vroeger|straks"
    r"|aangevraagd|\bvoor die tijd"
    r"|\bbijz|bijzondere|uit de uitkering|doel|tot die tijd|afgewezen|\bzodra\b|\bwerk(?:te)?t? niet|ex-"
    r"|\btot (?:jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec)"
)
_NOW = re.compile(r"op dit moment|momenteel|\bnu\b|inmiddels|thans")
_CLAUSE = re.compile(r"[,;.()+&]|\ben\b(?! daarna)|\bmaar\b|->|\s{3,}")
_RECEIVES = re.compile(
    r"\b(?:krijg\w*|ontvang\w*|leef\w*|leven|heeft|zit in|in de|met een|van een|gezin|inkomen|uitkering)\b"
)
_LABEL = (
    r"(?:bron(?:nen)? van )?ink(?:omen|omsten|omensbron|omenssituatie|omstenbron)?(?: inburgeraar| nu)?"
    r"|uitkering(?:ssituatie)?|financien|soort uitkering"
)


def extract(document: Document) -> list[Finding]:
    """What the label says; else what a sentence says that the person lives on."""
    found = [
        finding
        for waarde in values(document, _LABEL, headings=False)
        if waarde.achter != "regel" or len(waarde.tekst) < 80
        for finding in _read(waarde.tekst, waarde.begin, waarde.zekerheid, labelled=True)
    ]
    for zin in document.now():
        if zin.plaats in ("zin", "rij") or not re.search("vervoer|doel|wens|werk|opleiding|certif|begel", zin.label):
            found += _read(zin.tekst, zin.begin, 0.65, labelled=False)
    return found


def _read(tekst: str, place: int, sure: float, *, labelled: bool) -> Iterator[Finding]:
    """What one value or sentence says: bijstand goes before work, and nothing only counts when nothing else is had."""
    had: dict[str, re.Match[str]] = {}
    begin = 0
    for cut in [*(match.span() for match in _CLAUSE.finditer(tekst)), (len(tekst), len(tekst))]:
        match = _mention(tekst, begin, cut[0], labelled=labelled)
        begin = cut[1]
        if match and match.lastgroup:
            had.setdefault(match.lastgroup, match)
    none = _NONE.search(tekst) or (re.match(r"\W*(?:geen\b|nee\b|0\b)", tekst) if labelled else None)
    chosen = next((had[kind] for kind in ("bijstand", "ww", "studiefinanciering", "werk") if kind in had), None)
    if labelled and none and none.start() < 4 and (chosen is None or chosen.start() > none.end()):
        chosen = None
    if chosen is not None and chosen.lastgroup:
        yield Finding("inburgeraar.inkomen", chosen.lastgroup, place + chosen.start(), place + chosen.end(), sure)
    elif none is None and (_BENEFIT.match(tekst) or (labelled and _BENEFIT_YES.match(tekst))):
        yield Finding("inburgeraar.inkomen", "bijstand", place, place + len(tekst.rstrip()), 0.55)
    elif none is not None and not labelled and re.search("uitk", none[0]):
        yield Finding("inburgeraar.inkomen", "geen", place + none.start(), place + none.end(), 0.6)
    elif none is not None:
        yield Finding("inburgeraar.inkomen", "geen", place + none.start(), place + none.end(), sure)
    elif labelled and _PARTNER.search(tekst) and re.search(r"werk|verdien|inkomen|loon", tekst):
        yield Finding("inburgeraar.inkomen", "geen", place, place + len(tekst.rstrip()), 0.6)


def _mention(tekst: str, begin: int, eind: int, *, labelled: bool) -> re.Match[str] | None:
    """What is lived on according to one clause; None when it is denied, over, to come, or someone else's."""
    match = _KIND.search(tekst, begin, eind)
    part = tekst[begin:eind]
    if match is None or (_PARTNER.search(part) and not _OWN.search(part)):
        return None
    if _NOT_NOW.search(part) and not (_NOW.search(part) and not re.search(r"\bgeen\b|\bniet\b", part)):
        return None
    if labelled:
        return match
    if match.lastgroup == "werk" and match[0].startswith("werkt"):
        return match
    if match.lastgroup == "werk":
        return (
            match
            if re.search(r"(?:krijgt|ontvangt|heeft|leeft van)[^,]*(?:loon|salaris)|loon uit|inkom\w+ uit", part)
            else None
        )
    if match.lastgroup == "studiefinanciering" and not _RECEIVES.search(part):
        return None
    return match if _RECEIVES.search(part) or len(part.split()) <= 3 else None
