"""What a ronde asks of a division beyond the scores: calm, waiting, groups, floors, and number first."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from data.schemas.plek import Plek
from data.schemas.vector import Bool, Int8, Int32
from matching.pairs import Index
from matching.parameters import RondeRegels

NO_PLEK = -1
"""Terms.stay of a pip that had no voorstel last week."""

NO_LIMIT = -1
"""Groepen.bandbreedte of a groep that may mix all levels, and the level of a groep where nobody sits yet."""


@dataclass(frozen=True)
class Floor:
    """At least this share (0 to 1) of the members, a mask over n pips, gets a voorstel; naam is Dutch, for people.

    Raises ValueError for another share.
    """

    naam: str
    members: Bool
    share: float

    def __post_init__(self) -> None:
        """Refuse a share that is no share."""
        if not 0 <= self.share <= 1:
            raise ValueError(f"the share of a floor lies between 0 and 1, not at {self.share}")

    @property
    def needed(self) -> int:
        """How many members must get a voorstel: the share rounded up to whole people."""
        return int(np.ceil(round(self.share * int(self.members.sum()), 9)))


@dataclass(frozen=True)
class Groepen:
    """Which of m plekken start as a groep: with min to max people, or not at all.

    groep (m): whether the plek is a groep; the other columns mean nothing where it is not. min and max (m): people who
    must and may still join for it to start. bandbreedte (m): the largest difference in spreekniveau, in steps; -1 asks
    nothing. laagste and hoogste (m): the known spreekniveau of who already sits there, -1 for nobody.
    Source: contract plek.schema.json, groep.
    """

    groep: Bool
    min: Int32
    max: Int32
    bandbreedte: Int8
    laagste: Int8
    hoogste: Int8


def groepen_of(plekken: Sequence[Plek]) -> Groepen:
    """The groepen among these plekken, in the same order, while nobody sits there yet."""
    found = [plek.groep for plek in plekken]
    nobody = np.full(len(found), NO_LIMIT, dtype=np.int8)
    band = [NO_LIMIT if one is None or one.taal_bandbreedte is None else min(one.taal_bandbreedte, 9) for one in found]
    return Groepen(
        groep=np.array([one is not None for one in found], dtype=np.bool_),
        min=np.array([one.min if one else 0 for one in found], dtype=np.int32),
        max=np.array([one.max if one else 0 for one in found], dtype=np.int32),
        bandbreedte=np.array(band, dtype=np.int8),
        laagste=nobody,
        hoogste=nobody,
    )


@dataclass(frozen=True)
class Terms:
    """What a division over n pips and m plekken must respect beside the scores; by default nothing.

    stay (n): the row of the plek that was proposed last week, -1 for none. waiting (n): whole weeks without a
    voorstel so far. groepen: None lets every plek start with anyone. floors: shares that groups of people must reach.
    number_first: as many people as possible get a voorstel, and only then the score counts. regels: the size of the
    bonuses and the limits; needed as soon as anything else is asked.
    """

    stay: Index | None = None
    waiting: Int32 | None = None
    groepen: Groepen | None = None
    floors: tuple[Floor, ...] = ()
    number_first: bool = False
    regels: RondeRegels | None = None

    @cached_property
    def anyone_stays(self) -> bool:
        """Whether anybody had a voorstel last week for a plek that still takes part."""
        return self.stay is not None and bool((self.stay >= 0).any())

    @cached_property
    def anyone_waits(self) -> bool:
        """Whether anybody waited a week or more."""
        return self.waiting is not None and bool(self.waiting.any())


NOTHING = Terms()
"""A division by score alone."""
