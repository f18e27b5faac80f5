"""Rows of a sheet in little memory: one text each."""

from array import array
from collections.abc import Iterable, Iterator

from features.sheets.rij import Regels, Rij, as_line


class KeptRijen:
    """Rows that can be given again and again, and sent to another process."""

    def __init__(self, rijen: Iterable[Rij]) -> None:
        """Keep these rows."""
        self._regels = Regels()
        self._gevuld = array("i")
        self._fouten: dict[int, str] = {}
        for rij in rijen:
            self._regels.add(rij.nummer, as_line(rij.cellen))
            self._gevuld.append(rij.gevuld)
            if rij.fout:
                self._fouten[rij.nummer] = rij.fout

    def __iter__(self) -> Iterator[Rij]:
        """Give the rows in their order."""
        for (nummer, cellen), gevuld in zip(self._regels.rows(), self._gevuld, strict=True):
            yield Rij(nummer, cellen, gevuld, self._fouten.get(nummer))
