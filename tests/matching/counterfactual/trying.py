"""What-ifs tried the slow way: nouns changed, then judged as any other pair."""

import json
from itertools import chain, combinations
from typing import Any

from api.journeys.engine import chosen
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.wijziging import WatAls
from data.synthetic.region import make_region
from matching.counterfactual.change import applied
from matching.counterfactual.pair import Asked
from matching.scoring import score_all
from tests.matching.asking import engine
from tests.matching.strategies import OP, Pair


def made(pip: Pip, plek: Plek, one: WatAls) -> Pair:
    """The pair with every wijziging of a what-if, made in the JSON of the contract by someone who knows only that."""
    nouns = {"pip": pip.as_json(), "plek": plek.as_json()}
    for wijziging in one.as_json()["wijzigingen"]:
        _put(nouns[wijziging["kant"]], wijziging)
    return Pip.model_validate_json(json.dumps(nouns["pip"])), Plek.model_validate_json(json.dumps(nouns["plek"]))


def _put(data: dict[str, Any], wijziging: dict[str, Any]) -> None:
    *above, last = wijziging["veld"].split(".")
    for name in above:
        data = data.setdefault(name, {})
    assert data.get(last) == wijziging.get("van")
    data[last] = wijziging["naar"]


def every_set(question: Asked, most: int) -> list[Pair]:
    """The pair after every set of at most this many changes."""
    border = len(question.pip_changes)
    places = range(len(question.changes))
    pairs = []
    for found in chain.from_iterable(combinations(places, size) for size in range(1, most + 1)):
        if len({question.changes[k].groep for k in found}) == len(found):
            people = [question.pip_changes[k] for k in found if k < border]
            plekken = [question.plek_changes[k - border] for k in found if k >= border]
            pairs.append((applied(question.pip, people), applied(question.plek, plekken)))
    return pairs


def near_misses(amount: int, seed: int) -> list[Pair]:
    """Pairs of an invented region that do not fit, of people and plekken near each other."""
    region = make_region(pips=120, plekken=80, seats=110, seed=seed, op=OP)
    richtingen = [chosen(pip, "auto").richting for pip in region.pips]
    pips = engine().measure_pips(region.pips, richtingen, [OP] * len(region.pips))
    fits = score_all(pips, engine().measure_plekken(region.plekken), engine().router, engine().parameters)
    admitted = set(zip(fits.i.tolist(), fits.j.tolist(), strict=True))
    others = [(i, j) for i in range(120) for j in range(80) if (i, j) not in admitted]
    step = len(others) // amount
    return [(region.pips[i], region.plekken[j]) for i, j in others[::step][:amount]]
