"""`plekwijzer aanbieders`: who to visit for someone without a good open plek, and what to ask."""

from typing import Annotated

import typer

from api.cli.options import BEHEER, Json, Most, Op, day, now
from api.cli.output import json_text, print_lines
from api.deps import engine_of, store_of
from api.journeys.aanbieders import promising_stored
from api.settings import read_settings
from data.schemas.aanbieders import Kansen
from matching.wording import counted, minutes_text, number, share


def aanbieders(
    pip: Annotated[str, typer.Option("--pip", help="Kenmerk van de pip.")],
    most: Most = 10,
    op: Op = None,
    as_json: Json = False,
) -> None:
    """Zoek kansrijke aanbieders: wie heeft of had passend werk, en wat is de vraag."""
    settings = read_settings()
    found = promising_stored(engine_of(settings), store_of(settings), BEHEER, now(), pip, day(op), most)
    print_lines([json_text(found.as_json(), 2)] if as_json else kansen_lines(found))


def kansen_lines(found: Kansen) -> list[str]:
    """The aanbieders for a reader, each with its questions."""
    if found.beste_open is None:
        lines = [f"Voor {found.pip} past nu geen open plek."]
    else:
        lines = [f"De beste open plek voor {found.pip} scoort nu {share(found.beste_open)}."]
    for place, one in enumerate(found.aanbieders, start=1):
        journey = "" if one.reistijd_minuten is None else f", reis {minutes_text(one.reistijd_minuten)}"
        lines.append(
            f"{place}. {one.naam}: {one.titel} ({one.status}), {counted(one.plekken, 'plek', 'plekken')} van dit werk"
            f"{journey}. Als dit lukt: score {share(one.score)}."
        )
        lines += [f"   - {vraag}" for vraag in one.vragen]
    if found.aanbieders:
        return lines
    lines.append("Er is geen aanbieder binnen bereik met werk dat gewenst of bekend is en dat in de week past.")
    return lines if found.uren_over is None else [*lines, f"Er zijn nog {number(found.uren_over)} uur per week over."]
