"""The workbook that comes back: every row with its status, wrong cells marked, nothing that a spreadsheet would run."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from features.intake.meldingen import BSN_TEKST
from features.sheets.fault_workbook import (
    AFGEKAPT,
    BSN_WEG,
    FOUT,
    GOED,
    MET_VRAAG,
    STATUS,
    WAT_TE_DOEN,
    Opmerkingen,
    fault_workbook,
    write_fault_workbook,
)
from features.sheets.reading import read_upload
from features.sheets.result import UploadResult
from features.sheets.rows import Standaard
from features.sheets.workbook_xml import LONGEST_IN_EXCEL

UPLOADS = Path(__file__).parents[4] / "shared" / "examples" / "uploads"
HEADS = ("Titel", "Postcode")
FORMULAS = ["=1+1", '=HYPERLINK("http://voorbeeld.invalid")', "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\t=1", "\r=1"]
ODD = ["<b>&amp;</b>", 'a "b"', "'=1+1", " spaties ", "regel 1\nregel 2", "_x0041_", "#N/A", "007", "TRUE", "😊", "1e5"]
LIST = (
    "Titel;Organisatie;Soort plek;Postcode;Aantal plekken;Uren;Opmerking\n"
    "Keukenhulp;Eetcafé De Linde;stage;7511 AA;2;16;\n"
    "Tuinhulp;Wijkhuis Oost;vrijwilligerswerk;7511 AA;veel;6;\n"
    "\n"
    "Kok;Eetcafé De Linde;stage;7511 AA;1;70;=1+1\n"
)


def sheet_of(raw: bytes) -> Worksheet:
    return openpyxl.load_workbook(io.BytesIO(raw))["Plekken"]


def written(
    rows: list[tuple[int, tuple[str, ...]]], fouten: Opmerkingen | None = None, vragen: Opmerkingen | None = None
) -> Worksheet:
    return sheet_of(write_fault_workbook([HEADS], rows, fouten or {}, vragen))


def read(raw: bytes, naam: str = "lijst.csv") -> UploadResult:
    return read_upload(raw, naam, Standaard("wsp", "werkgever"))


def test_two_columns_say_the_status_and_what_to_do() -> None:
    sheet = written([(2, ("Kok", "7511")), (3, ("Kok", "x"))], {3: [(1, "schrijf een postcode")]})
    assert [cell.value for cell in sheet[1]] == [*HEADS, STATUS, WAT_TE_DOEN]
    assert [cell.value for cell in sheet[2]][:3] == ["Kok", "7511", GOED]
    assert [cell.value for cell in sheet[3]] == ["Kok", "x", FOUT, "Postcode (kolom B): schrijf een postcode"]


def test_all_faults_of_a_row_are_told_each_on_its_own_line() -> None:
    sheet = written([(2, ("", ""))], {2: [(0, "de titel ontbreekt"), (1, "de postcode ontbreekt"), (None, "leeg")]})
    assert sheet["D2"].value == ("Titel (kolom A): de titel ontbreekt\nPostcode (kolom B): de postcode ontbreekt\nleeg")


def test_a_wrong_cell_is_red_and_bold_also_when_it_is_empty() -> None:
    sheet = written([(2, ("Kok", ""))], {2: [(1, "ontbreekt")]})
    assert sheet["B2"].font.bold
    assert sheet["B2"].fill.fgColor.rgb == "FFFFC7CE"
    assert not sheet["A2"].font.bold


def test_a_question_is_marked_in_yellow_and_does_not_make_the_row_wrong() -> None:
    sheet = written([(2, ("Kok", "7511"))], vragen={2: [(0, "welk beroep?")]})
    assert sheet["C2"].value == MET_VRAAG
    assert sheet["A2"].fill.fgColor.rgb == "FFFFEB9C"
    assert sheet["D2"].value == "Titel (kolom A): welk beroep?"


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    raw = write_fault_workbook([HEADS], [(2, (text, "7511"))], {2: [(0, "fout")]})
    cell = sheet_of(raw)["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value.replace("_x000D_", "\r") == text
    assert CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_index(0).to_python()[1][0] == text
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert b"<f" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", ODD)
def test_every_other_text_comes_back_as_it_was(text: str) -> None:
    raw = write_fault_workbook([HEADS], [(2, (text, "7511"))], {})
    assert CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_index(0).to_python()[1][0] == text


def test_a_head_that_looks_like_a_formula_stays_text_too() -> None:
    sheet = sheet_of(write_fault_workbook([("=1+1", "Titel")], [(2, ("a", "b"))], {2: [(0, "fout")]}))
    assert [sheet["A1"].data_type, sheet["D2"].data_type] == ["s", "s"]
    assert sheet["A1"].quotePrefix
    assert sheet["D2"].quotePrefix


def test_signs_that_no_workbook_can_hold_do_not_break_it() -> None:
    sheet = written([(2, ("a\x00b\x07c\ud800d\uffffe", "7511"))])
    assert sheet["A2"].value == "a\ufffdb c\ufffdd\ufffde"


def test_a_text_that_is_too_long_for_excel_is_cut_and_the_row_says_so() -> None:
    sheet = written([(2, ("a" * 40_000, "7511"))])
    assert len(sheet["A2"].value) == LONGEST_IN_EXCEL
    assert sheet["D2"].value == f"Titel (kolom A): {AFGEKAPT}"


def test_a_bsn_is_not_given_back() -> None:
    sheet = written([(2, ("Kok, BSN 111222333", "7511"))], {2: [(0, BSN_TEKST)]})
    assert sheet["A2"].value == f"Kok, BSN {BSN_WEG}"


def test_rows_stand_where_the_user_knows_them() -> None:
    raw = write_fault_workbook([HEADS], [(6, ("Kok", "7511")), (9, ("Bakker", "7511"))], {}, kopregel=4)
    sheet = sheet_of(raw)
    assert [sheet["A4"].value, sheet["A6"].value, sheet["A9"].value] == ["Titel", "Kok", "Bakker"]
    assert sheet["A5"].value is None


def test_heads_of_two_tiers_stay_two_tiers() -> None:
    sheet = sheet_of(write_fault_workbook([("", "Uren"), ("Titel", "min")], [(6, ("Kok", "8"))], {}, kopregel=5))
    assert [sheet["B4"].value, sheet["B5"].value, sheet["C4"].value, sheet["C5"].value] == ["Uren", "min", None, STATUS]


def test_the_same_upload_gives_the_same_bytes() -> None:
    assert write_fault_workbook([HEADS], [(2, ("a", "b"))], {}) == write_fault_workbook([HEADS], [(2, ("a", "b"))], {})


def test_the_reader_passes_over_the_two_columns_and_finds_the_same_faults() -> None:
    first = read(LIST.encode())
    again = read(fault_workbook(first), "lijst.fouten.xlsx")
    assert [(one.rij, one.veld, one.reden) for one in again.fout] == [(f.rij, f.veld, f.reden) for f in first.fout]
    assert [one.rij for one in first.fout] == [3, 5]
    assert [one.velden for one in again.plekken] == [one.velden for one in first.plekken]


def test_uploading_the_corrected_file_finishes_the_job() -> None:
    book = openpyxl.load_workbook(io.BytesIO(fault_workbook(read(LIST.encode()))))
    book["Plekken"]["E3"] = "3"
    book["Plekken"]["F5"] = 17
    file = io.BytesIO()
    book.save(file)
    assert (read(file.getvalue(), "lijst.fouten.xlsx").goed, read(LIST.encode()).goed) == (3, 1)


def test_a_file_that_is_wrong_twice_gets_its_two_columns_once() -> None:
    once = fault_workbook(read(LIST.encode()))
    twice = fault_workbook(read(once, "lijst.fouten.xlsx"))
    assert [cell.value for cell in sheet_of(twice)[1]] == [cell.value for cell in sheet_of(once)[1]]


def test_json_comes_back_as_a_sheet_one_row_lower() -> None:
    raw = b'[{"titel": "Kok", "capaciteit": -1, "uren": {"min": 16}, "postcode": "7511"}]'
    sheet = sheet_of(fault_workbook(read(raw, "lijst.json")))
    assert sheet["A1"].value == "titel"
    assert sheet.cell(2, sheet.max_column - 1).value == FOUT


@pytest.mark.parametrize(
    "file",
    [
        "Plekkenlijst SW 2027.xlsx",
        "leerwerkplekken_gemeente.csv",
        "plekken_export.json",
        "vacaturelijst_wsp_twente.csv",
        "vrijwilligersvacatures.csv",
    ],
)
def test_good_rows_of_the_examples_come_back_as_the_same_plekken(file: str) -> None:
    if not (UPLOADS / file).is_file():
        pytest.skip("the example uploads are not on this machine")
    raw = (UPLOADS / file).read_bytes()
    first = read(raw, file)
    again = read(fault_workbook(first), "lijst.fouten.xlsx")
    assert [one.velden for one in again.plekken] == [one.velden for one in first.plekken]
    assert {one.rij - (first.kopregel == 0) for one in again.fout} == {one.rij for one in first.fout}


def test_many_rows_are_written_within_what_the_reader_accepts() -> None:
    rows = [(number, (f"Titel {number}", "7511", *("gelijk",) * 18)) for number in range(2, 5_002)]
    raw = write_fault_workbook(
        [(*HEADS, *map(str, range(18)))], rows, {number: [(1, "fout")] for number, _ in rows[::10]}
    )
    lines = CalamineWorkbook.from_filelike(io.BytesIO(raw)).get_sheet_by_index(0).to_python()
    assert sum(1 for line in lines if line[20] == FOUT) == 500
    assert len(raw) < 800_000
