"""Who may do and see what: every rol at every route, every rol at every field, and nobody at another gemeente."""

import json
import re
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient

from api.app import rights_page
from api.deps import Installation
from api.doors.fields import FIELDS, sees
from api.doors.matrix import ROLLEN, entries
from api.rest.endpoints import bare_rest
from api.rest.openapi import rest_routes
from data.schemas.actor import Actor, Rol
from data.schemas.difference import paths
from data.schemas.pip import Pip
from data.storage.audit import Audit
from tests.api.people import pip, plek
from tests.api.rest.conftest import Ask, TokenOf
from tests.api.rest.test_voorstellen import fill, start, voorstellen
from tests.api.serving import ENSCHEDE, HENGELO, Clock, sqlite_only
from tests.house.reading import ROOT

BEHEER = Actor(kenmerk="b", rol="beheer", gemeenten=None)
ENTRIES = entries("", rest_routes(bare_rest()))


def test_the_page_of_rights_is_not_stale() -> None:
    assert (ROOT / "docs" / "rechten.md").read_text(encoding="utf-8") == rights_page() + "\n", "run: make docs"


def test_every_rol_is_on_the_page() -> None:
    assert set(ROLLEN) == set(get_args(Rol))


@sqlite_only
@pytest.mark.parametrize("asked", [entry.asked for entry in ENTRIES])
def test_h087_every_route_is_open_to_its_rollen_and_to_nobody_else(
    asked: str, client: TestClient, token_of: TokenOf
) -> None:
    entry = next(one for one in ENTRIES if one.asked == asked)
    method, path = asked.split(" ")
    address = "/v1" + re.sub(r"\{\w+\}", "x", path)
    for rol in ROLLEN:
        answer = client.request(method, address, headers={"Authorization": f"Bearer {token_of(rol)}"})
        assert (answer.status_code == 403) == (not entry.open_to(rol)), (asked, rol, answer.status_code)
        assert answer.status_code not in (401, 500)
    assert (client.request(method, address).status_code == 401) == bool(entry.rollen)


def full_pip() -> dict[str, Any]:
    """A pip in which every field is filled in."""
    tijd = {"dag": "ma", "van": "09:00", "tot": "12:00"}
    return pip(
        gemeente=ENSCHEDE,
        vastgesteldOp="2026-10-01",
        inburgeraar={
            "postcode": "7511",
            "groep": "gezinsmigrant",
            "regime": "wi2021",
            "inkomen": "bijstand",
            "gevestigdOp": "2024-01-01",
            "termijnEinde": "2027-01-01",
        },
        leerroute="z",
        leerrouteVariant="entree",
        afgeschaaldNaarA2=False,
        taalniveau={
            "lezen": "A1",
            "luisteren": "A1",
            "schrijven": "A1",
            "spreken": "A1",
            "peildatum": "2026-09-01",
            "alfabetisering": "gealfabetiseerd",
        },
        talen=[{"taal": "tir"}],
        opleiding={"niveau": "mbo", "richting": "zorg", "diplomaGewaardeerd": True},
        werkervaring=[{"beroep": "kok", "jaren": 2.0}],
        vakskills=["lassen"],
        certificaten=["vca"],
        rijbewijs=["B"],
        wensen={"beroepen": ["kok"], "sectoren": ["horeca"], "nietGewenst": ["nacht"]},
        doel="werk",
        belastbaarheid={"urenPerWeek": 24, "naastTaalles": True, "urenPerDag": 8, "beperkingen": ["nietTillen"]},
        bezet=[tijd],
        beschikbaar=[tijd],
        beschikbaarVanaf="2026-12-01",
        kinderopvang={"nodig": True, "geregeld": "nee", "tijden": [tijd], "jongsteKind": 4},
        reistijd={"maxMinuten": 45, "vervoer": ["fiets"], "nietMogelijk": ["auto"]},
        begeleiding={"intensiteit": "licht", "jobcoach": True, "taalmaatje": True},
        werknemersvaardigheden="voldoende",
        herkomst={"taalniveau.lezen": {"citaat": "leest A1"}},
        taallesUren=9,
    )


def shown(told: dict[str, Any], field: str) -> bool:
    place: Any = told
    for name in field.split("."):
        first, *rest = name.split("_")
        place = place.get(first + "".join(word.capitalize() for word in rest), {})
    return place != {}


def test_a_full_pip_has_every_field() -> None:
    told = Pip.model_validate_json(json.dumps(full_pip() | {"versie": 1})).as_json()
    assert [field for field in FIELDS if not shown(told, field)] == []
    assert {".".join(path) for path in paths(Pip)} <= set(FIELDS)


@sqlite_only
@pytest.mark.parametrize("rol", ROLLEN)
def test_each_rol_sees_exactly_its_fields_wherever_a_pip_is_shown(rol: Rol, ask: Ask) -> None:
    assert ask("klantmanager", "POST", "/pips", json=full_pip()).status_code == 201
    one, many = ask(rol, "GET", "/pips/PIP-1"), ask(rol, "GET", "/pips")
    if not any(sees(rol, field) for field in FIELDS):
        assert (one.status_code, many.status_code) == (403, 403)
        return
    for told in (one.json(), many.json()["pips"][0]):
        assert [field for field in FIELDS if shown(told, field) != sees(rol, field)] == []


AT_A_PIP: dict[str, tuple[str, str, dict[str, Any]]] = {
    "look": ("GET", "/pips/PIP-1", {}),
    "change": ("PUT", "/pips/PIP-1", {"json": pip(gemeente=HENGELO), "headers": {"If-Match": '"pip-1"'}}),
    "ask": ("POST", "/suggesties", {"json": {"pip": "PIP-1"}}),
    "look at all": ("GET", "/pips/PIP-1/inzage", {}),
    "erase": ("DELETE", "/pips/PIP-1", {}),
    "look at stops": ("GET", "/pips/PIP-1/verwerkingsstops", {}),
    "stop": ("POST", "/pips/PIP-1/verwerkingsstops", {"json": {"reden": "Op verzoek."}}),
    "lift": ("POST", "/pips/PIP-1/verwerkingsstops/1/opheffingen", {}),
}
BOTH = ("look", "ask")
"""What a jobhunter may ask too."""


@pytest.mark.parametrize(
    ("rol", "what"), [("klantmanager", what) for what in AT_A_PIP] + [("jobhunter", what) for what in BOTH]
)
def test_h086_what_is_of_another_gemeente_is_not_there_and_that_is_written_down(
    what: str, rol: Rol, ask: Ask, installed: Installation, clock: Clock
) -> None:
    method, path, options = AT_A_PIP[what]
    ask("beheer", "POST", "/pips", json=pip(gemeente=ENSCHEDE), gemeenten=None)
    ask("beheer", "POST", "/plekken", json=plek(), gemeenten=None)
    there = ask(rol, method, path, gemeenten=(HENGELO,), kenmerk="buur", **options)
    assert there.status_code == 404
    gone = ask(rol, method, path.replace("PIP-1", "WEG"), gemeenten=(HENGELO,), kenmerk="buur", **away(options))
    assert (gone.status_code, gone.json()) == (404, there.json())
    with installed.store.write() as session:
        lines = Audit(session, Actor(kenmerk="b", rol="beheer", gemeenten=None), clock()).search(door="buur")
    assert ("geweigerd", "PIP-1") in [(line.handeling, line.kenmerk) for line in lines]
    assert not [line for line in lines if line.kenmerk == "PIP-1" and line.handeling != "geweigerd" and line.aantal]
    assert ask("beheer", "GET", "/pips/PIP-1", gemeenten=None).json()["gemeente"] == ENSCHEDE


def away(options: dict[str, Any]) -> dict[str, Any]:
    """The same options about a pip that does not exist."""
    changed: dict[str, Any] = json.loads(re.sub("PIP-[01]", "WEG", json.dumps(options)))
    return changed


BODIES: dict[str, dict[str, Any]] = {
    "PUT /pips/{kenmerk}": {"json": pip("PIP-0", gemeente=HENGELO), "headers": {"If-Match": '"pip-1"'}},
    "POST /pips/{kenmerk}/verwerkingsstops": {"json": {"reden": "Op verzoek."}},
    "POST /pip-concepten/{kenmerk}/bevestigingen": {"json": {"versie": 1}},
    "POST /pips/{kenmerk}/wat-als": {"json": {"als": ["opvang:di:middag"]}},
    "POST /pips/{kenmerk}/pauzes": {"json": {"tot": "2026-12-24"}},
    "POST /voorstellen/{kenmerk}/beoordelingen": {"json": {"stap": "akkoord", "versie": 1}},
    "POST /voorstellen/{kenmerk}/voorwaarden/{voorwaarde}/toezeggingen": {"json": {"tegen": "2026-12-01"}},
    "POST /voorstellen/{kenmerk}/nazorgmomenten/{moment}/afrondingen": {"json": {"notitie": "Goed."}},
}


def test_h086_no_address_about_a_person_is_there_for_another_gemeente_and_each_try_is_written_down(
    ask: Ask, installed: Installation, clock: Clock
) -> None:
    fill(ask)
    start(ask)
    (stand,) = voorstellen(ask)
    about = [entry for entry in ENTRIES if re.match(r"\w+ /(pips|pip-concepten|voorstellen)/\{", entry.asked)]
    assert len(about) > 10
    for number, entry in enumerate(about):
        method, path = entry.asked.split(" ")
        first = "PIP-0" if path.startswith("/pip") else stand["kenmerk"]
        names = {"kenmerk": first, "nummer": "1", "moment": "landing", "voorwaarde": "x"}
        who: dict[str, Any] = {"gemeenten": (HENGELO,), "kenmerk": f"buur-{number}"}
        options = BODIES.get(entry.asked, {})
        there = ask(entry.rollen[0], method, path.format(**names), **who, **options)
        gone = ask(entry.rollen[0], method, path.format(**names | {"kenmerk": "WEG"}), **who, **away(options))
        assert (there.status_code, there.json()) == (gone.status_code, gone.json()) == (404, gone.json()), entry.asked
        with installed.store.write() as session:
            lines = Audit(session, BEHEER, clock()).search(door=f"buur-{number}")
        assert "geweigerd" in {line.handeling for line in lines}, entry.asked
        assert not [line for line in lines if line.handeling != "geweigerd" and line.kenmerk != "WEG" and line.aantal]


def test_h086_of_a_list_everyone_sees_only_their_own(ask: Ask) -> None:
    for kenmerk, gemeente in (("A", ENSCHEDE), ("B", HENGELO), ("C", None)):
        told = pip(kenmerk) | ({"gemeente": gemeente} if gemeente else {})
        ask("beheer", "POST", "/pips", json=told, gemeenten=None)
    seen = {
        gemeenten: [one["kenmerk"] for one in ask("klantmanager", "GET", "/pips", gemeenten=gemeenten).json()["pips"]]
        for gemeenten in ((ENSCHEDE,), (HENGELO,), (ENSCHEDE, HENGELO), (), None)
    }
    assert seen == {
        (ENSCHEDE,): ["A"],
        (HENGELO,): ["B"],
        (ENSCHEDE, HENGELO): ["A", "B"],
        (): [],
        None: ["A", "B", "C"],
    }


def test_h086_nobody_keeps_a_pip_for_another_gemeente(ask: Ask) -> None:
    assert ask("klantmanager", "POST", "/pips", json=pip(gemeente=HENGELO)).status_code == 403
    assert ask("klantmanager", "POST", "/pips", json=pip()).status_code == 403
    assert ask("beheer", "GET", "/pips", gemeenten=None).json() == {"pips": []}


def test_h024_a_cursor_is_of_one_actor_and_one_question(ask: Ask) -> None:
    for number in range(3):
        ask("klantmanager", "POST", "/pips", json=pip(f"P{number}", gemeente=ENSCHEDE))
    path = ask("klantmanager", "GET", "/pips?limiet=2").json()["volgende"].removeprefix("/v1")
    assert [one["kenmerk"] for one in ask("klantmanager", "GET", path).json()["pips"]] == ["P2"]
    assert ask("klantmanager", "GET", path, gemeenten=(HENGELO,)).status_code == 400
    assert ask("jobhunter", "GET", path).status_code == 400
    assert ask("klantmanager", "GET", path.replace("/pips", "/plekken")).status_code == 400


def test_h093_who_guesses_at_persons_waits_and_others_do_not(ask: Ask, clock: Clock) -> None:
    ask("klantmanager", "POST", "/pips", json=pip(gemeente=ENSCHEDE))
    codes = [ask("jobhunter", "GET", f"/pips/{number}").status_code for number in range(105)]
    assert codes == [404] * 100 + [429] * 5
    waiting = ask("jobhunter", "GET", "/pips/PIP-1")
    assert (waiting.status_code, waiting.headers["retry-after"]) == (429, "60")
    assert ask("klantmanager", "GET", "/pips/PIP-1").status_code == 200
    clock.pass_by(seconds=61)
    assert ask("jobhunter", "GET", "/pips/PIP-1").status_code == 200


@sqlite_only
def test_h094_who_guesses_at_tokens_waits_and_who_has_one_does_not(client: TestClient, ask: Ask) -> None:
    headers = {"Authorization": "Bearer x.y.z"}
    codes = [client.get("/v1/plekken", headers=headers).status_code for _ in range(102)]
    assert codes == [401] * 100 + [429] * 2
    assert ask("jobhunter", "GET", "/plekken").status_code == 200
