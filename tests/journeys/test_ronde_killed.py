"""A ronde that is killed at any moment and called again ends where an undisturbed one ends, on both databases."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from api.journeys.besluit import besluit, pauzeer
from api.journeys.ronde import Verzoek, rematch
from data.storage.deciding import Keus
from data.storage.rondes import Rondes
from data.storage.session import Store
from data.storage.voorstellen import Voorstellen
from tests.databases import FillOnce
from tests.journeys.killing import Run
from tests.journeys.regio import BEHEER, DAY, MOMENT, WIE, broken, contents, engine, fill, loop

KILLS, MOST_RUNS = 25, 75
WORDS = ["rematch", "--week", "2026-W49"]
Again = Callable[[float | None], dict[str, Any]]
Fresh = Callable[[], object]


def prepare(store: Store) -> None:
    """Part of the region after a first ronde, with people placed, refused, worked on and paused."""
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


def is_published(store: Store) -> bool:
    with store.read() as session:
        return Rondes(session, BEHEER, MOMENT).get("2026-W49") is not None


@pytest.fixture
def fresh(store: Store, fill_once: FillOnce) -> Fresh:
    """Make the database ready for the second ronde, again and again as it was."""
    return lambda: fill_once("week48", lambda: prepare(store))


@pytest.fixture
def run(fresh: Fresh, url: str, killer: Run) -> Again:
    """Run the second ronde as a real process, killed after so many seconds or not at all."""
    fresh()
    assert killer(WORDS, url, rehearsal=True)["code"] == 0
    return lambda kill_after: killer(WORDS, url, kill_after)


def test_killed_at_any_moment_the_next_call_ends_where_an_undisturbed_ronde_ends(
    store: Store, fresh: Fresh, run: Again
) -> None:
    fresh()
    whole = run(None)
    after = contents(store)
    assert whole["code"] == 0
    assert is_published(store)
    share, takes, killed, early = np.random.default_rng(20261124), whole["seconds"], 0, 0
    for _ in range(MOST_RUNS):
        fresh()
        # One moment in each twenty-fifth of the run; a run that was faster than the last is done again.
        ran = run(takes * (killed + share.random()) / KILLS)
        if not ran["killed"]:
            takes = ran["seconds"]
            continue
        killed, early = killed + 1, early + (not is_published(store))
        assert broken(store) == []  # nothing is half published, doubled or taken twice
        assert run(None)["code"] == 0
        assert contents(store) == after
        assert broken(store) == []
        if killed == KILLS:
            break
    assert killed == KILLS
    assert early > KILLS // 2
