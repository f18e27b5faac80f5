"""`plekwijzer demo`: the main job on an invented region, shown in the terminal."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import typer
from rich.console import Console
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from api.cli.output import VERDICT
from api.cli.progress import steps
from api.deps import engine_of, loop_with, store_of
from api.journeys.demo import Demo, by_hand, first_voorstellen, placed_per_group, run_demo
from api.settings import read_settings
from data.schemas.oordeel import Oordeel
from matching.wording import counted, number, share

DATABASE = Path("var/demo.sqlite3")
DAY, SEED = date(2026, 11, 23), 202648
"""The demo is the same for everyone: a fixed Monday and its ISO week."""
SHOWN = 10
STRONGEST, GOOD = 3, 0.5
"""A voorstel shows its strongest grounds, and only grounds of more than half of the points."""


def demo() -> None:
    """Laat de hele gang zien met een verzonnen regio in Twente."""
    settings = replace(read_settings(), database_url=f"sqlite:///{DATABASE}")
    for old in DATABASE.parent.glob(f"{DATABASE.name}*"):
        old.unlink()
    engine, store = engine_of(settings), store_of(settings)
    with steps() as step:
        loop = loop_with(step, lambda line: typer.echo(line, err=True))
        published = run_demo(engine, store, op=DAY, seed=SEED, loop=loop)
    store.close()
    console = Console()
    console.print(_counts(published))
    console.print(Text(f"\nTien voorstellen van de {published.ronde.geplaatst}", style="bold"))
    titles = {plek.kenmerk: f"{plek.titel}, {plek.aanbieder.naam}" for plek in published.plekken}
    why = {one.pip: one.niet_eerste_keus for one in published.divided.verdeling.voorstellen if one.rang == 1}
    for oordeel in first_voorstellen(engine, published, SHOWN):
        other = why[oordeel.pip]
        console.print(_voorstel(oordeel, titles[oordeel.plek], other.tekst if other else None))
    console.print(_without(published))
    console.print(_worth(published))
    console.print(f"Bewaard in {DATABASE}. Verder kijken: plekwijzer --help", style="dim")


def _counts(published: Demo) -> Table:
    table = Table(title="Wie kreeg een voorstel?", title_justify="left")
    for name in ("leerroute", "richting", "met voorstel", "van"):
        table.add_column(name, justify="left" if name in ("leerroute", "richting") else "right")
    for (route, richting), (placed, people) in sorted(
        placed_per_group(published).items(), key=lambda item: (item[0][0] or "~", item[0][1])
    ):
        table.add_row(route or "niet bekend", richting, str(placed), str(people))
    table.add_section()
    table.add_row("samen", "", str(published.ronde.geplaatst), str(published.ronde.aantal_pips))
    return table


def _voorstel(oordeel: Oordeel, plek: str, other: str | None) -> Panel:
    good = [bijdrage for bijdrage in oordeel.bijdragen if bijdrage.punten > GOOD]
    strongest = sorted(good, key=lambda bijdrage: -bijdrage.bijdrage)[:STRONGEST]
    text = Text(f"{plek}\n", style="bold")
    verdict = f"{VERDICT[oordeel.oordeel]}. Score {share(oordeel.score or 0.0)}, {oordeel.richting}.\n"
    text.append(verdict, style="green" if oordeel.oordeel == "passend" else "yellow")
    for bijdrage in strongest:
        text.append(f"+ {bijdrage.reden}\n", style="default not bold")
    for punt in oordeel.voorwaarden:
        text.append(f"! {punt.tekst}\n", style="default not bold")
    if other:
        text.append(f"  Niet de eerste keus. {other}\n", style="dim not bold")
    text.rstrip()
    return Panel(text, title=oordeel.pip, title_align="left")


def _without(published: Demo) -> Table:
    zonder = published.divided.verdeling.zonder_voorstel
    codes = {"geenPassendePlek": "niets past", "geenCapaciteit": "geen stoel", "gegevensOntbreken": "onbekend"}
    table = Table(title=f"\nTien van de {len(zonder)} zonder voorstel, en waarom", title_justify="left")
    for name in ("pip", "kort", "waarom"):
        table.add_column(name)
    kinds = sorted({one.code for one in zonder if one.code})
    each = [[one for one in zonder if one.code == kind] for kind in kinds]
    mixed = [one for group in zip(*each, strict=False) for one in group] + [one for group in each for one in group]
    for one in list(dict.fromkeys(mixed))[:SHOWN]:
        table.add_row(one.pip, codes[one.code], one.reden)
    return table


def _worth(published: Demo) -> Panel:
    hand, best = by_hand(published), published.ronde
    more = (best.totaal / hand.total - 1) * 100 if hand.total else 0.0
    text = (
        f"Met de hand, wie het eerst kwam kiest het eerst: {hand.placed} mensen, samen {share(hand.total)}.\n"
        f"De beste verdeling samen: {best.geplaatst} mensen, samen {share(best.totaal)}.\n"
        f"Dat is {counted(best.geplaatst - hand.placed, 'mens', 'mensen')} meer en {number(more)}% meer score."
    )
    return Panel(text, title="Wat samen verdelen oplevert", title_align="left")
