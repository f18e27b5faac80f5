"""Repeatable chance: the same seed and subject give the same draws, everywhere and always."""

from collections.abc import Callable, Sequence
from hashlib import blake2b
from itertools import chain, count
from typing import TypeVar

import numpy as np

from data.synthetic.shares import Chances, Shares

T = TypeVar("T")
BLOCK = 65_536
LETTERS = "23456789BCDFGHJKLMNPQRSTVWXZ"  # no vowels, so no words; no 0, 1 or look-alikes


class Draws:
    """A row of numbers in [0, 1), drawn in blocks from a numpy Generator and handed out one by one.

    `seed` is at least 0; `subject` keeps the draws for, say, pips and plekken apart, so that more of the one does not
    change the other.
    """

    def __init__(self, seed: int, subject: str) -> None:
        """Start at the first number of this seed and subject."""
        salt = int.from_bytes(blake2b(subject.encode(), digest_size=8).digest(), "big")
        generator = np.random.default_rng(np.random.SeedSequence([seed, salt]))
        blocks = (generator.random(BLOCK).tolist() for _ in count())
        self._next: Callable[[], float] = chain.from_iterable(blocks).__next__

    def number(self) -> float:
        """Draw a number in [0, 1)."""
        return self._next()

    def chance(self, part: float) -> bool:
        """Draw yes or no; `part` in [0, 1] is how often it is yes."""
        return self._next() < part

    def pick(self, shares: Shares[T]) -> T:
        """Draw one option by its share."""
        return shares.at(self._next())

    def one(self, options: Sequence[T]) -> T:
        """Draw one of the options, all equally likely; there is at least one."""
        return options[int(self._next() * len(options))]

    def some(self, options: Sequence[T], most: int) -> tuple[T, ...]:
        """Draw at most `most` different positions, and give what stands there in the order of the options."""
        places = list(range(len(options)))
        drawn = [places.pop(int(self.number() * len(places))) for _ in range(min(most, len(options)))]
        return tuple(options[place] for place in sorted(drawn))

    def each(self, chances: Chances[T]) -> tuple[T, ...]:
        """Draw every option by its own chance, and give those that came true."""
        return tuple(option for option, part in chances if self.chance(part))

    def between(self, low: int, high: int) -> int:
        """Draw a whole number from `low` to `high`, both included; `low` is at most `high`."""
        return low + int(self._next() * (high - low + 1))

    def spread(self, width: float) -> float:
        """Draw a number around 0 that is seldom far away: at most 1.5 times `width`, roughly bell-shaped."""
        return width * (self.number() + self.number() + self.number() - 1.5)


def make_kenmerken(n: int, *, seed: int, prefix: str, subject: str) -> tuple[str, ...]:
    """Make `n` different pseudonyms such as "TW-4F7K2" that tell nothing about order or person.

    The five signs after the prefix are a hash of seed, subject and position. Raises ValueError when more are
    asked than five signs can tell apart with ease (a million).
    """
    if n > 1_000_000:
        raise ValueError("at most 1,000,000 kenmerken have room in five signs")
    made: dict[str, None] = {}
    attempt = 0
    while len(made) < n:
        digest = int.from_bytes(blake2b(f"{seed}/{subject}/{attempt}".encode(), digest_size=8).digest(), "big")
        made[f"{prefix}-" + "".join(LETTERS[digest // len(LETTERS) ** place % len(LETTERS)] for place in range(5))] = (
            None
        )
        attempt += 1
    return tuple(made)
