"""Reads what someone can carry now: hours a week and a day, whether the taalles is inside them, and beperkingen.

Functional wordings only; a complaint or diagnosis without a stated consequence gives nothing. Source: labelling conventions
of the plans, number 16.
"""

import re
from collections.abc import Iterator

from features.documents.asking import values
from features.documents.document import Document, Zin
from features.dutch.numbers import NUMBER, number
from features.finding import Finding

SUBJECT = "belastbaarheid"
WORDINGS = (
    "20 uur per week", "max. 24 u p/w", "zestien uur per week", "uren per week: acht", "naast de taallessen", "bovenop de les",
    "taalles meegerekend", "alles bij elkaar", "max. 8 uur per dag", "niet meer dan vier uur op een dag", "drie dagen van vier uur",
    "een dagdeel van 4 uur", "mag niet zwaarder dan 5 kilo tillen", "niet lang staan", "bukken gaat niet", "geen trappen",
    "niet op hoogte", "geen stoffige omgeving", "kan niet tegen lawaai", "wordt onrustig van drukte", "niet in de kou",
    "geen nachtdiensten", "geen beperkingen", "tillen is geen probleem (geen beperking)", "opbouwen naar (telt niet)",
)  # fmt: skip

_N = rf"(?P<n>{NUMBER})"
_PER_WEEK = r"(?:per week|p/?\.?\s?w(?:eek|k)?\b\.?|in de week|/\s?w(?:eek|k)\b|wekelijks|p\.w\.?|elke week|iedere week|uur/week)"
_WEEK = re.compile(rf"{_N}\s*-?(?:uur|uren|u)\b\.?\s*(?:\w+\s){{0,2}}?{_PER_WEEK}|{_N.replace('<n>', '<m>')}\s*(?:uur|u)/w(?:eek|k)\b")
_BARE = re.compile(rf"\W*(?:ca\.?|circa|ongeveer|max\w*\.?|maximaal|hooguit|ten hoogste|tot|in totaal)?\s*(?:van\s)?{_N}(?:\s*-?(?:uur|uren|u)\b|\s*(?:$|[,(.;]|per|p/|p\.))")
_RANGE = re.compile(rf"(?:{NUMBER})\s*(?:uur\s)?(?:-|a|tot|of)\s*(?:{NUMBER})\s*(?:uur|u)\b")
_PART = re.compile(rf"(?P<d>{NUMBER}) (?:dagdelen|dagdeel|dagen|dag|ochtenden|middagen|keer|blokken) (?:per week )?van {_N} (?:uur|u)\b")
_DAY = re.compile(
    rf"{_N}\s*(?:p/d|u/d)\b|{_N.replace('<n>', '<k>')}\s*(?:uur|uren|u)\b\.?\s*(?:per dag|p/?\.?d(?:ag)?\b|op (?:een|1|dezelfde|elke) dag|achter elkaar|aaneen|per keer|a dag|/\s?dag|aan een stuk|achtereen|daags)"
    rf"|(?:per dag|op een dag|dagelijks)\s*:?\s*(?:max\w*\.?|maximaal|hooguit|ten hoogste)?\s*{_N.replace('<n>', '<m>')}\s*(?:uur|u)\b"
)
_LESSON = r"(?:taal\w*|les(?:sen|se)?\b|avondles\w*|school\w*|\w*schakeltraject|studie|cursus\w*|inburgeringslessen|opleiding|lesuren|traject)"
_BESIDE = re.compile(rf"\b(?:naast|buiten|bovenop|boven op|exclusief|excl|zonder|los van|niet meegerekend)\b\.?[^.;]{{0,22}}?{_LESSON}|{_LESSON}[^.;]{{0,15}}\b(?:niet meegerekend|komt daar(?:bij| bovenop)|niet inbegrepen|telt niet mee|niet meegeteld)")
_WITHIN = re.compile(rf"\b(?:inclusief|incl\.?|samen met|met inbegrip van)\b[^.;]{{0,22}}?{_LESSON}|{_LESSON}[^.;]{{0,45}}?\b(?:meegerekend|meegeteld|inbegrepen|daarin|erin|zit(?:ten)? (?:er|daar)\s?in|mee geteld|telt mee|tellen mee|tellen hierin mee)|alles (?:bij elkaar|samen)|in totaal[^.;]*les")
_OTHER_HOURS = re.compile(
    r"zelfstudie|\bloon\b|\bwerkt\b|partner|opbouw|uitbreid|later|toekomst|\bna de zomer|huiswerk|bijbaan|contract|taalles (?:van|is|was)|\bles\b[^,;.]*:?\s*\d+ uur|docent|km\b|norm|800|vrijwillig\w* (?:van|voor)|stagiair|heeft nu een baan|baan van|huidige werk|werk \(|opvang voor|kdv|bso\b"
)
_LABEL_WEEK = r"(?:max\w*\.? |aantal |beschikbare |inzetbare |haalbare )?(?:uren|belastbaarheid|inzetbaarheid|urenomvang|omvang)(?: (?:per week|p/?w|beschikbaar|in de week|inzetbaar|belastbaar|participatie|haalbaar))*(?: p/?w| per week)?|uren per week|hoeveel u(?:ur|ren)(?! per dag)[a-z ]*|max\w*\.? uren|haalbaar|belasting|uren p\.?w\.?"
_LABEL_DAY = r"(?:max\w*\.? )?(?:uren |uur |aantal uren )?per dag|max\w*\.? (?:uren )?per dag|uren p/?d(?:ag)?"
_BELAST = re.compile(r"belast|uren|beschikb|inzetb|wat kan|kan dhr|mogelijk|aankan|past|praktisch|kunt|gezondheid|participatie|capaciteit")
_SUBJECTS = (
    ("nietTillen", r"\b(?:til\w*|zwaar (?:lichamelijk )?werk|sjouwen|zware (?:dingen|dozen|lasten))\b"),
    ("nietLangStaan", r"\b(?:staan|staand(?: werk)?|sta-?werk)\b"),
    ("nietLangLopen", r"\b(?:lopen|wandelen)\b"),
    ("nietLangZitten", r"\b(?:zitten|zittend(?: werk)?)\b"),
    ("nietBukken", r"\b(?:bukken|buk\w*|knielen|hurken|knielend|gebukt\w*|door de knieen)\b"),
    ("geenTrappen", r"\b(?:trap(?:pen)?(?:\s?lopen)?|traplopen)\b"),
    ("geenHoogte", r"\b(?:hoogtes?|hoogtevrees|ladders?|steigers?|drie meter|hoog werk)\b"),
    ("geenStof", r"\b(?:stof|stoffige?|stofvrij\w*|rook|dampen|chemische)\b"),
    ("geenLawaai", r"\b(?:lawaai\w*|herrie|geluid\w*|rumoer\w*)\b"),
    ("geenDrukte", r"\b(?:drukte|drukke|druk (?:is|omgeving)|prikkels|grote groepen|mensenmassa\w*|veel mensen|onrust\w* omgeving|prikkelarm\w*)\b"),
    ("geenKou", r"\b(?:kou|koude?|koelcel|vriescel|vrieskou|koeling|kou de|lage temperatuur)\b"),
    ("geenNachtwerk", r"\b(?:nacht(?:dienst|werk|en)?\w*|'s nachts)\b"),
)  # fmt: skip
_SUBJECT = re.compile("|".join(f"(?P<{code}>{word})" for code, word in _SUBJECTS))
_LIMITS = re.compile(
    r"\bniet\b|\bgeen\b|\bmoeilijk|\bmoeite\b|\bslecht\b|\bnauwelijks|\bvermijd\w*|\bbeperkt\w*|\bonrustig\b|\bniet te\b|\blast van\b|\bzonder\b|\bmoet .* (?:af|ver)wissel|\bproblemen met\b|\bmax\w*\.? \d+ ?(?:kilo|kg)|\bhooguit .* (?:kilo|kg|staan|lopen|zitten)|\bniet meer dan .* (?:kilo|kg)|\btot (?:max\w* )?\d+ (?:kilo|kg)|\bgevoelig\b|\boverprikkeld|\bangst|\bhoogtevrees|\bniet langer|\btegen\b|max\w*\.? (?:een |half )?\w+ (?:uur|minuten|kwartier) (?:staan|lopen|zitten)|raakt .* van|\ballerg|\brustige\b.*\bplek|\bbenauwd|\bkan (?:hij|zij|ze)? ?slecht|prikkelarm|stofvrij"
)
_NO_LIMIT = re.compile(r"geen (?:enkel )?(?:probleem|bezwaar|moeite|beperking\w*|punt)|\bkan (?:wel|goed|prima|gewoon)\b|\bmag (?:wel|weer)\b|\bgaat (?:wel|goed|prima)|\bwel (?:mogelijk|goed)|niet erg|lukt (?:wel|goed)|heeft geen last|geen last")
_NOT_ABOUT = re.compile(r"\bwil\b|liever|wens|huis\b|vriend|thuis zitten|openstaan|staat open|open te staan|contract|stil (?:te )?staan|kassa zitten|loopt (?:af|t/m|tot|nog)|termijn|lopen te|achter .* zitten|\bstaan op\b|mag .* staan op|wachtlijst|inschrijving|hij zit|zij zit|school|meelopen|rondlopen|laten zitten|betrekking|wil (?:zij|hij|ze)|traject loopt|niet op tijd|thuisblijven|stopt|gaat niet door|te lopen|ligt|zit(?:ten)? (?:in de|op de) ")
_LOPEN = re.compile(r"\b(?:lang|ver|niet|moeilijk|slecht|of|en|,)\s(?:\w+\s){0,2}lopen|lopen (?:gaat|lukt|of|en|is|kan)|trappen|wandelen")
_NONE = re.compile(
    r"\bgeen (?:lichamelijke |medische |fysieke |bekende |verdere |noemenswaardige |bijzondere |functionele |psychische )*(?:of \w+ )?beperking\w*|\b(?:beperking\w*|belemmering\w*)\s*:?\s*(?:geen|nee|n\.?v\.?t|nvt)\b|\bvolledig belastbaar|\bgeen belemmering\w*|\bgeen lichamelijke klachten|\bniet beperkt\b"
)
_OLD_HEALTH = re.compile(r"\bwas\b|\bhad\b|vroeger|destijds|hersteld|voorbij|niet meer\b.*last")


def extract(document: Document) -> list[Finding]:
    """Hours a week and a day, the place of the taalles in them, and each beperking; () when there are said to be none."""
    return [*_hours(document), *_limits(document)]


def _hours(document: Document) -> Iterator[Finding]:
    for waarde in values(document, _LABEL_DAY, headings=False):
        match = _BARE.match(waarde.tekst)
        if match and waarde.achter in ("veld", "label"):
            yield from _amount("belastbaarheid.urenPerDag", match["n"], waarde.begin + match.start("n"), waarde.begin + match.end("n"), 0.95, 14)
    for waarde in values(document, _LABEL_WEEK, headings=False):
        match = _BARE.match(waarde.tekst)
        plain_value = waarde.achter in ("veld", "label") and "dag" not in waarde.label
        if match and plain_value and not _RANGE.search(waarde.tekst[:30]) and not re.match(r"\s*(?:uur|u)?\s*per dag", waarde.tekst[match.end("n") :]):
            yield from _amount("belastbaarheid.urenPerWeek", match["n"], waarde.begin + match.start("n"), waarde.begin + match.end("n"), 0.95, 60)
            yield from _beside(waarde.tekst, waarde.begin, 0.9)
    for zin in document.now():
        if zin.plaats not in ("kop", "rij") and not re.search(r"taalles|school|inkomen|zelfstudie|kinder|opvang|werkervaring|rooster|partner|stand", zin.label):
            yield from _sentence_hours(zin)


def _sentence_hours(zin: Zin) -> Iterator[Finding]:
    about = 0.1 if _BELAST.search(zin.kop) or _BELAST.search(zin.label) else 0.0
    for match in _WEEK.finditer(zin.tekst):
        clause = re.split(r"[;.]\s|\bmaar\b|\bdaarnaast\b", zin.tekst[: match.start()])[-1]
        behind = re.split(r"[;.,]\s", zin.tekst[match.end() :])[0]
        lesson = not _WITHIN.search(behind) and re.search(rf"^\s*(?:{_LESSON})|^\s*(?:taal)?les", behind) or re.search(r"\b(?:les|taalles|school|cursus)\s*:?\s*$|volgt\s", clause)
        if _OTHER_HOURS.search(clause[-45:] + zin.tekst[match.start() : match.end()]) or lesson or _RANGE.search(zin.tekst[max(0, match.start() - 12) : match.end()]):
            continue
        name = "n" if match["n"] else "m"
        yield from _amount("belastbaarheid.urenPerWeek", match[name], zin.begin + match.start(name), zin.begin + match.end(), 0.8 + about, 60)
        yield from _beside(zin.tekst, zin.begin, 0.8)
    block = _PART.search(zin.tekst)
    if block and not _OTHER_HOURS.search(zin.tekst[: block.start()]) and not re.search(r"\bles", zin.tekst[: block.start()][-20:]):
        parts, size = number(block["d"]), number(block["n"])
        if parts and size and "dagde" in block[0] and re.search(_PER_WEEK, zin.tekst) and not _WEEK.search(zin.tekst[: block.start()]):
            yield Finding("belastbaarheid.urenPerWeek", parts * size, zin.begin + block.start(), zin.begin + block.end(), 0.85)
            yield from _beside(zin.tekst, zin.begin, 0.8)
        elif size and re.search(r"dagen|verdeeld", zin.tekst) and "dagde" not in block[0]:
            yield Finding("belastbaarheid.urenPerDag", size, zin.begin + block.start(), zin.begin + block.end(), 0.8)
    for match in _DAY.finditer(zin.tekst):
        name = next(name for name in "nkm" if match[name])
        if not re.search(r"staan|zitten|lopen|slaap|opvang|partner", zin.tekst[max(0, match.start() - 25) : match.end() + 15]):
            yield from _amount("belastbaarheid.urenPerDag", match[name], zin.begin + match.start(name), zin.begin + match.end(), 0.85, 14)


def _amount(veld: str, text: str, begin: int, eind: int, sure: float, most: int) -> Iterator[Finding]:
    value = number(text)
    if value is not None and 0 < value <= most:
        yield Finding(veld, value, begin, eind, sure)


def _beside(tekst: str, begin: int, sure: float) -> Iterator[Finding]:
    within, beside = _WITHIN.search(tekst), _BESIDE.search(tekst)
    if beside and not (within and within.start() < beside.start()):
        yield Finding("belastbaarheid.naastTaalles", True, begin + beside.start(), begin + beside.end(), sure)
    elif within:
        yield Finding("belastbaarheid.naastTaalles", False, begin + within.start(), begin + within.end(), sure)


def _limits(document: Document) -> Iterator[Finding]:
    for zin in document.now():
        if zin.plaats in ("kop", "rij"):
            continue
        labelled = bool(re.search(r"beperking|belastbaar|gezondheid|belemmering|medisch", zin.label))
        none = _NONE.search(zin.tekst) or (re.match(r"\W*(?:geen|nee|n\.?v\.?t\b|nvt|niet van toepassing)\b", zin.tekst) if re.search("beperking|belemmering", zin.label) else None)
        if none and not re.search(r"beperkingen (?:bekend|gemeld)? ?maar", zin.tekst):
            yield Finding("belastbaarheid.beperkingen", (), zin.begin + none.start(), zin.begin + none.end(), 0.8)
        about = labelled or bool(_BELAST.search(zin.kop))
        for clause, begin in _limit_clauses(zin.tekst):
            yield from _clause_limits(clause, zin.begin + begin, about=about, labelled=labelled)


def _limit_clauses(tekst: str) -> Iterator[tuple[str, int]]:
    """Clauses, where a bare enumeration after a denial stays with it: "niet tillen, bukken of lang staan"."""
    cuts = [m for m in re.finditer(r"[,;()]|\bmaar\b|\bwel\b(?=\s)|\ben\b(?=\s(?:wordt|kan|mag|durft|heeft|moet|niet|geen|trappen|bukken|tillen|lopen|staan)\b)|\.\s", tekst)]
    begin = 0
    for cut in cuts:
        rest = tekst[cut.end() : cut.end() + 40]
        words = re.match(r"\s*(?:lang |zwaar |langdurig |veel )?(\w+)(?:\s(?:en|of)\s(?:lang |zwaar |langdurig )?\w+)?\s*(?:[,;.)]|$)", rest)
        if cut[0] == "," and words and _SUBJECT.search(words[0]) and _LIMITS.search(tekst[begin : cut.start()]):
            continue
        yield tekst[begin : cut.start()], begin
        begin = cut.end() if cut[0] not in ("wel", "en") else cut.start()
    yield tekst[begin:], begin


def _clause_limits(clause: str, begin: int, *, about: bool, labelled: bool) -> Iterator[Finding]:
    if _NO_LIMIT.search(clause) or _OLD_HEALTH.search(clause) or not (_LIMITS.search(clause) or labelled):
        return
    if _NOT_ABOUT.search(clause) and not re.search(r"\b(?:kan|mag|kunnen)\b[^.]*\bniet\b", clause):
        return
    for match in _SUBJECT.finditer(clause):
        code = str(match.lastgroup)
        if code == "nietLangLopen" and not (_LOPEN.search(clause) and not re.search(r"trappen? lopen", clause)):
            continue
        if code in ("nietLangStaan", "nietLangZitten") and not re.search(r"lang|achter elkaar|staan(?:d)? (?:werk|gaat|lukt)|kan niet|niet (?:\w+ )?(?:staan|zitten)|of |uur|minuten|moeite|slecht|moeilijk", clause):
            continue
        if code == "geenNachtwerk" and not about and not re.search(r"\bkan\b|\bmag\b|arts|advies", clause):
            continue
        if code in ("geenStof", "geenDrukte", "geenKou") and not about and not re.search(r"\bkan\b|\bmag\b|tegen|wordt|niet in|geen|last|onrustig", clause):
            continue
        yield Finding("belastbaarheid.beperkingen", code, begin + _lead(clause), begin + len(clause.rstrip()), 0.85)


def _lead(clause: str) -> int:
    return len(clause) - len(clause.lstrip())
