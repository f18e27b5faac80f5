"""What was read from an upload, as JSON and as Dutch lines."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from api.cli.output import json_text
from api.journeys.upload import dry_run
from data.schemas.codes import Bron
from features.sheets.result import PlekRij, UploadResult

SHOWN = 20
"""Faults and questions that are shown to a reader; the rest is counted."""


def read_upload(path: Path, bron: Bron | None = None) -> dict[str, Any]:
    """Read a file without keeping anything, as the JSON of `plekken add --dry-run --json`."""
    return upload_json(dry_run(path, bron))


def upload_json(result: UploadResult) -> dict[str, Any]:
    """The result of an upload as JSON data; plekken by row number."""
    plekken = dict(map(_plek, result.plekken))
    return {**_without_plekken(result), "plekken": plekken}


def json_parts(result: UploadResult) -> Iterator[str]:
    """The same as upload_json, as text in parts: 100,000 plekken never stand in memory twice."""
    yield json_text(_without_plekken(result)).removesuffix("}") + ', "plekken": {'
    for place, rij in enumerate(result.plekken):
        number, velden = _plek(rij)
        yield f'{", " if place else ""}"{number}": {json_text(velden)}'
    yield "}}"


def _without_plekken(result: UploadResult) -> dict[str, Any]:
    return {
        "bestand": result.bron,
        "blad": result.blad,
        "kopregel": result.kopregel,
        "rijen": result.rijen,
        "goed": result.goed,
        "fout": [{"rij": fout.rij, "veld": fout.veld, "reden": fout.reden} for fout in result.fout],
        "vragen": [
            {"rij": vraag.rij, "veld": vraag.veld, "vraag": vraag.vraag, "kandidaten": list(vraag.kandidaten)}
            for vraag in result.vragen
        ],
        "kolommen": [
            {"kolom": uitleg.letter, "kop": uitleg.kop, "veld": uitleg.veld, "uitleg": uitleg.uitleg}
            for uitleg in result.kolommen
        ],
        "meldingen": list(result.meldingen),
    }


def upload_lines(result: UploadResult) -> list[str]:
    """The result of an upload for a reader: what columns mean, what is good, what must be mended, what we ask."""
    lines = [f"{result.bron}: {result.rijen} rijen, {result.goed} goed, {result.rijen - result.goed} met een fout."]
    lines += [f"Let op: {melding}" for melding in result.meldingen]
    lines.append("Kolommen:")
    lines += [f"  {uitleg.letter or '-'} {uitleg.kop}: {uitleg.uitleg}" for uitleg in result.kolommen]
    if result.fout:
        lines.append("Fouten:")
        lines += [f"  rij {fout.rij}, {fout.veld}: {fout.reden}" for fout in result.fout[:SHOWN]]
        lines += _more(len(result.fout))
    if result.vragen:
        lines.append("Vragen:")
        for vraag in result.vragen[:SHOWN]:
            choice = f" Misschien: {', '.join(vraag.kandidaten)}." if vraag.kandidaten else ""
            lines.append(f"  rij {vraag.rij}, {vraag.veld}: {vraag.vraag}{choice}")
        lines += _more(len(result.vragen))
    return lines


def _more(amount: int) -> list[str]:
    return [f"  ... en nog {amount - SHOWN}"] if amount > SHOWN else []


def _plek(rij: PlekRij) -> tuple[str, dict[str, object]]:
    """The row number as a key, and the plek as JSON data."""
    return str(rij.rij), rij.velden
