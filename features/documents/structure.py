"""Finds headings, fields, tables and sentences in lines, whatever file they came from."""

import re

from features.documents.document import Document, Regel
from features.documents.fold import plain
from features.documents.found import Found
from features.documents.labels import bare_heading, label_of, names_subject
from features.documents.rows import read_rows
from features.dutch.headings import clean_label, is_heading
from features.dutch.ticks import has_boxes, keep_ticked, lone_box

_FORM = 0.55
"""From this share of lines with a label a document is a form. Source: our own choice, over the example plans."""


def structure(text: str, regels: list[Regel]) -> Document:
    """The document with everything recognised in its lines."""
    hard = _hard_ends(text, regels)
    found = Found(text, _resolved(text, regels), hard)
    place = 0
    while place < len(regels):
        place = _read_block(found, regels, place)
    return Document(text, found.plain, tuple(found.zinnen), tuple(found.velden), tuple(found.tabellen))


def _blank(text: str, regel: Regel) -> bool:
    return not any(text[a:b].strip() for a, b in regel.cellen)


def _hard_ends(text: str, regels: list[Regel]) -> set[int]:
    """The newlines at which a sentence surely ends: those after a line that had room for more."""
    hard = {place for place, sign in enumerate(text) if sign == "\n"}
    form = _is_form(text, regels)
    for number, following in enumerate(regels[1:], 1):
        regel = regels[number - 1]
        if not regel.vol or not regel.cellen or not following.cellen or following.soort in ("kop", "punt"):
            continue
        eind = regel.cellen[-1][1]
        ended = text[eind - 1 : eind] in ".!?:;"
        if len(following.cellen) > 1 or names_subject(text, following) or (form and label_of(text, following)):
            continue
        if bare_heading(text, following):
            continue
        if ended and (label_of(text, following) or _heads(text, regels, number)):
            continue
        hard.discard(text.find("\n", eind))
    return hard


def _is_form(text: str, regels: list[Regel]) -> bool:
    """Whether most lines begin with a label, so that no label can stand inside a sentence that runs on."""
    filled = [regel for regel in regels if not _blank(text, regel)]
    return sum(label_of(text, regel) is not None for regel in filled) > _FORM * len(filled)


def _resolved(text: str, regels: list[Regel]) -> str:
    """The plain text in which unticked options are blanked."""
    signs = list(plain(text))
    for regel in regels:
        if not regel.cellen or not has_boxes(text[regel.cellen[0][0] : regel.cellen[-1][1]]):
            continue
        spans = regel.cellen
        alone = [lone_box(text[a:b]) is not None for a, b in spans]
        if sum(alone) > 1 and not alone[0] and all(alone[1:]):
            spans = spans[1:]
        elif any(len(text[a:b].strip()) <= 3 and has_boxes(text[a:b]) for a, b in spans):
            spans = ((spans[0][0], spans[-1][1]),)
        for begin, eind in spans:
            for a, b in _lines_between(text, begin, eind):
                signs[a:b] = plain(keep_ticked(text[a:b]))
    return "".join(signs)


def _lines_between(text: str, begin: int, eind: int) -> list[tuple[int, int]]:
    spans, start = [], begin
    for part in text[begin:eind].split("\n"):
        spans.append((start, start + len(part)))
        start += len(part) + 1
    return spans


def _read_block(found: Found, regels: list[Regel], place: int) -> int:
    """Read the lines from `place` that belong together; gives the place after them."""
    regel, text = regels[place], found.text
    if _blank(text, regel):
        return place + 1
    label = label_of(text, regel) if regel.soort != "rij" or len(regel.cellen) == 1 else None
    if regel.soort == "rij" and label is None:
        return read_rows(found, regels, place)
    if regel.soort == "kop" and (label is None or not text[label.end() : regel.cellen[-1][1]].strip()):
        found.head(regel.cellen[0][0], regel.cellen[-1][1])
        return place + 1
    if label is not None:
        return _read_field(found, regels, place, label)
    if regel.soort == "tekst" and _heads(text, regels, place):
        found.head(*regel.cellen[0])
        return place + 1
    last = place
    while last + 1 < len(regels) and _continues(found, regels, last, regel):
        last += 1
    found.speak(regel.cellen[0][0], regels[last].cellen[-1][1])
    return last + 1


def _heads(text: str, regels: list[Regel], place: int) -> bool:
    before = place == 0 or _blank(text, regels[place - 1])
    parted = regels[place].los and place > 0 and text[regels[place - 1].cellen[-1][1] - 1] in ".!?"
    last = "." if before else text[regels[place - 1].cellen[-1][1] - 1]
    full = place > 0 and regels[place - 1].vol and last not in ".!?:)"
    following = next((r for r in regels[place + 1 : place + 3] if not _blank(text, r)), None)
    line = text[slice(*regels[place].cellen[0])]
    full = full and not bare_heading(text, regels[place])
    return (
        not full
        and not has_boxes(line)
        and is_heading(line, after_blank=before or parted, before_text=following is not None)
    )


def _continues(found: Found, regels: list[Regel], last: int, first: Regel) -> bool:
    """Whether the line after `last` continues the sentence or the value of these lines."""
    following = regels[last + 1]
    if _blank(found.text, following) or len(following.cellen) > 1 or following.soort in ("kop", "punt"):
        return False
    newline = found.text.find("\n", regels[last].cellen[-1][1])
    if newline not in found.hard:
        return True
    return first.soort == "punt" and following.diep > first.diep and label_of(found.text, following) is None


def _read_field(found: Found, regels: list[Regel], place: int, label: re.Match[str]) -> int:
    regel, text = regels[place], found.text
    begin = label.end()
    while begin < len(text) and text[begin] in " \t":
        begin += 1
    column = regel.diep + begin - regel.cellen[0][0]
    last = place
    while last + 1 < len(regels):
        following = regels[last + 1]
        deep = not regel.los and following.diep > regel.diep and min(column, 8) - 3 <= following.diep <= column + 8
        soft = text.find("\n", regels[last].cellen[-1][1]) not in found.hard
        if _blank(text, following) or following.soort == "kop" or (label_of(text, following) and not deep and not soft):
            break
        same_value = deep and (label_of(text, following) is None or following.diep >= column - 2 > regel.diep + 4)
        if not same_value and not _continues(found, regels, last, regel):
            break
        last += 1
    eind = regels[last].cellen[-1][1]
    if not text[begin:eind].strip():
        found.head(label.start("label"), label.end("label"))
        return last + 1
    found.keep_fields(clean_label(found.plain[label.start("label") : label.end("label")]), begin, eind)
    return last + 1
