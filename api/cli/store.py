"""The commands that work on the database: suggestions for one pip or one plek."""

from typing import Annotated

import typer

from api.cli.options import BEHEER, Json, Most, Op, Richting, day, now
from api.cli.output import oordeel_lines, print_lines
from api.deps import engine_of, store_of
from api.journeys.geheugen import Geheugen
from api.journeys.suggestie import Suggestie, Vrager, candidates_stored, suggest_stored
from api.settings import read_settings
from matching.wording import counted


def suggest(
    pip: Annotated[str, typer.Option("--pip", help="Kenmerk van de pip.")],
    most: Most = 10,
    richting: Richting = "auto",
    op: Op = None,
    as_json: Json = False,
) -> None:
    """Zoek de best passende plekken bij één pip."""
    settings = read_settings()
    found = suggest_stored(engine_of(settings), store_of(settings), _wie(op), pip, richting, most)
    _show(found, as_json, f"Voor {pip} past nu geen van de {counted(found.looked_at, 'plek', 'plekken')}.")


def candidates(
    plek: Annotated[str, typer.Option("--plek", help="Kenmerk van de plek.")],
    most: Most = 10,
    richting: Richting = "auto",
    op: Op = None,
    as_json: Json = False,
) -> None:
    """Zoek de best passende pips bij één plek."""
    settings = read_settings()
    found = candidates_stored(engine_of(settings), store_of(settings), _wie(op), plek, richting, most)
    _show(found, as_json, f"Bij {plek} past nu niemand van de {counted(found.looked_at, 'pip', 'pips')}.")


def _wie(op: str | None) -> Vrager:
    return Vrager(BEHEER, now(), day(op), Geheugen())


def _show(found: Suggestie, as_json: bool, nothing: str) -> None:
    if as_json:
        print_lines(answer.json_text() for answer in found.oordelen)
    elif found.oordelen:
        titels = found.titels
        print_lines(line for answer in found.oordelen for line in [*oordeel_lines(answer, titels.get(answer.plek)), ""])
    else:
        print_lines([nothing])
