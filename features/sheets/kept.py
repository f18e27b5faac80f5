"""Rows of a sheet in little memory: one text each, gone when it was given."""

from array import array
from collections.abc import Iterable, Iterator

from features.sheets.rij import Rij, as_line, cells_of


class KeptRijen:
    """Rows that can be sent to another process, and given once."""

    def __init__(self, rijen: Iterable[Rij]) -> None:
        """Keep these rows."""
        self._regels: list[str] = []
        self._nummers, self._gevuld = array("i"), array("i")
        self._fouten: dict[int, str] = {}
        for rij in rijen:
            self._regels.append(as_line(rij.cellen))
            self._nummers.append(rij.nummer)
            self._gevuld.append(rij.gevuld)
            if rij.fout:
                self._fouten[rij.nummer] = rij.fout

    def __iter__(self) -> Iterator[Rij]:
        """Give the rows in their order, and let go of each."""
        for place, (nummer, gevuld) in enumerate(zip(self._nummers, self._gevuld, strict=True)):
            regel, self._regels[place] = self._regels[place], ""
            yield Rij(nummer, cells_of(regel), gevuld, self._fouten.get(nummer))
