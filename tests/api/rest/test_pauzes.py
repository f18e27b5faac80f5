"""Pauses through the API: a person is left out of rondes, and takes part again."""

import pytest

from tests.api.people import pip
from tests.api.rest.conftest import Ask, params
from tests.api.rest.test_voorstellen import fill, start, voorstellen
from tests.api.serving import ENSCHEDE, sqlite_only

PATH = "/pips/PIP-0/pauzes"


def test_who_is_paused_gets_nothing_until_the_pause_is_ended(ask: Ask) -> None:
    fill(ask)
    start(ask)
    assert [one["status"] for one in voorstellen(ask)] == ["nieuw"]
    made = ask("klantmanager", "POST", PATH, json={"tot": "2026-12-24"})
    assert (made.status_code, made.json()["geldt"], made.json()["door"]) == (201, True, "systeem-klantmanager")
    assert voorstellen(ask) == []
    assert ask("jobhunter", "GET", PATH).json() == {"pauzes": [made.json()]}
    for _ in range(2):
        ended = ask("jobhunter", "POST", f"{PATH}/{made.json()['nummer']}/opheffingen")
        assert (ended.status_code, ended.json()["geldt"], ended.json()["opgehevenDoor"]) == (
            201,
            False,
            "systeem-jobhunter",
        )
    assert [one["geldt"] for one in ask("beheer", "GET", PATH).json()["pauzes"]] == [False]


@sqlite_only
@pytest.mark.parametrize("tot", ["2026-11-23", "2026-11-22", "morgen", None])
def test_a_pause_ends_on_a_day_that_comes(tot: object, ask: Ask) -> None:
    ask("klantmanager", "POST", "/pips", json=pip("PIP-0", gemeente=ENSCHEDE))
    wrong = ask("klantmanager", "POST", PATH, json={"tot": tot, "wie": "ik"})
    assert wrong.status_code == 400
    refused = ask("klantmanager", "POST", PATH, json={"tot": tot})
    assert (refused.status_code, params(refused)) == (400, [("tot", "ongeldig")])
    assert ask("klantmanager", "GET", PATH).json() == {"pauzes": []}


@sqlite_only
def test_a_pause_of_somebody_else_is_not_ended_here(ask: Ask) -> None:
    fill(ask, people=2)
    made = ask("klantmanager", "POST", PATH, json={"tot": "2026-12-24"}).json()
    other = PATH.replace("PIP-0", "PIP-1")
    for nummer in (str(made["nummer"]), "99", "x", "1.0"):
        assert ask("klantmanager", "POST", f"{other}/{nummer}/opheffingen").status_code == 404
    assert ask("klantmanager", "GET", PATH).json()["pauzes"][0]["geldt"]
