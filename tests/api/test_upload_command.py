"""Lists of plekken through the command: good rows kept, faults written back, nothing asked that was answered."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest

from api.cli.files import write_whole
from data.schemas.codes import Bron
from features.sheets.template import KOLOMMEN, VERPLICHT, kop_of
from tests.api.conftest import Plekwijzer, Ran
from tests.api.people import pip
from tests.features.sheets.builders import as_csv, as_xlsx, rows_of

DAY = ("--op", "2026-11-23")
BSN = "111222333"
WRITERS: dict[str, Callable[..., bytes]] = {"csv": as_csv, "xlsx": as_xlsx}
Change = Mapping[str, str]
Add = Callable[..., Ran]

MIXED: tuple[Change, ...] = ({}, {"Postcode": "12"}, {"Aantal plekken": "veel"}, {})
"""Rows 3 and 4 of the file are wrong: K2 and K3."""


@pytest.fixture
def add(plekwijzer: Plekwijzer, tmp_path: Path) -> Add:
    """Upload rows with these changes as lijst.csv or lijst.xlsx."""

    def upload(*changes: Change, options: tuple[str, ...] = (), bron: Bron = "wsp", kind: str = "csv") -> Ran:
        file = tmp_path / f"lijst.{kind}"
        extra = [head for change in changes for head in change if head not in rows_of()[0]]
        file.write_bytes(WRITERS[kind](rows_of(*changes, extra=tuple(dict.fromkeys(extra)))))
        return plekwijzer("plekken", "add", file, "--aanbieder-bron", bron, *options)

    return upload


def kept(plekwijzer: Plekwijzer) -> list[str]:
    """The kenmerk of every plek that is kept."""
    return [line.split()[0] for line in plekwijzer("plekken", "list", *DAY).out.splitlines()[:-1]]


def mended(tmp_path: Path, cells: Mapping[str, object]) -> Path:
    """The fault file with these cells corrected, under a name of its own."""
    book = openpyxl.load_workbook(tmp_path / "lijst.fouten.xlsx")
    for place, value in cells.items():
        book["Plekken"][place] = value
    book.save(tmp_path / "verbeterd.xlsx")
    return tmp_path / "verbeterd.xlsx"


@pytest.mark.parametrize("kind", WRITERS)
def test_a_good_list_is_kept_and_leaves_no_fault_file(
    kind: str, add: Add, plekwijzer: Plekwijzer, tmp_path: Path
) -> None:
    ran = add(
        {"Beroep": "keukenhulp"}, {"Beroep": "keukenhulp", "Organisatie": "De Brug", "Postcode": "7553"}, kind=kind
    )
    assert (ran.code, kept(plekwijzer)) == (0, ["K1", "K2"])
    assert "2 nieuw, 0 gewijzigd, 0 hetzelfde." in ran.out
    assert not list(tmp_path.glob("*.fouten.xlsx"))


@pytest.mark.parametrize("kind", WRITERS)
def test_a_wrong_row_comes_back_in_a_file_and_does_not_block_the_others(
    kind: str, add: Add, plekwijzer: Plekwijzer, tmp_path: Path
) -> None:
    ran = add(*MIXED, kind=kind)
    assert ran.code == 2
    assert f"lijst.{kind}: verbeter de foute rijen" in ran.err
    assert "2 nieuw" in ran.out
    assert kept(plekwijzer) == ["K1", "K4"]
    sheet = openpyxl.load_workbook(tmp_path / "lijst.fouten.xlsx")["Plekken"]
    assert [sheet[f"I{row}"].value.split(",")[0] for row in range(1, 6)] == ["Status", "goed", "fout", "fout", "goed"]
    assert "Postcode (kolom F)" in sheet["J3"].value
    assert sheet["F3"].fill.fgColor.rgb == "FFFFC7CE"


def test_with_all_or_nothing_one_wrong_row_keeps_everything_out(
    add: Add, plekwijzer: Plekwijzer, tmp_path: Path
) -> None:
    ran = add(*MIXED, options=("--alles-of-niets",))
    assert (ran.code, kept(plekwijzer)) == (2, [])
    assert "Er is niets bewaard" in ran.out
    assert (tmp_path / "lijst.fouten.xlsx").is_file()


def test_with_all_or_nothing_a_good_list_is_kept(add: Add, plekwijzer: Plekwijzer) -> None:
    assert add({}, {}, options=("--alles-of-niets",)).code == 0
    assert kept(plekwijzer) == ["K1", "K2"]


def test_the_corrected_fault_file_finishes_the_job_without_doubles(
    add: Add, plekwijzer: Plekwijzer, tmp_path: Path
) -> None:
    add(*MIXED)
    ran = plekwijzer("plekken", "add", mended(tmp_path, {"F3": "7511 AB", "G4": 3}), "--aanbieder-bron", "wsp")
    assert (ran.code, kept(plekwijzer)) == (0, ["K1", "K2", "K3", "K4"])
    assert "2 nieuw, 0 gewijzigd, 2 hetzelfde." in ran.out


def test_without_kenmerken_the_corrected_fault_file_makes_no_doubles_either(
    add: Add, plekwijzer: Plekwijzer, tmp_path: Path
) -> None:
    add(*({"Kenmerk": "", "Organisatie": f"Huis {number}", **change} for number, change in enumerate(MIXED)))
    before = kept(plekwijzer)
    ran = plekwijzer("plekken", "add", mended(tmp_path, {"F3": "7511 AB", "G4": 3}), "--aanbieder-bron", "wsp")
    assert "2 nieuw, 0 gewijzigd, 2 hetzelfde." in ran.out
    assert len(kept(plekwijzer)) == 4
    assert set(before) < set(kept(plekwijzer))


def test_a_fault_file_that_is_only_half_corrected_keeps_what_is_good(
    add: Add, plekwijzer: Plekwijzer, tmp_path: Path
) -> None:
    add(*MIXED)
    ran = plekwijzer("plekken", "add", mended(tmp_path, {"F3": "7511 AB"}), "--aanbieder-bron", "wsp")
    assert (ran.code, kept(plekwijzer)) == (2, ["K1", "K2", "K4"])


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_list_twice_changes_nothing(kind: str, add: Add) -> None:
    rows: tuple[Change, ...] = ({}, {"Kenmerk": ""}, {"Dagen en tijden": "ma t/m do 8.30-12.30"})
    add(*rows, kind=kind)
    assert "0 nieuw, 0 gewijzigd, 3 hetzelfde." in add(*rows, kind=kind).out


def test_the_same_list_as_csv_and_as_workbook_is_the_same(add: Add) -> None:
    add({}, {"Startdatum": "1-3-2027"}, kind="csv")
    assert "0 nieuw, 0 gewijzigd, 2 hetzelfde." in add({}, {"Startdatum": "1-3-2027"}, kind="xlsx").out


def test_one_changed_row_changes_one_plek_and_its_history_stays(
    add: Add, plekwijzer: Plekwijzer, tmp_path: Path
) -> None:
    add({}, {}, {})
    assert "0 nieuw, 1 gewijzigd, 2 hetzelfde." in add({}, {"Aantal plekken": "0"}, {}).out
    listed = plekwijzer("plekken", "list", *DAY).out.splitlines()
    assert [line.split()[1] for line in listed[:-1]] == ["open", "vol", "open"]
    versies = _versies(tmp_path)
    assert [(versie, capaciteit, actueel) for kenmerk, versie, capaciteit, actueel in versies if kenmerk == "K2"] == [
        (1, 2, 0),
        (2, 0, 1),
    ]
    assert len(versies) == 4


def _versies(tmp_path: Path) -> list[tuple[str, int, int, int]]:
    with closing(sqlite3.connect(tmp_path / "test.sqlite3")) as connection:
        return connection.execute("SELECT kenmerk, versie, capaciteit, actueel FROM plek ORDER BY 1, 2").fetchall()


def test_a_dry_run_keeps_nothing_and_writes_no_file(add: Add, plekwijzer: Plekwijzer, tmp_path: Path) -> None:
    ran = add(*MIXED, options=("--dry-run",))
    assert "lijst.csv: 4 rijen, 2 goed, 2 met een fout." in ran.out
    assert kept(plekwijzer) == []
    assert not list(tmp_path.glob("*.fouten.xlsx"))


def test_a_dry_run_as_json_says_everything_per_row(add: Add) -> None:
    said = json.loads(add(*MIXED, options=("--dry-run", "--json")).out)
    assert [said[key] for key in ("bestand", "blad", "kopregel", "rijen", "goed")] == ["lijst.csv", None, 1, 4, 2]
    assert [(fout["rij"], fout["veld"]) for fout in said["fout"]] == [(3, "postcode"), (4, "capaciteit")]
    assert list(said["plekken"]) == ["2", "5"]
    assert said["plekken"]["2"]["aanbieder"] == {"naam": "Eetcafé De Hoek", "soort": "werkgever"}
    assert {"kolom": "A", "kop": "Kenmerk", "veld": "kenmerk"}.items() <= said["kolommen"][0].items()
    assert set(said) == {
        *("bestand", "blad", "kopregel", "rijen", "goed", "fout", "vragen", "plekken", "kolommen", "meldingen")
    }


def test_a_kenmerk_of_another_bron_is_refused_for_that_row_only(add: Add, plekwijzer: Plekwijzer) -> None:
    add({"Titel": "Hulp van het WSP"}, bron="wsp")
    ran = add({"Titel": "Iets anders"}, {}, bron="swBedrijf")
    assert ran.code == 2
    assert "rij 2, kenmerk: dit kenmerk is al van een plek van een andere bron" in ran.out
    assert "1 nieuw, 0 gewijzigd, 0 hetzelfde." in ran.out
    assert "Hulp van het WSP" in plekwijzer("plekken", "list", *DAY).out


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("column", ["Titel", "Opmerking", "Kenmerk"])
def test_a_bsn_refuses_its_row_and_is_repeated_nowhere(
    column: str, kind: str, add: Add, plekwijzer: Plekwijzer, tmp_path: Path
) -> None:
    ran = add({}, {column: f"{BSN}"}, kind=kind)
    assert (ran.code, kept(plekwijzer)) == (2, ["K1"])
    assert "hier staat een BSN" in ran.out
    assert BSN not in ran.out + ran.err
    book = openpyxl.load_workbook(tmp_path / "lijst.fouten.xlsx")
    assert not any(BSN in str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    assert BSN.encode() not in (tmp_path / "test.sqlite3").read_bytes()


def test_text_that_looks_like_a_formula_stays_text_in_the_fault_file(add: Add, tmp_path: Path) -> None:
    formula = '=HYPERLINK("http://voorbeeld.invalid";"klik")'
    add({"Titel": formula, "Postcode": "12"})
    cell = openpyxl.load_workbook(tmp_path / "lijst.fouten.xlsx")["Plekken"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (formula, "s", True)


def test_the_template_can_be_filled_in_and_uploaded(plekwijzer: Plekwijzer, tmp_path: Path) -> None:
    file = tmp_path / "sjabloon.xlsx"
    assert plekwijzer("plekken", "template", "-o", file).code == 0
    book = openpyxl.load_workbook(file)
    heads = [str(cell.value) for cell in book["Plekken"][1]]
    assert [head.endswith(VERPLICHT) for head in heads[:7]] == [True] * 6 + [False]
    assert heads == [kop_of(kolom) for kolom in KOLOMMEN]
    book["Plekken"].cell(2, heads.index("Kenmerk") + 1, "MIJN-1")
    book["Plekken"].delete_rows(3, 2)
    book.save(file)
    ran = plekwijzer("plekken", "add", file, "--aanbieder-bron", "wsp")
    assert (ran.code, kept(plekwijzer)) == (0, ["MIJN-1"])


def test_an_untouched_template_keeps_nothing_and_says_what_to_do(plekwijzer: Plekwijzer, tmp_path: Path) -> None:
    plekwijzer("plekken", "template", "-o", tmp_path / "sjabloon.xlsx")
    ran = plekwijzer("plekken", "add", tmp_path / "sjabloon.xlsx", "--aanbieder-bron", "wsp")
    assert (ran.code, kept(plekwijzer)) == (2, [])
    assert ran.out.count("dit is een voorbeeld uit het sjabloon; haal de rij weg") == 3


def test_a_withdrawn_plek_takes_no_part_until_it_is_uploaded_again(
    add: Add, plekwijzer: Plekwijzer, write: Callable[[str, object], Path]
) -> None:
    rows = ({"Taaleis": "geen", "Postcode": "7511", "Uren per week": "8"},)
    plekwijzer("pips", "add", write("p.json", pip()))
    add(*rows)
    suggest = ("suggest", "--pip", "PIP-1", *DAY, "--json")
    assert [answer["plek"] for answer in plekwijzer(*suggest).lines()] == ["K1"]
    assert plekwijzer("plekken", "withdraw", "K1", "--reden", "De bakker stopt").out == "K1 is ingetrokken.\n"
    assert plekwijzer("plekken", "withdraw", "K1", "--reden", "Nog een keer").out == "K1 was al ingetrokken.\n"
    assert "K1  ingetrokken (De bakker stopt)" in plekwijzer("plekken", "list", *DAY).out
    assert plekwijzer(*suggest).lines() == []
    assert "0 nieuw, 1 gewijzigd, 0 hetzelfde." in add(*rows).out
    assert [answer["plek"] for answer in plekwijzer(*suggest).lines()] == ["K1"]


def test_a_doubtful_beroep_is_asked_and_does_not_block(add: Add, plekwijzer: Plekwijzer, tmp_path: Path) -> None:
    ran = add({"Titel": "Duizendpoot met plezier"})
    assert (ran.code, kept(plekwijzer)) == (0, ["K1"])
    assert "rij 2, beroep: welk beroep is “Duizendpoot met plezier”?" in ran.out
    sheet = openpyxl.load_workbook(tmp_path / "lijst.fouten.xlsx")["Plekken"]
    assert sheet["I2"].value == "goed, maar er is een vraag"


def test_a_likely_double_is_offered_with_the_difference_and_kept(add: Add, plekwijzer: Plekwijzer) -> None:
    add({})
    ran = add({"Kenmerk": "NIEUW", "Aantal plekken": "3"})
    assert "NIEUW Hulp in de keuken lijkt op K1: Aantal plaatsen: 3 in plaats van 2" in ran.out
    assert kept(plekwijzer) == ["K1", "NIEUW"]


def test_a_likely_double_within_a_list_names_both_rows(add: Add) -> None:
    ran = add({"Kenmerk": "EEN"}, {"Kenmerk": "TWEE", "Aantal plekken": "3"})
    line = "rij 3: TWEE Hulp in de keuken lijkt op rij 2 (EEN): Aantal plaatsen: 3 in plaats van 2"
    assert line in ran.out


def test_a_fault_file_that_cannot_be_written_whole_leaves_the_old_one(
    add: Add, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "lijst.fouten.xlsx"
    old.write_bytes(b"van gisteren")
    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", _no_space)
        with pytest.raises(OSError, match="vol"):
            write_whole(old, b"van vandaag")
    assert old.read_bytes() == b"van gisteren"
    add(*MIXED)
    assert openpyxl.load_workbook(old)["Plekken"]["I3"].value == "fout"
    assert [file.name for file in tmp_path.glob("*fouten*")] == [old.name]


def _no_space(_: int) -> None:
    raise OSError("de schijf is vol")


def test_a_list_that_is_no_list_is_refused_as_a_whole(plekwijzer: Plekwijzer, tmp_path: Path) -> None:
    file = tmp_path / "lijst.xlsx"
    file.write_bytes(b"PK maar geen werkmap")
    ran = plekwijzer("plekken", "add", file, "--aanbieder-bron", "wsp")
    assert (ran.code, kept(plekwijzer)) == (2, [])
    assert "\nlijst.xlsx: " in f"\n{ran.err}"
    assert "Traceback" not in ran.err


def test_of_several_lists_every_one_is_handled(add: Add, plekwijzer: Plekwijzer, tmp_path: Path) -> None:
    add(*MIXED)
    shutil.copy(tmp_path / "lijst.csv", tmp_path / "eerste.csv")
    (tmp_path / "tweede.csv").write_bytes(as_csv(rows_of({"Kenmerk": "T1"})))
    ran = plekwijzer("plekken", "add", tmp_path / "eerste.csv", tmp_path / "tweede.csv", "--aanbieder-bron", "wsp")
    assert ran.code == 2
    assert "T1" in kept(plekwijzer)
