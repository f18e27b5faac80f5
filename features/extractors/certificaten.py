"""Reads which Dutch papers are held now; an empty list when papers are spoken of and none is held.

Source: labelling conventions of the plans, numbers 1 and 10: expired, planned and applied for are out.
"""

import itertools
import re
from collections.abc import Iterator

from features.documents.document import Document, Zin
from features.finding import Finding

SUBJECT = "certificaten"
WORDINGS = (
    "VCA: ja",
    "VCA behaald",
    "heftruckcertificaat",
    "HACCP",
    "hygiënecertificaat",
    "BHV (2025)",
    "heeft al een VOG",
    "VOG afgegeven",
    "entreediploma behaald",
    "mbo-2 diploma",
    "code 95",
    "certificaten: geen",
    "geen certificaten",
    "VCA verlopen (telt niet)",
    "VCA gepland (telt niet)",
    "VOG in aanvraag (telt niet)",
    "vergelijkbaar met mbo-2 (telt niet)",
)

_PAPERS = (
    ("vca", r"\bvca\b(?:[ -](?:basis|vol|b|certificaat|diploma)\b)*"),
    (
        "heftruck",
        r"\b(?:vork)?(?:heftruck|hef-truck|reachtruck)(?:[ -]?(?:certificaat|bewijs|rijbewijs|diploma"
        r"|papieren))?\b(?!\s*rijden)",
    ),
    ("hygieneHaccp", r"\bhaccp\b(?:-?\s?certificaat)?|(?<!sociale )\bhygiene-?\s?(?:certificaat|code)?\b(?:\s?haccp)?"),
    ("bhv", r"\bbhv\b(?:-?\s?(?:certificaat|diploma))?|\bbedrijfshulpverlen\w*"),
    ("vog", r"\bvog\b|\bverklaring omtrent (?:het )?gedrag"),
    (
        "mboEntree",
        r"\bentree-?\s?diploma\b|\bdiploma (?:mbo )?entree\b|\bmbo[- ]?1[- ]diploma"
        r"|\bdiploma mbo[- ]?(?:niveau )?1\b",
    ),
    ("mbo2", r"\bmbo[- ]?(?:niveau )?2[- ]diploma|\bdiploma mbo[- ]?(?:niveau )?2\b"),
    ("mbo3", r"\bmbo[- ]?(?:niveau )?3[- ]diploma|\bdiploma mbo[- ]?(?:niveau )?3\b"),
    ("mbo4", r"\bmbo[- ]?(?:niveau )?4[- ]diploma|\bdiploma mbo[- ]?(?:niveau )?4\b"),
    ("codeVijfennegentig", r"\bcode[- ]?95\b|\bchauffeurspas code 95"),
)
_PAPER = re.compile("|".join(f"(?P<{code}>{word})" for code, word in _PAPERS))
_NO = re.compile(
    r"\bnee\b|\bniet\b|\bnog\b(?!\s(?:tot|geldig|steeds))|\bgeen\b|verlopen|aangevraagd|aanvraag|aan te vragen"
    r"|vragen we aan|vraagt? .*\baan\b|gepland|\bbezig\b|\bnodig\b|\bwil\b|\bgaat\b|\bvolgt\b|\bstart\b"
    r"|\bmodules te gaan|in behandeling|\bzodra\b|\bzonder\b|vergelijkbaar|\bals\b|\bbinnenkort|\bmoet\b"
    r"|\bcursus (?:loopt|start)|training|\bingetrokken|\bkwijt\b|\bvroeger\b|\bverloopt? (?:is|was)"
)
_YES = re.compile(
    r"\bja\b|behaald|gehaald|in bezit|geldig|\b(?:heeft|hebben)\b(?![^,;.]*\b(?:niet|geen)\b)|afgegeven|aanwezig"
    r"|\(?\b(?:19|20)\d\d\b\)?|\bbezit\b|\bheb\b|in het bezit|\bwel\b|\bis er\b|\bbinnen\b|✓|\bx\b"
)
_MOST = 20
"""More papers than this no sentence names."""
_BRACKETS = re.compile(r"\([^()]*\)")
_ABOUT = re.compile(r"\bcertifica\w*|\bcert\b|\bpapieren\b|\bdiploma'?s\b")
_NONE = re.compile(
    r"\b(?:certifica\w*|cert\b)\.?(?: en diploma'?s)?\s*:?\s*(?:\([^)]*\)\s*)?(?:geen|nee|n\.?v\.?t|nvt|niet)\b"
    r"|\bgeen (?:\w+ (?:of|en) )?(?:(?:andere|overige|nederlandse|geldige) )?(?:certifica\w*|diploma'?s)"
    r"|\bcertifica\w*[^.,;]{0,25}\b(?:niet|geen|nooit)\b"
)


def extract(document: Document) -> list[Finding]:
    """Each paper that is held, and the value () wherever papers are denied."""
    found: list[Finding] = []
    for zin in document.now():
        found += _papers(zin)
        none = _NONE.search(zin.tekst)
        if none:
            found.append(Finding("certificaten", (), zin.begin + none.start(), zin.begin + none.end(), 0.7))
        elif _ABOUT.search(zin.label):
            bare = re.match(r"\W*(?:geen|nee|n\.?v\.?t\b|nvt|-$)", zin.tekst)
            if bare:
                found.append(Finding("certificaten", (), zin.begin, zin.begin + bare.end(), 0.9))
    return found


def _papers(zin: Zin) -> Iterator[Finding]:
    label = _PAPER.search(zin.label)
    if label and label.lastgroup and not _PAPER.search(zin.tekst):
        held = _held("", zin.tekst, listed=False)
        if held is not None:
            eind = zin.begin + len(zin.tekst.rstrip())
            yield Finding("certificaten", label.lastgroup if held else (), zin.begin, eind, 0.95)
        return
    mentions = list(itertools.islice(_PAPER.finditer(zin.tekst), _MOST))
    listed = bool(_ABOUT.search(zin.label) or _ABOUT.search(zin.kop)) or bool(
        re.search(r"\bcertifica\w*\s*:", zin.tekst[: mentions[0].start()] if mentions else "")
    )
    for number, match in enumerate(mentions):
        begin = mentions[number - 1].end() if number else 0
        eind = mentions[number + 1].start() if number + 1 < len(mentions) else len(zin.tekst)
        behind = _own_part(zin.tekst[match.end() : eind], last=number + 1 == len(mentions))
        held = _held(zin.tekst[begin : match.start()], behind, listed=listed, first=zin.tekst[: match.start()])
        if held is None and number + 1 < len(mentions) and re.fullmatch(r"[\s,/+&]*(?:en|of)?[\s]*", behind):
            held = _group_status(zin.tekst, mentions, number, listed)
        if held is not None and match.lastgroup:
            value = match.lastgroup if held else ()
            yield Finding("certificaten", value, zin.begin + match.start(), zin.begin + match.end(), 0.85)


def _own_part(behind: str, *, last: bool) -> str:
    """What follows a paper and is about it: not what follows a comma and names other things."""
    cut = re.search(r"[,;]\s*(?=(?:geen|wel|en|rijbewijs|andere)\b)|\bmaar\b", behind)
    return behind[: cut.start()] if cut and not last else behind


def _group_status(tekst: str, mentions: list[re.Match[str]], number: int, listed: bool) -> bool | None:
    """The status that papers joined by commas and "en" share: that of the last one that has any."""
    for later in range(number + 1, len(mentions)):
        eind = mentions[later + 1].start() if later + 1 < len(mentions) else len(tekst)
        behind = tekst[mentions[later].end() : eind]
        held = _held("", behind, listed=False)
        if held is not None:
            return held
        if not re.fullmatch(r"[\s,/+&]*(?:en|of)?[\s]*", behind):
            break
    return True if listed else None


def _held(before: str, behind: str, *, listed: bool, first: str = "") -> bool | None:
    """Whether a paper is held: the nearest word that says so; None when nothing does."""
    near = re.match(r"\W*(?:(?:\w+-)?certificaat|diploma|basis)?[\s:;,(|\t-]*(?:is |was )?(ja|nee|geen|niet)\b", behind)
    if near:
        return near[1] == "ja"
    if re.search(r"\b(?:geen|zonder|niet|nog geen)\b[^,;.]*$", before) or re.search(
        r"\bgeen [^.;]*$", _BRACKETS.sub(" ", first)
    ):
        return False
    yes, no = _YES.search(behind), _NO.search(behind)
    if yes and no:
        return yes.start() < no.start()
    if no or re.search(
        r"\b(?:wil|gaat|cursus|training|vergelijkbaar|aanvraag|voor een|moet|bezig met)\b[^,;.]*$", before
    ):
        return False
    return True if yes or _YES.search(before) or listed else None
