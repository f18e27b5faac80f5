"""An invented inburgeraar as they are, before it is decided which of it the pip tells."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from data.schemas.codes import NIVEAUS, VAARDIGHEDEN, Leerroute, Niveau, RijbewijsCode, Vaardigheid
from data.synthetic.draws import Draws
from data.synthetic.places import Plaats
from data.synthetic.scenario import Groepen, Inkomen, PipShares, TaalShares
from data.synthetic.shares import Shares

DAYS_A_MONTH = 30.44
SCHOOL_AGE = 4
CARE_UNTIL = 13  # years: an older child can be alone for a while


@dataclass(frozen=True)
class Persoon:
    """Who an invented person is.

    variant is "entree" for some in the B1-route, afgeschaald None outside it;
    taal holds a niveau for every vaardigheid; jongste is the age of the youngest child at home in years, None without
    children; zorgt says that this person's absence asks for opvang.
    """

    plaats: Plaats
    leerroute: Leerroute
    variant: Literal["entree"] | None
    afgeschaald: bool | None
    groep: Groepen
    inkomen: Inkomen
    gevestigd_op: date
    taal: dict[Vaardigheid, Niveau]
    rijbewijs: tuple[RijbewijsCode, ...]
    jongste: int | None
    zorgt: bool

    @property
    def jong_kind(self) -> bool:
        """Whether the person cares for a child that does not go to school yet."""
        return self.zorgt and self.jongste is not None and self.jongste < SCHOOL_AGE


def draw_persoon(
    draws: Draws, shares: PipShares, leerroutes: Shares[Leerroute], homes: Shares[Plaats], op: date
) -> Persoon:
    """Draw one person as of the day `op`; what belongs together (route, time here, Dutch) is drawn together.

    Source: scenario.toml.
    """
    leerroute = draws.pick(leerroutes)
    b1 = leerroute == "b1"
    groep = draws.pick(shares.persoon.groep)
    months = _months(draws, shares.persoon.maanden_gevestigd)
    jongste = draws.pick(shares.gezin.jongste) if draws.chance(shares.gezin.kinderen) else None
    return Persoon(
        plaats=draws.pick(homes),
        leerroute=leerroute,
        variant="entree" if b1 and draws.chance(shares.persoon.entree) else None,
        afgeschaald=draws.chance(shares.persoon.afgeschaald) if b1 else None,
        groep=groep,
        inkomen=draws.pick(shares.persoon.inkomen[groep]),
        gevestigd_op=op - timedelta(days=round(months * DAYS_A_MONTH)),
        taal=_taal(draws, shares.taal, leerroute, months / 12),
        rijbewijs=_rijbewijs(draws.each(shares.reis.rijbewijs)),
        jongste=jongste,
        zorgt=jongste is not None and jongste < CARE_UNTIL and draws.chance(shares.gezin.zorgt_voor),
    )


def _months(draws: Draws, shares: Shares[int]) -> float:
    most = draws.pick(shares)
    least = max((bound for bound in shares.options if bound < most), default=0)
    return least + draws.number() * (most - least)


def _taal(draws: Draws, shares: TaalShares, leerroute: Leerroute, years: float) -> dict[Vaardigheid, Niveau]:
    reached = shares.start[leerroute] + shares.per_jaar[leerroute] * years + draws.spread(shares.spreiding)
    taal: dict[Vaardigheid, Niveau] = {}
    for vaardigheid in VAARDIGHEDEN:
        step = reached + shares.vaardigheid[vaardigheid] + draws.spread(shares.spreiding / 2)
        taal[vaardigheid] = NIVEAUS[min(max(int(step), 0), shares.hoogste[leerroute])]
    return taal


def _rijbewijs(drawn: tuple[RijbewijsCode, ...]) -> tuple[RijbewijsCode, ...]:
    """Add B to who may drive a truck: nobody gets C without it."""
    return ("B", *drawn) if "C" in drawn and "B" not in drawn else drawn
