"""Says whether a document may be read as the plan of one person, before anything of it is used."""

import re

from data.schemas.errors import Fout, InvoerFout
from features.documents.document import Document
from features.dutch.words import words
from features.extraction import Reading

NO_PIP = "dit lijkt geen plan inburgering en participatie. Er is niets uitgelezen."
TWO_PEOPLE = "dit document gaat over meer dan één persoon. Lever per persoon één plan aan."

FEWEST_SUBJECTS = 5
_SUBJECTS = frozenset(
    words(
        "leerroute taalniveau talen opleiding werkervaring vakskills certificaten rijbewijs wensen doel "
        "belastbaarheid bezet beschikbaar kinderopvang reistijd begeleiding werknemersvaardigheden"
    )
)
_TOPIC = re.compile(r"inburger|leerroute|\bpip\b|participatie\s?plan|plan [^\n]{0,25}participatie|\b[bz]1?-route\b")
_ONE_PER_PERSON = re.compile(
    r"(?:naam(?: inburgeraar| klant)?|inburgeraar|achternaam|geboortedatum(?: inburgeraar)?|geb\.?\s?datum|bsn"
    r"|burgerservicenummer)(?: \d| [ab])?"
)
_FAMILY = re.compile(r"partner|echtgeno|kind|gezin|contact|klantmanager|consulent")
_BOTH = re.compile(
    r"\b(?:mw|mevr|mevrouw|dhr|de heer|meneer)\b\.?\s[^,;\n]{2,40}\ben\s(?:haar |zijn )?(?:mw|mevr|mevrouw|dhr"
    r"|de heer|meneer|echtgeno\w+|partner)\b"
)
_TITLED = re.compile(r"\bplan\b|\bpip\b|^betreft|^inburgeraars?$|^naam")


def accept_document(document: Document, bron: str) -> None:
    """Raise InvoerFout when the text is about more than one person, or names none of the subjects of a plan."""
    if document.two_people or _is_about_two(document):
        raise InvoerFout((Fout(bron, None, None, TWO_PEOPLE),))
    if not _TOPIC.search(document.plain):
        raise InvoerFout((Fout(bron, None, None, NO_PIP),))


def accept_reading(reading: Reading, bron: str) -> None:
    """Raise InvoerFout when too few subjects of a plan were read to believe that it is one."""
    found = {veld.split(".")[0] for veld in reading.pip.herkomst or {}} & _SUBJECTS
    if len(found) < FEWEST_SUBJECTS:
        raise InvoerFout((Fout(bron, None, None, NO_PIP),))


def _is_about_two(document: Document) -> bool:
    values: dict[str, set[str]] = {}
    for veld in document.velden:
        if _ONE_PER_PERSON.fullmatch(veld.label) and not _FAMILY.search(veld.kop) and not veld.oud:
            name = "naam" if "naam" in veld.label or veld.label == "inburgeraar" else veld.label.split()[0][:4]
            values.setdefault(name, set()).add(_bare(veld.tekst))
    if len(values.get("gebo", ())) > 1 or len(values.get("bsn", ())) > 1:
        return True
    titled = [zin for zin in document.zinnen[:12] if _TITLED.search(zin.tekst) or _TITLED.search(zin.label)]
    if any(_BOTH.search(zin.tekst) for zin in titled):
        return True
    names = values.get("naam", set())
    titles = sum(
        zin.plaats == "kop" and bool(re.search(r"\bpip\b|plan inburgering", zin.tekst)) for zin in document.zinnen
    )
    return len(names) > 1 and (titles > 1 or sum(veld.label.startswith("leerroute") for veld in document.velden) > 1)


def _bare(tekst: str) -> str:
    return re.sub(r"[^a-z0-9█]", "", re.sub(r"\b(?:mw|dhr|mevr|mevrouw|de heer)\b\.?|\(.*", "", tekst))
