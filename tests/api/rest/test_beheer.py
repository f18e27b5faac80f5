"""Beheer through the API: the audit, gebruikers, and the parameters."""

from typing import Any

import pytest

from api.deps import Installation
from api.journeys.toegang import sign_in
from data.schemas.gebruiker import Gebruiker
from tests.api.people import pip
from tests.api.rest.conftest import Ask, params, tampered
from tests.api.rest.test_voorstellen import fill, start
from tests.api.serving import ENSCHEDE, HENGELO, Clock, sqlite_only

LINES = "/audit-regels"


def lines(ask: Ask, query: str = "", **who: Any) -> list[dict[str, Any]]:
    """Every line that is found, two a page."""
    found: list[dict[str, Any]] = []
    following: str | None = f"{LINES}?limiet=2{query}"
    while following:
        answer = ask("beheer", "GET", following.removeprefix("/v1"), **({"gemeenten": None} | who))
        assert answer.status_code == 200, answer.text
        found += answer.json()["auditRegels"]
        following = answer.json().get("volgende")
    return found


def test_the_audit_is_searched_page_by_page_and_the_search_is_written_down(ask: Ask, clock: Clock) -> None:
    ask("klantmanager", "POST", "/pips", json=pip(gemeente=ENSCHEDE))
    for _ in range(3):
        ask("jobhunter", "GET", "/pips/PIP-1")
    clock.pass_by(days=1)
    ask("jobhunter", "GET", "/pips/PIP-1", gemeenten=(HENGELO,))
    about = lines(ask, "&kenmerk=PIP-1")
    assert [one["handeling"] for one in about] == ["geweigerd", "inzien", "inzien", "inzien", "toevoegen"]
    assert {one["door"] for one in lines(ask, "&door=systeem-jobhunter")} == {"systeem-jobhunter"}
    since = lines(ask, "&kenmerk=PIP-1&vanaf=2026-11-24")
    assert [one["handeling"] for one in since if one["soort"] == "pip"] == ["geweigerd"]
    assert len(lines(ask, "&kenmerk=PIP-1&vanaf=2026-11-23&tot=2026-11-23")) == 4
    searched = lines(ask, "&door=systeem-beheer")
    assert {(one["handeling"], one["soort"]) for one in searched} == {("inzien", "audit")}


def test_beheer_of_some_gemeenten_finds_only_lines_about_their_own_people(ask: Ask) -> None:
    for kenmerk, gemeente in (("A", ENSCHEDE), ("B", HENGELO)):
        ask("beheer", "POST", "/pips", json=pip(kenmerk, gemeente=gemeente), gemeenten=None)
    assert {one["kenmerk"] for one in lines(ask, gemeenten=(ENSCHEDE,))} == {"A"}


@sqlite_only
@pytest.mark.parametrize("day", ["24-11-2026", "1764000000", "2026-02-30", "2026-W48-1", "1764000000.0", "9999-12-31"])
def test_a_day_to_search_from_is_a_day(day: str, ask: Ask) -> None:
    answer = ask("beheer", "GET", f"{LINES}?vanaf={day}&tot={day}&wie=ik")
    assert (answer.status_code, {name for name, _ in params(answer)}) == (400, {"vanaf", "tot", "wie"})


@sqlite_only
def test_h024_a_cursor_that_was_tampered_with_is_refused(ask: Ask) -> None:
    ask("beheer", "GET", LINES)
    ask("beheer", "GET", LINES, gemeenten=None)
    following = ask("beheer", "GET", f"{LINES}?limiet=1", gemeenten=None).json()["volgende"].removeprefix("/v1")
    for after in ("x", "²", "-1", "9" * 30):
        assert ask("beheer", "GET", tampered(following, after), gemeenten=None).status_code == 400
    assert ask("beheer", "GET", following, gemeenten=None).status_code == 200


def test_who_is_blocked_gets_nothing_until_the_block_is_lifted(ask: Ask, installed: Installation) -> None:
    for kenmerk in ("jan", "mia/extern"):
        somebody = Gebruiker(kenmerk=kenmerk, rollen=("jobhunter",), gemeenten=(ENSCHEDE,))
        sign_in(installed.store, somebody, "jobhunter", installed.now())
    first = ask("beheer", "GET", "/gebruikers?limiet=1").json()
    assert first["gebruikers"] == [
        {"kenmerk": "jan", "rollen": ["jobhunter"], "gemeenten": [ENSCHEDE], "geblokkeerd": False}
    ]
    second = ask("beheer", "GET", first["volgende"].removeprefix("/v1")).json()
    assert ([one["kenmerk"] for one in second["gebruikers"]], "volgende" in second) == (["mia/extern"], False)
    for kenmerk in ("jan", "mia/extern"):
        blocked = ask("beheer", "POST", f"/gebruikers/{kenmerk}/blokkades")
        assert (blocked.status_code, blocked.json()["geblokkeerd"]) == (201, True)
        assert ask("jobhunter", "GET", "/pips", kenmerk=kenmerk).status_code == 403
        assert ask("beheer", "POST", f"/gebruikers/{kenmerk}/opheffingen").json()["geblokkeerd"] is False
        assert ask("jobhunter", "GET", "/pips", kenmerk=kenmerk).status_code == 200
    assert ("blokkeren", "gebruiker", "jan") in [
        (one["handeling"], one["soort"], one["kenmerk"]) for one in lines(ask, "&kenmerk=jan")
    ]


def test_beheer_of_some_gemeenten_sees_and_stops_only_who_may_work_for_them(ask: Ask, installed: Installation) -> None:
    places = {"alle": None, "buur": (HENGELO,), "geen": (), "jan": (ENSCHEDE,), "regio": (HENGELO, ENSCHEDE)}
    for kenmerk, gemeenten in places.items():
        somebody = Gebruiker(kenmerk=kenmerk, rollen=("jobhunter",), gemeenten=gemeenten)
        sign_in(installed.store, somebody, "jobhunter", installed.now())
    seen = ask("beheer", "GET", "/gebruikers", gemeenten=(ENSCHEDE,)).json()["gebruikers"]
    assert [one["kenmerk"] for one in seen] == ["alle", "jan", "regio"]
    answers = {who: ask("beheer", "POST", f"/gebruikers/{who}/blokkades", gemeenten=(ENSCHEDE,)) for who in places}
    assert {who for who, answer in answers.items() if answer.status_code == 404} == {"buur", "geen"}
    assert ask("jobhunter", "GET", "/pips", kenmerk="buur", gemeenten=(HENGELO,)).status_code == 200
    refused = [one["kenmerk"] for one in lines(ask, "&door=systeem-beheer") if one["handeling"] == "geweigerd"]
    assert sorted(refused) == ["buur", "geen"]
    everyone = ask("beheer", "GET", "/gebruikers", gemeenten=None).json()["gebruikers"]
    assert {one["kenmerk"]: one["geblokkeerd"] for one in everyone} == dict.fromkeys(places, True) | dict.fromkeys(
        ("buur", "geen"), False
    )


@sqlite_only
def test_nobody_blocks_themselves_or_who_is_not_there(ask: Ask) -> None:
    assert ask("beheer", "POST", "/gebruikers/systeem-beheer/blokkades").status_code == 400
    assert ask("beheer", "POST", "/gebruikers/weg/blokkades").status_code == 404
    assert ask("beheer", "POST", "/gebruikers/weg/opheffingen").status_code == 404


@sqlite_only
def test_the_parameters_are_those_that_a_ronde_names(ask: Ask) -> None:
    fill(ask)
    start(ask)
    told = ask("beheer", "GET", "/parameters")
    used = ask("beheer", "GET", "/rondes").json()["rondes"][0]["parameters"]
    assert (told.json()["hash"], told.headers["etag"]) == (used, f'"parameters-{used}"')
    assert told.json()["parameters"]["gewichten"]
    assert ask("beheer", "GET", "/parameters", headers={"If-None-Match": told.headers["etag"]}).status_code == 304
