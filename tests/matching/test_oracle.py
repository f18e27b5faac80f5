"""The engine gives the codes and the score of the same rules written apart, in row-wise Python."""

from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.rowwise.criteria import score
from benchmarks.rowwise.rules import refuse
from data.schemas.codes import DAGEN, RICHTINGEN
from data.schemas.oordeel import Oordeel
from data.schemas.pip import Belastbaarheid, Inburgeraar, Kinderopvang, Pip, Reistijd, Taalniveau
from data.schemas.plek import Aanbieder, Plek, Uren
from data.schemas.tijd import Tijdvak
from data.synthetic.region import make_region
from tests.matching.asking import codes, engine, judged
from tests.matching.strategies import NEAR, OP, Pair, make_pairs, named, pairs
from tests.matching.weeks import DAY, WEEK, tijdvakken

richtingen = pytest.mark.parametrize("richting", RICHTINGEN)
WHOLE_WEEK = tijdvakken(0, WEEK)


def assert_equal(pair: Pair, oordeel: Oordeel, day: object = OP) -> None:
    pip, plek = pair
    assert codes(oordeel) == refuse(pip, plek, oordeel.richting, day), (pip, plek)
    if oordeel.score is not None:
        peer = score(pip, plek, oordeel.richting, day, engine().parameters)
        assert oordeel.score == pytest.approx(peer, abs=1e-9), (pip, plek, oordeel.bijdragen)


@pytest.mark.parametrize("seed", range(6))
@richtingen
def test_generated_pairs_get_the_codes_and_the_score_of_the_oracle(seed: int, richting: str) -> None:
    made = make_pairs(seed, 250)
    for pair, oordeel in zip(made, judged(made, richting), strict=True):
        assert_equal(pair, oordeel)


@given(pairs(), st.sampled_from(RICHTINGEN))
@settings(max_examples=60, deadline=None, derandomize=True, database=None)
def test_any_pair_gets_the_codes_and_the_score_of_the_oracle(pair: Pair, richting: str) -> None:
    assert_equal(pair, judged([pair], richting)[0])


@pytest.mark.parametrize("days", [0, 120])
def test_an_invented_region_gets_the_codes_and_the_score_of_the_oracle(days: int) -> None:
    region = make_region(pips=25, plekken=25, seats=40, seed=3, op=OP)
    day = OP + timedelta(days=days)
    made = list(product(region.pips, region.plekken))
    for pair, oordeel in zip(made, judged(made, "auto", day), strict=True):
        assert_equal(pair, oordeel, day)


def person(**fields: object) -> Pip:
    plain = {
        "kenmerk": "PIP-1",
        "inburgeraar": Inburgeraar(postcode=NEAR[0]),
        "taalniveau": Taalniveau(),
        "reistijd": Reistijd(max_minuten=60, vervoer=("fiets",)),
        "bezet": (),
        "beschikbaar": WHOLE_WEEK,
        "belastbaarheid": Belastbaarheid(uren_per_week=40.0, naast_taalles=True, beperkingen=()),
        "kinderopvang": Kinderopvang(nodig=False),
    }
    return Pip(**(plain | fields))


def flexible(hours: float, tijden: tuple[Tijdvak, ...]) -> Plek:
    return Plek(
        kenmerk="PLEK-1",
        titel="Werkplaats",
        aanbieder=Aanbieder(naam="Aanbieder", soort="werkgever"),
        soort="stage",
        uren=Uren(min=hours),
        postcode=NEAR[0],
        capaciteit=1,
        rooster="flexibel",
        tijden=tijden,
        belasting=(),
    )


@richtingen
@pytest.mark.parametrize("night", range(7), ids=DAGEN)
def test_a_night_counts_the_same_on_every_day_of_the_week(night: int, richting: str) -> None:
    pip = person(beschikbaar=tijdvakken(night * DAY + 23 * 60, 4 * 60))
    pair = named(pip, flexible(3.5, WHOLE_WEEK), DAGEN[night])
    assert codes(judged([pair], richting)[0]) == refuse(*pair, richting, OP) == (set(), set())


@richtingen
@pytest.mark.parametrize("hours", [4.15, 8.05, 8.1, 8.3])
def test_a_flexibel_plek_fits_when_its_hours_fit_to_the_minute(hours: float, richting: str) -> None:
    pair = person(), flexible(hours, tijdvakken(9 * 60, round(hours * 60)))
    assert codes(judged([pair], richting)[0]) == refuse(*pair, richting, OP) == (set(), set())


@richtingen
@pytest.mark.parametrize(("per_day", "hours"), [(4.1, 12.3), (8.2, 24.6), (2.05, 6.15)])
def test_a_flexibel_plek_fits_when_the_hours_of_the_days_just_reach(
    per_day: float, hours: float, richting: str
) -> None:
    load = Belastbaarheid(uren_per_week=40.0, naast_taalles=True, beperkingen=(), uren_per_dag=per_day)
    days = tuple(slot for day in range(3) for slot in tijdvakken(day * DAY + 540, 540))
    pair = person(belastbaarheid=load), flexible(hours, days)
    assert codes(judged([pair], richting)[0]) == refuse(*pair, richting, OP) == (set(), set())
