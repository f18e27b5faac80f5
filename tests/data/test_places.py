"""The postcodes and gemeenten: what they hold, how they are looked up and what is refused."""

import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from geopy.distance import great_circle

from data.reference import extract_pc4, places
from data.reference.places import Pc4Table, gemeenten, pc4_of_regio, pc4_table


def table(codes: list[int], lat: float = 52.0, gemeente: tuple[str, ...] | None = None) -> Pc4Table:
    return Pc4Table(
        np.array(codes, dtype=np.int16),
        np.full(len(codes), lat),
        np.full(len(codes), 5.0),
        gemeente or ("GM0344",) * len(codes),
    )


def source_line(pc4: str, lat: float, lon: float, number: str = "0344", country: str = "NL") -> str:
    return f"{country}\t{pc4}\tPlaats\tUtrecht\t09\tGemeente\t{number}\t\t\t{lat}\t{lon}\t6\n"


@pytest.fixture
def other_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    for name in ("pc4.csv", "gemeenten.csv"):
        (tmp_path / name).write_bytes((places.HERE / name).read_bytes())
    monkeypatch.setattr(places, "HERE", tmp_path)
    for loader in (gemeenten, pc4_table, pc4_of_regio):
        loader.cache_clear()
    yield tmp_path
    for loader in (gemeenten, pc4_table, pc4_of_regio):
        loader.cache_clear()


def test_there_are_4086_postcodes_in_342_gemeenten_and_35_arbeidsmarktregios() -> None:
    assert pc4_table().codes.size == 4086
    assert len(gemeenten()) == 342
    assert len({gemeente.arbeidsmarktregio for gemeente in gemeenten().values()}) == 35


def test_every_gemeente_has_a_postcode_and_every_postcode_an_existing_gemeente() -> None:
    assert set(pc4_table().gemeente) == set(gemeenten())


def test_the_csv_is_sorted_and_ends_its_lines_the_same_way_everywhere() -> None:
    text = (places.HERE / "pc4.csv").read_bytes()
    codes = [line[0] for line in csv.reader(text.decode().splitlines()[1:])]
    assert codes == sorted(set(codes))
    assert b"\r" not in text


def test_postcode_2324_lies_near_leiden_and_not_in_amersfoort() -> None:
    row = pc4_table().index("2324")
    assert great_circle((pc4_table().lat[row], pc4_table().lon[row]), (52.16, 4.49)).kilometers < 3
    assert gemeenten()[pc4_table().gemeente[row]].naam == "Leiden"


def test_postcode_8611_lies_among_its_neighbours_and_not_near_emst() -> None:
    lat, lon = pc4_table().lat, pc4_table().lon
    here, next_door = pc4_table().index("8611"), pc4_table().index("8612")
    assert great_circle((lat[here], lon[here]), (lat[next_door], lon[next_door])).kilometers < 8.4
    assert gemeenten()[pc4_table().gemeente[here]].naam == "Súdwest-Fryslân"


def test_the_postcodes_of_voorne_belong_to_voorne_aan_zee() -> None:
    rows = [row for row, code in enumerate(pc4_table().gemeente) if code == "GM1992"]
    assert pc4_table().codes[rows].tolist() == [3221, 3222, 3223, 3224, 3225, 3227, 3231, 3232, 3233, 3234,
                                                3235, 3237, 3238]  # fmt: skip


@pytest.mark.parametrize("postcode", ["7511", "7511AA", "7511 AA", "7511aa"])
def test_a_postcode_is_found_with_or_without_its_letters(postcode: str) -> None:
    assert pc4_table().codes[pc4_table().index(postcode)] == 7511


@pytest.mark.parametrize(
    "postcode",
    [None, "", "751", "0999", "1000", "7511A", "7511  AA", "7511 A", "7511 AAA", "75111", "7511ÄÖ", " 7511",
     "7511-AA", "7511A1", "٧٥١١", "７５１１", "Enschede"],
)  # fmt: skip
def test_what_is_no_known_postcode_has_no_row(postcode: str | None) -> None:
    assert pc4_table().index(postcode) == -1


def test_every_postcode_finds_its_own_row() -> None:
    rows = [pc4_table().index(str(code)) for code in pc4_table().codes]
    assert rows == list(range(4086))


def test_the_arbeidsmarktregios_divide_the_postcodes() -> None:
    regios = {gemeente.arbeidsmarktregio for gemeente in gemeenten().values()}
    together = np.concatenate([pc4_of_regio(regio) for regio in regios])
    assert together.dtype == np.int16
    assert sorted(together.tolist()) == list(range(4086))
    assert pc4_table().index("7511") in pc4_of_regio("AM05")


def test_an_unknown_arbeidsmarktregio_is_refused() -> None:
    with pytest.raises(KeyError):
        pc4_of_regio("AM99")


def test_what_is_shared_cannot_be_changed() -> None:
    for column in (pc4_table().codes, pc4_table().lat, pc4_table().lon, pc4_of_regio("AM05")):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 0


@pytest.mark.parametrize("codes", [[1012, 1011], [1011, 1011], [999, 1011], [1011, 10000]])
def test_postcodes_that_do_not_ascend_between_1000_and_9999_are_refused(codes: list[int]) -> None:
    with pytest.raises(ValueError, match="postcode"):
        table(codes)


@pytest.mark.parametrize("lat", [49.9, 54.1, float("nan")])
def test_a_postcode_outside_the_netherlands_is_refused(lat: float) -> None:
    with pytest.raises(ValueError, match="outside"):
        table([1011], lat=lat)


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(ValueError, match="length"):
        table([1011, 1012], gemeente=("GM0363",))


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("pc4.csv", "pc4,lat,lon,gemeente", "pc4,lon,lat,gemeente"),
        ("pc4.csv", "1011,52.371,4.9042,GM0363", "1011,52.371,4.9042,GM9999"),
        ("pc4.csv", "1011,52.371,4.9042,GM0363", "1011,52.371,4.9042,"),
        ("pc4.csv", "1011,52.371,4.9042,GM0363", "1011,noord,4.9042,GM0363"),
        ("gemeenten.csv", "GM0034,Almere", "GM0014,Almere"),
        ("gemeenten.csv", "GM0034,Almere", "34,Almere"),
        ("gemeenten.csv", "Almere,AM11,Flevoland", "Almere,AM11,Flevopolder"),
    ],
)
def test_a_spoiled_file_is_refused_at_load(other_folder: Path, name: str, old: str, new: str) -> None:
    text = (other_folder / name).read_text(encoding="utf-8")
    assert old in text
    (other_folder / name).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError):
        pc4_table()


def test_of_several_rows_the_one_nearest_to_the_median_is_taken_whole() -> None:
    lines = [
        source_line("8611", 52.3, 5.9, "0232"),
        source_line("8611", 52.9, 5.5, "1900"),
        source_line("8612", 53.0, 5.5),
        source_line("8613", 53.0, 5.6),
        source_line("8611", 49.0, 2.0, country="FR"),
    ]
    chosen = extract_pc4.choose(extract_pc4.read_rows(lines))
    assert [row.pc4 for row in chosen] == ["8611", "8612", "8613"]
    assert chosen[0] == ("8611", "52.9", "5.5", "GM1900")


def test_of_equally_near_rows_the_first_is_taken() -> None:
    lines = [source_line("8611", 52.0, 5.0, "0001"), source_line("8611", 52.0, 5.0, "0002")]
    assert extract_pc4.choose(extract_pc4.read_rows(lines))[0].gemeente == "GM0001"


def test_a_missing_gemeente_is_filled_in_voorne_and_refused_elsewhere() -> None:
    assert extract_pc4.gemeente_code("3238", "") == "GM1992"
    with pytest.raises(ValueError, match="no gemeente"):
        extract_pc4.gemeente_code("3239", "")
