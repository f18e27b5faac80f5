"""What comes out of an upload: plekken per row, faults and questions per row and veld, and what columns mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic_core import from_json, to_json

from data.schemas.plek import Plek
from features.sheets.kept import Regels


@dataclass(frozen=True, slots=True)
class KolomUitleg:
    """What one column was taken for.

    kolom: position from 0; letter as a spreadsheet shows it ("A"); kop as written; veld None when it is not used.
    uitleg says in Dutch what we do with it.
    """

    kolom: int
    letter: str
    kop: str
    veld: str | None
    uitleg: str


@dataclass(frozen=True, slots=True)
class RijFout:
    """One fault: rij as the user sees it, veld as a dotted path, reden in Dutch; kolom (from 0) if one is to blame."""

    rij: int
    veld: str
    reden: str
    kolom: int | None = None


@dataclass(frozen=True, slots=True)
class Vraag:
    """Something we did not understand in a good row, and do not guess; kandidaten are answers that may fit."""

    rij: int
    veld: str
    vraag: str
    kandidaten: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlekRij:
    """The plek of one good row; document is the JSON of the contract, because 100,000 dicts would fill the memory.

    aanbieder.soort is absent when neither the row nor the uploader says it.
    """

    rij: int
    kenmerk: str
    bron: str | None
    document: bytes

    @classmethod
    def of(cls, rij: int, velden: Mapping[str, object]) -> "PlekRij":
        """Make it of JSON data with at least a kenmerk."""
        bron = velden.get("bron")
        return cls(rij, str(velden["kenmerk"]), None if bron is None else str(bron), to_json(velden))

    @property
    def velden(self) -> dict[str, Any]:
        """Give the JSON data, made anew each time."""
        data: dict[str, Any] = from_json(self.document)
        return data

    def plek(self) -> Plek:
        """Give the noun; pydantic's ValidationError when aanbieder.soort is absent."""
        return Plek.model_validate_json(self.document)


@dataclass(frozen=True, slots=True)
class UploadResult:
    """All that was read from one file.

    rijen counts the data rows and goed those without a fault: exactly those of `plekken`, in the order of the file.
    meldingen are sentences about the file as a whole; blad is the sheet that was read, kopregel the row of its
    heads (0 for JSON). koppen are the heads as written, one tier or two, and regels all data rows: what is needed to
    give the list back with its faults.
    """

    bron: str
    blad: str | None
    kopregel: int
    rijen: int
    fout: tuple[RijFout, ...]
    vragen: tuple[Vraag, ...]
    plekken: tuple[PlekRij, ...]
    kolommen: tuple[KolomUitleg, ...]
    meldingen: tuple[str, ...]
    koppen: tuple[tuple[str, ...], ...]
    regels: Regels

    @property
    def goed(self) -> int:
        """How many rows have no fault."""
        return self.rijen - len({fout.rij for fout in self.fout})
