import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.schemas.codes import DAGEN
from data.schemas.tijd import clock
from features.dutch.leesfout import LeesFout
from features.dutch.week import Tijd, read_clock, read_days, read_stretches, read_week

LONG = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def on(days: str, *stretches: tuple[str, str]) -> tuple[Tijd, ...]:
    return tuple((dag, *stretch) for dag in DAGEN if dag in days.split() for stretch in stretches)


@pytest.mark.parametrize(
    ("text", "tijden"),
    [
        ("ma t/m do 8.30-12.30", on("ma di wo do", ("08:30", "12:30"))),
        ("ma/wo/vr 9-13", on("ma wo vr", ("09:00", "13:00"))),
        ("ma, di en do van 9.00 tot 14.00 uur", on("ma di do", ("09:00", "14:00"))),
        ("ma + do 9u-14u", on("ma do", ("09:00", "14:00"))),
        ("ma-vr 8:00–16:30", on("ma di wo do vr", ("08:00", "16:30"))),
        ("Maandag tot en met donderdag: 8.30 uur tot 12.30 uur", on("ma di wo do", ("08:30", "12:30"))),
        ("ma t/m wo 9.00-14.00; vr 9.00-12.00", (*on("ma di wo", ("09:00", "14:00")), *on("vr", ("09:00", "12:00")))),
        ("ma 9-12, wo 13-17", (*on("ma", ("09:00", "12:00")), *on("wo", ("13:00", "17:00")))),
        ("ma t/m vr 7.15-8.45 en 14.30-16.00", on("ma di wo do vr", ("07:15", "08:45"), ("14:30", "16:00"))),
        ("9-13 op ma, wo en vr", on("ma wo vr", ("09:00", "13:00"))),
        ("za 20:00-24:00", on("za", ("20:00", "24:00"))),
        ("do 0830-1230", on("do", ("08:30", "12:30"))),
        ("werkdagen 9-17", on("ma di wo do vr", ("09:00", "17:00"))),
        ("weekend 10-16", on("za zo", ("10:00", "16:00"))),
        ("vr t/m ma 9-12", on("vr za zo ma", ("09:00", "12:00"))),
        ("woensdagmiddag 13-17", on("wo", ("13:00", "17:00"))),
        ("ma t/m vr 8-16.30 (pauze 12.00-12.30)", on("ma di wo do vr", ("08:00", "16:30"))),
        ("ma 9-12\ndi 13-17", (*on("ma", ("09:00", "12:00")), *on("di", ("13:00", "17:00")))),
        ("ma 9-12,13-17", on("ma", ("09:00", "12:00"), ("13:00", "17:00"))),
        ("ma 8,30-12,30", on("ma", ("08:30", "12:30"))),
        ("Ma: 9-12, Di: -, Wo: 9-12", on("ma wo", ("09:00", "12:00"))),
        ("dinsdag- en donderdagochtend 9-12", on("di do", ("09:00", "12:00"))),
        ("ma- vr 9-12", on("ma di wo do vr", ("09:00", "12:00"))),
        ("ma t/m vr 's middags 13-17", on("ma di wo do vr", ("13:00", "17:00"))),
    ],
)
def test_days_and_times_belong_together(text: str, tijden: tuple[Tijd, ...]) -> None:
    week = read_week(text)
    assert (week.tijden, week.flexibel, week.duidelijk) == (tijden, False, True)


@pytest.mark.parametrize("text", ["flexibel", "Flexibele uren", "zelf in te delen"])
def test_flexible_alone_names_no_times(text: str) -> None:
    week = read_week(text)
    assert (week.tijden, week.flexibel, week.duidelijk) == ((), True, True)


def test_flexible_within_times_keeps_those_times() -> None:
    week = read_week("flexibel, ma t/m vr tussen 8 en 18")
    assert (week.tijden, week.flexibel) == (on("ma di wo do vr", ("08:00", "18:00")), True)


@pytest.mark.parametrize(
    "text",
    [
        "3 ochtenden",
        "ma t/m vr",
        "9-13",
        "ma 9-12, wo",
        "om de week ma 9-12",
        "wisselende diensten",
        "avonden en za",
        "ma niet 9-12",
        "ma 01-03-2027 9-12",
        "behalve wo 9-12",
        "ma t/m vr 9-12 (m.u.v. wo)",
        "ma 9.00 uur",
        "twee dagen",
        "ma-wo-vr 8-12",
        "ma t/m vr 6-14 of 14-22",
        "ma of di 9-12",
    ],
)
def test_what_does_not_join_is_not_clear(text: str) -> None:
    assert not read_week(text).duidelijk


@pytest.mark.parametrize("text", ["ma 17:00-25:00", "ma 9.75-12", "ma 16-7", "ma 9-9", "25-26", "ma 24-24"])
def test_times_that_cannot_be_say_what_to_do(text: str) -> None:
    with pytest.raises(LeesFout):
        read_week(text)


def test_lists_of_days_stand_alone() -> None:
    assert read_days("ma t/m do") == ("ma", "di", "wo", "do")
    assert read_days("ma, wo en vr") == ("ma", "wo", "vr")
    assert read_days("ma 9-12") is None
    assert read_days("drie dagen") is None


def test_stretches_stand_alone() -> None:
    assert read_stretches("9u-14u") == (("09:00", "14:00"),)
    assert read_stretches("8.00-12.00 en 13-17") == (("08:00", "12:00"), ("13:00", "17:00"))
    assert read_stretches("ma 9-12") is None
    assert read_stretches("x") is None


@given(
    st.integers(0, 1439),
    st.sampled_from(["{h}:{m:02}", "{h:02}.{m:02}", "{h}u{m:02}", "{h:02}{m:02}", "{h:02}:{m:02}:00"]),
)
def test_a_written_time_reads_back_as_itself(minute: int, form: str) -> None:
    assert read_clock(form.format(h=minute // 60, m=minute % 60)) == clock(minute)


@given(st.lists(st.sampled_from(DAGEN), min_size=1, max_size=7, unique=True), st.data())
def test_a_written_week_reads_back_as_itself_or_is_not_clear(days: list[str], data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, 1435))
    end = data.draw(st.integers(begin + 1, 1439))
    names = data.draw(st.sampled_from([DAGEN, LONG]))
    between = data.draw(st.sampled_from([", ", "/", " en ", " + ", ","]))
    dash = data.draw(st.sampled_from(["-", " - ", " tot ", "–"]))
    form = data.draw(st.sampled_from(["{d} {b}{s}{e}", "{d}: {b}{s}{e} uur", "{d} van {b}{s}{e}", "{b}{s}{e} op {d}"]))
    listed = between.join(names[DAGEN.index(dag)] for dag in days)  # type: ignore[arg-type]
    week = read_week(form.format(d=listed, b=clock(begin), e=clock(end), s=dash))
    assert week.duidelijk
    assert week.tijden == on(" ".join(days), (clock(begin), clock(end)))


@given(st.text(alphabet="madiwovrzt/ -.,:;0123456789uenflxb", max_size=40))
def test_any_text_gives_true_stretches_or_nothing_or_a_fault(text: str) -> None:
    try:
        week = read_week(text)
    except LeesFout:
        return
    assert all(dag in DAGEN and "00:00" <= van < tot <= "24:00" for dag, van, tot in week.tijden)
