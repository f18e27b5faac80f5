"""Reads what someone can carry now: hours a week and a day, whether the taalles is inside them, and beperkingen.

Functional wordings only; a complaint or diagnosis without a stated consequence gives nothing.
Source: labelling conventions of the plans, number 16.
"""

import re
from collections.abc import Iterator

from features.documents.asking import values
from features.documents.document import Document, Zin
from features.dutch.clauses import yes_or_no
from features.dutch.numbers import number
from features.finding import Finding
from features.wordings import belastbaarheid as w

SUBJECT = "belastbaarheid"
WORDINGS = w.WORDINGS


def extract(document: Document) -> list[Finding]:
    """Hours a week and a day, the place of the taalles in them, and each beperking; () when there are none."""
    return [*_hours(document), *_limits(document)]


def _hours(document: Document) -> Iterator[Finding]:
    for waarde in values(document, w.LABEL_DAY, headings=False):
        match = w.BARE.match(waarde.tekst)
        if match and waarde.achter in ("veld", "label"):
            yield from _amount(
                "belastbaarheid.urenPerDag",
                match["n"],
                waarde.begin + match.start("n"),
                waarde.begin + match.end("n"),
                0.95,
                14,
            )
    for waarde in values(document, w.LABEL_WEEK, headings=False):
        match = w.BARE.match(waarde.tekst)
        plain_value = waarde.achter in ("veld", "label") and "dag" not in waarde.label
        if (
            match
            and plain_value
            and not w.RANGE.search(waarde.tekst[:30])
            and not re.match(r"\s*(?:uur|u)?\s*per dag", waarde.tekst[match.end("n") :])
        ):
            yield from _amount(
                "belastbaarheid.urenPerWeek",
                match["n"],
                waarde.begin + match.start("n"),
                waarde.begin + match.end("n"),
                0.95,
                60,
            )
            yield from _beside(waarde.tekst, waarde.begin, 0.9)
    yield from _labelled_beside(document)
    before = -9
    for place, zin in enumerate(document.now()):
        if zin.plaats in ("kop", "rij") or w.NOT_HOURS_LABEL.search(zin.label):
            continue
        if place - before == 1 and w.SAME.match(zin.tekst):
            yield from _beside(zin.tekst, zin.begin, 0.75)
        told = list(_sentence_hours(zin))
        before = place if told else before
        yield from told


def _labelled_beside(document: Document) -> Iterator[Finding]:
    """A field that only asks whether the hours come on top of the taalles."""
    for veld in document.velden:
        asked, answer = w.LABEL_BESIDE.fullmatch(veld.label), yes_or_no(veld.tekst)
        if asked and answer is not None and not veld.oud:
            first = veld.begin + len(veld.tekst) - len(veld.tekst.lstrip())
            value = answer is bool(asked["naast"])
            yield Finding("belastbaarheid.naastTaalles", value, first, first + len(veld.tekst.strip()), 0.95)


def _sentence_hours(zin: Zin) -> Iterator[Finding]:
    sure = 0.9 if w.BELAST.search(zin.kop) or w.BELAST.search(zin.label) else 0.8
    for match in w.WEEK.finditer(zin.tekst):
        if not _of_something_else(zin.tekst, match):
            name = "n" if match["n"] else "m"
            begin, eind = zin.begin + match.start(name), zin.begin + match.end()
            yield from _amount("belastbaarheid.urenPerWeek", match[name], begin, eind, sure, 60)
            yield from _beside(zin.tekst, zin.begin, 0.8)
    yield from _blocks(zin)
    bare = w.HOURS_FIRST.match(zin.tekst) if sure > 0.85 else None
    if bare and w.BESIDE.search(zin.tekst) and not w.WEEK.search(zin.tekst):
        begin, eind = zin.begin + bare.start("n"), zin.begin + bare.end()
        yield from _amount("belastbaarheid.urenPerWeek", bare["n"], begin, eind, 0.8, 60)
        yield from _beside(zin.tekst, zin.begin, 0.8)
    for match in w.DAY.finditer(zin.tekst):
        name = next(name for name in "nkmx" if match[name])
        around = zin.tekst[max(0, match.start() - 25) : match.end() + 15]
        if not re.search(r"staan|zitten|lopen|slaap|opvang|partner|rei[sz]|heen en", around):
            begin, eind = zin.begin + match.start(name), zin.begin + match.end()
            yield from _amount("belastbaarheid.urenPerDag", match[name], begin, eind, 0.85, 14)


def _of_something_else(tekst: str, match: re.Match[str]) -> bool:
    """Whether these hours a week are those of a lesson, a job or a later plan, or only a range."""
    clause = re.split(r"[;.]\s|\bmaar\b|\bdaarnaast\b", tekst[: match.start()])[-1]
    behind = re.split(r"[;.,]\s", tekst[match.end() :])[0]
    if not w.WITHIN.search(behind) and re.search(rf"^\s*(?:{w.LESSON})|^\s*(?:taal)?les", behind):
        return True
    if re.search(r"\b(?:les|taalles|school|cursus)\s*:?\s*$|volgt\s", clause):
        return True
    if w.OTHER_HOURS.search(clause[-45:] + tekst[match.start() : match.end()]):
        return True
    return w.RANGE.search(tekst[max(0, match.start() - 12) : match.end()]) is not None


def _blocks(zin: Zin) -> Iterator[Finding]:
    """Hours told as blocks: "een dagdeel van 4 uur" a week, or "drie dagen van vier uur"."""
    several = w.TIMES_BLOCK.search(zin.tekst)
    if several and (count := number(several["k"])) and (each := number(several["n"])):
        begin, eind = zin.begin + several.start(), zin.begin + several.end()
        yield Finding("belastbaarheid.urenPerWeek", count * each, begin, eind, 0.9)
        yield Finding("belastbaarheid.urenPerDag", each, begin, eind, 0.8)
        yield from _beside(zin.tekst, zin.begin, 0.8)
        return
    block = w.PART.search(zin.tekst)
    if block is None or w.OTHER_HOURS.search(zin.tekst[: block.start()]):
        return
    if re.search(r"\bles", zin.tekst[: block.start()][-20:]):
        return
    amount, size = number(block["d"]), number(block["n"])
    begin, eind = zin.begin + block.start(), zin.begin + block.end()
    weekly = re.search(w.PER_WEEK, zin.tekst) and not w.WEEK.search(zin.tekst[: block.start()])
    if amount and size and "dagde" in block[0] and weekly:
        yield Finding("belastbaarheid.urenPerWeek", amount * size, begin, eind, 0.85)
        yield from _beside(zin.tekst, zin.begin, 0.8)
    elif size and re.search(r"dagen|verdeeld", zin.tekst) and "dagde" not in block[0]:
        yield Finding("belastbaarheid.urenPerDag", size, begin, eind, 0.8)


def _amount(veld: str, text: str, begin: int, eind: int, sure: float, most: int) -> Iterator[Finding]:
    value = number(text)
    if value is not None and 0 < value <= most:
        yield Finding(veld, value, begin, eind, sure)


def _beside(tekst: str, begin: int, sure: float) -> Iterator[Finding]:
    within, beside = w.WITHIN.search(tekst), w.BESIDE.search(tekst)
    if beside and not (within and within.start() < beside.start()):
        yield Finding("belastbaarheid.naastTaalles", True, begin + beside.start(), begin + beside.end(), sure)
    elif within:
        yield Finding("belastbaarheid.naastTaalles", False, begin + within.start(), begin + within.end(), sure)


def _limits(document: Document) -> Iterator[Finding]:
    for zin in document.now():
        if zin.plaats in ("kop", "rij"):
            continue
        if w.ONE_LIMIT.fullmatch(zin.label):
            yield from _one_limit(zin)
            continue
        labelled = bool(re.search(r"beperking|belastbaar|gezondheid|belemmering|medisch", zin.label))
        none = w.NONE.search(zin.tekst) or (
            re.match(r"\W*(?:geen|nee|n\.?v\.?t\b|nvt|niet van toepassing)\b", zin.tekst)
            if re.search("beperking|belemmering", zin.label)
            else None
        )
        if none and not re.search(r"beperkingen (?:bekend|gemeld)? ?maar", zin.tekst):
            yield Finding("belastbaarheid.beperkingen", (), zin.begin + none.start(), zin.begin + none.end(), 0.8)
        about = labelled or bool(w.BELAST.search(zin.kop))
        for clause, begin in _limit_clauses(zin.tekst):
            yield from _clause_limits(clause, zin.begin + begin, about=about, labelled=labelled)


def _one_limit(zin: Zin) -> Iterator[Finding]:
    """A field about one beperking, answered with yes or no: "beperking zitten: ja"."""
    asked, answer = w.SUBJECT.search(zin.label), yes_or_no(zin.tekst)
    if asked and answer is not None:
        value = str(asked.lastgroup) if answer else ()
        yield Finding("belastbaarheid.beperkingen", value, zin.begin, zin.begin + len(zin.tekst.rstrip()), 0.8)


def _limit_clauses(tekst: str) -> Iterator[tuple[str, int]]:
    """Clauses, where a bare enumeration after a denial stays with it: "niet tillen, bukken of lang staan"."""
    cuts = list(
        re.finditer(
            r"[,;()]|\bmaar\b|\bwel\b(?=\s)|\ben\b(?=\s(?:wordt|kan|mag|durft|heeft|moet|niet|geen|trappen|bukken"
            r"|tillen|lopen|staan)\b)|\.\s",
            tekst,
        )
    )
    begin = 0
    for cut in cuts:
        rest = tekst[cut.end() : cut.end() + 40]
        words = re.match(
            r"\s*(?:lang |zwaar |langdurig |veel )?(\w+)(?:\s(?:en|of)\s(?:lang |zwaar "
            r"|langdurig )?\w+)?\s*(?:[,;.)]|$)",
            rest,
        )
        if cut[0] == "," and words and w.SUBJECT.search(words[0]) and w.LIMITS.search(tekst[begin : cut.start()]):
            continue
        yield tekst[begin : cut.start()], begin
        begin = cut.end() if cut[0] not in ("wel", "en") else cut.start()
    yield tekst[begin:], begin


def _clause_limits(clause: str, begin: int, *, about: bool, labelled: bool) -> Iterator[Finding]:
    if w.NO_LIMIT.search(clause) or w.OLD_HEALTH.search(clause) or not (w.LIMITS.search(clause) or labelled):
        return
    if w.NOT_ABOUT.search(clause) and not re.search(r"\b(?:kan|mag|kunnen)\b[^.]*\bniet\b", clause):
        return
    for match in w.SUBJECT.finditer(clause):
        code = str(match.lastgroup)
        if code == "nietLangLopen" and not (w.LOPEN.search(clause) and not re.search(r"trappen? lopen", clause)):
            continue
        if code in ("nietLangStaan", "nietLangZitten") and not re.search(
            r"lang|hele dag|achter elkaar|staan(?:d)? (?:werk|gaat|lukt)|kan niet|niet (?:\w+ )?(?:staan|zitten)"
            r"|of |uur"
            r"|minuten|moeite|slecht|moeilijk",
            clause,
        ):
            continue
        if code == "geenNachtwerk" and not about and not re.search(r"\bkan\b|\bmag\b|arts|advies", clause):
            continue
        if (
            code in ("geenStof", "geenDrukte", "geenKou")
            and not about
            and not re.search(r"\bkan\b|\bmag\b|tegen|wordt|niet in|geen|last|onrustig", clause)
        ):
            continue
        yield Finding("belastbaarheid.beperkingen", code, begin + _lead(clause), begin + len(clause.rstrip()), 0.85)


def _lead(clause: str) -> int:
    return len(clause) - len(clause.lstrip())
