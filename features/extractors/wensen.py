"""Reads which beroepen and sectoren the person wants, and which work they do not want.

Source: labelling conventions of the plans, number 14: the idea of the klantmanager or a vague answer is no wens; not being
able to is a beperking.
"""

import re
from collections.abc import Iterator

from data.reference.vocabulary import sectoren
from features.documents.asking import values
from features.documents.document import Document, Zin
from features.dutch.lists import parts
from features.finding import Finding
from features.vocabulary import match_sector

SUBJECT = "wensen"
WORDINGS = (
    "wens: weer electricien worden", "wil kok worden", "droomt ervan kapster te worden", "wil graag als bakker werken",
    "bereid te beginnen als heftruckchauffeur", "vindt chauffeur ook goed", "lasser, later voorman", "sector techniek of industrie",
    "wil in het onderwijs blijven", "iets in het groen", "wil geen schoonmaak", "liever geen nachtdienst", "horeca wil ze niet",
    "niet in de kassen", "wil niet: afwas", "mijn idee is ... (telt niet)",
)  # fmt: skip

_WISH_LABEL = (
    r"(?:beroeps?)?wens(?:beroep|functie|en|richting)?(?: (?:beroep|werk|functie|voor de toekomst|korte termijn|inburgeraar|mw|dhr))?(?: \([^)]*\))?|(?:droom|gewenst|wens) ?(?:baan|beroep|werk|functie)|gewenste? (?:beroep|functie|baan|werk)\w*"
    r"|beroep(?:en)?|ambities?|wil (?:graag )?worden|toekomstwens|voorkeur(?:sberoep)?"
)
_WISH_HEADING = re.compile(r"wens|wil\b|wilt\b|toekomst|ambitie|droom")
_SECTOR_LABEL = r"(?:wens\s?|gewenste |voorkeurs?)?sector(?:en)?(?: van voorkeur)?|wens sector|branche|werkveld"
_NOT_LABEL = r"(?:wil (?:zeker |absoluut |echt |liever )?niet|liever (?:geen|niet)|niet(?: gewenst\w*)?|wil geen|geen (?:interesse|voorkeur)(?: in)?|niet willen|ongewenst\w*|afwijzing\w*|nooit)(?: werk| beroep\w*| sector\w*)?"
_WHO = r"(?:(?:zij|ze|hij|u|mw\.?|mevr\.?|mevrouw|dhr\.?|meneer|de heer|betrokkene|klant|ik|haar|zijn)(?: [a-z]\w+)?\s)?"
_AGAIN = r"(?:(?:graag|weer|ooit|later|ook|wel|het liefst|liefst|eerst|uiteindelijk|opnieuw|zelf|een|zo snel mogelijk|in de toekomst|op termijn|heel graag|dolgraag|ervan|om)\s)*"
_LABELLED_END = r"(?=\s*(?:[.,;()\"]|$|\bte\b))"
_X = r"(?P<x>[a-z][a-z' /-]{2,60}?)"
_WANTED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:wil|wilt|willen|zou|hoopt|droomt|droom is|wens is|ambitie is|graag|liefst)\b\s*:?\s*{_WHO}{_AGAIN}{_X}\s(?:te\s)?(?:worden|willen worden|kunnen worden|zijn(?=\s*[.,;()\"]|$|\s(?:en|in|bij|op|maar|of)\b))",
        rf"\b(?:wil|wilt|zou|hoopt|graag|liefst)\b\s{_WHO}{_AGAIN}als\s{_AGAIN}{_X}\s(?:te\s|willen\s|gaan\s)?(?:werken|beginnen|aan de slag|aan het werk|starten)\b",
        rf"\b(?:wil|wilt|zou)\b\s{_WHO}{_AGAIN}(?:gaan\s)?(?:werken|beginnen|aan de slag|starten)\sals\s{_AGAIN}{_X}{_LABELLED_END}",
        rf"\b(?:bereid|staat (?:er)?\s?(?:voor\s)?open|staat ervoor open|open voor|akkoord met|prima om|kan zich vinden)\b.{{0,30}}?\bals\s{_AGAIN}{_X}{_LABELLED_END}",
        rf"(?:^|[.,;]\s?){_X}(?:\s(?:bij|in|op)\s[^,.;]+)?\s(?:vindt|vind)\s(?:hij|zij|ze|u|mw\.?|dhr\.?|ik)\s(?:ook\s)?(?:goed|prima|leuk|mooi)",
        rf"\bwerk(?:en)?\sals\s{_X}\s(?:is|lijkt|mag|kan)\b[^.]*\b(?:goed|prima|ook|leuk)\b",
        rf"^\W*(?:weer\s|ooit\s)?{_X}\s(?:willen\s)?worden\b",
        rf"\b(?:droomberoep|droombaan|wensberoep|beroepswens|grootste wens|wens|droom|ambitie)\s(?:is|blijft|:)\s{_AGAIN}{_X}(?=[.,;(]|$|\sin\s|\sbij\s)",
        rf"\bdroomt van (?:een )?(?:baan als|werk als|werken als)\s{_AGAIN}{_X}{_LABELLED_END}",
        rf"\bbeginnen als\s{_AGAIN}{_X}{_LABELLED_END}",
        rf"\bwil\s{_WHO}{_AGAIN}aan het werk als\s{_X}{_LABELLED_END}",
        rf"\bziet (?:zichzelf|zich) (?:wel )?als\s{_X}(?=[.,;(]|$|\swerken)",
    )
)
_NOBODY = re.compile(
    r"\b(?:mijn|ons) idee|\bidee (?:is|van)|\bvroeg\b|\bik denk\b|\bkm\b|klantmanager|\bpartner\b|\becht?geno|\bman wil|\bvrouw wil|\bkinderen\b|\bzoon|\bdochter|consulent|\bniet realistisch om|voorgesteld|\badvies\b|wsp\b"
)
_NO_JOB = re.compile(
    r"\b(?:taalmaatje|taalcoach|jobcoach|mw|dhr|zelfstandig|onafhankelijk|beter|goed|bezig|actief|gelukkig|duidelijk|snel|rijbewijs|nederlander|moeder|vader|gezond|eerst|duurzaam|betaald|werk|iemand|meer|thuis|zaak|eigen|onderweg|taal|nederlands|klaar|bekend|bevoegd|niet|geen|kunnen|leren|weten)\b"
)
_TAIL = re.compile(r"\s(?:in (?:een|het|de)|bij|met|via|voor|op|maar|omdat|want|die|dat|of (?:een )?(?:salon|eigen|iets)|aan|willen|later|eventueel|als|zodra|na|van plan|misschien)\b.*$")
_LEAD = re.compile(r"^(?:(?:weer|graag|een|als|ooit|later|misschien|eerst|uiteindelijk|liefst|om|iets|werk(?:en)? als|baan als|functie als|het|de|ook|wel|eventueel|anders|of|en|nog niet bekend|dhr\.?|mw\.?|mevrouw|zij|ze|hij|u|ik|wil|zou|te|worden)\s+)+")
_VERBAL = re.compile(r"\b(?:wil|wilt|zou|heeft|hebben|is|zijn|kan|gaat|hoopt|droomt|vindt|weet|worden|werken|staat|nodig|duurt|doel|sector|geen|niet|bereid|liever|werkte|werkt|gewerkt|kreeg|mw|dhr|hij|zij|ze|u|ik|we|wij|volgt|spreekt|droomt|kunt|vindt|maakt|zou)\b")
_REFUSES = (
    re.compile(r"\bliever\s(?:geen|niet)\s(?P<x>[^.;]+?)(?=(?:\s(?:doen|meer doen|werken|meer))?\s*(?:[.;(]|$))"),
    re.compile(rf"\b(?:wil|wilt|zou)\b\s(?:{_WHO})?(?:\w+\s){{0,2}}?geen\s(?P<x>[^.;,]+?)(?=\s(?:meer|doen|werk|willen|maar|want)\b|\s*[.;(,]|$)"),
    re.compile(r"(?:^|[.;:]\s*|\ben\s(?=werk))(?P<x>[^.;:]{3,70}?)\s(?:wil|wilt)\s(?:ze|zij|hij|u|mw\.?|dhr\.?|mevrouw|meneer|betrokkene|ik)\s(?:(?:liever|echt|zeker|absoluut|op termijn|beslist|helemaal|pertinent|ook)\s)*niet\b"),
    re.compile(rf"\b(?:wil|wilt|zou)\b\s(?:{_WHO})?(?:(?:in elk geval|in ieder geval|echt|absoluut|liever|zeker|beslist|pertinent|ook|op termijn)\s)*niet\s(?:meer\s)?(?:gaan\s)?(?P<x>(?:in|met|als|achter|op|bij|voor|aan)\s[^.;,(]+)"),
    re.compile(r"^\W*(?:in (?:elk|ieder) geval\s|zeker\s|absoluut\s|echt\s)?(?:niet|geen)\s(?:meer\s)?(?P<x>[^.;(]+)"),
    re.compile(r"\b(?:in elk geval|in ieder geval|zeker|absoluut)\sniet\s(?P<x>(?:in|met|als|achter|op|bij|voor)\s[^.;,(]+)"),
    re.compile(r"(?:^|[.;]\s*)(?P<x>[^.;,:]{3,60}?)\s(?:is (?:geen optie|uitgesloten|niets voor)|ziet (?:ze|zij|hij|u|mw\.?|dhr\.?) niet zitten|liever niet|vindt (?:ze|zij|hij) (?:niets|vreselijk|niet leuk)|spreekt (?:haar|hem) niet aan)"),
    re.compile(r"\b(?:geen interesse in|niet geinteresseerd in|staat niet open voor|heeft een hekel aan|geen zin in)\s(?P<x>[^.;,(]+)"),
)  # fmt: skip
_NOT_WORK = re.compile(
    r"\breizen|\breistijd|\btaal\s?(?:maatje|coach|les)|jobcoach|onderwijsroute|\bz-?route|\blanger\b|\bmeer dan\b|\buur\b|\buren\b|fiets|\bbus\b|kinder(?!opvang|dagverblijf)|opvang|rijbewijs|certific|beperking|inkomen|uitkering|foto|\bmeer les|afschal|verhuiz|ervaring|opleiding\b(?!s)|bekend|realistisch|zeker|zijn man|haar man|praten|daarom|kosten|haast|medisch|diagnose|bijzonder|probleem|engels\b|duidelijk|gesproken|nodig|eerste|alleen (?:met|maar)|taalniveau|\bles\b|auto\b|huis\b|vrijwillig\w* meer|moeite|gewerkt|gehad|optie"
)
_BROAD = re.compile(r"\b(?:in|naar|binnen|voor)\s(?:de|het|een)\s(?P<s>[a-z-]{3,25})(?:sector|branche)?\b|\biets\s(?:met|in)\s(?:de\s|het\s)?(?P<t>[a-z-]{3,25})")


def extract(document: Document) -> list[Finding]:
    """The beroepen and sectoren that are wanted, and the work that is not."""
    found = [*_from_labels(document)]
    for zin in document.now():
        if zin.plaats in ("kop", "rij") or re.search(r"werkerv|opleid|vervoer|reis|opvang|taal|begeleid|rijbew|toelicht|notitie", zin.label):
            continue
        found += _wanted(zin)
        found += _refused(zin)
        found += _broad_sector(zin)
    return found


def _from_labels(document: Document) -> Iterator[Finding]:
    for waarde in values(document, _WISH_LABEL):
        heading = waarde.achter == "kop"
        if waarde.achter == "regel" or re.search(r"sector|niet|opleiding|school", waarde.label) and not heading:
            continue
        if heading and not (_WISH_HEADING.search(waarde.kop) and not re.search("wat kan", waarde.kop)):
            continue
        if heading and re.search(r"\bwerk\b|doel", waarde.kop) and len(waarde.tekst.split()) > 6:
            continue
        for begin, sentence in _sentences(waarde.tekst, whole=heading):
            if not _VERBAL.search(sentence if heading else re.sub(r"\b(?:sector|geen|niet)\b", "", sentence)):
                yield from _jobs(sentence, waarde.begin + begin, waarde.zekerheid)
    for zin in document.now():
        wishing = _WISH_HEADING.search(zin.kop) and not zin.label and zin.eerste and zin.plaats == "zin"
        if wishing and not re.search(r"\bwens", zin.kop) and not _VERBAL.search(zin.tekst) and not re.search("kan|doel", zin.kop):
            yield from _jobs(zin.tekst, zin.begin, 0.7)
    for waarde in values(document, _SECTOR_LABEL, headings=False):
        if "sociaal domein" not in waarde.tekst:
            yield from _sectors(waarde.tekst, waarde.begin, waarde.zekerheid)
    for zin in document.now():
        match = re.search(r"\bsector(?:en)?\b(?! sociaal)[^:,.]{0,45}?(?::|\bis\b)\s(?P<s>[^.;]+)|\bsector(?:en)?\s(?!sociaal)(?P<t>[^.;:]+)", zin.tekst)
        if match and not re.search("sociaal domein|team", zin.tekst):
            name = "s" if match["s"] else "t"
            yield from _sectors(match[name], zin.begin + match.start(name), 0.8)
    for waarde in values(document, _NOT_LABEL, headings=False):
        if waarde.achter == "veld" and not re.search(r"vervoer|reis", waarde.kop):
            yield from _unwanted(waarde.tekst, waarde.begin, 0.95)


def _sentences(tekst: str, *, whole: bool) -> Iterator[tuple[int, str]]:
    """The first two sentences of a value; a sentence below a heading is one already."""
    if whole:
        yield 0, tekst
        return
    begin = 0
    for cut in [*re.finditer(r"(?<!mw)(?<!dhr)\.\s", tekst), None][:2]:
        eind = cut.end() if cut else len(tekst)
        if tekst[begin:eind].strip():
            yield begin, tekst[begin:eind]
        begin = eind


def _jobs(tekst: str, begin: int, sure: float) -> Iterator[Finding]:
    for part, place in parts(tekst):
        bare = _LEAD.sub("", part)
        shift = len(part) - len(bare)
        name = re.sub(r"\s*\(.*$", "", bare).strip(" .,:\"'")
        broad = re.match(r"(?:medewerker|hulp|assistent|kracht|baan|werk)\s(?:in|bij|op)\s", name)
        name = name if broad else _TAIL.sub("", name).strip(" .,:\"'")
        name = re.sub(r"\s(?:te )?(?:worden|zijn|werken)$", "", name)
        if name and len(name.split()) <= 5 and not _NO_JOB.search(name) and not _VERBAL.search(name) and not _is_sector(name) and any(c.isalpha() for c in name):
            if re.search(r"^(?:nog )?(?:onbekend|niet|geen|n\.?v\.?t|weet|zie|nvt|sector|alles|iets|onduidelijk|open)\b|maakt niet uit|\d", name):
                continue
            start = begin + place + shift
            yield Finding("wensen.beroepen", name, start, start + len(name), sure)


def _is_sector(name: str) -> bool:
    found = match_sector(name)
    return found is not None and found.how == "exact"


def _wanted(zin: Zin) -> Iterator[Finding]:
    if _NOBODY.search(zin.tekst):
        return
    for pattern in _WANTED:
        for match in pattern.finditer(zin.tekst):
            if re.search(r"\b(?:niet|geen|nooit)\b", zin.tekst[max(0, match.start() - 12) : match.end()]):
                continue
            yield from _jobs(match["x"], zin.begin + match.start("x"), 0.85)


def _refused(zin: Zin) -> Iterator[Finding]:
    wishing = bool(_WISH_HEADING.search(zin.kop) or re.search(r"wens|wil", zin.label)) and "kan" not in zin.kop
    for number, pattern in enumerate(_REFUSES):
        fragment = number == 4
        if fragment and not wishing and not re.search(r"\bwens\b", zin.label):
            continue
        for match in pattern.finditer(zin.tekst):
            value = match["x"]
            if _NOT_WORK.search(value) or _NOBODY.search(zin.tekst[: match.start()]) or fragment and _VERBAL.search(value.replace("geen", "")):
                continue
            if number in (0, 6) and not wishing and re.search(r"gezondheid|belast|beperk|reis|opvang", zin.kop):
                continue
            yield from _unwanted(value, zin.begin + match.start("x"), 0.85)
            return


def _unwanted(tekst: str, begin: int, sure: float) -> Iterator[Finding]:
    for part, place in parts(tekst):
        bare = re.sub(r"^(?:(?:maar|en|of|dus|ook|liever|liefst|geen|niet|zeker|meer|graag|absoluut|echt|in elk geval)\s+)+", "", part)
        name = re.sub(r"\s*\(.*$", "", bare)
        name = re.sub(r"^interesse in (?:het |de |een )?", "", name)
        name = re.sub(r"\s(?:meer|doen|willen|wil|wilt)(?:\s(?:ze|zij|hij|u|doen))?$", "", name).strip(" .,:\"'")
        if name and len(name.split()) <= 9 and not re.match(r"(?:n\.?v\.?t|nvt|geen|onbekend|niets|-|niks)\b", name):
            start = begin + place + len(part) - len(bare) + max(0, bare.find(name))
            yield Finding("wensen.nietGewenst", name, start, start + len(name), sure)


def _sectors(tekst: str, begin: int, sure: float) -> Iterator[Finding]:
    for part, place in parts(re.split(r"[.;(]|\bmaar\b", tekst)[0]):
        bare = re.sub(r"^(?:de|het|in de|in het|eventueel|anders|ook|voorkeur|liefst|graag)\s+", "", part)
        code = _sector(bare)
        if code and not re.search(r"\b(?:niet|geen)\b", part):
            start = begin + place + len(part) - len(bare)
            yield Finding("wensen.sectoren", code, start, start + len(bare), sure)


def _sector(name: str) -> str | None:
    match = match_sector(name) if len(name.split()) <= 4 else None
    return sectoren()[match.index].code if match else None


def _broad_sector(zin: Zin) -> Iterator[Finding]:
    """A sector named in a wish without the word sector: iets in het groen, in de zorg werken."""
    wishing = re.search(r"\b(?:wil|wilt|graag|zou|wens|droom\w*|hoopt|liefst|iets)\b", zin.tekst)
    if not wishing or _NOBODY.search(zin.tekst) or re.search(r"\b(?:niet|geen|nooit)\b", zin.tekst):
        return
    for match in _BROAD.finditer(zin.tekst):
        name = "s" if match["s"] else "t"
        behind = zin.tekst[match.end() : match.end() + 22]
        code = _sector(match[name]) if match_sector(match[name]) and _is_sector(match[name]) else None
        if code and (name == "t" or re.match(r"\s*(?:werken|blijven|aan|of|en|[.,;]|$)", behind)):
            yield Finding("wensen.sectoren", code, zin.begin + match.start(name), zin.begin + match.end(name), 0.7)
