"""Reads XLSX sheets as rows of text, after the guard: stored results, hidden rows and columns, merged cells."""

import io
import math
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from features.sheets.fout import BestandFout
from features.sheets.rij import (
    LONGEST_CELL,
    MOST_COLUMNS,
    TE_LANG,
    TE_VEEL_KOLOMMEN,
    Blad,
    Rij,
    count_filled,
)
from features.sheets.xlsx_guard import guard
from features.sheets.xlsx_xml import BESCHADIGD, Plaatsen


def open_xlsx(raw: bytes) -> list[Blad]:
    """Give the visible sheets in their order. Raises BestandFout when the file must not or cannot be read."""
    special = guard(raw).bijzonder
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        names = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        ]
    except (CalamineError, ValueError, OSError):
        raise BestandFout(BESCHADIGD) from None
    return [_blad(book, name, special.get(name, {})) for name in names]


def _blad(book: CalamineWorkbook, name: str, special: Plaatsen) -> Blad:
    @cache
    def sheet() -> CalamineSheet:
        try:
            return book.get_sheet_by_name(name)
        except (CalamineError, ValueError, OSError):
            raise BestandFout(BESCHADIGD) from None

    return Blad(name, lambda: _rows(sheet(), special))


def _rows(sheet: CalamineSheet, special: Plaatsen) -> Iterator[Rij]:
    """Give the rows that hold anything of their own, with vertically merged cells filled in."""
    before = [""] * (sheet.start or (0, 0))[1]
    if sheet.width + len(before) > MOST_COLUMNS:
        raise BestandFout(TE_VEEL_KOLOMMEN)
    merged = _merged_rows(sheet)
    last_merged = max(merged, default=-1)
    by_row: dict[int, dict[int, str]] = {}
    for (row, kolom), text in special.items():
        by_row.setdefault(row, {})[kolom] = text
    held: dict[int, str] = {}
    # calamine leaves out the empty columns before the first filled one, not the empty rows.
    for place, values in enumerate(sheet.iter_rows()):
        cellen = before + [value if isinstance(value, str) else _as_text(value) for value in values]
        for kolom, text in by_row.get(place, {}).items():
            if kolom < len(cellen) and not cellen[kolom].strip():
                cellen[kolom] = text
        gevuld = count_filled(cellen)
        if place <= last_merged:
            _fill_merged(cellen, merged.get(place, {}), held)
        if gevuld:
            fout = TE_LANG if max(map(len, cellen)) > LONGEST_CELL else None
            yield Rij(place + 1, cellen, gevuld, fout)


def _merged_rows(sheet: CalamineSheet) -> dict[int, dict[int, bool]]:
    """Give per row the columns that belong to a vertically merged cell, and whether it begins there."""
    rows: dict[int, dict[int, bool]] = {}
    for (first, kolom), (last, _) in sheet.merged_cell_ranges or ():
        if last > first and last - first < 10_000:
            for row in range(first, last + 1):
                rows.setdefault(row, {})[kolom] = row == first
    return rows


def _fill_merged(cellen: list[str], merged: dict[int, bool], held: dict[int, str]) -> None:
    for kolom, begins in merged.items():
        if kolom < len(cellen):
            if begins:
                held[kolom] = cellen[kolom]
            elif not cellen[kolom]:
                cellen[kolom] = held.get(kolom, "")


def _as_text(value: object) -> str:
    """Write the value of a cell as someone would type it: 12, 16.5, 2027-03-01, 08:30."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return _number_text(value)
    if isinstance(value, datetime):
        if value.year < 1905:
            return f"{value:%H:%M}"
        return value.date().isoformat() if value.time() == time() else value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return _clock_text(value.hour * 3600 + value.minute * 60 + value.second)
    if isinstance(value, timedelta):
        return _clock_text(value.total_seconds())
    return str(value)


def _number_text(value: float) -> str:
    if not math.isfinite(value):
        return "#GETAL!"
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.10g}"


def _clock_text(seconds: float) -> str:
    """Write a time of day, rounded to minutes; a duration may pass 24 hours."""
    hours, minutes = divmod(round(seconds / 60), 60)
    return f"{hours:02d}:{minutes:02d}"
