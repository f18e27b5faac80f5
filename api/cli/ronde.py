"""`plekwijzer ronde`: the verslag of a ronde, and doing one again to see that it comes out the same."""

from typing import Annotated, Any

import typer

from api.cli.options import BEHEER, Json, now
from api.cli.output import json_text, print_lines
from api.cli.progress import steps
from api.deps import engine_of, loop_with, store_of
from api.journeys.ronde import herhaal
from api.journeys.ronde_lezen import Gelezen, kost, kosten_zinnen, lees_ronde, shown
from api.settings import read_settings
from data.schemas.errors import Fout, InvoerFout
from data.schemas.ronde import Oorzaak
from data.schemas.verslag import GroepUitkomst, Kans, OndergrensUitkomst, RondeVerslag
from matching.wording import counted, listing, number, share

app = typer.Typer(help="Rondes: verslag en controle.", no_args_is_help=True)

Week = Annotated[str | None, typer.Argument(help="De week, bijvoorbeeld 2026-W48 of 2026-W48-AM05. Anders de laatste.")]
SHOWN = 10
"""Plekken and people that are named; the rest is counted. JSON names all."""

OORZAAK: dict[Oorzaak, str] = {
    "plekWeg": "de plek is weg",
    "plekGeparkeerd": "de plek doet even niet mee",
    "plekVol": "de plek is vol",
    "paarGeparkeerd": "het voorstel is afgewezen",
    "pastNietMeer": "het past niet meer",
    "beterSamen": "een andere verdeling is samen beter",
}


@app.command()
def show(week: Week = None, as_json: Json = False) -> None:
    """Laat het verslag van een ronde zien."""
    gelezen = lees_ronde(store_of(read_settings()), BEHEER, now(), week)
    print_lines([json_text(_json(gelezen), 2)] if as_json else _lines(gelezen))


@app.command()
def rerun(week: Annotated[str, typer.Argument(help="De week, bijvoorbeeld 2026-W48.")]) -> None:
    """Doe een ronde over op wat er toen stond, en vergelijk elke letter. Er verandert niets."""
    settings = read_settings()
    with steps() as step:
        loop = loop_with(step, lambda line: typer.echo(line, err=True))
        found = herhaal(lambda parameters: engine_of(settings, parameters), store_of(settings), week, loop)
    if found.other_code:
        print_lines([f"Let op: deze ronde is gemaakt met versie {found.other_code} van Plekwijzer."])
    if found.differences:
        tekst = (
            f"{counted(len(found.differences), 'regel is', 'regels zijn')} anders. De eerste: {found.differences[0]}"
        )
        raise InvoerFout((Fout(f"ronde {week}", None, None, tekst),))
    print_lines([f"Ronde {week} komt precies hetzelfde uit: {counted(found.lines, 'regel', 'regels')}, geen verschil."])


def verslag_lines(verslag: RondeVerslag) -> list[str]:
    """The verslag for a reader, without people."""
    verslag = shown(verslag)
    lines = [
        f"Voorstellen: {verslag.nieuw} nieuw, {verslag.behouden} gebleven, {verslag.gewijzigd} gewijzigd, "
        f"{verslag.ingetrokken} ingetrokken.",
        *(f"  {counted(amount, 'keer', 'keer')}: {OORZAAK[oorzaak]}" for oorzaak, amount in verslag.oorzaken.items()),
    ]
    if verslag.ingehaald:
        lines.append(f"  {sum(verslag.ingehaald.values())} niet geopend: er is intussen besloten, of de plek is weg.")
    lines.append(
        f"Deden niet mee: {verslag.pauze} met pauze, {verslag.in_behandeling} in behandeling, "
        f"{verslag.geplaatst} geplaatst, {counted(len(verslag.geparkeerd), 'plek', 'plekken')} even stil, "
        f"{counted(verslag.paren, 'afgewezen paar', 'afgewezen paren')}."
    )
    if verslag.kosten:
        lines += kosten_zinnen(verslag.kosten)
    lines += [*map(_ondergrens, verslag.ondergrenzen), *map(_groep, verslag.groepen)]
    lines += [verslag.zoekgrens] if verslag.zoekgrens else []
    lines += ["Wachtten al (rondes zonder voorstel):", *_wachten(verslag), "Kansen:", *map(_kans, verslag.kansen)]
    lines.append(f"Voor {counted(verslag.niets_past, 'persoon', 'mensen')} past geen enkele plek.")
    lines.append(f"Bij {counted(len(verslag.niemand_past), 'plek', 'plekken')} met een vrije stoel past niemand.")
    return lines


def _lines(gelezen: Gelezen) -> list[str]:
    ronde = gelezen.ronde
    lines = [
        f"Ronde {ronde.kenmerk}: {ronde.geplaatst} van de {counted(ronde.aantal_pips, 'pip', 'pips')} een voorstel, "
        f"op {counted(ronde.aantal_plekken, 'plek', 'plekken')}, samen {share(ronde.totaal)} score.",
        f"Dag {ronde.op}, seed {ronde.seed}, parameters {ronde.parameters}, versie {ronde.code_versie}, "
        f"moment {(ronde.snapshot or 'niet bewaard')[:12]}.",
    ]
    if ronde.gewist:
        lines.append(f"Daarna {counted(ronde.gewist, 'persoon', 'mensen')} gewist; de aantallen tellen hen nog mee.")
    lines += verslag_lines(gelezen.verslag) if gelezen.verslag else ["Van deze ronde is geen verslag bewaard."]
    lines += ["Wachten het langst:", *(f"  {pip}: {counted(n, 'ronde', 'rondes')}" for pip, n in gelezen.langst)]
    lines += _named("Niets past voor", gelezen.niets_past)
    lines += _named("Niemand past bij", list(gelezen.verslag.niemand_past) if gelezen.verslag else [])
    return lines + [f"Let op: {tekst}" for tekst in gelezen.waarschuwingen]


def _ondergrens(one: OndergrensUitkomst) -> str:
    counts = "te weinig mensen om te tonen"
    if one.leden is not None:
        counts = f"{one.voorstellen} van {one.leden}, nodig {one.nodig}"
    return f"Ondergrens {one.naam}: {counts}. {kost('Dat', one.prijs)}"


def _groep(one: GroepUitkomst) -> str:
    return f"Groep bij {one.plek}: {one.reden}"


def _wachten(verslag: RondeVerslag) -> list[str]:
    return [f"  {rondes}: {counted(amount, 'persoon', 'mensen')}" for rondes, amount in verslag.wachten.items()]


def _kans(kans: Kans) -> str:
    name = "allemaal" if kans.groep == "samen" else f"{kans.groep} {kans.waarde or 'niet bekend'}"
    if kans.mensen is None or kans.voorstellen is None:
        return f"  {name}: te weinig mensen om te tonen"
    return f"  {name}: {kans.voorstellen} van {kans.mensen} ({number(100 * kans.voorstellen / kans.mensen)}%)"


def _named(title: str, kenmerken: list[str]) -> list[str]:
    if not kenmerken:
        return []
    more = f" en nog {len(kenmerken) - SHOWN}" if len(kenmerken) > SHOWN else ""
    return [f"{title}: {listing(kenmerken[:SHOWN], 'en') if not more else ', '.join(kenmerken[:SHOWN]) + more}."]


def _json(gelezen: Gelezen) -> dict[str, Any]:
    return {
        "ronde": gelezen.ronde.as_json(),
        "verslag": gelezen.verslag.as_json() if gelezen.verslag else None,
        "langstZonderVoorstel": [{"pip": pip, "rondes": rondes} for pip, rondes in gelezen.langst],
        "nietsPast": gelezen.niets_past,
        "waarschuwingen": list(gelezen.waarschuwingen),
    }
