"""`plekwijzer vector`: one pip or plek as the numbers that the judgement reads."""

from dataclasses import fields
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from api.cli.options import Op, Richting, day
from api.cli.output import print_lines
from api.deps import engine_of
from api.journeys.engine import chosen
from api.journeys.intake import read_files
from api.settings import read_settings
from data.schemas.codes import DAGEN
from data.schemas.errors import Fout, InvoerFout
from data.schemas.tijd import MINUTES_A_DAY
from data.schemas.vector import PipTable, PlekTable, Ragged, UInt32

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
            lines.append(f"{field.name}: {one.tolist() if hasattr(one, 'tolist') else one}")
    return [*lines, ""]


def _week(words: UInt32) -> list[str]:
    """The week of one grid: "#" the whole half hour, "+" a part of it, "." none."""
    minutes = np.unpackbits(words.astype("<u4").view(np.uint8), bitorder="little").reshape(
        7, MINUTES_A_DAY // SLOT, SLOT
    )
    share = minutes.mean(axis=2)
    drawn = np.where(share == 1, "#", np.where(share > 0, "+", "."))
    return [f"  {dag} {''.join(slots)}" for dag, slots in zip(DAGEN, drawn, strict=True)]
