from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.dutch.dates import MAANDEN, read_date, read_period
from features.dutch.leesfout import LeesFout

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
NAMES = {number: name for name, number in MAANDEN.items()}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01-03-2027", date(2027, 3, 1)),
        ("1/3/27", date(2027, 3, 1)),
        ("1.3.2027", date(2027, 3, 1)),
        ("1-mrt-27", date(2027, 3, 1)),
        ("1 maart 2027", date(2027, 3, 1)),
        ("1e maart 2027", date(2027, 3, 1)),
        ("1 mrt. '27", date(2027, 3, 1)),
        ("Maandag 4 januari 2027", date(2027, 1, 4)),
        ("ma 4-1-2027", date(2027, 1, 4)),
        ("per 1 april 2027", date(2027, 4, 1)),
        ("vanaf 1 april 2027", date(2027, 4, 1)),
        ("m.i.v. 01-04-2027", date(2027, 4, 1)),
        ("2027-03-01", date(2027, 3, 1)),
        ("2027-03-01T08:30:00", date(2027, 3, 1)),
        ("1-3-2027 00:00", date(2027, 3, 1)),
        ("15 februari 2027 (onder voorbehoud)", date(2027, 2, 15)),
        ("29-02-2028", date(2028, 2, 29)),
    ],
)
def test_the_day_comes_first(text: str, day: date) -> None:
    assert read_date(text) == day


@pytest.mark.parametrize(
    "text",
    ["31-02-2027", "31-02", "29 februari 2027", "12/25/2026", "0-1-2027", "1-1-1899", "44927", "20270301", "1-1-1"],
)
def test_a_day_that_cannot_be_says_what_to_do(text: str) -> None:
    with pytest.raises(LeesFout, match=r"verwacht|schrijf"):
        read_date(text)


@pytest.mark.parametrize(
    "text",
    [
        "voorjaar 2027",
        "maart 2027",
        "1 maart",
        "01-03",
        "2027",
        "03-2027",
        "2027-03",
        "week 10",
        "na de zomer",
        "",
        "lente",
    ],
)
def test_words_that_name_no_full_day_are_no_date(text: str) -> None:
    assert read_date(text) is None


@given(
    DAYS, st.sampled_from(["{d}-{m}-{y}", "{d:02}/{m:02}/{y}", "{d} {n} {y}", "per {d} {n} {y}", "{y}-{m:02}-{d:02}"])
)
def test_a_written_day_reads_back_as_itself(day: date, form: str) -> None:
    text = form.format(d=day.day, m=day.month, y=day.year, n=NAMES[day.month])
    assert read_date(text) == day


@given(DAYS, st.sampled_from(["{d}-{m}-{y:02}", "{d}/{m}/{y:02}", "{d}-{n}-{y:02}", "{d} {n} '{y:02}"]))
def test_two_digits_for_the_year_are_years_from_2000(day: date, form: str) -> None:
    assert read_date(form.format(d=day.day, m=day.month, y=day.year % 100, n=NAMES[day.month])) == day


@given(st.text(alphabet="0123456789-/. jfmasondperuvhitlkcb'", max_size=24))
def test_any_text_is_a_day_or_nothing_or_a_fault(text: str) -> None:
    try:
        found = read_date(text)
    except LeesFout:
        return
    assert found is None or str(found.day) in text


def test_a_period_has_a_begin_and_an_end() -> None:
    assert read_period("1 maart 2027 t/m 31-08-2027") == (date(2027, 3, 1), date(2027, 8, 31))
    assert read_period("01-03-2027 - 31-08-2027") == (date(2027, 3, 1), date(2027, 8, 31))
    assert read_period("vanaf 1 maart 2027") == (date(2027, 3, 1), None)
    assert read_period("een half jaar") is None
