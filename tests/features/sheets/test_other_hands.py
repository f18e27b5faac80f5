"""Lists and cells as other people keep them: read as they mean it, or asked; never guessed."""

from collections.abc import Mapping
from typing import Any

import pytest

from features.sheets.cells.cel import Cel
from features.sheets.cells.certificaten import read_certificaat, read_certificaten
from features.sheets.cells.codes import read_code, read_codes
from features.sheets.cells.datum import read_datum, read_periode
from features.sheets.cells.postcode import read_postcode
from features.sheets.cells.taaleis import read_taaleis
from features.sheets.cells.uren import read_uren
from features.sheets.koppen import match_kop
from features.sheets.result import UploadResult
from tests.features.sheets.builders import as_csv, faults, read, rows_of

MONDELING, SCHRIFTELIJK = ("spreken", "luisteren"), ("lezen", "schrijven")


def levels(mondeling: str | None = None, schriftelijk: str | None = None) -> dict[str, str]:
    return {
        **(dict.fromkeys(MONDELING, mondeling) if mondeling else {}),
        **(dict.fromkeys(SCHRIFTELIJK, schriftelijk) if schriftelijk else {}),
    }


def first(lines: str) -> tuple[Mapping[str, Any], UploadResult]:
    """The first plek of a list, and all that was read."""
    result = read(lines.encode())
    return result.plekken[0].velden, result


@pytest.mark.parametrize(
    ("text", "eis"),
    [
        ("A2 (lezen en schrijven A1)", levels("A2", "A1")),
        ("A2 (spreken en luisteren), A1 (lezen)", {**levels("A2"), "lezen": "A1"}),
        ("A2 spreken en luisteren, A1 lezen", {**levels("A2"), "lezen": "A1"}),
        ("mondeling: A2; schriftelijk: n.v.t.", levels("A2")),
        ("A2 mondeling, schriftelijk niet nodig", levels("A2")),
        ("lezen en schrijven niet nodig, spreken A2", {"spreken": "A2"}),
        ("spreken A2, lezen -", {"spreken": "A2"}),
        ("begrijpend lezen A2", {"lezen": "A2"}),
        ("A2 voor alle vaardigheden", levels("A2", "A2")),
        ("A2, liefst B1", levels("A2")),
    ],
)
def test_a_taaleis_names_what_it_asks_and_nothing_else(text: str, eis: dict[str, str]) -> None:
    assert read_taaleis(text).waarde == {"taaleis": eis}


@pytest.mark.parametrize("text", ["maximaal B1", "B1 is een pré", "Engels B1", "Nederlands A2, Engels B1"])
def test_a_level_that_is_no_minimum_of_dutch_is_a_question(text: str) -> None:
    cel = read_taaleis(text)
    assert (cel.waarde, len(cel.vragen)) == ({}, 1)


@pytest.mark.parametrize(
    ("text", "uren"),
    [
        ("2 dagen (16 uur)", {"min": 16}),
        ("16 uur (2 dagen)", {"min": 16}),
        ("ongeveer 8 à 10 uur", {"min": 8, "max": 10}),
        ("3 dagen à 4 uur", {"min": 12}),
        ("3 ochtenden van 3 uur", {"min": 9}),
        ("tussen de 8 en 12 uur", {"min": 8, "max": 12}),
        ("gemiddeld 20", {"min": 20}),
        ("≥ 16", {"min": 16}),
        ("24h", {"min": 24}),
        ("12 upw", {"min": 12}),
    ],
)
def test_hours_in_other_notations(text: str, uren: dict[str, int]) -> None:
    assert read_uren(text).waarde == {"uren": uren}


@pytest.mark.parametrize("text", ["≤ 24", "2-3 dagen", "16 uur, later 24", "12 uur per 2 weken", "fulltime", "0,5 fte"])
def test_hours_that_are_not_clear_are_not_guessed(text: str) -> None:
    assert not read_uren(text).waarde


@pytest.mark.parametrize("item", ["VCA is een pré", "VCA gewenst", "VCA (niet verplicht)", "VCA bij voorkeur"])
def test_a_certificaat_that_is_only_welcome_is_not_required(item: str) -> None:
    assert read_certificaten(f"VOG, {item}", "certificaten").waarde == {"certificaten": ("vog",)}
    assert read_certificaat(item, "vca").waarde == {"certificaten": ()}


def test_a_certificaat_that_may_be_learned_is_still_learned() -> None:
    assert read_certificaten("VCA mag je halen", "opleidtVoor").waarde == {"opleidtVoor": ("vca",)}


@pytest.mark.parametrize(
    ("text", "code"),
    [("Vast", "betaaldWerk"), ("Tijdelijk met uitzicht op vast", "betaaldWerk"), ("Vrijw.", "vrijwilligerswerk")],
)
def test_a_contract_says_the_soort(text: str, code: str) -> None:
    assert read_code(text, "soort").waarde == {"soort": code}


@pytest.mark.parametrize("text", ["onbetaald", "parttime", "vaste vrijwilliger of baan", "tijdelijk project"])
def test_words_that_say_no_soort_are_asked(text: str) -> None:
    assert not read_code(text, "soort").waarde


@pytest.mark.parametrize("text", ["niet zwaar", "geen tillen"])
def test_that_one_thing_is_not_asked_does_not_say_that_nothing_is(text: str) -> None:
    cel = read_codes(text, "belasting")
    assert (cel.waarde, len(cel.vragen)) == ({}, 1)


def test_two_postcodes_in_a_cell_are_a_fault_and_the_same_twice_is_not() -> None:
    assert read_postcode("7511 AA / 7512 EC").fouten
    assert read_postcode("7511AA (bezoek: 7511 AA)").waarde == {"postcode": "7511 AA"}


@pytest.mark.parametrize("text", ["onbep. tijd", "tot wederopzegging"])
def test_a_plek_without_an_end_has_no_einddatum(text: str) -> None:
    assert read_datum(text, "einddatum") == Cel({})


@pytest.mark.parametrize("text", ["1 jaar", "3-6 maanden", "ca. 26 weken"])
def test_how_long_a_plek_lasts_is_no_day(text: str) -> None:
    assert read_periode(text) == Cel({})


@pytest.mark.parametrize(
    ("kop", "veld"),
    [
        ("Vac.nr", "kenmerk"),
        ("Aantal vac.", "capaciteit"),
        ("Aantal beschikbaar", "capaciteit"),
        ("Postcode werkgever", "postcode"),
        ("Postcode van de hoofdlocatie", "postcode"),
        ("Soort bedrijf/organisatie", "aanbieder.soort"),
        ("Type leerbedrijf", "aanbieder.soort"),
        ("Type werkervaringsplek", "soort"),
        ("Omvang dienstverband", "uren"),
        ("Beschikbaarheid", "tijden"),
        ("Employer", "aanbieder.naam"),
        ("Aantal uren per keer", "niet"),
    ],
)
def test_a_head_of_another_hand_is_known(kop: str, veld: str) -> None:
    assert match_kop(kop)[0][0] == veld


def test_a_wsp_list_under_a_title_with_a_total_below() -> None:
    velden, result = first(
        "Vacatureoverzicht WSP;;;;;;;;\nPeildatum: 20-11-2026;;;;;;;;\n;;;;;;;;\n"
        "Vac.nr;Functie;Bedrijf;PC;Contractvorm;Uren p/w;Aantal vac.;Taal;Ingangsdatum\n"
        "2026-102;Schoonmaker;Hago;7001 AB;Vast;12,5;2;Geen;1 december 2026\n"
        "\nTotaal;;;;;;2;;\n* vertrouwelijk;;;;;;;;\n"
    )
    assert (result.rijen, result.fout, result.vragen) == (1, (), ())
    assert velden == {
        "kenmerk": "2026-102",
        "titel": "Schoonmaker",
        "beroep": "Schoonmaker",
        "aanbieder": {"naam": "Hago"},
        "postcode": "7001 AB",
        "soort": "betaaldWerk",
        "uren": {"min": 12.5},
        "capaciteit": 2,
        "startdatum": "2026-12-01",
    }


def test_the_export_of_a_form_with_whole_questions_as_heads() -> None:
    velden, result = first(
        '"Tijdstempel","Wat is de naam van uw organisatie?","Wat is de functie?","Wat voor soort plek is het?",'
        '"Wat is de postcode?","Hoeveel plekken heeft u?","Hoeveel uur per week?","Op welke dagen en tijden?"\n'
        '"2026/11/20 9:12:11","Asito","Schoonmaker","Werkervaringsplek","7511AA","2","16","ma t/m do 9:00-13:00"\n'
    )
    assert (result.goed, result.vragen) == (1, ())
    assert (velden["aanbieder"]["naam"], velden["capaciteit"], len(velden["tijden"])) == ("Asito", 2, 4)


@pytest.mark.parametrize("kop", ["Beroep", "Traject", "Werkzaamheden"])
def test_without_a_head_for_the_titel_the_next_best_column_holds_it(kop: str) -> None:
    velden, result = first(f"{kop};Werkgever;Vorm;Postcode;Aantal;Uren\nSchoonmaker;A;WEP;7511;1;16\n")
    assert (velden["titel"], velden["soort"]) == ("Schoonmaker", "werkervaringsplaats")
    assert result.kolommen[0].uitleg == "waarschijnlijk titel"


def test_without_any_titel_every_row_says_so_and_not_that_there_are_no_heads() -> None:
    result = read(b"Werkgever;Soort;Postcode;Aantal;Uren\nA;WEP;7511;1;16\n")
    assert faults(result) == [(2, "titel")]
    assert "kolom gevonden voor titel" in result.meldingen[0]


def test_a_column_of_words_for_a_contract_does_not_hide_the_soort() -> None:
    rows = rows_of({"Contract": "tijdelijk"}, extra=("Contract",))
    assert read(as_csv(rows)).plekken[0].velden["soort"] == "werkervaringsplaats"
