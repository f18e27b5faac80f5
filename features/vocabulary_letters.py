"""Says how much a word is like each of many labels, by the groups of letters they share (TF-IDF of n-grams).

The numbers are those of scikit-learn's TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True),
which a test checks. They are counted here because nearly every upload meets a misspelt word: loading scikit-learn
takes 90 MB and more than a second, and looking a word up in it takes five times as long.
Source: Spärck Jones (1972) for the weight of a rare group; the formulas in the documentation of scikit-learn.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

SHORTEST, LONGEST = 2, 5
"""Letters in a group; a space stands before and behind every word."""

DECIMALS = 12
"""Labels that are equally near must come out equal, whatever the order of adding up."""


class LetterTable:
    """The groups of letters in all labels of one kind, each with the labels it stands in."""

    def __init__(self, labels: Sequence[str]) -> None:
        """Count the groups of all labels, which are folded."""
        self._numbers: dict[str, int] = {}
        places: list[int] = []
        numbers: list[int] = []
        for place, label in enumerate(labels):
            found = [self._numbers.setdefault(group, len(self._numbers)) for group in _groups(label)]
            numbers += found
            places += [place] * len(found)
        self._size, amount = len(labels), max(len(self._numbers), 1)
        pairs, counts = np.unique(np.array(places, dtype=np.int64) * amount + numbers, return_counts=True)
        place, number = np.divmod(pairs, amount)
        self._idf = np.log((1 + self._size) / (1 + np.bincount(number, minlength=amount))) + 1
        weights = (1 + np.log(counts)) * self._idf[number]
        weights /= np.sqrt(np.bincount(place, weights * weights, minlength=self._size))[place]
        order = number.argsort(kind="stable")
        self._places, self._weights = place[order], weights[order]
        self._begins = np.searchsorted(number[order], np.arange(amount + 1)).tolist()

    def cosines(self, word: str) -> NDArray[np.float64]:
        """Give how much a folded word is like each label, 0 (no group shared) to 1 (all of them): shape (labels,)."""
        found = np.zeros(self._size)
        length = 0.0
        counts = Counter(number for group in _groups(word) if (number := self._numbers.get(group)) is not None)
        for number, count in counts.items():
            weight = (1 + log(count)) * float(self._idf[number])
            length += weight * weight
            stretch = slice(self._begins[number], self._begins[number + 1])
            found[self._places[stretch]] += self._weights[stretch] * weight
        return (found / length**0.5).round(DECIMALS) if length else found


def _groups(text: str) -> Iterator[str]:
    """Give every group of letters, with repeats; a word that is shorter than a group counts once, as it is."""
    for word in text.split():
        padded = f" {word} "
        for size in range(SHORTEST, LONGEST + 1):
            if len(padded) <= size:
                yield padded
                break
            yield from (padded[begin : begin + size] for begin in range(len(padded) - size + 1))
