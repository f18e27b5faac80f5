"""Shares and chances as they stand in a scenario, read and checked by the type that asks for them."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from itertools import accumulate
from math import isclose, isfinite
from typing import Annotated, Any, Generic, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Chance = Annotated[float, "from 0 to 1"]


@dataclass(frozen=True)
class Shares(Generic[T_co]):
    """What part of the whole each option has.

    `parts` are at least 0 and sum to 1 (within 1e-9), one for each of `options`; `bounds` are the running sums without
    the last.
    """

    options: tuple[T_co, ...]
    parts: tuple[float, ...]
    bounds: tuple[float, ...]

    def at(self, number: float) -> T_co:
        """Give the option that a number in [0, 1) falls on."""
        return self.options[bisect_right(self.bounds, number)]

    def of_option(self, option: object) -> float:
        """Give the part of one option; 0 when it is not named."""
        return sum(part for one, part in zip(self.options, self.parts, strict=True) if one == option)


def shares_of(table: Mapping[T, float]) -> Shares[T]:
    """Make shares of a table from option to part. ValueError when a part is below 0 or they do not sum to 1."""
    if not all(isfinite(part) and part >= 0 for part in table.values()):
        raise ValueError("a share is a number of at least 0")
    if not isclose(sum(table.values()), 1.0, abs_tol=1e-9):
        raise ValueError(f"shares sum to {sum(table.values()):.6f}, not to 1")
    return Shares(tuple(table), tuple(table.values()), tuple(accumulate(table.values()))[:-1])


@dataclass(frozen=True)
class Chances(Generic[T]):
    """How likely each option is by itself: several may come true, or none; what is not named never does."""

    items: tuple[tuple[T, float], ...]

    def __iter__(self) -> Iterator[tuple[T, float]]:
        """Give the options with their chance, in the order of the scenario."""
        return iter(self.items)


def read(hint: Any, value: Any, place: str) -> Any:
    """Check a value from a scenario against the type that asks for it, and give it in that type.

    `hint` is a dataclass, Shares, Chances, dict, tuple, Chance, float, int or str, with Literals where only fixed codes
    will do; a dict over a Literal must name every code. `place` says where the value stands. Raises ValueError with
    the place.
    """
    if is_dataclass(hint) and isinstance(hint, type):
        return _record(hint, value, place)
    origin = get_origin(hint)
    if origin in _READERS:
        return _READERS[origin](get_args(hint), value, place)
    return _plain(hint, value, place)


def _record(kind: type[Any], value: Any, place: str) -> Any:
    hints = get_type_hints(kind, include_extras=True)
    keys = {_camel(field.name): field.name for field in fields(kind)}
    _expect(isinstance(value, dict), place, "a table is expected")
    _expect(set(value) == set(keys), place, f"keys differ from what is expected: {sorted(set(value) ^ set(keys))}")
    return kind(**{name: read(hints[name], value[key], f"{place}.{key}") for key, name in keys.items()})


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def _shares(args: tuple[Any, ...], value: Any, place: str) -> Any:
    _expect(isinstance(value, dict), place, "a table of shares is expected")
    try:
        return shares_of({_key(args[0], key, place): _plain(float, part, place) for key, part in value.items()})
    except ValueError as fault:
        raise ValueError(f"{place}: {fault}") from fault


def _chances(args: tuple[Any, ...], value: Any, place: str) -> Any:
    _expect(isinstance(value, dict), place, "a table of chances is expected")
    return Chances(tuple((_key(args[0], key, place), _plain(Chance, part, place)) for key, part in value.items()))


def _dict(args: tuple[Any, ...], value: Any, place: str) -> Any:
    _expect(isinstance(value, dict), place, "a table is expected")
    codes = get_args(args[0])
    _expect(not codes or set(value) == set(codes), place, f"codes differ: {sorted(set(value) ^ set(codes))}")
    return {key: read(args[1], part, f"{place}.{key}") for key, part in value.items()}


def _tuple(args: tuple[Any, ...], value: Any, place: str) -> Any:
    _expect(isinstance(value, list) and bool(value), place, "a filled list is expected")
    return tuple(_key(args[0], part, place) for part in value)


def _plain(hint: Any, value: Any, place: str) -> Any:
    if hint is str:
        _expect(isinstance(value, str) and bool(value), place, "text is expected")
        return value
    _expect(isinstance(value, int | float) and not isinstance(value, bool), place, "a number is expected")
    _expect(isfinite(value) and (hint is not Chance or 0 <= value <= 1), place, "the number is out of range")
    _expect(hint is not int or isinstance(value, int), place, "a whole number is expected")
    return value if hint is int else float(value)


def _key(hint: Any, key: str, place: str) -> Any:
    if get_origin(hint) is tuple:
        return tuple(_key(get_args(hint)[0], part, place) for part in key.split())
    if hint is int:
        _expect(key.isdecimal(), place, f"{key!r} is not a whole number")
        return int(key)
    codes = get_args(hint)
    _expect(not codes or key in codes, place, f"{key!r} is not one of {codes}")
    return key


def _expect(holds: bool, place: str, message: str) -> None:
    if not holds:
        raise ValueError(f"{place}: {message}")


_READERS: dict[Any, Callable[[tuple[Any, ...], Any, str], Any]] = {
    Shares: _shares,
    Chances: _chances,
    dict: _dict,
    tuple: _tuple,
    Annotated: lambda args, value, place: _plain(Chance, value, place),
}
