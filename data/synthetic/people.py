"""Invented inburgeraars: each a believable pip that hangs together, drawn from the scenario."""

from dataclasses import dataclass
from datetime import date, timedelta

from data.schemas.codes import Leerroute
from data.schemas.pip import Inburgeraar, Pip, Taalniveau
from data.synthetic.draws import Draws, make_kenmerken
from data.synthetic.gaps import Gaps
from data.synthetic.people_belastbaarheid import draw_begeleiding, draw_belastbaarheid, draw_reistijd
from data.synthetic.people_gezin import draw_kinderopvang
from data.synthetic.people_week import Lesgroepen, draw_week, make_lesgroepen
from data.synthetic.people_work import draw_werk
from data.synthetic.persoon import Persoon, draw_persoon
from data.synthetic.places import Plaats, draw_postcode, plaatsen, prefix_of
from data.synthetic.scenario import LeerrouteBron, PipShares, Scenario, load_scenario
from data.synthetic.shares import Shares

NEW_LAW = date(2022, 1, 1)  # Wet inburgering 2021 came into force
FIRST_PLAN = timedelta(days=70)  # ten weeks after settling


@dataclass(frozen=True)
class Omgeving:
    """What all invented people of one region share: the day, the shares, the homes and the lesson groups."""

    op: date
    shares: PipShares
    met_letters: float
    leerroutes: Shares[Leerroute]
    homes: Shares[Plaats]
    lesgroepen: Lesgroepen


def make_pips(
    n: int,
    *,
    seed: int,
    regio: str | None,
    op: date,
    scenario: Scenario | None = None,
    leerroutes: LeerrouteBron = "landelijk",
) -> tuple[Pip, ...]:
    """Make `n` invented inburgeraars of an arbeidsmarktregio ("AM05"), or of the whole country (None).

    `op` is the day they are looked at; `seed` is at least 0 and with the other arguments decides every detail.
    `leerroutes` chooses between the national estimate and what gemeenten estimated. The order tells nothing. KeyError
    when there is no such arbeidsmarktregio. Source: scenario.toml; nobody in it exists.
    """
    scenario = scenario or load_scenario()
    homes = plaatsen(regio, scenario.wonen)
    gemeenten = {plaats.gemeente for plaats in homes.options}
    omgeving = Omgeving(
        op,
        scenario.pips,
        scenario.wonen.met_letters,
        scenario.leerroute(leerroutes),
        homes,
        make_lesgroepen(Draws(seed, "lesgroepen"), gemeenten, scenario.pips.week),
    )
    draws = Draws(seed, "pips")
    gaps = Gaps(draws, scenario.pips.onbekend)
    kenmerken = make_kenmerken(n, seed=seed, prefix=prefix_of(regio), subject="pip")
    return tuple(_pip(draws, gaps, kenmerk, omgeving) for kenmerk in kenmerken)


def _pip(draws: Draws, gaps: Gaps, kenmerk: str, omgeving: Omgeving) -> Pip:
    """Draw one person and write down what their plan tells."""
    shares, op = omgeving.shares, omgeving.op
    persoon = draw_persoon(draws, shares, omgeving.leerroutes, omgeving.homes, op)
    vastgesteld = min(op, max(persoon.gevestigd_op + FIRST_PLAN, op - timedelta(days=draws.between(7, 400))))
    werk = draw_werk(draws, gaps, persoon, shares)
    week = draw_week(draws, gaps, omgeving.lesgroepen, persoon, shares.week)
    spreken = persoon.taal["spreken"]
    vaardig = draws.pick(shares.begeleiding.werknemersvaardigheden[spreken])
    return Pip(
        kenmerk=kenmerk,
        versie=gaps.keep("versie", _versie(draws, vastgesteld - persoon.gevestigd_op)),
        gemeente=gaps.keep("gemeente", persoon.plaats.gemeente),
        vastgesteld_op=gaps.keep("vastgesteldOp", vastgesteld),
        inburgeraar=_inburgeraar(draws, gaps, persoon, omgeving),
        leerroute=gaps.keep("leerroute", persoon.leerroute),
        leerroute_variant=gaps.keep("leerrouteVariant", persoon.variant),
        afgeschaald_naar_a2=gaps.keep("afgeschaaldNaarA2", persoon.afgeschaald),
        taalniveau=_taalniveau(draws, gaps, persoon, vastgesteld, omgeving),
        opleiding=gaps.keep("opleiding", werk.opleiding),
        werkervaring=gaps.keep("werkervaring", werk.werkervaring),
        vakskills=gaps.keep("vakskills", werk.vakskills),
        certificaten=gaps.keep("certificaten", werk.certificaten),
        rijbewijs=gaps.keep("rijbewijs", persoon.rijbewijs),
        wensen=gaps.keep("wensen", werk.wensen),
        doel=gaps.keep("doel", draws.pick(shares.persoon.doel[persoon.leerroute])),
        belastbaarheid=gaps.keep("belastbaarheid", draw_belastbaarheid(draws, gaps, persoon, shares)),
        bezet=gaps.keep("bezet", week.bezet),
        beschikbaar=week.beschikbaar,
        beschikbaar_vanaf=gaps.keep("beschikbaarVanaf", op + timedelta(days=draws.between(-90, 30))),
        kinderopvang=gaps.keep("kinderopvang", draw_kinderopvang(draws, gaps, persoon, week.slots, shares.gezin)),
        reistijd=draw_reistijd(draws, gaps, persoon.rijbewijs, shares.reis),
        begeleiding=gaps.keep("begeleiding", draw_begeleiding(draws, gaps, spreken, shares.begeleiding)),
        werknemersvaardigheden=gaps.keep("werknemersvaardigheden", vaardig),
        taalles_uren=week.taalles_uren,
    )


def _versie(draws: Draws, since: timedelta) -> int:
    """Draw the versie of a plan: the longer ago the person settled, the more often it was changed."""
    return 1 + draws.between(0, min(3, since.days // 180))


def _inburgeraar(draws: Draws, gaps: Gaps, persoon: Persoon, omgeving: Omgeving) -> Inburgeraar:
    """Write down where the person lives and which rules apply; the term ends some three years after settling."""
    settled = persoon.gevestigd_op
    old = draws.pick(omgeving.shares.persoon.regime_voor2022)
    einde = settled + timedelta(days=3 * 365 + draws.between(30, 240))
    return Inburgeraar(
        postcode=gaps.keep("inburgeraar.postcode", draw_postcode(draws, persoon.plaats, omgeving.met_letters)),
        groep=gaps.keep("inburgeraar.groep", persoon.groep),
        regime=gaps.keep("inburgeraar.regime", "wi2021" if settled >= NEW_LAW else old),
        inkomen=gaps.keep("inburgeraar.inkomen", persoon.inkomen),
        gevestigd_op=gaps.keep("inburgeraar.gevestigdOp", settled),
        termijn_einde=gaps.keep("inburgeraar.termijnEinde", einde),
    )


def _taalniveau(draws: Draws, gaps: Gaps, persoon: Persoon, vastgesteld: date, omgeving: Omgeving) -> Taalniveau:
    """Write down the Dutch reached, measured between settling and the day the plan was made."""
    days = draws.between(0, min(60, (vastgesteld - persoon.gevestigd_op).days))
    alfabetisering = draws.pick(omgeving.shares.taal.alfabetisering[persoon.leerroute])
    return Taalniveau(
        lezen=gaps.keep("taalniveau.lezen", persoon.taal["lezen"]),
        luisteren=gaps.keep("taalniveau.luisteren", persoon.taal["luisteren"]),
        schrijven=gaps.keep("taalniveau.schrijven", persoon.taal["schrijven"]),
        spreken=gaps.keep("taalniveau.spreken", persoon.taal["spreken"]),
        peildatum=gaps.keep("taalniveau.peildatum", vastgesteld - timedelta(days=days)),
        alfabetisering=gaps.keep("taalniveau.alfabetisering", alfabetisering),
    )
