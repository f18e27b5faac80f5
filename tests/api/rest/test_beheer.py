"""Beheer through the API: the audit."""

from typing import Any

import pytest

from tests.api.people import pip
from tests.api.rest.conftest import Ask, params, tampered
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
