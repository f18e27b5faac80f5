"""Reads the Dutch that was reached per vaardigheid, with the day it was measured, and the alfabetisering.

Every measurement is handed over with its date; the newest wins and a vaardigheid that was not measured again keeps its
last niveau. Targets never count. Source: labelling conventions of the plans, number 7.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from features.documents.document import Document, Tabel, Zin
from features.dutch.prose_dates import Datum, dates
from features.finding import Finding
from features.wordings import taalniveau as w

SUBJECT = "taalniveau"
Order = tuple[int, int, int]
WORDINGS = w.WORDINGS


@dataclass(frozen=True)
class _Meting:
    """One vaardigheid at one niveau; order tells older from newer."""

    skill: str
    niveau: str
    begin: int
    eind: int
    order: Order
    datum: Datum | None
    sure: float = 0.9


def extract(document: Document) -> list[Finding]:
    """Every measurement per vaardigheid, the date of the newest, and the alfabetisering."""
    metingen = [*_from_tables(document), *_from_sentences(document)]
    found = [Finding(f"taalniveau.{m.skill}", m.niveau, m.begin, m.eind, m.sure, m.order) for m in metingen]
    newest = max((m for m in metingen), key=lambda m: m.order, default=None)
    if newest and newest.datum and newest.datum.full:
        datum = newest.datum
        found.append(Finding("taalniveau.peildatum", datum.full, datum.begin, datum.eind, 0.9))
    return [*found, *_literacy(document)]


def _literacy(document: Document) -> Iterator[Finding]:
    for zin in document.now():
        for pattern, value in w.LITERATE:
            match = re.search(pattern, zin.tekst)
            if match and not re.search(r"\bniet (?:analf|anders)|\bgeen analf", zin.tekst):
                sure = 0.95 if "alfabet" in zin.label else 0.85
                yield Finding(
                    "taalniveau.alfabetisering", value, zin.begin + match.start(), zin.begin + match.end(), sure
                )
                break


def _from_sentences(document: Document) -> Iterator[_Meting]:
    carried: Datum | None = None
    kop, old = "", False
    for zin in document.zinnen:
        if zin.kop != kop or zin.plaats == "kop":
            kop, carried, old = zin.kop, None, False
        own = _label_date(document, zin)
        inside = [_moved(datum, zin.begin) for datum in dates(zin.tekst) if datum.year]
        found = [] if zin.plaats in ("rij", "kop") else _levels(zin)
        earlier = None if inside else carried
        if w.TEST.search(zin.tekst) or w.TEST.search(zin.label) or found:
            if own or inside:
                carried, old = own or inside[-1], False
            elif w.OLD.search(zin.tekst) and not found:
                carried, old = None, True
        for skill, niveau, begin, eind, sure in found:
            later = max((start for _, _, start, _, _ in found), default=begin)
            datum = _nearest(inside, begin, own, later, zin) or earlier or (None if inside else carried)
            near = zin.tekst[max(0, begin - zin.begin - 25) : eind - zin.begin]
            past = bool(zin.oud or w.OLD.search(zin.tekst) or w.OLD.search(zin.label) or old) and not w.NEW.search(near)
            yield _Meting(skill, niveau, begin, eind, _order(datum, near, past=past), datum, sure)


def _label_date(document: Document, zin: Zin) -> Datum | None:
    """The date in the label of the field a sentence stands in, at its place before the value."""
    if not zin.label or not dates(zin.label):
        return None
    start = document.plain.rfind(zin.label[:6], 0, zin.begin)
    found = [_moved(datum, max(start, 0)) for datum in dates(document.plain[max(start, 0) : zin.begin]) if datum.year]
    return found[0] if found else None


def _moved(datum: Datum, by: int) -> Datum:
    return Datum(datum.year, datum.month, datum.day, datum.begin + by, datum.eind + by)


def _nearest(inside: list[Datum], place: int, own: Datum | None, later: int, zin: Zin) -> Datum | None:
    """The date of a niveau at this place: the last one before it, else one behind that no later niveau can claim."""
    before = [datum for datum in inside if datum.begin < place]
    if before:
        return before[-1]
    bracket = re.search(r"\([^()]{0,20}$", zin.tekst[: inside[0].begin - zin.begin]) if inside else None
    return own or (inside[0] if inside and (bracket or inside[0].begin > later) else None)


def _order(datum: Datum | None, tekst: str, *, past: bool) -> Order:
    if datum is not None:
        return datum.order
    if past:
        return (-1, 0, 0)
    return (9998, 0, 0) if w.NEW.search(tekst) else (0, 0, 0)


def _levels(zin: Zin) -> list[tuple[str, str, int, int, float]]:
    """The vaardigheden with their niveaus in one sentence, at their places in the document."""
    tekst = w.TARGET_PART.sub(lambda part: "." * len(part[0]), zin.tekst)
    if w.TARGET.search(tekst) or w.TARGET.search(zin.label):
        return []
    label_skills = _skills_of_label(zin.label)
    tokens = list(w.TOKEN.finditer(tekst))
    named = frozenset().union(*map(_skills, tokens))
    own, rest = [], tokens
    if label_skills and not named:
        own, rest = [token for token in tokens if token["niveau"]][:1], []
    elif label_skills and label_skills != w.ALL and tokens and tokens[0]["niveau"] and not _next_word(tokens, 0):
        own, rest = tokens[:1], tokens[1:]
    return [
        *(
            (skill, niveau, zin.begin + token.start(), zin.begin + token.end(), 0.95)
            for token in own
            if (niveau := _niveau(token))
            for skill in sorted(label_skills - named)
        ),
        *((skill, niveau, a + zin.begin, b + zin.begin, 0.9) for skill, niveau, a, b in _pair(rest)),
    ]


def _skills_of_label(label: str) -> frozenset[str]:
    if w.GENERAL.fullmatch(label):
        return w.ALL
    tokens = [token for token in w.TOKEN.finditer(label) if _skills(token)]
    only = re.sub(r"\W|niveau|vaardigheid|nederlands|\ben\b|van|taal", "", w.TOKEN.sub("", label))
    return frozenset().union(*map(_skills, tokens)) if tokens and not only else frozenset()


def _skills(token: re.Match[str]) -> frozenset[str]:
    if token["alle"]:
        return w.ALL
    if token["mondeling"]:
        return frozenset(("luisteren", "spreken"))
    if token["schriftelijk"]:
        return frozenset(("lezen", "schrijven"))
    return frozenset(name for name in w.SKILLS if token[name])


def _niveau(token: re.Match[str]) -> str | None:
    """The niveau of a token; below A1 is A0, and a stretch of two niveaus is none."""
    if token["bereik"]:
        return None
    value = token["niveau"].upper()[-2:]
    if token["minder"]:
        return "A0" if value in ("A0", "A1") else None
    return "C1" if value == "C2" else value if value not in ("B0", "C0") else None


def _pair(tokens: list[re.Match[str]]) -> Iterator[tuple[str, str, int, int]]:
    """Give each vaardigheid its niveau: the one behind it, or the one before it that says for which it is."""
    pending: list[re.Match[str]] = []
    level: re.Match[str] | None = None
    for place, token in enumerate(tokens):
        if token["niveau"]:
            ahead = _next_word(tokens, place)
            forward = ahead is not None and (bool(ahead["voor"]) or (bool(ahead["alle"]) and not pending))
            if forward and not pending:
                level = token
            else:
                yield from _assigned(pending, token)
                level = None
            pending = []
        elif _skills(token):
            if level is not None:
                yield from _assigned([token], level)
            else:
                pending.append(token)
        elif (token["komma"] and token[0] in ";.") or (
            token["komma"] and level is not None and _suffix_follows(tokens, place)
        ):
            level = None
            pending = pending if token[0] == "," else []


def _next_word(tokens: list[re.Match[str]], place: int) -> re.Match[str] | None:
    """The token after this one, if it says for which vaardigheden the niveau is."""
    rest = tokens[place + 1 : place + 3]
    if not rest or not (rest[0]["voor"] or _skills(rest[0])):
        return None
    if rest[0]["voor"] and (len(rest) < 2 or not _skills(rest[1])):
        return None
    return rest[0]


def _suffix_follows(tokens: list[re.Match[str]], place: int) -> bool:
    """Whether what comes after a comma has its own niveau behind it."""
    for number in range(place + 1, len(tokens)):
        if tokens[number]["niveau"]:
            ahead = _next_word(tokens, number)
            return ahead is None or not ahead["voor"]
    return False


def _assigned(skills: list[re.Match[str]], level: re.Match[str]) -> Iterator[tuple[str, str, int, int]]:
    niveau = _niveau(level)
    if niveau is None:
        return
    begin = min([level.start(), *(token.start() for token in skills)])
    eind = max([level.end(), *(token.end() for token in skills)])
    for skill in sorted(frozenset().union(*map(_skills, skills)) if skills else ()):
        yield skill, niveau, begin, eind


def _from_tables(document: Document) -> Iterator[_Meting]:
    for tabel in document.tabellen:
        if max(len(row) for row in tabel.rijen) >= 3:
            yield from _down(tabel)
            yield from _across(tabel)


def _down(tabel: Tabel) -> Iterator[_Meting]:
    """A table with a vaardigheid at the start of each row and measurements as columns."""
    head = next((row for row in tabel.rijen if not _skills_of_label(row[0].tekst)), ())
    for row in tabel.rijen:
        skills = _skills_of_label(row[0].tekst)
        for column, cel in enumerate(row[1:], 1):
            place = column - (len(row) - len(head)) if len(head) < len(row) else column
            title = head[place] if head and 0 <= place < len(head) else None
            if not skills or (title is not None and w.TARGET.search(title.tekst)):
                continue
            named = [_moved(datum, title.begin) for datum in dates(title.tekst)] if title else []
            yield from _cell(skills, cel.tekst, cel.begin, named, title.tekst if title else tabel.bijschrift, tabel.oud)


def _across(tabel: Tabel) -> Iterator[_Meting]:
    """A table with vaardigheden as columns and a measurement per row."""
    head = tabel.rijen[0]
    columns = {k: _skills_of_label(cel.tekst) for k, cel in enumerate(head) if _skills_of_label(cel.tekst)}
    if len(columns) < 2:
        return
    for row in tabel.rijen[1:]:
        shift = len(head) - len(row)
        title = row[0].tekst if 0 not in columns else ""
        if w.TARGET.search(title):
            continue
        named = [_moved(datum, row[0].begin) for datum in dates(title)]
        for column, skills in columns.items():
            if 0 <= column - shift < len(row):
                cel = row[column - shift]
                yield from _cell(skills, cel.tekst, cel.begin, named, title or tabel.bijschrift, tabel.oud)


def _cell(
    skills: frozenset[str], tekst: str, begin: int, named: list[Datum], title: str, oud: bool
) -> Iterator[_Meting]:
    match = w.TOKEN.search(tekst)
    while match and not match["niveau"]:
        match = w.TOKEN.search(tekst, match.end())
    niveau = _niveau(match) if match else None
    if match is None or niveau is None:
        return
    datum = named[-1] if named else None
    order = _order(datum, title, past=oud or bool(w.OLD.search(title)))
    for skill in skills:
        yield _Meting(skill, niveau, begin + match.start(), begin + match.end(), order, datum, 0.95)
