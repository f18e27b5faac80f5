"""The frame of the pages: sessies, rollen, forged forms, headers, and faults told in Dutch."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from api.app import application_of
from api.deps import Installation
from api.journeys.demo_gebruikers import demo_gebruikers
from api.settings import Settings
from api.web.frame import own_path
from data.schemas.actor import Actor
from data.storage.audit import Audit
from data.storage.toegang import Gebruikers
from tests.api.serving import ORIGIN, Clock, Visit, sqlite_only


def test_who_did_not_sign_in_is_asked_to_and_comes_back_to_the_page(stranger: TestClient) -> None:
    answer = stranger.get("/?filter=a&b=c")
    assert (answer.status_code, answer.headers["location"]) == (303, "/aanmelden?verder=/%3Ffilter%3Da%26b%3Dc")


@pytest.mark.parametrize("wie", demo_gebruikers())
def test_in_the_demo_one_chooses_who_to_be(stranger: TestClient, wie: str) -> None:
    assert f'value="{wie}"' in stranger.get("/aanmelden").text
    answer = stranger.post("/demo/rol", data={"wie": wie, "verder": "/?x=1"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/?x=1")
    assert stranger.get("/").status_code == 200


def test_outside_the_demo_nobody_chooses_who_to_be(installed: Installation) -> None:
    real = replace(installed, settings=Settings(public_url=ORIGIN))
    client = TestClient(application_of(real), base_url=ORIGIN)
    assert client.post("/demo/rol", data={"wie": "demo-beheer"}).status_code == 404


def test_over_https_the_cookie_is_locked_to_this_host(installed: Installation) -> None:
    secure = replace(installed, settings=Settings(demo=True, public_url="https://plekwijzer.example"))
    client = TestClient(application_of(secure), base_url="https://plekwijzer.example", follow_redirects=False)
    cookie = client.post("/demo/rol", data={"wie": "demo-beheer"}).headers["set-cookie"]
    assert cookie.startswith("__Host-plekwijzer=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie


def test_a_sessie_ends_after_an_idle_hour_but_goes_on_while_used(visit: Visit, clock: Clock) -> None:
    browser = visit("jobhunter")
    for _ in range(3):
        clock.pass_by(minutes=50)
        assert browser.get("/").status_code == 200
    clock.pass_by(minutes=61)
    assert browser.get("/").status_code == 303


def test_a_sessie_ends_after_twelve_hours_however_busy(visit: Visit, clock: Clock) -> None:
    browser = visit("jobhunter")
    for _ in range(14):
        clock.pass_by(minutes=50)
        browser.get("/")
    clock.pass_by(minutes=21)
    assert browser.get("/").status_code == 303


def test_after_leaving_the_old_cookie_opens_nothing(visit: Visit, stranger: TestClient) -> None:
    browser = visit("jobhunter")
    browser.send_form("/afmelden")
    stranger.cookies.set("plekwijzer", browser.token)
    assert stranger.get("/").status_code == 303


def test_who_is_blocked_is_out_at_the_next_request(visit: Visit, installed: Installation, clock: Clock) -> None:
    browser = visit("jobhunter", kenmerk="jan")
    assert browser.get("/").status_code == 200
    with installed.store.write() as session:
        assert Gebruikers(session).block("jan", clock())
    assert browser.get("/").status_code == 303


def test_somebody_with_two_rollen_works_in_one_and_changes(visit: Visit) -> None:
    browser = visit("jobhunter", "klantmanager")
    assert "Jobhunter" in browser.get("/").text
    assert "Klantmanager" in browser.get("/rol").text
    browser.send_form("/rol", rol="klantmanager")
    assert "Klantmanager" in browser.get("/").text


def test_nobody_takes_a_rol_that_is_not_theirs(visit: Visit, installed: Installation, clock: Clock) -> None:
    browser = visit("jobhunter", kenmerk="jan")
    assert browser.send_form("/rol", rol="beheer").status_code == 404
    assert "Jobhunter" in browser.get("/").text
    with installed.store.write() as session:
        beheer = Actor(kenmerk="b", rol="beheer", gemeenten=None)
        lines = [one.handeling for one in Audit(session, beheer, clock()).search(door="jan")]
        assert [handeling for handeling in lines if handeling != "inzien"] == ["geweigerd", "aanmelden"]


FORGED: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    "no csrf word": ({}, {"csrf": ""}),
    "somebody else's csrf word": ({}, {"csrf": "0" * 64}),
    "another site": ({"Origin": "https://evil.example"}, {}),
    "a site that hides": ({"Origin": "null"}, {}),
    "a browser that tells": ({"Sec-Fetch-Site": "cross-site"}, {}),
    "a neighbour": ({"Sec-Fetch-Site": "same-site"}, {}),
    "no form": ({"Content-Type": "text/plain"}, {}),
}


@pytest.mark.parametrize("how", FORGED)
def test_h090_a_forged_form_changes_nothing(how: str, visit: Visit) -> None:
    headers, fields = FORGED[how]
    browser = visit("jobhunter")
    assert browser.send_form("/afmelden", headers=headers, **fields).status_code == 403
    assert browser.get("/").status_code == 200


@pytest.mark.parametrize("origin", [ORIGIN, "null"], ids=["told", "hidden, as no-referrer makes browsers do"])
def test_a_form_of_our_own_is_taken(origin: str, visit: Visit) -> None:
    browser = visit("jobhunter")
    own = {"Origin": origin, "Sec-Fetch-Site": "same-origin"}
    assert browser.send_form("/afmelden", headers=own).status_code == 303


def test_a_page_changes_something_without_reloading_with_the_word_in_a_header(visit: Visit) -> None:
    browser = visit("jobhunter")
    assert browser.post("/afmelden", headers={"X-CSRF-Token": browser.csrf, "HX-Request": "true"}).status_code == 303


def test_h091_a_part_of_a_page_sends_the_whole_page_to_sign_in_and_nowhere_else(stranger: TestClient) -> None:
    answer = stranger.get("/", headers={"HX-Request": "true", "HX-Current-URL": "https://evil.example"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, "/aanmelden?verder=/")


@pytest.mark.parametrize(
    "path",
    ["//evil.example", "https:evil", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "", "/a\r\nb"],
)
def test_h092_signing_in_never_leads_to_another_site(path: str, stranger: TestClient) -> None:
    assert own_path(path) == "/"
    answer = stranger.post("/demo/rol", data={"wie": "demo-beheer", "verder": path or "//"})
    assert answer.headers["location"] == "/"


@sqlite_only
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/aanmelden", 200),
        ("GET", "/", 303),
        ("GET", "/bestaat-niet", 404),
        ("PUT", "/aanmelden", 405),
        ("TRACE", "/", 405),
        ("FOO", "/", 405),
        ("GET", "/" + "x" * 65_000, 414),
        ("POST", "/demo/rol", 400),
        ("GET", "/static/plekwijzer.css", 200),
    ],
)
def test_every_answer_carries_the_security_headers(method: str, path: str, status: int, stranger: TestClient) -> None:
    answer = stranger.request(method, path)
    assert answer.status_code == status
    assert "unsafe-inline" not in answer.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert int(answer.headers["strict-transport-security"].split("=")[1].split(";")[0]) >= 31_536_000
    for name, value in {
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "no-referrer",
    }.items():
        assert answer.headers[name] == value
    assert answer.headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")


def test_a_fault_of_our_own_tells_nothing_and_still_has_the_headers(
    stranger: TestClient, installed: Installation, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> dict[str, object]:
        raise RuntimeError("geheim 999990342")

    monkeypatch.setattr("api.web.toegang.demo_gebruikers", broken)
    answer = stranger.get("/aanmelden")
    assert answer.status_code == 500
    assert answer.headers["x-frame-options"] == "DENY"
    assert "Er ging iets mis bij ons" in answer.text
    assert "geheim" not in answer.text + caplog.text
    assert "RuntimeError" in caplog.text


def test_another_host_name_gets_nothing(stranger: TestClient) -> None:
    answer = stranger.get("/aanmelden", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil" not in answer.text


def test_what_somebody_types_is_never_html(stranger: TestClient) -> None:
    answer = stranger.get("/aanmelden", params={"verder": '/"><script>alert(1)</script>{{7*7}}'})
    assert "<script>" not in answer.text
    assert "{{7*7}}" in answer.text


@sqlite_only
@pytest.mark.parametrize("told", [True, False], ids=["with its length", "in pieces"])
def test_a_form_that_is_too_large_is_refused_in_dutch(told: bool, visit: Visit) -> None:
    form = b"csrf=" + b"x" * 2_000_000
    content = form if told else (form[k : k + 50_000] for k in range(0, len(form), 50_000))
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = visit("jobhunter").post("/rol", content=content, headers=headers)
    assert answer.status_code == 413
    assert "te groot" in answer.text
