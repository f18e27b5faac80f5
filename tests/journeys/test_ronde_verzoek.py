"""A ronde that somebody asks for can be tried only: it tells what would change, and changes nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from api.journeys.background import World
from api.journeys.ronde import Verzoek, rematch
from api.journeys.ronde_lezen import shown
from api.journeys.ronde_stap import Loop, Report, Step
from api.journeys.ronde_verzoek import ask_ronde, find_verzoek, run_ronde
from data.schemas.bediening import RondeProef, RondeVerzoek
from data.storage.session import Botsing, Store
from tests.databases import FillOnce
from tests.journeys.regio import BEHEER, MOMENT, contents, engine, fill, loop

WEEK = "2026-W49"
pytestmark = pytest.mark.parametrize("backend", ["sqlite"], indirect=True)
"""The page of it is tested on both databases."""


@pytest.fixture
def store(store: Store, fill_once: FillOnce) -> Store:
    """A database with the region in it, and a ronde of the week before."""

    def fill_and_publish() -> None:
        fill(store)
        rematch(engine(), store, Verzoek("2026-W48"), loop())

    fill_once("published", fill_and_publish)
    return store


def run(store: Store, kenmerk: str) -> list[str]:
    """Run what was asked for; how far it was told to be when each step had begun."""
    told: list[str] = []

    def watched(step: Step, tell: Callable[[str], None]) -> Loop:
        def begin(name: str) -> Report:
            report = step(name)
            told.append(str(asked(store, kenmerk).stap))
            return report

        return replace(loop(), step=begin, tell=tell)

    run_ronde(World(engine(), store, lambda: MOMENT, watched), kenmerk)
    return told


def asked(store: Store, kenmerk: str) -> RondeVerzoek:
    found = find_verzoek(store, MOMENT, kenmerk)
    assert found is not None
    return found


def test_a_proef_tells_what_would_change_and_changes_nothing(store: Store) -> None:
    before = contents(store)
    verzoek = ask_ronde(store, BEHEER, MOMENT, WEEK, None, "auto", alleen_proef=True)
    assert (verzoek.kenmerk, verzoek.proef, verzoek.uitkomst) == (f"{WEEK}-proef", True, None)
    assert {"Gegevens lezen", "Meten", "Beoordelen"} <= set(run(store, verzoek.kenmerk))
    assert contents(store) == before
    tried = asked(store, verzoek.kenmerk)
    assert (tried.status, tried.reden) == ("klaar", None)
    done = rematch(engine(), store, Verzoek(WEEK), loop())
    assert tried.uitkomst is not None and done.verslag is not None
    assert tried.uitkomst == RondeProef(
        ronde=done.ronde.model_copy(update={"code_versie": tried.uitkomst.ronde.code_versie}),
        verslag=shown(done.verslag),
    )
    assert tried.uitkomst.verslag.behouden > 0


def test_a_proef_can_be_repeated_and_does_not_stand_in_the_way_of_the_ronde(store: Store) -> None:
    for _ in range(2):
        run(store, ask_ronde(store, BEHEER, MOMENT, WEEK, "AM05", "auto", alleen_proef=True).kenmerk)
    verzoek = ask_ronde(store, BEHEER, MOMENT, WEEK, "AM05", "auto")
    assert (verzoek.kenmerk, verzoek.proef, verzoek.uitkomst) == (f"{WEEK}-AM05", False, None)
    with pytest.raises(Botsing):
        ask_ronde(store, BEHEER, MOMENT, WEEK, "AM05", "auto", alleen_proef=True)


def test_a_proef_with_nobody_in_it_says_so(store: Store) -> None:
    verzoek = ask_ronde(store, BEHEER, MOMENT, WEEK, "AM01", "auto", alleen_proef=True)
    run(store, verzoek.kenmerk)
    ended = asked(store, verzoek.kenmerk)
    assert (ended.status, ended.uitkomst) == ("mislukt", None)
    assert "geen pips" in str(ended.reden)
