"""Varied pips and plekken for tests: one maker, fed by Hypothesis (which shrinks) or by seeded numbers (which is fast).

Every maker asks `choose` to pick one of some options; the first option is the plainest, so that Hypothesis shrinks
towards it. Every field that may be unknown is unknown now and then.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
from hypothesis import strategies as st

from data.schemas import codes
from data.schemas.pip import (
    BegeleidingNodig,
    Belastbaarheid,
    Inburgeraar,
    Kinderopvang,
    Opleiding,
    Pip,
    Reistijd,
    Taal,
    Taalniveau,
    Wensen,
    Werkervaring,
)
from data.schemas.plek import (
    Aanbieder,
    BegeleidingGeboden,
    Plek,
    PlekVakskills,
    Taalaanbod,
    Taaleis,
    Uren,
)
from data.schemas.travel import VERVOER
from tests.matching.weeks import Choose, make_bezet, make_week, make_wide_week, maybe, some

Pair = tuple[Pip, Plek]

OP = date(2026, 11, 23)
YES_NO = (False, True, None)
NEAR = ("7511", "7512", "7513 AB", "7521", "7545", "7551", "7571", "7581", "7591", "7601", "7607LM")
FAR = ("7441", "6811", "9711", "3011", "1011", "4331")
NOWHERE = "1000"
BEROEPEN = (
    *("metselaar", "voeger", "timmerman", "schilder", "stukadoor", "loodgieter", "opperman", "winkelmedewerker"),
    *("magazijnmedewerker", "kok", "schoonmaker", "Kelner", "sterrenkijker", "glasblazer in ruste"),
)
VAKSKILLS = (
    *("metselen", "muren voegen", "specie maken", "timmeren", "schilderen", "verven", "tegels zetten", "behangen"),
    *("klanten helpen", "orders verzamelen", "sterren kijken", "Sterren  Kijken", "kóken", "koken", "voegen"),
)
UNWANTED = ("schoonmaak", "horeca", "metselaar", "schilderen", "sterren kijken", "sterrenkijker", "zorg")
HARD_EISEN = ("A0", "A1", "A2", None, None, "B1", "B2")
EASY_EISEN = ("A0", "A1", None)


def seeded(seed: int) -> Choose:
    """Give a choose that draws from seeded numbers."""
    rng = np.random.default_rng(seed)
    waiting: list[float] = []

    def choose(options: Sequence[Any]) -> Any:
        if not waiting:
            waiting.extend(rng.random(4096).tolist())
        return options[int(waiting.pop() * len(options))]

    return choose


def make_niveaus(choose: Choose, niveaus: Sequence[Any]) -> dict[str, Any]:
    """Give a level, or None, per vaardigheid."""
    return {vaardigheid: choose(niveaus) for vaardigheid in codes.VAARDIGHEDEN}


def make_postcode(choose: Choose, unknown: Sequence[Any]) -> Any:
    """Give a postcode in Twente mostly, sometimes far away, sometimes one that is not known."""
    where = choose((NEAR,) * 12 + (FAR,) * 2 + (unknown,))
    return choose(where)


def make_pip(choose: Choose) -> Pip:
    """Make one pip; half of them have much room, so that many pairs are admitted."""
    easy = choose((True, False))
    return Pip(
        kenmerk="PIP-1",
        inburgeraar=make_person(choose),
        leerroute=choose(("b1", "z", "onderwijs", None)),
        taalniveau=Taalniveau(**make_niveaus(choose, ("B1", *codes.NIVEAUS, "A2", "A2", None))),
        talen=maybe(choose, lambda: (Taal(taal=choose(("tir", "ara")), niveau=choose(("goed", None))),)),
        opleiding=maybe(choose, lambda: Opleiding(diploma_gewaardeerd=choose(YES_NO))),
        werkervaring=maybe(choose, lambda: tuple(make_work(choose) for _ in range(choose(range(4))))),
        vakskills=maybe(choose, lambda: some(choose, VAKSKILLS)),
        certificaten=maybe(choose, lambda: some(choose, codes.CERTIFICATEN)),
        rijbewijs=maybe(choose, lambda: some(choose, codes.RIJBEWIJZEN)),
        wensen=maybe(choose, lambda: make_wishes(choose)),
        doel=choose((*codes.DOELEN, None)),
        belastbaarheid=maybe(choose, lambda: make_load(choose, easy), 8),
        bezet=maybe(choose, lambda: make_bezet(choose, easy)),
        beschikbaar=maybe(choose, lambda: make_wide_week(choose) if easy else make_week(choose), 2),
        beschikbaar_vanaf=choose((None, OP, OP + timedelta(days=20), OP - timedelta(days=20))),
        kinderopvang=maybe(choose, lambda: make_care(choose)),
        reistijd=make_travel(choose, easy),
        begeleiding=maybe(choose, lambda: make_need(choose)),
        werknemersvaardigheden=choose((*codes.WERKNEMERSVAARDIGHEDEN, None)),
        taalles_uren=choose((None, 0.0, 6.0, 9.5, 12.0)),
    )


def make_person(choose: Choose) -> Inburgeraar:
    """Make what is known of the person."""
    return Inburgeraar(
        postcode=make_postcode(choose, (None, NOWHERE)),
        groep=choose(("asielstatushouder", "gezinsmigrant", None)),
        regime=choose(("wi2021", "wi2013", "elip", None)),
        inkomen=choose(("bijstand", "ww", "werk", "studiefinanciering", "geen", None)),
        gevestigd_op=choose((None, OP - timedelta(days=400))),
    )


def make_work(choose: Choose) -> Werkervaring:
    """Make one werkervaring."""
    jaren = choose((3.0, 0.0, 0.5, 0.99, 1.0, 2.0, 12.0, None))
    return Werkervaring(beroep=choose(BEROEPEN), jaren=jaren, in_nederland=choose(YES_NO))


def make_wishes(choose: Choose) -> Wensen:
    """Make wensen, each kind known or not."""
    return Wensen(
        beroepen=maybe(choose, lambda: some(choose, BEROEPEN, 2)),
        sectoren=maybe(choose, lambda: some(choose, codes.SECTOREN, 2)),
        niet_gewenst=maybe(choose, lambda: some(choose, UNWANTED, 1), 1),
    )


def make_load(choose: Choose, easy: bool) -> Belastbaarheid:
    """Make a belastbaarheid."""
    return Belastbaarheid(
        uren_per_week=choose((24.0, 36.0, 40.0) if easy else (16.0, 8.0, 60.0, 20.5, 0.0, None)),
        naast_taalles=choose((True, False, None)),
        uren_per_dag=choose((8.0, 24.0, None) if easy else (None, 4.0, 6.25, 4.1, 1.0, 0.0)),
        beperkingen=maybe(choose, lambda: some(choose, codes.BEPERKINGEN, 2)),
    )


def make_care(choose: Choose) -> Kinderopvang:
    """Make a need for childcare."""
    return Kinderopvang(
        nodig=choose((False, True, None)),
        geregeld=choose(("ja", "aangevraagd", "nee", None)),
        tijden=maybe(choose, lambda: choose((make_week, make_wide_week))(choose), 3),
        jongste_kind=choose((None, 3, 12, 13, 0, 18)),
    )


def make_travel(choose: Choose, easy: bool) -> Reistijd:
    """Make what is possible for the journey."""
    return Reistijd(
        max_minuten=choose((90, 120, 60, 240) if easy else (45, 60, 30, 15, 0, None)),
        vervoer=maybe(choose, lambda: choose((("fiets", "ov"), ("auto",), some(choose, VERVOER)))),
        niet_mogelijk=maybe(choose, lambda: some(choose, VERVOER, 1), 1),
    )


def make_need(choose: Choose) -> BegeleidingNodig:
    """Make the guidance needed."""
    return BegeleidingNodig(
        intensiteit=choose((*codes.INTENSITEITEN, None)), jobcoach=choose(YES_NO), taalmaatje=choose(YES_NO)
    )


def make_plek(choose: Choose) -> Plek:
    """Make one plek; half of them ask little, so that many pairs are admitted."""
    hard = choose((False, False, True))
    return Plek(
        kenmerk="PLEK-1",
        titel="Werkplaats",
        aanbieder=Aanbieder(naam="Aanbieder", soort="werkgever"),
        soort=choose(codes.PLEKSOORTEN),
        doel=choose(("werk", "participatie", None)),
        beroep=choose((*BEROEPEN, None)),
        sector=choose((*codes.SECTOREN[:6], None)),
        vakskills=maybe(choose, lambda: make_plek_skills(choose, hard)),
        taaleis=maybe(choose, lambda: Taaleis(**make_niveaus(choose, HARD_EISEN if hard else EASY_EISEN))),
        taaleis_bespreekbaar=choose(YES_NO),
        taalaanbod=maybe(choose, lambda: make_language(choose)),
        begeleiding=maybe(choose, lambda: make_guidance(choose)),
        belasting=maybe(choose, lambda: some(choose, codes.BELASTINGEN, 5 if hard else 1)),
        taken_aanpasbaar=choose(YES_NO),
        werkdruk=choose((*codes.WERKDRUKKEN, None)),
        **make_roster(choose, hard),
        postcode=make_postcode(choose, (NOWHERE,)),
        capaciteit=choose((1, 2, 3, 5, 1, 1, 1, 1, 1, 1, 1, 0)),
        einddatum=choose((None, None, None, *(OP + timedelta(days=days) for days in (90, 400, 120, 200, 10, 0, -1)))),
        certificaten=maybe(choose, lambda: some(choose, codes.CERTIFICATEN, 2 if hard else 0)),
        opleidt_voor=maybe(choose, lambda: some(choose, codes.CERTIFICATEN, 2), 2),
        rijbewijs=maybe(choose, lambda: some(choose, codes.RIJBEWIJZEN, 1 if hard else 0)),
        perspectief=maybe(choose, lambda: some(choose, codes.PERSPECTIEVEN)),
        kinderopvang_op_locatie=choose(YES_NO),
    )


def make_plek_skills(choose: Choose, hard: bool) -> PlekVakskills:
    """Make the vakskills a plek uses."""
    required = maybe(choose, lambda: some(choose, VAKSKILLS, 2 if hard else 0))
    return PlekVakskills(vereist=required, gewenst=maybe(choose, lambda: some(choose, VAKSKILLS)))


def make_language(choose: Choose) -> Taalaanbod:
    """Make what a plek does for Dutch."""
    return Taalaanbod(
        taalmaatje=choose(YES_NO),
        taalles=choose(YES_NO),
        vaktaal=choose(YES_NO),
        nederlands_op_de_vloer=choose((*codes.VLOEREN, None)),
    )


def make_guidance(choose: Choose) -> BegeleidingGeboden:
    """Make the guidance a plek offers."""
    return BegeleidingGeboden(
        intensiteit=choose((*codes.INTENSITEITEN, None)), werkbegeleider=choose(YES_NO), jobcoach=choose(YES_NO)
    )


def make_roster(choose: Choose, hard: bool) -> dict[str, Any]:
    """Make hours, rooster and tijden that may or may not fit each other."""
    least = choose((8.0, 0.0, 4.0, 12.0, 16.0, 2.5, 12.3, 36.0) if hard else (8.0, 0.0, 4.0, 8.3))
    return {
        "uren": Uren(min=least, max=choose((None, least, least + 8.0, 36.0))),
        "rooster": choose(("vast", "flexibel", None, "flexibel")),
        "tijden": maybe(choose, lambda: make_week(choose), 6 if hard else 3),
    }


def make_pairs(seed: int, amount: int) -> list[Pair]:
    """Make pairs from a seed; each has its own kenmerken."""
    choose = seeded(seed)
    return [named(make_pip(choose), make_plek(choose), str(k)) for k in range(amount)]


def named(pip: Pip, plek: Plek, name: str) -> Pair:
    """Give both a kenmerk of their own."""
    return pip.model_copy(update={"kenmerk": f"PIP-{name}"}), plek.model_copy(update={"kenmerk": f"PLEK-{name}"})


@st.composite
def pairs(draw: st.DrawFn) -> Pair:
    """Draw one pair that Hypothesis can shrink."""

    def choose(options: Sequence[Any]) -> Any:
        return options[draw(st.integers(0, len(options) - 1))]

    return make_pip(choose), make_plek(choose)


seeds = st.integers(0, 2**32 - 1)
