"""Finds the few plekken that may be the same as one plek, without comparing all with all.

A candidate lies in the same or a neighbouring postcode, shares the beginning or end of a word of its aanbieder's naam,
and the same of its titel, or its beroep.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from data.schemas.plek import Plek
from features.duplicates.likeness import neighbours
from features.duplicates.wording import Wording, alike, block_keys, naam_wording, titel_wording
from features.vocabulary import fold

LEAST_ALIKE = 0.6
"""Aanbieders whose namen are less alike are not looked at further."""

LOOKED_AT = 100
"""So many plekken of one aanbieder with the same word are looked at for one plek, so that no file takes forever."""

NAAM_LETTERS, TITEL_LETTERS = 3, 4


class Vestiging:
    """One naam at one four-digit postcode, with its plekken by the keys of their titel."""

    __slots__ = ("naam", "plekken")

    def __init__(self, naam: str) -> None:
        """Start without plekken."""
        self.naam = naam
        self.plekken: defaultdict[str, list[tuple[str | int, Plek]]] = defaultdict(list)


class Blocks:
    """All plekken that can be a duplicate, by postcode, aanbieder and titel."""

    def __init__(self, asked: Sequence[Plek]) -> None:
        """Start empty; only plekken near one of these `asked` will be kept."""
        self._near = frozenset().union(*(neighbours(pc4) for pc4 in {plek.postcode[:4] for plek in asked}))
        self._vestigingen: dict[tuple[str, str], Vestiging] = {}
        self._by_key: defaultdict[tuple[str, str], list[Vestiging]] = defaultdict(list)
        self._alike: dict[tuple[str, str], bool] = {}

    def add(self, plek: Plek, label: str | int) -> None:
        """Keep a plek under what it is called from now on: its kenmerk or its position."""
        pc4, naam = plek.postcode[:4], plek.aanbieder.naam
        if pc4 not in self._near:
            return
        vestiging = self._vestigingen.get((pc4, naam))
        if vestiging is None:
            vestiging = self._vestigingen[pc4, naam] = Vestiging(naam)
            for key in set(block_keys(naam_wording(naam).tokens, NAAM_LETTERS)):
                self._by_key[pc4, key].append(vestiging)
        for key in _titel_keys(plek):
            vestiging.plekken[key].append((label, plek))

    def candidates(self, plek: Plek) -> Iterator[tuple[str | int, Plek]]:
        """Give every kept plek that may be the same, once each, with what it is called."""
        keys = _titel_keys(plek)
        for vestiging in self._vestigingen_like(plek.postcode[:4], plek.aanbieder.naam):
            found = {label: other for key in keys for label, other in vestiging.plekken.get(key, ())[-LOOKED_AT:]}
            yield from found.items()

    def _vestigingen_like(self, pc4: str, naam: str) -> list[Vestiging]:
        keys = set(block_keys(naam_wording(naam).tokens, NAAM_LETTERS))
        lists = (self._by_key.get((near, key), ()) for near in neighbours(pc4) for key in keys)
        near = {id(vestiging): vestiging for found in lists for vestiging in found}
        return [vestiging for vestiging in near.values() if self._is_alike(naam, vestiging.naam)]

    def _is_alike(self, one: str, other: str) -> bool:
        if one == other:
            return True
        known = self._alike.get((one, other))
        if known is None:
            known = self._alike[one, other] = alike(naam_wording(one), naam_wording(other)) >= LEAST_ALIKE
        return known


@lru_cache(maxsize=65_536)
def _keys_of_titel(wording: Wording) -> tuple[str, ...]:
    return tuple(set(block_keys(wording.tokens, TITEL_LETTERS)))


def _titel_keys(plek: Plek) -> tuple[str, ...]:
    keys = _keys_of_titel(titel_wording(plek.titel))
    return (*keys, "=" + fold(plek.beroep)) if plek.beroep else keys
