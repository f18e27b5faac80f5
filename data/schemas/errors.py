"""Faults in what someone handed in: always all of them, each with its place and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fout:
    """One fault: bron (file), item (row, position or kenmerk), veld (path with dots), and what is expected, in Dutch.

    item and veld are None when the fault is about the whole file. The value itself is never repeated where it may
    be personal (BSN).
    """

    bron: str
    item: str | None
    veld: str | None
    tekst: str

    def __str__(self) -> str:
        """One line a klantmanager can act on."""
        place = [self.bron, *(part for part in (self.item, self.veld) if part)]
        return f"{', '.join(place)}: {self.tekst}"


class Uitlegbaar(Exception):  # noqa: N818 - it is not a fault of the program
    """Anything that may go wrong in use and whose text is Dutch for the person who meets it."""


class InvoerFout(Uitlegbaar, ValueError):  # noqa: N818 - a fout is what our users call it
    """Raised when input cannot be used; carries every fault found, so that all can be mended at once."""

    def __init__(self, fouten: tuple[Fout, ...]) -> None:
        """Take all faults; there is at least one."""
        super().__init__("\n".join(map(str, fouten)))
        self.fouten = fouten
