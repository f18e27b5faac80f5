"""Rondes, voorstellen and besluiten through the API, with H101 to H104 of the requirements, on both databases."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from api.deps import Installation
from api.journeys.ronde_verzoek import left_rondes, run_ronde
from data.schemas.actor import Actor
from data.storage.bediening import Verzoeken
from data.storage.deciding import Deciding, Spelregels
from data.storage.oordelen import keep_oordelen, pack
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.turn import turn
from features.intake.noun_reading import read_pips, read_plekken
from tests.api.people import pip, plek
from tests.api.rest.conftest import Ask, TokenOf, params
from tests.api.serving import ENSCHEDE, HENGELO, START, Clock, sqlite_only

WEEK = "2026-W48"


def fill(ask: Ask, people: int = 1, seats: int = 1) -> None:
    for number in range(people):
        made = ask("beheer", "POST", "/pips", json=pip(f"PIP-{number}", gemeente=ENSCHEDE), gemeenten=None)
        assert made.status_code == 201, made.text
    assert ask("beheer", "POST", "/plekken", json=plek(capaciteit=seats)).status_code == 201


def start(ask: Ask, **body: Any) -> Response:
    return ask("beheer", "POST", "/rondes", json={"week": WEEK} | body, gemeenten=None)


def voorstellen(ask: Ask, **who: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask("jobhunter", "GET", "/voorstellen", **who).json()["voorstellen"]
    return found


def decide(ask: Ask, kenmerk: str, stap: str, versie: int, **body: Any) -> Response:
    who = {name: body.pop(name) for name in ("gemeenten", "kenmerk", "headers") if name in body}
    path = f"/voorstellen/{kenmerk}/beoordelingen"
    return ask("jobhunter", "POST", path, json={"stap": stap, "versie": versie} | body, **who)


def test_from_a_ronde_to_somebody_placed(ask: Ask) -> None:
    fill(ask)
    asked = start(ask)
    assert (asked.status_code, asked.headers["location"]) == (202, f"/v1/rondes/{WEEK}")
    told = ask("jobhunter", "GET", f"/rondes/{WEEK}").json()
    assert (told["verzoek"]["status"], told["ronde"]["geplaatst"]) == ("klaar", 1)
    assert [one["kenmerk"] for one in ask("jobhunter", "GET", "/rondes").json()["rondes"]] == [WEEK]
    (stand,) = voorstellen(ask)
    shown = ask("jobhunter", "GET", f"/voorstellen/{stand['kenmerk']}")
    assert shown.json()["oordeel"]["bijdragen"]
    assert "akkoord" in shown.json()["stappen"]
    assert shown.headers["etag"] == f'"voorstel-{stand["versie"]}"'
    for stap in ("akkoord", "voorleggen", "kennismaken", "plaatsen"):
        answer = decide(ask, stand["kenmerk"], stap, stand["versie"])
        assert answer.status_code == 201, answer.text
        stand = answer.json()
    assert stand["status"] == "geplaatst"
    besluiten = ask("jobhunter", "GET", f"/voorstellen/{stand['kenmerk']}").json()["besluiten"]
    assert {(one["door"], one["rol"]) for one in besluiten} == {("systeem-jobhunter", "jobhunter")}


def test_refusing_needs_a_reden_and_each_fault_is_told(ask: Ask) -> None:
    fill(ask)
    start(ask)
    (stand,) = voorstellen(ask)
    assert params(decide(ask, stand["kenmerk"], "afwijzen", stand["versie"])) != []
    wrong = decide(ask, stand["kenmerk"], "weggooien", 0, reden="zomaar", toelichting="bel 999990342", isAdmin=True)
    assert {name for name, _ in params(wrong)} == {"stap", "versie", "reden", "toelichting", "isAdmin"}
    assert "999990342" not in wrong.text
    refused = decide(ask, stand["kenmerk"], "afwijzen", stand["versie"], reden="teVerInPraktijk")
    assert (refused.status_code, refused.json()["status"]) == (201, "afgewezen")


def test_who_saw_an_older_version_decides_nothing(ask: Ask) -> None:
    fill(ask)
    start(ask)
    (stand,) = voorstellen(ask)
    assert decide(ask, stand["kenmerk"], "overnemen", stand["versie"]).status_code == 201
    late = decide(ask, stand["kenmerk"], "akkoord", stand["versie"])
    assert late.status_code == 409
    assert "opnieuw" in late.json()["detail"]


@pytest.mark.parametrize("rol", ["beheer", "rematch", "wspAdviseur"])
@sqlite_only
def test_only_people_who_know_the_person_decide(rol: Any, ask: Ask) -> None:
    fill(ask)
    start(ask)
    (stand,) = voorstellen(ask)
    path, body = f"/voorstellen/{stand['kenmerk']}/beoordelingen", {"stap": "akkoord", "versie": stand["versie"]}
    assert ask(rol, "POST", path, json=body, gemeenten=None).status_code == 403


def test_h086_a_voorstel_of_another_gemeente_is_not_there(ask: Ask) -> None:
    fill(ask)
    start(ask)
    (stand,) = voorstellen(ask)
    assert voorstellen(ask, gemeenten=(HENGELO,)) == []
    shown = ask("jobhunter", "GET", f"/voorstellen/{stand['kenmerk']}", gemeenten=(HENGELO,))
    decided = decide(ask, stand["kenmerk"], "akkoord", stand["versie"], gemeenten=(HENGELO,))
    nowhere = decide(ask, "weg", "akkoord", 1, gemeenten=(HENGELO,))
    assert (shown.status_code, decided.status_code, nowhere.status_code) == (404, 404, 404)
    assert shown.json() == decided.json() == nowhere.json()
    assert voorstellen(ask) == [stand]


def test_somebody_proposes_a_plek_of_their_own_choice(ask: Ask) -> None:
    fill(ask)
    body = {"pip": "PIP-0", "plek": "PLEK-1", "toelichting": "Zij kent de baas."}
    made = ask("klantmanager", "POST", "/voorstellen", json=body)
    assert (made.status_code, made.json()["status"]) == (201, "inBehandeling")
    assert ask("klantmanager", "GET", made.headers["location"].removeprefix("/v1")).status_code == 200
    assert ask("klantmanager", "POST", "/voorstellen", json=body).status_code == 409
    gone = ask("klantmanager", "POST", "/voorstellen", json=body | {"pip": "weg"})
    assert gone.status_code == 404
    assert ask("klantmanager", "POST", "/voorstellen", json=body, gemeenten=(HENGELO,)).json() == gone.json()


@sqlite_only
def test_a_voorstel_that_is_not_the_first_choice_says_why_and_how_stevig_it_is(ask: Ask) -> None:
    fill(ask, people=2)
    further = plek("PLEK-2", postcode="7521")
    assert ask("beheer", "POST", "/plekken", json=further).status_code == 201
    start(ask)
    shown = [ask("jobhunter", "GET", f"/voorstellen/{one['kenmerk']}").json() for one in voorstellen(ask)]
    (second,) = [one for one in shown if "nietEersteKeus" in one]
    keus = second["nietEersteKeus"]
    assert (second["voorstel"]["plek"], keus["plek"], keus["prijs"] > 0) == ("PLEK-2", "PLEK-1", True)
    said = keus["tekst"]
    assert "voorgesteld aan iemand anders." in said and " van 100)" in said and "PIP-" not in said
    assert all(one["oordeel"]["stevigheid"]["tekst"].endswith(".") for one in shown)


def propose_all(installed: Installation, people: int) -> None:
    """Somebody proposes the one plek to everyone, all in one go."""
    plekken = read_plekken(json.dumps(plek()).encode(), "x")
    pips = read_pips(json.dumps([pip(f"PIP-{number}", gemeente=ENSCHEDE) for number in range(people)]).encode(), "x")
    actor = Actor(kenmerk="km", rol="klantmanager", gemeenten=(ENSCHEDE,))
    about = {"pip_versie": 1, "plek": "PLEK-1", "plek_versie": 1, "richting": "aanbodgericht", "score": 0.5}
    with installed.store.write() as session:
        Plekken(session, actor, START).add(plekken)
        Pips(session, actor, START).add(pips)
        packed = {one.kenmerk: pack(f'{{"pip": "{one.kenmerk}"}}') for one in pips}
        keep_oordelen(session, packed)
        for number, (kenmerk, one) in enumerate(packed.items()):
            moment = START + timedelta(seconds=number)
            deciding = Deciding(session, actor, moment, moment.date(), Spelregels({}, {}))
            deciding.begin(about | {"pip": kenmerk, "oordeel": one.digest}, "Past goed.")


def test_h101_of_a_hundred_who_agree_at_once_one_gets_the_seat(
    ask: Ask, client: TestClient, token_of: TokenOf, installed: Installation
) -> None:
    propose_all(installed, 100)
    found = ask("jobhunter", "GET", "/voorstellen?limiet=200").json()["voorstellen"]
    headers = {"Authorization": f"Bearer {token_of('jobhunter')}"}

    def agree(stand: dict[str, Any]) -> int:
        path = f"/v1/voorstellen/{stand['kenmerk']}/beoordelingen"
        body = {"stap": "akkoord", "versie": stand["versie"]}
        return client.post(path, json=body, headers=headers).status_code

    with ThreadPoolExecutor(100) as pool:
        codes = list(pool.map(agree, found))
    assert (len(codes), codes.count(201), codes.count(409)) == (100, 1, 99)


def test_h102_the_same_request_with_the_same_key_is_carried_out_once(ask: Ask) -> None:
    key = {"Idempotency-Key": "sleutel-1"}
    first, again = (ask("beheer", "POST", "/plekken", json=plek(), headers=key) for _ in range(2))
    assert (first.status_code, again.status_code) == (201, 201)
    assert (first.json(), first.headers["location"]) == (again.json(), again.headers["location"])
    assert ask("beheer", "POST", "/plekken", json=plek("PLEK-2"), headers=key).status_code == 409
    assert ask("beheer", "POST", "/plekken", json=plek("PLEK-2"), headers=key, kenmerk="ander").status_code == 201
    assert ask("beheer", "POST", "/plekken", json=plek()).status_code == 409


def test_h102_a_refusal_is_not_kept_and_a_key_must_be_one(ask: Ask, clock: Clock) -> None:
    key = {"Idempotency-Key": "sleutel-1"}
    assert ask("beheer", "POST", "/plekken", json={}, headers=key).status_code == 400
    assert ask("beheer", "POST", "/plekken", json=plek(), headers=key).status_code == 201
    clock.pass_by(hours=25)
    assert ask("beheer", "POST", "/plekken", json=plek(), headers=key).status_code == 409
    for wrong in ("kort", "x" * 201, "met spatie 12345"):
        answer = ask("beheer", "POST", "/plekken", json=plek("PLEK-2"), headers={"Idempotency-Key": wrong})
        assert params(answer) == [("Idempotency-Key", "ongeldig")]


@pytest.mark.parametrize(("path", "make"), [("/plekken/PLEK-1", plek), ("/pips/PIP-1", pip)])
def test_h103_nobody_changes_what_they_did_not_see(path: str, make: Any, ask: Ask) -> None:
    def body(**changes: Any) -> dict[str, Any]:
        made: dict[str, Any] = make(**changes)
        return made if make is plek else made | {"gemeente": ENSCHEDE}

    made = ask("beheer", "POST", path.rpartition("/")[0], json=body(), gemeenten=None)
    seen = made.headers["etag"]
    change = {"capaciteit": 3} if make is plek else {"doel": "werk"}

    def put(tag: str | None, **changes: Any) -> Response:
        headers = {"If-Match": tag} if tag else {}
        return ask("beheer", "PUT", path, json=body(**changes), headers=headers, gemeenten=None)

    assert put(None, **change).status_code == 428
    assert put('"plek-7"', **change).status_code == put("*", **change).status_code == 412
    changed = put(seen, **change)
    assert (changed.status_code, changed.headers["etag"]) == (200, seen.replace("1", "2"))
    assert put(seen, **change).status_code == 412
    assert put(changed.headers["etag"], **change).headers["etag"] == changed.headers["etag"]
    assert params(put(changed.headers["etag"], kenmerk="ander")) == [("kenmerk", "ongeldig")]
    weg = ask(
        "beheer",
        "PUT",
        path[:-1] + "9",
        json=body(kenmerk=path[1:-1].rpartition("/")[2] + "9"),
        headers={"If-Match": seen},
        gemeenten=None,
    )
    assert weg.status_code == 404


def test_h104_of_two_rondes_at_once_one_runs(ask: Ask, installed: Installation, clock: Clock) -> None:
    fill(ask)
    with turn(installed.store):
        assert start(ask).status_code == 409
    with installed.store.write() as session:
        Verzoeken(session, clock()).ask("iemand", "2026-W47", None, "auto")
    assert start(ask).status_code == 409
    assert left_rondes(installed.store, clock()) == ["2026-W47"]
    installed.background.submit(run_ronde, "2026-W47")
    assert start(ask).status_code == 202
    assert start(ask).status_code == 202  # it was published: nothing is done twice
    assert len(ask("beheer", "GET", "/rondes").json()["rondes"]) == 2


@sqlite_only
def test_a_ronde_that_is_only_tried_tells_what_it_would_do_and_proposes_nothing(ask: Ask) -> None:
    fill(ask)
    tried = start(ask, proef=True)
    assert (tried.status_code, tried.headers["location"]) == (202, f"/v1/rondes/{WEEK}-proef")
    told = ask("jobhunter", "GET", f"/rondes/{WEEK}-proef").json()
    assert (told["verzoek"]["proef"], told["verzoek"]["uitkomst"]["ronde"]["geplaatst"]) == (True, 1)
    assert (told["verzoek"]["uitkomst"]["verslag"]["nieuw"], "ronde" in told) == (1, False)
    assert (voorstellen(ask), ask("beheer", "GET", "/rondes").json()["rondes"]) == ([], [])


def test_a_ronde_with_nobody_in_it_says_so(ask: Ask) -> None:
    assert start(ask).status_code == 202
    told = ask("beheer", "GET", f"/rondes/{WEEK}").json()["verzoek"]
    assert told["status"] == "mislukt"
    assert "geen pips" in told["reden"]


@sqlite_only
def test_a_ronde_is_for_all_gemeenten_and_for_a_week_that_exists(ask: Ask) -> None:
    assert ask("beheer", "POST", "/rondes", json={}, gemeenten=(ENSCHEDE,)).status_code == 403
    assert start(ask, week="2025-W53").status_code == 400
    assert start(ask, regio="AM99").status_code == 400
    assert params(start(ask, week="x", regio=1)) == [("week", "ongeldig"), ("regio", "ongeldig")]


def test_h104_the_noodstop_halts_suggesties_and_rondes_and_reading_goes_on(ask: Ask, clock: Clock) -> None:
    fill(ask)
    pulled = ask("beheer", "POST", "/noodstops", json={"reden": "Rare voorstellen."})
    assert pulled.status_code == 201
    assert ask("beheer", "POST", "/noodstops", json={"reden": "Nog eens."}).json() == pulled.json()
    for answer in (start(ask), ask("jobhunter", "POST", "/suggesties", json={"pip": "PIP-0"})):
        assert answer.status_code == 503
        assert int(answer.headers["retry-after"]) > 0
        assert "gestopt" in answer.json()["detail"]
    assert ask("jobhunter", "GET", "/pips").status_code == 200
    assert ask("jobhunter", "POST", "/noodstops", json={"reden": "x"}).status_code == 403
    path = f"/noodstops/{pulled.json()['nummer']}/opheffingen"
    assert ask("beheer", "POST", path).status_code == 201
    assert ask("beheer", "POST", "/noodstops/99/opheffingen").status_code == 404
    assert start(ask).status_code == 202
    assert len(voorstellen(ask)) == 1
    (told,) = ask("beheer", "GET", "/noodstops").json()["noodstops"]
    assert told["opgehevenDoor"] == "systeem-beheer"


def test_h104_a_ronde_under_way_when_the_noodstop_is_used_publishes_nothing(
    ask: Ask, installed: Installation, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(ask)
    with installed.store.write() as session:
        Verzoeken(session, clock()).ask("iemand", WEEK, None, "auto")

    def halted(*_: object) -> None:
        ask("beheer", "POST", "/noodstops", json={"reden": "Nu meteen."})

    monkeypatch.setattr("api.journeys.ronde.turn", lambda store: _Turn(store, halted))
    installed.background.submit(run_ronde, WEEK)
    told = ask("beheer", "GET", f"/rondes/{WEEK}").json()
    assert told["verzoek"]["status"] == "gestopt"
    assert "ronde" not in told


class _Turn:
    """A turn during which something happens first."""

    def __init__(self, store: Any, first: Any) -> None:
        self._turn, self._first = turn(store), first

    def __enter__(self) -> bool:
        ours: bool = self._turn.__enter__()
        self._first()
        return ours

    def __exit__(self, *error: Any) -> None:
        self._turn.__exit__(*error)
