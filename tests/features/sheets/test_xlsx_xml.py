"""The XML of a workbook, looked at a window at a time: nothing falls between two windows."""

import pytest

from features.sheets.fout import BestandFout
from features.sheets.xlsx_xml import DEEPEST, WINDOW, check_sheet, check_xml

FAR = b'<row r="900000000"><c r="A900000000"><v>1</v></c></row>'
CUTS = (0, 1, 5, 12, 40, 200, 256, 300)
"""So many bytes before the end of a window the thing to find begins."""


def at_the_end_of_a_window(cut: int, what: bytes) -> bytearray:
    """A sheet with this, so many bytes before the end of the first window."""
    cells = b'<c r="A1"><v>1</v></c>'
    amount = (WINDOW - cut) // len(cells)
    filled = cells * amount
    return bytearray(filled + b" " * (WINDOW - cut - len(filled)) + what + cells * 10)


@pytest.mark.parametrize("cut", CUTS)
def test_a_far_cell_on_the_edge_of_a_window_is_found(cut: int) -> None:
    with pytest.raises(BestandFout, match="te veel rijen"):
        check_sheet(at_the_end_of_a_window(cut, FAR))


@pytest.mark.parametrize("cut", CUTS)
@pytest.mark.parametrize("between", [b"", b"  \n", b"tekst", b"<!-- niets -->", b"<?niets?>"])
def test_deep_nesting_on_the_edge_of_a_window_is_found(cut: int, between: bytes) -> None:
    with pytest.raises(BestandFout, match="beschadigd"):
        check_xml(at_the_end_of_a_window(cut, (b"</a>" + between) * (DEEPEST + 1)))


def test_usual_nesting_passes() -> None:
    check_xml(at_the_end_of_a_window(60, b"<a>" * DEEPEST + b"</a>" * DEEPEST))


@pytest.mark.parametrize("cut", CUTS)
def test_a_dtd_on_the_edge_of_a_window_is_found(cut: int) -> None:
    with pytest.raises(BestandFout, match="DTD"):
        check_xml(at_the_end_of_a_window(cut, b"<!DocType a>"))


@pytest.mark.parametrize("cut", CUTS)
def test_an_error_of_excel_on_the_edge_of_a_window_is_found(cut: int) -> None:
    sheet = at_the_end_of_a_window(cut, b'<c r="C7" t="e"><v>#REF!</v></c>')
    assert check_sheet(sheet) == {(6, 2): "#REF!"}


@pytest.mark.parametrize(
    "far",
    [
        b'<row r="1"><c r="XFD1"><v>1</v></c></row>',
        b"<row r='1'><c r='A900000000'><v>1</v></c></row>",
        b'<row r="1"><c  r  =  "A900000000"><v>1</v></c></row>',
        b'<row r="1"><c\tr="A900000000"><v>1</v></c></row>',
        b'<x:row r="1"><x:c s="1" r="A200000"><x:v>1</x:v></x:c></x:row>',
        b'<row r="1"><c r="&#65;900000000"><v>1</v></c></row>',
    ],
)
def test_however_a_far_cell_is_written_it_is_found(far: bytes) -> None:
    with pytest.raises(BestandFout, match="te veel"):
        check_sheet(bytearray(far))


@pytest.mark.parametrize("near", [b"A1", b"GR199999", b"Z100000"])
def test_the_last_cells_within_our_limits_pass(near: bytes) -> None:
    assert not check_sheet(bytearray(b'<row r="1"><c r="' + near + b'"><v>1</v></c></row>'))
