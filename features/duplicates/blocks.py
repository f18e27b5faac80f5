"""Finds the few plekken that may be the same as one plek, without comparing all with all.

A candidate lies in the same or a neighbouring postcode, shares the beginning or end of a word of its aanbieder's naam,
and the same of its titel, or its beroep.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from data.schemas.plek import Plek
from features.duplicates.likeness import beroep_key, neighbours
from features.duplicates.wording import Wording, alike, naam_wording, titel_wording, word_keys

LEAST_ALIKE = 0.6
"""Aanbieders whose namen are less alike are not looked at further."""

LOOKED_AT = 100
"""So many plekken of one aanbieder with the same word are looked at for one plek, so that no file takes forever."""

LEAST_SHARED = 0.75
"""Part of the words of the shorter naam that must return in the longer one, for all we see of them here.

More than a half, so that two namen of more words share at least two.
"""

NAAM_LETTERS, TITEL_LETTERS = 3, 4
"""Letters of a key: the begin and the end of a word of the naam, and of the titel."""

Genoemd = tuple[str | int, Plek]
"""A plek and what it is called: its kenmerk, or its position among the new ones."""

_ByKey = defaultdict[str, "list[Vestiging]"]


class Vestiging:
    """One naam at one four-digit postcode, with its plekken; most are never looked into."""

    __slots__ = ("_by_key", "_plekken", "keys", "naam", "number", "words")

    def __init__(self, naam: str, number: int) -> None:
        """Start without plekken; the number says in which order vestigingen came."""
        self.naam = naam
        self.number = number
        self.words = len(_naam_keys(naam))
        self.keys = frozenset(key for keys in _naam_keys(naam) for key in keys)
        self._plekken: list[Genoemd] = []
        self._by_key: dict[str, list[Genoemd]] | None = None

    def add(self, genoemd: Genoemd) -> None:
        """Keep a plek."""
        self._plekken.append(genoemd)
        if self._by_key is not None:
            self._index(genoemd, self._by_key)

    def with_keys(self, keys: Iterable[str]) -> Iterator[Genoemd]:
        """Give the plekken with one of these keys of a titel, once each, of every key the last LOOKED_AT."""
        if self._by_key is None:
            self._by_key = {}
            for genoemd in self._plekken:
                self._index(genoemd, self._by_key)
        yield from dict(genoemd for key in keys for genoemd in self._by_key.get(key, ())[-LOOKED_AT:]).items()

    @staticmethod
    def _index(genoemd: Genoemd, by_key: dict[str, list[Genoemd]]) -> None:
        for key in _titel_keys(genoemd[1]):
            by_key.setdefault(key, []).append(genoemd)


class Blocks:
    """All plekken that can be a duplicate, by postcode, aanbieder and titel."""

    def __init__(self, asked: Sequence[Plek]) -> None:
        """Start empty; only plekken near one of these `asked` will be kept."""
        self._near = postcodes_near(asked)
        self._vestigingen: dict[tuple[str, str], Vestiging] = {}
        self._by_key: dict[str, _ByKey] = {pc4: defaultdict(list) for pc4 in self._near}
        self._of_one_word: dict[str, _ByKey] = {pc4: defaultdict(list) for pc4 in self._near}
        self._alike: dict[tuple[str, str], bool] = {}

    def add(self, plek: Plek, label: str | int) -> None:
        """Keep a plek under what it is called from now on: its kenmerk or its position."""
        pc4, naam = plek.postcode[:4], plek.aanbieder.naam
        if pc4 not in self._near:
            return
        vestiging = self._vestigingen.get((pc4, naam))
        if vestiging is None:
            vestiging = self._vestigingen[pc4, naam] = Vestiging(naam, len(self._vestigingen))
            for key in vestiging.keys:
                self._by_key[pc4][key].append(vestiging)
                if vestiging.words == 1:
                    self._of_one_word[pc4][key].append(vestiging)
        vestiging.add((label, plek))

    def candidates(self, plek: Plek) -> Iterator[Genoemd]:
        """Give every kept plek that may be the same, once each, with what it is called."""
        keys = _titel_keys(plek)
        for vestiging in self._vestigingen_like(plek.postcode[:4], plek.aanbieder.naam):
            yield from vestiging.with_keys(keys)

    def _vestigingen_like(self, pc4: str, naam: str) -> list[Vestiging]:
        """Give the vestigingen near a postcode whose naam is alike: nearly all words of the shorter one return."""
        words = _naam_keys(naam)
        enough = LEAST_SHARED * len(words)
        like = []
        for one in self._sharing(words, [place for place in neighbours(pc4) if place in self._near]):
            shared = sum(not one.keys.isdisjoint(keys) for keys in words)
            if (shared >= enough or shared >= LEAST_SHARED * one.words) and self._is_alike(naam, one.naam):
                like.append(one)
        return sorted(like, key=lambda one: one.number)

    def _sharing(self, words: Sequence[tuple[str, ...]], places: Sequence[str]) -> set[Vestiging]:
        """Give every vestiging that may share enough words, and few others.

        Two namen of more words must share two (see LEAST_SHARED), so one that only shares the word of most vestigingen,
        such as zorg, need not be looked at. A naam of one word is found by that word.
        """
        lists = [
            [by_key[key] for place in places for key in keys if key in (by_key := self._by_key[place])]
            for keys in words
        ]
        rare = sorted(lists, key=lambda found: sum(map(len, found)))[: max(len(lists) - 1, 1)]
        of_one_word = (self._of_one_word[place].get(key, ()) for place in places for keys in words for key in keys)
        return set().union(*(found for word in rare for found in word), *of_one_word)

    def _is_alike(self, one: str, other: str) -> bool:
        if one == other:
            return True
        known = self._alike.get((one, other))
        if known is None:
            known = self._alike[one, other] = alike(naam_wording(one), naam_wording(other)) >= LEAST_ALIKE
        return known


def postcodes_near(plekken: Iterable[Plek]) -> frozenset[str]:
    """Give the four digits of all postcodes where the same plek as one of these can be."""
    return frozenset().union(*(neighbours(pc4) for pc4 in {plek.postcode[:4] for plek in plekken}))


@lru_cache(maxsize=65_536)
def _naam_keys(naam: str) -> tuple[tuple[str, ...], ...]:
    """The keys of every word of a naam that tells something; of all words when none does."""
    wording = naam_wording(naam)
    telling = [token for token, weight in zip(wording.tokens, wording.weights, strict=True) if weight == 1.0]
    return tuple(word_keys(token, NAAM_LETTERS) for token in telling or wording.tokens)


@lru_cache(maxsize=65_536)
def _keys_of_titel(wording: Wording) -> tuple[str, ...]:
    return tuple({key: None for token in wording.tokens for key in word_keys(token, TITEL_LETTERS)})


def _titel_keys(plek: Plek) -> tuple[str, ...]:
    keys = _keys_of_titel(titel_wording(plek.titel))
    return (*keys, f"={beroep_key(plek.beroep)}") if plek.beroep else keys
