"""Finds headings, fields, tables and sentences in lines, whatever file they came from."""

import re
from dataclasses import dataclass, field

from features.documents.document import Cel, Document, Plaats, Regel, Tabel, Veld, Zin
from features.documents.fold import plain
from features.documents.sentences import sentences
from features.dutch.headings import SUBJECTS, clean_label, is_heading, is_old, is_old_heading
from features.dutch.ticks import has_boxes, keep_ticked

_LABEL = re.compile(r"(?P<label>[^\s:|][^:|]{1,60}?)\s*(?::|(?<=\s)=(?=\s)|(?<=\s)-\s*:)(?=\s|$|[☐☒\[])")
_QUESTION = re.compile(r"(?P<label>[A-Z][^:|?.;]{3,75})\?[ \t]+(?=\S)")
_LONGEST_QUESTION = 10
_UNNUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*|[a-z])[.)]\s+", re.I)
_BULLET_IN_VALUE = re.compile(r"(?<=\n)[ \t]*[-*](?=\s)|^[-*](?=\s)")
_NOW = re.compile(r"\b(?:nu|thans|inmiddels|vanaf deze|huidige?|op dit moment)\b")
_LONGEST_LABEL = 6
_GRID_HEAD = re.compile(r"dag\b|dagen|wat\b|beroep|functie|kind\b|papier|versie|vaardigheid|onderdeel|activiteit|toets")


@dataclass
class _Found:
    """What was found so far, and where we are."""

    text: str
    plain: str
    hard: set[int]
    kop: str = ""
    kop_old: bool = False
    alinea: int = 0
    after_kop: bool = False
    bijschrift: str = ""
    zinnen: list[Zin] = field(default_factory=list)
    velden: list[Veld] = field(default_factory=list)
    tabellen: list[Tabel] = field(default_factory=list)

    def head(self, begin: int, eind: int) -> None:
        """Start a new part below this heading."""
        self.kop = clean_label(self.plain[begin:eind])
        self.kop_old = is_old_heading(self.kop)
        self.alinea += 1
        self.after_kop = True
        self.bijschrift = self.plain[begin:eind]
        self.zinnen.append(Zin(self.plain[begin:eind], begin, "", self.kop, self.alinea, "kop", self.kop_old))

    def speak(self, begin: int, eind: int, label: str = "", plaats: Plaats = "zin", *, old: bool = False) -> None:
        """Add the sentences of one paragraph or value."""
        self.alinea += 1
        for a, b in sentences(self.text, begin, eind, self.hard):
            tekst = self.plain[a:b].replace("\n", " ")
            old = old and not _NOW.search(tekst)
            past = old or self.kop_old or is_old(tekst)
            self.zinnen.append(Zin(tekst, a, label, self.kop, self.alinea, plaats, past, self.after_kop))
            self.after_kop = False
        self.bijschrift = self.plain[begin:eind]


def structure(text: str, regels: list[Regel]) -> Document:
    """The document with everything recognised in its lines."""
    hard = _hard_ends(text, regels)
    found = _Found(text, _resolved(text, regels), hard)
    place = 0
    while place < len(regels):
        place = _read_block(found, regels, place)
    return Document(text, found.plain, tuple(found.zinnen), tuple(found.velden), tuple(found.tabellen))


def _blank(text: str, regel: Regel) -> bool:
    return not any(text[a:b].strip() for a, b in regel.cellen)


def _hard_ends(text: str, regels: list[Regel]) -> set[int]:
    """The newlines at which a sentence surely ends: those after a line that had room for more."""
    hard = {place for place, sign in enumerate(text) if sign == "\n"}
    for number, following in enumerate(regels[1:], 1):
        regel = regels[number - 1]
        if not regel.vol or not regel.cellen or not following.cellen or following.soort in ("kop", "punt"):
            continue
        eind = regel.cellen[-1][1]
        ended = text[eind - 1 : eind] in ".!?:;"
        if len(following.cellen) > 1 or _names_subject(text, following):
            continue
        if ended and (_label(text, following) or _heads(text, regels, number)):
            continue
        hard.discard(text.find("\n", eind))
    return hard


def _resolved(text: str, regels: list[Regel]) -> str:
    """The plain text in which unticked options are blanked."""
    signs = list(plain(text))
    for regel in regels:
        if not regel.cellen or not has_boxes(text[regel.cellen[0][0] : regel.cellen[-1][1]]):
            continue
        spans = regel.cellen
        if any(len(text[a:b].strip()) <= 3 and has_boxes(text[a:b]) for a, b in spans):
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


def _label(text: str, regel: Regel) -> re.Match[str] | None:
    """The label a line begins with, if it reads as one: short, and not in the middle of brackets."""
    if not regel.cellen:
        return None
    begin, eind = regel.cellen[0][0], regel.cellen[-1][1]
    question = _QUESTION.match(text, begin, eind)
    if question and len(question["label"].split()) <= _LONGEST_QUESTION:
        return question
    match = _LABEL.match(text, begin, eind)
    if match is None or match["label"].count("(") != match["label"].count(")"):
        return None
    if len(match["label"].split()) > _LONGEST_LABEL or re.search(
        r"(?<!max)(?<!min)[.;,!?]\s", _UNNUMBERED.sub("", match["label"]), re.I
    ):
        return None
    return match


def _names_subject(text: str, regel: Regel) -> bool:
    """Whether a line begins with a label that names a subject we know, so that it cannot continue a sentence."""
    label = _label(text, regel)
    if label is None or not label["label"][:1].isupper():
        return False
    words = clean_label(plain(label["label"])).split()
    return bool(words) and (words[0] in SUBJECTS or words[-1] in SUBJECTS)


def _read_block(found: _Found, regels: list[Regel], place: int) -> int:
    """Read the lines from `place` that belong together; gives the place after them."""
    regel, text = regels[place], found.text
    if _blank(text, regel):
        return place + 1
    label = _label(text, regel) if regel.soort != "rij" or len(regel.cellen) == 1 else None
    if regel.soort == "rij" and label is None:
        return _read_rows(found, regels, place)
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
    last = "." if before else text[regels[place - 1].cellen[-1][1] - 1]
    full = place > 0 and regels[place - 1].vol and last not in ".!?:)"
    following = next((r for r in regels[place + 1 : place + 3] if not _blank(text, r)), None)
    line = text[slice(*regels[place].cellen[0])]
    return not full and is_heading(line, after_blank=before, before_text=following is not None)


def _continues(found: _Found, regels: list[Regel], last: int, first: Regel) -> bool:
    """Whether the line after `last` continues the sentence or the value of these lines."""
    following = regels[last + 1]
    if _blank(found.text, following) or len(following.cellen) > 1 or following.soort in ("kop", "punt"):
        return False
    newline = found.text.find("\n", regels[last].cellen[-1][1])
    if newline not in found.hard:
        return True
    return first.soort == "punt" and following.diep > first.diep and _label(found.text, following) is None


def _read_field(found: _Found, regels: list[Regel], place: int, label: re.Match[str]) -> int:
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
        if _blank(text, following) or following.soort == "kop" or (_label(text, following) and not deep and not soft):
            break
        same_value = deep and (_label(text, following) is None or following.diep >= column - 2 > regel.diep + 4)
        if not same_value and not _continues(found, regels, last, regel):
            break
        last += 1
    eind = regels[last].cellen[-1][1]
    name = clean_label(found.plain[label.start("label") : label.end("label")])
    if not text[begin:eind].strip():
        found.head(label.start("label"), label.end("label"))
        return last + 1
    _keep_field(found, name, begin, eind)
    return last + 1


def _keep_field(found: _Found, name: str, begin: int, eind: int) -> None:
    old = found.kop_old or is_old(name)
    tekst = "".join(
        sign if sign != "\n" else ";" if begin + place in found.hard else " "
        for place, sign in enumerate(found.plain[begin:eind])
    )
    value = found.plain[begin:eind]
    for bullet in _BULLET_IN_VALUE.finditer(value):
        dash = bullet.end() - 1
        tekst = tekst[:dash] + " " + tekst[dash + 1 :]
    found.speak(begin, eind, name, "veld", old=old)
    found.velden.append(Veld(name, tekst.replace("\t", " "), begin, found.kop, found.alinea, old))


def _read_rows(found: _Found, regels: list[Regel], place: int) -> int:
    """Read neighbouring lines of cells as one table; lines below the last column belong to its cell."""
    first, text = regels[place], found.text
    rows: list[list[tuple[int, int]]] = []
    last = place
    while last < len(regels):
        regel = regels[last]
        if _blank(text, regel) or regel.tabel != first.tabel or regel.soort == "kop":
            break
        if len(regel.cellen) == 1 and regel.tabel is None:
            if not rows or not _below_last_column(regels[last - 1] if last else regel, regel, rows):
                break
            rows[-1][-1] = (rows[-1][-1][0], regel.cellen[0][1])
        elif rows and regel.tabel is None and _label(text, regel) and regel.diep < first.diep:
            break
        else:
            rows.append(list(regel.cellen))
        last += 1
    _keep_rows(found, rows)
    return last


def _below_last_column(before: Regel, regel: Regel, rows: list[list[tuple[int, int]]]) -> bool:
    return (regel.diep >= 8 and regel.diep > before.diep + 4) or (regel.diep >= 8 and len(before.cellen) == 1)


def _keep_rows(found: _Found, rows: list[list[tuple[int, int]]]) -> None:
    cells = tuple(tuple(Cel(found.plain[a:b].strip().replace("\n", ";"), a) for a, b in row) for row in rows)
    caption, old = found.bijschrift, found.kop_old or is_old(found.bijschrift)
    widest = max(len(row) for row in rows)
    head = " ".join(cel.tekst for cel in cells[0])
    version = "versie" in head and "vastgesteld" in head
    if widest >= 2:
        found.tabellen.append(Tabel(cells, found.kop, caption, old))
    grid = widest >= 3 and not _is_four_columns(cells)
    for row, texts in zip(rows, cells, strict=True):
        filled = [span for span in row if found.text[slice(*span)].strip()]
        if not filled:
            continue
        if grid or len(filled) == 1 or has_boxes(found.text[slice(*row[0])]):
            found.speak(filled[0][0], filled[-1][1], "", "rij", old=old or version)
            continue
        for number in range(0, len(row) - 1, 2):
            name = clean_label(texts[number].tekst)
            if name and found.text[slice(*row[number + 1])].strip() and len(name.split()) <= _LONGEST_LABEL + 2:
                _keep_field(found, name, *row[number + 1])
            elif name:
                found.speak(row[number][0], row[number + 1][1], "", "rij", old=old)


def _is_four_columns(cells: tuple[tuple[Cel, ...], ...]) -> bool:
    """Whether four columns are two pairs of label and value rather than a grid."""
    if max(len(row) for row in cells) != 4 or _GRID_HEAD.match(cells[0][0].tekst):
        return False
    labels = [row[k].tekst for row in cells for k in (0, 2) if k < len(row)]
    values = [row[k].tekst for row in cells for k in (1, 3) if k < len(row)]
    plainly = sum(not re.search(r"\d", label) and 0 < len(label) < 32 for label in labels)
    return plainly == len(labels) and any(re.search(r"\d", value) for value in values) and len(set(labels)) > 3
