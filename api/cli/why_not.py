"""`plekwijzer why-not`: why someone did not get their best plek, or none at all."""

from typing import Annotated

import typer

from api.cli.options import BEHEER, Json, Op, Richting, Seed, day, now, seed_of
from api.cli.output import json_text, print_lines
from api.deps import engine_of, store_of
from api.journeys.waarom_niet import why_not_one, why_not_stored
from api.settings import read_settings
from data.schemas.errors import Fout, InvoerFout
from data.schemas.waarom_niet import WaaromNiet
from matching.wording import SMALLEST_SHOWN, counted, points

KINDS = {
    "nietEersteKeus": "niet de eerste keus",
    "geenCapaciteit": "wel passend, geen stoel vrij",
    "geenPassendePlek": "niets past",
}


def why_not(
    pip: Annotated[str | None, typer.Option("--pip", help="Kenmerk van één pip.")] = None,
    regio: Annotated[str | None, typer.Option("--regio", help="Iedereen in een regio, bijvoorbeeld AM05.")] = None,
    richting: Richting = "auto",
    op: Op = None,
    seed: Seed = None,
    as_json: Json = False,
) -> None:
    """Leg uit waarom iemand niet de best passende plek krijgt, of geen plek."""
    if (pip is None) == (regio is None):
        raise InvoerFout((Fout("why-not", None, None, "geef --pip of --regio, één van de twee."),))
    settings, on = read_settings(), day(op)
    asked = engine_of(settings), store_of(settings), BEHEER, now()
    if pip is not None:
        one = why_not_one(*asked, pip, richting, on, seed_of(seed, on))
        found = [one] if one else []
    else:
        found = why_not_stored(*asked, regio or "", richting, on, seed_of(seed, on))
    if as_json:
        print_lines([json_text({"waaromNiet": [one.as_json() for one in found]}, 2)])
    else:
        print_lines([*(line for one in found for line in why_not_lines(one)), _summary(found, pip)])


def why_not_lines(one: WaaromNiet) -> list[str]:
    """One person for a reader: the kind, the sentence, and what an exchange or one step would do."""
    lines = [f"{one.pip}: {KINDS[one.soort]}{f' ({one.plek})' if one.plek else ''}", f"  {one.tekst}"]
    if one.soort == "geenCapaciteit" and one.verlies is not None:
        least = "minstens " if one.verlies_minstens and one.verlies >= SMALLEST_SHOWN else ""
        lines.append(f"  Toch een stoel hier kost samen {least}{points(one.verlies)}.")
    return lines + [f"  Ook: {opening.tekst}" for opening in one.opent[1:]]


def _summary(found: list[WaaromNiet], pip: str | None) -> str:
    if pip is not None:
        return "" if found else f"{pip} krijgt de plek die het best past."
    amounts = (f"{sum(one.soort == kind for one in found)} {name}" for kind, name in KINDS.items())
    return f"Samen {counted(len(found), 'mens', 'mensen')}: {', '.join(amounts)}."
