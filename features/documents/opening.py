"""Opens a document of any kind, or says in one Dutch sentence why that cannot be done."""

import re
from dataclasses import replace

from data.schemas.errors import Fout, InvoerFout
from features.documents import docx, pdf, txt
from features.documents.document import Document, Regel
from features.documents.structure import structure
from features.intake.bsn import find_bsn

MOST_BYTES = 25 * 1024 * 1024
MOST_SIGNS = 80_000
FEWEST_LETTERS = 40

_MASK = "█"
_FAMILY = re.compile(r"partner|echtgeno|kind|gezin|zoon|dochter")
_NO_TEXT_SIGNS = re.compile(r"[\x00-\x08\x0e-\x1f]")
_LABELLED_BSN = re.compile(
    r"\b(?:bsn|burgerservicenummer|sofi-?nummer)\b[^\d\n]{0,20}(\d(?:[ .\t-]?\d){7,8})(?!\d)", re.I
)

TEKSTEN = {
    "leeg": "het document is leeg. Lever het plan zelf aan.",
    "groot": f"het document is groter dan {MOST_BYTES // 1024 // 1024} MB. Lever een kleiner document aan.",
    "bom": "het document pakt uit tot veel meer dan een plan ooit is. Het is niet gelezen. Sla het opnieuw op.",
    "lang": f"het document is veel langer dan een plan (meer dan {pdf.MOST_PAGES} bladzijden of {MOST_SIGNS} tekens). "
    "Lever alleen het plan aan.",
    "gesleuteld": "het document is versleuteld met een wachtwoord. Haal het wachtwoord eraf en lever het opnieuw aan.",
    "scan": "het document bevat geen tekst, waarschijnlijk is het een scan. Lever het oorspronkelijke document aan.",
    "kapot": "het document is beschadigd en niet te lezen. Sla het opnieuw op en lever het opnieuw aan.",
    "oud": "dit is een oud Word-document (.doc). Sla het op als .docx en lever het opnieuw aan.",
    "soort": "dit is geen tekst, Word-document (.docx) of PDF. Lever het plan in een van deze vormen aan.",
}


def open_document(raw: bytes, bron: str) -> Document:
    """The document in these bytes; what kind it is follows from its content, the name only has to agree.

    Every BSN in the text is masked before anything is read; `removed` says so. Raises InvoerFout.
    """
    text, regels = _lines(raw, bron)
    if len(text) > MOST_SIGNS:
        raise _refusal(bron, "lang")
    if sum(sign.isalpha() for sign in text) < FEWEST_LETTERS:
        raise _refusal(bron, "leeg" if not raw.startswith(b"%PDF") and not raw.startswith(b"PK") else "scan")
    masked, amount = mask_bsn(text)
    document = structure(masked, regels)
    if not amount:
        return document
    note = "Er stond een BSN in het document. Dat is verwijderd."
    if amount > 1:
        note = f"Er stonden {amount} burgerservicenummers in het document. Die zijn verwijderd."
    return replace(document, removed=(note,), two_people=two_bsns(text))


def refused_for_size(size: int, bron: str) -> InvoerFout | None:
    """The refusal of a file of so many bytes, before it is read; None when it may be read."""
    return _refusal(bron, "groot") if size > MOST_BYTES else _refusal(bron, "leeg") if size == 0 else None


def mask_bsn(text: str) -> tuple[str, int]:
    """The text with every BSN masked, and how many different ones there were; of equal length.

    Also finds a BSN whose digits stand in cells or on lines of their own, and any number that is labelled as one.
    """
    spans = find_bsn(text)
    joined = re.sub(r"(?<=\d)[\t\n|/_](?=\s?\d)", " ", text)
    known = set(spans)
    spans += [span for span in find_bsn(joined) if span not in known]
    spans += [found.span(1) for found in _LABELLED_BSN.finditer(joined)]
    signs = list(text)
    numbers = set()
    for begin, eind in spans:
        digits = "".join(sign for sign in text[begin:eind] if sign.isdigit())
        numbers.add(digits)
        for place in range(begin, eind):
            if signs[place].isdigit():
                signs[place] = _MASK
    return "".join(signs), len(numbers)


def two_bsns(text: str) -> bool:
    """Whether two different BSNs stand in a text, other than one that is said to be of family."""
    numbers = set()
    for begin, eind in find_bsn(text):
        line = text.rfind("\n", 0, begin)
        if not _FAMILY.search(text[max(line, begin - 60) : begin].lower()):
            numbers.add("".join(sign for sign in text[begin:eind] if sign.isdigit()))
    return len(numbers) > 1


def _lines(raw: bytes, bron: str) -> tuple[str, list[Regel]]:
    refusal = refused_for_size(len(raw), bron)
    if refusal:
        raise refusal
    if raw[:1024].lstrip().startswith(b"%PDF"):
        return _from_pdf(raw, bron)
    if raw.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _from_docx(raw, bron)
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        encrypted = "EncryptedPackage".encode("utf-16-le") in raw[: 1 << 20]
        raise _refusal(bron, "gesleuteld" if encrypted else "oud")
    extension = bron.lower().rpartition(".")[2] if "." in bron else ""
    if extension in ("docx", "pdf"):
        raise _refusal(bron, "kapot")
    text = txt.decode(raw)
    if not text.strip():
        raise _refusal(bron, "leeg")
    if _NO_TEXT_SIGNS.search(text[:4000]) or raw.lstrip()[:5].lower() in (b"{\\rtf", b"<html", b"<?xml", b"<!doc"):
        raise _refusal(bron, "soort")
    return text, txt.lines(text) if len(text) <= MOST_SIGNS else []


def _from_pdf(raw: bytes, bron: str) -> tuple[str, list[Regel]]:
    try:
        text, regels = pdf.read_pdf(raw)
    except pdf.EncryptedError:
        raise _refusal(bron, "gesleuteld") from None
    except pdf.TooLongError:
        raise _refusal(bron, "lang") from None
    except pdf.DamagedError:
        raise _refusal(bron, "kapot") from None
    if sum(sign.isalpha() for sign in text) < FEWEST_LETTERS:
        raise _refusal(bron, "scan")
    return text, regels


def _from_docx(raw: bytes, bron: str) -> tuple[str, list[Regel]]:
    try:
        return docx.read_docx(raw)
    except docx.TooBigError:
        raise _refusal(bron, "bom") from None
    except docx.DamagedError:
        kind = "kapot" if bron.lower().endswith(".docx") else "soort"
        raise _refusal(bron, kind) from None


def _refusal(bron: str, kind: str) -> InvoerFout:
    return InvoerFout((Fout(bron, None, None, TEKSTEN[kind]),))
