"""Bad input, requirement by requirement (H054 to H082): each builds its own file."""

import io
import struct
import zipfile
from datetime import date
from timeit import default_timer

import pytest
from openpyxl import Workbook

from data.schemas.errors import InvoerFout
from features.sheets import lijst
from tests.features.sheets.builders import (
    BEGIN,
    END,
    GOED,
    KOP,
    SHEET,
    as_csv,
    as_xlsx,
    faults,
    read,
    rows_of,
    saved,
    with_cell,
    with_part,
)

BSN = "111222333"


def refusal(raw: bytes, name: str = "lijst.xlsx") -> str:
    with pytest.raises(InvoerFout) as caught:
        read(raw, name)
    [fout] = caught.value.fouten
    return fout.tekst


@pytest.mark.parametrize(
    "text", ["=HYPERLINK(1)", "+cmd|' /C calc'!A0", "-1+1", "@SUM(1)", "\t=1", "<script>x</script>"]
)
@pytest.mark.parametrize("build", [as_csv, as_xlsx])
def test_h054_text_that_looks_like_a_formula_is_kept_as_text(build, text: str) -> None:
    result = read(build(rows_of({"Titel": text})))
    assert result.plekken[0].velden["titel"] == text.strip()


def test_h042_a_letter_of_another_alphabet_in_a_word_is_told_and_makes_no_row_wrong() -> None:
    mixed = {"Organisatie": "\u0410msterdam Zorg"}
    result = read(as_csv(rows_of({}, mixed, {"Organisatie": "Ресторан Amsterdam"}, *[mixed] * 5)))
    assert (result.goed, len(result.meldingen)) == (8, 1)
    assert result.meldingen[0].endswith("Controleer rij 3, 5, 6, 7, 8 en meer")


@pytest.mark.parametrize("text", ["\"'a,'" * 12_000, '"' * 60_001, ",;\t" * 20_000, '"a;b\n' * 12_000])
def test_h055_text_that_is_hard_to_guess_takes_no_time(text: str) -> None:
    begin = default_timer()
    with pytest.raises(InvoerFout):
        read(text.encode())
    assert default_timer() - begin < 2


@pytest.mark.parametrize("build", [as_csv])
def test_h056_a_field_of_more_than_131072_signs_is_a_fault_of_its_row_only(build) -> None:
    result = read(build(rows_of({}, {"Omschrijving": "x" * 140_000}, {}, extra=("Omschrijving",))))
    assert faults(result) == [(3, "omschrijving")]
    assert "te lang" in result.fout[0].reden


def test_h057_a_nul_is_a_fault_of_its_row_only() -> None:
    result = read(as_csv(rows_of({}, {"Titel": "Hulp\x00"}, {})))
    assert faults(result) == [(3, "titel")]


@pytest.mark.parametrize("behind", ["", '"zo"'])
def test_h058_a_quote_that_is_not_closed_is_a_fault_with_its_row_number(behind: str) -> None:
    lines = as_csv(rows_of({}, {}, {"Organisatie": behind or "Bakker"})).decode().splitlines()
    lines[2] = lines[2].replace("Hulp", '"Hulp')
    result = read("\r\n".join(lines).encode())
    assert [fout.rij for fout in result.fout] == [3]
    assert "aanhalingsteken" in result.fout[0].reden
    assert [plek.rij for plek in result.plekken] == [2, 4]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
def test_h059_every_usual_encoding_gives_the_same_letters(encoding: str) -> None:
    result = read(as_csv(rows_of({"Titel": "Crêpes bakken, € 5"}), encoding=encoding))
    assert result.plekken[0].velden["titel"] == "Crêpes bakken, € 5"


def test_h059_broken_letters_are_a_fault_and_never_other_letters() -> None:
    raw = as_csv(rows_of({"Titel": "Café"}, {"Titel": "crème"})).replace("crème".encode(), b"cr\xe8me")
    assert faults(read(raw)) == [(3, "titel")]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("told", [True, False])
def test_h060_the_delimiter_is_found_by_fixed_rules(delimiter: str, told: bool) -> None:
    raw = as_csv(rows_of({"Titel": "a, b; c"}, {}), delimiter)
    result = read((f"sep={delimiter}\r\n".encode() if told else b"") + raw)
    assert [plek.rij for plek in result.plekken] == [2, 3]
    assert result.plekken[0].velden["titel"] == "a, b; c"


def test_h061_a_head_that_stands_twice_refuses_the_file_when_its_cells_differ() -> None:
    rows = rows_of({}, {"Titel": "Iets anders"})
    rows = [[*row, "Titel" if number == 0 else "Hulp in de keuken"] for number, row in enumerate(rows)]
    tekst = refusal(as_csv(rows))
    assert "kolom B en I" in tekst
    assert "rij 3" in tekst


def test_h061_a_head_that_stands_twice_is_harmless_when_its_cells_agree() -> None:
    rows = [[*row, row[1]] for row in rows_of({}, {})]
    assert read(as_csv(rows)).goed == 2


def test_h061_a_missing_head_is_named_once_for_the_file() -> None:
    result = read(as_csv([row[:5] + row[6:] for row in rows_of({}, {})]))
    assert result.goed == 0
    assert any("postcode" in melding for melding in result.meldingen)


def test_h061_unknown_heads_and_another_order_and_capitals_are_fine() -> None:
    rows = [[*reversed(row), "Lievelingskleur" if number == 0 else "rood"] for number, row in enumerate(rows_of({}))]
    rows[0] = [head.upper() for head in rows[0]]
    assert read(as_csv(rows)).goed == 1


@pytest.mark.parametrize(("change", "word"), [(lambda row: [*row, "x"], "meer"), (lambda row: row[:-1], "minder")])
def test_h062_a_row_with_another_number_of_cells_is_a_fault(change, word: str) -> None:
    rows = rows_of({}, {}, {})
    rows[2] = change(rows[2])
    result = read(as_csv(rows))
    assert [fout.rij for fout in result.fout] == [3]
    assert word in result.fout[0].reden


@pytest.mark.parametrize(
    ("text", "hours"), [("1,5", 1.5), ("1.5", 1.5), (" 12 ", 12), ("12,0", 12), ("\u00a012\u00a0", 12)]
)
def test_h063_a_comma_and_a_dot_are_decimals(text: str, hours: float) -> None:
    assert read(as_csv(rows_of({"Uren per week": text}))).plekken[0].velden["uren"] == {"min": hours}


@pytest.mark.parametrize("text", ["1.000", "1_000", "١٢", "nan", "Infinity", "1e3", "−5", "-5", "1,2,3", "²"])
def test_h063_other_ways_to_write_numbers_are_faults(text: str) -> None:
    assert faults(read(as_csv(rows_of({"Uren per week": text}, {})))) in ([(2, "uren")], [(2, "uren.min")])
    assert faults(read(as_csv(rows_of({"Aantal plekken": text}, {})))) == [(2, "capaciteit")]


@pytest.mark.parametrize(
    ("text", "day"), [("31-12-2026", "2026-12-31"), ("1/2/26", "2026-02-01"), ("2027-03-01", "2027-03-01")]
)
def test_h064_dates_are_read_with_the_day_first(text: str, day: str) -> None:
    result = read(as_csv(rows_of({"Startdatum": text}, extra=("Startdatum",))))
    assert result.plekken[0].velden["startdatum"] == day


@pytest.mark.parametrize("text", ["44927", "2026-W05-1", "20260101", "2026-02-29", "31-02", "12/25/2026", "1e308"])
def test_h064_other_dates_and_dates_that_do_not_exist_are_faults(text: str) -> None:
    assert faults(read(as_csv(rows_of({"Startdatum": text}, extra=("Startdatum",))))) == [(2, "startdatum")]


@pytest.mark.parametrize(
    "raw", [b"", b"\r\n" * 1_000_000, as_csv(rows_of()), as_csv(rows_of()) + b";;;\r\n" * 50_000, b"[]"]
)
def test_h065_a_file_without_rows_says_so_quickly(raw: bytes) -> None:
    begin = default_timer()
    tekst = refusal(raw, "lijst.csv")
    assert "rij" in tekst or "leeg" in tekst
    assert default_timer() - begin < 4


def test_h066_too_many_rows_refuse_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lijst, "MOST_ROWS", 3)
    assert "te veel rijen" in refusal(as_csv(rows_of({}, {}, {}, {})))


@pytest.mark.parametrize("newline", ["\r", "\n", "\r\n"])
def test_h067_every_line_end_is_fine(newline: str) -> None:
    assert read(as_csv(rows_of({}, {}), newline=newline)).goed == 2


def test_h067_mixed_line_ends_are_fine() -> None:
    first, second, third = as_csv(rows_of({}, {})).split(b"\r\n")[:3]
    assert [plek.rij for plek in read(first + b"\r" + second + b"\n" + third).plekken] == [2, 3]


def test_h068_one_kenmerk_with_different_contents_makes_both_rows_wrong() -> None:
    result = read(as_csv(rows_of({}, {"Kenmerk": "K1", "Titel": "Iets anders"}, {})))
    assert faults(result) == [(2, "kenmerk"), (3, "kenmerk")]
    assert [plek.rij for plek in result.plekken] == [4]


def test_h070_a_bomb_is_refused_before_it_is_unpacked() -> None:
    raw = with_part(as_xlsx(rows_of({})), SHEET, lambda _: BEGIN + b" " * 60_000_000 + END)
    begin = default_timer()
    assert "te groot" in refusal(raw)
    assert default_timer() - begin < 2


def test_h071_many_parts_are_refused() -> None:
    stream = io.BytesIO(as_xlsx(rows_of({})))
    with zipfile.ZipFile(stream, "a") as archive:
        for number in range(1_500):
            archive.writestr(f"x{number}", b"")
    assert "te groot" in refusal(stream.getvalue())


def test_h071_a_part_that_lies_about_its_size_is_refused() -> None:
    raw = bytearray(as_xlsx(rows_of({})))
    place = raw.index(b"PK\x01\x02")
    while not raw[place + 46 :].startswith(SHEET.encode()):
        place = raw.index(b"PK\x01\x02", place + 4)
    raw[place + 24 : place + 28] = struct.pack("<I", 10)
    assert "beschadigd" in refusal(bytes(raw))


def test_h071_parts_that_share_their_bytes_are_refused() -> None:
    raw = bytearray(as_xlsx(rows_of({})))
    first = raw.index(b"PK\x01\x02")
    second = raw.index(b"PK\x01\x02", first + 4)
    raw[second + 42 : second + 46] = raw[first + 42 : first + 46]
    assert "beschadigd" in refusal(bytes(raw))


def test_h072_a_dimension_that_is_far_too_large_is_not_believed() -> None:
    raw = with_cell(as_xlsx(rows_of({})), b"<sheetPr>", b'<dimension ref="A1:XFD1048576"/><sheetPr>')
    begin = default_timer()
    assert read(raw).goed == 1
    assert default_timer() - begin < 2


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="900000000"><c r="A900000000"><v>1</v></c></row>',
        b'<row r="900000000"><c><v>1</v></c></row>',
        b"<row r='900000000'><c r = 'A900000000'><v>1</v></c></row>",
        b'<row r="1"><c r="A900000000"><v>1</v></c></row>',
        b'<row r="1"><c r="XFD1"><v>1</v></c></row>',
        b'<row r="&#57;00000000"><c r="A1"><v>1</v></c></row>',
    ],
)
def test_h073_a_cell_very_far_away_is_refused_at_once(row: bytes) -> None:
    begin = default_timer()
    assert "te veel" in refusal(with_part(as_xlsx(rows_of({})), SHEET, lambda _: BEGIN + row + END))
    assert default_timer() - begin < 1


def test_h073_empty_cells_far_away_do_no_harm() -> None:
    ghost = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    assert read(with_cell(as_xlsx(rows_of({})), b"</sheetData>", ghost)).goed == 1


@pytest.mark.parametrize(
    "begin",
    [
        b'<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;&b;">]>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        b'<!doctype a SYSTEM "http://voorbeeld.invalid/a.dtd">',
    ],
)
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml"])
def test_h074_xml_with_entities_is_refused(begin: bytes, part: str) -> None:
    raw = with_part(as_xlsx(rows_of({})), part, lambda content: begin + content)
    assert "DTD" in refusal(raw)


def test_h075_deeply_nested_xml_is_refused() -> None:
    assert refusal(
        with_cell(as_xlsx(rows_of({})), b"</sheetData>", b"<a>" * 20_000 + b"</a>" * 20_000 + b"</sheetData>")
    )


@pytest.mark.parametrize("value", [b"NaN", b"1e400", b"-1", b"1e308", b"60", b"0"])
def test_h076_impossible_numbers_in_a_date_cell_are_a_fault_of_that_row(value: bytes) -> None:
    rows: list[list[object]] = [list(row) for row in rows_of({}, {}, extra=("Startdatum",))]
    rows[1][-1] = date(2027, 3, 1)
    raw = with_cell(as_xlsx(rows), b"<v>46447</v>", b"<v>" + value + b"</v>")
    assert faults(read(raw)) == [(2, "startdatum")]


@pytest.mark.parametrize("error", [b"#REF!", b"#N/A", b"#DIV/0!"])
@pytest.mark.parametrize(
    ("column", "veld"), [("Postcode", "postcode"), ("Startdatum", "startdatum"), ("Titel", "titel")]
)
def test_h076_an_error_of_excel_is_a_fault_of_that_row(error: bytes, column: str, veld: str) -> None:
    raw = as_xlsx(rows_of({column: "HIER"}, {}, extra=("Startdatum",)))
    place = f"{'ABCDEFGHI'[[*KOP, 'Startdatum'].index(column)]}2".encode()
    old = b'<c r="' + place + b'" t="inlineStr"><is><t>HIER</t></is></c>'
    raw = with_cell(raw, old, b'<c r="' + place + b'" t="e"><v>' + error + b"</v></c>")
    assert faults(read(raw)) == [(2, veld)]


def test_h077_a_formula_without_a_stored_result_is_a_fault() -> None:
    rows: list[list[object]] = [list(row) for row in rows_of({}, {})]
    raw = as_xlsx(rows)
    old = b'<c r="G2" t="inlineStr"><is><t>2</t></is></c>'
    result = read(with_cell(raw, old, b'<c r="G2"><f>1+1</f></c>'))
    assert faults(result) == [(2, "capaciteit")]
    assert "formule" in result.fout[0].reden
    assert read(with_cell(raw, old, b'<c r="G2"><f>1+1</f><v>2</v></c>')).goed == 2


def macros() -> bytes:
    return with_part(as_xlsx(rows_of({})), "xl/vbaProject.bin", lambda _: b"x")


def ods() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    return stream.getvalue()


def docx() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (macros(), "macro"),
        (OLE + b"\0" * 600, ".xls"),
        (ods(), "LibreOffice"),
        (docx(), "geen Excel"),
        (b"%PDF-1.7 ... PK\x03\x04", "PDF"),
        (b"<html><table></table></html>", "webpagina"),
        (b"PK\x03\x04 kapot", "beschadigd"),
        (b"\x89PNG....", "geen Excel"),
    ],
)
def test_h078_other_kinds_of_files_are_refused_by_their_content(raw: bytes, word: str) -> None:
    assert word in refusal(raw)


def test_h078_a_csv_that_is_called_xlsx_is_read_by_its_content() -> None:
    assert read(as_csv(rows_of({})), "lijst.xlsx").goed == 1
    assert read(as_xlsx(rows_of({})), "lijst.csv").goed == 1


def test_h079_hidden_rows_are_read_and_other_sheets_are_named() -> None:
    def change(book: Workbook) -> None:
        sheet = book["Plekken"]
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True
        book.create_sheet("Oud", 0).append(list(KOP))
        book["Oud"].append(list(GOED))
        book["Oud"].sheet_state = "hidden"
        book.create_sheet("Keuzelijsten", 0).append(["Soort plek", "Niveau"])

    result = read(as_xlsx(rows_of({}, {}), change))
    assert result.blad == "Plekken"
    assert [plek.rij for plek in result.plekken] == [2, 3]
    assert any("Keuzelijsten" in melding for melding in result.meldingen)


def test_h079_a_vertically_merged_cell_holds_for_all_its_rows() -> None:
    def change(book: Workbook) -> None:
        book["Plekken"].merge_cells("C2:C3")

    result = read(as_xlsx(rows_of({"Organisatie": "Werkplein"}, {"Organisatie": ""}, {}), change))
    assert [plek.velden["aanbieder"]["naam"] for plek in result.plekken] == ["Werkplein", "Werkplein", GOED[2]]  # type: ignore[index]


def test_h080_a_password_is_named() -> None:
    assert "wachtwoord" in refusal(OLE + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le"))


def test_h081_shared_strings_beyond_reason_are_refused() -> None:
    raw = with_part(as_xlsx(rows_of({})), "xl/sharedStrings.xml", lambda _: b"<sst>" + b"<si><t>x</t></si>" * 4_000_000)
    assert "te groot" in refusal(raw)


@pytest.mark.parametrize(
    "name", ["../../etc/cron.d/x", "C:\\lijst.csv", "a.csv\0.exe", "a" * 4_000, "", "CON", "lijst.json.csv"]
)
def test_h082_the_name_of_a_file_is_never_a_path(name: str) -> None:
    assert read(as_csv(rows_of({})), name).goed == 1


@pytest.mark.parametrize("place", ["Titel", "Kenmerk", "Organisatie", "Contactpersoon", "Omschrijving"])
@pytest.mark.parametrize("build", [as_csv, as_xlsx])
def test_a_bsn_anywhere_refuses_its_row_and_is_never_repeated(build, place: str) -> None:
    extra = ("Contactpersoon", "Omschrijving")
    result = read(build(rows_of({}, {place: f"bel {BSN} aub"}, {}, extra=extra)))
    assert {fout.rij for fout in result.fout} == {3}
    assert [plek.rij for plek in result.plekken] == [2, 4]
    assert BSN not in repr(result)


def test_a_bsn_in_a_head_refuses_the_file_and_is_not_repeated() -> None:
    assert BSN not in refusal(as_csv(rows_of({}, extra=(f"nummer {BSN}",))))


def test_all_faults_of_a_row_are_named_together() -> None:
    result = read(
        as_csv(rows_of({"Titel": "", "Postcode": "Hengelo", "Aantal plekken": "-1", "Uren per week": "80"}, {}))
    )
    assert faults(result) == [(2, veld) for veld in ("postcode", "capaciteit", "uren.min", "titel")]


def test_a_workbook_without_rows_says_so() -> None:
    assert "geen rijen" in refusal(saved(Workbook()))
