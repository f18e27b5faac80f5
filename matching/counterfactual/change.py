"""One change that a person can arrange: how it is named, what it does to a pip or a plek, and who arranges it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, Generic, TypeVar

from data.schemas.noun import Noun
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.wijziging import Kant, WijzigingRegel, WijzigingSoort
from data.schemas.wijziging import Wijziging as WijzigingNoun

N = TypeVar("N", Pip, Plek)


@dataclass(frozen=True)
class Change(Generic[N]):
    """A change of one pip or one plek.

    code: its name for programs, such as "opvang:di:middag". naam: as a noun, "opvang op dinsdagmiddag". opdracht: what
    to do, a sentence. velden: the fields it touches, as attributes ("kinderopvang.tijden"). regels: the rules that may
    answer otherwise. groep: of one groep at most one goes into a set, and a smaller stap is a smaller change.
    """

    code: str
    soort: WijzigingSoort
    kant: Kant
    naam: str
    opdracht: str
    velden: tuple[str, ...]
    regels: frozenset[str]
    groep: str
    stap: int
    regel: WijzigingRegel
    apply: Callable[[N], N]


def applied(noun: N, changes: Iterable[Change[N]]) -> N:
    """The pip or plek with these changes made, in order."""
    return reduce(lambda changed, change: change.apply(changed), changes, noun)


def wijzigingen(noun: N, changes: Sequence[Change[N]]) -> Iterator[WijzigingNoun]:
    """What changes, a field at a time and from first to last, as the contract writes it."""
    after = applied(noun, changes)
    for veld in dict.fromkeys(veld for change in changes for veld in change.velden):
        yield WijzigingNoun(
            kant=changes[0].kant, veld=_as_json_path(veld), van=_value(noun, veld), naar=_value(after, veld)
        )


def with_value(noun: N, veld: str, value: Any) -> N:
    """The noun with one field ("reistijd.vervoer") set; a part that is not known is made, with only this field."""
    return _set(noun, type(noun), veld.split("."), value)  # type: ignore[return-value]


def _set(noun: Noun | None, kind: type[Noun], path: list[str], value: Any) -> Noun:
    name, *rest = path
    if rest:
        value = _set(getattr(noun, name) if noun else None, _kind(kind, name), rest, value)
    return noun.model_copy(update={name: value}) if noun else kind.model_validate({name: value})


def _kind(kind: type[Noun], name: str) -> type[Noun]:
    """The noun that a field holds when it is known."""
    hint = kind.model_fields[name].annotation
    options = getattr(hint, "__args__", (hint,))
    return next(option for option in options if isinstance(option, type) and issubclass(option, Noun))


def _value(noun: Noun, veld: str) -> Any:
    value: Any = noun
    for name in veld.split("."):
        value = None if value is None else getattr(value, name)
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.as_json() if isinstance(value, Noun) else value


def _as_json_path(veld: str) -> str:
    return ".".join(
        name.split("_")[0] + "".join(part.title() for part in name.split("_")[1:]) for name in veld.split(".")
    )
