"""Reads delimited text as rows of cells: `;`, comma or tab, with quotes, by fixed rules and in linear time."""

import codecs
import csv
import re
from collections.abc import Iterator

from features.sheets.rij import LONGEST_CELL, TE_LANG, Rij, count_filled

csv.field_size_limit(1 << 26)  # our own limit is per row; the limit of the csv module would stop the whole file

DELIMITERS = (";", ",", "\t")
SAMPLE = 200_000
"""Characters from the start by which the delimiter is decided."""

NIET_GESLOTEN = "een aanhalingsteken in deze rij wordt niet gesloten; zet er één bij of haal het weg"

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_EMPTY = re.compile(r"[\r\n]+")
_QUOTED = re.compile(r'"(?:[^"]|"")*+"?+')
_SEP_LINE = re.compile(r'"?sep=(.)"?(?=[\r\n]|$)')
_MOJIBAKE = re.compile("[ÃÂâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def decode(raw: bytes) -> str:
    """Decode text: UTF-8, UTF-16 with or without byte order mark, otherwise cp1252.

    What cannot be read becomes U+FFFD, so that the row can be refused; never other letters in silence.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    head = raw[:4000]
    if len(head) > 3 and head[1::2].count(0) > len(head) // 4:
        return raw.decode("utf-16-le", "replace")
    if len(head) > 3 and head[::2].count(0) > len(head) // 4:
        return raw.decode("utf-16-be", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
        # UTF-8 with a few broken bytes looks like "Ã©" in cp1252.
        return raw.decode("utf-8-sig", "replace") if _MOJIBAKE.search(text) else text


def find_delimiter(text: str) -> str:
    """Choose the delimiter that cuts most lines into the same number of columns, outside quotes.

    A first line `sep=;` decides. With no delimiter at all the answer is `;`.
    """
    told = _SEP_LINE.match(text)
    if told:
        return told[1]
    lines = [line for line in re.split(r"[\r\n]+", _QUOTED.sub("", text[:SAMPLE])) if line.strip()][:200]
    return max(DELIMITERS, key=lambda delimiter: _agreement(lines, delimiter))


def csv_rows(text: str) -> Iterator[Rij]:
    """Give the rows that hold anything, numbered as a spreadsheet numbers them.

    A quoted line break does not begin a new row, an empty line does. A quote that is never closed spoils its own
    row only: reading goes on with the next line.
    """
    delimiter = find_delimiter(text)
    place = number = 0
    told = _LINE.match(text)
    if told and _SEP_LINE.fullmatch(told[0].rstrip("\r\n")):
        place = told.end()
    while place < len(text):
        if text[place] in "\r\n":
            run = _EMPTY.match(text, place)[0]  # type: ignore[index] # there is at least one
            number += run.count("\n") + run.count("\r") - run.count("\r\n")
            place += len(run)
            continue
        end = _LINE.match(text, place).end()  # type: ignore[union-attr] # it matches everywhere
        line = text[place:end].rstrip("\r\n")
        number += 1
        cellen: list[str] = []
        fout = None
        if '"' in line:
            cellen, fout, end = _quoted(text, place, end, delimiter)
        elif line:
            cellen = line.split(delimiter)
        place = end
        gevuld = count_filled(cellen)
        if gevuld:
            fout = fout or (TE_LANG if max(map(len, cellen)) > LONGEST_CELL else None)
            yield Rij(number, cellen, gevuld, fout)


def _quoted(text: str, place: int, end: int, delimiter: str) -> tuple[list[str], str | None, int]:
    """Read one row with quotes, which may run over several lines: cells, fault, and where the next row begins."""
    cellen = _cells(text[place:end], delimiter)
    last = end
    quotes = text.count('"', place, end)
    while cellen is None and last < len(text):
        begin, last = last, _LINE.match(text, last).end()  # type: ignore[union-attr] # it matches everywhere
        more = text.count('"', begin, last)
        quotes += more
        if more and quotes % 2 == 0:
            cellen = _cells(text[place:last], delimiter)
            break
    if cellen is not None:
        return cellen, None, last
    return text[place:end].rstrip("\r\n").split(delimiter), NIET_GESLOTEN, end


def _cells(row: str, delimiter: str) -> list[str] | None:
    """Cut one row into cells; None when a quote in it is not closed.

    On one line text behind a closing quote belongs to the cell ("Gewoon" proberen); over several lines it means that
    the quote was closed by the next one that happened to come.
    """
    try:
        return next(csv.reader([row], delimiter=delimiter, strict=True), [])
    except csv.Error:
        single = "\n" not in row.rstrip("\r\n") and "\r" not in row.rstrip("\r\n")
        if not single or row.count('"') % 2:
            return None
    return next(csv.reader([row], delimiter=delimiter), [])


def _agreement(lines: list[str], delimiter: str) -> tuple[float, int]:
    """Count the lines with the most usual number of columns above one, and that number."""
    counts = [line.count(delimiter) for line in lines]
    filled = [count for count in counts if count]
    if not filled:
        return 0.0, 0
    usual = max(set(filled), key=lambda count: (filled.count(count), count))
    return filled.count(usual), usual
