"""The status of what is kept: a pip is concept or bevestigd; a plek is open, vol, ingetrokken or verlopen."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from data.schemas.plek import Plek

PipStatus = Literal["concept", "bevestigd"]
PlekStatus = Literal["open", "vol", "ingetrokken", "verlopen"]


@dataclass(frozen=True)
class PipVersie:
    """One kept version of a pip, without what it says.

    actueel: it is the newest bevestigd version, which is judged. laatste: it is the newest of all, which is edited.
    """

    versie: int
    status: PipStatus
    actueel: bool
    laatste: bool
    opgeslagen_op: datetime

    @property
    def wacht(self) -> bool:
        """Whether this concept still waits to be confirmed; an older concept does not."""
        return self.status == "concept" and self.laatste


@dataclass(frozen=True)
class PlekStand:
    """One kept version of a plek with its status on the day that was asked; reden says why it is ingetrokken."""

    plek: Plek
    versie: int
    status: PlekStatus
    opgeslagen_op: datetime
    reden: str | None


def status_of(plek: Plek, ingetrokken: bool, day: date) -> PlekStatus:
    """The status of a plek on this day; the einddatum itself still counts, and an unknown einddatum never passes."""
    if ingetrokken:
        return "ingetrokken"
    if plek.einddatum is not None and plek.einddatum < day:
        return "verlopen"
    return "vol" if plek.capaciteit == 0 else "open"
