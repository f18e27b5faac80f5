"""The order of the input, the run of the interpreter and the row of a kenmerk never decide; a seed does."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.journeys.engine import Engine
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from matching.assignment.division import divide
from tests.matching.assignment.conftest import DAY, DivideJson
from tests.matching.assignment.instances import (
    Instance,
    divided,
    instances,
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
    dice = np.random.default_rng(seed)
    for _ in range(3):
        people = [pips[k] for k in dice.permutation(len(pips))]
        places = [plekken[k] for k in dice.permutation(len(plekken))]
        assert divide_json(people, places, seed) == first


@given(instances(), st.integers(0, 2**32), st.integers(0, 5))
@settings(max_examples=100, deadline=None)
def test_shuffled_tables_give_the_same_plekken_and_prices(instance: Instance, shuffle: int, seed: int) -> None:
    as_is, shuffled = Named(instance, seed), Named(instance, seed, np.random.default_rng(shuffle))
    assert shuffled.plek_of_each() == as_is.plek_of_each()
    assert shuffled.prices() == as_is.prices()


def test_shuffled_tables_give_the_same_rang_2_and_3() -> None:
    for seed in range(20):
        instance = random_instance(seed, pips=30, plekken=20, admitted=0.4, steps=4)
        as_is, shuffled = Named(instance, 1), Named(instance, 1, np.random.default_rng(seed))
        assert shuffled.alternatives_of_each() == as_is.alternatives_of_each()


class Named:
    """The division of an instance by kenmerk, its rows shuffled with dice or not."""

    def __init__(self, instance: Instance, seed: int, dice: np.random.Generator | None = None) -> None:
        rows, columns = (dice.permutation(n) if dice else np.arange(n) for n in instance.scores.shape)
        moved = Instance(instance.scores[np.ix_(rows, columns)], instance.seats[columns])
        self.pips = tuple(f"P-{k:05}" for k in rows)
        self.plekken = tuple(f"K-{k:05}" for k in columns)
        plekken = plekken_named(self.plekken, moved.seats)
        self.division = divide(moved.admitted(), pips_named(self.pips), plekken, seed)

    def plek_of_each(self) -> dict[str, str | None]:
        """The plek of every pip."""
        return {pip: self._plek(k) for pip, k in zip(self.pips, self.division.chosen.tolist(), strict=True)}

    def alternatives_of_each(self) -> dict[str, list[str | None]]:
        """Rang 2 and 3 of every pip."""
        rows = zip(self.pips, self.division.alternatives.tolist(), strict=True)
        return {pip: [self._plek(k) for k in alternatives] for pip, alternatives in rows}

    def prices(self) -> dict[str, float]:
        """The price of every plek."""
        return dict(zip(self.plekken, self.division.prices.tolist(), strict=True))

    def _plek(self, k: int) -> str | None:
        return self.plekken[self.division.pairs.j[k]] if k >= 0 else None


def test_the_command_gives_the_same_bytes_whatever_the_hash_seed_of_python(
    tmp_path: Path, engine: Engine, pips: list[Pip], plekken: list[Plek]
) -> None:
    files = tmp_path / "pips.json", tmp_path / "plekken.json"
    for file, nouns in zip(files, ([pip for pip in pips if _in_plain_words(pip, engine)], plekken), strict=True):
        file.write_text(json.dumps([noun.as_json() for noun in nouns]), encoding="utf-8")
    runs = [_assign(*files, hash_seed) for hash_seed in ("0", "1", "12345")]
    answers = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], answers[0][1]
    assert answers[0][0] == answers[1][0] == answers[2][0]
    assert json.loads(answers[0][0])["geplaatst"] > 5


def _in_plain_words(pip: Pip, engine: Engine) -> bool:
    """Whether all words have an entry; the search for a misspelling costs each process seconds to start."""
    unwanted = pip.wensen.niet_gewenst if pip.wensen else None
    return not unwanted and not engine.measure_pips([pip], ["aanbodgericht"], [DAY]).woorden


def _assign(pips: Path, plekken: Path, hash_seed: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from api.cli.main import run; run()", "assign", "--json"]
    arguments = ["--pips", str(pips), "--plekken", str(plekken), "--op", DAY.isoformat(), "--seed", "3"]
    return subprocess.Popen(
        command + arguments,
        cwd=ROOT,
        env={"PYTHONHASHSEED": hash_seed},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def test_no_pip_wins_every_tie() -> None:
    """Three equal pips, one seat: over the weeks each of them gets it about as often."""
    instance = Instance(np.full((3, 1), 0.5), np.array([1], dtype=np.int32))
    winners = Counter(int(divided(instance, seed).placed[0]) for seed in range(300))
    assert min(winners[pip] for pip in range(3)) > 70


def test_no_plek_wins_every_tie() -> None:
    """One pip, three equal plekken: over the weeks each is proposed about as often, as rang 1 and as rang 2."""
    instance = Instance(np.full((1, 3), 0.5), np.ones(3, dtype=np.int32))
    divisions = [divided(instance, seed) for seed in range(300)]
    for proposed in ([one.chosen[0] for one in divisions], [one.alternatives[0, 0] for one in divisions]):
        often = Counter(map(int, proposed))
        assert min(often[plek] for plek in range(3)) > 70


def test_no_plek_wins_every_tie_of_score_minus_price() -> None:
    """The first pip has the first plek, which others want; it would move to either full plek at no loss or gain."""
    no = np.nan
    scores = np.array([[0.9, 0.8, 0.8], [0.5, no, no], [no, 0.9, no], [no, no, 0.9]])
    instance = Instance(scores, np.array([1, 1, 1], dtype=np.int32))
    divisions = [divided(instance, seed) for seed in range(100)]
    assert all(division.chosen.tolist() == [0, -1, 4, 5] for division in divisions)
    assert {int(division.pairs.j[division.alternatives[0, 0]]) for division in divisions} == {1, 2}


def test_seeds_give_different_verdelingen_of_twins_at_the_same_total(
    pips: list[Pip], plekken: list[Plek], divide_json: DivideJson
) -> None:
    verdelingen = [json.loads(divide_json(pips, plekken[:40], seed)) for seed in range(4)]
    assert len({verdeling["totaal"] for verdeling in verdelingen}) == 1
    placed = [
        tuple((voorstel["pip"], voorstel["plek"]) for voorstel in verdeling["voorstellen"] if voorstel["rang"] == 1)
        for verdeling in verdelingen
    ]
    assert len(set(placed)) == 4
