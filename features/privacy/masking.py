"""Masks what may not leave a document: names, addresses, numbers of people and cases, health and belief."""

import re
from dataclasses import dataclass

from features.documents.document import Document
from features.documents.fold import plain
from features.privacy.names import names
from features.privacy.words import BELIEF_WORD, BEROEP_WORD, MEDICAL_WORD

MASK = "█"
_STREET = re.compile(
    r"[A-Z][\w.'’-]*(?: [\w.'’-]+){0,3}?(?:(?:straat|laan|plein|dreef|singel|gracht|kade|steeg|plantsoen|str\."
    r"|ln\.)\b(?: +\d{1,4}\b ?[-\w]{0,4})?"
    r"|(?:weg|hof|pad|dijk|park|slag|markt|(?<!e)ring|baan|wal|landen|kamp|oord|horst|meent|erf|brink|hage"
    r"|akker|veld|burg|donk|poort)\b +(?!(?:19|20)\d\d)\d{1,4}\b ?[-\w]{0,4})"
)
_BEFORE_POSTCODE = re.compile(
    r"[A-Z][\w.'’-]+(?:\s[\w.'’-]+){0,4}\s\d{1,5}\s?[A-Za-z]{0,2}(?:-\d+)?(?=\s*[,\n(]+\s*[1-9]\d{3}\s?[A-Z]{2}\b)"
)
_LETTERS = re.compile(r"(?<=\d{4})\s?[A-Z]{2}\b(?!\w)")
_CONTACT = re.compile(
    r"(?<![\w.+-]{64})[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}|(?:https?://|www\.)\S+"
    r"|(?<![\d-])(?!\d{1,2}[-/ ]\d{1,2}[-/ ](?:19"
    r"|20)\d\d)(?:\+31|0031|0)[\s-]?\(?\d{1,3}\)?[\s-]?(?:\d[\s-]?){6,8}\d?(?!\d)"
)
_NUMBERS = re.compile(r"(?<![\d.,])\d{6,}(?!\d)|\b[A-Z]{2,5}-(?:[A-Z0-9]+-)*\d{2,}[\d-]*|\bBSN\b[^\n\t]{0,20}")
_LABELLED = re.compile(
    r"\b(?:geb(?:oren|oortedatum|\.datum)?\.?|dossier(?:nr|nummer)?|zaak(?:nr|nummer)?|client(?:nr|nummer)?"
    r"|klant(?:nr|nummer)|v-nummer|kenmerk|polis(?:nummer)?|iban|rekeningnummer)"
    r"[^\n\d]{0,20}(?P<n>[\w./-]*\d[\w./ -]{1,18})"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}\s?[A-Z]{4}\s?(?:\d\s?){10}")


@dataclass(frozen=True)
class Masker:
    """The masked text of one document, of equal length, and what kinds of things were masked in it."""

    text: str
    masked: str
    medical: int

    def citaat(self, begin: int, eind: int) -> str:
        """The text between two places with what is masked in it as blocks."""
        return self.masked[begin:eind]

    def touched(self, begin: int, eind: int) -> bool:
        """Whether anything between two places is masked."""
        return self.masked[begin:eind] != self.text[begin:eind]


def masker(document: Document) -> Masker:
    """Find everything in a document that must be masked, once."""
    text, low = document.text, _same_length_lower(document)
    spans = [
        match.span()
        for pattern in (_STREET, _BEFORE_POSTCODE, _LETTERS, _CONTACT, _NUMBERS, _IBAN)
        for match in pattern.finditer(text)
    ]
    spans += [match.span("n") for match in _LABELLED.finditer(low)]
    for veld in document.velden:
        if re.search(
            r"\badres\b|geb(?:oren|oorte|\.)|nummer\b|\bbsn\b|\btel\b|telefoon|mail|straat", veld.label
        ) and not re.search("kamer|versie", veld.label):
            spans += [(veld.begin, _before_postcode(veld.tekst, veld.begin))]
    beroepen = {match.start("beroep") for match in BEROEP_WORD.finditer(low)}
    medical = [match.span() for match in MEDICAL_WORD.finditer(low) if match.start() not in beroepen]
    spans += medical + [match.span() for match in BELIEF_WORD.finditer(low)]
    found = names(document)
    if found:
        pattern = re.compile(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, found), key=len, reverse=True)) + r")\w*")
        spans += [match.span() for match in pattern.finditer(low)]
    return Masker(text, _blocked(text, spans), len(medical))


def _same_length_lower(document: Document) -> str:
    return plain(document.text)


def _before_postcode(tekst: str, begin: int) -> int:
    match = re.search(r"\b[1-9]\d{3}\s?[a-z]{2}\b", tekst)
    return begin + (match.start() if match else len(tekst))


def _blocked(text: str, spans: list[tuple[int, int]]) -> str:
    signs = list(text)
    for begin, eind in spans:
        for place in range(begin, eind):
            if not signs[place].isspace():
                signs[place] = MASK
    return "".join(signs)
