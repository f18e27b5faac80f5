"""On a voorstel: whether it survives small errors, and why it is not the plek that scores best, as it was decided."""

import pytest

from api.deps import Installation
from api.journeys.besluit import Beslisser, bekijk, eerste_keus
from api.journeys.oordeel import with_stevigheid
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from tests.api.serving import Visit, sqlite_only
from tests.api.web.region import BEHEER, DAY, World, fill


@pytest.fixture
def world(installed: Installation) -> World:
    return fill(installed, 60, 10)


@sqlite_only
def test_a_voorstel_says_how_stevig_it_is_and_why_it_is_not_the_first_choice(
    installed: Installation, world: World, visit: Visit
) -> None:
    jobhunter, wie = visit("jobhunter", gemeenten=None), Beslisser(BEHEER, installed.now(), DAY)
    found = [bekijk(installed.store, wie, kenmerk) for kenmerk in world.voorstellen]
    missed = {stand.kenmerk: eerste_keus(installed.store, wie, stand) for stand, _, _ in found}
    assert any(missed.values()) and not all(missed.values())
    assert {bool(oordeel and oordeel.stevigheid and oordeel.stevigheid.stevig) for _, _, oordeel in found} == {
        True,
        False,
    }
    for stand, _, oordeel in found:
        page, keus = jobhunter.get(f"/voorstellen/{stand.kenmerk}").text, missed[stand.kenmerk]
        assert oordeel and oordeel.stevigheid and oordeel.stevigheid.tekst.rstrip(".") in page
        assert ("Waarom niet de eerste keus?" in page) == bool(keus)
        assert keus is None or (keus.tekst in page and keus.plek != stand.plek)
        assert not [other for other in world.pips if other != stand.pip and other in page]
        assert "eerste keus" not in jobhunter.get(f"/voorstellen/{stand.kenmerk}/matchblad").text


@sqlite_only
def test_what_is_kept_is_what_judging_the_pair_by_itself_says(installed: Installation, world: World) -> None:
    wie = Beslisser(BEHEER, installed.now(), DAY)
    with installed.store.write() as session:
        pips = {pip.kenmerk: pip for pip in Pips(session, BEHEER, installed.now()).all()}
        plekken = {plek.kenmerk: plek for plek in Plekken(session, BEHEER, installed.now()).all()}
    for kenmerk in world.voorstellen:
        stand, _, oordeel = bekijk(installed.store, wie, kenmerk)
        assert oordeel
        bare = oordeel.model_copy(update={"stevigheid": None})
        assert with_stevigheid(installed.engine, pips[stand.pip], plekken[stand.plek], bare, DAY) == oordeel
