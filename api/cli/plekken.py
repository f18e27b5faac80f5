"""`plekwijzer plekken`: lists in, a template out, plekken withdrawn and listed."""

import gc
from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import Op
from api.journeys.opening import opening
from data.schemas.codes import Bron
from data.schemas.errors import Fout, InvoerFout

# Commands load what they need themselves: a long list is opened in another process while the database is loaded here.

Files = Annotated[list[Path], typer.Argument(help="Lijsten (xlsx, csv) of JSON van het contract.")]
BronOption = Annotated[Bron | None, typer.Option("--aanbieder-bron", help="Wie levert deze lijst aan?")]
AllOrNothing = Annotated[bool, typer.Option("--alles-of-niets", help="Bewaar alleen als elke rij goed is.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Lees en controleer, maar bewaar niets.")]
AsJson = Annotated[bool, typer.Option("--json", help="Geef JSON, samen met --dry-run.")]
Kenmerk = Annotated[str, typer.Argument(help="Kenmerk van de plek.")]
Reden = Annotated[str, typer.Option("--reden", help="Waarom de plek weg is.")]
Output = Annotated[Path, typer.Option("-o", help="Waar het sjabloon komt.")]

app = typer.Typer(help="Plekken in de database.", no_args_is_help=True)


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
            _try(file, bron, as_json)
    elif bron is None and all(file.suffix.lower() == ".json" for file in files):
        from api.cli.plek_lijst import keep_contract

        keep_contract(files)
    else:
        faulty = [file.name for file in files if _upload(file, bron or "wsp", all_or_nothing)]
        if faulty:
            raise InvoerFout(
                tuple(Fout(name, None, None, "verbeter de foute rijen en lever opnieuw aan.") for name in faulty)
            )


def _try(file: Path, bron: Bron | None, as_json: bool) -> None:
    """Read one list and print what was read, without keeping anything."""
    from api.cli.output import print_lines, print_parts
    from api.cli.uploads import json_parts, upload_lines
    from api.journeys.upload import dry_run

    result = dry_run(file, bron)
    if as_json:
        print_parts(json_parts(result))
    else:
        print_lines(upload_lines(result))


def _upload(file: Path, bron: Bron, all_or_nothing: bool) -> bool:
    """Keep one list and say what happened; True when rows were wrong."""
    # Rows and nouns hold no cycles; looking for them would cost a quarter of the time.
    gc.disable()
    with opening(file.read_bytes()) as opened:
        from api.cli.plek_lijst import keep_list

        return keep_list(opened, file, bron, all_or_nothing)


@app.command()
def template(output: Output = Path("sjabloon.xlsx")) -> None:
    """Maak een leeg sjabloon met keuzelijsten, voorbeelden en uitleg."""
    from api.cli.files import write_whole
    from api.cli.output import print_lines
    from features.sheets.template import template_workbook

    write_whole(output, template_workbook())
    print_lines([f"Het sjabloon staat in {output}."])


@app.command("withdraw")
def withdraw_plek(kenmerk: Kenmerk, reden: Reden) -> None:
    """Trek een plek in; de geschiedenis blijft."""
    from api.cli.plek_lijst import withdraw_one

    withdraw_one(kenmerk, reden)


@app.command("list")
def list_plekken(op: Op = None) -> None:
    """Laat alle plekken zien met hun status."""
    from api.cli.plek_lijst import show_all

    show_all(op)
