"""Reads which driving papers are valid in the Netherlands; an empty list is said to have none.

Source: labelling conventions of the plans, number 11: foreign papers and lessons do not count.
"""

import re
from collections.abc import Iterator

from features.documents.asking import values
from features.documents.document import Document
from features.dutch.clauses import clause_around, yes_or_no
from features.finding import Finding

SUBJECT = "rijbewijs"
WORDINGS = (
    "rijbewijs: B",
    "rijbewijs B en BE",
    "heeft rijbewijs AM",
    "autorijbewijs: ja",
    "geen rijbewijs",
    "rijbewijs: nee",
    "een rijbewijs heeft hij niet",
    "Syrisch rijbewijs (telt niet)",
    "niet geldig in Nederland (telt niet)",
    "bezig met rijlessen (telt niet)",
    "rijbewijs omgewisseld (telt)",
)

_CATS = r"(?:am|be|ce|de|a|b|c|d|t)"
_LIST = rf"{_CATS}(?![\w'-])(?:\s*(?:,|en|\+|/|&)\s*(?:rijbewijs\s)?{_CATS}(?![\w'-]))*"
_AFTER = re.compile(
    rf"(?:rijbewijs|rijbewijzen|rijb\.?)\s*(?:\(|:|categorie|cat\.?|klasse|van)?\s*:?\s*(?P<cats>{_LIST})"
)
_BEFORE = re.compile(rf"(?<!\w)(?P<cats>{_CATS}|{_LIST})(?:-|\s)rijbewijs")
_START = re.compile(
    rf"\W*(?:ja\b\W*|nederlands\w*\W*|heeft\s|categorie\s|cat\.?\s|in bezit\W*|behaald\W*)*(?P<cats>{_LIST})"
)
_WORD = re.compile(r"\b\w*rij?bewij[sz]\w*|\brijb\b|\bauto-?rijbewijs|\brijbewys|\brb\b")
_NAMED = (
    ("AM", r"brom(?:mer|fiets)|scooter"),
    ("T", r"trekker|tractor|trekkers"),
    ("C", r"vracht(?:wagen|auto)|groot"),
    ("D", r"bus"),
    ("A", r"motor"),
    ("B", r"auto|personenauto"),
)
"""Kinds of rijbewijs that a word before it names."""
_DENIED = re.compile(r"\bgeen\b|\bniet\b|\bnee\b|\bnooit\b|\bzonder\b")
_FOREIGN = re.compile(
    r"\b(?!nederlands)\w{3,}(?:isch|ees|aans|iaans|ens|ers|oks|urks|ools|ors|ouds)e?\s+rijbewijs|buitenlands"
    r"|niet (?:om te wisselen|omwisselbaar|geldig)"
    r"|rijbewijs (?:uit|van) (?!\d)\w+|omwissel(?:en|baar)|omzetten|\b(?!nederlands)\w{4,}(?:isch|ees|aans|iaans)\b"
)
_SWAPPED = re.compile(r"omgewisseld|omgezet|gewisseld voor|wel geldig")
_HAS = re.compile(r"\bheeft|\bja\b|gehaald|behaald|\bbezit|\bheb\b")
_LESSONS = re.compile(r"rijles\w*|theorie|examen|wil .*halen|gaat .*halen|bezig|aangevraagd|gepland")
_KNOWN = {"am": "AM", "a": "A", "b": "B", "be": "BE", "c": "C", "ce": "C", "d": "D", "de": "D", "t": "T"}


def extract(document: Document) -> list[Finding]:
    """Each category that is held; the value () when only a denial, or only a foreign paper, was found."""
    found: list[Finding] = []
    for veld in document.velden:
        cats = re.search(rf"\brijbewij\w*\s({_LIST})$", veld.label)
        if cats and not veld.oud:
            answer = yes_or_no(veld.tekst)
            found += _answer(cats[1], answer, veld.begin, len(veld.tekst.strip()))
    for tabel in document.tabellen:
        for row in tabel.rijen if not tabel.oud else ():
            cats = re.match(rf"rijbewij\w*\s({_LIST})$", row[0].tekst)
            if cats and len(row) > 2:
                found += _answer(cats[1], yes_or_no(row[1].tekst), row[1].begin, len(row[1].tekst))
    for waarde in values(document, r"rijbewij[sz]\w*|rijb\.?|rijvaardigheid", headings=False):
        if waarde.achter in ("veld", "label") or _DENIED.match(waarde.tekst.strip()):
            found += _from_value(waarde.tekst, waarde.begin, waarde.zekerheid)
    for zin in document.now():
        if zin.plaats == "rij" and re.match(r"rijbewij", zin.tekst):
            continue
        if _WORD.search(zin.tekst) and "rijbewij" not in zin.label:
            found += _from_sentence(zin.tekst, zin.begin)
        elif re.search(r"\brijbewij", zin.kop) and zin.eerste and not zin.label:
            found += _from_value(zin.tekst, zin.begin, 0.7)
    return found


def _answer(cats: str, answer: bool | None, begin: int, length: int) -> Iterator[Finding]:
    if answer is True:
        for cat in re.findall(_CATS, cats.replace(" en ", ",")):
            yield Finding("rijbewijs", _KNOWN[cat], begin, begin + length, 0.95)
    elif answer is False:
        yield Finding("rijbewijs", (), begin, begin + length, 0.6)


def _from_value(tekst: str, begin: int, sure: float) -> Iterator[Finding]:
    foreign = _FOREIGN.search(tekst)
    first = len(tekst) - len(tekst.lstrip())
    denied = re.match(r"\W*(?:geen|nee|niet|nog niet|n\.?v\.?t|nvt)\b", tekst)
    cats = _START.match(tekst)
    if denied:
        yield Finding("rijbewijs", (), begin + first, begin + denied.end(), sure)
    elif foreign and not _SWAPPED.search(tekst) and not (cats and "nederlands" in tekst[: cats.end()]):
        yield Finding("rijbewijs", (), begin + first, begin + foreign.end(), sure - 0.2)
    elif cats:
        yield from _held(cats, begin, sure)
    else:
        yield from _from_sentence(tekst, begin)


def _held(match: re.Match[str], begin: int, sure: float) -> Iterator[Finding]:
    for cat in re.finditer(rf"(?<!\w){_CATS}(?!\w)", match["cats"]):
        if cat[0] != "de":
            place = begin + match.start("cats") + cat.start()
            yield Finding("rijbewijs", _KNOWN[cat[0]], place, place + len(cat[0]), sure)


def _from_sentence(tekst: str, begin: int) -> Iterator[Finding]:
    for match in _WORD.finditer(tekst):
        clause, start = clause_around(tekst, match.start())
        if _FOREIGN.search(tekst) and not _SWAPPED.search(tekst) and "nederlands rijbewijs" not in tekst:
            yield Finding("rijbewijs", (), begin + start, begin + start + len(clause.rstrip()), 0.55)
            continue
        cats = _AFTER.search(tekst, match.start()) or _BEFORE.search(tekst)
        before = clause[: match.start() - start]
        if (
            _DENIED.search(before)
            or (not cats and _DENIED.search(clause))
            or re.match(r"\W*(?:nee|geen|niet)\b", tekst[match.end() :])
        ):
            yield Finding("rijbewijs", (), begin + start + _lead(clause), begin + start + len(clause.rstrip()), 0.75)
        elif (
            cats and not _LESSONS.search(clause) and not re.search(r"\bniet\b|\bnooit\b", clause[match.end() - start :])
        ):
            yield from _held(cats, begin, 0.85)
        elif _HAS.search(clause) and not _LESSONS.search(clause):
            kind = next((cat for cat, word in _NAMED if re.match(rf"(?:{word})-?s?rij?bewij", match[0])), None)
            if kind:
                yield Finding("rijbewijs", kind, begin + match.start(), begin + match.end(), 0.75)


def _lead(clause: str) -> int:
    return len(clause) - len(clause.lstrip())
