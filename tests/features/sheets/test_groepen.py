"""A list of groups is read whole or refused whole, with every fault at its row; a BSN is never repeated."""

import io

import pytest
from openpyxl import Workbook

from data.schemas.errors import InvoerFout
from features.sheets.groepen import read_groepen

BSN = "111222333"


def refused(text: str | bytes) -> list[str]:
    """The faults of a list, each as one line."""
    raw = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(InvoerFout) as caught:
        read_groepen(raw, "groepen.csv")
    return [str(fout) for fout in caught.value.fouten]


@pytest.mark.parametrize(
    "raw",
    [
        b"kenmerk;groep\nA;vrouw\nB;man\n",
        b"Groep,naam,KENMERK\r\nvrouw,x,A\r\nman,y,B\r\n",
        b"\xef\xbb\xbfkenmerk\tgroep\nA\tvrouw\n\nB\tman",
        "kenmerk;groep\nA;vrouw\nB;man".encode("utf-16"),
    ],
)
def test_a_list_is_read_however_it_was_saved(raw: bytes) -> None:
    assert read_groepen(raw, "groepen.csv") == {"A": "vrouw", "B": "man"}


def test_a_workbook_is_read_too() -> None:
    book, stream = Workbook(), io.BytesIO()
    for row in (("kenmerk", "groep"), ("A", "é"), ("B", "man")):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(stream)
    assert read_groepen(stream.getvalue(), "groepen.xlsx") == {"A": "é", "B": "man"}


def test_every_fault_is_named_at_once_with_its_row() -> None:
    assert refused("kenmerk;groep\nA;\n;man\nB;man\nB;vrouw\nC;m\x00n\nD;" + "x" * 61) == [
        "groepen.csv, rij 2, groep: dit vak is leeg; vul een groep in of haal de rij weg.",
        "groepen.csv, rij 3, kenmerk: dit vak is leeg; vul een kenmerk in of haal de rij weg.",
        "groepen.csv, rij 5, kenmerk: dit kenmerk staat ook in rij 4; laat het één keer staan, met één groep.",
        "groepen.csv, rij 6, groep: in deze cel staat een teken dat niet te lezen is; typ de tekst opnieuw.",
        "groepen.csv, rij 7, groep: deze naam is te lang; verwacht: hoogstens 60 tekens.",
    ]


def test_a_bsn_is_refused_and_not_repeated() -> None:
    for row in (f"{BSN};man", f"A;{BSN}", f"A;man;{BSN}"):
        (line,) = refused(f"kenmerk;groep;x\n{row}\n")
        assert "rij 2: hier staat een BSN." in line and BSN not in line


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b" \n", "er staan geen mensen in dit bestand"),
        (b"kenmerk;groep\n", "er staan geen mensen in dit bestand"),
        (b"A;vrouw\nB;man\n", "de koppen kenmerk en groep"),
        (b"kenmerk;groep;groep\nA;x;y\n", "de koppen kenmerk en groep"),
        (b"%PDF-1.7", "dit is een PDF"),
        (b"PK\x03\x04rest", "dit Excel-bestand is beschadigd"),
        (b"<html><body>", "webpagina"),
        (b"kenmerk;groep\n" + b"".join(b"P%d;g%d\n" % (k, k) for k in range(101)), "meer dan 100 groepen"),
        (b'kenmerk;groep\nA;"man\n', "aanhalingsteken"),
    ],
)
def test_a_file_that_cannot_be_a_list_says_what_to_do(raw: bytes, words: str) -> None:
    assert words in refused(raw)[0]
