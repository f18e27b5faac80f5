"""Reads the leerroute, its variant and whether it was scaled down to A2.

Source: labelling conventions of the plans, number 8: no only when it is said not to be, or not to be an issue.
"""

import re
from collections.abc import Iterator

from features.documents.asking import values
from features.documents.document import Document, Zin
from features.dutch.clauses import yes_or_no
from features.finding import Finding

SUBJECT = "leerroute"
WORDINGS = (
    "leerroute: B1",
    "B1-route",
    "Z-route",
    "zelfredzaamheidsroute",
    "onderwijsroute",
    "leerroute Z",
    "volgt de B1-route",
    "gewijzigd van B1 naar Z (Z)",
    "vorige versie: B1-route (telt niet)",
    "onderwijsroute besproken, wil zij niet (telt niet)",
    "variant: entree",
    "B1-entree",
    "afgeschaald naar A2",
    "afschalen naar A2: nee",
    "afschalen niet aan de orde",
)

_ROUTES = (
    ("b1", r"b-?1(?:[\s-]?route)?"),
    ("onderwijs", r"onderwijs(?:[\s-]?route)?|o-route"),
    ("z", r"z(?:[\s-]?route)?|zelfredzaamheids?(?:[\s-]?route)?|zelfredzaamheid"),
)
_VALUE = re.compile("|".join(rf"(?P<{code}>(?<![\w-])(?:{word})(?![\w-]*\w))" for code, word in _ROUTES))
_NAMED = re.compile(
    r"(?P<b1>\bb-?1[\s-]?(?:leer)?route|\bleerroute\s(?:naar\s|is\s)?b1\b|\broute\sb1\b)"
    r"|(?P<onderwijs>\bonderwijs[\s-]?route|\bleerroute\s(?:is\s|naar\s)?onderwijs)"
    r"|(?P<z>\bz[\s-]?(?:leer)?route|\bzelfredzaamheids?[\s-]?route|\bleerroute\s(?:naar\s|is\s)?z\b|\broute\sz\b)"
)
_NOT_BEHIND = re.compile(
    r"\bwas\b|\b(?:is|werd) (?:gestopt|losgelaten)|besproken|niet (?:gekozen|haalbaar|geschikt|passend)"
    r"|wil\b.*\bniet|overwogen"
    r"|afgevallen|twijfel"
)
_NOT = re.compile(
    r"\bwas\b|vorige|oorspronkelijk|eerst\b|eerder|in plaats van|besproken|niet (?:gekozen|haalbaar|geschikt|passend)"
    r"|wil\b.*\bniet|geen\b|overwogen|afgevallen|twijfel|eerste plan|i\.p\.v"
)
_FROM = re.compile(r"\bvan\s(?:de\s)?(?:b1|z|onderwijs)[\w-]*\s(?:route\s)?(?:[^.;]{0,40}\s)?(?:naar|>)\s")
_SCALE = re.compile(r"\b(?:af(?:ge)?schaal(?:d|t|en)?|afschaling|afschalen|af te schalen|schaal\w* \w+ af|a2-route)\b")
_SCALE_NO = re.compile(
    r"\bniet\b|\bnee\b|\bgeen\b|van de baan|niet nodig|n\.?v\.?t\b|niet aan de orde|\bnog niet afgeschaald"
)
_SCALE_OPEN = re.compile(
    r"nog niet (?:besproken|bekend|besloten)|later|misschien|eventueel|mogelijk|overwegen|bekijken|\?|onderzoek"
    r"|of we"
)
_SCALE_YES = re.compile(
    r"afgeschaald naar a2|is afgeschaald|afgeschaald|schaalt af|afgeschaald op"
    r"|(?:besloten|besluit|gekozen|afgesproken|akkoord)[^.;]{0,40}(?:af te schalen|afschalen|afschaling)"
    r"|(?:af te schalen|afschaling)[^.;]{0,40}\b(?:besloten|toegekend|goedgekeurd)"
)


def extract(document: Document) -> list[Finding]:
    """The leerroute from its label or from a sentence, the variant, and the scaling down."""
    return [*_route(document), *_changed(document), *_variant(document), *_scaling(document)]


def _route(document: Document) -> Iterator[Finding]:
    for waarde in values(document, r"(?:gekozen |huidige )?(?:leer)?route(?: vanaf nu)?", headings=False):
        text = waarde.tekst[:60]
        shift = _FROM.search(text)
        match = _VALUE.search(text, shift.end() if shift else 0)
        if match and match.start() - (shift.end() if shift else 0) < 30 and not _NOT.search(text[: match.start()]):
            yield _route_finding(match, waarde.begin, waarde.zekerheid)
    for zin in document.now():
        shift = _FROM.search(zin.tekst)
        for match in _NAMED.finditer(zin.tekst):
            if shift and match.start() < shift.end() - 3:
                continue
            behind = re.split(r"[(;]", zin.tekst[match.end() : match.end() + 45])[0]
            if not _NOT.search(zin.tekst[max(0, match.start() - 40) : match.end()]) and not _NOT_BEHIND.search(behind):
                sure = 0.85 if re.search("route|leren", zin.kop) else 0.75
                yield _route_finding(match, zin.begin, sure)


def _changed(document: Document) -> Iterator[Finding]:
    """A leerroute that only a table of versions tells of; a later version goes before an earlier one."""
    for place, zin in enumerate(document.zinnen):
        if zin.plaats != "rij" or not zin.oud:
            continue
        shift = _FROM.search(zin.tekst)
        match = _NAMED.search(zin.tekst, shift.end() - 1 if shift else 0)
        if match:
            yield _route_finding(match, zin.begin, 0.3 + place / 10_000)


def _route_finding(match: re.Match[str], begin: int, sure: float) -> Finding:
    code = next(code for code, _ in _ROUTES if match[code])
    return Finding("leerroute", code, begin + match.start(code), begin + match.end(code), sure)


def _variant(document: Document) -> Iterator[Finding]:
    for waarde in values(document, r"(?:leerroute)?variant", headings=False):
        match = re.search(r"entree", waarde.tekst)
        if match and not re.search(r"geen\b[^,]*entree|niet", waarde.tekst):
            yield Finding("leerrouteVariant", "entree", waarde.begin + match.start(), waarde.begin + match.end(), 0.95)
    for zin in document.now():
        match = re.search(
            r"\bb1[\s-]{1,3}(?:\(?entree\)?)(?:[\s-]?(?:route|variant))?|entree-?\s?(?:variant|route)\b"
            r"|\bvariant\W{1,3}(?:b1[ -]?)?entree\b",
            zin.tekst,
        )
        if match and not re.search(r"geen|niet\b", zin.tekst):
            yield Finding("leerrouteVariant", "entree", zin.begin + match.start(), zin.begin + match.end(), 0.85)


def _scaling(document: Document) -> Iterator[Finding]:
    for zin in document.zinnen:
        if zin.oud and not re.search(r"van de baan|niet meer|afgeschaald", zin.tekst):
            continue
        if _SCALE.search(zin.label):
            answer = yes_or_no(zin.tekst)
            if answer is not None:
                eind = zin.begin + len(zin.tekst.rstrip())
                yield Finding("afgeschaaldNaarA2", answer, _first(zin), min(eind, _first(zin) + 40), 0.95)
            continue
        match = _SCALE.search(zin.tekst)
        if match is None:
            continue
        inline = re.match(r"(?: naar)?(?: a2)?\s*[:=]\s*(\w+)", zin.tekst[match.end() :])
        if inline and yes_or_no(inline[1]) is not None:
            yield _scaled(zin, match, yes_or_no(inline[1]) is True, 0.9)
        elif _SCALE_NO.search(zin.tekst):
            yield _scaled(zin, match, False, 0.8)
        elif _SCALE_YES.search(zin.tekst) and not _SCALE_OPEN.search(zin.tekst):
            yield _scaled(zin, match, True, 0.8)


def _scaled(zin: Zin, match: re.Match[str], value: bool, sure: float) -> Finding:
    return Finding("afgeschaaldNaarA2", value, zin.begin + match.start(), zin.begin + len(zin.tekst.rstrip()), sure)


def _first(zin: Zin) -> int:
    return zin.begin + len(zin.tekst) - len(zin.tekst.lstrip())
