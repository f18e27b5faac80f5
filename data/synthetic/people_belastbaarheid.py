"""What an invented person can carry, how far they can travel and how much guidance they need."""

from data.schemas.codes import BEPERKINGEN, BeperkingCode, Niveau, RijbewijsCode, Vervoer
from data.schemas.pip import BegeleidingNodig, Belastbaarheid, Reistijd
from data.synthetic.draws import Draws
from data.synthetic.gaps import Gaps
from data.synthetic.persoon import Persoon
from data.synthetic.scenario import BegeleidingShares, BelastbaarheidShares, PipShares, ReisShares

ROOM_FOR_LESSONS = 16  # hours: who counts the lessons inside the belastbaarheid has at least this much


def draw_belastbaarheid(draws: Draws, gaps: Gaps, persoon: Persoon, shares: PipShares) -> Belastbaarheid:
    """Draw hours a week and a day, and limits for a minority.

    With a child under 4 the hours stay within `hooguit_bij_kinderen`; with the lessons inside them they leave room
    for those. Source: scenario.toml.
    """
    naast = draws.chance(shares.belastbaarheid.naast_taalles)
    uren = draws.pick(shares.belastbaarheid.uren)
    if persoon.jong_kind:
        uren = min(uren, shares.gezin.hooguit_bij_kinderen)
    if not naast:
        uren = max(uren, ROOM_FOR_LESSONS)
    return Belastbaarheid(
        uren_per_week=gaps.keep("belastbaarheid.urenPerWeek", float(uren)),
        naast_taalles=gaps.keep("belastbaarheid.naastTaalles", naast),
        uren_per_dag=gaps.keep(
            "belastbaarheid.urenPerDag", float(min(draws.pick(shares.belastbaarheid.uren_per_dag), uren))
        ),
        beperkingen=gaps.keep("belastbaarheid.beperkingen", _beperkingen(draws, shares.belastbaarheid)),
    )


def _beperkingen(draws: Draws, shares: BelastbaarheidShares) -> tuple[BeperkingCode, ...]:
    if not draws.chance(shares.beperkt):
        return ()
    drawn = {draws.pick(shares.beperkingen) for _ in range(draws.between(1, 3))}
    return tuple(code for code in BEPERKINGEN if code in drawn)


def draw_reistijd(draws: Draws, gaps: Gaps, rijbewijs: tuple[RijbewijsCode, ...], shares: ReisShares) -> Reistijd:
    """Draw how long one may travel one way, and by what; auto only with rijbewijs B, and never also impossible."""
    drawn = draws.pick(shares.vervoer)
    vervoer: tuple[Vervoer, ...] = tuple(way for way in drawn if way != "auto" or "B" in rijbewijs)
    if "AM" in rijbewijs:
        vervoer = (*vervoer, "bromfiets")
    cycles = "fiets" in vervoer or "ebike" in vervoer
    niet: tuple[Vervoer, ...] = ("fiets",) if not cycles and draws.chance(shares.niet_fietsen) else ()
    return Reistijd(
        max_minuten=gaps.keep("reistijd.maxMinuten", draws.pick(shares.max_minuten)),
        vervoer=gaps.keep("reistijd.vervoer", vervoer),
        niet_mogelijk=gaps.keep("reistijd.nietMogelijk", niet),
    )


def draw_begeleiding(draws: Draws, gaps: Gaps, spreken: Niveau, shares: BegeleidingShares) -> BegeleidingNodig:
    """Draw the guidance needed; the less Dutch someone speaks, the more."""
    intensiteit = draws.pick(shares.intensiteit[spreken])
    return BegeleidingNodig(
        intensiteit=gaps.keep("begeleiding.intensiteit", intensiteit),
        jobcoach=gaps.keep("begeleiding.jobcoach", draws.chance(shares.jobcoach[intensiteit])),
        taalmaatje=gaps.keep("begeleiding.taalmaatje", draws.chance(shares.taalmaatje[intensiteit])),
    )
