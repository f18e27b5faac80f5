"""Reads texts: kept as they are, also when they look like a formula or HTML; the display makes them harmless."""

from features.sheets.cells.cel import ONBEKEND, Cel, known, wrong

LONGEST_KENMERK = 200
LONGEST_TITEL = 500
VOORBEELDEN = ("VOORBEELD-1", "VOORBEELD-2", "VOORBEELD-3")
"""The kenmerken of the example rows in the sjabloon, which are no plekken."""
VOORBEELD = "dit is een voorbeeld uit het sjabloon; haal de rij weg, of vul uw eigen plek in met een eigen kenmerk"
TE_LANG = "deze tekst is te lang; verwacht: hoogstens {} tekens"


def read_kenmerk(text: str) -> Cel:
    """Read the kenmerk of a plek; an example of the sjabloon that was left in is a fault."""
    return wrong("kenmerk", VOORBEELD) if text.strip().upper() in VOORBEELDEN else read_regel(text, "kenmerk")


def read_regel(text: str, veld: str) -> Cel:
    """Read a text of one line; spaces and line breaks become one space."""
    line = " ".join(text.split())
    longest = LONGEST_KENMERK if veld == "kenmerk" else LONGEST_TITEL
    if len(line) > longest:
        return wrong(veld, TE_LANG.format(longest))
    return known(veld, line) if line else ONBEKEND


def read_tekst(text: str, veld: str) -> Cel:
    """Read a text of any length; only the space around it goes."""
    bare = text.strip()
    return known(veld, bare) if bare else ONBEKEND
