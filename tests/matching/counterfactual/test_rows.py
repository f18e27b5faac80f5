"""A row with several changes at once is the row that measuring the changed noun gives."""

from dataclasses import fields
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from data.schemas.vector import PipTable, PlekTable, Ragged
from matching.counterfactual.change import applied
from matching.counterfactual.pip_changes import pip_changes
from matching.counterfactual.plek_changes import plek_changes
from matching.counterfactual.rows import combined
from tests.matching.asking import engine
from tests.matching.strategies import OP, make_pairs

PAIRS = make_pairs(81, 40)


def sets_among(changes: list[Any], rng: np.random.Generator) -> list[tuple[int, ...]]:
    """Some sets of up to three changes of different groepen, and the empty one."""
    every = [found for size in (1, 2, 3) for found in combinations(range(len(changes)), size)]
    allowed = [found for found in every if len({changes[k].groep for k in found}) == len(found)]
    some = rng.choice(len(allowed), min(12, len(allowed)), replace=False) if allowed else []
    return [(), *(allowed[k] for k in some)]


def assert_equal(left: PipTable | PlekTable, right: PipTable | PlekTable) -> None:
    for field in fields(left):
        mine, theirs = getattr(left, field.name), getattr(right, field.name)
        if isinstance(mine, Ragged):
            assert np.array_equal(mine.offsets, theirs.offsets) and np.array_equal(mine.values, theirs.values)
        elif isinstance(mine, np.ndarray) and field.name != "tijdpatroon":
            assert mine.dtype == theirs.dtype and mine.shape == theirs.shape, field.name
            assert np.array_equal(mine, theirs, equal_nan=mine.dtype.kind == "f"), field.name


@pytest.mark.parametrize("k", range(len(PAIRS)))
def test_a_row_of_a_pip_is_that_of_the_changed_pip(k: int) -> None:
    pip, tools = PAIRS[k][0], engine()
    changes = pip_changes(pip, tools.parameters)
    sets = sets_among(changes, np.random.default_rng(k))
    alone = [pip, *(change.apply(pip) for change in changes)]
    together = [applied(pip, [changes[place] for place in found]) for found in sets]
    tables = [
        tools.measure_pips(nouns, ["aanbodgericht"] * len(nouns), [OP] * len(nouns)) for nouns in (alone, together)
    ]
    assert_equal(combined(tables[0], sets), tables[1])


@pytest.mark.parametrize("k", range(len(PAIRS)))
def test_a_row_of_a_plek_is_that_of_the_changed_plek(k: int) -> None:
    plek, tools = PAIRS[k][1], engine()
    changes = plek_changes(plek, tools.parameters)
    sets = sets_among(changes, np.random.default_rng(k))
    alone = [plek, *(change.apply(plek) for change in changes)]
    together = [applied(plek, [changes[place] for place in found]) for found in sets]
    mine, theirs = combined(tools.measure_plekken(alone), sets), tools.measure_plekken(together)
    assert_equal(mine, theirs)
    # Numbers of patterns are free, but equal times have equal numbers.
    assert len(set(zip(mine.tijdpatroon.tolist(), theirs.tijdpatroon.tolist(), strict=True))) == len(
        set(theirs.tijdpatroon.tolist())
    )
