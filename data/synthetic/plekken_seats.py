"""How many people each invented plek has room for, with an exact total."""

import numpy as np
from numpy.typing import NDArray

from data.synthetic.draws import Draws
from data.synthetic.shares import Shares

MOST = 6
SOME = 100  # so many plekken that at least one of them is full


def draw_capaciteiten(draws: Draws, n: int, seats: int, shares: Shares[int], vol: float) -> tuple[int, ...]:
    """Draw the capaciteit of `n` plekken: 1 to 6 each, a few 0 (share `vol`), and `seats` together.

    Raises ValueError when that many seats do not fit that many plekken.
    """
    full = max(round(n * vol), 1 if n >= SOME else 0)
    open_ = n - full
    if not open_ <= seats <= open_ * MOST:
        raise ValueError(f"{n} plekken have between {open_} and {open_ * MOST} seats, not {seats}")
    drawn = np.array([draws.pick(shares) for _ in range(open_)], dtype=np.int64)
    while (short := seats - int(drawn.sum())) != 0:
        _nudge(draws, drawn, short)
    capaciteiten = [*drawn.tolist(), *([0] * full)]
    order = sorted(range(n), key=lambda _: draws.number())
    return tuple(capaciteiten[place] for place in order)


def _nudge(draws: Draws, drawn: NDArray[np.int64], short: int) -> None:
    """Give some plekken one seat more (`short` above 0) or one less, never more changes than needed."""
    can = np.flatnonzero(drawn < MOST) if short > 0 else np.flatnonzero(drawn > 1)
    order = np.argsort([draws.number() for _ in range(len(can))], kind="stable")
    drawn[can[order[: abs(short)]]] += 1 if short > 0 else -1
