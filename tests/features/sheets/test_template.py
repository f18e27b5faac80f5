"""The sjabloon: whoever fills it in as it says, is understood."""

import io
import re
from collections.abc import Mapping

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from features.sheets.reading import read_upload
from features.sheets.result import UploadResult
from features.sheets.template import KOLOMMEN, LIJSTEN, PLEKKEN, UITLEG, VERPLICHT, Kolom, choices, template_workbook

RAW = template_workbook()
BOOK = openpyxl.load_workbook(io.BytesIO(RAW))
WITH_CHOICES = [kolom for kolom in KOLOMMEN if kolom.bron]


KENMERK = [kolom.kop for kolom in KOLOMMEN].index("Kenmerk") + 1


@pytest.fixture(scope="module")
def result() -> UploadResult:
    return filled_in({})


def filled_in(changes: Mapping[Kolom, str]) -> UploadResult:
    """Read the examples once they have a kenmerk of their own, with these cells of the first one changed."""
    sheet: Worksheet = openpyxl.load_workbook(io.BytesIO(RAW))[PLEKKEN]
    for row in (2, 3, 4):
        sheet.cell(row, KENMERK, f"EIGEN-{row}")
    for kolom, word in changes.items():
        sheet.cell(2, KOLOMMEN.index(kolom) + 1, word)
    file = io.BytesIO()
    sheet.parent.save(file)
    return read_upload(file.getvalue(), "sjabloon.xlsx")


def test_the_three_examples_are_good_plekken_without_questions(result: UploadResult) -> None:
    assert (result.rijen, result.goed, result.fout, result.vragen) == (3, 3, (), ())
    assert {rij.plek().soort for rij in result.plekken} == {"werkervaringsplaats", "vrijwilligerswerk", "betaaldWerk"}


def test_examples_that_were_left_in_are_no_plekken_and_the_row_says_so() -> None:
    read = read_upload(RAW, "sjabloon.xlsx")
    assert (read.rijen, read.goed) == (3, 0)
    assert [(fout.rij, fout.veld) for fout in read.fout] == [(2, "kenmerk"), (3, "kenmerk"), (4, "kenmerk")]
    assert all("voorbeeld uit het sjabloon; haal de rij weg" in fout.reden for fout in read.fout)


def test_the_sheet_with_plekken_is_the_one_that_is_read(result: UploadResult) -> None:
    assert result.blad == PLEKKEN


def test_every_head_is_recognised_for_sure(result: UploadResult) -> None:
    assert len(result.kolommen) == len(KOLOMMEN)
    assert [kolom.uitleg for kolom in result.kolommen] == [f"gelezen als {kolom.veld}" for kolom in result.kolommen]
    assert len({kolom.veld for kolom in result.kolommen}) == len(KOLOMMEN)


def test_what_must_be_filled_in_stands_first_and_is_marked() -> None:
    heads = [str(cell.value) for cell in BOOK[PLEKKEN][1]]
    marked = [head.endswith(VERPLICHT) for head in heads]
    assert marked == sorted(marked, reverse=True)
    assert sum(marked) == 6


@pytest.mark.parametrize("kolom", WITH_CHOICES, ids=lambda kolom: kolom.kop)
def test_every_word_to_choose_from_is_understood(kolom: Kolom) -> None:
    sheet: Worksheet = openpyxl.load_workbook(io.BytesIO(RAW))[PLEKKEN]
    sheet.delete_rows(3, 10)
    place = KOLOMMEN.index(kolom) + 1
    words = choices(kolom.bron)
    for row, word in enumerate(words, start=2):
        for number, other in enumerate(KOLOMMEN, start=1):
            sheet.cell(row, number, word if number == place else other.voorbeelden[0])
        sheet.cell(row, KENMERK, f"V-{row}")
    file = io.BytesIO()
    sheet.parent.save(file)
    read = read_upload(file.getvalue(), "sjabloon.xlsx")
    assert (read.goed, read.fout, read.vragen) == (len(words), (), ())


@pytest.mark.parametrize("kolom", WITH_CHOICES, ids=lambda kolom: kolom.kop)
def test_choices_drop_down_from_the_sheet_with_lists(kolom: Kolom) -> None:
    place = KOLOMMEN.index(kolom) + 1
    cell = BOOK[PLEKKEN].cell(5, place).coordinate
    rule = next(one for one in BOOK[PLEKKEN].data_validations.dataValidation if cell in one.sqref)
    area = re.fullmatch(rf"{LIJSTEN}!\$([A-Z]+)\$2:\$\1\$(\d+)", rule.formula1)
    assert area
    lines = BOOK[LIJSTEN][f"{area[1]}2:{area[1]}{area[2]}"]
    assert tuple(line[0].value for line in lines) == choices(kolom.bron)


def test_every_column_has_help_that_fits_in_what_excel_shows() -> None:
    rules = BOOK[PLEKKEN].data_validations.dataValidation
    assert len(rules) == len(KOLOMMEN)
    assert all(rule.showInputMessage and rule.prompt.endswith(".") for rule in rules)
    assert all(len(rule.prompt) <= 255 and len(rule.promptTitle) <= 32 for rule in rules)


def test_help_does_not_refuse_other_words() -> None:
    assert not any(rule.showErrorMessage for rule in BOOK[PLEKKEN].data_validations.dataValidation)


def test_hours_are_text_so_that_excel_does_not_make_a_date_of_them() -> None:
    letters = {str(cell.value): cell.column_letter for cell in BOOK[PLEKKEN][1]}
    formats = {head: BOOK[PLEKKEN].column_dimensions[letter].number_format for head, letter in letters.items()}
    assert formats["Uren per week *"] == "@"
    assert formats["Startdatum"] == "dd-mm-yyyy"


def test_the_heads_stay_in_sight() -> None:
    assert BOOK[PLEKKEN].freeze_panes == "B2"


def test_the_uitleg_tells_of_every_column_what_it_is_and_whether_it_must_be_there() -> None:
    lines = {line[0]: line for line in BOOK[UITLEG].iter_rows(values_only=True) if line[0]}
    for kolom in KOLOMMEN:
        must = "ja" if f"{kolom.kop}{VERPLICHT}" in [cell.value for cell in BOOK[PLEKKEN][1]] else "nee"
        assert lines[kolom.kop][1:3] == (kolom.wat, must)


def test_sentences_in_the_sjabloon_are_short() -> None:
    sentences = [part for kolom in KOLOMMEN for part in re.split(r"(?<=[.?!:]) ", kolom.wat)]
    assert max(len(sentence.split()) for sentence in sentences) <= 18


def test_it_opens_in_another_reader_with_the_lists_hidden() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(RAW))
    assert book.sheet_names == [PLEKKEN, UITLEG, LIJSTEN]
    assert [sheet.visible for sheet in book.sheets_metadata][2] == SheetVisibleEnum.Hidden


def test_a_wrong_word_becomes_a_question_or_a_fault_and_is_never_guessed() -> None:
    soort = next(kolom for kolom in KOLOMMEN if kolom.bron == "soort")
    assert [fout.veld for fout in filled_in({soort: "zomaar iets"}).fout] == ["soort"]
