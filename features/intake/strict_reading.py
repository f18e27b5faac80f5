"""Reads one JSON object that a system sends: stricter than a file of a person, and every fault at once."""

from collections.abc import Callable, Iterator, Mapping
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from data.schemas.errors import Fout, InvoerFout
from features.intake.bsn import Plaats, find_bsn
from features.intake.checks import Raw, check_tijden
from features.intake.json_reading import read_canonical
from features.intake.meldingen import BSN_TEKST, Melding, as_fout, of_bsn, of_validation
from features.intake.shape import shape_meldingen

M = TypeVar("M", bound=BaseModel)
Check = Callable[[Raw, Plaats, bool], list[Melding]]
BRON = "verzoek"
ONBEKEND_VELD = "dit veld kennen we niet; haal het weg"
GEEN_OBJECT = "verwacht: één object tussen accolades { }"
GEEN_UTF8 = "verwacht: UTF-8 zonder byte order mark"
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def read_strict(raw: bytes, model: type[M], check: Check | None = None) -> M:
    """Read one JSON object as this model.

    Beside what the model refuses: unknown fields, a name that stands twice, a BSN, invisible signs, and what check
    finds. Raises InvoerFout with every fout; the item of a fout is None.
    """
    if raw.startswith(_MARKS):
        raise InvoerFout((Fout(BRON, None, None, GEEN_UTF8),))
    gelezen = read_canonical(raw, BRON)
    data = gelezen.data
    if not isinstance(data, dict):
        raise InvoerFout((Fout(BRON, None, None, GEEN_OBJECT),))
    meldingen = [*gelezen.meldingen, *of_bsn(data, gelezen.canon), *shape_meldingen(data), *unknown(model, data)]
    found: M | None = None
    try:
        found = model.model_validate_json(gelezen.canon)
    except ValidationError as error:
        meldingen += [*of_validation(error), *check_tijden(data, ())]
    meldingen += check(data, (), True) if check else ()
    if meldingen or found is None:
        raise InvoerFout(tuple(as_fout(melding, BRON, None) for melding in dict.fromkeys(meldingen)))
    return found


def unknown(model: type[BaseModel], data: Mapping[str, Any], plaats: Plaats = ()) -> Iterator[Melding]:
    """Give a melding for every field that the model, or a model inside it, does not have."""
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    for key, value in data.items():
        here = (*plaats, key)
        if key not in fields:
            yield Melding(here, BSN_TEKST if find_bsn(key) else ONBEKEND_VELD)
            continue
        inside = _model_in(fields[key].annotation)
        if inside is None:
            continue
        if isinstance(value, dict) and get_origin(_plain(fields[key].annotation)) is not dict:
            yield from unknown(inside, value, here)
        elif isinstance(value, dict | list):
            pairs = value.items() if isinstance(value, dict) else enumerate(value)
            for place, one in pairs:
                if isinstance(one, dict):
                    yield from unknown(inside, one, (*here, place))


def _plain(annotation: Any) -> Any:
    """The type without None."""
    if get_origin(annotation) in (Union, UnionType):
        return next((part for part in get_args(annotation) if part is not type(None)), annotation)
    return annotation


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that a field holds: itself, in a list, or as the values of a dict; None when it holds none."""
    plain = _plain(annotation)
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        return plain
    return next((found for part in get_args(plain) if (found := _model_in(part))), None)
