"""The peer of uploads: openpyxl or csv.DictReader, words looked up in a dict, and a pydantic Plek for each row.

It reads and checks only: it keeps nothing, asks nothing and writes nothing back.
"""

import csv
import json
import sys
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook  # type: ignore[import-untyped]

from data.reference.uploadwoorden import celwoorden
from data.reference.vocabulary import sectoren
from data.schemas.plek import Plek
from features.intake.bsn import find_bsn

Row = Mapping[str, Any]

CODES = {veld: {word: code for code, words in codes.items() for word in words} for veld, codes in celwoorden().items()}
SECTOREN = {sector.naam: sector.code for sector in sectoren()}
JA_NEE = {"ja": True, "nee": False}


def rows_of(file: Path) -> Iterator[Row]:
    """The rows by head, one at a time."""
    if file.suffix == ".csv":
        with file.open(encoding="utf-8-sig", newline="") as stream:
            yield from csv.DictReader(stream, delimiter=";")
        return
    rows = load_workbook(file, read_only=True).worksheets[0].iter_rows(values_only=True)
    first = next(rows)
    yield from (dict(zip(first, row, strict=True)) for row in rows)


def plek_of(row: Row) -> Plek:
    """One plek. Raises ValueError for a row that cannot be read, at the first thing that is wrong."""
    if find_bsn(" | ".join(str(cel) for cel in row.values())):
        raise ValueError("BSN")
    least, _, most = str(row["Uren per week"]).partition("-")
    begin, end = _date(row["Startdatum"]), _date(row["Einddatum"])
    if begin and end and end < begin:
        raise ValueError("Einddatum")
    known = {
        "kenmerk": row["Kenmerk"],
        "titel": row["Titel"],
        "omschrijving": row["Omschrijving"],
        "aanbieder": {"naam": row["Organisatie"], "soort": CODES["aanbieder.soort"].get(row["Soort organisatie"])},
        "soort": CODES["soort"].get(row["Soort plek"]),
        "doel": row["Doel"],
        "beroep": row["Beroep"],
        "sector": SECTOREN.get(row["Sector"]),
        "uren": {"min": float(least), "max": float(most) if most else None},
        "tijden": [_time(part) for part in (row["Dagen en tijden"] or "").split("; ") if part],
        "rooster": row["Rooster"],
        "postcode": row["Postcode"],
        "capaciteit": int(row["Aantal plekken"]),
        "startdatum": begin,
        "einddatum": end,
        **_demands(row),
    }
    if not row["Organisatie"]:
        raise ValueError("Organisatie")
    return Plek.model_validate_json(json.dumps({key: value for key, value in known.items() if value not in ("", None)}))


def _demands(row: Row) -> dict[str, Any]:
    niveaus = {one: row[f"Taalniveau {one}"] or None for one in ("spreken", "luisteren", "lezen", "schrijven")}
    return {
        "taaleis": niveaus if any(niveaus.values()) else None,
        "taaleisBespreekbaar": JA_NEE.get(row["Taalniveau bespreekbaar"]),
        "taalaanbod": {"taalmaatje": JA_NEE.get(row["Taalmaatje"])},
        "begeleiding": {"intensiteit": CODES["begeleiding.intensiteit"].get(row["Hoeveel begeleiding"])},
        "belasting": _codes("belasting", row["Belasting"]),
        "takenAanpasbaar": JA_NEE.get(row["Taken aanpasbaar"]),
        "werkdruk": row["Werkdruk"],
        "certificaten": _codes("certificaten", row["Certificaten vereist"]),
        "perspectief": _codes("perspectief", row["Perspectief"]),
        "vakskills": {"gewenst": [part for part in (row["Vakskills gewenst"] or "").split(", ") if part]},
    }


def _codes(veld: str, cel: str | None) -> list[str]:
    return [CODES[veld][word] for word in (cel or "").split(", ") if word]


def _time(part: str) -> dict[str, str]:
    dag, _, times = part.partition(" ")
    van, _, tot = times.partition("-")
    return {"dag": dag, "van": van, "tot": tot}


def _date(cel: str | datetime | None) -> str | None:
    if isinstance(cel, str):
        return datetime.strptime(cel, "%d-%m-%Y").date().isoformat() if cel else None
    return cel.date().isoformat() if cel else None


def main(file: str) -> None:
    """Read a list and print how many rows are good and how many are wrong."""
    plekken, wrong = [], 0
    for row in rows_of(Path(file)):
        try:
            plekken.append(plek_of(row))
        except ValueError:
            wrong += 1
    sys.stdout.write(json.dumps({"good": len(plekken), "wrong": wrong}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
