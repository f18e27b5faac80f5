"""A week as bits: one minute, one bit, Monday 00:00 first, and Sunday night next to Monday morning.

While a table is built, a week is one Python integer of 10,080 bits: union, difference and length are single
operations and exact to the minute. The table then stores it as 315 words of 32 bits.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from data.schemas.tijd import MINUTES_A_DAY, MINUTES_A_WEEK, Tijdvak
from data.schemas.vector import WEEK_WORDS, UInt32

EMPTY_WEEK = 0
FULL_WEEK = (1 << MINUTES_A_WEEK) - 1

Window = tuple[int, int]


def week_bits(tijdvakken: Iterable[Tijdvak]) -> int:
    """The week in which exactly these tijdvakken are set; overlap counts once."""
    week = EMPTY_WEEK
    for tijdvak in tijdvakken:
        begin, end = tijdvak.minutes()
        week |= ((1 << (end - begin)) - 1) << begin
    return week


def hours(week: int) -> float:
    """How many hours of the week are set, 0 to 168."""
    return week.bit_count() / 60


def week_grid(weeks: Sequence[int]) -> UInt32:
    """The weeks as a table column: shape (n, 315), bit m % 32 of word m // 32 is minute m."""
    raw = b"".join(week.to_bytes(WEEK_WORDS * 4, "little") for week in weeks)
    return np.frombuffer(raw, dtype="<u4").reshape(len(weeks), WEEK_WORDS).astype(np.uint32)


def joined(tijdvakken: Iterable[Tijdvak]) -> list[Window]:
    """The tijdvakken as sorted windows of minutes, adjoining or overlapping ones joined.

    0 <= begin < 10080 and begin < end; the week is a circle, so a window that runs on from Sunday into Monday has an
    end past 10,080. Source: docs: judgement, section Time, childcare and travel are one question.
    """
    windows: list[Window] = []
    for begin, end in sorted(tijdvak.minutes() for tijdvak in tijdvakken):
        if windows and begin <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(windows[-1][1], end))
        else:
            windows.append((begin, end))
    if len(windows) > 1 and windows[0][0] == 0 and windows[-1][1] == MINUTES_A_WEEK:
        first = windows.pop(0)
        windows[-1] = (windows[-1][0], MINUTES_A_WEEK + first[1])
    return windows


def day_minutes(windows: Iterable[Window]) -> list[int]:
    """Minutes on each of the seven calendar days; a window past midnight counts on both days."""
    days = [0] * 7
    for begin, end in windows:
        while begin < end:
            midnight = (begin // MINUTES_A_DAY + 1) * MINUTES_A_DAY
            days[begin // MINUTES_A_DAY % 7] += min(end, midnight) - begin
            begin = midnight
    return days


def clipped(windows: Iterable[Window], frames: Iterable[Window]) -> list[Window]:
    """The parts of the windows that lie inside a frame, sorted; frames lie within one week."""
    parts = []
    for begin, end in windows:
        for shift in (0, MINUTES_A_WEEK):
            for left, right in frames:
                low, high = max(begin, left + shift), min(end, right + shift)
                if low < high:
                    parts.append((low - shift, high - shift))
    return sorted(parts)
