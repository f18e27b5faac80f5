"""Printing: JSON as UTF-8 whatever the terminal says, and oordelen as readable Dutch."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from api.cli.files import write_whole
from data.schemas.oordeel import Bijdrage, Oordeel
from matching.wording import minutes_text, share

if TYPE_CHECKING:
    from data.storage.versions import AddResult

VERDICT = {
    "passend": "Past",
    "passendMetVoorwaarden": "Past, als dit lukt",
    "nietPassend": "Past nu niet",
}
SHOWN = 5
"""Sets of changes that are shown to a reader; JSON has them all."""
_BAR = 10


def json_text(data: Mapping[str, Any], indent: int | None = None) -> str:
    """The data as JSON text; equal data gives equal text."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)


def print_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output as UTF-8."""
    print_parts(f"{line}\n" for line in lines)


def added_line(result: "AddResult") -> str:
    """How many were new, changed and the same."""
    return f"{result.new} nieuw, {result.changed} gewijzigd, {result.same} hetzelfde."


def give_page(text: str, to: Path | None) -> None:
    """Print a page, or write it to a file whole: two who make it at once never leave an empty one."""
    if to is None:
        print_lines([text])
    else:
        write_whole(to, f"{text}\n".encode())


def print_parts(parts: Iterable[str]) -> None:
    """Write text in parts to standard output as UTF-8."""
    for part in parts:
        sys.stdout.buffer.write(part.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def oordeel_lines(oordeel: Oordeel, titel: str | None = None) -> list[str]:
    """One Oordeel for a reader: the verdict, what stands in the way or must be done, and why it scores as it does."""
    score = "" if oordeel.score is None else f" (score {share(oordeel.score)})"
    name = f"{oordeel.plek} {titel}" if titel else oordeel.plek
    lines = [f"{oordeel.pip} bij {name}", f"  {VERDICT[oordeel.oordeel]}{score}"]
    lines.append(f"  Richting: {oordeel.richting}. {oordeel.richting_reden or ''}".rstrip())
    if oordeel.reistijd_minuten is not None:
        lines.append(f"  Reis: {minutes_text(oordeel.reistijd_minuten)} ({oordeel.reistijd_bron})")
    lines += _part("Waarom nu niet", [punt.tekst for punt in oordeel.belemmeringen])
    lines += _part("Eerst doen", [punt.tekst for punt in oordeel.voorwaarden])
    lines += _part("Wat als", [one.tekst for one in (oordeel.wat_als or ())[:SHOWN]])
    lines += [f"  Bij een kleine fout: {oordeel.stevigheid.tekst}"] if oordeel.stevigheid else []
    lines += _part("Waarom deze score", [_bar(bijdrage) for bijdrage in oordeel.bijdragen])
    return lines + [f"  Let op: {tekst}" for tekst in oordeel.waarschuwingen]


def _part(title: str, rows: list[str]) -> list[str]:
    return [f"  {title}:", *(f"    - {row}" for row in rows)] if rows else []


def _bar(bijdrage: Bijdrage) -> str:
    full = round(bijdrage.punten * _BAR)
    return f"{bijdrage.criterium:<12}{'█' * full}{'░' * (_BAR - full)} {share(bijdrage.bijdrage)}  {bijdrage.reden}"
