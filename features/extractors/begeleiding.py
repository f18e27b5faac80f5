"""Reads the begeleiding: its intensiteit, a jobcoach, a taalmaatje, and the werknemersvaardigheden.

Source: labelling conventions of the plans, number 21.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from features.documents.asking import Waarde, values
from features.documents.document import Document, Zin
from features.dutch.clauses import clause_around, yes_or_no
from features.finding import Finding

SUBJECT = "begeleiding"
WORDINGS = (
    "begeleiding: licht",
    "de begeleiding is intensief",
    "intensieve begeleiding",
    "jobcoach: ja",
    "geen jobcoach nodig",
    "er komt een jobcoach",
    "taalmaatje hoeft niet",
    "zoekt een taalmaatje",
    "taalmaatje is gestopt",
    "aangemeld voor een taalmaatje",
    "taalcoach",
    "werknemersvaardigheden zijn in ontwikkeling",
    "nog niet te beoordelen (telt niet)",
)

_LEVELS = r"(?P<licht>\blichte?\b)|(?P<gemiddeld>\bgemiddelde?\b|\bmatige?\b)|(?P<intensief>\bintensie(?:f|ve)\b)"
_LEVEL = re.compile(_LEVELS)
_SHORT_LEVEL = re.compile(
    r"\W*(?:(?P<gemiddeld>gem\b\.?|midden\b)|(?P<intensief>int(?:ens)?\b\.?|zwaar\b|hoog\b)|(?P<licht>laag\b))"
)
"""Answers that count only right behind their label."""
_WORD = re.compile(r"\bbeg(?:eleiding|elding|leiding)\w*")
_MANNER = re.compile(rf"(?:{_LEVELS})\s+(?:wordt |zal \w+ )?(?:begeleid\b|begeleiden\b|te begeleiden)")
_FIRST_LEVEL = re.compile(rf"[\s.,:(-]*(?:{_LEVELS})")
_SETTLED = re.compile(rf"(?:houden|komen|wordt|kiezen|zetten)\b[^.;]{{0,25}}(?:{_LEVELS})")
_SHORT_SENTENCE, _NEAR = 7, 8
_INTENSITY = (
    r"(?:(?:mate|intensiteit|soort|vorm) (?:van )?)?(?:de )?begeleiding(?:sintensiteit|sbehoefte|sniveau| niveau"
    r"| nodig| door de gemeente)?|intensiteit(?: begeleiding)?|(?:zwaarte|mate)(?: (?:van )?(?:de )?begeleiding)?"
    r"|\w* ?\w* ?begeleidt \w+|begl?eiding|beg(?:el)?\.?"
)
_BETWEEN = re.compile(r"\b(?:licht|gemiddeld) (?:tot|a|/|of|en) (?:gemiddeld|intensief)\b")
_HELP = re.compile(r"(?:\d\.? )?(?:(?:soort )?begeleiding(?: en \w+)?|hulp|ondersteuning|wie helpt .*|hoe helpen .*)")
_NOT_LEVEL = re.compile(r"\b(?:niet|geen|was|minder|eerder|voorheen)\b")
_BUDDY = {
    "begeleiding.jobcoach": re.compile(r"\bjob-?\s?coach\w*|\bwerkcoach op de werkplek|\bjc\b"),
    "begeleiding.taalmaatje": re.compile(r"\btaal-?\s?(?:maatj?e?|buddy|coach|vrijwilliger)\w*|\btm\b"),
}
_NO = re.compile(
    r"\b(?:geen|niet|nee|nooit|hoeft niet|zonder|gestopt|afgesloten|beeindigd|overbodig|weigert|stopt|n\.?v\.?t)\b"
)
_YES = re.compile(
    r"\b(?:ja|wel|heeft|hebt|heb|krijgt|krijg|gezocht|zoekt|zoeken|wil|wenst|gewenst|graag|aangemeld|aangevr\w*"
    r"|aanmelden"
    r"|geregeld"
    r"|gekoppeld|komt|regelen|start|nodig|inzetten|ingezet|functioneert als|is er|sinds|via|gevonden|inzet|met"
    r"|samen|wordt|helpt|meld(?:en|t)?\b.*\baan)\b"
)
_STILL = re.compile(
    r"\bnog geen\b.*\b(?:wil|zoek|graag|aangemeld|aangevr|wel)|\b(?:nog niet gevonden|nog geen gevonden|wachtlijst"
    r"|nog geen match)"
)
_SKILLS = (
    r"werknemers\s?-?\s?vaard\w*\.?|werkn\.?\s?-?vaard\w*\.?"
    r"|werknemerscompetenties|wn\s?-?vaard\w*\.?|wnv\b"
)
_JUDGED = re.compile(
    r"(?P<onvoldoende>\bonvoldoende(?!\s(?:bekend|beeld|zicht|informatie)))|(?P<inOntwikkeling>\bin ontw\w*"
    r"|\bontwikkelend|\bmatig|\bwisselend|\bnog te ontwikkelen|\bin opbouw)"
    r"|(?P<voldoende>(?<!on)\b(?:ruim )?voldoende|\bgoed\b|\bprima\b|\bop orde)"
)
_NOT_JUDGED = re.compile(
    r"niet te beoordelen|onbekend|nog niet bekend|onvoldoende (?:bekend|beeld|zicht)|nog geen (?:zicht|oordeel"
    r"|beeld)|uitvragen|nog beoordelen|\?"
)


def extract(document: Document) -> list[Finding]:
    """What the plan says about each of the four."""
    found = [*_intensity(document), *_skills(document)]
    for veld, word in _BUDDY.items():
        found += _buddy(document, veld, word)
    return found


def _intensity(document: Document) -> Iterator[Finding]:
    for waarde in values(document, _INTENSITY):
        if waarde.achter != "kop" or _HELP.fullmatch(waarde.kop):
            yield from _told(waarde)
    for zin in document.now():
        yield from _level(zin, _MANNER.search(zin.tekst))
        alone = _LEVEL.fullmatch(zin.tekst.strip(" .,:-"))
        below = _FIRST_LEVEL.match(zin.tekst) if zin.eerste and _HELP.fullmatch(zin.kop) else None
        if below or (alone and _beside_buddy(document, zin)):
            yield from _level(zin, _LEVEL.search(zin.tekst))
        for guide in _WORD.finditer(zin.tekst):
            clause, begin = clause_around(zin.tekst, guide.start())
            match = None if _BETWEEN.search(clause) else _LEVEL.search(clause)
            if match is None and not _BETWEEN.search(clause) and len(zin.tekst.split()) <= _SHORT_SENTENCE:
                begin, clause, match = 0, zin.tekst, _LEVEL.search(zin.tekst)
            if not _NOT_LEVEL.search(clause):
                yield from _level(zin, match, begin)


def _told(waarde: Waarde) -> Iterator[Finding]:
    """The intensiteit behind a label; of two that it lies between only the one that was settled on."""
    if _BETWEEN.search(waarde.tekst[:50]):
        match = _SETTLED.search(waarde.tekst)
    else:
        match = _FIRST_LEVEL.match(waarde.tekst)
        if match is None and waarde.achter != "kop":
            match = _LEVEL.search(waarde.tekst[:50])
        if match is None and waarde.achter in ("veld", "label"):
            match = _SHORT_LEVEL.match(waarde.tekst)
        if match and _NOT_LEVEL.search(waarde.tekst[: match.start(str(match.lastgroup))]):
            return
    if match and match.lastgroup:
        begin, eind = waarde.begin + match.start(match.lastgroup), waarde.begin + match.end(match.lastgroup)
        yield Finding("begeleiding.intensiteit", match.lastgroup, begin, eind, waarde.zekerheid)


def _level(zin: Zin, match: re.Match[str] | None, begin: int = 0) -> Iterator[Finding]:
    if match and match.lastgroup:
        start = zin.begin + begin + match.start(match.lastgroup)
        eind = zin.begin + begin + match.end(match.lastgroup)
        yield Finding("begeleiding.intensiteit", match.lastgroup, start, eind, 0.8)


def _buddy(document: Document, veld: str, word: re.Pattern[str]) -> Iterator[Finding]:
    for zin in document.now():
        if word.search(zin.label):
            answer = yes_or_no(zin.tekst)
            if answer is None and not word.search(zin.tekst):
                answer = _said(zin.tekst, zin.tekst)
            if answer is not None:
                yield _found(veld, answer, zin.begin, zin.tekst, 0.95)
                continue
        if zin.plaats == "kop" or (zin.plaats == "rij" and not re.search("begeleid", zin.kop)):
            continue
        match = word.search(zin.tekst)
        named = match and re.match(r"\s(?:is|heet)\s", zin.tekst[match.end() :])
        answer = _sentence(zin, match) if match else None
        if match and named and answer is None and _capital(document, zin, match.end() + named.end()):
            answer = True
        if match and answer is not None:
            clause, begin = clause_around(zin.tekst, match.start())
            yield _found(veld, answer, zin.begin + begin, clause, 0.8)


def _beside_buddy(document: Document, zin: Zin) -> bool:
    """Whether a sentence stands beside one about a coach or a maatje, in one paragraph."""
    near = (other.tekst for other in _neighbours(document, zin))
    return any(word.search(tekst) for tekst in near for word in _BUDDY.values())


def _neighbours(document: Document, zin: Zin) -> list[Zin]:
    """The sentences of the same paragraph."""
    places = [other.begin for other in document.zinnen]
    place = bisect_left(places, zin.begin)
    around = document.zinnen[max(0, place - _NEAR) : place + _NEAR]
    return [other for other in around if other.alinea == zin.alinea]


def _capital(document: Document, zin: Zin, place: int) -> bool:
    """Whether a word with a capital stands here, as a name does: "mijn taalmaatje is Anna"."""
    return document.text[zin.begin + place : zin.begin + place + 1].isupper()


def _sentence(zin: Zin, match: re.Match[str]) -> bool | None:
    """What a sentence says about a coach or maatje; a later clause that ends it wins."""
    behind = zin.tekst[match.end() :]
    direct = re.match(r"\s*(?:is\s|zijn\s)?[:=]?\s*(ja|nee|niet|geen|wel)\b", behind)
    if direct:
        return direct[1] in ("ja", "wel")
    clause, _ = clause_around(zin.tekst, match.start())
    if re.search(
        r"\b(?:dat|die|deze) is (?:inmiddels |nu )?(?:gestopt|beeindigd|afgesloten)|niet meer nodig", zin.tekst
    ):
        return False
    return _said(clause, zin.tekst)


def _said(clause: str, sentence: str) -> bool | None:
    if _STILL.search(sentence):
        return True
    if _NO.search(clause):
        return False
    return True if _YES.search(clause) or _YES.search(sentence) else None


def _found(veld: str, value: bool, begin: int, tekst: str, sure: float) -> Finding:
    lead = len(tekst) - len(tekst.lstrip())
    return Finding(veld, value, begin + lead, begin + min(len(tekst.rstrip()), lead + 80), sure)


def _skills(document: Document) -> Iterator[Finding]:
    for waarde in values(document, _SKILLS, headings=True):
        if _NOT_JUDGED.search(waarde.tekst) or waarde.achter == "kop":
            continue
        match = _JUDGED.search(waarde.tekst[:60])
        if match and match.lastgroup:
            start = waarde.begin + match.start()
            yield Finding("werknemersvaardigheden", match.lastgroup, start, start + len(match[0]), waarde.zekerheid)
    for zin in document.now():
        word = re.search(_SKILLS, zin.tekst)
        match = _JUDGED.search(zin.tekst, word.end(), word.end() + 50) if word else None
        if word and match and match.lastgroup and not _NOT_JUDGED.search(zin.tekst):
            yield Finding(
                "werknemersvaardigheden", match.lastgroup, zin.begin + match.start(), zin.begin + match.end(), 0.85
            )
