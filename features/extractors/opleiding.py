"""Reads the schooling: highest completed niveau, richting, and whether the diploma was valued.

Source: labelling conventions of the plans, number 10: a Dutch valuation overrides the local name of a school.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from features.documents.document import Document, Zin
from features.dutch.clauses import yes_or_no
from features.finding import Finding

SUBJECT = "opleiding"
WORDINGS = (
    "nooit naar school geweest",
    "basisschool afgemaakt",
    "middelbare school afgerond",
    "technisch instituut (mbo-niveau)",
    "vakschool metaal",
    "hbo",
    "universiteit, bachelor ...",
    "... gestudeerd aan de universiteit",
    "richting elektrotechniek",
    "vergelijkbaar met havo",
    "IDW: vergelijkbaar met hbo-bachelor",
    "diploma gewaardeerd: nee",
    "IDW-aanvraag loopt (nee)",
    "niet afgemaakt (telt niet)",
)

ORDER = ("geen", "basis", "voortgezet", "mbo", "hbo", "wo")
_LEVELS = (
    (
        "wo",
        r"\bwo\b(?:-(?:niveau|bachelor|master))?(?!\s*(?:/|,|en\b|t/m|-)?\s*(?:\d|(?:ma|di|do|vr|za|zo|van)\b"
        r"|middag|ochtend|avond))|\buniversit\w*|\bacademi(?:sch|e)\w*|\bbachelor\b|\bmaster\b"
        r"|\bingenieur\w*|\bdoctoraal\b|\bphd\b|\bhbo/wo\b",
    ),
    ("hbo", r"\bhbo\b(?:-\w+)?|\bhogeschool\b|\bhogere? (?:beroeps\w*|opleiding)|\blerarenopleiding\b|\bpabo\b"),
    (
        "mbo",
        r"\bmbo\b(?:-?\s?(?:niveau\s?)?\d?\w*)?|\bvakschool\b|\bberoepsopleiding\b|\bmiddelbaar beroeps\w*"
        r"|\btechnisch instituut\b|\bvakopleiding\b|\btechnische school\b|\bberoepsonderwijs\b|\bcollege diploma\b"
        r"|\bmts\b|\bambachtsschool\b|\bberoepsschool\b",
    ),
    (
        "voortgezet",
        r"\bmiddelbare?\s?-?(?:school|onderwijs)\w*|\bmiddelbare\b|\bmiddelb\w*\.? ?school|\bvoortgezet\b|\bhavo\b"
        r"|\bvwo\b"
        r"|\bvmbo\b|\bmavo\b|\bhigh ?school\b|\blyceum\b|\bsecundair\w*|\bmiddenschool\b|\bba[kc]+al\w+\b"
        r"|(?<![-\w])vo\b(?!\s?\d)|\b(?:9|10"
        r"|11|12) jaar (?:school|onderwijs)|\bgymnasium\b",
    ),
    (
        "basis",
        r"\bbasis\s?school\b|\bbasisonderwijs\b|\blagere school\b|\bbasis\b(?!kennis|vaardig|niveau)"
        r"|\bprimair\w* onderwijs|\b(?:[3-8]|drie|vier|vijf|zes) (?:jaar|jr) (?:naar )?(?:basis)?school\b",
    ),
    (
        "geen",
        r"\b(?:school|onderwijs|opleiding|scholing)\b[^.;,]{0,12}\bnooit\b|\bnooit (?:naar |op )?(?:een )?(?:school"
        r"|onderwijs)(?: geweest| gegaan| gevolgd| gehad)?|\bgeen (?:opleiding"
        r"|(?:basis|lagere )?school(?:opleiding)?|onderwijs)(?: gevolgd| gehad| genoten)?\b(?! meer)"
        r"|\bniet naar school (?:geweest"
        r"|gegaan)|\bongeschoold\b|\bnooit onderwijs",
    ),
)
_LEVEL = re.compile("|".join(f"(?P<{name}>{word})" for name, word in reversed(_LEVELS)))
_VALUED_AS = re.compile(
    r"(?:vergelijkbaar met|vergeleken met|gelijkgesteld (?:aan|met)|gewaardeerd (?:als|op)|op het niveau van"
    r"|\bidw\s?[:=]"
    r"|gelijkwaardig aan|komt overeen met|waardering:)"
    r"\s*(?:het niveau van\s*)?(?:een\s|het\s)?(?:nederlandse?\s)?(?P<rest>.{0,40})"
)
_ABOUT = re.compile(r"opleid|\bopl\b|school|scholing|studie|diploma|onderwijs|leren")
_DONE = re.compile(
    r"afgerond|afgemaakt|gedaan|gestudeerd|behaald|gevolgd|doorlopen|\bdiploma\b|\bgehad\b|gehaald|studeerde"
    r"|\bhaalde\b|voltooid|afgestudeerd|opgeleid|\bklaar\b|\bwel\b|\bdeed\b|bezocht|\bheeft\b|genoten|\bidw\b"
    r"|\([^)]*(?:19"
    r"|20)\d\d\)|vergelijkbaar"
)
_UNFINISHED = re.compile(
    r"niet kunnen afmaken|niet af(?:maken|gekregen|gerond)|(?:niet|nooit) (?:afgemaakt|afgerond|voltooid|gehaald"
    r"|behaald)|onafgemaakt|afgebroken|niet af\b|gestopt"
    r"|zonder diploma|moeten stoppen|moest\w* (?:\w+ ){0,3}stoppen|onderbroken|voortijdig"
    r"|\btot (?:klas|groep|de \w+ klas|het \w+ (?:leer)?jaar|jaar \d)\b|(?:niet|nooit|nog niet) helemaal"
)
_OTHER = re.compile(
    r"\bwil\b|\bwens|\bstreef|\binstroom|\bdoorstroom|\bhoopt|\bvanaf sept|start (?:in|hbo|op)|\bbij start\b"
    r"|\bkinderen\b|\bzoon|\bdochter|\bzoontje|\bjongste|\boudste|\bpeuter|opvang"
    r"|\bdoel\b|\bstage|\btoekomst|\bgaat (?:naar|beginnen)|\bkan starten|taalschakel|schakeltraject|\bbso\b"
    r"|studiefin|plan sciences|\bop school\b|entree|\bals (?:het|hij|zij)|\bdocent"
    r"|\bdroom|\bschooltijd|leerroute|onderwijsroute|\bgehad maar\b|\bwerkt(?:e)? (?:als|in|bij)|\bgewerkt als"
    r"|\bnaar niveau\b"
)
_KIDS = re.compile(
    r"kind|opvang|gezin|wens|doel|toekomst|rooster|week|afspra|actie|reis|begel|belast|leerroute|taal|doelgroep"
    r"|werkerv"
)
_DIPLOMA = re.compile(
    r"\bwaardering\b|gewaardeerd|\bwaarderen\b|diploma-?waardering|\bidw\b|nuffic|dipl\.?\s?waardering"
    r"|vergelijkbaar met"
    r"|vergeleken met|erkend"
)
_NOT_VALUED = re.compile(
    r"\bniet\b|\bnee\b|\bgeen\b|\bnog niks\b|aangevraagd|aanvraag|\bin behandeling|loopt nog|nog geen"
    r"|ligt klaar|wacht|aanvragen|ingediend|moet nog|nog te\b|nooit"
)
_VALUED = re.compile(
    r"gewaardeerd|vergel|waardering\s*:|erkend (?:als|op)|laten waarderen|\bidw\s?[:=]\s?(?:wo|hbo|mbo|vmbo|havo|vwo)"
)
_FIELD_END = (
    r"(?=\s*(?:[,.;()]|$|\bin\b|\baan\b|\bafgerond|\bafgemaakt|\bgedaan|\bgestudeerd|\bbehaald|\bgevolgd|\bdiploma"
    r"|\bvan\b|\bmet\b|\bwaar|\bheeft|\bhad|\btot\b|\d))"
)
_FIELDS = (
    re.compile(
        r"^\W*(?P<f>[a-z][a-z &+/-]{3,40}?)\s\((?:mbo|hbo|wo|universiteit|hogeschool|vakschool|bachelor|master)\b"
    ),
    re.compile(rf"\brichting:?\s+(?P<f>[a-z][a-z &+/-]+?){_FIELD_END}"),
    re.compile(rf"\bopgeleid (?:tot|als|in)\s+(?P<f>[a-z][a-z &+/-]+?){_FIELD_END}"),
    re.compile(
        r"\b(?:vakschool|vakopleiding|beroepsopleiding|mbo|hbo|wo|universiteit)\s\((?P<f>[a-z][a-z &+/-]{3,40})\)"
    ),
    re.compile(
        rf"^\W*(?:mbo|hbo|wo)(?:[- ]?(?:niveau )?\d)?(?:[- ](?:bachelor|master|opleiding|diploma))?[ -]+(?:tot |in )?"
        rf"(?!niveau|diploma|opleiding|bachelor|master|en\b|of\b|in\b|afger|niet\b|behaald|gewaard|vergel|werk)"
        rf"(?P<f>[a-z][a-z &+/-]{{3,45}}?){_FIELD_END}"
    ),
    re.compile(
        rf"\b(?:bachelor|master|vakschool|vakopleiding|studie|studierichting|opleiding tot|beroepsopleiding"
        rf"|studeerde|afgestudeerd in)\s+(?:in\s+|als\s+|tot\s+)?(?!van\b|aan\b|in\b|op\b|die\b|en\b|is\b|was\b"
        rf"|niet\b|met\b|hbo\b|mbo\b|wo\b|degree|diploma|afge|gedaan|behaald)(?P<f>[a-z][a-z &+/-]+?){_FIELD_END}"
    ),
    re.compile(
        r"(?:^|[,;.]\s*)(?P<f>[a-z][a-z &+/-]{3,45}?)\s+(?:gestudeerd\s+)?aan de (?:[a-z]+ )?(?:universiteit"
        r"|hogeschool|academie|faculteit)"
    ),
    re.compile(
        r"(?:^|[,;.]\s*|\bheeft\s(?:ze|zij|hij|u|mw"
        r"|dhr)?\s?)(?:\w+ jaar )?(?P<f>[a-z][a-z &+/-]{3,40}?)\s+gestudeerd\b"
    ),
    re.compile(
        rf"aan (?:de|een) (?:[a-z]+ )?(?:universiteit|hogeschool)(?: van \w+)?(?: de| het)?\s+(?!van\b|afge|gestu"
        rf"|heeft|gedaan)(?P<f>[a-z][a-z &+/-]{{3,45}}?){_FIELD_END}"
    ),
    re.compile(
        r"\b(?:universiteit|hogeschool|hbo|wo|mbo)(?:-?niveau)?(?:\s+\w+)?,\s*(?!richting|idw|afge|diploma|niet"
        r"|behaald|in\b|daar|waar|maar|nog|dat|gewaardeerd|vergelijkbaar)(?P<f>[a-z][a-z &+/-]{3,45}?)\s*(?:\(|$|,"
        r"|\.)"
    ),
)


def extract(document: Document) -> list[Finding]:
    """The highest niveau that was completed, or what it was valued as, with its richting."""
    found: list[Finding] = []
    valued = list(_valued(document))
    found += valued
    best: tuple[int, Finding, Zin] | None = None
    unfinished = {niveau for zin in document.now() for niveau in _unfinished(zin)}
    for zin in document.now():
        for clause, begin in _parts(zin):
            finding = _level(zin, clause, begin, unfinished)
            if finding and (best is None or ORDER.index(finding.value) > best[0]):
                best = (ORDER.index(finding.value), finding, zin)
    if best:
        if not valued:
            found.append(best[1])
        found += _field(best[2])
    elif valued:
        found += next((fields for zin in document.now() if (fields := _valued_field(zin))), [])
    return [*found, *_diploma(document)]


def _unfinished(zin: Zin) -> Iterator[str]:
    """The niveaus that a sentence says were not completed: the one named last before that is said."""
    for match in _UNFINISHED.finditer(zin.tekst):
        named = list(_LEVEL.finditer(zin.tekst[: match.start()]))
        if named and named[-1].lastgroup != "geen":
            yield str(named[-1].lastgroup)


def _valued_field(zin: Zin) -> list[Finding]:
    """The richting in a sentence that names a school before it tells what that was valued as."""
    match = _VALUED_AS.search(zin.tekst)
    school = _LEVEL.search(zin.tekst[: match.start()]) if match else None
    return list(_field(replace(zin, tekst=zin.tekst[: match.start()]))) if match and school else []


def _parts(zin: Zin) -> Iterator[tuple[str, int]]:
    """A sentence, or its halves when "daarna" tells of a second school."""
    cut = re.search(r"[,;.]?\s*\b(?:daarna|vervolgens|maar)\b", zin.tekst)
    if cut is None:
        yield zin.tekst, 0
        return
    yield zin.tekst[: cut.start()], 0
    yield zin.tekst[cut.end() :], cut.end()


def _level(zin: Zin, clause: str, begin: int, unfinished: set[str]) -> Finding | None:
    labelled = bool(_ABOUT.search(zin.label)) and not re.search(r"waarder|opleidingswens", zin.label)
    labelled = labelled or re.match(r"\W*(?:voor|school)?(?:school|opleiding|scholing)(?:en)?\s?:", clause) is not None
    never = re.search(dict(_LEVELS)["geen"], clause)
    if (zin.label and not labelled and not never and _KIDS.search(zin.label)) or (
        _OTHER.search(clause) and not labelled
    ):
        return None
    if _VALUED_AS.search(clause):
        return None
    levels = [match for match in _LEVEL.finditer(clause) if match.lastgroup not in unfinished]
    bare = re.match(r"\s*(?:geen|nooit)\b", clause) if labelled and not begin else None
    if bare and not levels:
        return Finding("opleiding.niveau", "geen", zin.begin + bare.start(), zin.begin + bare.end(), 0.9)
    if not levels or (not labelled and zin.plaats == "kop"):
        return None
    inside = bool(_ABOUT.search(zin.kop)) or labelled
    best = max(levels, key=lambda match: ORDER.index(str(match.lastgroup)))
    explicit = re.search(r"\b(mbo|hbo|wo)\b", clause)
    if explicit and best.lastgroup != "geen":
        best = next((match for match in levels if match.lastgroup == explicit[1]), best)
    if best.lastgroup == "basis" and "school" not in best[0] and not labelled:
        return None
    if not (labelled or inside or _DONE.search(clause) or best.lastgroup == "geen"):
        return None
    if best.lastgroup in ("mbo", "hbo", "wo") and not labelled and not _DONE.search(zin.tekst) and not inside:
        return None
    sure = 0.9 if labelled else 0.8
    return Finding(
        "opleiding.niveau", best.lastgroup, zin.begin + begin + best.start(), zin.begin + begin + best.end(), sure
    )


def _valued(document: Document) -> Iterator[Finding]:
    for zin in document.now():
        match = _VALUED_AS.search(zin.tekst)
        level = _LEVEL.search(match["rest"]) if match else None
        if match and level and not re.search(r"\bniet (?:vergelijkbaar|gewaardeerd)", zin.tekst):
            explicit = re.search(r"\b(mbo|hbo|wo)\b", match["rest"])
            value = explicit[1] if explicit else level.lastgroup
            eind = match.start("rest") + level.end()
            yield Finding("opleiding.niveau", value, zin.begin + match.start(), zin.begin + eind, 0.95)


def _field(zin: Zin) -> Iterator[Finding]:
    for pattern in _FIELDS:
        match = pattern.search(zin.tekst)
        if match and re.search(r"\b(?:college|instituut|academie|opleiding|\w*school)$", match["f"].strip()):
            continue
        if match and re.search(r"\b(?:heeft|heb|hebt|had|is|was|wil|werkt|ik|hij|zij|ze|u|je)\b", match["f"]):
            continue
        if match and not _LEVEL.fullmatch(match["f"].strip()) and len(match["f"].split()) <= 6:
            value = re.sub(r"^(?:de|het|een|heeft \w+|in \w+ heeft \w+)\s+", "", match["f"].strip(" -"))
            yield Finding("opleiding.richting", value, zin.begin + match.start("f"), zin.begin + match.end("f"), 0.75)
            return


def _diploma(document: Document) -> Iterator[Finding]:
    for zin in document.now():
        if re.search(r"waardering|gewaardeerd|\bidw\b", zin.label):
            answer = yes_or_no(zin.tekst)
            if answer is None and _VALUED_AS.search(zin.tekst):
                answer = True
            if answer is None and _NOT_VALUED.search(zin.tekst):
                answer = False
            if answer is not None:
                yield _diploma_finding(zin, 0, answer, 0.95)
                continue
        match = _DIPLOMA.search(zin.tekst)
        if match is None or re.search(r"hier (?:niet )?erkend|lasdiploma|niet erkend\b.*rijbewijs", zin.tekst):
            continue
        clause = zin.tekst[max(0, match.start() - len("laten ")) :]
        if _NOT_VALUED.search(zin.tekst[max(0, match.start() - 12) :]):
            if "erkend" not in match[0]:
                yield _diploma_finding(zin, match.start(), False, 0.75)
        elif "vergel" in match[0] or _VALUED.search(clause):
            yield _diploma_finding(zin, match.start(), True, 0.85)


def _diploma_finding(zin: Zin, start: int, value: bool, sure: float) -> Finding:
    first = start + len(zin.tekst[start:]) - len(zin.tekst[start:].lstrip())
    return Finding("opleiding.diplomaGewaardeerd", value, zin.begin + first, zin.begin + len(zin.tekst.rstrip()), sure)
