"""`plekwijzer pips`: plans and pips in, concepts confirmed."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import BEHEER, day, now
from api.cli.output import added_line, print_lines
from api.cli.progress import steps
from api.deps import register_of, store_of
from api.journeys.extract import documents_in, read_documents
from api.journeys.intake import read_files
from api.journeys.pip import (
    Concept,
    KeepDocuments,
    confirm_pip,
    keep_concepts,
    keep_pips,
    waiting_concepts,
)
from api.journeys.wissen import wis
from api.settings import read_settings
from data.schemas.errors import Fout, InvoerFout
from data.schemas.pip import Pip
from matching.wording import counted

app = typer.Typer(help="Pips in de database.", no_args_is_help=True)

Files = Annotated[list[Path], typer.Argument(help="JSON van pips, of plannen (.txt, .docx, .pdf), of een map.")]
Name = Annotated[str | None, typer.Option("--kenmerk", help="Kenmerk voor één plan; anders de naam van het bestand.")]
Kenmerk = Annotated[str, typer.Argument(help="Kenmerk van de pip.")]
Versie = Annotated[int | None, typer.Option("--versie", min=1, help="De versie die u hebt bekeken.")]
Sure = Annotated[bool, typer.Option("--zeker", help="Ik weet het zeker: wis deze persoon.")]
Corrected = Annotated[Path | None, typer.Option("--verbeterd", help="JSON van de verbeterde pip.")]


@app.command()
def add(files: Files, kenmerk: Name = None) -> None:
    """Bewaar pips (JSON) of plannen; een plan wordt een concept dat iemand moet bevestigen."""
    json_files = [file for file in files if file.suffix.lower() == ".json"]
    plans = documents_in([file for file in files if file not in json_files])
    if kenmerk is not None and len(plans) != 1:
        raise InvoerFout((Fout("--kenmerk", None, None, "dit kan alleen bij precies één plan."),))
    pips, _ = read_files(json_files, [], known_postcodes_only=True)
    settings = read_settings()
    with steps() as step:
        readings = read_documents(plans, kenmerk, step("Plannen lezen")) if plans else []
    store = store_of(settings)
    if json_files:
        print_lines([added_line(keep_pips(store, BEHEER, now(), pips))])
    documents = KeepDocuments(settings.document_key, settings.document_days)
    for concept in keep_concepts(store, BEHEER, now(), readings, documents, day(None)):
        print_lines(_concept_lines(concept))


def _concept_lines(concept: Concept) -> list[str]:
    pip = concept.reading.pip
    lines = [f"{pip.kenmerk}: concept, versie {concept.versie}{'' if concept.fresh else ' (stond er al)'}."]
    if concept.changes is not None:
        lines += ["  Anders dan de bevestigde pip:", *(f"    - {change}" for change in concept.changes or ["niets"])]
    lines += [f"  {note}" for note in concept.reading.unclear]
    lines += [f"  Let op: {note}" for note in concept.reading.removed]
    lines += [f"  Niet gevonden: {', '.join(concept.reading.not_found)}."] if concept.reading.not_found else []
    kept = "Het document is versleuteld bewaard." if concept.document_kept else "Het document zelf is niet bewaard."
    return [*lines, f"  {kept} Telt pas mee na: plekwijzer pips confirm {pip.kenmerk}"]


@app.command()
def confirm(kenmerk: Kenmerk, versie: Versie = None, corrected: Corrected = None) -> None:
    """Bevestig een concept, zo nodig verbeterd; vanaf dan telt het mee."""
    better: Pip | None = None
    if corrected is not None:
        people, _ = read_files([corrected], [], known_postcodes_only=True)
        if len(people) != 1 or people[0].kenmerk != kenmerk:
            raise InvoerFout((Fout(corrected.name, None, "kenmerk", f"verwacht: precies één pip, {kenmerk}."),))
        better = people[0]
    pip, changes = confirm_pip(store_of(read_settings()), BEHEER, now(), kenmerk, versie, better)
    print_lines([f"{kenmerk}: versie {pip.versie} is bevestigd.", *(f"  - {change}" for change in changes)])


@app.command()
def erase(kenmerk: Kenmerk, sure: Sure = False) -> None:
    """Wis een persoon met alles wat over deze persoon gaat. Dit kan niet terug."""
    if not sure:
        tekst = "dit kan niet terug. Geef --zeker als u het zeker weet."
        raise InvoerFout((Fout("pips erase", kenmerk, None, tekst),))
    settings = read_settings()
    amount = wis(store_of(settings), register_of(settings), BEHEER, now(), kenmerk)
    print_lines([f"{kenmerk} is gewist, met {counted(amount, 'versie', 'versies')}."])


@app.command()
def concepts() -> None:
    """Laat zien welke concepten nog bevestigd moeten worden."""
    waiting = waiting_concepts(store_of(read_settings()), BEHEER, now())
    print_lines([f"{pip.kenmerk}, versie {pip.versie}" for pip in waiting])
    print_lines([f"Samen {counted(len(waiting), 'concept', 'concepten')}."])
