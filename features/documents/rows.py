"""Reads neighbouring lines of cells as one table: pairs of label and value, a grid, or boxes that were ticked."""

import re

from features.documents.document import Cel, Regel, Tabel
from features.documents.found import Found
from features.documents.labels import LONGEST_LABEL, is_subject, label_of
from features.dutch.headings import clean_label, is_old
from features.dutch.ticks import has_boxes, lone_box

_GRID_HEAD = re.compile(r"dag\b|dagen|wat\b|beroep|functie|kind\b|papier|versie|vaardigheid|onderdeel|activiteit|toets")
_SCHEDULE = re.compile(r"\bdag(?:en|deel)?\b|\btijd|wanneer|\bwie\b|\bdatum\b|\bperiode\b|\bland\b|in bezit|\bja\b")
_ITEM_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[a-h])[.)]?|[\u2022*-]")
_ANSWERS = ("ja", "nee", "n.v.t.", "nvt", "aanwezig", "in bezit", "behaald")
_WIDE_ROW = 3
_INDENT = 8
_SHARE_OF_LABELS = 0.6
Span = tuple[int, int]


def read_rows(found: Found, regels: list[Regel], place: int) -> int:
    """Read the table that begins at `place`; gives the place after it."""
    first, text = regels[place], found.text
    rows: list[list[Span]] = []
    last = place
    while last < len(regels):
        regel = regels[last]
        if _blank(text, regel) or regel.tabel != first.tabel or regel.soort == "kop":
            break
        if len(regel.cellen) == 1 and regel.tabel is None:
            if not rows or not _below_last_column(regels[last - 1] if last else regel, regel):
                break
            rows[-1][-1] = (rows[-1][-1][0], regel.cellen[0][1])
        elif rows and regel.tabel is None and label_of(text, regel) and regel.diep < first.diep:
            break
        elif rows and _only_last(text, regel) and len(rows[-1]) == len(regel.cellen):
            rows[-1][-1] = (rows[-1][-1][0], regel.cellen[-1][1])
        else:
            rows.append(list(regel.cellen))
        last += 1
    _keep_rows(found, _unnumbered(text, rows))
    return last


def _blank(text: str, regel: Regel) -> bool:
    return not any(text[a:b].strip() for a, b in regel.cellen)


def _below_last_column(before: Regel, regel: Regel) -> bool:
    return (regel.diep >= _INDENT and regel.diep > before.diep + 4) or (
        regel.diep >= _INDENT and len(before.cellen) == 1
    )


def _only_last(text: str, regel: Regel) -> bool:
    """Whether a row of label and value holds no label, so that it goes on with the value above."""
    cells = [text[a:b].strip() for a, b in regel.cellen]
    return len(cells) in (2, 3) and bool(cells[-1]) and not any(cells[:-1])


def _unnumbered(text: str, rows: list[list[Span]]) -> list[list[Span]]:
    """The rows without a first column that only numbers them."""
    wide = [row for row in rows if len(row) > 2]
    numbered = [row for row in wide if _ITEM_NUMBER.fullmatch(text[slice(*row[0])].strip())]
    if len(numbered) < max(1, _SHARE_OF_LABELS * len(wide)) or len({len(row) for row in wide}) > 1:
        return rows
    title = text[slice(*wide[0][0])].strip()
    if title and not re.fullmatch(rf"{_ITEM_NUMBER.pattern}|nr\.?|#", title, re.I):
        return rows
    if len(wide[0]) > _WIDE_ROW and not is_subject(text[slice(*wide[-1][1])].lower()):
        return rows
    return [row[1:] if row in wide else row for row in rows]


def _keep_rows(found: Found, rows: list[list[Span]]) -> None:
    cells = _cells(found, rows)
    caption, old = found.bijschrift, found.kop_old or is_old(found.bijschrift)
    head = " ".join(cel.tekst for cel in cells[0])
    version = "versie" in head and "vastgesteld" in head
    widest = max(len(row) for row in rows)
    if widest > 1:
        found.tabellen.append(Tabel(cells, found.kop, caption, old))
    labelled = widest == _WIDE_ROW and _is_labelled(cells)
    grid = widest >= _WIDE_ROW and not labelled and not _is_four_columns(cells)
    for row, texts in zip(rows, cells, strict=True):
        filled = [span for span in row if found.text[slice(*span)].strip()]
        if not filled:
            continue
        if _ticked(found, row, texts):
            continue
        if grid or len(filled) == 1 or has_boxes(found.text[slice(*row[0])]):
            _keep_line(found, filled, old=old or version, grid=grid)
        elif labelled:
            found.keep_field(clean_label(texts[0].tekst), row[1][0], filled[-1][1])
        else:
            _keep_pairs(found, row, texts, old=old)


def _keep_line(found: Found, filled: list[Span], *, old: bool, grid: bool) -> None:
    """Keep a row as one sentence; a row of one cell in a form heads the rows below it."""
    if not grid and len(filled) == 1 and is_heading_cell(found.text[slice(*filled[0])]):
        found.head(*filled[0])
    else:
        found.speak(filled[0][0], filled[-1][1], "", "rij", old=old)


def is_heading_cell(text: str) -> bool:
    """Whether the only filled cell of a row names a subject, as the heading of a part of a form."""
    words = text.split()
    return len(words) <= LONGEST_LABEL and not has_boxes(text) and any(is_subject(word) for word in clean_words(text))


def clean_words(text: str) -> list[str]:
    """The words of a text in small letters."""
    return re.findall(r"[^\W\d_]{3,}", text.lower())


def _keep_pairs(found: Found, row: list[Span], texts: tuple[Cel, ...], *, old: bool) -> None:
    for number in range(0, len(row) - 1, 2):
        name = clean_label(texts[number].tekst)
        if name and found.text[slice(*row[number + 1])].strip() and len(name.split()) <= LONGEST_LABEL + 2:
            found.keep_field(name, *row[number + 1])
        elif name:
            found.speak(row[number][0], row[number + 1][1], "", "rij", old=old)


def _cells(found: Found, rows: list[list[Span]]) -> tuple[tuple[Cel, ...], ...]:
    """The cells in plain letters; a cell that holds only a ticked box says what heads its column."""
    head = tuple(found.plain[a:b].strip().replace("\n", ";") for a, b in rows[0])
    own = not any(lone_box(found.text[a:b]) is not None for a, b in rows[0])
    if own and {"ja", "nee"} <= set(head):
        found.answers = head
    head = head if own else found.answers
    result = []
    for number, row in enumerate(rows):
        cells = []
        for column, (a, b) in enumerate(row):
            box = lone_box(found.text[a:b]) if (number or not own) and len(row) == len(head) else None
            plain = found.plain[a:b].strip().replace("\n", ";")
            cells.append(Cel(plain if box is None else head[column] if box else "", a))
        result.append(tuple(cells))
    return tuple(result)


def _ticked(found: Found, row: list[Span], texts: tuple[Cel, ...]) -> bool:
    """Keep a row of boxes as its label with what heads the ticked column; whether it was such a row."""
    boxes = [(lone_box(found.text[a:b]), cel) for (a, b), cel in zip(row[1:], texts[1:], strict=True)]
    chosen = [cel for box, cel in boxes if box and cel.tekst]
    answered = bool(chosen) and chosen[0].tekst in _ANSWERS
    if (sum(box is not None for box, _ in boxes) < 2 and not answered) or len(chosen) != 1 or not texts[0].tekst:
        return False
    name = clean_label(texts[0].tekst)
    found.choose(name, chosen[0])
    if answered and chosen[0].tekst != "nee":
        for (a, b), cel in zip(row[1:], texts[1:], strict=True):
            if cel is not chosen[0] and cel.tekst:
                found.keep_field(name, a, b)
    return True


def _is_labelled(cells: tuple[tuple[Cel, ...], ...]) -> bool:
    """Whether three columns are a label, its value and a remark rather than a grid."""
    if _SCHEDULE.search(" ".join(cel.tekst for cel in cells[0][1:])) or _GRID_HEAD.match(cells[0][0].tekst):
        return False
    rows = [row for row in cells if len(row) == _WIDE_ROW and row[0].tekst]
    known = sum(is_subject(row[0].tekst) for row in rows)
    return len(rows) >= _WIDE_ROW and known >= _SHARE_OF_LABELS * len(rows)


def _is_four_columns(cells: tuple[tuple[Cel, ...], ...]) -> bool:
    """Whether four columns are two pairs of label and value rather than a grid."""
    if max(len(row) for row in cells) != 4 or _GRID_HEAD.match(cells[0][0].tekst):
        return False
    rows = [row for row in cells if sum(bool(cel.tekst) for cel in row) > 1]
    pairs = [(row[k].tekst, row[k + 1].tekst) for row in rows for k in (0, 2) if k + 1 < len(row)]
    filled = [(label, value) for label, value in pairs if label or value]
    plainly = all(label and not re.search(r"\d", label) and len(label) < 32 for label, _ in filled)
    return plainly and any(re.search(r"\d", value) for _, value in filled) and len({one for one, _ in filled}) > 3
