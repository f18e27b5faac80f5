"""Reads rows in runs, of which another process may read a part at the same time."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from typing import NamedTuple, Protocol, TypeVar

from features.sheets.rij import Rij, as_line
from features.sheets.rows import GelezenRij, RijLezer, Standaard

Given = TypeVar("Given")
Answer = TypeVar("Answer")

THERE, HERE = 1_200, 600
"""Rows of a run for the other process and for this one, which has all the rest to do as well."""


class Begin(Protocol):
    """Begins work in another process at once, one piece at a time; what it gives waits for the answer."""

    def __call__(self, work: Callable[[Given], Answer], given: Given, /) -> Callable[[], Answer]:
        """Begin this function of a module with what it is given."""


class Lezing(NamedTuple):
    """How the rows of one file are read: the column of each veld, those that follow the contract, the account."""

    velden: tuple[tuple[str, int], ...]
    strikt: frozenset[str]
    standaard: Standaard

    def lezer(self) -> RijLezer:
        """Make the reader."""
        return RijLezer(dict(self.velden), self.strikt, self.standaard)


class Gelezen(NamedTuple):
    """One row, the same as one text, and what was read from it."""

    rij: Rij
    regel: str
    inhoud: GelezenRij


def read_rows(lezing: Lezing, rijen: Iterable[Rij], begin: Begin | None) -> Iterator[Gelezen]:
    """Read the rows in their order; with `begin` another process reads two of every three."""
    lezer, left = lezing.lezer(), iter(rijen)
    if begin is None:
        for rij in left:
            yield _read(lezer, rij)
        return
    there = list(islice(left, THERE))
    answer = begin(_read_there, (lezing, there))
    while there:
        here = [_read(lezer, rij) for rij in islice(left, HERE)]
        done = zip(there, answer(), strict=True)
        there = list(islice(left, THERE))
        if there:
            answer = begin(_read_there, (lezing, there))
        yield from (Gelezen(rij, as_line(rij.cellen), inhoud) for rij, inhoud in done)
        yield from here


def _read(lezer: RijLezer, rij: Rij) -> Gelezen:
    regel = as_line(rij.cellen)
    return Gelezen(rij, regel, lezer.read(rij, regel))


def _read_there(given: tuple[Lezing, list[Rij]]) -> list[GelezenRij]:
    lezing, rijen = given
    lezer = _kept(lezing)
    return [_read(lezer, rij).inhoud for rij in rijen]


@lru_cache(maxsize=1)
def _kept(lezing: Lezing) -> RijLezer:
    """The reader between two runs of one file, with the cells that it remembers."""
    return lezing.lezer()
