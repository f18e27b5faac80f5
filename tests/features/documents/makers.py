"""Small documents made for the tests: Word files from XML, PDF files with fpdf2, and broken ones."""

import io
import zipfile

from fpdf import FPDF

PLAN = (
    "Plan inburgering en participatie",
    "Gemeente Ede, vastgesteld op 12 mei 2025",
    "Leerroute: B1-route",
    "Taalniveau: lezen A1, schrijven A1, luisteren A2, spreken A2",
    "Moedertaal: Arabisch",
    "Werkervaring: kok, 3 jaar, Turkije",
    "Rijbewijs: geen",
    "Wens: kok worden",
    "Doel: betaald werk",
    "Uren: 20 uur per week, naast de taalles",
    "Vervoer: fiets",
    "Begeleiding: licht",
)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def docx(body: str, parts: dict[str, str] | None = None) -> bytes:
    """A Word document with this XML as its body; parts are more files in it."""
    names = f'xmlns:w="{_W}" xmlns:w14="{_W14}"'
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {names}><w:body>{body}</w:body></w:document>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return stream.getvalue()


def header(text: str) -> str:
    """The XML of a page header with this text."""
    return f'<?xml version="1.0"?><w:hdr xmlns:w="{_W}">{paragraph(text)}</w:hdr>'


def paragraph(text: str, style: str = "") -> str:
    """The XML of one paragraph; runs of XML inside the text are kept."""
    mark = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    run = text if text.startswith("<w:") else f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f"<w:p>{mark}{run}</w:p>"


def table(rows: list[list[str]]) -> str:
    """The XML of a table."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def control(on: bool) -> str:
    """The XML of a tick box as a content control."""
    value = "1" if on else "0"
    sign = "☒" if on else "☐"
    return (
        f'<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{value}"/></w14:checkbox></w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>"
    )


def run(text: str) -> str:
    """The XML of a run of text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def pdf(lines: tuple[str, ...], rows: list[list[str]] | None = None, password: str | None = None) -> bytes:
    """A PDF with these lines, and a table below them."""
    made = FPDF()
    made.add_page()
    made.set_font("Helvetica", size=11)
    for line in lines:
        made.multi_cell(0, 7, line, new_x="LMARGIN", new_y="NEXT")
    for row in rows or []:
        for cell in row:
            made.cell(60, 8, cell, border=1)
        made.ln()
    if password:
        made.set_encryption(owner_password=password + "x", user_password=password)
    return bytes(made.output())


def scan() -> bytes:
    """A PDF with only a drawing."""
    made = FPDF()
    made.add_page()
    made.rect(10, 10, 100, 100, style="F")
    return bytes(made.output())
