"""A ronde that is killed at any moment and called again ends where an undisturbed one ends, on both databases."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from api.journeys.besluit import besluit, pauzeer
from api.journeys.ronde import Verzoek, rematch
from data.storage.deciding import Keus
from data.storage.rondes import Rondes
from data.storage.session import open_store
from data.storage.voorstellen import Voorstellen
from tests.databases import Postgres
from tests.journeys.regio import BEHEER, DAY, MOMENT, WIE, broken, contents, engine, fill, loop

ROOT = Path(__file__).parents[2]
KILLS, MOST_RUNS = 25, 75
WORDS = ["rematch", "--week", "2026-W49"]
Run = Callable[..., dict[str, Any]]
Contents = dict[str, list[Any]]


def prepare(url: str) -> None:
    """Part of the region after a first ronde, with people placed, refused, worked on and paused."""
    store = open_store(url)
    fill(store, 24, 18)
    rematch(engine(), store, Verzoek("2026-W48"), loop())
    with store.write() as session:
        standen = Voorstellen(session, BEHEER, MOMENT).listing()
    steps = (Keus("akkoord"), Keus("plaatsen"), Keus("overnemen"), Keus("afwijzen", "wilDitWerkNiet"))
    for stand, keus in zip(standen, steps, strict=False):
        besluit(store, WIE, engine().parameters, stand.kenmerk, Keus("akkoord") if keus.stap == "plaatsen" else keus)
        if keus.stap == "plaatsen":
            besluit(store, WIE, engine().parameters, stand.kenmerk, keus)
    pauzeer(store, WIE, standen[5].pip, DAY.replace(year=2027))
    store.close()


def sound(url: str) -> bool:
    """Whether nothing is half published, doubled or taken twice."""
    store = open_store(url)
    found = broken(store)
    store.close()
    assert found == []
    return True


def is_published(url: str) -> bool:
    store = open_store(url)
    with store.read() as session:
        found = Rondes(session, BEHEER, MOMENT).get("2026-W49")
    store.close()
    return found is not None


@pytest.fixture(params=("sqlite", "postgresql"))
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Give a database that is ready for the second ronde, again and again as it was."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "oud.db")
        prepare(f"sqlite:///{tmp_path / 'oud.db'}")

        def copy() -> str:
            for part in tmp_path.glob("proef.db*"):
                part.unlink()
            for part in tmp_path.glob("oud.db*"):  # the newest changes may stand in oud.db-wal
                shutil.copy(part, tmp_path / part.name.replace("oud", "proef"))
            return f"sqlite:///{tmp_path / 'proef.db'}"

        return copy
    server: Postgres = request.getfixturevalue("postgres")
    server.run(f"CREATE DATABASE week48 TEMPLATE {request.getfixturevalue('migrated_postgres')}")
    prepare(server.url("week48"))

    def create() -> str:
        server.run("DROP DATABASE IF EXISTS week49 WITH (FORCE)")
        server.run("CREATE DATABASE week49 TEMPLATE week48 STRATEGY file_copy")
        return server.url("week49")

    return create


@pytest.fixture
def run(fresh: Callable[[], str]) -> Iterator[Run]:
    """Run the second ronde on a database as a real process, killed after so many seconds or not at all."""
    command = [sys.executable, "-m", "tests.journeys.killing", *WORDS, "--dry-run"]
    environment = {"PLEKWIJZER_DATABASE_URL": fresh(), "PATH": "/usr/bin:/bin"}
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        assert process.stdin
        assert process.stdout
        source, answers = process.stdin, process.stdout

        def order(url: str, kill_after: float | None) -> dict[str, Any]:
            source.write(json.dumps({"words": WORDS, "url": url, "kill_after": kill_after}) + "\n")
            source.flush()
            answer: dict[str, Any] = json.loads(answers.readline())
            return answer

        yield order
        source.close()


def test_killed_at_any_moment_the_next_call_ends_where_an_undisturbed_ronde_ends(
    fresh: Callable[[], str], run: Run
) -> None:
    url = fresh()
    whole = run(url, None)
    after = contents(url)
    assert whole["code"] == 0
    assert is_published(url)
    share, takes, killed, early = np.random.default_rng(20261124), whole["seconds"], 0, 0
    for _ in range(MOST_RUNS):
        url = fresh()
        # One moment in each twenty-fifth of the run; a run that was faster than the last is done again.
        ran = run(url, takes * (killed + share.random()) / KILLS)
        if not ran["killed"]:
            takes = ran["seconds"]
            continue
        killed, early = killed + 1, early + (not is_published(url))
        assert sound(url)
        assert run(url, None)["code"] == 0
        assert contents(url) == after
        assert sound(url)
        if killed == KILLS:
            break
    assert killed == KILLS
    assert early > KILLS // 2
