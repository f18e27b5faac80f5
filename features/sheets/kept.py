"""Rows of a sheet in little memory: packed a thousand at a time, which takes a quarter of the memory of their texts."""

import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from features.sheets.rij import Rij, as_line, cells_of

RUN = 1_000
"""Rows that are packed together."""
LEVEL = 1
"""How well, 1 to 9: a list of 36 MB becomes 9 MB in 0.4 s; 6 makes it 7 MB in 1.1 s (measured)."""


class _Packed(NamedTuple):
    """Texts one behind another; text k is from ends[k] to ends[k + 1], in signs."""

    ends: "array[int]"
    content: bytes

    @classmethod
    def of(cls, texts: Sequence[str]) -> "_Packed":
        ends = array("i", (0,))
        for text in texts:
            ends.append(ends[-1] + len(text))
        return cls(ends, zlib.compress("".join(texts).encode("utf-8", "surrogatepass"), LEVEL))

    def texts(self) -> Iterator[str]:
        joined = zlib.decompress(self.content).decode("utf-8", "surrogatepass")
        return (joined[begin:end] for begin, end in pairwise(self.ends))


class Regels:
    """Rows kept as one text each, in the order of the file."""

    def __init__(self) -> None:
        """Start without rows."""
        self._nummers = array("i")
        self._packed: list[_Packed] = []
        self._loose: list[str] = []

    def add(self, nummer: int, regel: str) -> None:
        """Keep a row as `as_line` writes it."""
        self._nummers.append(nummer)
        self._loose.append(regel)
        if len(self._loose) == RUN:
            self._packed.append(_Packed.of(self._loose))
            self._loose.clear()

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._nummers)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Give every row as its number and its cells."""
        return ((nummer, cells_of(regel)) for nummer, regel in zip(self._nummers, self._texts(), strict=True))

    def _texts(self) -> Iterator[str]:
        for packed in self._packed:
            yield from packed.texts()
        yield from self._loose


class KeptRijen:
    """Rows that can be sent to another process."""

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

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._regels)

    def __iter__(self) -> Iterator[Rij]:
        """Give the rows in their order."""
        for (nummer, cellen), gevuld in zip(self._regels.rows(), self._gevuld, strict=True):
            yield Rij(nummer, cellen, gevuld, self._fouten.get(nummer))
