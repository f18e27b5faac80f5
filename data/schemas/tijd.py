"""Weekly recurring time: a tijdvak is a stretch on one day of the week."""

from functools import lru_cache
from typing import Annotated, Self

from pydantic import StringConstraints, model_validator

from data.schemas.codes import DAGEN, BezetReden, Dag
from data.schemas.noun import Noun

MINUTES_A_DAY = 1440
MINUTES_A_WEEK = 7 * MINUTES_A_DAY

Van = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
Tot = Annotated[str, StringConstraints(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]


def minute_of_day(clock: str) -> int:
    """Minutes since midnight of a time like "09:30"; "24:00" is 1440."""
    return int(clock[:2]) * 60 + int(clock[3:])


def clock(minute: int) -> str:
    """A minute of the day or week as "HH:MM"; a multiple of 1440 that ends a day is written "24:00" by the caller."""
    return f"{minute % MINUTES_A_DAY // 60:02d}:{minute % 60:02d}"


class Tijdvak(Noun):
    """A stretch of time that returns every week, such as Monday 09:00 to 12:00.

    It lies within one calendar day, half-open: a lesson until 12:00 leaves 12:00 free. A night is written as two
    tijdvakken (22:00-24:00 and 00:00-06:00 the day after).
    """

    dag: Dag
    van: Van
    tot: Tot

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> Self:
        if self.tot <= self.van:
            raise ValueError("tot moet later zijn dan van; schrijf een nacht als twee tijdvakken")
        return self

    def minutes(self) -> tuple[int, int]:
        """Begin and end in minutes since Monday 00:00, 0 <= begin < end <= 10080."""
        return _minutes(self.dag, self.van, self.tot)


@lru_cache(maxsize=1 << 16)
def _minutes(dag: Dag, van: str, tot: str) -> tuple[int, int]:
    day = DAGEN.index(dag) * MINUTES_A_DAY
    return day + minute_of_day(van), day + minute_of_day(tot)


class Bezet(Tijdvak):
    """A tijdvak that is already given away; reden None means the source does not say to what."""

    reden: BezetReden | None = None
