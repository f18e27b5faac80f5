"""Reads a file of pips or of plekken, and names everything that is wrong with it at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from data.schemas.errors import Fout, InvoerFout
from data.schemas.noun import Noun
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from features.intake.bsn import Plaats
from features.intake.checks import Raw, check_pip, check_plek, check_tijden
from features.intake.json_reading import MAX_BYTES, Gelezen, read_canonical
from features.intake.meldingen import Melding, as_fout, kenmerk_of, of_bsn, of_validation

N = TypeVar("N", bound=Noun)


@dataclass(frozen=True)
class _Kind(Generic[N]):
    """What a file holds: the name of one, the reader of many, and the check of one."""

    naam: str
    many: TypeAdapter[tuple[N, ...]]
    check: Callable[[Raw, Plaats, bool], list[Melding]]


_PIPS = _Kind("pip", TypeAdapter(tuple[Pip, ...]), check_pip)
_PLEKKEN = _Kind("plek", TypeAdapter(tuple[Plek, ...]), check_plek)


def read_pips(
    raw: bytes, bron: str, *, known_postcodes_only: bool = False, max_bytes: int = MAX_BYTES
) -> tuple[Pip, ...]:
    """Read one pip, or a list of pips, from JSON; an empty list gives an empty tuple.

    bron is the name of the file for the reader. Raises InvoerFout with every fout of every pip; a pip without
    postcode passes, also with known_postcodes_only.
    """
    return _read(raw, bron, _PIPS, known_postcodes_only, max_bytes)


def read_plekken(
    raw: bytes, bron: str, *, known_postcodes_only: bool = False, max_bytes: int = MAX_BYTES
) -> tuple[Plek, ...]:
    """Read one plek, or a list of plekken, from JSON; an empty list gives an empty tuple.

    bron is the name of the file for the reader. Raises InvoerFout with every fout of every plek.
    """
    return _read(raw, bron, _PLEKKEN, known_postcodes_only, max_bytes)


def _read(raw: bytes, bron: str, kind: _Kind[N], known_postcodes_only: bool, max_bytes: int) -> tuple[N, ...]:
    gelezen = read_canonical(raw, bron, max_bytes=max_bytes)
    alone = isinstance(gelezen.data, dict)
    many = _as_list(gelezen) if alone else gelezen
    if not isinstance(many.data, list):
        tekst = f"verwacht: één {kind.naam} tussen accolades {{ }} of een lijst tussen rechte haken [ ]"
        raise InvoerFout((Fout(bron, None, None, tekst),))
    nouns: tuple[N, ...] = ()
    meldingen = [*many.meldingen, *of_bsn(many.data, many.canon)]
    try:
        nouns = kind.many.validate_json(many.canon)
    except ValidationError as error:
        meldingen += of_validation(error)
        for position, item in _objects(many.data):
            meldingen += check_tijden(item, (position,))
    for position, item in _objects(many.data):
        meldingen += kind.check(item, (position,), known_postcodes_only)
    meldingen += _double_kenmerken(many.data)
    if meldingen:
        raise InvoerFout(_as_fouten(meldingen, many.data, bron, alone))
    return nouns


def _as_list(gelezen: Gelezen) -> Gelezen:
    """Read one object as a list of one."""
    meldingen = tuple(Melding((0, *plaats), tekst) for plaats, tekst in gelezen.meldingen)
    return Gelezen([gelezen.data], b"[" + gelezen.canon + b"]", meldingen)


def _objects(items: list[object]) -> Iterator[tuple[int, Raw]]:
    return ((position, item) for position, item in enumerate(items) if isinstance(item, dict))


def _double_kenmerken(items: list[object]) -> Iterator[Melding]:
    """Give a melding for every kenmerk that an earlier item already has."""
    first: dict[str, int] = {}
    for position, item in _objects(items):
        kenmerk = item.get("kenmerk")
        if isinstance(kenmerk, str) and first.setdefault(kenmerk, position) != position:
            tekst = f"dit kenmerk staat ook bij item {first[kenmerk] + 1}; geef elk item een eigen kenmerk"
            yield Melding((position, "kenmerk"), tekst)


def _as_fouten(meldingen: list[Melding], items: list[object], bron: str, alone: bool) -> tuple[Fout, ...]:
    """Order the meldingen by item, drop what was said twice, and name each item by position and kenmerk."""
    fouten: list[Fout] = []
    for melding in sorted(dict.fromkeys(meldingen), key=_position):
        position = _position(melding)
        kenmerk = kenmerk_of(items[position]) if position >= 0 else None
        item = kenmerk if alone else f"item {position + 1}" + (f" ({kenmerk})" if kenmerk else "")
        fouten.append(as_fout(melding, bron, item if position >= 0 else None, skip=1))
    return tuple(fouten)


def _position(melding: Melding) -> int:
    return melding.plaats[0] if melding.plaats and isinstance(melding.plaats[0], int) else -1
