"""Reads the Dutch that was reached per vaardigheid, with the day it was measured, and the alfabetisering.

Every measurement is handed over with its date; the newest wins and a vaardigheid that was not measured again keeps its
last niveau. Targets never count. Source: labelling conventions of the plans, number 7.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from features.documents.document import Cel, Document, Tabel, Zin
from features.dutch.prose_dates import Datum, dates
from features.finding import Finding
from features.passages.niveaus import first_niveau, levels, named_skills, skills_of_label
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
    metingen = _dated_later(document, [*_from_tables(document), *_from_sentences(document)])
    found = [Finding(f"taalniveau.{m.skill}", m.niveau, m.begin, m.eind, m.sure, m.order) for m in metingen]
    newest = max((m for m in metingen), key=lambda m: m.order, default=None)
    if newest and newest.datum and newest.datum.full:
        datum = newest.datum
        found.append(Finding("taalniveau.peildatum", datum.full, datum.begin, datum.eind, 0.9))
    return [*found, *_literacy(document)]


def _literacy(document: Document) -> Iterator[Finding]:
    for zin in document.now():
        tekst = w.WAS_LITERATE.sub(lambda part: "." * len(part[0]), zin.tekst)
        for pattern, value in w.LITERATE:
            match = re.search(pattern, tekst)
            if match and not re.search(r"\bniet (?:analf|anders)|\bgeen analf", tekst):
                sure = 0.95 if "alfabet" in zin.label else 0.85
                yield Finding(
                    "taalniveau.alfabetisering", value, zin.begin + match.start(), zin.begin + match.end(), sure
                )
                break


def _dated_later(document: Document, metingen: list[_Meting]) -> list[_Meting]:
    """Give measurements without a date the one that a field of its own tells: "peildatum: 2 april 2025"."""
    told = [
        _moved(datum, veld.begin)
        for veld in document.velden
        if not veld.oud and w.MEASURED.fullmatch(veld.label)
        for datum in dates(veld.tekst)[:1]
        if datum.year
    ]
    if len({datum.order for datum in told}) != 1:
        return metingen
    return [
        replace(m, datum=told[0], order=told[0].order) if m.datum is None and m.order >= (0, 0, 0) else m
        for m in metingen
    ]


def _from_sentences(document: Document) -> Iterator[_Meting]:
    carried: Datum | None = None
    kop, old = "", False
    before: tuple[frozenset[str], int] = (frozenset(), -9)
    for place, zin in enumerate(document.zinnen):
        if zin.kop != kop or zin.plaats == "kop":
            kop, carried, old = zin.kop, None, False
        own = _label_date(document, zin)
        inside = [_moved(datum, zin.begin) for datum in dates(zin.tekst) if datum.year]
        same = before[0] if place - before[1] == 1 else frozenset()
        found = [] if zin.plaats in ("rij", "kop") else levels(zin, same)
        before = (frozenset() if found else named_skills(zin.tekst), place)
        earlier = None if inside else carried
        if w.TEST.search(zin.tekst) or w.TEST.search(zin.label) or found:
            if own or inside:
                carried, old = own or inside[-1], False
            elif w.OLD.search(zin.tekst) and not found:
                carried, old = None, True
        later = max((zin.begin + item.begin for item in found), default=zin.begin)
        for item in found:
            begin = zin.begin + item.begin
            datum = _nearest(inside, begin, own, later, zin) or earlier or (None if inside else carried)
            near = zin.tekst[max(0, item.begin - 25) : item.eind]
            past = bool(zin.oud or w.OLD.search(zin.tekst) or w.OLD.search(zin.label) or old) and not w.NEW.search(near)
            order = _order(datum, near, past=past)
            yield _Meting(item.skill, item.niveau, begin, zin.begin + item.eind, order, datum, item.sure)


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


def _from_tables(document: Document) -> Iterator[_Meting]:
    for tabel in document.tabellen:
        if max(len(row) for row in tabel.rijen) >= 3:
            listed = list(_listed(tabel))
            yield from listed or [*_down(document, tabel), *_across(document, tabel)]


def _listed(tabel: Tabel) -> Iterator[_Meting]:
    """A table with one vaardigheid and one niveau per row, and mostly a date: "16-12-2024, lezen, A1"."""
    for row in tabel.rijen:
        skills = [skills_of_label(cel.tekst) for cel in row]
        found = [(cel, first_niveau(cel.tekst)) for cel in row if len(cel.tekst) < 12]
        chosen = [(cel, niveau) for cel, niveau in found if niveau]
        column = next((k for k, named in enumerate(skills) if named), 0)
        if column == 0 or len(chosen) != 1 or sum(bool(named) for named in skills) != 1:
            continue
        cel, niveau = chosen[0]
        rest = " ".join(c.tekst for c in row if c is not cel)
        named_dates = [_moved(datum, c.begin) for c in row for datum in dates(c.tekst) if datum.year]
        if niveau and not w.TARGET.search(rest):
            yield from _measured(skills[column], cel, named_dates, rest, tabel.oud)


def _down(document: Document, tabel: Tabel) -> Iterator[_Meting]:
    """A table with a vaardigheid at the start of each row and measurements as columns."""
    head = next((row for row in tabel.rijen if not skills_of_label(row[0].tekst)), ())
    caption = _caption_dates(document, tabel)
    for row in tabel.rijen:
        skills = skills_of_label(row[0].tekst)
        for column, cel in enumerate(row[1:], 1):
            place = column - (len(row) - len(head)) if len(head) < len(row) else column
            title = head[place] if head and 0 <= place < len(head) else None
            if not skills or (title is not None and w.TARGET.search(title.tekst)):
                continue
            named = [_moved(datum, title.begin) for datum in dates(title.tekst)] if title else []
            called = title.tekst if title else tabel.bijschrift
            yield from _measured(skills, cel, named or (caption if not w.OLD.search(called) else []), called, tabel.oud)


def _across(document: Document, tabel: Tabel) -> Iterator[_Meting]:
    """A table with vaardigheden as columns and a measurement per row."""
    head = tabel.rijen[0]
    columns = {k: skills_of_label(cel.tekst) for k, cel in enumerate(head) if skills_of_label(cel.tekst)}
    if len(columns) < 2:
        return
    caption = _caption_dates(document, tabel)
    for row in tabel.rijen[1:]:
        shift = len(head) - len(row)
        title = row[0].tekst if 0 not in columns else ""
        if w.TARGET.search(title):
            continue
        named = [_moved(datum, row[0].begin) for datum in dates(title)]
        named = named or (caption if not w.OLD.search(title) else [])
        for column, skills in columns.items():
            if 0 <= column - shift < len(row):
                yield from _measured(skills, row[column - shift], named, title or tabel.bijschrift, tabel.oud)


def _caption_dates(document: Document, tabel: Tabel) -> list[Datum]:
    """The date in the line just above a table, at its place; none when that line tells of several."""
    start = document.plain.rfind(tabel.bijschrift, 0, tabel.rijen[0][0].begin) if tabel.bijschrift else -1
    found = [datum for datum in dates(tabel.bijschrift) if datum.year] if start >= 0 else []
    return [_moved(found[0], start)] if len(found) == 1 else []


def _measured(skills: frozenset[str], cel: Cel, named: list[Datum], title: str, oud: bool) -> Iterator[_Meting]:
    """What one cell says of these vaardigheden."""
    found = first_niveau(cel.tekst)
    if found is None:
        return
    niveau, begin, eind = found
    datum = named[-1] if named else None
    order = _order(datum, title, past=oud or bool(w.OLD.search(title)))
    for skill in sorted(skills):
        yield _Meting(skill, niveau, cel.begin + begin, cel.begin + eind, order, datum, 0.95)
