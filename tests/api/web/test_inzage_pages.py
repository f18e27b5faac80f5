"""Inzage: everything that is kept about a person in one file, for who keeps the plan and for nobody else."""

import json

from api.deps import Installation
from data.schemas.toezegging import voorwaarde_kenmerk
from data.storage.voorstellen import Voorstellen
from tests.api.serving import Visit, sqlite_only
from tests.api.web.region import BEHEER, DAY, REGIO, fill


@sqlite_only
def test_the_file_holds_plans_voorstellen_besluiten_and_what_was_promised(
    installed: Installation, visit: Visit
) -> None:
    fill(installed, 8, 8)
    with installed.store.write() as session:
        voorstellen = Voorstellen(session, BEHEER, installed.now())
        judged = [(one, voorstellen.oordeel(one.kenmerk)) for one in voorstellen.listing()]
    stand, punt = next((one, oordeel.voorwaarden[0]) for one, oordeel in judged if oordeel and oordeel.voorwaarden)
    klantmanager = visit("klantmanager", gemeenten=REGIO)
    path = f"/voorstellen/{stand.kenmerk}"
    klantmanager.send_form(f"{path}/voorwaarden", voorwaarde=voorwaarde_kenmerk(punt), tegen=DAY.isoformat())
    klantmanager.send_form(f"{path}/besluit", keuze="akkoord", versie="1")
    klantmanager.send_form(f"{path}/besluit", keuze="plaatsen", versie="2")
    answer = klantmanager.get(f"/inburgeraars/{stand.pip}/inzage")
    told = json.loads(answer.text)
    assert "attachment" in answer.headers["content-disposition"]
    assert {name: len(told[name]) for name in ("plannen", "voorstellen", "oordelen", "besluiten", "toezeggingen")} == {
        "plannen": 1,
        "voorstellen": 1,
        "oordelen": 1,
        "besluiten": 2,
        "toezeggingen": 1,
    }
    assert told["toezeggingen"][0]["tekst"] == punt.tekst
    assert [one["moment"] for one in told["nazorg"]] == ["landing", "vervolg", "evaluatie", "slot"]
    assert "test-klantmanager" in {one["door"] for one in told["kijkers"]}
    assert visit("jobhunter", gemeenten=REGIO).get(f"/inburgeraars/{stand.pip}/inzage").status_code == 403
    elsewhere = visit("klantmanager", gemeenten=("GM0363",), kenmerk="elders")
    assert elsewhere.get(f"/inburgeraars/{stand.pip}/inzage").status_code == 404
