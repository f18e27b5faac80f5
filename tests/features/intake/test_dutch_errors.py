import json
from collections.abc import Iterator
from types import UnionType
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from data.schemas.errors import InvoerFout
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from features.intake.dutch_errors import ANDERS, EXPECTED, TEXTS, codes_of
from features.intake.noun_reading import read_pips, read_plekken
from features.intake.pair_reading import read_batch_line, read_pair
from tests.features.intake.examples import BSN, pip, plek

ENGLISH = ("should", "Input", "input", "valid ", "expected", "required", "Value error", "Field", " must ", "error")

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["", "x", "A2", "ma", "25:00", "24:00", "2026-02-30", "2026-10-01T00:00:00", "86400", "k" * 300])
    | st.sampled_from([BSN, int(BSN), 10**400, 2.5, -1, "123-456-782"])
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(value, (*path, key))


def spoil(data: Any, path: tuple[Any, ...], value: object, gone: bool) -> Any:
    if not path:
        return value
    owner = data
    for step in path[:-1]:
        owner = owner[step]
    owner[path[-1]] = value
    if gone:
        del owner[path[-1]]
    return data


def spoiled(make: Any) -> st.SearchStrategy[Any]:
    whole = st.sampled_from(list(places(make())))
    return st.builds(lambda path, value, gone: spoil(make(), path, value, gone), whole, VALUES, st.booleans())


def assert_dutch(fout: InvoerFout) -> None:
    text = str(fout)
    assert fout.fouten
    assert ANDERS not in text
    assert BSN not in text
    assert "123-456-782" not in text
    for word in ENGLISH:
        assert not any(word in one.tekst for one in fout.fouten), text


@settings(max_examples=150, deadline=None)
@given(spoiled(pip), spoiled(plek))
def test_no_spoiled_pip_or_plek_gives_an_english_word_or_anything_but_a_fout(one: Any, other: Any) -> None:
    for read, data in ((read_pips, one), (read_pips, [pip(), one]), (read_plekken, other)):
        try:
            read(json.dumps(data).encode(), "x", known_postcodes_only=True)
        except InvoerFout as fout:
            assert_dutch(fout)
    pair = {"pip": one, "plek": other}
    for call in (lambda: read_pair(pair, "x"), lambda: read_batch_line(json.dumps(pair).encode(), 1)):
        try:
            call()
        except InvoerFout as fout:
            assert_dutch(fout)


@settings(deadline=None)
@given(VALUES, st.binary())
def test_no_json_and_no_bytes_give_anything_but_a_fout(data: object, raw: bytes) -> None:
    for line in (json.dumps(data).encode(), json.dumps([data]).encode(), raw):
        for call in (read_pips, read_plekken, read_batch_line):
            try:
                call(line, 1 if call is read_batch_line else "x")  # type: ignore[operator]
            except InvoerFout as fout:
                assert_dutch(fout)


@settings(max_examples=150, deadline=None)
@given(spoiled(pip), spoiled(plek))
def test_every_error_type_our_nouns_give_has_a_dutch_text(one: Any, other: Any) -> None:
    for noun, data in ((Pip, one), (Plek, other)):
        try:
            noun.model_validate_json(json.dumps(data))
        except ValidationError as error:
            assert {detail["type"] for detail in error.errors()} <= set(TEXTS)


def nouns_within(noun: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield noun
    for field in noun.model_fields.values():
        yield from nouns_in_type(field.annotation)


def nouns_in_type(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from nouns_within(annotation)
    elif get_origin(annotation) in (tuple, dict, UnionType) or get_args(annotation):
        for part in get_args(annotation):
            yield from nouns_in_type(part)


@pytest.mark.parametrize("noun", sorted({*nouns_within(Pip), *nouns_within(Plek)}, key=str))
def test_every_veld_that_must_be_there_or_has_a_form_says_what_it_holds(noun: type[BaseModel]) -> None:
    schema = noun.model_json_schema(by_alias=True)
    own_forms = {name for name, form in schema["properties"].items() if "pattern" in json.dumps(form)}
    assert own_forms | set(schema.get("required", ())) <= set(EXPECTED)


def test_codes_read_as_a_dutch_list() -> None:
    assert codes_of("'A0', 'A1' or 'A2'") == "A0, A1 of A2"
    assert codes_of("'entree'") == "entree"
