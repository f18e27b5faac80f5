"""What changed between two versions of a pip or plek, as Dutch sentences: one for each field that differs."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar, get_args

from data.schemas.labels import CODE_WORDS, DAGNAMEN, MAANDEN, PIP_LABELS, PLEK_LABELS
from data.schemas.noun import Noun
from data.schemas.pip import Pip, Taal, Werkervaring
from data.schemas.plek import Plek
from data.schemas.tijd import Bezet, Tijdvak

NOT_COMPARED = {"kenmerk", "versie", "herkomst"}
LONG = {"omschrijving"}
"""Texts too long to repeat in a sentence."""

Kind = TypeVar("Kind", Pip, Plek)
Names = Mapping[str, str]


def difference(old: Kind, new: Kind, names: Names = MappingProxyType({})) -> list[str]:
    """Sentences such as "Spreken: van A1 naar A2.", in the order of the fields; none when both say the same.

    names gives a better word for a value than the value itself, such as the gemeente of a code. kenmerk, versie and
    herkomst are not compared, and neither is the order of a list.
    """
    labels = PIP_LABELS if isinstance(old, Pip) else PLEK_LABELS
    sentences = (
        f"{labels['.'.join(path)]}: {change}."
        for path in paths(type(old))
        if (change := _change(_value(old, path), _value(new, path), names, path[-1] in LONG))
    )
    return list(sentences)


@lru_cache(maxsize=8)
def paths(kind: type[Noun]) -> tuple[tuple[str, ...], ...]:
    """The fields of a noun in order, those of a noun inside it after its own name."""
    return tuple(_paths(kind))


def _paths(kind: type[Noun]) -> Iterator[tuple[str, ...]]:
    for name, field in kind.model_fields.items():
        options = get_args(field.annotation) or (field.annotation,)
        inside = next((one for one in options if isinstance(one, type) and issubclass(one, Noun)), None)
        is_list = str(field.annotation).startswith("tuple")
        if inside is not None and not is_list:
            yield from ((name, *path) for path in _paths(inside))
        elif name not in NOT_COMPARED:
            yield (name,)


def _value(noun: Noun, path: Sequence[str]) -> object:
    """What stands at this path; None when it, or the noun it stands in, is unknown."""
    value: object = noun
    for name in path:
        value = None if value is None else getattr(value, name)
    return value


def _change(old: object, new: object, names: Names, long: bool) -> str:
    """What happened to one field; nothing when it did not change."""
    if isinstance(old, tuple) and isinstance(new, tuple):
        return _moves(_items(old, names), _items(new, names))
    if old == new:
        return ""
    if long and old is not None and new is not None:
        return "de tekst is anders"
    before, after = ("ingevuld" if long else _said(value, names) for value in (old, new))
    if old is None:
        return f"nu {after}, was niet bekend"
    if new is None:
        return f"nu niet bekend, was {before}"
    return f"van {before} naar {after}"


def _moves(old: Sequence[str], new: Sequence[str]) -> str:
    """What left a list and what came into it."""
    gone, come = Counter(old) - Counter(new), Counter(new) - Counter(old)
    return ", ".join([f"{item} weg" for item in gone.elements()] + [f"{item} erbij" for item in come.elements()])


def _items(values: tuple[object, ...], names: Names) -> list[str]:
    """The things in a list in words, stretches of time in the order of the week."""
    times = sorted((value for value in values if isinstance(value, Tijdvak)), key=Tijdvak.minutes)
    return [_said(value, names) for value in times or values]


def _said(value: object, names: Names) -> str:
    """A value in words."""
    if isinstance(value, tuple):
        return ", ".join(_items(value, names)) or "geen"
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    if isinstance(value, date):
        return f"{value.day} {MAANDEN[value.month - 1]} {value.year}"
    if isinstance(value, Noun):
        return _noun_said(value, names)
    return _word(str(value), names)


def _noun_said(noun: Noun, names: Names) -> str:
    """One thing of a list with what is known of it between brackets."""
    details: list[str | None] = []
    if isinstance(noun, Tijdvak):
        head = f"{DAGNAMEN[noun.dag]} {noun.van}-{noun.tot}"
        details = [noun.reden if isinstance(noun, Bezet) else None]
    elif isinstance(noun, Werkervaring):
        head = _word(noun.beroep, names)
        place = {True: "in Nederland", False: "niet in Nederland", None: None}[noun.in_nederland]
        details = [None if noun.jaren is None else f"{_said(noun.jaren, names)} jaar", place]
    elif isinstance(noun, Taal):
        head, details = _word(noun.taal, names), [noun.niveau]
    else:
        raise TypeError(f"no words for {type(noun).__name__}")
    known = ", ".join(detail for detail in details if detail)
    return f"{head} ({known})" if known else head


def _word(value: str, names: Names) -> str:
    return names.get(value) or CODE_WORDS.get(value) or value
