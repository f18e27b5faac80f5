"""`plekwijzer rematch`: the ronde of a week, once, whatever happens to the process that runs it."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from api.cli.options import Op, Richting, Seed, day
from api.cli.output import print_lines
from api.cli.progress import steps
from api.cli.ronde import verslag_lines
from api.deps import engine_of, loop_with, store_of
from api.journeys.ronde import NietsTeVerdelen, Proef, Published, Verzoek, proef, week_for
from api.journeys.ronde import rematch as run_rematch
from api.settings import read_settings
from data.schemas.errors import Fout, InvoerFout
from data.schemas.ronde import GroepCode, Keuze, Ondergrens, Ronde, RondeEisen, week_of
from matching.wording import counted, listing, share

Week = Annotated[
    str | None, typer.Option("--week", help="Bijvoorbeeld 2026-W48. Anders deze week; op zondag de week erna.")
]
Regio = Annotated[
    str | None, typer.Option("--regio", help="Eén arbeidsmarktregio, bijvoorbeeld AM05. Anders heel Nederland.")
]
NumberFirst = Annotated[bool, typer.Option("--aantal-eerst", help="Eerst zo veel mogelijk mensen, dan pas de score.")]
Floors = Annotated[
    list[str] | None,
    typer.Option("--ondergrens", help="Minstens dit deel van een groep een voorstel, bijvoorbeeld leerrouteZ=0.8."),
]
Lijst = Annotated[Path | None, typer.Option("--lijst", help="Kenmerken, één per regel. Wordt nooit bewaard.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Reken de ronde uit, maar publiceer niets.")]


def rematch(
    week: Week = None,
    regio: Regio = None,
    dry_run: DryRun = False,
    number_first: NumberFirst = False,
    floors: Floors = None,
    lijst: Lijst = None,
    richting: Richting = "auto",
    op: Op = None,
    seed: Seed = None,
) -> None:
    """Verdeel de plekken over de pips voor één week en publiceer de voorstellen. Twee keer verandert niets."""
    verzoek = replace(_verzoek(week, regio, richting, op, seed), **_eisen(number_first, floors or [], lijst))
    settings = read_settings()
    engine, store = engine_of(settings), store_of(settings)
    with steps() as step:
        loop = loop_with(step, lambda line: typer.echo(line, err=True))
        try:
            if dry_run:
                told = _tried(proef(engine, store, verzoek, loop))
            else:
                told = _told(run_rematch(engine, store, verzoek, loop))
        except NietsTeVerdelen as reason:  # an empty database is no fault, and the week stays free
            told = [str(reason)]
    print_lines(told)


def _tried(found: Proef) -> list[str]:
    """What a ronde would do, for a reader, without people."""
    lines = ["Proef: er is niets gepubliceerd.", *_counts(found.ronde)]
    return [*lines, *verslag_lines(found.berekend.uitkomst.verslag)]


def _verzoek(week: str | None, regio: str | None, richting: Keuze, op: str | None, seed: int | None) -> Verzoek:
    """A given day is the day of judging, and without a week its week is meant."""
    on = None if op is None else day(op)
    if week is None:
        week = week_for(day(None)) if on is None else week_of(on)
    return Verzoek(week=week, regio=regio, keuze=richting, op=on, seed=seed)


def _eisen(number_first: bool, floors: list[str], lijst: Path | None) -> dict[str, Any]:
    """What is asked beyond the best score; raises InvoerFout for a floor that we do not understand."""
    found = []
    for words in floors:
        groep, _, aandeel = words.partition("=")
        try:
            share_of = float(aandeel.replace(",", "."))
            found.append(Ondergrens.model_validate({"groep": groep, "aandeel": share_of}))
        except ValueError:
            names = listing(get_args(GroepCode), "of")
            tekst = f"verwacht groep=aandeel, bijvoorbeeld leerrouteZ=0.8. De groep is {names}."
            raise InvoerFout((Fout("--ondergrens", words, None, tekst),)) from None
    if len({one.groep for one in found}) < len(found):
        raise InvoerFout((Fout("--ondergrens", None, None, "geef elke groep één keer."),))
    if any(one.groep == "lijst" for one in found) != (lijst is not None):
        raise InvoerFout((Fout("--lijst", None, None, "geef samen: --lijst BESTAND en --ondergrens lijst=0.8."),))
    people = frozenset(lijst.read_text(encoding="utf-8").split("\n") if lijst else ()) - {""}
    eisen = RondeEisen(aantal_eerst=number_first, ondergrenzen=tuple(found))
    return {"eisen": eisen, "lijst": frozenset(one.strip() for one in people)}


def _told(published: Published) -> list[str]:
    lines = _counts(published.ronde)
    if published.berekend is None:
        return [f"Ronde {published.ronde.kenmerk} is al gepubliceerd. Er is niets veranderd.", *lines]
    if published.hervat:
        lines = [f"Ronde {published.ronde.kenmerk} was begonnen en gestopt. Ze is nu afgemaakt.", *lines]
    return lines + (verslag_lines(published.verslag) if published.verslag else [])


def _counts(ronde: Ronde) -> list[str]:
    zonder = ronde.aantal_pips - ronde.geplaatst
    return [
        f"Ronde {ronde.kenmerk}: {ronde.geplaatst} van de {counted(ronde.aantal_pips, 'pip', 'pips')} "
        f"krijgen een voorstel, {zonder} niet.",
        f"Samen {share(ronde.totaal)} aan score over {counted(ronde.aantal_plekken, 'plek', 'plekken')}. "
        f"Parameters {ronde.parameters}, seed {ronde.seed}.",
    ]
