"""When an invented plek asks people to be there: tijden, uren a week, vast or flexibel."""

from dataclasses import dataclass

from data.schemas.codes import DAGEN, Dag, PlekSoort, Rooster, SectorCode
from data.schemas.plek import Uren
from data.schemas.tijd import Tijdvak
from data.synthetic.draws import Draws
from data.synthetic.gaps import Gaps
from data.synthetic.people_week import tijdvak_of, week_of
from data.synthetic.scenario import PlekWeekShares

LONG = ("heleDagen", "vroegeDienst", "nacht")
MOST_LONG_DAYS = 4


@dataclass(frozen=True)
class PlekWeek:
    """The times and hours of a plek; at_night says that some of it is between midnight and six."""

    rooster: Rooster
    tijden: tuple[Tijdvak, ...]
    uren: Uren
    at_night: bool


def draw_plek_week(draws: Draws, gaps: Gaps, soort: PlekSoort, sector: SectorCode, shares: PlekWeekShares) -> PlekWeek:
    """Draw a rooster: fixed times that fit the sector, or hours somewhere within a wider week.

    uren.min of a vast rooster mostly equals the joined hours of its tijden. Source: scenario.toml.
    """
    if draws.chance(shares.flexibel[soort]):
        return _flexibel(draws, gaps, soort, shares)
    tijden, at_night = _vast(draws, soort, sector, shares)
    uren = sum(end - begin for begin, end in (tijdvak.minutes() for tijdvak in tijden)) / 60
    least = uren if draws.chance(shares.uren_kloppen) else max(2.0, uren - draws.between(1, 4))
    return PlekWeek("vast", tijden, Uren(min=least, max=gaps.keep("uren.max", uren)), at_night)


def _flexibel(draws: Draws, gaps: Gaps, soort: PlekSoort, shares: PlekWeekShares) -> PlekWeek:
    least = float(draws.pick(shares.uren_flexibel[soort]))
    most = least + draws.between(0, 3) * 4
    return PlekWeek(
        "flexibel", week_of(draws.pick(shares.ruimte)), Uren(min=least, max=gaps.keep("uren.max", most)), False
    )


def _vast(
    draws: Draws, soort: PlekSoort, sector: SectorCode, shares: PlekWeekShares
) -> tuple[tuple[Tijdvak, ...], bool]:
    code = draws.pick(shares.patroon[sector])
    patroon = shares.tijden[code]
    wanted = draws.pick(shares.dagen[soort])
    days = draws.some(patroon.dagen, min(wanted, MOST_LONG_DAYS) if code in LONG else wanted)
    van, tot = draws.one(patroon.van), draws.one(patroon.tot)
    if van < tot:
        return tuple(tijdvak_of(dag, van, tot) for dag in days), False
    night = [part for dag in days for part in (tijdvak_of(dag, van, "24:00"), tijdvak_of(_after(dag), "00:00", tot))]
    return tuple(sorted(night, key=lambda tijdvak: tijdvak.minutes())), True


def _after(dag: Dag) -> Dag:
    return DAGEN[(DAGEN.index(dag) + 1) % len(DAGEN)]
