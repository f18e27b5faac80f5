"""What changed since an earlier ronde: told field by field on the voorstel, and only what a rol may see."""

from api.deps import Installation
from api.journeys.pip import keep_pips
from data.schemas.pip import Belastbaarheid
from data.storage.pips import Pips
from data.storage.voorstellen import Voorstellen
from tests.api.serving import Visit, sqlite_only
from tests.api.web.region import BEHEER, REGIO, fill


@sqlite_only
def test_a_voorstel_tells_what_changed_in_the_words_of_the_plan(installed: Installation, visit: Visit) -> None:
    world = fill(installed, 8, 8)
    with installed.store.write() as session:
        stand = Voorstellen(session, BEHEER, installed.now()).listing()[0]
        pip = Pips(session, BEHEER, installed.now()).get(stand.pip)
    assert pip is not None
    jobhunter, klantmanager = visit("jobhunter", gemeenten=REGIO), visit("klantmanager", gemeenten=REGIO)
    path = f"/voorstellen/{world.voorstellen[0]}"
    assert "zijn hetzelfde als bij de ronde van week 48" in jobhunter.get(path).text
    limited = Belastbaarheid(uren_per_week=11, beperkingen=("geenStof",))
    keep_pips(installed.store, BEHEER, installed.now(), [pip.model_copy(update={"belastbaarheid": limited})])
    told = [browser.get(path).text for browser in (jobhunter, klantmanager)]
    assert all("Anders dan bij de ronde van week 48" in page and "naar 11." in page for page in told)
    assert ["geen stof erbij" in page or "Beperkingen:" in page for page in told] == [False, True]
    assert ["<dt>Kan niet</dt>" in page for page in told] == [False, True]
