"""One row of a file as cells of text, with the number that the user sees."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

MOST_ROWS = 200_000
MOST_COLUMNS = 200
LONGEST_CELL = 131_072

TE_LANG = f"deze cel is te lang; verwacht: hoogstens {LONGEST_CELL:,} tekens".replace(",", ".")
TE_VEEL_RIJEN = f"te veel rijen; verwacht: hoogstens {MOST_ROWS:,}. Splits het bestand".replace(",", ".")
TE_VEEL_KOLOMMEN = f"te veel kolommen; verwacht: hoogstens {MOST_COLUMNS}. Haal lege kolommen weg"
ONLEESBAAR_TEKEN = "\N{REPLACEMENT CHARACTER}"
ONLEESBAAR = "in deze cel staat een teken dat niet te lezen is; typ de tekst opnieuw"

_BETWEEN = "\0"


class Rij(NamedTuple):
    """nummer counts from 1, head and empty rows included; gevuld counts the cells that are filled by themselves.

    fout says what is wrong with the row as a whole: then its cells cannot be trusted.
    """

    nummer: int
    cellen: list[str]
    gevuld: int
    fout: str | None = None


def as_line(cellen: Sequence[str]) -> str:
    """Write the cells of a row as one text; a NUL in a cell becomes U+FFFD, which nobody can read either."""
    line = _BETWEEN.join(cellen)
    if line.count(_BETWEEN) >= len(cellen) > 0:
        line = _BETWEEN.join(cel.replace(_BETWEEN, ONLEESBAAR_TEKEN) for cel in cellen)
    return line


def cells_of(regel: str) -> list[str]:
    """The cells of a row that `as_line` wrote."""
    return regel.split(_BETWEEN)


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet, read anew with each call of `rijen`; wholly empty rows are left out.

    ragged: rows have their own number of cells (CSV), so that too many or too few can be seen.
    """

    naam: str | None
    rijen: Callable[[], Iterator[Rij]]
    ragged: bool = False


def count_filled(cellen: list[str]) -> int:
    """Count the cells with more than white space."""
    return len([1 for cel in cellen if cel and not cel.isspace()])


def letter_of(kolom: int) -> str:
    """Write a column (from 0) as a spreadsheet does: A, Z, AA."""
    letters = ""
    kolom += 1
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
