"""An upload that is killed and then repeated ends where an undisturbed upload ends, on both databases."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import text

from data.reference.places import pc4_table
from data.storage.session import Store
from tests.databases import FillOnce
from tests.features.sheets.builders import as_csv, rows_of
from tests.journeys.killing import Run

ROWS, CHANGED, WRONG = 240, 160, 10
KILLS, MOST_RUNS = 20, 60
TABLE = text(
    "SELECT kenmerk, versie, document, actueel, capaciteit, aanbieder, reden_intrekking FROM plek "
    "ORDER BY kenmerk, versie"
)
Again = Callable[[float | None], dict[str, Any]]
Fresh = Callable[[], object]
Rows = list[tuple[Any, ...]]


def upload(file: Path) -> list[str]:
    return ["plekken", "add", str(file), "--aanbieder-bron", "wsp"]


def write_list(file: Path, rows: int, capaciteit: int) -> Path:
    """A list in which every plek has an aanbieder of its own, all over the country; the last few rows are wrong."""
    places = [str(code) for code in pc4_table().codes]
    changes = [
        {"Organisatie": f"Eetcafé {number}", "Aantal plekken": str(capaciteit), "Postcode": places[number]}
        for number in range(rows)
    ]
    wrong = [{"Postcode": "12"} for _ in range(WRONG)]
    file.write_bytes(as_csv(rows_of(*changes, *wrong)))
    return file


def kept(store: Store) -> Rows:
    """The whole table of plekken, without the moments."""
    with store.read() as session:
        return [tuple(row) for row in session.execute(TABLE)]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The list that was uploaded long ago, and the one with more and changed plekken that is uploaded now."""
    folder = tmp_path_factory.mktemp("lijsten")
    return write_list(folder / "oud.csv", CHANGED, 1), write_list(folder / "nieuw.csv", ROWS, 2)


@pytest.fixture
def fresh(killer: Run, files: tuple[Path, Path], url: str, fill_once: FillOnce) -> Fresh:
    """Make the database hold the old list, again and again as it was."""

    def add_old() -> None:
        assert killer(upload(files[0]), url)["code"] == 2

    return lambda: fill_once("oud", add_old)


@pytest.fixture
def run(fresh: Fresh, killer: Run, url: str, files: tuple[Path, Path]) -> Again:
    """Run the upload of the new list as a real process, killed after so many seconds or not at all."""
    fresh()
    assert killer(upload(files[1]), url, rehearsal=True)["code"] == 2
    return lambda kill_after: killer(upload(files[1]), url, kill_after)


def test_killed_at_any_moment_and_repeated_the_end_is_the_same(store: Store, fresh: Fresh, run: Again) -> None:
    fresh()
    before = kept(store)
    whole = run(None)
    after = kept(store)
    assert (whole["code"], len(before), len(after)) == (2, CHANGED, ROWS + CHANGED)
    share, takes, killed = np.random.default_rng(20261123), whole["seconds"], 0
    for _ in range(MOST_RUNS):
        fresh()
        # One moment in each twentieth of the run; a run that was faster than the last is done again.
        ran = run(takes * (killed + share.random()) / KILLS)
        if not ran["killed"]:
            takes = ran["seconds"]
            continue
        killed += 1
        assert kept(store) in (before, after)
        assert run(None)["code"] == 2
        assert kept(store) == after
        if killed == KILLS:
            break
    assert killed == KILLS
