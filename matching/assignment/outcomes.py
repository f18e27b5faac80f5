"""What became of the terms of a division: floors, groepen, and how far the search for groepen came."""

from dataclasses import dataclass
from typing import Literal

Limit = Literal["tijd", "knopen", "omvang"]
"""What stops a search: the time, the nodes it may visit, or a size that is too large to be solved whole."""


@dataclass(frozen=True)
class FloorOutcome:
    """One floor: how many members it has, how many had to get a voorstel, and how many did."""

    naam: str
    members: int
    needed: int
    placed: int


@dataclass(frozen=True)
class GroepOutcome:
    """One groep: the row of its plek, how many people join it, and in Dutch why it starts or not.

    people is 0 when it does not start; onbekend counts those among them whose spreekniveau is not known.
    """

    plek: int
    starts: bool
    people: int
    onbekend: int
    reden: str


@dataclass(frozen=True)
class Search:
    """How sure the choice of groepen is: no other choice is worth more than gap (in score) more.

    nodes counts what the search visited; limit says what stopped it, None when nothing is left to gain. Stopped by
    time, the same input may give another answer on another machine; stopped otherwise it may not.
    """

    gap: float = 0.0
    nodes: int = 0
    limit: Limit | None = None


PROVEN = Search()
"""Nothing had to be searched: the division is the best there is."""
