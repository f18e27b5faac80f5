"""Documents of every kind are opened, and what cannot be read is refused in one Dutch sentence."""

import io
import zipfile

import pytest

from data.schemas.errors import InvoerFout
from features.documents.opening import MOST_BYTES, open_document, refused_for_size
from features.documents.pdf import MOST_PAGES
from tests.features.documents import makers
from tests.features.documents.makers import PLAN

TEXT = "\n".join(PLAN)


def refusal(raw: bytes, bron: str) -> str:
    """The one sentence a document is refused with."""
    with pytest.raises(InvoerFout) as caught:
        open_document(raw, bron)
    assert len(caught.value.fouten) == 1
    return caught.value.fouten[0].tekst


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_in_every_usual_encoding_is_opened(encoding: str) -> None:
    document = open_document((TEXT + "\nmag niet in de kou, cliënte is 30").encode(encoding), "plan.txt")
    assert "cliënte" in document.text
    assert "cliente" in document.plain


def test_windows_line_ends_are_no_part_of_the_text() -> None:
    assert open_document(TEXT.replace("\n", "\r\n").encode(), "plan.txt").text == TEXT


def test_a_word_document_gives_headers_paragraphs_and_tables() -> None:
    body = makers.paragraph("Taal", "Heading2") + makers.table([["Leerroute", "B1-route"], ["Postcode", "7553 ZC"]])
    raw = makers.docx(body + "".join(map(makers.paragraph, PLAN)), {"word/header1.xml": makers.header("Gemeente Ede")})
    document = open_document(raw, "plan.docx")
    assert document.text.startswith("Gemeente Ede")
    assert {(veld.label, veld.tekst) for veld in document.velden} >= {
        ("leerroute", "b1-route"),
        ("postcode", "7553 zc"),
    }
    assert any(zin.plaats == "kop" and zin.tekst == "taal" for zin in document.zinnen)


def test_tick_boxes_as_content_controls_symbols_and_form_fields_are_read() -> None:
    sym = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    box = '<w:checkBox><w:default w:val="1"/></w:checkBox>'
    form = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{box}</w:ffData></w:fldChar></w:r>'
    lines = [
        makers.run("Jobcoach: ")
        + makers.control(False)
        + makers.run(" ja ")
        + makers.control(True)
        + makers.run(" nee"),
        makers.run("Taalmaatje: ") + sym + makers.run(" ja"),
        makers.run("Opvang nodig: ") + form + makers.run("nee"),
    ]
    document = open_document(makers.docx("".join(map(makers.paragraph, lines + list(PLAN)))), "plan.docx")
    fields = {veld.label: veld.tekst.strip() for veld in document.velden}
    assert fields["jobcoach"] == "nee"
    assert fields["taalmaatje"] == "ja"
    assert fields["opvang nodig"] == "nee"


def test_a_pdf_with_text_gives_lines_and_cells() -> None:
    document = open_document(makers.pdf(PLAN, [["Postcode", "7553 ZC"], ["Woonplaats", "Hengelo"]]), "plan.pdf")
    fields = {veld.label: veld.tekst for veld in document.velden}
    assert fields["leerroute"] == "b1-route"
    assert fields["postcode"] == "7553 zc"


def test_an_encrypted_pdf_is_refused() -> None:
    assert "wachtwoord" in refusal(makers.pdf(PLAN, password="geheim"), "plan.pdf")


def test_an_encrypted_word_document_is_refused() -> None:
    raw = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    assert "wachtwoord" in refusal(raw, "plan.docx")


def test_an_old_word_document_is_refused() -> None:
    assert ".docx" in refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000, "plan.doc")


def test_a_scan_is_refused() -> None:
    assert "scan" in refusal(makers.scan(), "plan.pdf")
    assert "scan" in refusal(makers.docx(makers.paragraph("")), "plan.docx")


@pytest.mark.parametrize(
    ("raw", "bron"),
    [
        (makers.pdf(PLAN)[:300], "plan.pdf"),
        (b"%PDF-1.7\n" + b"\x80\x81" * 500, "plan.pdf"),
        (makers.docx(makers.paragraph("x"))[:150], "plan.docx"),
        (makers.docx("<w:p><w:r>"), "plan.docx"),
        (b"dit is gewone tekst met een verkeerde naam " * 5, "plan.docx"),
        (b"dit is gewone tekst met een verkeerde naam " * 5, "plan.pdf"),
    ],
)
def test_a_damaged_document_is_refused(raw: bytes, bron: str) -> None:
    assert "beschadigd" in refusal(raw, bron)


@pytest.mark.parametrize("raw", [b"", b"   \n\t\n  ", b"\xef\xbb\xbf"])
def test_an_empty_document_is_refused(raw: bytes) -> None:
    assert "leeg" in refusal(raw, "plan.txt")


def test_a_document_that_is_far_too_large_is_refused_by_its_size() -> None:
    fault = refused_for_size(200 * 1024 * 1024, "plan.pdf")
    assert fault is not None
    assert "MB" in fault.fouten[0].tekst
    assert refused_for_size(MOST_BYTES, "plan.pdf") is None


def test_a_zip_bomb_is_refused_without_being_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<a>" + " " * 30_000_000 + "</a>")
    assert "pakt uit" in refusal(stream.getvalue(), "plan.docx")


def test_xml_that_swells_through_entities_is_refused() -> None:
    entities = "".join(
        f'<!ENTITY e{k} "{"&e" + str(k - 1) + ";" if k else "ha"}{"&e" + str(k - 1) + ";" if k else ""}">'
        for k in range(30)
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", f"<!DOCTYPE a [{entities}]><a>&e29;</a>")
    assert "beschadigd" in refusal(stream.getvalue(), "plan.docx")


def test_another_kind_of_file_is_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    assert "geen tekst" in refusal(stream.getvalue(), "plan.xlsx")
    assert "geen tekst" in refusal(b"\x89PNG\r\n\x1a\n\x00\x00\x00" * 50, "plan.txt")


def test_a_pdf_with_very_many_pages_is_refused() -> None:
    from fpdf import FPDF

    made = FPDF()
    made.set_font("Helvetica", size=11)
    for _ in range(MOST_PAGES + 1):
        made.add_page()
        made.cell(text="bladzijde")
    assert "langer dan een plan" in refusal(bytes(made.output()), "plan.pdf")


def test_a_bsn_is_masked_before_anything_is_read() -> None:
    document = open_document((TEXT + "\nBSN: 9999 93 665\n").encode(), "plan.txt")
    assert "93 665" not in document.text
    assert len(document.text) == len(TEXT) + len("\nBSN: 9999 93 665\n")
    assert document.removed == ("Er stond een BSN in het document. Dat is verwijderd.",)
