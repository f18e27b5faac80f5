import pytest
from openpyxl import Workbook

from data.reference.uploadwoorden import celwoorden, koppen
from data.schemas.errors import InvoerFout
from features.sheets.columns import READERS, TIJD_VELDEN
from features.sheets.koppen import NIET, NUMMER, match_kop
from tests.features.sheets.builders import as_csv, as_xlsx, read, rows_of


@pytest.mark.parametrize(
    ("kop", "veld"),
    [
        ("Functie", "titel"),
        ("Werkgever / organisatie", "aanbieder.naam"),
        ("Aan-\nbieder", "aanbieder.naam"),
        ("SOORT PLEK?", "soort"),
        ("Leer-werktraject", "titel"),
        ("Plaats/PC", "postcode"),
        ("Locatie (postcode)", "postcode"),
        ("Aantal plekken beschikbaar", "capaciteit"),
        ("Uren p/w", "uren"),
        ("Uren per week (min)", "uren.min"),
        ("Max. uren", "uren.max"),
        ("Min. taalniveau", "taaleis"),
        ("Taal (spreken)", "taaleis.spreken"),
        ("ERK-niveau lezen", "taaleis.lezen"),
        ("Taal mond.", "taaleis.mondeling"),
        ("Rijbewijs ja/nee", "rijbewijs"),
        ("VOG vereist j/n", "certificaten.vog"),
        ("Dagen en tijden", "tijden"),
        ("Ma", "tijden.ma"),
        ("Beschikbaar v.a.", "startdatum"),
        ("Postcodee", "postcode"),
        ("Contactpersoon werkgever", NIET),
        ("E-mail organisatie", NIET),
        ("Opmerkingen intern", NIET),
    ],
)
def test_a_head_is_known_in_many_spellings(kop: str, veld: str) -> None:
    assert match_kop(kop)[0][0] == veld


@pytest.mark.parametrize("kop", ["Aantal dagen", "Lievelingskleur", "", "Naam", "X"])
def test_an_unknown_head_stays_unknown(kop: str) -> None:
    assert match_kop(kop)[0] == ()


def test_every_veld_in_the_table_of_heads_can_be_read() -> None:
    assert set(koppen()) <= {*READERS, *TIJD_VELDEN, NIET, NUMMER, "adres"}


def test_no_word_means_two_codes_of_one_veld() -> None:
    for veld, codes in celwoorden().items():
        words = [word for several in codes.values() for word in several]
        assert len(words) == len(set(words)), veld


def test_two_tiers_of_heads_and_title_rows_above_them_are_read() -> None:
    rows = [
        ["Overzicht plekken 2027", *[""] * 12],
        ["Bijgewerkt door", "het team", *[""] * 11],
        [],
        ["Functie", "Bedrijf", "Soort plek", "PC", "Aantal", "Uren", "", "Werktijden", "", "", "Taalniveau", "", "VOG"],
        [*[""] * 5, "min", "max", "dagen", "van", "tot", "mondeling", "schriftelijk", ""],
        ["Kok", "Resto", "WEP", "7511 AB", "1", "16", "24", "ma en wo", "9", "14", "A2", "geen", "ja"],
    ]
    result = read(as_csv(rows))
    velden = result.plekken[0].velden
    assert (result.kopregel, result.goed) == (5, 1)
    assert velden["uren"] == {"min": 16, "max": 24}
    assert velden["taaleis"] == {"spreken": "A2", "luisteren": "A2"}
    assert velden["tijden"] == [{"dag": dag, "van": "09:00", "tot": "14:00"} for dag in ("ma", "wo")]


@pytest.mark.parametrize(
    ("begin", "end", "veld"), [("9:00", "13:00", "tijden.begin"), ("1-3-2027", "1-9-2027", "startdatum")]
)
def test_begin_and_eind_are_times_or_dates_by_what_stands_below_them(begin: str, end: str, veld: str) -> None:
    result = read(as_csv(rows_of({"Begin": begin, "Eind": end}, extra=("Begin", "Eind"))))
    assert next(uitleg.veld for uitleg in result.kolommen if uitleg.kop == "Begin") == veld


def test_a_column_with_the_title_leaves_functie_for_the_beroep() -> None:
    result = read(as_csv(rows_of({"Titel": "Poetshulp", "Functie": "schoonmaker"}, extra=("Functie",))))
    assert result.plekken[0].velden["beroep"] == "schoonmaker"


def test_every_column_says_what_it_was_taken_for() -> None:
    result = read(as_csv(rows_of({}, extra=("Contactpersoon", "Plaats"))))
    uitleg = {kolom.kop: (kolom.letter, kolom.veld, kolom.uitleg) for kolom in result.kolommen}
    assert uitleg["Titel"] == ("B", "titel", "gelezen als titel")
    assert uitleg["Contactpersoon"] == ("I", None, "niet gebruikt")


def test_repeated_heads_totals_and_single_cells_are_no_rows() -> None:
    rows = rows_of({}, {}, {})
    rows.insert(2, rows[0])
    rows.insert(3, ["VESTIGING OOST", *[""] * 7])
    rows.append(["Totaal", *[""] * 5, "6", ""])
    rows.append(["", "* onder voorbehoud", *[""] * 6])
    result = read(as_csv(rows))
    assert [plek.rij for plek in result.plekken] == [2, 5, 6]


def test_a_sheet_of_lists_or_an_archive_is_passed_over() -> None:
    def change(book: Workbook) -> None:
        for place, name in enumerate(("Lees mij", "Keuzelijsten", "Archief 2025")):
            sheet = book.create_sheet(name, place)
            for row in (
                rows_of({"Titel": name}) if name.startswith("Archief") else [["Soort plek", "Niveau"], ["WEP", "A1"]]
            ):
                sheet.append(row)

    assert read(as_xlsx(rows_of({}), change)).blad == "Plekken"


def test_a_file_without_heads_says_which_heads_are_needed() -> None:
    with pytest.raises(InvoerFout, match="Postcode"):
        read(b"a;b;c\r\n1;2;3\r\n")


def test_a_column_of_counts_is_no_kenmerk_and_a_column_of_numbers_is() -> None:
    rows = [["Nr", *row[1:]] for row in rows_of({}, {})]
    rows[1][0], rows[2][0] = "1", "2"
    assert str(read(as_csv(rows)).plekken[0].velden["kenmerk"]).startswith("lijst-")
    rows[1][0], rows[2][0] = "2027-W-11", "2027-W-12"
    assert read(as_csv(rows)).plekken[0].velden["kenmerk"] == "2027-W-11"
