"""Varied weeks for tests: working days, stretches at any minute, nights, whole weeks, and time that is taken."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from data.schemas import codes
from data.schemas.tijd import Bezet, Tijdvak, clock

Choose = Callable[[Sequence[Any]], Any]
"""Picks one of some options."""

DAY, WEEK = 1440, 10080
LENGTHS = (120, 240, 180, 480, 119, 60, 121, 5, 305, 600, 1439, 1440, 2000)


def some(choose: Choose, options: Sequence[Any], most: int = 3) -> tuple[Any, ...]:
    """Give a few options, perhaps none, perhaps one twice."""
    return tuple(choose(options) for _ in range(choose(range(most + 1))))


def maybe(choose: Choose, make: Callable[[], Any], known: int = 4) -> Any:
    """Give what make makes, or None about once in known + 1 times."""
    return make() if choose(range(known + 1)) < known else None


@lru_cache(maxsize=1 << 14)
def tijdvakken(begin: int, length: int) -> tuple[Tijdvak, ...]:
    """Write a stretch of the week as tijdvakken, cut at midnight."""
    found = []
    end = begin + min(length, WEEK)
    while begin < end:
        midnight = (begin // DAY + 1) * DAY
        until = min(end, midnight)
        tot = "24:00" if until == midnight else clock(until)
        found.append(Tijdvak(dag=codes.DAGEN[begin // DAY % 7], van=clock(begin), tot=tot))
        begin = until
    return tuple(found)


def make_week(choose: Choose) -> tuple[Tijdvak, ...]:
    """Give a week: nothing, some working days, stretches at any hour, nights, all of it, or all but a little."""
    kind = choose(("days", "days", "days", "stretches", "stretches", "night", "sunday", "whole", "hole", "none"))
    if kind == "none":
        return ()
    if kind == "whole":
        return tijdvakken(0, WEEK)
    if kind == "hole":
        return tijdvakken(choose(range(WEEK)), WEEK - choose((60, 1, 600)))
    if kind == "sunday":
        return tijdvakken(choose((WEEK - 120, WEEK - 600, WEEK - 1)), choose((240, 700, 2)))
    if kind == "night":
        return tuple(t for day in some(choose, range(7)) for t in tijdvakken(day * DAY + 1320, choose((480, 121))))
    if kind == "days":
        begin, length = choose((540, 480, 510, 600, 545, 840)), choose((240, 540, 600, 180, 125, 480))
        days = {choose(range(7)) for _ in range(choose((1, 2, 3, 5, 12)))}
        return tuple(t for day in sorted(days) for t in tijdvakken(day * DAY + begin, length))
    return tuple(t for _ in range(choose(range(1, 5))) for t in _anywhere(choose))


def _anywhere(choose: Choose) -> tuple[Tijdvak, ...]:
    step = choose((5, 30, 1))
    return tijdvakken(choose(range(0, WEEK, step)), choose(LENGTHS))


def make_wide_week(choose: Choose) -> tuple[Tijdvak, ...]:
    """Give a week in which there is much room."""
    days = choose((range(5), range(7), range(1, 6)))
    length = choose((600, 900, 1440, 720))
    return tuple(t for day in days for t in tijdvakken(day * DAY + choose((420, 0, 360)), length))


def make_bezet(choose: Choose, easy: bool) -> tuple[Bezet, ...]:
    """Give taken time, each with a reden or none."""
    redenen = ("taalles", "module", "opleiding", "werk", "zorg", "afspraak", "overig", None)
    slots = [t for _ in range(choose(range(3))) for t in _anywhere(choose)] if easy else make_week(choose)
    return tuple(Bezet(dag=t.dag, van=t.van, tot=t.tot, reden=choose(redenen)) for t in slots)
