"""Beheer at work: rondes with their verslag, the parameters, the audit, and stopping somebody."""

import pytest

from api.deps import Installation
from tests.api.serving import Browser, Visit, sqlite_only
from tests.api.web.region import fill


@pytest.fixture
def beheer(visit: Visit) -> Browser:
    return visit("beheer", gemeenten=None)


def test_a_ronde_shows_what_it_was_made_with_and_what_it_did(beheer: Browser, installed: Installation) -> None:
    assert "Nog geen ronde" in beheer.get("/rondes").text
    fill(installed, 24, 20)
    assert "/rondes/2026-W48" in beheer.get("/rondes").text
    page = beheer.get("/rondes/2026-W48").text
    assert installed.engine.parameters.hash() in page
    assert "te klein" in page
    assert beheer.get("/rondes/2026-W47").status_code == 404


@sqlite_only
def test_the_parameters_are_there_to_read_with_their_hash(beheer: Browser, installed: Installation) -> None:
    page = beheer.get("/parameters").text
    assert installed.engine.parameters.hash() in page
    assert "<form" not in page.split("<main")[1]


def test_the_audit_is_searched_and_the_search_is_written_down(
    beheer: Browser, visit: Visit, installed: Installation
) -> None:
    world = fill(installed, 24, 20)
    visit("klantmanager", gemeenten=None, kenmerk="km").get(f"/inburgeraars/{world.pips[0]}")
    page = beheer.get("/audit", params={"kenmerk": world.pips[0], "door": "km"}).text
    assert "inzien" in page
    assert "test-beheer" not in page.split("<table")[1]
    assert "test-beheer" in beheer.get("/audit?van=2026-11-23&tot=2026-11-23").text
    assert "Niets gevonden" in beheer.get("/audit?tot=2026-11-22").text


def test_who_is_stopped_is_out_at_once_and_comes_back_when_let_in(beheer: Browser, visit: Visit) -> None:
    somebody = visit("jobhunter", kenmerk="jan")
    assert somebody.get("/").status_code == 200
    assert beheer.send_form("/gebruikers/jan/toegang", stop="ja").status_code == 303
    assert somebody.get("/").status_code == 303
    assert "Geef weer toegang" in beheer.get("/gebruikers").text
    beheer.send_form("/gebruikers/jan/toegang")
    assert "Geef weer toegang" not in beheer.get("/gebruikers").text
    assert visit("jobhunter", kenmerk="jan").get("/").status_code == 200


@sqlite_only
def test_beheer_cannot_lock_itself_out(beheer: Browser) -> None:
    answer = beheer.send_form("/gebruikers/test-beheer/toegang", stop="ja")
    assert (answer.status_code, beheer.get("/gebruikers").status_code) == (400, 200)


@sqlite_only
@pytest.mark.parametrize("path", ["/rondes", "/parameters", "/audit", "/gebruikers"])
def test_only_beheer_comes_here(path: str, visit: Visit) -> None:
    assert visit("jobhunter").get(path).status_code == 403


def test_the_noodstop_halts_suggestions_until_it_is_lifted(
    beheer: Browser, visit: Visit, installed: Installation
) -> None:
    world = fill(installed, 24, 20)
    km = visit("klantmanager", gemeenten=None, kenmerk="km")
    path = f"/inburgeraars/{world.pips[0]}/suggesties"
    without = beheer.send_form("/noodstop", reden=" ")
    assert (without.status_code, "schrijf kort waarom" in without.text) == (400, True)
    assert beheer.send_form("/noodstop", reden="Rare voorstellen").status_code == 303
    assert "Rare voorstellen" in beheer.get("/rondes").text
    assert km.get(path).status_code == 503
    beheer.send_form("/noodstop/opheffen")
    assert km.get(path).status_code == 200
    assert km.send_form("/noodstop", reden="Nee").status_code == 403
