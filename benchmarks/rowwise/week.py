"""The week as a circle of 10080 minutes, with stretches of time on it.

A stretch is (begin, end) in minutes since Monday 00:00, 0 <= begin < WEEK and begin < end <= begin + WEEK; one that
runs over Sunday midnight ends beyond WEEK. The whole week is WHOLE.
"""

from collections.abc import Iterable, Iterator, Sequence

from data.schemas.tijd import MINUTES_A_DAY, MINUTES_A_WEEK, Tijdvak

Stretch = tuple[int, int]

DAY, WEEK = MINUTES_A_DAY, MINUTES_A_WEEK
WHOLE: Stretch = (0, WEEK)
TURNS = (-WEEK, 0, WEEK)


def joined(tijdvakken: Iterable[Tijdvak]) -> list[Stretch]:
    """Join tijdvakken that adjoin or overlap, also over Sunday midnight."""
    found: list[Stretch] = []
    for begin, end in sorted(tijdvak.minutes() for tijdvak in tijdvakken):
        if found and begin <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    if len(found) > 1 and found[0][0] == 0 and found[-1][1] == WEEK:
        (_, morning), (evening, _) = found[0], found[-1]
        found = [*found[1:-1], (evening, WEEK + morning)]
    return found


def gaps(stretches: Sequence[Stretch]) -> list[Stretch]:
    """Give the time between joined stretches."""
    if not stretches:
        return [WHOLE]
    if stretches[0] == WHOLE:
        return []
    follows = [*stretches[1:], (stretches[0][0] + WEEK, 0)]
    return [_placed(end, after) for (_, end), (after, _) in zip(stretches, follows, strict=True)]


def shortened(stretches: Iterable[Stretch], minutes: int) -> list[Stretch]:
    """Take minutes off both ends of every stretch; the whole week has no ends."""
    found = []
    for begin, end in stretches:
        if (begin, end) == WHOLE:
            found.append(WHOLE)
        elif end - begin > 2 * minutes:
            found.append(_placed(begin + minutes, end - minutes))
    return found


def lies_inside(inner: Stretch, stretches: Iterable[Stretch]) -> bool:
    """Say whether one of the stretches holds the inner one completely."""
    begin, end = inner
    return any(
        stretch == WHOLE or any(stretch[0] <= begin + turn and end + turn <= stretch[1] for turn in TURNS)
        for stretch in stretches
    )


def overlaps(ones: Sequence[Stretch], others: Sequence[Stretch]) -> list[Stretch]:
    """Give every stretch that lies in one of both."""
    found = []
    for one in ones:
        for other in others:
            if WHOLE in (one, other):
                found.append(other if one == WHOLE else one)
                continue
            for turn in TURNS:
                begin, end = max(one[0], other[0] + turn), min(one[1], other[1] + turn)
                if begin < end:
                    found.append(_placed(begin, end))
    return found


def parts_by_day(stretch: Stretch) -> Iterator[tuple[int, int]]:
    """Cut a stretch at midnight: (day of the week from 0, minutes on that day)."""
    begin, end = stretch
    while begin < end:
        midnight = (begin // DAY + 1) * DAY
        yield begin // DAY % 7, min(end, midnight) - begin
        begin = midnight


def total(stretches: Iterable[Stretch]) -> int:
    """Add up the minutes of stretches that do not overlap."""
    return sum(end - begin for begin, end in stretches)


def _placed(begin: int, end: int) -> Stretch:
    """Turn a stretch around the circle until it begins in this week."""
    back = begin // WEEK * WEEK
    return begin - back, end - back
