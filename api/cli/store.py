"""The commands that work on the database: pips and plekken in, suggestions and rondes out."""

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import Json, Most, Op, Richting, Seed, day, now, seed_of
from api.cli.output import json_text, oordeel_lines, print_lines
from api.cli.progress import steps
from api.deps import engine_of, store_of
from api.journeys.intake import read_files
from api.journeys.ronde import rematch as run_rematch
from api.journeys.suggestie import candidates as find_candidates
from api.journeys.suggestie import suggest as find_plekken
from api.settings import read_settings
from data.schemas.actor import Actor
from data.schemas.errors import Fout, InvoerFout
from data.schemas.oordeel import Oordeel
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.versions import AddResult
from matching.wording import counted, share

BEHEER = Actor(kenmerk="opdrachtregel", rol="beheer", gemeenten=None)
"""Whoever may run commands on this machine may see all gemeenten; the audit lines carry this name."""

Files = Annotated[list[Path], typer.Argument(help="JSON-bestanden, elk met één item of een lijst.")]

pips_app = typer.Typer(help="Pips in de database.", no_args_is_help=True)
plekken_app = typer.Typer(help="Plekken in de database.", no_args_is_help=True)


@pips_app.command("add")
def add_pips(files: Files) -> None:
    """Bewaar pips; een gewijzigde pip wordt een nieuwe versie."""
    pips, _ = read_files(files, [], known_postcodes_only=True)
    with store_of(read_settings()).write() as session:
        result = Pips(session, BEHEER, now()).add(pips)
    print_lines([_added(result)])


@plekken_app.command("add")
def add_plekken(files: Files) -> None:
    """Bewaar plekken; een gewijzigde plek wordt een nieuwe versie."""
    _, plekken = read_files([], files, known_postcodes_only=True)
    with store_of(read_settings()).write() as session:
        result = Plekken(session, BEHEER, now()).add(plekken)
    print_lines([_added(result)])


def _added(result: AddResult) -> str:
    return f"{result.new} nieuw, {result.changed} gewijzigd, {result.same} hetzelfde."


def suggest(
    pip: Annotated[str, typer.Option("--pip", help="Kenmerk van de pip.")],
    most: Most = 10,
    richting: Richting = "auto",
    op: Op = None,
    as_json: Json = False,
) -> None:
    """Zoek de best passende plekken bij één pip."""
    engine = engine_of(read_settings())
    with store_of(read_settings()).write() as session:
        found = Pips(session, BEHEER, now()).get(pip)
        plekken = Plekken(session, BEHEER, now()).all()
    if found is None:
        raise _unknown("pip", pip)
    answers = find_plekken(engine, found, engine.measure_plekken(plekken), richting, day(op), most)
    titles = {plek.kenmerk: plek.titel for plek in plekken}
    _show(answers, titles, as_json, f"Voor {pip} past nu geen van de {counted(len(plekken), 'plek', 'plekken')}.")


def candidates(
    plek: Annotated[str, typer.Option("--plek", help="Kenmerk van de plek.")],
    most: Most = 10,
    richting: Richting = "auto",
    op: Op = None,
    as_json: Json = False,
) -> None:
    """Zoek de best passende pips bij één plek."""
    with store_of(read_settings()).write() as session:
        found = Plekken(session, BEHEER, now()).get(plek)
        pips = Pips(session, BEHEER, now()).all() if found else []
    if found is None:
        raise _unknown("plek", plek)
    answers = find_candidates(engine_of(read_settings()), pips, found, richting, day(op), most)
    nobody = f"Bij {plek} past nu niemand van de {counted(len(pips), 'pip', 'pips')}."
    _show(answers, {plek: found.titel}, as_json, nobody)


def _unknown(kind: str, kenmerk: str) -> InvoerFout:
    return InvoerFout((Fout(kind, kenmerk, None, "dit kenmerk staat niet in de database. Controleer het kenmerk."),))


def _show(answers: list[Oordeel], titles: dict[str, str], as_json: bool, nothing: str) -> None:
    if as_json:
        print_lines(json_text(answer.as_json()) for answer in answers)
    elif answers:
        print_lines(line for answer in answers for line in [*oordeel_lines(answer, titles.get(answer.plek)), ""])
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
