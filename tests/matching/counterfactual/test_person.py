"""What if, for one person over many plekken: what is said to open is what opens when every plek is judged again."""

from functools import lru_cache

import pytest

from api.journeys.oordeel import judge_pairs
from api.journeys.wat_als import Plekken, measured, possible, suppose, what_opens
from data.schemas.errors import InvoerFout
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Keuze
from data.synthetic.region import Region, make_region
from matching.counterfactual.change import applied
from matching.counterfactual.pip_changes import pip_changes
from matching.counterfactual.plek_changes import fewer_dagdelen, offers
from tests.matching.asking import engine
from tests.matching.strategies import OP

PEOPLE = range(6)
Fitting = dict[str, float]


@lru_cache(maxsize=1)
def region() -> Region:
    return make_region(pips=len(PEOPLE), plekken=90, seats=120, seed=91, op=OP)


@lru_cache(maxsize=1)
def plekken() -> Plekken:
    return measured(engine(), region().plekken)


def fitting(pip: Pip, places: list[Plek], keuze: Keuze = "auto") -> Fitting:
    """The best score per kenmerk of the plekken that fit, each judged on its own."""
    found: Fitting = {}
    for oordeel in judge_pairs(engine(), [(pip, plek, keuze, OP) for plek in places]):
        if oordeel.score is not None:
            found[oordeel.plek] = max(found.get(oordeel.plek, 0.0), oordeel.score)
    return found


def by_judging(pip: Pip) -> dict[str, Fitting]:
    """What fits after every change of the table, by its code."""
    parameters, places = engine().parameters, list(region().plekken)
    after = {change.code: fitting(change.apply(pip), places) for change in pip_changes(pip, parameters)}
    after |= {change.code: fitting(pip, [change.apply(plek) for plek in places]) for change in offers(parameters)}
    shorter = [applied(plek, [change]) for plek in places for change in fewer_dagdelen(plek, parameters)]
    return after | {"dagdeelMinder": fitting(pip, [*places, *shorter])}


@pytest.mark.parametrize("k", PEOPLE)
def test_what_opens_is_what_fits_when_all_is_judged_again(k: int) -> None:
    pip = region().pips[k]
    now, after = fitting(pip, list(region().plekken)), by_judging(pip)
    told = {one.code: one for one in what_opens(engine(), pip, plekken(), "auto", OP).openings}
    for code, then in after.items():
        new, gone = then.keys() - now.keys(), now.keys() - then.keys()
        best_now, best_then = max(now.values(), default=None), max(then.values(), default=None)
        if not new and not (best_then or 0) > (best_now or 0):
            assert code not in told
            continue
        one = told.pop(code)
        assert (one.erbij, one.weg, one.beste_nu, one.beste_dan) == (len(new), len(gone), best_now, best_then), code
        assert set(one.plekken) <= new and len(one.plekken) == min(5, len(new))
    assert not told


def test_the_change_that_opens_most_comes_first() -> None:
    for pip in region().pips:
        erbij = [one.erbij for one in what_opens(engine(), pip, plekken(), "auto", OP).openings]
        assert erbij == sorted(erbij, reverse=True)


@pytest.mark.parametrize("k", PEOPLE)
def test_what_is_supposed_is_what_fits_then(k: int) -> None:
    """Also when several changes are supposed at once, on both sides."""
    pip, parameters = region().pips[k], engine().parameters
    mine = pip_changes(pip, parameters)[:1]
    offered = [change for change in offers(parameters) if change.code == "taalmaatje"]
    codes = [*(change.code for change in mine), "taalmaatje", "dagdeelMinder"]
    then = suppose(engine(), pip, plekken(), codes, "auto", OP)
    places = [applied(plek, offered) for plek in region().plekken]
    shorter = [change.apply(plek) for plek in places for change in fewer_dagdelen(plek, parameters)]
    expected, now = fitting(applied(pip, mine), [*places, *shorter]), fitting(pip, list(region().plekken))
    assert then.scores == expected
    assert set(then.erbij) == expected.keys() - now.keys() and set(then.weg) == now.keys() - expected.keys()
    assert list(then.scores.values()) == sorted(then.scores.values(), reverse=True)


def test_a_change_beyond_the_table_is_refused_with_what_there_is() -> None:
    pip = region().pips[0]
    with pytest.raises(InvoerFout) as caught:
        suppose(engine(), pip, plekken(), ["verhuizen", "taalmaatje", "auto"], "auto", OP)
    assert [fout.item for fout in caught.value.fouten] == ["verhuizen", "auto"]
    assert "Kies uit: " in str(caught.value) and "taalmaatje" in str(caught.value)


def test_of_changes_that_exclude_each_other_one_is_to_be_chosen() -> None:
    pip = next(pip for pip in region().pips if pip.reistijd.max_minuten)
    with pytest.raises(InvoerFout) as caught:
        suppose(engine(), pip, plekken(), ["reistijd:5", "taalmaatje", "reistijd:15"], "auto", OP)
    assert [(fout.item, "Kies er een" in fout.tekst) for fout in caught.value.fouten] == [("reistijd:15", True)]


def test_when_there_are_too_many_pairs_the_hardest_changes_are_left_out_and_that_is_said() -> None:
    pip = next(pip for pip in region().pips if len(pip_changes(pip, engine().parameters)) > 4)
    whole = what_opens(engine(), pip, plekken(), "auto", OP)
    part = what_opens(engine(), pip, plekken(), "auto", OP, most_pairs=3 * len(plekken().table))
    easiest = sorted(pip_changes(pip, engine().parameters), key=lambda change: change.regel.moeite)[:3]
    of_the_plek = {change.code for change in offers(engine().parameters)} | {"dagdeelMinder"}
    assert (whole.doorzocht, part.doorzocht) == (True, False)
    assert {one.code for one in part.openings} <= {change.code for change in easiest} | of_the_plek
    assert [one for one in whole.openings if one in part.openings] == part.openings


def test_every_possible_change_can_be_supposed() -> None:
    pip = region().pips[0]
    for change in possible(engine(), pip):
        suppose(engine(), pip, plekken(), [change.code], "auto", OP)


def test_nothing_is_said_about_another_person() -> None:
    for pip in region().pips:
        text = " ".join(one.model_dump_json() for one in what_opens(engine(), pip, plekken(), "auto", OP).openings)
        assert not any(other.kenmerk in text for other in region().pips)
