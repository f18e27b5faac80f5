"""Files for tests: a good list of plekken as delimited text or as a workbook, with cells changed at will."""

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

from openpyxl import Workbook

from features.sheets.reading import read_upload
from features.sheets.result import UploadResult

KOP = (
    "Kenmerk",
    "Titel",
    "Organisatie",
    "Soort organisatie",
    "Soort plek",
    "Postcode",
    "Aantal plekken",
    "Uren per week",
)
GOED = ("K1", "Hulp in de keuken", "Eetcafé De Hoek", "werkgever", "werkervaringsplaats", "7511 AA", "2", "16-24")
SHEET = "xl/worksheets/sheet1.xml"
BEGIN = b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"


def rows_of(*changes: Mapping[str, str], extra: Sequence[str] = ()) -> list[list[str]]:
    """Heads and one good row per mapping, with the named cells changed; extra heads come behind the others."""
    heads = [*KOP, *extra]
    rows = [heads]
    for number, change in enumerate(changes, start=1):
        good = dict(zip(KOP, GOED, strict=True)) | {"Kenmerk": f"K{number}"} | dict(change)
        rows.append([good.get(head, "") for head in heads])
    return rows


def as_csv(
    rows: Sequence[Sequence[str]], delimiter: str = ";", newline: str = "\r\n", encoding: str = "utf-8"
) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=newline).writerows(rows)
    return stream.getvalue().encode(encoding)


def as_xlsx(rows: Sequence[Sequence[object]], change: Callable[[Workbook], None] | None = None) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Plekken"
    for row in rows:
        sheet.append(list(row))
    for line in sheet.iter_rows():
        for cell in line:
            if cell.data_type == "f":
                cell.data_type = "s"
    if change:
        change(book)
    return saved(book)


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_part(raw: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same archive with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return stream.getvalue()


def with_cell(raw: bytes, old: bytes, new: bytes) -> bytes:
    """The same workbook with a piece of its first sheet replaced; the piece must be there."""

    def change(content: bytes) -> bytes:
        assert old in content, content[:2000]
        return content.replace(old, new)

    return with_part(raw, SHEET, change)


def read(raw: bytes, name: str = "lijst.csv") -> UploadResult:
    return read_upload(raw, name)


def faults(result: UploadResult) -> list[tuple[int, str]]:
    return [(fout.rij, fout.veld) for fout in result.fout]
