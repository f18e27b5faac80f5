"""A plan handed in through the API: read with its citations, looked at, corrected and confirmed."""

from typing import Any

import pytest
from httpx2 import Response

from api.deps import Installation
from data.schemas.actor import Actor
from data.storage.audit import Audit
from tests.api.rest.conftest import Ask, params
from tests.api.serving import ENSCHEDE, HENGELO, sqlite_only
from tests.api.web.test_plan_pages import PLAN

CONCEPT = "/pip-concepten/DOS-1"
CONFIRM = f"{CONCEPT}/bevestigingen"


def hand_in(ask: Ask, tekst: str = PLAN, kenmerk: str = "DOS-1", **who: Any) -> Response:
    return ask(
        "klantmanager", "POST", "/pip-concepten", files={"tekst": (None, tekst), "kenmerk": (None, kenmerk)}, **who
    )


def test_a_plan_is_read_with_its_citations_and_counts_once_it_is_confirmed(ask: Ask) -> None:
    made = hand_in(ask)
    assert (made.status_code, made.headers["location"]) == (201, "/v1/pip-concepten/DOS-1")
    told = made.json()
    assert (told["pip"]["versie"], told["pip"]["taalniveau"]["spreken"]) == (1, "A2")
    assert told["pip"]["herkomst"]["bezet"]["citaat"] == "maandag 09.00 - 12.00 uur"
    assert "rijbewijs" in told["nietGevonden"]
    assert "verschillen" not in told
    assert ask("klantmanager", "GET", CONCEPT).json() == {"pip": told["pip"]}
    assert ask("klantmanager", "GET", "/pip-concepten").json() == {"pips": [told["pip"]]}
    assert ask("klantmanager", "GET", "/pips/DOS-1").status_code == 404
    better = told["pip"] | {"rijbewijs": ["B"], "herkomst": None}
    kept = ask("klantmanager", "POST", CONFIRM, json={"versie": 1, "pip": better})
    assert (kept.status_code, kept.headers["location"], kept.headers["etag"]) == (201, "/v1/pips/DOS-1", '"pip-2"')
    pip = ask("klantmanager", "GET", "/pips/DOS-1").json()
    assert (pip["rijbewijs"], pip["herkomst"]) == (["B"], told["pip"]["herkomst"])
    assert ask("klantmanager", "GET", CONCEPT).status_code == 404
    assert ask("klantmanager", "POST", CONFIRM, json={"versie": 2}).status_code == 404


def test_a_newer_plan_says_what_differs_and_an_older_concept_is_not_confirmed(ask: Ask) -> None:
    hand_in(ask)
    assert ask("klantmanager", "POST", CONFIRM, json={"versie": 1}).status_code == 201
    again = hand_in(ask, PLAN.replace("Spreken: A2", "Spreken: B1")).json()
    assert (len(again["verschillen"]), "B1" in again["verschillen"][0]) == (1, True)
    assert ask("klantmanager", "POST", CONFIRM, json={"versie": 1}).status_code == 409
    assert ask("klantmanager", "POST", CONFIRM, json={"versie": 3}).status_code == 409
    assert ask("klantmanager", "POST", CONFIRM, json={"versie": 2}).json()["taalniveau"]["spreken"] == "B1"


def test_h086_a_concept_of_another_gemeente_is_not_there_and_each_try_is_written_down(
    ask: Ask, installed: Installation
) -> None:
    hand_in(ask)
    who: dict[str, Any] = {"gemeenten": (HENGELO,), "kenmerk": "buur"}
    assert ask("klantmanager", "GET", CONCEPT, **who).status_code == 404
    assert ask("klantmanager", "POST", CONFIRM, json={"versie": 1}, **who).status_code == 404
    assert ask("klantmanager", "GET", "/pip-concepten", **who).json() == {"pips": []}
    assert hand_in(ask, gemeenten=(HENGELO,), kenmerk="DOS-2").status_code == 403
    with installed.store.write() as session:
        beheer = Actor(kenmerk="b", rol="beheer", gemeenten=None)
        lines = Audit(session, beheer, installed.now()).search(door="buur", kenmerk="DOS-1")
    assert [line.handeling for line in lines].count("geweigerd") == 2
    assert not [line for line in lines if line.handeling != "geweigerd" and line.aantal]


BSN = "999990342"
WRONG: dict[str, tuple[dict[str, Any], list[str]]] = {
    "nothing": ({"kenmerk": (None, "DOS-1")}, [""]),
    "a text that nobody sees": ({"tekst": (None, " \x1f"), "kenmerk": (None, "DOS-1")}, [""]),
    "both": ({"tekst": (None, PLAN), "bestand": ("plan.txt", PLAN.encode())}, [""]),
    "no kenmerk": ({"tekst": (None, PLAN)}, ["kenmerk"]),
    "a BSN": ({"tekst": (None, PLAN), "kenmerk": (None, BSN)}, ["kenmerk"]),
    "a sign that nobody sees": ({"tekst": (None, PLAN), "kenmerk": (None, "a\u200bb")}, ["kenmerk"]),
    "all at once": (
        {"tekst": ("a.txt", b"x"), "kenmerk": (None, "x" * 201), "gemeente": (None, "Enschede"), "wie": (None, "ik")},
        ["wie", "tekst", "kenmerk", "gemeente"],
    ),
    "an endless text": ({"tekst": (None, "x" * 200_001), "kenmerk": (None, "DOS-1")}, ["tekst"]),
    "no plan": ({"bestand": ("plan.pdf", b"%PDF-1.7 kapot")}, [""]),
}


@sqlite_only
@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_with_a_plan_is_told_at_once_and_nothing_is_kept(what: str, ask: Ask) -> None:
    parts, names = WRONG[what]
    answer = ask("klantmanager", "POST", "/pip-concepten", files=parts)
    assert (answer.status_code, [name for name, _ in params(answer)]) == (400, names), answer.text
    assert BSN not in answer.text
    assert ask("klantmanager", "GET", "/pip-concepten").json() == {"pips": []}


@sqlite_only
def test_a_correction_is_read_as_strictly_as_a_pip(ask: Ask) -> None:
    pip = hand_in(ask).json()["pip"]
    spoiled = pip | {"vastgesteldOp": "2026-02-30", "isAdmin": True, "inburgeraar": {"postcode": "1000"}}
    answer = ask("klantmanager", "POST", CONFIRM, json={"versie": 1, "pip": spoiled})
    assert (answer.status_code, {name for name, _ in params(answer)}) == (
        400,
        {"pip.vastgesteldOp", "pip.isAdmin", "pip.inburgeraar.postcode"},
    )
    other = ask("klantmanager", "POST", CONFIRM, json={"versie": 1, "pip": pip | {"kenmerk": "DOS-2"}})
    assert params(other) == [("pip.kenmerk", "ongeldig")]
    away = ask("klantmanager", "POST", CONFIRM, json={"versie": 1, "pip": pip | {"gemeente": HENGELO}})
    assert away.status_code == 404
    assert ask("klantmanager", "GET", CONCEPT).json()["pip"]["gemeente"] == ENSCHEDE
