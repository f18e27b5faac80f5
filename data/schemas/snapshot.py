"""The snapshot of a ronde: everything it is made from, read at one moment, and known by its hash."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Deelname

LINE = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode
"""One line of what is hashed; made once, for making it takes as long as the line itself."""


class PipDeel(NamedTuple):
    """One version of a pip, as kept, with its part in the ronde: see the table ronde_pip."""

    kenmerk: str
    versie: int
    document: str
    deelname: Deelname
    wachtrondes: int
    plek: str | None


class PlekDeel(NamedTuple):
    """One version of a plek, as kept, with the seats that are free for this ronde; geparkeerd takes no part."""

    kenmerk: str
    versie: int
    document: str
    stoelen: int
    geparkeerd: bool


@dataclass(frozen=True)
class Snapshot:
    """All that a ronde reads, each list by kenmerk; paren are the pairs (pip, plek) that stay out."""

    pips: tuple[PipDeel, ...]
    plekken: tuple[PlekDeel, ...]
    paren: tuple[tuple[str, str], ...]

    def mee(self) -> list[PipDeel]:
        """The pips that take part, by kenmerk."""
        return [deel for deel in self.pips if deel.deelname == "mee"]

    def read_pips(self) -> list[Pip]:
        """The pips that take part as nouns, by kenmerk, with their versie."""
        return [_pip(deel) for deel in self.mee()]

    def read_plekken(self) -> list[Plek]:
        """The plekken that take part as nouns, by kenmerk; capaciteit holds the seats that are free."""
        return [
            Plek.model_validate_json(deel.document).model_copy(update={"capaciteit": deel.stoelen})
            for deel in self.plekken
            if not deel.geparkeerd
        ]

    def read_seated(self) -> list[tuple[Pip, str]]:
        """Who does not take part because they are on a plek, or somebody works on that, with the plek."""
        return [(_pip(deel), deel.plek) for deel in self.pips if deel.deelname != "mee" and deel.plek is not None]

    def hash(self) -> str:
        """A SHA-256 in hexadecimal that changes when anything in the snapshot does."""
        digest = sha256()
        for line in self._lines():
            digest.update(f"{LINE(line)}\n".encode())
        return digest.hexdigest()

    def _lines(self) -> Iterator[tuple[object, ...]]:
        for part in (self.pips, self.plekken):
            for deel in part:
                yield (*deel[:2], sha256(deel.document.encode()).hexdigest(), *deel[3:])
        yield from self.paren


def _pip(deel: PipDeel) -> Pip:
    return Pip.model_validate_json(deel.document).model_copy(update={"versie": deel.versie})
