"""`plekwijzer voorstellen`, `voorstel` and `besluit`: the work list, one voorstel, and one step of it."""

from typing import Annotated, Any, Literal, get_args

import typer

from api.cli.options import BEHEER, Json, day, now
from api.cli.output import json_text, oordeel_lines, print_lines
from api.deps import store_of
from api.journeys.besluit import Beslisser, bekijk, eerste_keus, gevolg_tekst, lopende
from api.journeys.besluit import besluit as take_step
from api.settings import read_settings
from data.schemas.actor import Actor
from data.schemas.besluit import Besluit
from data.schemas.reden import RedenCode
from data.schemas.voorstel import STATUS_NAAM, StapCode, VoorstelStand, mogelijke_stappen
from data.storage.deciding import Keus
from matching.parameters import Parameters, read_parameters
from matching.wording import counted, share

Kenmerk = Annotated[str, typer.Argument(help="Kenmerk van het voorstel.")]
Stap = Annotated[StapCode, typer.Argument(help=f"Eén van: {', '.join(get_args(StapCode)[:-1])}.")]
Door = Annotated[str, typer.Option("--door", help="Wie besluit: een mens, met naam of kenmerk.")]
Rol = Annotated[Literal["klantmanager", "jobhunter"], typer.Option("--rol", help="klantmanager of jobhunter.")]
Reden = Annotated[RedenCode | None, typer.Option("--reden", help="Waarom, bij afwijzen of beeindigen.")]
Toelichting = Annotated[str | None, typer.Option("--toelichting", help="In eigen woorden, zonder namen of BSN.")]
Tot = Annotated[str | None, typer.Option("--tot", help="Tot welke dag, bij uitstellen of een pauze.")]
Versie = Annotated[int | None, typer.Option("--versie", min=1, help="De versie die u hebt bekeken.")]


def besluit(
    stap: Stap,
    kenmerk: Kenmerk,
    door: Door,
    rol: Rol = "jobhunter",
    reden: Reden = None,
    toelichting: Toelichting = None,
    tot: Tot = None,
    versie: Versie = None,
) -> None:
    """Neem een stap met een voorstel: overnemen, akkoord, afwijzen, plaatsen en zo verder."""
    settings = read_settings()
    parameters = read_parameters(settings.parameters_file)
    wie = Beslisser(Actor(kenmerk=door, rol=rol, gemeenten=None), now(), day(None))
    keus = Keus(stap, reden, toelichting, None if tot is None else day(tot))
    stand = take_step(store_of(settings), wie, parameters, kenmerk, keus, versie)
    print_lines([_line(stand), *_after(stand, keus, parameters)])


def voorstellen(as_json: Json = False) -> None:
    """Laat de voorstellen zien waar nog iets mee moet."""
    found = lopende(store_of(read_settings()), Beslisser(BEHEER, now(), day(None)))
    if as_json:
        print_lines(json_text(stand.as_json()) for stand in found)
    else:
        print_lines([*map(_line, found), f"Samen {counted(len(found), 'voorstel', 'voorstellen')}."])


def voorstel(kenmerk: Kenmerk, as_json: Json = False) -> None:
    """Laat één voorstel zien, met wie wat besloot en waarom het is voorgesteld."""
    store, wie = store_of(read_settings()), Beslisser(BEHEER, now(), day(None))
    stand, besluiten, oordeel = bekijk(store, wie, kenmerk)
    keus = eerste_keus(store, wie, stand)
    if as_json:
        data: dict[str, Any] = {"voorstel": stand.as_json(), "besluiten": [one.as_json() for one in besluiten]}
        data |= {"oordeel": oordeel.as_json() if oordeel else None}
        print_lines([json_text(data | {"nietEersteKeus": keus.as_json() if keus else None}, 2)])
        return
    redenen = read_parameters(read_settings().parameters_file).redenen
    lines = [_line(stand), *(_besluit(one, redenen[one.reden].tekst if one.reden else "") for one in besluiten)]
    lines += [f"  Niet de eerste keus. Dat was plek {keus.plek}. {keus.tekst}"] if keus else []
    print_lines(lines + (oordeel_lines(oordeel) if oordeel else []))


def _line(stand: VoorstelStand) -> str:
    score = "past niet volgens de regels" if stand.score is None else f"score {share(stand.score)}"
    return f"{stand.kenmerk}: {stand.pip} bij {stand.plek}, {score}. Nu: {STATUS_NAAM[stand.status]}."


def _besluit(one: Besluit, reden: str) -> str:
    why = f": {reden}" if reden else ""
    return (
        f"  {one.op:%d-%m-%Y %H:%M} UTC {one.stap} door {one.door} ({one.rol}){why}. {one.toelichting or ''}".rstrip()
    )


def _after(stand: VoorstelStand, keus: Keus, parameters: Parameters) -> list[str]:
    """What the reden does, and what can be done next."""
    lines = [gevolg_tekst(parameters.redenen[keus.reden])] if keus.reden else []
    following = mogelijke_stappen(stand.status, "jobhunter")
    return [*lines, f"Hierna kan: {', '.join(following)}."] if following else lines
