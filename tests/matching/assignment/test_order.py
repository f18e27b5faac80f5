"""The order of the input, the run of the interpreter and the row of a kenmerk never decide; a seed does."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.schemas.pip import Pip
from data.schemas.plek import Plek
from matching.assignment.division import Division, divide
from tests.matching.assignment.conftest import DAY, DivideJson
from tests.matching.assignment.instances import (
    Instance,
    divided,
    instances,
    names,
    pips_named,
    plekken_named,
    random_instance,
)

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("seed", range(6))
def test_shuffled_input_gives_the_same_verdeling_to_the_byte(
    seed: int, pips: list[Pip], plekken: list[Plek], divide_json: DivideJson
) -> None:
    first = divide_json(pips, plekken, seed)
    dice = Random(seed)
    for _ in range(3):
        assert divide_json(dice.sample(pips, len(pips)), dice.sample(plekken, len(plekken)), seed) == first


@given(instances(), st.randoms(use_true_random=False), st.integers(0, 5))
@settings(max_examples=200, deadline=None)
def test_a_division_of_shuffled_tables_places_everyone_the_same(instance: Instance, dice: Random, seed: int) -> None:
    rows, columns = (dice.sample(range(n), n) for n in instance.scores.shape)
    assert _placed(_shuffled(instance, rows, columns, seed)) == _placed(_shuffled(instance, *_as_is(instance), seed))


@given(instances(), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_the_prices_of_shuffled_tables_are_the_same(instance: Instance, dice: Random) -> None:
    rows, columns = (dice.sample(range(n), n) for n in instance.scores.shape)
    shuffled = _shuffled(instance, rows, columns, 1).prices
    assert shuffled.tolist() == divided(instance).prices[columns].tolist()


@pytest.mark.parametrize("seed", range(20))
def test_rang_2_and_3_of_shuffled_tables_are_the_same(seed: int) -> None:
    instance = random_instance(seed, pips=30, plekken=20, admitted=0.4, steps=4)
    dice = Random(seed)
    rows, columns = (dice.sample(range(n), n) for n in instance.scores.shape)
    assert _ranked(_shuffled(instance, rows, columns, 1)) == _ranked(_shuffled(instance, *_as_is(instance), 1))


def _as_is(instance: Instance) -> tuple[Sequence[int], Sequence[int]]:
    pips, plekken = instance.scores.shape
    return range(pips), range(plekken)


NamedDivision = tuple[Division, tuple[str, ...], tuple[str, ...]]


class Named:
    """A division with the kenmerken of its rows."""

    def __init__(self, division: Division, pips: tuple[str, ...], plekken: tuple[str, ...]) -> None:
        self.division, self.pips, self.plekken, self.prices = division, pips, plekken, division.prices

    def plek(self, k: int) -> str | None:
        """The kenmerk of the plek of pair k."""
        return self.plekken[self.division.pairs.j[k]] if k >= 0 else None


def _shuffled(instance: Instance, rows: Sequence[int], columns: Sequence[int], seed: int) -> Named:
    order = np.ix_(np.array(rows, dtype=np.intp), np.array(columns, dtype=np.intp))
    moved = Instance(instance.scores[order], instance.seats[order[1][0]])
    all_pips, all_plekken = names("P", len(rows)), names("K", len(columns))
    pips, plekken = tuple(all_pips[k] for k in rows), tuple(all_plekken[k] for k in columns)
    return Named(divide(moved.admitted(), pips_named(pips), plekken_named(plekken, moved.seats), seed), pips, plekken)


def _placed(named: Named) -> dict[str, str | None]:
    return {pip: named.plek(int(k)) for pip, k in zip(named.pips, named.division.chosen, strict=True)}


def _ranked(named: Named) -> dict[str, list[str | None]]:
    rows = zip(named.pips, named.division.alternatives.tolist(), strict=True)
    return {pip: [named.plek(k) for k in alternatives] for pip, alternatives in rows}


def test_the_command_gives_the_same_bytes_whatever_the_hash_seed_of_python(
    tmp_path: Path, pips: list[Pip], plekken: list[Plek]
) -> None:
    files = tmp_path / "pips.json", tmp_path / "plekken.json"
    for file, nouns in zip(files, (pips[:30], plekken[:30]), strict=True):
        file.write_text(json.dumps([noun.as_json() for noun in nouns]), encoding="utf-8")
    runs = [_assign(*files, hash_seed) for hash_seed in ("0", "1", "12345")]
    answers = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], answers[0][1]
    assert answers[0][0] == answers[1][0] == answers[2][0]
    assert json.loads(answers[0][0])["geplaatst"] > 5


def _assign(pips: Path, plekken: Path, hash_seed: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from api.cli.main import run; run()", "assign", "--json"]
    arguments = ["--pips", str(pips), "--plekken", str(plekken), "--op", DAY.isoformat(), "--seed", "3"]
    return subprocess.Popen(
        command + arguments,
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": hash_seed},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_no_pip_wins_every_tie() -> None:
    """Three equal pips, one seat: over the weeks each of them gets it about as often."""
    instance = Instance(np.full((3, 1), 0.5), np.array([1], dtype=np.int32))
    winners = Counter(int(divided(instance, seed).placed[0]) for seed in range(300))
    assert min(winners[pip] for pip in range(3)) > 70


def test_no_plek_wins_every_tie() -> None:
    instance = Instance(np.full((1, 3), 0.5), np.ones(3, dtype=np.int32))
    winners = Counter(int(division.pairs.j[division.chosen[0]]) for division in map(_of(instance), range(300)))
    assert min(winners[plek] for plek in range(3)) > 70


def test_no_plek_is_always_the_first_alternative_among_equals() -> None:
    """Free plekken, and plekken that this pip alone would move to, so that score minus price is equal to the end."""
    free = Instance(np.array([[0.9, 0.5, 0.5, 0.5]]), np.ones(4, dtype=np.int32))
    wanted = np.array([[0.9, 0.9, 0.9], [np.nan, 0.5, np.nan], [np.nan, np.nan, 0.5]])
    contested = Instance(wanted, np.array([1, 0, 0], dtype=np.int32))
    for instance, equals in ((free, (1, 2, 3)), (contested, (1, 2))):
        seconds = (division.pairs.j[division.alternatives[0, 0]] for division in map(_of(instance), range(100)))
        often = Counter(map(int, seconds))
        assert min(often[plek] for plek in equals) > 15


def _of(instance: Instance):  # noqa: ANN202
    return lambda seed: divided(instance, seed)


def test_seeds_give_different_verdelingen_of_twins_at_the_same_total(
    pips: list[Pip], plekken: list[Plek], divide_json: DivideJson
) -> None:
    verdelingen = [json.loads(divide_json(pips, plekken[:40], seed)) for seed in range(4)]
    assert len({verdeling["totaal"] for verdeling in verdelingen}) == 1
    placed = [
        tuple(sorted((voorstel["pip"], voorstel["plek"]) for voorstel in verdeling["voorstellen"]))
        for verdeling in verdelingen
    ]
    assert len(set(placed)) == 4
