"""Looks at the bytes of a file, not at its name, and opens it as sheets with rows."""

from collections.abc import Callable
from pathlib import PurePath

from features.sheets.csv_rows import csv_rows, decode
from features.sheets.fout import BestandFout
from features.sheets.rij import Blad
from features.sheets.xlsx_guard import GEEN_EXCEL
from features.sheets.xlsx_rows import open_xlsx

MOST_BYTES = 100_000_000
TE_GROOT = f"dit bestand is te groot; verwacht: hoogstens {MOST_BYTES // 1_000_000} MB. Splits het bestand"
LEEG = "dit bestand is leeg; verwacht: een kopregel en daaronder een rij per plek"
WACHTWOORD = "dit bestand heeft een wachtwoord; haal het wachtwoord eraf in Excel en probeer het weer"
XLS = "dit is een oude Excel-werkmap (.xls); sla het op als .xlsx en probeer het weer"
PDF = "dit is een PDF; verwacht: .xlsx, .csv of .json"
HTML = "dit is een webpagina of XML-bestand; open het in Excel en sla het op als .xlsx"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")
_OPENS: tuple[tuple[bytes, Callable[[bytes], str]], ...] = (
    (_OLE, lambda raw: WACHTWOORD if _ENCRYPTED in raw else XLS),
    (b"%PDF", lambda _: PDF),
    *((begin, lambda _: GEEN_EXCEL) for begin in _PICTURES),
)


def is_json(raw: bytes, bron: str) -> bool:
    """Whether bytes are JSON: by how they begin; a name that ends in .json decides for text that is broken."""
    head = raw[:400].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n").replace(b"\x00", b"")
    if head.startswith((b"{", b"[{", b"[]")) or (head.startswith(b"[") and head[1:].lstrip()[:1] in (b"{", b"]")):
        return True
    return PurePath(bron).suffix.lower() == ".json" and not raw.startswith(b"PK")


def is_xlsx(raw: bytes) -> bool:
    """Whether bytes are a packed workbook, good or bad."""
    return raw.startswith(b"PK")


def open_sheets(raw: bytes) -> list[Blad]:
    """Give the visible sheets of an XLSX file, or the one sheet of delimited text. Raises BestandFout otherwise."""
    if len(raw) > MOST_BYTES:
        raise BestandFout(TE_GROOT)
    if not raw.strip(b'\xef\xbb\xbf\xff\xfe\x00 \t\r\n;,"'):
        raise BestandFout(LEEG)
    reason = next((say(raw) for begin, say in _OPENS if raw.startswith(begin)), None)
    if reason:
        raise BestandFout(reason)
    if is_xlsx(raw):
        return open_xlsx(raw)
    text = decode(raw)
    if text[:200].lstrip("\ufeff \t\r\n").lower().startswith(("<html", "<!doctype", "<?xml", "<table")):
        raise BestandFout(HTML)
    return [Blad(None, lambda: csv_rows(text), ragged=True)]
