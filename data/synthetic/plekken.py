"""Invented plekken: each believable for its aanbieder, drawn from the scenario."""

from dataclasses import dataclass
from datetime import date, timedelta

from data.reference.vocabulary import Beroep
from data.schemas.codes import AanbiederSoort, PlekSoort, SectorCode
from data.schemas.plek import Plek
from data.synthetic.draws import Draws, make_kenmerken
from data.synthetic.gaps import Gaps
from data.synthetic.places import plaatsen, prefix_of
from data.synthetic.plekken_aanbieder import Aanbieders, Vestiging
from data.synthetic.plekken_aanbod import draw_aanbod, draw_groep
from data.synthetic.plekken_seats import draw_capaciteiten
from data.synthetic.plekken_week import draw_plek_week
from data.synthetic.plekken_work import draw_plek_werk, with_night
from data.synthetic.scenario import LeerrouteBron, PlekShares, Scenario, load_scenario
from data.synthetic.shares import Shares


@dataclass(frozen=True)
class Aanbodgebied:
    """What all invented plekken of one region share: the day, the shares and the aanbieders."""

    op: date
    shares: PlekShares
    soorten: Shares[PlekSoort]
    aanbieders: Aanbieders


def make_plekken(
    n: int,
    *,
    seats: int,
    seed: int,
    regio: str | None,
    op: date,
    scenario: Scenario | None = None,
    leerroutes: LeerrouteBron = "landelijk",
) -> tuple[Plek, ...]:
    """Make `n` invented plekken with `seats` seats in all, in an arbeidsmarktregio ("AM05") or the country (None).

    `op` is the day they are looked at; `seed` is at least 0 and with the other arguments decides every detail.
    `leerroutes` decides for whom the soorten plek are meant: the national estimate or that of gemeenten. ValueError
    when the seats do not fit; KeyError when there is no such arbeidsmarktregio. Source: scenario.toml; no aanbieder
    in it exists.
    """
    scenario = scenario or load_scenario()
    shares = scenario.plekken
    draws = Draws(seed, "plekken")
    gebied = Aanbodgebied(
        op,
        shares,
        shares.soort_of(scenario.leerroute(leerroutes)),
        Aanbieders(plaatsen(regio, scenario.wonen), erbij=shares.aanbieder_erbij, met_letters=shares.met_letters),
    )
    gaps = Gaps(draws, shares.onbekend)
    capaciteiten = draw_capaciteiten(Draws(seed, "capaciteit"), n, seats, shares.capaciteit, shares.vol)
    kenmerken = make_kenmerken(n, seed=seed, prefix=prefix_of(regio) + "P", subject="plek")
    return tuple(_plek(draws, gaps, *one, gebied) for one in zip(kenmerken, capaciteiten, strict=True))


def _plek(draws: Draws, gaps: Gaps, kenmerk: str, capaciteit: int, gebied: Aanbodgebied) -> Plek:
    """Draw one plek: soort, aanbieder and beroep, then all that follows from them."""
    shares = gebied.shares
    soort, by, sector, vestiging, beroep = _origin(draws, gebied)
    week = draw_plek_week(draws, gaps, soort, sector, shares.week)
    werk = draw_plek_werk(draws, gaps, soort, beroep, sector, shares.werk)
    aanbod = draw_aanbod(draws, gaps, soort, by, sector, shares.aanbod)
    start, einde = _period(draws, gebied.op, shares.aanbod.verlopen)
    return Plek(
        kenmerk=kenmerk,
        titel=_worded(draws, shares.titel[soort], beroep),
        omschrijving=gaps.keep("omschrijving", _worded(draws, shares.omschrijving, beroep)),
        aanbieder=vestiging.aanbieder,
        bron=gaps.keep("bron", draws.pick(shares.bron[by])),
        soort=soort,
        doel=gaps.keep("doel", "werk" if draws.chance(shares.gericht_op_werk[soort]) else "participatie"),
        beroep=gaps.keep("beroep", beroep.naam),
        sector=gaps.keep("sector", sector),
        vakskills=gaps.keep("vakskills", werk.vakskills),
        taaleis=gaps.keep("taaleis", werk.taaleis),
        taaleis_bespreekbaar=gaps.keep("taaleisBespreekbaar", werk.bespreekbaar),
        taalaanbod=gaps.keep("taalaanbod", aanbod.taalaanbod),
        begeleiding=gaps.keep("begeleiding", aanbod.begeleiding),
        belasting=gaps.keep("belasting", with_night(werk.belasting) if week.at_night else werk.belasting),
        taken_aanpasbaar=gaps.keep("takenAanpasbaar", werk.taken_aanpasbaar),
        werkdruk=gaps.keep("werkdruk", aanbod.werkdruk),
        uren=week.uren,
        rooster=gaps.keep("rooster", week.rooster),
        tijden=gaps.keep("tijden", week.tijden),
        postcode=vestiging.postcode,
        capaciteit=capaciteit,
        startdatum=gaps.keep("startdatum", start),
        einddatum=gaps.keep("einddatum", einde),
        certificaten=gaps.keep("certificaten", werk.certificaten),
        opleidt_voor=gaps.keep("opleidtVoor", werk.opleidt_voor),
        rijbewijs=gaps.keep("rijbewijs", werk.rijbewijs),
        perspectief=gaps.keep("perspectief", aanbod.perspectief),
        kinderopvang_op_locatie=gaps.keep("kinderopvangOpLocatie", werk.kinderopvang_op_locatie),
        groep=draw_groep(draws, gaps, capaciteit, shares.aanbod),
    )


def _origin(draws: Draws, gebied: Aanbodgebied) -> tuple[PlekSoort, AanbiederSoort, SectorCode, Vestiging, Beroep]:
    """Draw what soort of plek it is, who offers it, in which sector, and which of their beroepen it is about."""
    soort = draws.pick(gebied.soorten)
    by = draws.pick(gebied.shares.aanbieder_soort[soort])
    sector = draws.pick(gebied.shares.sector[by])
    vestiging = gebied.aanbieders.draw(draws, by, sector)
    return soort, by, sector, vestiging, draws.one(vestiging.tak.beroepen)


def _worded(draws: Draws, patterns: tuple[str, ...], beroep: Beroep) -> str:
    naam = beroep.naam
    return draws.one(patterns).format(beroep=naam, Beroep=naam[:1].upper() + naam[1:])


def _period(draws: Draws, op: date, verlopen: float) -> tuple[date, date]:
    """Draw begin and end around the day `op`; a few (chance `verlopen`) ended before it, without anyone noticing."""
    if draws.chance(verlopen):
        end = op - timedelta(days=draws.between(1, 30))
        return end - timedelta(days=draws.between(60, 200)), end
    start = op + timedelta(days=draws.between(-120, 90))
    return start, max(start, op) + timedelta(days=draws.between(60, 365))
