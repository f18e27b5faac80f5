"""What people may ask about themselves, through the API: inzage, rectifying, not being used, and being erased."""

import json
from typing import Any

import pytest

from api.deps import Installation, store_of
from data.schemas.actor import Actor
from data.storage.audit import Audit
from tests.api.people import pip, plek
from tests.api.rest.conftest import Ask, params
from tests.api.serving import ENSCHEDE, Clock, sqlite_only
from tests.databases import Database

WEEK = "2026-W48"
STOP = {"reden": "De inburgeraar betwist het plan."}


@pytest.fixture
def known(ask: Ask) -> Ask:
    """One person and one plek that fit."""
    assert ask("klantmanager", "POST", "/pips", json=pip(gemeente=ENSCHEDE)).status_code == 201
    assert ask("beheer", "POST", "/plekken", json=plek()).status_code == 201
    return ask


def rematch(ask: Ask) -> dict[str, Any]:
    assert ask("beheer", "POST", "/rondes", json={"week": WEEK}, gemeenten=None).status_code == 202
    told: dict[str, Any] = ask("jobhunter", "GET", f"/rondes/{WEEK}").json()
    return told


def test_all_that_is_kept_is_told_with_who_looked(known: Ask) -> None:
    rematch(known)
    known("jobhunter", "GET", "/pips/PIP-1")
    known("klantmanager", "POST", "/pips/PIP-1/verwerkingsstops", json=STOP)
    told = known("klantmanager", "GET", "/pips/PIP-1/inzage").json()
    assert told["plannen"][0]["kenmerk"] == "PIP-1"
    assert [(one["status"], one["vervallenOm"]) for one in told["voorstellen"]] == [("vervallen", "verwerkingsstop")]
    assert (told["versies"][0]["versie"], told["verwerkingsstops"][0]["reden"]) == (1, STOP["reden"])
    assert "systeem-jobhunter" in {one["door"] for one in told["kijkers"]}
    assert all(one["laatst"].endswith("Z") for one in told["kijkers"])


def test_a_plan_with_an_unknown_postcode_says_so_in_the_inzage(known: Ask) -> None:
    unknown = pip("2", gemeente=ENSCHEDE)
    unknown["inburgeraar"]["postcode"] = None
    assert known("klantmanager", "POST", "/pips", json=unknown).status_code == 201
    told = known("klantmanager", "GET", f"/pips/{unknown['kenmerk']}/inzage").json()
    assert told["plannen"][0]["inburgeraar"]["postcode"] is None


def test_rectifying_keeps_the_version_before_and_says_who_did(
    known: Ask, installed: Installation, clock: Clock
) -> None:
    better = pip(gemeente=ENSCHEDE, doel="werk")
    assert known("klantmanager", "PUT", "/pips/PIP-1", json=better).status_code == 428
    seen = known("klantmanager", "GET", "/pips/PIP-1").headers["etag"]
    mended = known("klantmanager", "PUT", "/pips/PIP-1", json=better, headers={"If-Match": seen})
    assert (mended.status_code, mended.json()["doel"]) == (200, "werk")
    assert known("klantmanager", "PUT", "/pips/PIP-1", json=better, headers={"If-Match": seen}).status_code == 412
    told = known("klantmanager", "GET", "/pips/PIP-1/inzage").json()
    assert [one.get("doel") for one in told["plannen"]] == [None, "werk"]
    with installed.store.write() as session:
        lines = Audit(session, Actor(kenmerk="b", rol="beheer", gemeenten=None), clock()).search(kenmerk="PIP-1")
    assert [line.actor for line in lines if line.handeling == "toevoegen" and line.aantal] == [
        "systeem-klantmanager"
    ] * 2


def test_data_that_may_not_be_used_are_used_for_nothing_until_that_is_lifted(known: Ask) -> None:
    stopped = known("klantmanager", "POST", "/pips/PIP-1/verwerkingsstops", json=STOP)
    assert (stopped.status_code, stopped.json()["nummer"]) == (201, 1)
    assert known("klantmanager", "POST", "/pips/PIP-1/verwerkingsstops", json=STOP).json() == stopped.json()
    asked = known("jobhunter", "POST", "/suggesties", json={"pip": "PIP-1"})
    assert (asked.status_code, "stop" in asked.json()["detail"]) == (409, True)
    assert known("jobhunter", "POST", "/suggesties", json={"plek": "PLEK-1"}).json()["bekeken"] == 0
    own = {"pip": "PIP-1", "plek": "PLEK-1", "toelichting": "Past goed."}
    assert known("jobhunter", "POST", "/voorstellen", json=own).status_code == 409
    assert rematch(known)["verzoek"]["status"] == "mislukt"
    assert known("jobhunter", "GET", "/pips/PIP-1").status_code == 200
    for _ in range(2):
        lifted = known("klantmanager", "POST", "/pips/PIP-1/verwerkingsstops/1/opheffingen")
        assert (lifted.status_code, lifted.json()["opgehevenDoor"]) == (201, "systeem-klantmanager")
    assert known("jobhunter", "POST", "/suggesties", json={"pip": "PIP-1"}).status_code == 200
    assert len(known("klantmanager", "GET", "/pips/PIP-1/verwerkingsstops").json()["verwerkingsstops"]) == 1


def test_nobody_goes_on_with_a_voorstel_for_whose_data_may_not_be_used_but_may_end_it(known: Ask) -> None:
    rematch(known)
    (stand,) = known("jobhunter", "GET", "/voorstellen").json()["voorstellen"]
    path = f"/voorstellen/{stand['kenmerk']}/beoordelingen"

    def take(stap: str, **more: str) -> Any:
        return known("jobhunter", "POST", path, json={"stap": stap, "versie": stand["versie"]} | more)

    stand = take("akkoord").json()
    known("klantmanager", "POST", "/pips/PIP-1/verwerkingsstops", json=STOP)
    assert take("plaatsen").status_code == 409
    assert take("afwijzen", reden="teVerInPraktijk").status_code == 201


def test_who_is_erased_is_gone_also_after_an_older_backup_was_put_back(
    known: Ask, installed: Installation, database: Database
) -> None:
    database.store.close()
    database.keep("met")
    database.put("met")
    assert known("klantmanager", "DELETE", "/pips/PIP-1").status_code == 204
    assert known("klantmanager", "DELETE", "/pips/PIP-1").status_code == 404
    assert known("beheer", "GET", "/pips/PIP-1").status_code == 404
    database.store.close()
    database.put("met")
    assert known("beheer", "GET", "/pips/PIP-1").status_code == 200
    store_of(installed.settings.__class__(database.url, wisregister=installed.settings.wisregister)).close()
    assert known("beheer", "GET", "/pips/PIP-1").status_code == 404


@sqlite_only
@pytest.mark.parametrize("reden", ["", "bel 999990342", None])
def test_a_stop_needs_a_reden_without_a_bsn(reden: object, known: Ask) -> None:
    answer = known("klantmanager", "POST", "/pips/PIP-1/verwerkingsstops", json={"reden": reden})
    assert (answer.status_code, [name for name, _ in params(answer)]) == (400, ["reden"])
    assert "999990342" not in json.dumps(answer.json())


@sqlite_only
@pytest.mark.parametrize("nummer", ["2", "x", "-1", "99999999999", "1.0"])
def test_a_stop_that_is_not_there_is_not_lifted(nummer: str, known: Ask) -> None:
    known("klantmanager", "POST", "/pips/PIP-1/verwerkingsstops", json=STOP)
    path = f"/pips/PIP-1/verwerkingsstops/{nummer}/opheffingen"
    assert known("klantmanager", "POST", path).status_code == 404
