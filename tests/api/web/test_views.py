"""What pages draw: the week as a table, the map, and a plan as a form and back."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.web.kaart import HEIGHT, WIDTH, kaart_of
from api.web.paging import bladen_of
from api.web.planformulier import read_form, secties_of
from api.web.weekrooster import week_of
from data.reference.places import pc4_table
from data.schemas.codes import DAGEN
from data.schemas.pip import Inburgeraar, Kinderopvang, Pip, Reistijd, Taalniveau
from data.schemas.plek import Aanbieder, Plek, Uren
from data.schemas.tijd import Bezet, Tijdvak
from data.synthetic.region import make_region
from features.intake.noun_reading import read_pips

HOURS = st.tuples(st.integers(0, 95), st.integers(0, 95)).filter(lambda pair: pair[0] != pair[1]).map(sorted)


def clock(quarter: int) -> str:
    return f"{quarter // 4:02d}:{quarter % 4 * 15:02d}"


TIMES = st.lists(st.tuples(st.sampled_from(DAGEN), HOURS), max_size=8).map(
    lambda found: tuple(Bezet(dag=day, van=clock(a), tot=clock(b)) for day, (a, b) in found)
)


def person(**fields: object) -> Pip:
    base = {
        "kenmerk": "P",
        "inburgeraar": Inburgeraar(postcode="7511"),
        "taalniveau": Taalniveau(),
        "reistijd": Reistijd(),
    }
    return Pip.model_validate(base | fields)


def place(rooster: str, *tijden: Tijdvak) -> Plek:
    return Plek.model_validate(
        {
            "kenmerk": "Q",
            "titel": "Kok",
            "aanbieder": Aanbieder(naam="A", soort="werkgever"),
            "soort": "stage",
            "postcode": "7511",
            "capaciteit": 1,
            "uren": Uren(min=8.0),
            "rooster": rooster,
            "tijden": tijden,
        }
    )


@given(TIMES, TIMES, TIMES, st.sampled_from(["vast", "flexibel"]), st.integers(0, 90))
def test_every_row_of_the_week_is_as_wide_as_the_hours_above_it(
    busy: tuple[Bezet, ...], tijden: tuple[Bezet, ...], opvang: tuple[Bezet, ...], rooster: str, travel: int
) -> None:
    week = week_of(person(bezet=busy, kinderopvang=Kinderopvang(tijden=opvang)), place(rooster, *tijden), travel)
    assert {sum(blok.kolommen for blok in regel.blokken) for regel in week.regels} == {week.kolommen}
    assert week.kolommen == 4 * len(week.uren)


def kinds(day: str, pip: Pip, plek: Plek, travel: int) -> list[tuple[str, str]]:
    week = week_of(pip, plek, travel)
    return [(blok.wat, blok.tekst) for regel in week.regels if regel.kop == day for blok in regel.blokken]


def test_a_day_tells_lesson_travel_and_plek_in_order_with_times() -> None:
    pip = person(bezet=(Bezet(dag="ma", van="09:00", tot="12:00", reden="taalles"),))
    plek = place("vast", Tijdvak(dag="ma", van="13:00", tot="16:00"))
    told = [text for wat, text in kinds("maandag", pip, plek, 30) if wat != "vrij"]
    assert told == ["taalles 09:00-12:00", "reizen 12:30-13:00", "plek 13:00-16:00", "reizen 16:00-16:30"]


def test_a_lesson_during_the_plek_stands_out() -> None:
    pip = person(bezet=(Bezet(dag="ma", van="09:00", tot="12:00", reden="taalles"),))
    found = [wat for wat, _ in kinds("maandag", pip, place("vast", Tijdvak(dag="ma", van="11:00", tot="13:00")), 0)]
    assert "botst" in found
    assert "botst" not in [
        wat for wat, _ in kinds("maandag", pip, place("flexibel", Tijdvak(dag="ma", van="11:00", tot="13:00")), 0)
    ]


def test_what_is_not_beschikbaar_is_told_and_unknown_is_not_guessed() -> None:
    plek = place("vast", Tijdvak(dag="di", van="09:00", tot="12:00"))
    known = person(beschikbaar=(Tijdvak(dag="di", van="09:00", tot="17:00"),))
    assert "dicht" in [wat for wat, _ in kinds("maandag", known, plek, 0)]
    assert "dicht" not in [wat for wat, _ in kinds("maandag", person(), plek, 0)]


@given(st.integers(0, len(pc4_table().codes) - 1), st.integers(0, len(pc4_table().codes) - 1))
def test_home_and_plek_always_lie_on_the_map(a: int, b: int) -> None:
    codes = pc4_table().codes
    kaart = kaart_of(str(codes[a]), str(codes[b]))
    assert kaart is not None
    for punt in (kaart.woont, kaart.plek):
        assert 0 <= punt.x <= WIDTH
        assert 0 <= punt.y <= HEIGHT


@pytest.mark.parametrize("postcode", [None, "9998", "onzin"])
def test_an_unknown_postcode_gives_no_map(postcode: str | None) -> None:
    assert (kaart_of(postcode, "7511") is None) == (pc4_table().index(postcode) < 0)


def plain(pip: Pip) -> dict[str, object]:
    """What a pip says, without parts that say nothing and without the order of lists."""
    data = pip.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"versie", "herkomst"})
    tidy = {key: value for key, value in data.items() if value != {}}
    return json.loads(json.dumps(tidy, sort_keys=True), object_hook=lambda d: {k: _sorted(v) for k, v in d.items()})  # type: ignore[no-any-return]


def _sorted(value: object) -> object:
    return sorted(value, key=repr) if isinstance(value, list) else value


def test_a_plan_survives_the_form() -> None:
    for pip in make_region(pips=120, plekken=1, seats=1, seed=3, op=date(2026, 11, 23)).pips:
        form = {veld.pad: [veld.waarde] for _, velden in secties_of(pip) for veld in velden}
        back = read_pips(json.dumps(read_form(form, pip.kenmerk)).encode(), "x")[0]
        assert plain(back) == plain(pip)


def test_every_field_of_a_plan_stands_once_in_the_form() -> None:
    velden = [veld for _, group in secties_of(person()) for veld in group]
    assert len({veld.pad for veld in velden}) == len(velden) > 40
    assert all(veld.waarde == "" for veld in velden if veld.pad != "inburgeraar.postcode")


@given(st.integers(1, 10_000), st.integers(0, 10_000))
def test_a_page_past_the_end_is_the_last(blad: int, totaal: int) -> None:
    bladen = bladen_of("/x", {"a": "1", "b": ""}, blad, totaal)
    assert 1 <= bladen.blad <= bladen.laatste
    assert bladen.offset == 0 or bladen.offset < totaal
    assert bladen.naar(1) == "/x?a=1"
