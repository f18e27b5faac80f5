"""Does work at these times fit in this week, travel and childcare counted? Exact to the minute, compiled.

A week grid has one bit per minute on a circle of 10,080 minutes (`data.schemas.vector`). A stretch of work
[begin, end) needs every bit of [begin - travel, end + travel) set.
Source: docs: judgement, section Time, childcare and travel are one question.
"""

import numpy as np
from numpy.typing import NDArray

from data.schemas.tijd import MINUTES_A_DAY, MINUTES_A_WEEK
from data.schemas.vector import WEEK_WORDS, Bool, PipTable, PlekTable, Ragged, UInt8
from matching.kernel import kernel
from matching.pairs import Index

FITS, FITS_OFFICE, FITS_CARE, FITS_CARE_OFFICE = 1, 2, 4, 8
"""Bits of an answer: the week fits; also within Monday to Friday 08:00-18:00; both with the children cared for."""

_ALL = np.uint32(0xFFFFFFFF)
_ROUNDING = 1e-6
"""Minutes: 8.3 hours times 60 is a hair more than 498."""
_NEVER = np.iinfo(np.int16).max
_BIT_PLACE = np.array(
    [0, 1, 28, 2, 29, 14, 24, 3, 30, 22, 20, 15, 25, 17, 4, 8,
     31, 27, 13, 23, 21, 19, 16, 7, 26, 12, 18, 6, 11, 5, 10, 9],
    dtype=np.int64,
)  # fmt: skip
_DE_BRUIJN = 0x077CB531


def weeks_fit(
    pips: PipTable, plekken: PlekTable, i: Index, j: Index, travel: NDArray[np.int16], hours: float, care: Bool
) -> UInt8:
    """Bits FITS.. per pair; travel in minutes each way, hours the shortest stretch of work that counts if flexibel.

    care says per pair whether the care bits are wanted; where not, they are left out. FITS counts every minute of an
    unknown beschikbaar as available; the OFFICE bits only what lies within Monday to Friday 08:00-18:00. For a known
    beschikbaar they are equal.
    """
    return _weeks_fit(
        pips.vrij, pips.opvang, pips.beschikbaar_bekend, pips.uren_per_dag * 60.0,
        *_flat(plekken.tijdvakken), *_flat(plekken.kantoortijden), plekken.binnen_kantoortijden,
        plekken.flexibel, plekken.uren_min * 60.0, plekken.tijdpatroon, i, j, travel, care, hours * 60.0,
    )  # fmt: skip


def _flat(windows: Ragged) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    return windows.offsets, windows.values


def window_fits(pips: PipTable, row: int, begin: int, end: int, travel: int, care: bool) -> bool:
    """Whether one window fits in the week of one pip; care asks that the children are cared for as well."""
    return bool(_window_fits(pips.vrij[row], pips.opvang[row], care, begin, end, travel))


def workable_hours(
    pips: PipTable, row: int, windows: NDArray[np.int64], travel: int, care: bool, hours: float
) -> float:
    """Hours a week that can be worked inside the windows, at most urenPerDag a day; hours is the shortest stretch."""
    cap, days = pips.uren_per_dag[row] * 60.0, np.zeros(7)
    free, cared = pips.vrij[row], pips.opvang[row]
    return _workable(free, cared, care, windows, 0, len(windows), travel, cap, hours * 60.0, np.inf, days) / 60


@kernel
def _weeks_fit(
    free: NDArray[np.uint32],
    cared: NDArray[np.uint32],
    available_known: Bool,
    day_cap: NDArray[np.float64],
    offsets: NDArray[np.int32],
    windows: NDArray[np.int64],
    office_offsets: NDArray[np.int32],
    office_windows: NDArray[np.int64],
    inside_office: Bool,
    flexible: Bool,
    asked: NDArray[np.float64],
    pattern: NDArray[np.int32],
    i: NDArray[np.intp],
    j: NDArray[np.intp],
    travel: NDArray[np.int16],
    wanted: Bool,
    shortest: float,
) -> NDArray[np.uint8]:
    answers, days = np.zeros(len(i), dtype=np.uint8), np.zeros(7, dtype=np.float64)
    patterns = pattern.max() + 1 if len(pattern) else 0
    owner, limits = np.full(patterns, -1, dtype=np.int64), np.empty((patterns, 2, 4), dtype=np.int16)
    for k in range(len(i)):
        pip, plek, minutes = i[k], j[k], travel[k]
        within, beyond = limits[pattern[plek]]
        if owner[pattern[plek]] != pip:
            owner[pattern[plek]] = pip
            within[:], beyond[:] = -1, _NEVER
        elif _remembered(answers, k, within, beyond, minutes):
            continue
        asks = windows[offsets[plek] : offsets[plek + 1]]
        office = office_windows[office_offsets[plek] : office_offsets[plek + 1]]
        always, least = available_known[pip] or inside_office[plek], asked[plek] - _ROUNDING
        answers[k] = _answer(
            free[pip], cared[pip], asks, office, minutes, least, day_cap[pip], shortest,
            always, flexible[plek], wanted[k], days,
        )  # fmt: skip
        _remember(answers[k], within, beyond, minutes)
    return answers


@kernel
def _answer(
    free: NDArray[np.uint32],
    cared: NDArray[np.uint32],
    windows: NDArray[np.int64],
    office: NDArray[np.int64],
    travel: int,
    least: float,
    cap: float,
    shortest: float,
    always: bool,
    flexible: bool,
    wanted: bool,
    days: NDArray[np.float64],
) -> int:
    answer = 0
    for care in (False, True):
        if flexible:
            bits = _flexible_bits(free, cared, care, windows, office, travel, least, cap, shortest, always, days)
        else:
            bits = (3 if always else 1) if _all_fit(free, cared, care, windows, 0, len(windows), travel) else 0
        answer |= bits << 2 if care else bits
        if not (bits and wanted):  # what does not fit without care does not fit with it
            break
    return answer


@kernel
def _remembered(
    answers: NDArray[np.uint8], k: int, within: NDArray[np.int16], beyond: NDArray[np.int16], minutes: int
) -> bool:
    """Answer pair k from what this pip and these times said at other distances, if that decides every bit.

    A longer journey never makes a week fit: a bit set at some minutes is set below, a bit clear is clear above.
    """
    bits = 0
    for bit in range(4):
        if minutes <= within[bit]:
            bits |= 1 << bit
        elif minutes < beyond[bit]:
            return False
    answers[k] = bits
    return True


@kernel
def _remember(bits: int, within: NDArray[np.int16], beyond: NDArray[np.int16], minutes: int) -> None:
    for bit in range(4):
        if bits >> bit & 1:
            within[bit] = max(within[bit], minutes)
        else:
            beyond[bit] = min(beyond[bit], minutes)


@kernel
def _flexible_bits(
    free: NDArray[np.uint32],
    cared: NDArray[np.uint32],
    care: bool,
    windows: NDArray[np.int64],
    office: NDArray[np.int64],
    travel: int,
    least: float,
    cap: float,
    shortest: float,
    always: bool,
    days: NDArray[np.float64],
) -> int:
    got = _workable(free, cared, care, windows, 0, len(windows), travel, cap, shortest, least, days)
    if got < least:
        return 0
    if always or _workable(free, cared, care, office, 0, len(office), travel, cap, shortest, least, days) >= least:
        return 3
    return 1


@kernel
def _all_fit(
    free: NDArray[np.uint32],
    cared: NDArray[np.uint32],
    care: bool,
    windows: NDArray[np.int64],
    start: int,
    stop: int,
    travel: int,
) -> bool:
    for w in range(start, stop, 2):  # noqa: SIM110 - a plain loop compiles best
        if not _window_fits(free, cared, care, windows[w], windows[w + 1], travel):
            return False
    return True


@kernel
def _window_fits(
    free: NDArray[np.uint32], cared: NDArray[np.uint32], care: bool, begin: int, end: int, travel: int
) -> bool:
    first = begin - travel
    last = min(end + travel, first + MINUTES_A_WEEK)
    return _next(free, cared, care, first, last, _ALL) == last


@kernel
def _workable(
    free: NDArray[np.uint32],
    cared: NDArray[np.uint32],
    care: bool,
    windows: NDArray[np.int64],
    start: int,
    stop: int,
    travel: int,
    day_cap: float,
    shortest: float,
    enough: float,
    days: NDArray[np.float64],
) -> float:
    """Minutes that can be worked: each calendar day counts its best part of a stretch that is long enough.

    It stops once enough minutes are found. days is room for seven numbers.
    """
    days[:] = 0.0
    total = 0.0
    for w in range(start, stop, 2):
        first, end = windows[w], windows[w + 1]
        if end - first == MINUTES_A_WEEK:
            # A whole week has no first minute: begin where nobody can work, so that no stretch is cut in two.
            first += _next(free, cared, care, first, end, _ALL) % MINUTES_A_WEEK
            end = first + MINUTES_A_WEEK
        minute, last = first - travel, end + travel
        while minute < last:
            begin = _next(free, cared, care, minute, last, np.uint32(0))
            minute = _next(free, cared, care, begin, last, _ALL)
            left, right = begin + travel, minute - travel
            if right - left < shortest:
                continue
            _spread(days, left, right)
        total = _capped(days, day_cap)
        if total >= enough:
            break
    return total


@kernel
def _spread(days: NDArray[np.float64], left: int, right: int) -> None:
    """Give each calendar day its part of a stretch, if that is better than what it has."""
    while left < right:
        midnight = (left // MINUTES_A_DAY + 1) * MINUTES_A_DAY
        day = left // MINUTES_A_DAY % 7
        days[day] = max(days[day], float(min(right, midnight) - left))
        left = midnight


@kernel
def _capped(days: NDArray[np.float64], day_cap: float) -> float:
    total = 0.0
    for day in range(7):
        # nan, an unknown urenPerDag, caps nothing
        total += day_cap if days[day] > day_cap else days[day]
    return total


@kernel
def _next(
    free: NDArray[np.uint32], cared: NDArray[np.uint32], care: bool, begin: int, end: int, flip: np.uint32
) -> int:
    """The first minute in [begin, end) whose bit is set (flip 0) or clear (flip all ones); end if there is none."""
    minute = begin
    place = (minute >> 5) % WEEK_WORDS
    while minute < end:
        word = free[place] & cared[place] if care else free[place]
        word = np.uint32((word ^ flip) >> np.uint32(minute & 31))
        if word != 0:
            lowest = np.uint64(word) & (~np.uint64(word) + np.uint64(1))
            shifted = (lowest * np.uint64(_DE_BRUIJN) & np.uint64(0xFFFFFFFF)) >> np.uint64(27)
            return min(minute + int(_BIT_PLACE[np.int64(shifted)]), end)
        minute = (minute | 31) + 1
        place = place + 1 if place + 1 < WEEK_WORDS else 0
    return end
