"""`plekwijzer gaps`: which kinds of plek a region lacks, as a shopping list with requests for werkgevers."""

from typing import Annotated

import typer

from api.cli.options import BEHEER, Json, Most, Op, Richting, Seed, day, now, seed_of
from api.cli.output import json_text, print_lines
from api.cli.progress import steps
from api.deps import engine_of, store_of
from api.journeys.tekort import what_is_lacking_stored
from api.settings import read_settings
from data.schemas.tekort import Boodschappen
from matching.wording import counted, share


def gaps(
    regio: Annotated[str, typer.Option("--regio", help="Arbeidsmarktregio, bijvoorbeeld AM05.")],
    most: Most = 10,
    richting: Richting = "auto",
    op: Op = None,
    seed: Seed = None,
    as_json: Json = False,
) -> None:
    """Laat zien welke plekken een regio mist, en wat één plek erbij iedereen samen oplevert."""
    settings, on = read_settings(), day(op)
    engine, store = engine_of(settings), store_of(settings)
    with steps() as step:
        found = what_is_lacking_stored(
            engine,
            store,
            BEHEER,
            now(),
            regio,
            richting,
            on,
            seed_of(seed, on),
            most,
            step("Soorten plekken proberen"),
        )
    print_lines([json_text(found.as_json(), 2)] if as_json else gap_lines(found))


def gap_lines(found: Boodschappen) -> list[str]:
    """The shopping list for a reader."""
    placed = (
        "" if found.geplaatst is None else f" nu krijgen {counted(found.geplaatst, 'mens', 'mensen')} een voorstel,"
    )
    total = "" if found.totaal is None else f" samen {share(found.totaal)}."
    lines = [f"{found.regio}:{placed}{total} {found.soorten} soorten plekken geprobeerd."]
    if not found.tekorten:
        lines.append("Geen enkele nieuwe plek levert samen meer op.")
    for place, one in enumerate(found.tekorten, start=1):
        lines += [f"{place}. Levert samen {share(one.opbrengst)} op.", f"   {one.verzoek}"]
    return (
        lines if found.doorzocht else [*lines, "Niet alles doorzocht: de regio is te groot om elke soort te proberen."]
    )
