"""What one has to do, through the API: today, what one took on, and nazorg; and the sheet for the aanbieder."""

from typing import Any

from tests.api.people import pip, plek
from tests.api.rest.conftest import Ask, tampered
from tests.api.rest.test_voorstellen import decide, start, voorstellen
from tests.api.serving import ENSCHEDE, HENGELO, Clock


def fill(ask: Ask, people: int) -> None:
    """People with a voorstel in which something has to be arranged: the plek asks a little more Dutch."""
    for number in range(people):
        person = pip(f"PIP-{number}", gemeente=ENSCHEDE, taalniveau={"spreken": "A1", "lezen": "A1"})
        assert ask("beheer", "POST", "/pips", json=person, gemeenten=None).status_code == 201
    asked = plek(taaleis={"spreken": "A2"}, taaleisBespreekbaar=True, capaciteit=people)
    assert ask("beheer", "POST", "/plekken", json=asked).status_code == 201
    start(ask)


def take(ask: Ask, voorstel: str, tegen: str) -> str:
    path = f"/voorstellen/{voorstel}/voorwaarden"
    here = f"{path}/{ask('klantmanager', 'GET', path).json()['voorwaarden'][0]['kenmerk']}"
    assert ask("klantmanager", "POST", f"{here}/toezeggingen", json={"tegen": tegen}).status_code == 201
    return here


def walk(ask: Ask, path: str, name: str, **who: Any) -> list[dict[str, Any]]:
    """Everything in a list, one a page."""
    found: list[dict[str, Any]] = []
    following: str | None = f"{path}?limiet=1"
    while following:
        told = ask("klantmanager", "GET", following.removeprefix("/v1"), **who).json()
        found += told[name]
        following = told.get("volgende")
    return found


def test_what_one_took_on_is_listed_by_day_until_it_is_arranged(ask: Ask) -> None:
    fill(ask, 3)
    days = ("2026-12-03", "2026-12-01", "2026-12-01")
    places = {one["kenmerk"]: take(ask, one["kenmerk"], day) for one, day in zip(voorstellen(ask), days, strict=True)}
    found = walk(ask, "/toezeggingen", "toezeggingen")
    assert [one["toezegging"]["tegen"] for one in found] == sorted(days)
    assert {one["pip"] for one in found} == {"PIP-0", "PIP-1", "PIP-2"}
    assert found[0]["plek"] == {"kenmerk": "PLEK-1", "titel": "Medewerker magazijn", "aanbieder": "Magazijn Noord"}
    assert ask("klantmanager", "GET", "/toezeggingen", kenmerk="collega").json() == {"toezeggingen": []}
    assert walk(ask, "/toezeggingen", "toezeggingen", gemeenten=(HENGELO,)) == []
    following = ask("klantmanager", "GET", "/toezeggingen?limiet=1").json()["volgende"].removeprefix("/v1")
    for after in (["x", "y", "z"], ["2026-12-01"], ["2026-12-01", "y", "z", "a"]):
        assert ask("klantmanager", "GET", tampered(following, *after)).status_code == 400
    ask("klantmanager", "POST", f"{places[found[0]['toezegging']['voorstel']]}/afrondingen")
    assert walk(ask, "/toezeggingen", "toezeggingen") == found[1:]


def test_nazorg_is_listed_once_its_day_has_come(ask: Ask, clock: Clock) -> None:
    fill(ask, 2)
    for one in voorstellen(ask):
        for versie, stap in enumerate(("akkoord", "plaatsen"), 1):
            assert decide(ask, one["kenmerk"], stap, versie).status_code == 201
    assert walk(ask, "/nazorgmomenten", "nazorgmomenten") == []
    clock.pass_by(days=15)
    found = walk(ask, "/nazorgmomenten", "nazorgmomenten")
    assert [(one["moment"], one["geplandOp"]) for one in found] == [("landing", "2026-12-07")] * 2
    assert walk(ask, "/nazorgmomenten", "nazorgmomenten", gemeenten=(HENGELO,)) == []
    path = f"/voorstellen/{found[0]['voorstel']}/nazorgmomenten/landing/afrondingen"
    assert ask("klantmanager", "POST", path, json={}).status_code == 201
    assert walk(ask, "/nazorgmomenten", "nazorgmomenten") == found[1:]


def test_each_rol_is_told_what_needs_doing_today(ask: Ask) -> None:
    fill(ask, 1)
    take(ask, voorstellen(ask)[0]["kenmerk"], "2026-11-23")
    told = {
        rol: {one["code"]: (one["aantal"], one["nu"]) for one in ask(rol, "GET", "/vandaag").json()["taken"]}
        for rol in ("klantmanager", "jobhunter", "wspAdviseur", "beheer")
    }
    assert told["klantmanager"]["vandaagRegelen"] == (1, True)
    assert told["jobhunter"]["voorstellenNieuw"] == (1, True)
    assert told["jobhunter"]["vandaagRegelen"] == (0, True)
    assert told["wspAdviseur"] == {"plekkenVerlopen": (0, True), "plekkenOpen": (1, False), "plekkenVol": (0, False)}
    assert told["beheer"]["zonderInRonde"] == (0, False)
    elsewhere = ask("jobhunter", "GET", "/vandaag", gemeenten=(HENGELO,)).json()["taken"]
    assert {one["aantal"] for one in elsewhere} == {0}


def test_the_sheet_for_the_aanbieder_holds_no_more_than_they_need(ask: Ask) -> None:
    fill(ask, 1)
    (stand,) = voorstellen(ask)
    told = ask("jobhunter", "GET", f"/voorstellen/{stand['kenmerk']}/matchblad").json()
    assert (told["voorstel"], told["plek"]["kenmerk"], told["gemaaktOp"]) == (
        stand["kenmerk"],
        "PLEK-1",
        "2026-11-23",
    )
    assert told["kandidaat"] == {
        "nederlands": {"spreken": "A1", "lezen": "A1"},
        "urenPerWeek": 24.0,
        "werkervaring": [],
        "vakskills": [],
        "certificaten": [],
    }
    assert "PIP-0" not in str(told)
