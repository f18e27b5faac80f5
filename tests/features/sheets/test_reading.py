import json
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.cli.uploads import json_parts, upload_json, upload_lines
from api.cli.uploads import read_upload as read_file
from api.journeys.upload import dry_run
from data.schemas.errors import InvoerFout
from features.sheets.reading import read_upload
from features.sheets.rows import Standaard
from tests.features.sheets.builders import KOP, as_csv, as_xlsx, faults, read, rows_of

PLEK = {
    "kenmerk": "a",
    "titel": "Hulp in de keuken",
    "aanbieder": {"naam": "De Hoek", "soort": "werkgever"},
    "soort": "stage",
    "postcode": "7511 AA",
    "capaciteit": 2,
    "uren": {"min": 16, "max": None},
}


def read_json(*items: Any) -> Any:
    return read(json.dumps(items).encode(), "lijst.json")


def kenmerken(rows: list[list[str]]) -> list[object]:
    return [plek.velden["kenmerk"] for plek in read(as_csv([row[1:] for row in rows])).plekken]


def test_the_same_list_gives_the_same_made_up_kenmerken() -> None:
    rows = rows_of({}, {"Titel": "Kok"}, {})
    assert kenmerken(rows) == kenmerken(rows)
    assert len(set(kenmerken(rows))) == 3


def test_a_changed_row_keeps_its_made_up_kenmerk_and_changes_no_other() -> None:
    before = rows_of({}, {"Titel": "Kok"}, {"Titel": "Bakker"})
    after = rows_of({}, {"Titel": "Kok", "Uren per week": "32"}, {"Titel": "Bakker"})
    assert kenmerken(before) == kenmerken(after)


def test_a_csv_and_a_workbook_with_the_same_cells_give_the_same_plekken() -> None:
    rows = rows_of({}, {"Postcode": "niets"}, {"Aantal plekken": "twee"})
    first, second = read(as_csv(rows)), read(as_xlsx(rows))
    assert (first.plekken, first.fout, first.vragen) == (second.plekken, second.fout, second.vragen)


def test_numbers_in_a_workbook_read_like_text() -> None:
    rows: list[list[object]] = [list(row) for row in rows_of({})]
    rows[1][5:8] = [7511, 2, 16.5]
    velden = read(as_xlsx(rows)).plekken[0].velden
    assert (velden["postcode"], velden["capaciteit"], velden["uren"]) == ("7511", 2, {"min": 16.5})


def test_json_of_the_contract_is_read_in_a_list_and_in_an_object() -> None:
    assert read_json(PLEK).plekken[0].plek().titel == "Hulp in de keuken"
    assert read(json.dumps({"plekken": [PLEK]}).encode(), "x.json").goed == 1
    assert read(b"\xef\xbb\xbf" + json.dumps([PLEK]).encode(), "x").goed == 1


def test_json_may_use_the_labels_of_a_sheet_as_keys() -> None:
    item = dict(zip(KOP, rows_of({})[1], strict=True)) | {"Werktijden": "ma t/m wo 9-13"}
    result = read_json(item, PLEK | {"kenmerk": "b"})
    assert result.goed == 2
    assert len(result.plekken[0].velden["tijden"]) == 3


def test_an_unknown_code_in_json_is_a_fault_and_in_a_sheet_a_question() -> None:
    assert faults(read_json(PLEK | {"sector": "ruimtevaart"})) == [(1, "sector")]
    result = read(as_csv(rows_of({"Sector": "ruimtevaart"}, extra=("Sector",))))
    assert (result.goed, [vraag.veld for vraag in result.vragen]) == (1, ["sector"])


def test_wrong_types_in_json_are_faults_of_their_item() -> None:
    wrong = [
        {"capaciteit": "veel"},
        {"capaciteit": True},
        {"uren": {"min": 80}},
        {"tijden": [{"dag": "ma", "van": "9"}]},
    ]
    result = read_json(PLEK, *[PLEK | {"kenmerk": str(place)} | one for place, one in enumerate(wrong)], 5, None)
    assert {fout.rij for fout in result.fout} == {2, 3, 4, 5, 6, 7}
    assert result.goed == 1


def test_a_name_that_stands_twice_in_one_object_is_a_fault_of_that_item() -> None:
    raw = json.dumps([PLEK, PLEK | {"kenmerk": "b"}]).replace('"kenmerk": "b"', '"kenmerk": "b", "titel": "x"')
    assert [fout.rij for fout in read(raw.encode(), "x.json").fout] == [2]


def test_what_the_file_leaves_open_follows_from_the_uploader() -> None:
    rows = [row[:3] + row[4:] for row in rows_of({})]
    result = read_upload(as_csv(rows), "x.csv", Standaard("wsp", "werkgever"))
    plek = result.plekken[0].plek()
    assert (plek.bron, plek.aanbieder.soort) == ("wsp", "werkgever")


def test_a_doubtful_beroep_is_asked_and_a_clear_one_is_taken() -> None:
    result = read(as_csv(rows_of({"Titel": "Schoonmaker"}, {"Titel": "Duizendpoot"})))
    assert result.plekken[0].velden["beroep"] == "Schoonmaker"
    assert "beroep" not in result.plekken[1].velden
    assert [(vraag.rij, vraag.veld) for vraag in result.vragen] == [(3, "beroep")]


def test_a_question_about_what_must_be_there_is_a_fault() -> None:
    result = read(as_csv(rows_of({"Soort plek": "diversen"}, {"Aantal plekken": "meerdere"})))
    assert faults(result) == [(2, "soort"), (3, "capaciteit")]
    assert "Kies uit" in result.fout[0].reden


def test_several_columns_fill_one_list() -> None:
    changes = {"VOG": "ja", "VCA": "x", "Certificaten": "BHV", "Heftruck": ""}
    result = read(as_csv(rows_of(changes, extra=tuple(changes))))
    assert set(result.plekken[0].velden["certificaten"]) == {"vog", "vca", "bhv"}  # type: ignore[call-overload]


def test_dates_hours_and_groups_must_agree() -> None:
    extra = ("Startdatum", "Einddatum", "Uren max", "Groep min", "Groep max")
    rows = rows_of(
        {"Startdatum": "1-5-2027", "Einddatum": "1-4-2027"},
        {"Uren per week": "24", "Uren max": "16"},
        {"Groep min": "8", "Groep max": "6"},
        {"Groep min": "8"},
        extra=extra,
    )
    result = read(as_csv(rows))
    assert faults(result) == [(2, "einddatum"), (3, "uren.max"), (4, "groep.max")]
    assert (5, "groep") in [(vraag.rij, vraag.veld) for vraag in result.vragen]


def test_the_faults_of_a_row_name_the_column_to_mark() -> None:
    result = read(as_csv(rows_of({"Postcode": "x"})))
    assert [fout.kolom for fout in result.fout] == [KOP.index("Postcode")]


def test_progress_is_told_now_and_then() -> None:
    told: list[int] = []
    read_upload(as_csv(rows_of(*[{} for _ in range(2500)])), "x.csv", progress=told.append)
    assert told == [1000, 2000]


def test_the_result_reads_as_json_and_as_lines() -> None:
    result = read(as_csv(rows_of({}, {"Postcode": "x"}, {"Titel": "Duizendpoot"})))
    data = json.loads(json.dumps(upload_json(result)))
    assert (data["rijen"], data["goed"], list(data["plekken"])) == (3, 2, ["2", "4"])
    assert json.loads("".join(json_parts(result))) == data
    text = "\n".join(upload_lines(result))
    assert "rij 3, postcode" in text
    assert "rij 4, beroep" in text


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.text(max_size=12), min_size=8, max_size=8), min_size=1, max_size=4),
    st.sampled_from([";", ",", "\t"]),
)
def test_no_cell_ever_stops_an_upload(cells: list[list[str]], delimiter: str) -> None:
    raw = (
        as_csv([list(KOP), *cells, rows_of({})[1]], delimiter)
        .decode("utf-8", "surrogatepass")
        .encode("utf-8", "replace")
    )
    assert read(raw).goed >= 1


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=200) | st.text(alphabet='{}[]",:;\t\r\n=Titelsoort 0123456789', max_size=120).map(str.encode))
def test_no_bytes_ever_give_anything_but_a_result_or_a_dutch_fault(raw: bytes) -> None:
    try:
        read(raw)
    except InvoerFout as fout:
        assert all(one.tekst for one in fout.fouten)


def test_a_dry_run_reads_a_file_for_an_uploader(tmp_path: Path) -> None:
    file = tmp_path / "lijst.csv"
    file.write_bytes(as_csv([row[:3] + row[4:] for row in rows_of({})]))
    assert dry_run(file, "swBedrijf").plekken[0].plek().aanbieder.soort == "swBedrijf"
    assert read_file(file)["goed"] == 1
