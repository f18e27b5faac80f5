"""The shopping list of a region: every promised gain is what dividing again with that plek gives."""

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest

from api.deps import engine_of, store_of
from api.journeys.engine import Engine
from api.journeys.oordeel import judge_pairs
from api.journeys.pip import keep_pips
from api.journeys.plek import keep_plekken
from api.journeys.regio import Regio
from api.journeys.tekort import places_to_try, what_is_lacking, what_is_lacking_stored
from api.journeys.verdeling import divide_all
from api.settings import Settings
from data.schemas.actor import Actor
from data.schemas.errors import InvoerFout
from data.schemas.plek import Plek
from data.schemas.tekort import Boodschappen, PlekKind
from data.synthetic.region import TWENTE, make_region
from matching.counterfactual.forced import gains_now, standing_of
from matching.counterfactual.kinds import as_plek, kinds, with_taaleisen
from tests.matching.strategies import OP

MADE = make_region(pips=70, plekken=30, seats=38, seed=99, op=OP)
REGIO = Regio(TWENTE, list(MADE.pips), list(MADE.plekken))
NOW = datetime(2026, 11, 23, tzinfo=UTC)
BEHEER = Actor(kenmerk="b", rol="beheer", gemeenten=None)


@lru_cache(maxsize=1)
def engine() -> Engine:
    return engine_of(Settings())


@lru_cache(maxsize=1)
def lacking() -> Boodschappen:
    return what_is_lacking(engine(), REGIO, "auto", OP, 1, 4)


def total(*more: Plek) -> float:
    named = [plek.model_copy(update={"kenmerk": f"nieuw-{k}"}) for k, plek in enumerate(more)]
    return divide_all(engine(), REGIO.pips, [*REGIO.plekken, *named], "auto", OP, 1).division.total


def postcode_of(kind: PlekKind) -> str:
    """Where a kind is taken to be, as the list says it: in the postcode of that gemeente with most people."""
    return dict(places_to_try(REGIO))[kind.gemeente]


def plekken_of(found: Boodschappen) -> list[Plek]:
    return [as_plek(one.kind, postcode_of(one.kind)) for one in found.tekorten for _ in range(one.aantal)]


def test_the_first_gain_is_that_of_dividing_again_with_the_plek_added() -> None:
    first, now = lacking().tekorten[0], total()
    assert lacking().totaal == pytest.approx(now, abs=1e-9)
    assert first.opbrengst > 0.3
    assert total(plekken_of(lacking())[0]) - now == pytest.approx(first.opbrengst, abs=1e-6)


def test_every_next_gain_is_that_of_dividing_again_with_those_above_it() -> None:
    added, before = plekken_of(lacking()), total()
    rows = [one for one in lacking().tekorten for _ in range(one.aantal)]
    assert len(rows) == 4
    for k, row in enumerate(rows):
        after = total(*added[: k + 1])
        if k == 0 or rows[k - 1] is not row:  # of the same kind twice, only the first gain is told
            assert after - before == pytest.approx(row.opbrengst, abs=1e-6)
        before = after


def test_no_other_kind_adds_more_than_the_first() -> None:
    dice, now = np.random.default_rng(3), total()
    here = [kind for gemeente in ("GM0153", "GM0164", "GM1735") for kind in kinds(gemeente)]
    for k in dice.choice(len(here), 25, replace=False):
        assert total(as_plek(here[k], postcode_of(here[k]))) - now <= lacking().tekorten[0].opbrengst + 1e-6


def test_the_taaleis_is_the_strictest_that_costs_nothing() -> None:
    first = lacking().tekorten[0]
    variants = with_taaleisen(first.kind)
    stricter = variants[: variants.index(first.kind)]
    now = total()
    for kind in stricter:
        assert total(as_plek(kind, postcode_of(kind))) - now < first.opbrengst - 1e-9


def test_the_number_of_people_is_of_those_it_is_better_for() -> None:
    divided = divide_all(engine(), REGIO.pips, REGIO.plekken, "auto", OP, 1)
    gains = gains_now(standing_of(divided.division))
    first = lacking().tekorten[0]
    pips = sorted(REGIO.pips, key=lambda pip: pip.kenmerk)
    plek = as_plek(first.kind, postcode_of(first.kind))
    oordelen = judge_pairs(engine(), [(pip, plek, "auto", OP) for pip in pips])
    better = sum((one.score or 0.0) - gain > 1e-9 for one, gain in zip(oordelen, gains.tolist(), strict=True))
    assert first.mensen == (better if better >= 10 else None)
    assert any(one.mensen for one in lacking().tekorten)


def test_a_number_below_ten_is_not_told() -> None:
    few = what_is_lacking(engine(), Regio(TWENTE, list(MADE.pips[:9]), []), "auto", OP, 1, 3)
    assert few.tekorten
    for one in few.tekorten:
        assert one.mensen is None and "kleine groep" in one.verzoek
        assert "mensen" not in one.as_json()


def test_no_row_names_anybody() -> None:
    text = lacking().model_dump_json()
    assert not any(pip.kenmerk in text for pip in REGIO.pips)


def test_a_region_that_is_too_large_says_that_not_all_was_searched() -> None:
    part = what_is_lacking(engine(), REGIO, "auto", OP, 1, 1, most_pairs=70 * 400)
    assert not part.doorzocht and part.soorten == 360
    none = what_is_lacking(engine(), REGIO, "auto", OP, 1, 1, most_pairs=10)
    assert not none.doorzocht and not none.tekorten


def test_the_order_of_pips_and_plekken_does_not_matter() -> None:
    turned = Regio(TWENTE, REGIO.pips[::-1], REGIO.plekken[::-1])
    assert what_is_lacking(engine(), turned, "auto", OP, 1, 1).tekorten[0] == lacking().tekorten[0]


def test_a_wsp_adviseur_gets_the_list_and_no_person(tmp_path: Path) -> None:
    store = store_of(Settings(database_url=f"sqlite:///{tmp_path / 'x.sqlite3'}"))
    keep_pips(store, BEHEER, NOW, REGIO.pips)
    keep_plekken(store, BEHEER, NOW, REGIO.plekken)
    wsp = Actor(kenmerk="wsp", rol="wspAdviseur", gemeenten=("GM0153",))
    found = what_is_lacking_stored(engine(), store, wsp, NOW, TWENTE, "auto", OP, 1, 1)
    assert found.tekorten[0] == lacking().tekorten[0]
    with pytest.raises(InvoerFout, match="bestaat niet"):
        what_is_lacking_stored(engine(), store, wsp, NOW, "AM99", "auto", OP, 1, 1)
    store.close()
