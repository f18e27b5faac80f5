"""Lines become headings, fields, tables and sentences, whatever the author's hand."""

import pytest

from features.documents.document import Document
from features.documents.opening import open_document

START = "Plan inburgering en participatie voor de gemeente Ede in concept\n\n"


def opened(text: str) -> Document:
    return open_document((START + text).encode(), "plan.txt")


@pytest.mark.parametrize(
    "line",
    [
        "Leerroute: B1",
        "Leerroute      : B1",
        "Leerroute = B1",
        "Leerroute          B1",
        "| Leerroute | B1 |\n| Wet | Wi2021 |",
        "1. Leerroute: B1",
    ],
)
def test_a_label_with_its_value_is_a_field(line: str) -> None:
    assert ("leerroute", "b1") in {(veld.label, veld.tekst.strip()) for veld in opened(line + "\n").velden}


def test_a_question_with_its_answer_is_a_field() -> None:
    assert ("jobcoach nodig", "nee") in {(veld.label, veld.tekst) for veld in opened("Jobcoach nodig? Nee\n").velden}


def test_a_value_may_run_over_indented_lines() -> None:
    text = "Werkervaring   : kok, Syrië, 8 jaar\n                 bakker, Turkije, 3 jaar\nRijbewijs      : geen\n"
    field = next(veld for veld in opened(text).velden if veld.label == "werkervaring")
    assert "bakker" in field.tekst


@pytest.mark.parametrize(
    "heading", ["TAAL", "2. Taal", "Uw leerroute", "B. Opleiding en werk", "Wat kan mw.?", "Beschikbaarhied"]
)
def test_a_heading_is_told_from_a_sentence(heading: str) -> None:
    zinnen = opened(f"Eerder stond hier iets anders.\n\n{heading}\nDit is een zin over het onderwerp.\n").zinnen
    assert [zin.plaats for zin in zinnen if zin.begin >= len(START)] == ["zin", "kop", "zin"]


def test_a_misspelt_label_is_known() -> None:
    assert "begeleiding" in {veld.label for veld in opened("Begelieding: licht\n").velden}


def test_abbreviations_do_not_end_a_sentence() -> None:
    zinnen = opened("Mw. Jansen werkt max. 20 u. p.w. bij dhr. De Boer. Zij is tevreden.\n").zinnen
    assert [zin.tekst for zin in zinnen][-1] == "zij is tevreden."
    assert len([zin for zin in zinnen if zin.begin >= len(START)]) == 2


def test_what_is_called_outdated_is_marked() -> None:
    zinnen = opened("Uit versie 2 (ter info): zij kan 16 uur per week.\n\nNu: 6 uur per week.\n").zinnen
    assert [zin.oud for zin in zinnen if "uur" in zin.tekst] == [True, False]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Doel: [x] werk [ ] studie", "werk"),
        ("Doel: [ ] werk [x] studie", "studie"),
        ("Doel: ☐ werk  ☒ studie", "studie"),
        ("Doel: werk ☐  studie ☒", "studie"),
        ("Doel: ( ) werk (x) studie", "studie"),
        ("Doel: □ werk ■ studie", "studie"),
    ],
)
def test_unticked_options_are_not_read(line: str, kept: str) -> None:
    field = next(veld for veld in opened(line + "\n").velden if veld.label == "doel")
    assert field.tekst.split() == [kept]


def test_positions_in_the_plain_text_are_positions_in_the_source() -> None:
    document = opened("Spréékt góéd Tigrinya – en “een beetje” Arabisch\n")
    assert len(document.plain) == len(document.text)
    assert all(document.plain[zin.begin : zin.begin + 3] == zin.tekst[:3] for zin in document.zinnen)
