"""A document that was opened: its text, and what stands where in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Soort = Literal["kop", "punt", "tekst", "rij"]
Plaats = Literal["veld", "zin", "rij", "kop"]


@dataclass(frozen=True, slots=True)
class Regel:
    """One line as the file gives it: spans of its cells, how it is marked, and how deep it is indented.

    vol says that the line was so long that the next line may continue its sentence; tabel numbers the tables of a
    docx, None elsewhere.
    """

    cellen: tuple[tuple[int, int], ...]
    soort: Soort = "tekst"
    diep: int = 0
    vol: bool = False
    tabel: int | None = None
    los: bool = False


@dataclass(frozen=True, slots=True)
class Zin:
    """One sentence, or one part of a field, in plain letters; begin is its place in the text of the document.

    label is that of the field it stands in ("" in prose), kop the nearest heading above, alinea numbers the
    paragraphs and fields, oud says that the text itself calls it outdated, eerste that nothing stands between it and
    its heading.
    """

    tekst: str
    begin: int
    label: str = ""
    kop: str = ""
    alinea: int = 0
    plaats: Plaats = "zin"
    oud: bool = False
    eerste: bool = False


@dataclass(frozen=True, slots=True)
class Veld:
    """A label with its value; the value may run over several lines."""

    label: str
    tekst: str
    begin: int
    kop: str = ""
    alinea: int = 0
    oud: bool = False


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell of a table in plain letters; begin is its place in the text of the document."""

    tekst: str
    begin: int


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows of cells below one heading; bijschrift is the line just above the table."""

    rijen: tuple[tuple[Cel, ...], ...]
    kop: str = ""
    bijschrift: str = ""
    oud: bool = False


@dataclass(frozen=True)
class Document:
    """The text of a document with everything that was recognised in it; all positions count signs of `text`.

    removed are Dutch notes about what was masked in the text; two_people says that it holds two different BSNs.
    """

    text: str
    plain: str
    zinnen: tuple[Zin, ...] = ()
    velden: tuple[Veld, ...] = ()
    tabellen: tuple[Tabel, ...] = ()
    removed: tuple[str, ...] = ()
    two_people: bool = False

    def now(self) -> Iterator[Zin]:
        """Every sentence that the document does not call outdated."""
        return (zin for zin in self.zinnen if not zin.oud)
