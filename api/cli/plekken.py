"""`plekwijzer plekken`: lists in, a template out, plekken withdrawn and listed."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from api.cli.files import write_whole
from api.cli.options import BEHEER, Op, day, now
from api.cli.output import print_lines, print_parts
from api.cli.progress import counting
from api.cli.uploads import json_parts, upload_lines
from api.deps import store_of
from api.journeys.intake import read_files
from api.journeys.plek import keep_plekken, listing, withdraw
from api.journeys.plek_upload import MOST_COMPARED, Kept, keep_upload
from api.journeys.upload import dry_run as read_only
from api.settings import read_settings
from data.schemas.codes import Bron
from data.schemas.errors import Fout, InvoerFout
from data.storage.versions import AddResult
from matching.wording import counted

Files = Annotated[list[Path], typer.Argument(help="Lijsten (xlsx, csv) of JSON van het contract.")]
BronOption = Annotated[Bron | None, typer.Option("--aanbieder-bron", help="Wie levert deze lijst aan?")]
AllOrNothing = Annotated[bool, typer.Option("--alles-of-niets", help="Bewaar alleen als elke rij goed is.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Lees en controleer, maar bewaar niets.")]
AsJson = Annotated[bool, typer.Option("--json", help="Geef JSON, samen met --dry-run.")]
Kenmerk = Annotated[str, typer.Argument(help="Kenmerk van de plek.")]
Reden = Annotated[str, typer.Option("--reden", help="Waarom de plek weg is.")]
Output = Annotated[Path, typer.Option("-o", help="Waar het sjabloon komt.")]

app = typer.Typer(help="Plekken in de database.", no_args_is_help=True)
SHOWN = 20


@app.command()
def add(
    files: Files,
    bron: BronOption = None,
    all_or_nothing: AllOrNothing = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
) -> None:
    """Bewaar plekken uit een lijst; fouten komen per rij terug in een bestand om te verbeteren."""
    if dry_run:
        for file in files:
            result = read_only(file, bron)
            if as_json:
                print_parts(json_parts(result))
            else:
                print_lines(upload_lines(result))
    elif bron is None and all(file.suffix.lower() == ".json" for file in files):
        _, plekken = read_files([], files, known_postcodes_only=True)
        print_lines([added_line(keep_plekken(store_of(read_settings()), BEHEER, now(), plekken))])
    else:
        faulty = [file.name for file in files if _upload(file, bron or "wsp", all_or_nothing)]
        if faulty:
            raise InvoerFout(
                tuple(Fout(name, None, None, "verbeter de foute rijen en lever opnieuw aan.") for name in faulty)
            )


def _upload(file: Path, bron: Bron, all_or_nothing: bool) -> bool:
    """Keep one list and say what happened; True when rows were wrong."""
    # Rows and nouns hold no cycles; looking for them would cost a quarter of the time.
    gc.disable()
    with counting(f"{file.name} lezen") as progress:
        kept = keep_upload(
            store_of(read_settings()),
            BEHEER,
            now(),
            file.read_bytes(),
            file.name,
            bron,
            all_or_nothing=all_or_nothing,
            progress=progress,
        )
    print_lines(upload_lines(kept.result))
    print_lines([added_line(kept.added) if kept.added else "Er is niets bewaard, want niet elke rij is goed."])
    print_lines(_duplicate_lines(kept))
    if kept.workbook:
        target = file.with_name(f"{file.stem}.fouten.xlsx")
        write_whole(target, kept.workbook)
        print_lines([f"Wat er te doen is, staat per rij in {target.name}. Verbeter het daar en lever het opnieuw aan."])
    return bool(kept.result.fout)


def _duplicate_lines(kept: Kept) -> list[str]:
    if kept.duplicates is None:
        return [f"Er is niet gezocht naar dubbele plekken: meer dan {MOST_COMPARED} zijn nieuw."] if kept.added else []
    lines = []
    for one in kept.duplicates[:SHOWN]:
        other = one.of if one.of_rij is None else f"rij {one.of_rij} ({one.of})"
        difference = "; ".join(one.verschil) or "geen verschil"
        lines.append(f"  rij {one.rij}: {one.plek.kenmerk} {one.plek.titel} lijkt op {other}: {difference}")
    more = len(kept.duplicates) - SHOWN
    lines += [f"  ... en nog {more}"] if more > 0 else []
    return ["Misschien dubbel, kijk dit na:", *lines] if lines else []


def added_line(result: AddResult) -> str:
    """How many were new, changed and the same."""
    return f"{result.new} nieuw, {result.changed} gewijzigd, {result.same} hetzelfde."


@app.command()
def template(output: Output = Path("sjabloon.xlsx")) -> None:
    """Maak een leeg sjabloon met keuzelijsten, voorbeelden en uitleg."""
    from features.sheets.template import template_workbook  # openpyxl is only loaded when it is needed

    write_whole(output, template_workbook())
    print_lines([f"Het sjabloon staat in {output}."])


@app.command("withdraw")
def withdraw_plek(kenmerk: Kenmerk, reden: Reden) -> None:
    """Trek een plek in; de geschiedenis blijft."""
    changed = withdraw(store_of(read_settings()), BEHEER, now(), kenmerk, reden)
    print_lines([f"{kenmerk} is ingetrokken." if changed else f"{kenmerk} was al ingetrokken."])


@app.command("list")
def list_plekken(op: Op = None) -> None:
    """Laat alle plekken zien met hun status."""
    standen = listing(store_of(read_settings()), BEHEER, now(), day(op))
    for stand in standen:
        why = f" ({stand.reden})" if stand.reden else ""
        print_lines([f"{stand.plek.kenmerk}  {stand.status}{why}  {stand.plek.titel}, {stand.plek.aanbieder.naam}"])
    print_lines([f"Samen {counted(len(standen), 'plek', 'plekken')}."])
