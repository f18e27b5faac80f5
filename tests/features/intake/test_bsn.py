import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import to_json
from stdnum.nl import bsn

from features.intake.bsn import find_bsn, holds_bsn, may_hold_bsn, veld_of
from tests.features.intake.examples import BSN, pip, plek

WRITTEN = (
    "123456782",
    "1234.56.782",
    "123 456 782",
    "123-456-782",
    "123.456.782",
    "12 34 56 78 2",
    "123\u00a0456\u00a0782",
    "123 – 456 – 782",
    "12345-6782",
    "１２３４５６７８２",
    "١٢٣٤٥٦٧٨٢",
)
AROUND = ("{}", "BSN: {}.", "PIP-{}", "op 2026-11-23 {} gezien", "2 plekken, {}, 3", "NL{}B01", "({})", "een\n{}\ntwee")
NO_BSN = (
    "",
    "000000000",
    "123456789",
    "12345678",
    "1234567820",
    "0123456782",
    "06-12345678",
    "06 12 34 56 78",
    "+31 6 12345678",
    "2026-10-01",
    "2026-10-01 09:30",
    "8.30-12.00 13.00-16.30",
    "NL91 ABNA 0417 1643 00",
    "3, 4, 5, 6, 7, 8, 1, 2, 3",
)


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("around", AROUND)
def test_a_bsn_is_found_however_it_is_written(written: str, around: str) -> None:
    text = around.format(written)
    assert [text[begin:end] for begin, end in find_bsn(text)] == [written]


@pytest.mark.parametrize("text", NO_BSN)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find_bsn(text) == []


def test_a_phone_number_with_country_code_is_no_bsn_even_when_it_passes_the_elfproef() -> None:
    phone = next(number for number in map(str, range(612345670, 612345999)) if bsn.is_valid(number))
    for prefix in ("+31", "+31 ", "+31-", "0031 ", "+31 (0)"):
        assert find_bsn(prefix + phone) == []
    assert find_bsn(f"+31 (0){phone[0]}-{phone[1:]}") == []


@pytest.mark.parametrize("number", range(100))
def test_a_kenmerk_of_a_year_and_a_number_is_no_bsn(number: int) -> None:
    assert find_bsn(f"PIP-2026-{number:05d}") == []


def test_a_date_with_a_digit_behind_it_is_no_bsn() -> None:
    for day in range(10):
        assert find_bsn(f"vanaf 2026-10-01 {day} dagen, tot 12-11-2026 {day} keer, 8.30-12.00 {day} keer") == []


def test_a_bsn_in_its_usual_groups_is_found_between_other_numbers() -> None:
    assert find_bsn("2 123 456 782 3") == [(2, 13)]
    assert find_bsn("12 1234.56.782 3") == [(3, 14)]


def test_two_in_one_text_are_both_found_in_order() -> None:
    assert find_bsn("111222333 en 123456782") == [(0, 9), (13, 22)]


@settings(deadline=None, max_examples=60)
@given(st.integers(10_000_000, 999_999_999).map(lambda number: f"{number:09d}"))
def test_nine_digits_are_a_bsn_exactly_when_they_pass_the_elfproef(digits: str) -> None:
    assert bool(find_bsn(digits)) == bsn.is_valid(digits)


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="0123456789 .-ab٣"))
def test_what_is_found_always_has_nine_digits_and_passes_the_elfproef(text: str) -> None:
    for begin, end in find_bsn(text):
        assert bsn.is_valid("".join(str(int(sign)) for sign in text[begin:end] if sign.isdigit()))


def test_every_path_is_named_and_the_number_never() -> None:
    data = {
        "a": [{"b": "x"}, {"b": f"zie {BSN}"}],
        "nummer": int(BSN),
        "breuk": 1.23456782e8,
        "tien": 1234567820,
        "plaats": [52.123456782, 6.123456782],
        BSN: {"c": BSN},
        "ja": True,
    }
    assert list(holds_bsn(data)) == ["a[1].b", "nummer", "breuk", "(sleutel)", "(sleutel).c"]


def test_a_path_shows_strange_keys_between_quotes_and_without_control_signs() -> None:
    assert veld_of(("herkomst", "taalniveau.lezen", "citaat")) == 'herkomst["taalniveau.lezen"].citaat'
    assert veld_of(("\x1b[31m", 0)) == '["?[31m"][0]'
    assert veld_of(("k" * 90,)) == '["' + "k" * 59 + '…"]'


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**10), 10**10) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@settings(deadline=None, max_examples=60)
@given(JSON, st.sampled_from([*WRITTEN, int(BSN), float(BSN)]))
def test_the_quick_look_never_misses_what_the_walk_finds(data: object, number: object) -> None:
    for value in (data, [data, number], {"x": {"y": number}, "z": data}):
        assert may_hold_bsn(to_json(value)) or not list(holds_bsn(value))
        assert may_hold_bsn(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")) or not list(
            holds_bsn(value)
        )


def test_an_ordinary_pip_and_plek_do_not_need_the_walk() -> None:
    assert not may_hold_bsn(to_json([pip(), plek()]))
