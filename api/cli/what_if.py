"""`plekwijzer what-if`: what each change would open for one person, and what fits once some are made."""

from collections.abc import Sequence
from typing import Annotated

import typer

from api.cli.options import BEHEER, Json, Most, Op, Richting, day, now
from api.cli.output import json_text, print_lines
from api.deps import engine_of, store_of
from api.journeys.wat_als import NOT_ALL_TRIED, Supposed, suppose_stored, what_opens_stored
from api.settings import read_settings
from data.schemas.wijziging import MOEITE_NAAM, Opening
from matching.wording import counted, share

Supposing = Annotated[
    list[str] | None, typer.Option("--als", help="Doe alsof dit geregeld is, bijvoorbeeld opvang:di:middag. Mag vaker.")
]


def what_if(
    pip: Annotated[str, typer.Option("--pip", help="Kenmerk van de pip.")],
    supposing: Supposing = None,
    most: Most = 10,
    richting: Richting = "auto",
    op: Op = None,
    as_json: Json = False,
) -> None:
    """Laat zien wat er past als iets anders geregeld is; er wordt niets bewaard."""
    settings, on = read_settings(), day(op)
    engine, store = engine_of(settings), store_of(settings)
    if supposing:
        supposed, titels = suppose_stored(engine, store, BEHEER, now(), pip, supposing, richting, on)
        print_lines([json_text(_as_json(supposed, most), 2)] if as_json else supposed_lines(supposed, titels, most))
    else:
        found, plekken = what_opens_stored(engine, store, BEHEER, now(), pip, richting, on)
        shown = found.openings[:most]
        left = [] if found.doorzocht else [NOT_ALL_TRIED]
        nothing = [f"Geen verandering uit de tabel opent iets bij de {counted(plekken, 'plek', 'plekken')}."]
        print_lines(
            [json_text({"veranderingen": [one.as_json() for one in shown], "doorzocht": found.doorzocht}, 2)]
            if as_json
            else [*(opening_lines(shown) or nothing), *left]
        )


def opening_lines(openings: Sequence[Opening]) -> list[str]:
    """What changes open, for a reader: the sentence, what to do, and by whom."""
    return [
        line
        for one in openings
        for line in (
            one.tekst,
            f"  {one.opdracht} Wie: {one.wie}, {MOEITE_NAAM[one.moeite]}. Zelf proberen: --als {one.code}",
            *([f"  Nieuw, beste eerst: {', '.join(one.plekken)}"] if one.plekken else []),
        )
    ]


def supposed_lines(supposed: Supposed, titels: dict[str, str], most: int) -> list[str]:
    """What fits once the changes are made, best first, with what is new marked by a plus."""
    lines = [
        f"Dan {'past' if len(supposed.scores) == 1 else 'passen'} {counted(len(supposed.scores), 'plek', 'plekken')}: "
        f"{len(supposed.erbij)} erbij, {len(supposed.weg)} weg. Er is niets bewaard."
    ]
    new = set(supposed.erbij)
    for kenmerk, score in list(supposed.scores.items())[:most]:
        lines.append(f"  {'+' if kenmerk in new else ' '} {share(score)} {kenmerk} {titels[kenmerk]}")
    return lines


def _as_json(supposed: Supposed, most: int) -> dict[str, object]:
    return {
        "plekken": [{"plek": plek, "score": score} for plek, score in list(supposed.scores.items())[:most]],
        "erbij": list(supposed.erbij),
        "weg": list(supposed.weg),
    }
