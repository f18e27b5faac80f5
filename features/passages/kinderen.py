"""Finds the ages of the children at home, in sentences and in tables.

Source: labelling conventions of the plans, number 19: in whole years, three months is 0; children abroad do not count.
"""

import re
from collections.abc import Iterator

from features.documents.document import Document, Tabel, Zin
from features.dutch.countries import in_netherlands
from features.dutch.numbers import NUMBER, number
from features.wordings import kinderopvang as w

Age = tuple[int, int, int]
"""Years, and where they stand in the text."""

OLDEST = 18
_MOST_SKIPS = 9
_REACH = 70
_SKIP = re.compile(
    rf"\s*(?:[(:,;=]|\b(?:te weten|namelijk|nl\.?|t\.w\.?|in de|leeftijd(?:en)?|van|zijn|is|thuis|genaamd|resp\.?"
    rf"|respectievelijk|allebei|beiden?|nu|pas|waarvan|nog|er|thuiswonend)\b"
    rf"|(?:{NUMBER})\s*(?:kind(?:eren)?)?\s*(?=[(:]|[,;]?\s*(?:thuis|waarvan|te weten|namelijk|nl\b|t\.w|van\b"
    rf"|leeftijd))"
    rf"|[^\W\d_]+(?:\s[^\W\d_]+)?\s*(?=\()|[^\W\d_]+\s*(?=,\s*(?:{NUMBER})\s(?:jaar|jr|m)))"
)
_UNIT = re.compile(r"jaar|jr|mnd|maand|\bweken|\bwk\b")
_NO_AGE = re.compile(
    r"\s*(?:kinder|uur|u\b|keer|dag|ochtend|middag|x\b|%|jaar (?:lang|gewerkt|geleden)|min)|[.:]\d\d|[-/]\d"
)
_JARIG = re.compile(rf"(?P<n>{NUMBER})[- ]?jarig\w*\s+(?:kind|zoon|dochter|tweeling|peuter|kleuter|jongen|meisje)")
_IN_LABEL = re.compile(rf"(?:zoon\w*|dochter\w*|jongste|oudste|kind)\s\((?P<n>{NUMBER})\s?(?:jr|jaar)?\)?")
_ONE_CHILD = re.compile(r"\bzoon\w*|\bdochter\w*|\bjongste\b|\boudste\b|\bleeftijd")
_NEXT_NAME = re.compile(rf"(?:\ben|,)\s[^\W\d_]+\s\((?P<n>{NUMBER})(?:\s?(?:jaar|jr))?\)")
_ANAPHOR = re.compile(
    rf"\W*(?:zij|ze|hij|die|deze|het)\s(?:is|zijn|wordt)\s(?:nu\s|pas\s)?(?={NUMBER}\s?(?:jaar|jr|m))"
)
_ABROAD = re.compile(r"\bwo(?:ont|nen)\b|\bverblij\w*|\bachter\w*|\bnog in\b|\bzijn nog\b|\bis nog\b")


def youngest(document: Document) -> Age | None:
    """The youngest child at home with its place in the text; None when no age is told."""
    found: list[Age] = [age for tabel in document.tabellen if not tabel.oud for age in _in_table(tabel)]
    before = False
    for zin in document.now():
        if zin.plaats == "rij" or _not_about(zin):
            before = False
            continue
        told = list(_in_sentence(zin, before=before))
        before = bool(w.KIDS.search(zin.tekst)) and not told
        found += told
    return min(found, default=None)


def _not_about(zin: Zin) -> bool:
    gone = w.GONE.search(zin.tekst) or (_ABROAD.search(zin.tekst) and in_netherlands(zin.tekst) is False)
    return bool(gone) or re.search(r"naam|werkerv|ervaring|opleiding|geboren", zin.label) is not None


def _in_sentence(zin: Zin, *, before: bool) -> Iterator[Age]:
    for match in w.KIDS.finditer(zin.tekst):
        yield from _behind(zin, match.end(), bare=_ONE_CHILD.fullmatch(match[0]) is not None)
    for match in _JARIG.finditer(zin.tekst):
        value = number(match["n"])
        if value is not None and value <= OLDEST:
            yield int(value), zin.begin + match.start(), zin.begin + match.end("n")
    bracket = _IN_LABEL.search(zin.label)
    value = number(bracket["n"]) if bracket else None
    if value is not None and value <= OLDEST:
        yield int(value), zin.begin, zin.begin + len(zin.tekst.rstrip())
    labelled = re.search(r"\bkind|\bgezin|zoon|dochter", zin.label)
    if labelled and not w.KIDS.search(zin.tekst):
        yield from _behind(zin, 0, bare=_ONE_CHILD.search(zin.label) is not None)
    same = _ANAPHOR.match(zin.tekst) if before else None
    if same:
        yield from _behind(zin, same.end(), bare=False)


def _behind(zin: Zin, place: int, *, bare: bool) -> Iterator[Age]:
    """The ages that stand behind a word for children; bare numbers count for one child or as a list of several."""
    rest = zin.tekst[place : place + _REACH]
    start, bracket = 0, False
    for _ in range(_MOST_SKIPS):
        skipped = _SKIP.match(rest, start)
        if skipped is None or w.KIDS.search(skipped[0]):
            break
        bracket = bracket or "(" in skipped[0] or "van" in skipped[0]
        start = skipped.end()
    start += len(rest[start:]) - len(rest[start:].lstrip())
    listed = w.AGES.match(rest, start)
    if listed is None or _NO_AGE.match(rest, listed.end()):
        return
    for match in _NEXT_NAME.finditer(zin.tekst, place + listed.end()):
        value = number(match["n"])
        if value is not None and value <= OLDEST and bracket:
            yield int(value), zin.begin + match.start("n"), zin.begin + match.end("n")
    several = len(list(w.AGE.finditer(listed["list"]))) > 1
    told = _UNIT.search(rest[start : listed.end() + 8]) or bracket
    if not told and not several and not (bare and re.match(r"\s*(?:[,;.)]|$|en\b)", rest[listed.end() :])):
        return
    for match in w.AGE.finditer(listed["list"]):
        years = _whole_years(match)
        if years is not None:
            begin = zin.begin + place + listed.start("list") + match.start()
            yield years, begin, begin + len(match[0].rstrip())


def _in_table(tabel: Tabel) -> Iterator[Age]:
    head = [cel.tekst for cel in tabel.rijen[0]]
    column = next((k for k, title in enumerate(head) if re.search(r"leeftijd|\bjaar\b|\boud\b", title)), None)
    if column is None or not re.search(r"kind|naam|gezin|zoon|dochter|opvang", " ".join(head) + tabel.kop):
        return
    for row in tabel.rijen[1:]:
        match = w.AGE.match(row[column].tekst.strip()) if column < len(row) else None
        years = _whole_years(match) if match else None
        if match and years is not None:
            yield years, row[column].begin, row[column].begin + match.end()


def _whole_years(match: re.Match[str]) -> int | None:
    value = number(match["n"])
    if value is None or (match["maat"] and match["maat"][0] in "wd"):
        return 0 if value is not None else None
    years = int(value / 12) if match["maat"] and match["maat"].startswith("m") else int(value)
    return years if 0 <= years <= OLDEST else None
