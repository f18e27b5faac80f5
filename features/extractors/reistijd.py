"""Reads how far someone can travel one way, and by what means.

Source: labelling conventions of the plans, number 20: there-and-back is halved; what is denied or only applied for is
out.
"""

import re
from collections.abc import Iterator

from features.documents.document import Document, Zin
from features.dutch.durations import minutes
from features.finding import Finding

SUBJECT = "reistijd"
WORDINGS = (
    "max. 45 min enkele reis",
    "drie kwartier",
    "hooguit een half uur onderweg",
    "heen en terug samen anderhalf uur (gehalveerd)",
    "fiets",
    "e-bike",
    "bus, trein, metro, ov-kaart (ov)",
    "snorscooter, brommer (bromfiets)",
    "te voet",
    "eigen auto",
    "kan niet fietsen (niet mogelijk)",
    "durft niet met de bus (niet mogelijk)",
    "auto is overdag bij de partner (telt niet)",
    "e-bike aangevraagd (telt niet)",
    "fietsles (telt niet)",
)

_MEANS = (
    ("ebike", r"\be-?\s?bikes?\b|\belektrische fiets\w*|\bebike\w*"),
    ("bromfiets", r"\b(?:snor|brom|elektrische )?\s?scooters?\b|\bbrommers?\b|\bbromfiets\w*|\bsnorfiets\w*"),
    ("fiets", r"\b(?:oma|stads|race|bak|eigen )?fiets\b|\bfiets(?:t|en)\b|\bper fiets|\bfietsend"),
    (
        "ov",
        r"\bov\b(?:-\w+)?|\bo\.v\b|\bopenbaar vervoer|\b(?:stads|streek|buurt)?bus(?:sen)?\b|\btrein(?:en)?\b"
        r"|\btram\b|\bmetro\b",
    ),
    ("auto", r"\bauto\b|\bauto's\b"),
    (
        "lopen",
        r"\bte voet\b|\blopen(?:d)?\b|\bloopt\b|\bik loop\b|\bloop (?:ik|je)\b|\bwandel(?:t|en|end)\b"
        r"|\bloopafstand\b",
    ),
)
_MEAN = re.compile("|".join(f"(?P<{code}>{word})" for code, word in _MEANS))
_SPLIT = re.compile(
    r"[,;():]|\bmaar\b|\banders\b|\bdaarnaast\b|\ben\b(?= (?:durft|kan|mag|wil|heeft|rijdt|gaat|neemt|doet|geen)\b)"
    r"|\.\s"
)
_CANNOT = re.compile(
    r"\b(?:kan|kon|durft|mag|wil)\b[^,;.]*\bniet\b|\bniet (?:alleen )?(?:met de|kunnen|durven|mogelijk)"
    r"|\bgaat niet\b|\blukt niet\b|\bnooit (?:leren|geleerd)|\bkan (?:nog )?niet\b|\bdurft (?:nog )?niet\b"
    r"|\bkan geen\b"
)
_NOT = re.compile(
    r"\b(?:geen|niet|nooit|zonder|nee)\b|aangevraagd|aanvraag|toegekend|te duur|\bles\b|lessen|fietsles"
    r"|overdag bij|\bbij (?:haar|zijn) (?:man|vrouw|partner)|\bwil (?:leren|graag)|\bkapot|gestolen"
    r"|\bkomt (?:hier )?(?:bijna )?niet|\bleert\b|\bbijna niet|\bheeft (?:ze|zij|hij) niet|\boefent"
)
_LEARNED = re.compile(r"heeft (?:leren|inmiddels leren|geleerd)|kan nu\b|kan inmiddels|fietst nu")
_SUBJECT = re.compile(r"vervoer|reis|mobiliteit|bereikbaar|reizen")
_TRAVELS = re.compile(
    r"\breis\w*|\breizen\b|\bgaat\b|\bneemt\b|\bloopt\b|\brijdt?\b|\brijden\b|\bfietst\b|\bfietsen\b"
    r"|\bheeft een\b|\beigen\b|\bvervoer\b|\bonderweg\b|\benkele reis\b|\bte voet\b|\blopend\b|\b(?:met|op"
    r"|per) (?:de |het )?(?:fiets|bus|trein|auto|ov|scooter|metro|tram)|\bbus komt|\bvan de (?:diaconie"
    r"|gemeente|kerk)|\bper\b|\bheeft geen\b|\bdoet alles\b|\bkan niet fietsen|ov-kaart|ov-chip"
)
_OTHER = re.compile(
    r"lopen(?:de)? (?:af|in|stage|gaat)|loopt (?:tot|t/m|af|nog|door|via|stage|op|goed|bij|vast)|trappen lopen"
    r"|lang (?:staan|lopen)|lopen gaat|staan of lopen|termijn|lang lopen|niet lopen|stage lopen|lopen en staan"
    r"|kinderen|zoon|dochter|huisbezoek|vrachtauto|automonteur|autotechniek|moeilijk lopen|naar school|brengt"
    r"|werkervaring|chauffeur|meelopen|mee te lopen|contract|aanvraag gezins|taalmaatje|loopt (?:sinds|al)\b"
)
_BETTER_OTHER = re.compile(r"\b(?:partner|echtgeno\w+|man|vrouw) (?:heeft|rijdt|gaat|neemt)")
_LIMIT = re.compile(
    r"\bmax\w*\b|hooguit|hoogstens|ten hoogste|niet (?:langer|meer|verder) dan|enkele? (?:reis)?|\btot\b|binnen"
    r"|\bonderweg\b|\blanger\b|\bover doen\b|\bper rit\b|\bprima\b|\bgrens\b|geen probleem|bereid|reistijd"
    r"|reisafstand|reisbereid|reizen"
    r"|limiet|\bis het max"
)
_BOTH_WAYS = re.compile(r"heen en (?:weer|terug)|retour|h/t\b|heen- en terug|samen\b.*terug|totaal per dag")
_TIME_SUBJECT = re.compile(r"reis|onderweg|enkel|\bper rit\b|vervoer|mobiliteit|reizen|reist|\benkel\b")
_LONGEST, _SHORT_SENTENCE = 240, 6
_MINUTES_LABEL = re.compile(
    r"reis(?:tijd|afstand|duur|bereid).*\bmin(?:uten|\b)|\bmin(?:uten)?\b.*reis|enkele reis \(min"
)
_BARE_MINUTES = re.compile(r"\W*(?:max\w*\.?\s)?(\d{1,3})\s*(?:$|[,;(.]|enkele|per)")
_NOT_TRAVEL = re.compile(
    r"\bper (?:week|dag|maand)|p/?\s?w\b|p/d|staan|zitten|lopen aan|pauze|tillen|\bdoet er\b|achter elkaar|aaneen"
    r"|les\b|lessen|school\b|werken"
)


def extract(document: Document) -> list[Finding]:
    """The longest journey one way in minutes, each means that is used, and each that surely cannot be."""
    found = [*_minutes(document)]
    used, ruled_out = _means(document)
    found += [Finding("reistijd.vervoer", code, begin, eind, sure) for code, (begin, eind, sure) in used.items()]
    found += [
        Finding("reistijd.nietMogelijk", code, begin, eind, sure)
        for code, (begin, eind, sure) in ruled_out.items()
        if code not in used
    ]
    return found


def _minutes(document: Document) -> Iterator[Finding]:
    for veld in document.velden:
        bare = _BARE_MINUTES.match(veld.tekst)
        if bare and _MINUTES_LABEL.search(veld.label) and not veld.oud and 4 < int(bare[1]) <= _LONGEST:
            begin, eind = veld.begin + bare.start(1), veld.begin + bare.end(1)
            yield Finding("reistijd.maxMinuten", int(bare[1]), begin, eind, 0.95)
    before = -1
    for zin in document.now():
        same = before == zin.alinea
        short = len(zin.tekst.split()) <= _SHORT_SENTENCE
        travels = _MEAN.search(zin.tekst) and (short or _TRAVELS.search(zin.tekst))
        before = zin.alinea if travels else -1
        if zin.plaats not in ("kop", "rij") and (same or _about_time(zin)):
            yield from _longest(zin, same=same)


def _about_time(zin: Zin) -> bool:
    return bool(
        _MEAN.search(zin.tekst)
        or _TIME_SUBJECT.search(zin.label)
        or _TIME_SUBJECT.search(zin.tekst)
        or re.search("rei[sz]|vervoer|mobiliteit", zin.kop)
    )


def _longest(zin: Zin, *, same: bool) -> Iterator[Finding]:
    """The first stretch of time in a sentence that limits a journey; same says that the sentence before travels."""
    both = _BOTH_WAYS.search(zin.tekst)
    for clause, begin in _time_clauses(zin):
        clause = clause.replace("per dag", "       ") if both else clause
        found = minutes(clause)
        if found is None or _NOT_TRAVEL.search(clause) or not _limits(clause, zin, same=same):
            continue
        value = round(found[0] / 2) if both else found[0]
        if 4 < found[0] <= 300 and value <= _LONGEST:
            sure = 0.95 if re.search("reis", zin.label) else 0.9 if "enkel" in clause or "reis" in zin.tekst else 0.75
            start, eind = zin.begin + begin + found[1], zin.begin + begin + found[2]
            yield Finding("reistijd.maxMinuten", value, start, eind, sure)
            return


def _limits(clause: str, zin: Zin, *, same: bool) -> bool:
    if _LIMIT.search(clause) or _SUBJECT.search(zin.label) or (same and "enkel" in clause):
        return True
    travels = _TIME_SUBJECT.search(zin.tekst) or _MEAN.search(clause) or re.search("rei[sz]|vervoer", zin.kop)
    return bool(_LIMIT.search(zin.tekst) and travels)


def _time_clauses(zin: Zin) -> Iterator[tuple[str, int]]:
    begin = 0
    for cut in re.finditer(r"[;,]|(?<!max)(?<!min)(?<!ca)\.\s", zin.tekst):
        if (
            cut[0] == ","
            and re.match(r"\d", zin.tekst[cut.end() : cut.end() + 1])
            and zin.tekst[cut.start() - 1 : cut.start()].isdigit()
        ):
            continue
        yield zin.tekst[begin : cut.start()], begin
        begin = cut.end()
    yield zin.tekst[begin:], begin


Places = dict[str, tuple[int, int, float]]


def _means(document: Document) -> tuple[Places, Places]:
    used: Places = {}
    ruled_out: Places = {}
    for zin in document.now():
        if zin.plaats in ("kop", "rij") or not _speaks_of_travel(zin):
            continue
        sure = 0.95 if _SUBJECT.search(zin.label) else 0.8
        denied = {
            str(match.lastgroup)
            for clause, _ in _parts(zin.tekst)
            if _CANNOT.search(clause) and not _LEARNED.search(clause)
            for match in _MEAN.finditer(clause)
        }
        for clause, begin in _parts(zin.tekst):
            for match in _MEAN.finditer(clause):
                place = zin.begin + begin + match.start()
                entry = (place, place + len(match[0]), sure)
                code = str(match.lastgroup)
                status = _status(clause, zin)
                if status is True and code not in denied:
                    used.setdefault(code, entry)
                elif status is False:
                    ruled_out.setdefault(code, entry)
    return used, ruled_out


def _parts(tekst: str) -> Iterator[tuple[str, int]]:
    begin = 0
    for cut in _SPLIT.finditer(tekst):
        yield tekst[begin : cut.start()], begin
        begin = cut.start() if cut[0] in ("(",) else cut.end()
    yield tekst[begin:], begin


def _status(clause: str, zin: Zin) -> bool | None:
    """True for what is used, False for what surely cannot, None for what is not there or not yet."""
    if _LEARNED.search(clause):
        return True
    if _CANNOT.search(clause):
        return False
    if _NOT.search(clause) or _OTHER.search(clause) or _BETTER_OTHER.search(clause):
        return None
    rest = zin.tekst[zin.tekst.find(clause) + len(clause) :]
    but = re.match(r"\s*,?\s*(?:maar\s)?([^.;,]*)", rest)
    if (
        but
        and _CANNOT.search(but[1])
        and not _MEAN.search(but[1])
        and re.search(r"\b(?:er|daar|die|dat|het)\b", but[1])
    ):
        return None
    return (
        None
        if re.match(r"\s*[,(]?\s*(?:nog )?niet (?:toegekend|gekregen)|\s*[,;]\s*maar (?:die|deze) is", rest)
        else True
    )


def _speaks_of_travel(zin: Zin) -> bool:
    if _SUBJECT.search(zin.label):
        return True
    if re.search(
        r"kind|opvang|werkervaring|rijbewijs|opleiding|wens|vaardigh|\bkan\b|beperking|doel|rooster|papier|certif"
        r"|toelicht|notitie",
        zin.label,
    ):
        return False
    if (
        re.search(r"kind|opvang|werkervaring|ervaring|wens", zin.kop)
        and not _SUBJECT.search(zin.kop)
        and not re.search(r"reis|fiets", zin.tekst)
    ):
        return False
    if _OTHER.search(zin.tekst) and not re.search(r"fiets|\bov\b|\bbus\b|trein|metro", zin.tekst):
        return False
    match = _MEAN.search(zin.tekst)
    if match is None:
        return False
    return bool(_SUBJECT.search(zin.kop) or _TRAVELS.search(zin.tekst) or len(zin.tekst.split()) <= 4)
