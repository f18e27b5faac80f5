"""`plekwijzer audit`: do groups of people have an even chance? The list of groups is read and never kept."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.options import BEHEER, Json, now
from api.cli.output import json_text, print_lines
from api.deps import store_of
from api.journeys.kansen import vergelijk_kansen
from api.settings import read_settings
from data.schemas.kansen import Groepskans, Kansvergelijking
from features.sheets.groepen import read_groepen
from matching.wording import counted, share

SEED = 1


def audit(
    groepen: Annotated[Path, typer.Option("--groepen", help="Lijst met de koppen kenmerk en groep (CSV of XLSX).")],
    seed: Annotated[int, typer.Option("--seed", min=0, help="Voor de marges, die met toeval worden bepaald.")] = SEED,
    as_json: Json = False,
) -> None:
    """Vergelijk de kansen van groepen in de laatste ronde. De lijst wordt niet bewaard."""
    listed = read_groepen(groepen.read_bytes(), groepen.name)
    found = vergelijk_kansen(store_of(read_settings()), BEHEER, now(), listed, seed)
    print_lines([json_text(found.as_json(), 2)] if as_json else _lines(found))


def _lines(found: Kansvergelijking) -> list[str]:
    people = counted(found.mensen, "mens", "mensen")
    lines = [
        f"Ronde {found.ronde}: {found.voorstellen} van de {people} kregen een voorstel.",
        *map(_line, found.groepen),
        "Verhouding: het deel met een voorstel, gedeeld door dat van alle anderen samen. 1,00 is gelijk.",
        "Tussen haakjes: de marge door toeval (95%). Valt 1,00 erbuiten, dan is het verschil waarschijnlijk echt.",
    ]
    if found.niet_gevonden:
        who = counted(found.niet_gevonden, "kenmerk op de lijst deed", "kenmerken op de lijst deden")
        lines.append(f"{who} niet mee aan deze ronde, of hoort niet bij u.")
    if any(groep.mensen is None for groep in found.groepen):
        lines.append("Groepen met minder dan 10 mensen met of zonder voorstel zijn verborgen, soms met nog een.")
    return lines


def _line(groep: Groepskans) -> str:
    if groep.mensen is None or groep.aandeel is None:
        return f"  {groep.groep}: te klein om te laten zien"
    told = f"  {groep.groep}: {groep.voorstellen} van de {groep.mensen} ({100 * groep.aandeel:.0f}%)"
    if groep.verhouding is None or groep.laag is None or groep.hoog is None:
        return told
    return f"{told}, verhouding {share(groep.verhouding)} ({share(groep.laag)} tot {share(groep.hoog)})"
