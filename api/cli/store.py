"""The commands that work on the database: suggestions and rondes."""

from importlib.metadata import version
from typing import Annotated

import typer

from api.cli.options import BEHEER, Json, Most, Op, Richting, Seed, day, now, seed_of
from api.cli.output import oordeel_lines, print_lines
from api.cli.progress import steps
from api.deps import engine_of, store_of
from api.journeys.ronde import rematch as run_rematch
from api.journeys.suggestie import Suggestie, candidates_stored, suggest_stored
from api.settings import read_settings
from data.schemas.actor import Actor
from matching.wording import counted, share


def suggest(
    pip: Annotated[str, typer.Option("--pip", help="Kenmerk van de pip.")],
    most: Most = 10,
    richting: Richting = "auto",
    op: Op = None,
    as_json: Json = False,
) -> None:
    """Zoek de best passende plekken bij één pip."""
    settings = read_settings()
    found = suggest_stored(engine_of(settings), store_of(settings), BEHEER, now(), pip, richting, day(op), most)
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
    found = candidates_stored(engine_of(settings), store_of(settings), BEHEER, now(), plek, richting, day(op), most)
    _show(found, as_json, f"Bij {plek} past nu niemand van de {counted(found.looked_at, 'pip', 'pips')}.")


def _show(found: Suggestie, as_json: bool, nothing: str) -> None:
    if as_json:
        print_lines(answer.json_text() for answer in found.oordelen)
    elif found.oordelen:
        titels = found.titels
        print_lines(line for answer in found.oordelen for line in [*oordeel_lines(answer, titels.get(answer.plek)), ""])
    else:
        print_lines([nothing])


def rematch(richting: Richting = "auto", op: Op = None, seed: Seed = None) -> None:
    """Verdeel alle plekken in de database over alle pips en bewaar de voorstellen."""
    on, settings = day(op), read_settings()
    engine, store = engine_of(settings), store_of(settings)
    actor = Actor(kenmerk="rematch", rol="rematch", gemeenten=None)
    with steps() as progress:
        published = run_rematch(
            engine,
            store,
            actor,
            keuze=richting,
            op=on,
            seed=seed_of(seed, on),
            moment=now(),
            code_versie=version("plekwijzer"),
            progress=progress("Beoordelen"),
        )
    ronde = published.ronde
    zonder = ronde.aantal_pips - ronde.geplaatst
    print_lines(
        [
            f"Ronde {ronde.kenmerk}: {ronde.geplaatst} van de {counted(ronde.aantal_pips, 'pip', 'pips')} "
            f"krijgen een voorstel, {zonder} niet.",
            f"Samen {share(ronde.totaal)} aan score over {counted(ronde.aantal_plekken, 'plek', 'plekken')}. "
            f"Parameters {ronde.parameters}, seed {ronde.seed}.",
        ]
    )
