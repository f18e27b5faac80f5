"""`plekwijzer vector`: one pip or plek as the numbers that the judgement reads."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer

from api.cli.options import Op, Richting, day
from api.cli.output import print_lines
from api.deps import engine_of
from api.journeys.engine import chosen
from api.journeys.intake import read_files
from api.settings import read_settings
from data.reference.places import pc4_table
from data.schemas.codes import (
    BELASTINGEN,
    BEPERKINGEN,
    CERTIFICATEN,
    DAGEN,
    DOELEN,
    INTENSITEITEN,
    PERSPECTIEVEN,
    PLEKSOORTEN,
    RICHTINGEN,
    RIJBEWIJZEN,
    SECTOREN,
    VLOEREN,
    WERKDRUKKEN,
    WERKNEMERSVAARDIGHEDEN,
)
from data.schemas.errors import Fout, InvoerFout
from data.schemas.tijd import MINUTES_A_DAY
from data.schemas.travel import VERVOER
from data.schemas.vector import NO_DAY, PipTable, PlekTable, Ragged, UInt32
from matching.wording import beroep_naam, bits, listing, vakskill_naam

SLOT = 30
"""Minutes per character of a drawn week."""

PipFile = Annotated[Path | None, typer.Option("--pip", help="JSON van één of meer pips.")]
PlekFile = Annotated[Path | None, typer.Option("--plek", help="JSON van één of meer plekken.")]


def vector(pip: PipFile = None, plek: PlekFile = None, richting: Richting = "auto", op: Op = None) -> None:
    """Laat zien welke getallen het oordeel leest van een pip of plek."""
    if pip is None and plek is None:
        raise InvoerFout((Fout("vector", None, None, "geef --pip of --plek."),))
    engine = engine_of(read_settings())
    pips, plekken = read_files([pip] if pip else [], [plek] if plek else [])
    people = engine.measure_pips(pips, [chosen(one, richting).richting for one in pips], [day(op)] * len(pips))
    print_lines(line for row in range(len(pips)) for line in table_lines(people, row))
    print_lines(line for row in range(len(plekken)) for line in table_lines(engine.measure_plekken(plekken), row))


def _mask(codes: Sequence[str]) -> Callable[[Any, int], str]:
    return lambda table, value: f"{value} ({', '.join(bits(int(value), codes)) or 'geen'})"


def _order(codes: Sequence[str]) -> Callable[[Any, int], str]:
    return lambda table, value: f"{value} ({codes[value] if value >= 0 else 'niet bekend'})"


def _day(table: Any, value: int) -> str:
    return f"{value} ({date.fromordinal(int(value)) if value != NO_DAY else 'geen'})"


def _place(table: Any, value: int) -> str:
    return f"{value} (postcode {pc4_table().codes[value] if value >= 0 else 'niet bekend'})"


def _named(name: Callable[[int, Mapping[int, str]], str]) -> Callable[[Any, Any], str]:
    def words(table: Any, values: Any) -> str:
        ids = np.atleast_1d(values).tolist()
        return f"{ids} ({listing(name(one, table.woorden) for one in ids if one >= 0) or 'geen'})"

    return words


MEANING: Mapping[str, Callable[[Any, Any], str]] = {
    "op": _day,
    "vanaf": _day,
    "einddatum": _day,
    "pc4": _place,
    "richting": _order(RICHTINGEN),
    "vervoer": _mask(VERVOER),
    "beperkingen": _mask(BEPERKINGEN),
    "belasting": _mask(BELASTINGEN),
    "certificaten": _mask(CERTIFICATEN),
    "opleidt_voor": _mask(CERTIFICATEN),
    "rijbewijs": _mask(RIJBEWIJZEN),
    "perspectief": _mask(PERSPECTIEVEN),
    **dict.fromkeys(("ervaring_sectoren", "wens_sectoren", "wens_beroep_sectoren", "niet_sectoren"), _mask(SECTOREN)),
    "sector": _order(SECTOREN),
    "soort": _order(PLEKSOORTEN),
    "doel": _order(DOELEN),
    "begeleiding": _order(INTENSITEITEN),
    "werknemersvaardigheden": _order(WERKNEMERSVAARDIGHEDEN),
    "werkdruk": _order(WERKDRUKKEN),
    "vloer": _order(VLOEREN),
    **dict.fromkeys(("beroepen", "wens_beroepen", "niet_beroepen", "beroep"), _named(beroep_naam)),
    **dict.fromkeys(("vakskills", "wens_vakskills", "niet_vakskills", "vereist", "gebruikt"), _named(vakskill_naam)),
}
"""How a column whose numbers say little is shown beside its number."""


def table_lines(table: PipTable | PlekTable, row: int) -> list[str]:
    """One row of a feature table, a column a line; a week is drawn with half an hour per character."""
    lines = []
    for field in fields(table):
        values = getattr(table, field.name)
        if field.name == "woorden":
            continue
        if isinstance(values, np.ndarray) and values.ndim == 2 and values.dtype == np.uint32:
            lines += [f"{field.name}:", *_week(values[row])]
        elif field.name == "jaren":
            first, last = table.beroepen.offsets[row : row + 2]  # type: ignore[union-attr]
            lines.append(f"{field.name}: {values[first:last].tolist()}")
        else:
            one = values.row(row) if isinstance(values, Ragged) else values[row]
            known = getattr(table, f"{field.name}_bekend", None)
            if known is not None and not known[row]:
                lines.append(f"{field.name}: niet bekend")
                continue
            plain = one.tolist() if hasattr(one, "tolist") else one
            lines.append(f"{field.name}: {MEANING[field.name](table, one) if field.name in MEANING else plain}")
    return [*lines, ""]


def _week(words: UInt32) -> list[str]:
    """The week of one grid: "#" the whole half hour, "+" a part of it, "." none."""
    minutes = np.unpackbits(words.astype("<u4").view(np.uint8), bitorder="little").reshape(
        7, MINUTES_A_DAY // SLOT, SLOT
    )
    share = minutes.mean(axis=2)
    drawn = np.where(share == 1, "#", np.where(share > 0, "+", "."))
    return [f"  {dag} {''.join(slots)}" for dag, slots in zip(DAGEN, drawn, strict=True)]
