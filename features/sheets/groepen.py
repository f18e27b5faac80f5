"""A list of people and the group each is in (kenmerk;groep): read to compare chances, and never kept."""

from collections.abc import Iterator

from data.schemas.errors import Fout, InvoerFout
from features.intake.bsn import find_bsn
from features.intake.meldingen import BSN_TEKST
from features.sheets.fout import BestandFout
from features.sheets.rij import MOST_ROWS, ONLEESBAAR, ONLEESBAAR_TEKEN, TE_VEEL_RIJEN, Rij
from features.sheets.source import open_sheets

KOLOMMEN = ("kenmerk", "groep")
LONGEST_NAME = 60
MOST_GROUPS = 100

GEEN_KOP = "de eerste rij hoort de koppen kenmerk en groep te hebben, bijvoorbeeld: kenmerk;groep"
GEEN_RIJEN = "er staan geen mensen in dit bestand; verwacht: per rij een kenmerk en een groep"
LEEG = "dit vak is leeg; vul een {} in of haal de rij weg"
DUBBEL = "dit kenmerk staat ook in rij {}; laat het één keer staan, met één groep"
TE_LANG = f"deze naam is te lang; verwacht: hoogstens {LONGEST_NAME} tekens"
TE_VEEL_GROEPEN = f"er zijn meer dan {MOST_GROUPS} groepen; staat er misschien een andere kolom onder groep?"


def read_groepen(raw: bytes, bron: str) -> dict[str, str]:
    """The group of each kenmerk in a list: delimited text or XLSX, with the heads kenmerk and groep.

    Raises InvoerFout with every fault; a BSN is refused and not repeated.
    """
    if not raw.strip():
        raise InvoerFout((Fout(bron, None, None, f"{GEEN_RIJEN}."),))
    try:
        rijen = list(open_sheets(raw)[0].rijen())
    except BestandFout as error:
        raise InvoerFout((Fout(bron, None, None, f"{error}."),)) from None
    columns = _columns(rijen)
    if columns is None:
        raise InvoerFout((Fout(bron, None, None, f"{GEEN_KOP}."),))
    groups, fouten = _read(rijen[1:], columns, bron)
    if not fouten and not groups:
        fouten = [Fout(bron, None, None, f"{GEEN_RIJEN}.")]
    if not fouten and len(set(groups.values())) > MOST_GROUPS:
        fouten = [Fout(bron, None, "groep", f"{TE_VEEL_GROEPEN}.")]
    if len(rijen) - 1 > MOST_ROWS:
        fouten = [Fout(bron, None, None, f"{TE_VEEL_RIJEN}.")]
    if fouten:
        raise InvoerFout(tuple(fouten))
    return groups


def _columns(rijen: list[Rij]) -> tuple[int, int] | None:
    heads = [cel.strip().casefold() for cel in rijen[0].cellen] if rijen else []
    if any(heads.count(name) != 1 for name in KOLOMMEN):
        return None
    return heads.index("kenmerk"), heads.index("groep")


def _read(rijen: list[Rij], columns: tuple[int, int], bron: str) -> tuple[dict[str, str], list[Fout]]:
    groups: dict[str, str] = {}
    row_of: dict[str, int] = {}
    fouten: list[Fout] = []
    for rij in rijen:
        cells = [rij.cellen[at].strip() if at < len(rij.cellen) else "" for at in columns]
        found = list(_faults(rij, cells))
        if not found and cells[0] in row_of:
            found = [("kenmerk", DUBBEL.format(row_of[cells[0]]))]
        fouten += [Fout(bron, f"rij {rij.nummer}", veld, f"{tekst}.") for veld, tekst in found]
        if not found:
            groups[cells[0]], row_of[cells[0]] = cells[1], rij.nummer
    return groups, fouten


def _faults(rij: Rij, cells: list[str]) -> Iterator[tuple[str | None, str]]:
    if rij.fout:
        yield None, rij.fout
        return
    if any(find_bsn(cel) for cel in rij.cellen):
        yield None, BSN_TEKST
        return
    for name, cell in zip(KOLOMMEN, cells, strict=True):
        if not cell:
            yield name, LEEG.format(name)
        elif ONLEESBAAR_TEKEN in cell or not cell.isprintable():
            yield name, ONLEESBAAR
        elif len(cell) > (LONGEST_NAME if name == "groep" else 200):
            yield name, TE_LANG if name == "groep" else "dit kenmerk is te lang; verwacht: hoogstens 200 tekens"
