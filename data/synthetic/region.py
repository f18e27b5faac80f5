"""An invented region: people who need a plek, and plekken that need people."""

from dataclasses import dataclass
from datetime import date

from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.synthetic.people import make_pips
from data.synthetic.plekken import make_plekken
from data.synthetic.scenario import LeerrouteBron, Scenario

TWENTE = "AM05"


@dataclass(frozen=True)
class Region:
    """The pips and plekken of one invented region; kenmerken are unique within each."""

    pips: tuple[Pip, ...]
    plekken: tuple[Plek, ...]


def make_region(
    *,
    pips: int = 600,
    plekken: int = 450,
    seats: int = 700,
    regio: str | None = TWENTE,
    seed: int,
    op: date,
    scenario: Scenario | None = None,
    leerroutes: LeerrouteBron = "landelijk",
) -> Region:
    """Make an invented region: so many pips, plekken and seats in all, as of the day `op`.

    `regio` is the code of an arbeidsmarktregio, by default that of Twente; None is the whole country. The same
    arguments always give the same region. ValueError when the seats do not fit the plekken, KeyError when there is
    no such arbeidsmarktregio. Source: scenario.toml; nobody and no aanbieder in it exists, the postcodes do.
    """
    return Region(
        make_pips(pips, seed=seed, regio=regio, op=op, scenario=scenario, leerroutes=leerroutes),
        make_plekken(plekken, seats=seats, seed=seed, regio=regio, op=op, scenario=scenario, leerroutes=leerroutes),
    )
