"""Reads what the person can do at work, in the words of the text.

Source: labelling conventions of the plans, number 13: a tool in brackets is a label of its own; traits are no vakskill.
"""

import re
from collections.abc import Iterator

from features.documents.asking import values
from features.documents.document import Document, Zin
from features.dutch.lists import parts
from features.finding import Finding
from features.vocabulary import match_vakskill

SUBJECT = "vakskills"
WORDINGS = (
    "kan: a, b en c",
    "vaardigheden: a, b",
    "vakvaardigheden",
    "kennis en vaardigheden",
    "kan goed koken en bakken",
    "is handig met a en b",
    "goed met Excel",
    "heeft ervaring met (een machine)",
    "kan niet ... (telt niet)",
    "kan fietsen (telt niet)",
)

_LABEL = (
    r"(?:kennis en |vak-?\s?|werk|beroeps|praktische |speciale )?(?:vaardigheden|skills|kennis|kunde|competenties)"
    r"|kan(?: goed| al)?|vakkennis|talenten en vaardigheden|talenten|expertise|sterke (?:punten|kanten)|goed in"
    r"|sterk in|handig met|kwaliteiten"
    r"|thuis [a-z ]*gedaan|[a-z ]*voor anderen gedaan"
)
_NOT_LABEL = re.compile(r"taal|werknemers|digitale|sociale|communicatie|lees|niet|karakter|persoon")
_CAN = re.compile(
    r"\b(?:kan|kunt|kunnen)\b(?: (?:ze|zij|hij|u|mw\.?|dhr\.?|mevrouw|meneer))?(?: (?:ook|goed|heel goed"
    r"|zelfstandig|prima|al|erg goed|uitstekend|met))*\s+(?P<wat>.+)"
    r"|\b(?:is|zijn|bent|ben)\s+(?:erg |heel |zeer )?(?:handig|goed|bedreven|bekwaam|ervaren|vaardig)\s+(?:met"
    r"|in)\s+(?P<met>.+)"
    r"|(?:^|[,.]\s*)(?:goed|handig|ervaring|bekend)\s+(?:met|in)\s+(?P<goed>.+)"
    r"|\b(?:gedaan|vaardigheden|bezig met|kan)\s*:\s*(?P<lijst>.+)"
    r"|\b(?:heeft|heb|hebt) (?:\w+ )?geleerd (?:om )?(?:te )?(?P<geleerd>.+)"
    r"|\b(?:weet (?:heel )?veel|heeft (?:veel )?(?:verstand|kennis)|weet alles) (?:van|over)\s(?P<weet>.+)"
)
_REFUSED = re.compile(
    r"^(?:ik|we|wij|men|u|binnen|contact|bellen|oppassen|dus|niet|geen|nog|pas|wel|echt|alleen|max\w*|ongeveer"
    r"|hooguit|per|tot|minimaal|maar|nu|dan|zo|goed|er|dat|dit|hier|daar|\d+|een|een?half|op (?:dit|termijn"
    r"|tijd)|zich|samen|thuis|weer|later|eigenlijk|moeilijk|slecht|direct|vanaf|in (?:het|eigen|de|een|uw|haar|zijn"
    r"|mijn|je)|over|volgens|ook|altijd|straks|na|misschien|eventueel|uit|aan"
    r"|met (?:de|het)|door|voor|om|van|zelf (?:naar|reizen)|alles|starten|beginnen|werken(?! met)|meedoen|"
    r"lopen|staan|zitten|bukken|tillen|reizen|fietsen|lezen|schrijven|spreken|leren|komen|gaan|doen|blijven"
    r"|worden|mee|participeren|arabisch|"
    r"twee|drie|vier|vijf|zes|zeven|acht|tien|twaalf|zestien|twintig|vierentwintig)\b"
)
_STOP = re.compile(
    r"\s\((?=(?:in|op|sinds|via|bij)\s)|\.|,?\s\b(?:heeft|had|hebben|was|is|maar|want|omdat|zodat|waardoor|die"
    r"|dat|wat|toen|en (?:is|heeft|wil|spreekt|woont|was|werkt\w*)|wil|spreekt|sinds|volgens|mits|als (?:hij"
    r"|zij|ze|het|er))\b"
)
_TRAITS = re.compile(
    r"^(?:(?:is |zijn )?(?:leergierig|gemotiveerd|vriendelijk|sociaal|geduldig|zorgzaam|hardwerkend|betrouwbaar"
    r"|rustig|punctueel|flexibel|enthousiast|behulpzaam|gedreven|stipt|netjes|precies|doorzetter|zelfstandig"
    r"|communicatief|samenwerken|hard werken|creatief|serieus|beleefd|eerlijk)(?:\s\w+)?|onbekend|geen"
    r"|n\.?v\.?t\.?|nvt|-|zie.*|etc\.?|e\.d\.?|enz\.?|o\.a\.?|andere dingen|meer|nog.*|divers\w*)$"
)
_KIN = re.compile(
    r"kind|opvang|reis|vervoer|belast|beperk|gezondheid|beschikb|rooster|taal(?:niveau|les)|begel|afspr|actie"
    r"|inzetbaar|mogelijkheden"
)
_LEADING = re.compile(
    r"^(?:kan|kunnen|kunt|ook|goed|met|van|het|de|een|zelf|verder|daarnaast|o\.a\.?|onder andere|bijvoorbeeld"
    r"|veel ervaring met|ervaring met|ervaring in|werken met)\s+"
)
_NO_SKILL = re.compile(r"\b(?:niet|geen|nooit|worden|wordt|werd)\b")
_CARE = re.compile(r"voor (?:\w+ ){1,3}(?:zorgen|koken)$")
_CANNOT = re.compile(
    r"\bkan(?: (?:hij|zij|ze|mw\.?|dhr\.?))? (?:nog )?(?:niet|geen|slecht|moeilijk)\b|\bniet goed (?:met|in)"
)


def extract(document: Document) -> list[Finding]:
    """Each thing the person can do, once; from labels, from the heading, and from sentences with "kan"."""
    found: dict[str, Finding] = {}
    for waarde in values(document, _LABEL, joined=True):
        if _NOT_LABEL.search(waarde.label) or (
            waarde.achter == "regel" and waarde.label.startswith("kan") and _REFUSED.match(waarde.tekst)
        ):
            continue
        if (
            waarde.achter in ("veld", "label")
            or (waarde.achter == "kop" and re.search(r"vaardigheden|skills|kwaliteiten", waarde.kop))
        ) and not re.search(r"\b(?:heeft|wil|is|zijn|kan)\b", waarde.tekst):
            _gather(found, waarde.tekst, waarde.begin, document, waarde.zekerheid)
    for zin in document.now():
        if zin.plaats not in ("kop", "rij") and not _CANNOT.match(zin.tekst) and not _KIN.search(zin.label):
            _from_sentence(found, zin, document)
    return list(found.values())


def _from_sentence(found: dict[str, Finding], zin: Zin, document: Document) -> None:
    if re.search(
        r"\b[abc][0-2]\b|examen|\bniemand\b|\bdie kan\b|\b(?:dan|datum|dat) kunt?\b|\?|\bwil\b.*\bkan\b|\btijdens\b"
        r"|\bzodra\b|\bconsulent\b|\bkan (?:pas|zij niet|ze niet|hij niet)",
        zin.tekst,
    ) or re.search(r"vaardigh|skills|^kan", zin.label):
        return
    for match in _CAN.finditer(zin.tekst):
        name = next(name for name, value in match.groupdict().items() if value is not None)
        rest = match[name]
        if re.search(r"\b(?:niet|geen|nooit)\W*$", zin.tekst[: match.start()]):
            continue
        if (_REFUSED.match(rest) and not _CARE.match(rest.split(",")[0])) or (
            _KIN.search(zin.kop) and name in ("wat", "goed") and not match_vakskill(rest.split(",")[0])
        ):
            continue
        if name in ("goed", "met") and re.search(
            r"^(?:het|de|zijn|haar) (?:taal|gezin|kinderen|nederlands)|\btaal\b", rest
        ):
            continue
        _gather(found, rest, zin.begin + match.start(name), document, 0.8)


def _gather(found: dict[str, Finding], tekst: str, begin: int, document: Document, sure: float) -> None:
    for stop in _STOP.finditer(tekst):
        if stop.start() > 2 and not _within_brackets(tekst, stop.start()):
            tekst = tekst[: stop.start()]
            break
    for part, place in parts(tekst):
        bare = _LEADING.sub("", _LEADING.sub("", part))
        shift = len(part) - len(bare)
        for label, offset in _with_tools(bare, document, begin + place + shift):
            name = label.strip(" .,:;-\"'")
            if _is_skill(name):
                start = begin + place + shift + offset
                found.setdefault(name, Finding("vakskills", name, start, start + len(label.rstrip()), sure))


def _within_brackets(tekst: str, place: int) -> bool:
    return tekst.count("(", 0, place) > tekst.count(")", 0, place)


def _is_skill(name: str) -> bool:
    words = name.split()
    return (
        bool(words)
        and len(words) <= 7
        and len(name) <= 60
        and not _TRAITS.match(name)
        and not _NO_SKILL.search(name)
        and (not _REFUSED.match(name) or match_vakskill(name) is not None or _CARE.match(name) is not None)
        and any(sign.isalpha() for sign in name)
    )


def _with_tools(part: str, document: Document, begin: int) -> Iterator[tuple[str, int]]:
    """A part and the tools named in brackets behind it; a tool is written with a capital."""
    bracket = re.search(r"\s*\(([^)]*)\)?", part)
    yield (part[: bracket.start()] if bracket else part), 0
    if bracket:
        for tool, place in parts(bracket[1]):
            start = bracket.start(1) + place
            original = document.text[begin + start : begin + start + len(tool)]
            if original[:1].isupper() and not re.search(r"talig|landse?\b", tool):
                yield tool, start
