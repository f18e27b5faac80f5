"""Reads how many people a plek takes: "3 personen", "max. 8", "één"; and the size of a groep."""

import re

from features.sheets.cells.cel import Cel, asked, known, wrong
from features.sheets.cells.getal import DATUM_IN_PLAATS_VAN_GETAL, is_excel_date, number_word, plain, to_number

MOST = 10_000
VERWACHT = "schrijf het aantal plekken als heel getal, bijvoorbeeld 3"
NEGATIEF = "het aantal plekken kan niet kleiner zijn dan 0; schrijf 0 als alles vol is"
TE_VEEL = f"dit aantal is te hoog; verwacht: 0 tot en met {MOST}"
GROEP = "schrijf de grootte van de groep als twee getallen, bijvoorbeeld 6-12"
GROEP_OMGEKEERD = "de kleinste groep is groter dan de grootste; schrijf het kleinste getal eerst"

_ONE = re.compile(
    r"(?:(?:max|maximaal|min|minimaal|ca|circa|ongeveer|totaal|aantal|tot|t/m|hoogstens)\b[.: ]*)?"
    r"([0-9]{1,9})(?:[.,]0{1,2})?(?: ?x)?(?: (?P<unit>[a-zà-ÿ.()/ ]+))?"
)
_MINUS = re.compile(r"(?:min |minus |-) ?[0-9].*")
_NO_UNIT = re.compile(r"\b(?:fte|dag|dagen|uur|uren|week|tot|of|per|meer|a|à)\b")
_WORD = re.compile(
    r"(?:max\.? |maximaal )?([a-zà-ÿ]+)"
    r"(?: (?:persoon|personen|plek|plekken|plaats|plaatsen|mensen|kandidaten|vrijwilligers?))?"
)
_GROUP = re.compile(
    r"(?:van |min\.? ?|minimaal )?([0-9]{1,3}) ?(?:-|t/m|tot en met|tot|à|a|/) ?"
    r"(?:max\.? ?|maximaal )?([0-9]{1,3})(?: [a-z]+)?"
)


def read_capaciteit(text: str) -> Cel:
    """Read the number of places; anything that is not one number is a fault or a question."""
    if is_excel_date(text):
        return wrong("capaciteit", DATUM_IN_PLAATS_VAN_GETAL)
    plainly = re.sub(r",? ?\bin overleg$", "", plain(text))
    if _MINUS.fullmatch(plainly):
        return wrong("capaciteit", NEGATIEF)
    if (found := _ONE.fullmatch(plainly)) and not _NO_UNIT.search(found["unit"] or ""):
        number = int(found[1])
        return known("capaciteit", number) if number <= MOST else wrong("capaciteit", TE_VEEL)
    if plainly in ("vol", "geen", "geen plek", "geen plekken", "vervuld"):
        return known("capaciteit", 0)
    word = number_word(found[1]) if (found := _WORD.fullmatch(plainly)) else None
    return asked("capaciteit", VERWACHT) if word is None else known("capaciteit", word)


def read_groep(text: str) -> Cel:
    """Read the smallest and largest size of a groep; "geen" is no groep."""
    if is_excel_date(text):
        return wrong("groep", DATUM_IN_PLAATS_VAN_GETAL)
    plainly = plain(text)
    if plainly in ("geen", "nee", "geen groep", "individueel", "0", "n"):
        return Cel({})
    found = _GROUP.fullmatch(plainly)
    if found is None:
        return wrong("groep", GROEP) if plainly.startswith("-") else asked("groep", GROEP)
    low, high = int(found[1]), int(found[2])
    if low < 1 or high < low:
        return wrong("groep", GROEP if low < 1 else GROEP_OMGEKEERD)
    return Cel({"groep": {"min": low, "max": high}})


def read_groep_getal(text: str, veld: str) -> Cel:
    """Read one whole number of a groep; min and max are at least 1, taalBandbreedte at least 0."""
    plainly = plain(text)
    if plainly in ("geen", "nee"):
        return Cel({})
    found = _ONE.fullmatch(plainly)
    least = 0 if veld.endswith("Bandbreedte") else 1
    if found is None or not least <= to_number(found[1][:4]) <= MOST:
        return wrong(veld, GROEP) if re.search("[0-9]", plainly) else asked(veld, GROEP)
    return known(veld, int(found[1]))
