"""Gives the rows of an upload back as a workbook that says per row what is wrong and what to do."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from features.intake.bsn import find_bsn
from features.intake.meldingen import BSN_TEKST
from features.sheets.result import UploadResult
from features.sheets.rij import letter_of
from features.sheets.workbook_xml import LONGEST_IN_EXCEL, Regel, Stijl, write_workbook

STATUS, WAT_TE_DOEN = "Status", "Wat te doen"
GOED, MET_VRAAG, FOUT = "goed", "goed, maar er is een vraag", "fout"
AFGEKAPT = (
    "de tekst is langer dan Excel toelaat en is hier afgekapt; lever deze plek aan als CSV of maak de tekst korter"
)
BSN_WEG = "[BSN weggehaald]"

Opmerkingen = Mapping[int, Sequence[tuple[int | None, str]]]
"""Per row number: the column (from 0) to blame, or None, and a Dutch sentence."""


def fault_workbook(result: UploadResult) -> bytes:
    """Write the workbook for an upload that was read.

    All data rows stand in it, on the row they came from (one lower for JSON), so that uploading the corrected file
    finishes the job.
    """
    fouten: dict[int, list[tuple[int | None, str]]] = {}
    for fout in result.fout:
        fouten.setdefault(fout.rij, []).append((fout.kolom, fout.reden))
    vragen: dict[int, list[tuple[int | None, str]]] = {}
    columns = {uitleg.veld: uitleg.kolom for uitleg in reversed(result.kolommen)}
    for vraag in result.vragen:
        vragen.setdefault(vraag.rij, []).append((columns.get(vraag.veld), vraag.vraag))
    return write_fault_workbook(result.koppen, result.regels.rows(), fouten, vragen, max(result.kopregel, 1))


def write_fault_workbook(
    koppen: Sequence[Sequence[str]],
    rows: Iterable[tuple[int, Sequence[str]]],
    fouten: Opmerkingen,
    vragen: Opmerkingen | None = None,
    kopregel: int = 1,
) -> bytes:
    """Write heads (one tier or two, the last on row `kopregel`) and numbered rows as XLSX, with two extra columns.

    A row stands on its own number, or right below the row before it when that place is taken. A row without fouten
    is goed. Wrong cells are red and bold, cells with a question yellow. A BSN is taken out of the row it was found in.
    """
    tiers, width = _without_extra(koppen)
    regels = _lines(tiers, width, rows, fouten, vragen or {}, kopregel)
    return write_workbook(regels, width + 2, kopregel)


def _lines(
    tiers: Sequence[Sequence[str]],
    width: int,
    rows: Iterable[tuple[int, Sequence[str]]],
    fouten: Opmerkingen,
    vragen: Opmerkingen,
    kopregel: int,
) -> Iterator[Regel]:
    """Give every line of the sheet in order: the heads, then the rows."""
    for place, tier in enumerate(tiers, start=max(kopregel, len(tiers)) - len(tiers) + 1):
        extra = (STATUS, WAT_TE_DOEN) if tier is tiers[-1] else ()
        texts = [*tier, *[""] * (width - len(tier)), *extra]
        yield Regel(place, texts, dict.fromkeys(range(len(texts)), Stijl.KOP))
    last = max(kopregel, len(tiers))
    names = [*tiers[-1], *[""] * (width - len(tiers[-1]))]
    for nummer, cellen in rows:
        last = max(nummer, last + 1)
        texts = [*cellen[:width], *[""] * (width - len(cellen))]
        about = (fouten.get(nummer, ()), vragen.get(nummer, ()))
        if any(about) or max(map(len, texts)) > LONGEST_IN_EXCEL:
            yield _row(last, texts, names, *about)
        else:
            yield Regel(last, [*texts, GOED])


def _row(
    nummer: int,
    teksten: Sequence[str],
    names: Sequence[str],
    fouten: Sequence[tuple[int | None, str]],
    vragen: Sequence[tuple[int | None, str]],
) -> Regel:
    """Give one row with something to say: its cells with their style, then its status and what to do."""
    if any(tekst == BSN_TEKST for _, tekst in fouten):
        teksten = [_without_bsn(tekst) for tekst in teksten]
    width = len(names)
    marked = {kolom: Stijl.VRAAG for kolom, _ in vragen} | {kolom: Stijl.FOUT for kolom, _ in fouten}
    stijlen = {kolom: stijl for kolom, stijl in marked.items() if kolom is not None and kolom < width}
    long = [(kolom, AFGEKAPT) for kolom, tekst in enumerate(teksten) if len(tekst) > LONGEST_IN_EXCEL]
    todo = "\n".join(dict.fromkeys(_sentence(names, *one) for one in (*fouten, *vragen, *long)))
    status, stijl = (FOUT, Stijl.FOUT) if fouten else (MET_VRAAG, Stijl.VRAAG) if vragen else (GOED, Stijl.GEWOON)
    return Regel(nummer, [*teksten, status, todo], {**stijlen, width: stijl, width + 1: Stijl.UITLEG})


def _sentence(names: Sequence[str], kolom: int | None, tekst: str) -> str:
    """Name the column before the sentence, as the spreadsheet shows it."""
    if kolom is None or kolom >= len(names):
        return tekst
    return f"{' '.join(names[kolom].split())} (kolom {letter_of(kolom)}): {tekst}".lstrip()


def _without_extra(koppen: Sequence[Sequence[str]]) -> tuple[list[Sequence[str]], int]:
    """Leave out the two columns that an earlier fault workbook added; give the heads and how wide they are."""
    heads = list(koppen[-1])
    while heads and not heads[-1].strip():
        heads.pop()
    if [head.strip() for head in heads[-2:]] == [STATUS, WAT_TE_DOEN]:
        heads = heads[:-2]
    width = max(len(heads), *(len(tier) for tier in koppen[:-1])) if len(koppen) > 1 else len(heads)
    return [*koppen[:-1], heads], width


def _without_bsn(text: str) -> str:
    for begin, end in reversed(find_bsn(text)):
        text = text[:begin] + BSN_WEG + text[end:]
    return text
