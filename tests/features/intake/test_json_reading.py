import codecs
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.schemas.errors import InvoerFout
from features.intake.json_reading import read_json


def message(raw: bytes) -> str:
    with pytest.raises(InvoerFout) as caught:
        read_json(raw, "pips.json")
    return str(caught.value)


def test_utf8_with_or_without_mark_and_utf16_with_mark_all_read_the_same() -> None:
    text = '{"naam": "Daniël"}'
    marked = [codecs.BOM_UTF8 + text.encode(), text.encode("utf-16"), codecs.BOM_UTF16_BE + text.encode("utf-16-be")]
    assert all(read_json(raw, "x") == {"naam": "Daniël"} for raw in [text.encode(), *marked])


@pytest.mark.parametrize(
    ("raw", "tekst"),
    [
        (b"", "hier staat niets"),
        (b" \n ", "hier staat niets"),
        (b"\xef\xbb\xbf", "hier staat niets"),
        (b'{"a": 1,\n "b": }', "op regel 2, teken 7: verwacht: een tekst, getal"),
        ('["é", x]'.encode(), "op regel 1, teken 7: verwacht: een tekst, getal"),
        (b"[1, 2,]", "haal de komma weg"),
        (b"[1 2]", "een komma of het einde van de lijst"),
        (b'{"a": 1 "b": 2}', "een komma of het einde van het object"),
        (b'{"a" 1}', "een dubbele punt"),
        (b"{1: 2}", "tussen dubbele aanhalingstekens"),
        (b"[1", "houdt te vroeg op"),
        (b"[1] x", "staat nog iets na het einde"),
        (b"[NaN]", "NaN en Infinity zijn geen getallen"),
        (b"[-Infinity]", "NaN en Infinity zijn geen getallen"),
        (b"[01]", "niet goed geschreven"),
        (b"1" * 5000, "te groot"),
        (b'{"a": [1e999]}', "a[0]: dit getal is te groot"),
        (b'["\\ud800"]', "code met \\u is niet compleet"),
        (b'["\\ud800\\u0041"]', "code met \\u is niet compleet"),
        (b'["\\x"]', "backslash"),
        (b'["a\nb"]', "regeleinde of stuurteken"),
        (b'["\xff"]', "geen UTF-8"),
        (b"\xff\xfe\x00", "geen UTF-16"),
        (b"[" * 5000, "te veel haken"),
        (b'{"a": 1, "a": 2}', "a: deze naam staat meer dan"),
        (b'[{"b": {"a": 1, "\\u0061": 2}}]', "[0].b.a: deze naam staat meer dan"),
        (b'{"\\u0022\\u0022": 1, "x": 1, "x": 2}', "x: deze naam staat meer dan"),
    ],
)
def test_what_is_not_json_is_said_in_dutch_with_its_place(raw: bytes, tekst: str) -> None:
    assert message(raw).startswith("pips.json")
    assert tekst in message(raw)


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(InvoerFout, match=re.escape("te groot; verwacht: hoogstens 0,001 MB")):
        read_json(b"[" + b" " * 1000 + b"]", "x", max_bytes=1000)


def test_escaped_quotes_alone_are_no_double_names() -> None:
    assert read_json(b'{"\\u0022": "\\"", "a": "\\u0022"}', "x") == {'"': '"', "a": '"'}


@settings(deadline=None)
@given(st.binary() | st.text(alphabet='[]{}":,\\u0dEaN-+.1e tfn\n').map(str.encode))
def test_nothing_but_a_fout_comes_of_any_bytes(raw: bytes) -> None:
    try:
        read_json(raw, "x")
    except InvoerFout as fout:
        assert " at line " not in str(fout)
        assert fout.fouten
