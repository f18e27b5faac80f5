"""Says of the beroep or titel of a row whether we know which beroep it is, or asks."""

from collections.abc import MutableMapping

from features.sheets.cells.cel import shown
from features.sheets.result import Vraag
from features.vocabulary import beroep_candidates, match_beroep

SURE = 0.9
"""Least certainty to take a titel for a beroep. Source: our own choice; reading part of a titel is less sure."""

LOOKED_UP, WITH_CANDIDATES, CANDIDATES = 4_000, 300, 3
"""Different words that are looked up per file, those of them that get candidates, and candidates per word.

Looking one up takes 3 ms: a file with 100,000 different titels must not wait for five minutes.
"""


class BeroepLezer:
    """Looks words for beroepen up once per file."""

    def __init__(self) -> None:
        """Start with nothing looked up."""
        self._known: dict[str, bool] = {}
        self._candidates: dict[str, tuple[str, ...]] = {}

    def add_beroep(self, rij: int, plek: MutableMapping[str, object]) -> Vraag | None:
        """Take the titel for beroep when it is clear and the row names none; a question when nothing is clear."""
        given = plek.get("beroep")
        word = str(given or plek.get("titel", ""))
        if self._is_clear(word):
            plek["beroep"] = word
            return None
        if word not in self._candidates:
            few = len(self._candidates) < WITH_CANDIDATES
            found = beroep_candidates(word, CANDIDATES) if few else []
            self._candidates[word] = tuple(match.naam for match in found)
        return Vraag(rij, "beroep", f"welk beroep is “{shown(word)}”?", self._candidates[word])

    def _is_clear(self, word: str) -> bool:
        if word not in self._known:
            found = match_beroep(word) if len(self._known) < LOOKED_UP else None
            self._known[word] = found is not None and found.certainty >= SURE
        return self._known[word]
