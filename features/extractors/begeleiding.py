"""Reads the begeleiding: its intensiteit, a jobcoach, a taalmaatje, and the werknemersvaardigheden.

Source: labelling conventions of the plans, number 21.
"""

import re
from collections.abc import Iterator

from features.documents.asking import values
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
    r"\b(?:ja|wel|heeft|hebt|heb|krijgt|krijg|zoekt|zoeken|wil|wenst|gewenst|graag|aangemeld|aangevr\w*|aanmelden"
    r"|geregeld"
    r"|gekoppeld|komt|regelen|start|nodig|inzetten|ingezet|functioneert als|is er|sinds|via|gevonden|inzet|met"
    r"|samen|wordt|helpt)\b"
)
_STILL = re.compile(
    r"\bnog geen\b.*\b(?:wil|zoek|graag|aangemeld|aangevr|wel)|\b(?:nog niet gevonden|nog geen gevonden|wachtlijst"
    r"|nog geen match)"
)
_SKILLS = (
    r"werknemers\s?-?\s?vaardigh(?:eid|eden|edn)\w*\.?|werknemersvaardigh\.?|werkn\.?\s?-?vaard\w*\.?"
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
    labels = (
        r"(?:(?:mate|intensiteit|soort|vorm) (?:van )?)?(?:de )?begeleiding(?:sintensiteit|sbehoefte|sniveau"
        r"| niveau| nodig"
        r"| door de gemeente)?|intensiteit(?: begeleiding)?|(?:zwaarte|mate)(?: (?:van )?(?:de )?begeleiding)?"
        r"|\w* ?\w* ?begeleidt \w+|begl?eiding|beg(?:el)?\.?"
    )
    for waarde in values(document, labels):
        if waarde.achter == "kop" and not _HELP.fullmatch(waarde.kop):
            continue
        match = _LEVEL.match(waarde.tekst.strip(" .,:-(")) or (
            _LEVEL.search(waarde.tekst[:50]) if waarde.achter != "kop" else None
        )
        if match is None and waarde.achter in ("veld", "label"):
            match = _SHORT_LEVEL.match(waarde.tekst)
        if match and match.lastgroup and not _NOT_LEVEL.search(waarde.tekst[: waarde.tekst.find(match[0])]):
            place = waarde.begin + waarde.tekst.find(match[0])
            yield Finding("begeleiding.intensiteit", match.lastgroup, place, place + len(match[0]), waarde.zekerheid)
    for zin in document.now():
        first = _LEVEL.match(zin.tekst.strip(" .,:-(")) if zin.eerste and _HELP.fullmatch(zin.kop) else None
        if first and first.lastgroup:
            start = zin.begin + zin.tekst.find(first[0])
            yield Finding("begeleiding.intensiteit", first.lastgroup, start, start + len(first[0]), 0.8)
        for guide in _WORD.finditer(zin.tekst):
            clause, begin = clause_around(zin.tekst, guide.start())
            match = _LEVEL.search(clause)
            if match is None and len(zin.tekst.split()) <= 7:
                begin, clause, match = 0, zin.tekst, _LEVEL.search(zin.tekst)
            if match and match.lastgroup and not _NOT_LEVEL.search(clause):
                start = zin.begin + begin + match.start()
                yield Finding("begeleiding.intensiteit", match.lastgroup, start, start + len(match[0]), 0.8)


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
        answer = _sentence(zin, match) if match else None
        if match and answer is not None:
            clause, begin = clause_around(zin.tekst, match.start())
            yield _found(veld, answer, zin.begin + begin, clause, 0.8)


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
