"""Invented lists of plekken in Dutch words, as CSV and as XLSX, with a known number of wrong rows."""

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
from openpyxl import Workbook  # type: ignore[import-untyped]

from data.reference.uploadwoorden import celwoorden
from data.reference.vocabulary import sectoren
from data.schemas.plek import Plek
from data.synthetic.plekken import make_plekken

Cel = str | int | date | None
Regel = dict[str, Cel]

ONE_IN = 10
"""One in so many rows is made wrong."""
SEATS_PER_PLEK = 1.5
FAULTS: tuple[Callable[[Regel], Regel], ...] = (
    lambda row: row | {"Titel": None},
    lambda row: row | {"Organisatie": None},
    lambda row: row | {"Postcode": "751"},
    lambda row: row | {"Aantal plekken": "veel"},
    lambda row: row | {"Uren per week": "70"},
    lambda row: row | {"Soort plek": None},
    lambda row: row | {"Startdatum": date(2027, 3, 1), "Einddatum": date(2027, 2, 1)},
    lambda row: row | {"Omschrijving": "Bel voor deze plek over BSN 111222333."},
)
"""Ways in which a row is wrong, taken in turn."""


def invent_list(plekken: int, seed: int, op: date) -> list[Regel]:
    """Rows of invented plekken, good ones and exactly one in ONE_IN wrong, at places drawn by the seed."""
    invented = make_plekken(plekken, seats=round(plekken * SEATS_PER_PLEK), seed=seed, regio=None, op=op)
    sector_names = {sector.code: sector.naam for sector in sectoren()}
    rows = [_row(plek, sector_names) for plek in invented]
    wrong = np.random.default_rng(seed).choice(plekken, plekken // ONE_IN, replace=False)
    for turn, place in enumerate(wrong):
        rows[place] = FAULTS[turn % len(FAULTS)](rows[place])
    return rows


def write_csv(rows: Sequence[Regel], file: Path) -> None:
    """Write the list as Excel does in Dutch: `;`, UTF-8 with byte order mark, dates as 1-3-2027."""
    with file.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, fieldnames=list(rows[0]), delimiter=";")
        writer.writeheader()
        for row in rows:
            writer.writerow({kop: _as_text(cel) for kop, cel in row.items()})


def write_xlsx(rows: Sequence[Regel], file: Path) -> None:
    """Write the list as a workbook with one sheet; numbers and dates are cells of their own kind."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Plekken")
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    book.save(file)


def _row(plek: Plek, sector_names: dict[str, str]) -> Regel:
    """One plek as an adviseur writes it down."""
    uren = f"{plek.uren.min:g}" if plek.uren.max is None else f"{plek.uren.min:g}-{plek.uren.max:g}"
    tijden = "; ".join(f"{one.dag} {one.van}-{one.tot}" for one in plek.tijden or ())
    return {
        "Kenmerk": plek.kenmerk,
        "Titel": plek.titel,
        "Organisatie": plek.aanbieder.naam,
        "Soort organisatie": _word("aanbieder.soort", plek.aanbieder.soort),
        "Soort plek": _word("soort", plek.soort),
        "Postcode": plek.postcode,
        "Aantal plekken": plek.capaciteit,
        "Uren per week": uren,
        "Omschrijving": plek.omschrijving,
        "Beroep": plek.beroep,
        "Sector": sector_names.get(plek.sector or ""),
        "Doel": plek.doel,
        "Dagen en tijden": tijden,
        "Rooster": plek.rooster,
        "Startdatum": plek.startdatum,
        "Einddatum": plek.einddatum,
        **_demands(plek),
    }


def _demands(plek: Plek) -> Regel:
    """What the plek asks and offers."""
    niveaus, begeleiding = plek.taaleis, plek.begeleiding
    return {
        "Taalniveau spreken": niveaus.spreken if niveaus else None,
        "Taalniveau luisteren": niveaus.luisteren if niveaus else None,
        "Taalniveau lezen": niveaus.lezen if niveaus else None,
        "Taalniveau schrijven": niveaus.schrijven if niveaus else None,
        "Taalniveau bespreekbaar": _yes_no(plek.taaleis_bespreekbaar),
        "Taalmaatje": _yes_no(plek.taalaanbod.taalmaatje if plek.taalaanbod else None),
        "Hoeveel begeleiding": _word("begeleiding.intensiteit", begeleiding.intensiteit if begeleiding else None),
        "Belasting": ", ".join(_words("belasting", plek.belasting)),
        "Taken aanpasbaar": _yes_no(plek.taken_aanpasbaar),
        "Werkdruk": plek.werkdruk,
        "Certificaten vereist": ", ".join(_words("certificaten", plek.certificaten)),
        "Perspectief": ", ".join(_words("perspectief", plek.perspectief)),
        "Vakskills gewenst": ", ".join((plek.vakskills and plek.vakskills.gewenst) or ()),
    }


def _word(veld: str, code: str | None) -> str | None:
    return None if code is None else celwoorden()[veld][code][0]


def _words(veld: str, codes: Sequence[str] | None) -> Iterator[str]:
    return (celwoorden()[veld][code][0] for code in codes or ())


def _yes_no(value: bool | None) -> str | None:
    return None if value is None else "ja" if value else "nee"


def _as_text(cel: Cel) -> str:
    if isinstance(cel, date):
        return f"{cel.day}-{cel.month}-{cel.year}"
    return "" if cel is None else str(cel)
