"""`plekwijzer judge` and `plekwijzer assign`: files in, an oordeel or a verdeling out, without a database."""

import gc
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import Json, Op, Richting, Seed, day, seed_of
from api.cli.output import json_text, oordeel_lines, print_lines
from api.deps import engine_of
from api.journeys.batch import NumberedLine, answer_all
from api.journeys.engine import Engine
from api.journeys.intake import read_files, read_one_pair
from api.journeys.oordeel import judge_pairs
from api.journeys.verdeling import divide_all
from api.settings import read_settings
from data.schemas.errors import Fout, InvoerFout
from data.schemas.verdeling import Verdeling
from matching.wording import share

BATCH_LINES = 1000
"""Lines judged as one block: enough for numpy, little enough to keep answers coming."""

PipFile = Annotated[Path | None, typer.Option("--pip", help="JSON van één pip.")]
PlekFile = Annotated[Path | None, typer.Option("--plek", help="JSON van één plek.")]
BatchFile = Annotated[str | None, typer.Option("--batch", help="JSON-regels {pip, plek, richting, op}; - is stdin.")]

WatAls = Annotated[bool, typer.Option("--wat-als", help="Zoek bij --batch ook wat er moet veranderen. Duurt langer.")]


def judge(
    pip: PipFile = None,
    plek: PlekFile = None,
    batch: BatchFile = None,
    richting: Richting = "auto",
    op: Op = None,
    wat_als: WatAls = False,
    as_json: Json = False,
) -> None:
    """Beoordeel één pip en één plek, of veel paren tegelijk."""
    engine = engine_of(read_settings())
    if batch is not None:
        judge_batch(engine, batch, day(op), wat_als)
    elif pip is None or plek is None:
        raise InvoerFout((Fout("judge", None, None, "geef --pip en --plek, of --batch."),))
    else:
        [oordeel] = judge_pairs(engine, [(*read_one_pair(pip, plek), richting, day(op))], wat_als=True)
        print_lines([json_text(oordeel.as_json(), 2)] if as_json else oordeel_lines(oordeel))


def judge_batch(engine: Engine, source: str, today: date, wat_als: bool = False) -> None:
    """Judge JSON lines; answers come in the order of the lines.

    From the first wrong line on nothing more is answered, so that answer k always belongs to line k; the rest is
    still read, and every fault is raised at the end as one InvoerFout.
    """
    # Nouns hold no cycles; looking for them would cost more than half of the time.
    gc.disable()
    fouten: list[Fout] = []
    for answers in answer_all(engine, _blocks(source), today, engine.workers, wat_als):
        fouten.extend(answers.fouten)
        if not fouten:
            print_lines(answers.texts)
    if fouten:
        raise InvoerFout(tuple(fouten))


def _blocks(source: str) -> Iterator[list[NumberedLine]]:
    with nullcontext(sys.stdin.buffer) if source == "-" else Path(source).open("rb") as stream:
        numbered = ((number, line) for number, line in enumerate(stream, start=1) if line.strip())
        while block := list(islice(numbered, BATCH_LINES)):
            yield block


def assign(
    pips: Annotated[Path, typer.Option("--pips", help="JSON met pips.")],
    plekken: Annotated[Path, typer.Option("--plekken", help="JSON met plekken.")],
    richting: Richting = "auto",
    op: Op = None,
    seed: Seed = None,
    as_json: Json = False,
) -> None:
    """Verdeel alle plekken over alle pips, zo goed als samen kan."""
    people, places = read_files([pips], [plekken])
    on = day(op)
    verdeling = divide_all(engine_of(read_settings()), people, places, richting, on, seed_of(seed, on)).verdeling
    print_lines([json_text(verdeling.as_json(), 2)] if as_json else verdeling_lines(verdeling))


def verdeling_lines(verdeling: Verdeling) -> list[str]:
    """A verdeling for a reader."""
    lines = [f"{verdeling.geplaatst} pips krijgen een voorstel; samen {share(verdeling.totaal)} aan score."]
    for voorstel in verdeling.voorstellen:
        indent = "" if voorstel.rang == 1 else "    anders: "
        lines.append(f"{indent}{voorstel.pip} bij {voorstel.plek} (score {share(voorstel.score)}, {voorstel.richting})")
        if voorstel.niet_eerste_keus:
            lines.append(f"    niet bij {voorstel.niet_eerste_keus.plek}: {voorstel.niet_eerste_keus.tekst}")
    lines += [f"{zonder.pip} zonder voorstel: {zonder.reden}" for zonder in verdeling.zonder_voorstel]
    return lines + [f"Let op: {tekst}" for tekst in verdeling.waarschuwingen]
