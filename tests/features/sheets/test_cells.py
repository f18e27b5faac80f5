"""Cells of every subject: words as people write them, and values that read back as themselves."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.reference.places import pc4_table
from data.schemas.codes import NIVEAUS, VAARDIGHEDEN
from features.sheets.cells.capaciteit import read_capaciteit, read_groep
from features.sheets.cells.certificaten import read_certificaat, read_certificaten
from features.sheets.cells.codes import read_code, read_codes, read_sector
from features.sheets.cells.datum import read_datum
from features.sheets.cells.ja_nee import yes_or_no
from features.sheets.cells.opsomming import read_begeleiding, read_taalaanbod, read_vakskills
from features.sheets.cells.postcode import read_postcode
from features.sheets.cells.rijbewijs import read_rijbewijs
from features.sheets.cells.taaleis import MONDELING, read_taaleis
from features.sheets.cells.tijden import TijdCellen, read_tijden
from features.sheets.cells.uren import read_uren
from features.sheets.cells.woorden import is_unknown
from features.sheets.columns import READERS

LEVELS = st.sampled_from(NIVEAUS)


@pytest.mark.parametrize(
    "text", ["", " ", "-", "?", "n.v.t.", "nvt", "n.n.b.", "nnb", "onbekend", "NULL", "in overleg", "volgt", "–"]
)
def test_words_for_unknown_are_unknown(text: str) -> None:
    assert is_unknown(text)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("ja", True),
        ("J", True),
        ("x", True),
        ("1", True),
        ("True", True),
        ("ja, wij betalen", True),
        ("✓", True),
        ("nee", False),
        ("n", False),
        ("0", False),
        ("False", False),
        ("niet nodig", False),
        ("Nee, hoeft niet", False),
        ("misschien", None),
        ("ja/nee", None),
        ("3", None),
    ],
)
def test_yes_and_no_are_read_by_their_first_word(text: str, answer: bool | None) -> None:
    assert yes_or_no(text) is answer


@pytest.mark.parametrize(
    ("text", "eis"),
    [
        ("A2/B1", {"spreken": "A2", "luisteren": "A2"}),
        ("minimaal A2", {"spreken": "A2", "luisteren": "A2"}),
        ("B1 - A2", {"spreken": "A2", "luisteren": "A2"}),
        ("b1+", {"spreken": "B1", "luisteren": "B1"}),
        ("spreken B1, schrijven A2", {"spreken": "B1", "schrijven": "A2"}),
        ("minimaal B1 (spreken)", {"spreken": "B1"}),
        ("mondeling A2, schriftelijk A1", {"spreken": "A2", "luisteren": "A2", "lezen": "A1", "schrijven": "A1"}),
        ("A2 mondeling / A1 schriftelijk", {"spreken": "A2", "luisteren": "A2", "lezen": "A1", "schrijven": "A1"}),
        ("spreken en verstaan A2; lezen A1", {"spreken": "A2", "luisteren": "A2", "lezen": "A1"}),
        ("A2 spreken en luisteren", {"spreken": "A2", "luisteren": "A2"}),
        ("A2, spreken B1", {"spreken": "B1", "luisteren": "A2"}),
    ],
)
def test_a_taaleis_says_which_level_for_what(text: str, eis: dict[str, str]) -> None:
    assert read_taaleis(text).waarde["taaleis"] == eis


def test_a_negotiable_taaleis_says_so() -> None:
    assert read_taaleis("A2 (bespreekbaar)").waarde["taaleisBespreekbaar"] is True


@pytest.mark.parametrize("text", ["geen", "geen eis", "nee", "niet nodig"])
def test_no_taaleis_asks_nothing(text: str) -> None:
    assert read_taaleis(text) == ({}, (), ())


@pytest.mark.parametrize("text", ["redelijk Nederlands", "2F", "goed", "taalcursus"])
def test_a_taaleis_in_other_words_is_a_question(text: str) -> None:
    cel = read_taaleis(text)
    assert (cel.waarde, cel.fouten, len(cel.vragen)) == ({}, (), 1)


@pytest.mark.parametrize("text", ["B7", "spreken A2, lezen B9", "A3", "C2"])
def test_a_level_that_does_not_exist_is_a_fault(text: str) -> None:
    assert read_taaleis(text).fouten


def test_a_column_that_names_a_vaardigheid_sets_only_that_one() -> None:
    assert read_taaleis("A2", ("lezen",)).waarde == {"taaleis": {"lezen": "A2"}}
    assert read_taaleis("A2", MONDELING).waarde == {"taaleis": {"spreken": "A2", "luisteren": "A2"}}


@given(
    st.dictionaries(st.sampled_from(VAARDIGHEDEN), LEVELS, min_size=1),
    st.sampled_from([", ", "; ", " en ", " + "]),
    st.booleans(),
)
def test_a_written_taaleis_reads_back_as_itself(eis: dict[str, str], between: str, first: bool) -> None:
    parts = [f"{skill} {level}" if first else f"{level} {skill}" for skill, level in eis.items()]
    assert read_taaleis(between.join(parts)).waarde["taaleis"] == eis


@given(st.lists(LEVELS, min_size=1, max_size=3), st.sampled_from(["/", " of ", "-", " tot ", " à "]))
def test_of_several_levels_the_lowest_counts(levels: list[str], between: str) -> None:
    lowest = min(levels, key=NIVEAUS.index)  # type: ignore[arg-type]
    assert read_taaleis(between.join(levels)).waarde["taaleis"] == {"spreken": lowest, "luisteren": lowest}


HOURS = st.integers(0, 120).map(lambda half: half / 2)


@given(
    HOURS,
    HOURS,
    st.sampled_from(["{a}-{b}", "{a} t/m {b}", "tussen {a} en {b} uur", "{a} - {b} u", "van {a} tot {b} uur per week"]),
)
def test_written_hours_read_back_as_themselves(one: float, other: float, form: str) -> None:
    low, high = sorted((one, other))
    text = form.format(a=f"{low:g}".replace(".", ","), b=f"{high:g}".replace(".", ","))
    assert read_uren(text).waarde == {"uren": {"min": low, "max": high}}


@given(
    HOURS,
    st.sampled_from(
        [
            "{a}",
            "fulltime ({a} uur)",
            "{a} u (parttime)",
            "{a} uur, in overleg",
            "{a} uur",
            "{a}u",
            "min. {a}",
            "minimaal {a} uur",
            "ca. {a} uur p/w",
            "{a}+",
        ]
    ),
)
def test_one_number_of_hours_is_the_least(hours: float, form: str) -> None:
    assert read_uren(form.format(a=f"{hours:g}".replace(".", ","))).waarde == {"uren": {"min": hours}}


@pytest.mark.parametrize(
    ("text", "veld"),
    [("80", "uren.min"), ("16-80", "uren.max"), ("24-16", "uren.max"), ("8-dec", "uren"), ("32 per maand", "uren")],
)
def test_impossible_hours_are_a_fault(text: str, veld: str) -> None:
    assert [fout[0] for fout in read_uren(text).fouten] == [veld]


@pytest.mark.parametrize(
    ("text", "number"), [("3 personen", 3), ("max. 8", 8), ("één", 1), ("twee", 2), ("0", 0), ("2 (twee)", 2)]
)
def test_a_number_of_places_is_read(text: str, number: int) -> None:
    assert read_capaciteit(text).waarde == {"capaciteit": number}


@pytest.mark.parametrize("text", ["veel", "meerdere", "een paar", "-1", "2,5", "1 fte", "2-4", "2026-12-08"])
def test_a_vague_number_of_places_is_never_guessed(text: str) -> None:
    cel = read_capaciteit(text)
    assert not cel.waarde
    assert cel.fouten or cel.vragen


@pytest.mark.parametrize(("text", "groep"), [("6-12", (6, 12)), ("3 tot 6", (3, 6)), ("min. 4 - max. 8", (4, 8))])
def test_the_size_of_a_groep_is_read(text: str, groep: tuple[int, int]) -> None:
    assert read_groep(text).waarde == {"groep": {"min": groep[0], "max": groep[1]}}


@given(
    st.sampled_from(pc4_table().codes.tolist()),
    st.sampled_from(["{p}", "{p}AB", "{p} ab", "{p} AB Ergens", "Laan 12a, {p} AB X"]),
)
def test_a_postcode_is_found_wherever_it_stands(code: int, form: str) -> None:
    assert str(read_postcode(form.format(p=code)).waarde["postcode"]).startswith(str(code))


@pytest.mark.parametrize(
    "text", ["48599 Gronau", "Hengelo", "0000 AA", "7180 XB", "Rijksweg 1024, 6780 CD X", "B-2000 Antwerpen", "75 11"]
)
def test_no_dutch_postcode_is_a_fault(text: str) -> None:
    assert read_postcode(text).fouten


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("WEP", "werkervaringsplaats"),
        ("Betaalde baan", "betaaldWerk"),
        ("BBL niveau 2", "leerwerktraject"),
        ("bijbaan", "betaaldWerk"),
        ("leer-werktraject", "leerwerktraject"),
        ("Vrijwillig(er)", "vrijwilligerswerk"),
        ("SW-traject", "swTraject"),
        ("werkervaringsplats", "werkervaringsplaats"),
        ("betaaldWerk", "betaaldWerk"),
        ("taal-stage", "taalstage"),
    ],
)
def test_words_become_the_soort(text: str, code: str) -> None:
    assert read_code(text, "soort").waarde == {"soort": code}


@pytest.mark.parametrize("text", ["diversen", "klusje", "donatie", "stage of baan", "geen betaald werk", "abc"])
def test_a_soort_that_is_not_clear_is_not_guessed(text: str) -> None:
    assert not read_code(text, "soort").waarde


@pytest.mark.parametrize(
    ("text", "code"), [("Schoonmaak/facilitair", "schoonmaak"), ("winkel", "detailhandel"), ("ICT", "ict")]
)
def test_words_become_the_sector(text: str, code: str) -> None:
    assert read_sector(text).waarde == {"sector": code}


def test_two_sectoren_are_a_question_and_other_is_unknown() -> None:
    assert read_sector("horeca / bouw").vragen
    assert read_sector("Overig") == ({}, (), ())


@pytest.mark.parametrize(
    ("read", "text", "codes"),
    [
        (lambda text: read_certificaten(text, "opleidtVoor"), "heftruck + VCA", ("heftruck", "vca")),
        (lambda text: read_certificaten(text, "opleidtVoor"), "HACCP; mbo 2", ("hygieneHaccp", "mbo2")),
        (
            lambda text: read_certificaten(text, "opleidtVoor"),
            "mbo entree, code 95",
            ("mboEntree", "codeVijfennegentig"),
        ),
        (lambda text: read_certificaten(text, "opleidtVoor"), "geen", ()),
        (lambda text: read_certificaat(text, "vog"), "ja, wij betalen", ("vog",)),
        (lambda text: read_certificaat(text, "vog"), "nee", ()),
        (lambda text: read_codes(text, "belasting"), "lang staan; drukte", ("langStaan", "drukte")),
        (lambda text: read_codes(text, "belasting"), "geen", ()),
        (lambda text: read_codes(text, "perspectief"), "mbo-certificaat, doorgroei", ("mboCertificaat", "doorgroei")),
        (read_rijbewijs, "ja", ("B",)),
        (read_rijbewijs, "C en BE", ("C", "BE")),
        (read_rijbewijs, "T", ("T",)),
        (read_rijbewijs, "B is een pré", ()),
        (read_rijbewijs, "nee", ()),
    ],
)
def test_lists_become_codes(read: Callable[[str], Any], text: str, codes: tuple[str, ...]) -> None:
    [value] = read(text).waarde.values()
    assert value == codes


def test_an_unknown_item_is_a_question_and_the_others_stay() -> None:
    cel = read_certificaten("VOG, EHBO", "certificaten")
    assert cel.waarde == {"certificaten": ("vog",)}
    assert len(cel.vragen) == 1
    assert read_rijbewijs("Z").fouten
    assert read_rijbewijs("B of C").vragen


def test_several_things_in_one_cell_are_told_apart() -> None:
    assert read_begeleiding("intensief, met jobcoach").waarde == {
        "begeleiding": {"jobcoach": True, "intensiteit": "intensief"}
    }
    assert read_taalaanbod("taalmaatje en taalles").waarde == {"taalaanbod": {"taalmaatje": True, "taalles": True}}
    assert read_vakskills("lassen; frezen", "vakskills.vereist").waarde == {
        "vakskills": {"vereist": ("lassen", "frezen")}
    }


@pytest.mark.parametrize("text", ["per direct", "z.s.m.", "onbepaalde tijd", "per direct of in overleg"])
def test_no_date_is_no_question(text: str) -> None:
    assert read_datum(text, "startdatum") == ({}, (), ())


@pytest.mark.parametrize("text", ["voorjaar 2027", "na de vakantie"])
def test_a_vague_date_is_a_question(text: str) -> None:
    assert read_datum(text, "startdatum").vragen


def test_times_come_from_a_column_per_day_with_begin_and_end() -> None:
    cel = read_tijden(TijdCellen(begin="8.00", eind="12:30", per_dag=("x", "", "9-11", "nee", "", "", "")))
    assert cel.waarde["tijden"] == (
        {"dag": "ma", "van": "08:00", "tot": "12:30"},
        {"dag": "wo", "van": "09:00", "tot": "11:00"},
    )


def test_times_come_from_days_begin_and_end_in_three_columns() -> None:
    cel = read_tijden(TijdCellen(dagen="ma en do", begin="13:00", eind="17:00"))
    assert [tijd["dag"] for tijd in cel.waarde["tijden"]] == ["ma", "do"]  # type: ignore[attr-defined]


def test_days_without_times_are_a_question_and_an_impossible_time_a_fault() -> None:
    assert read_tijden(TijdCellen(dagen="ma en do")).vragen
    assert read_tijden(TijdCellen(dagen="ma", begin="16:00", eind="7:30")).fouten
    assert read_tijden(TijdCellen(per_dag=("9-25:00", *("",) * 6))).fouten


@given(st.sampled_from(sorted(READERS)), st.text(max_size=30))
def test_no_reader_ever_stumbles_over_a_text(veld: str, text: str) -> None:
    cel = READERS[veld](text)
    assert all(isinstance(tekst, str) and tekst for _, tekst in (*cel.fouten, *cel.vragen))
