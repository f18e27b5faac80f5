"""Signing in at a real provider of OpenID Connect: code flow with PKCE, rollen and gemeenten from claims."""

import logging
import re
import warnings
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from fastapi.testclient import TestClient
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from api.app import application_of
from api.deps import Installation, utc_now
from api.settings import Settings
from api.web.oidc import LoginFout, login_service_of
from data.schemas.errors import InvoerFout
from data.storage.toegang import Gebruikers
from tests.api.serving import ENSCHEDE, ORIGIN, START, sqlite_only

pytestmark = [
    pytest.mark.filterwarnings("ignore:get_jwt_config:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::authlib.deprecate.AuthlibDeprecationWarning"),
]
"""The provider of the tests still uses an older part of its library."""

PEOPLE: dict[str, dict[str, object]] = {
    "jan": {"name": "Jan", "rollen": ["jobhunter", "onbekend"], "gemeenten": [ENSCHEDE]},
    "eva": {"name": "Eva", "rollen": ["klantmanager", "beheer"], "gemeenten": "alle"},
    "rob": {"name": "Rob", "rollen": ["rematch", "baas"], "gemeenten": "alle"},
    "kim": {"rollen": "jobhunter"},
}
CLIENT = "plekwijzer"
SignIn = Callable[..., httpx2.Response]


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The address of a provider that knows these people."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from oidc_provider_mock import User, run_server_in_thread

        users = [User(sub=sub, claims=claims) for sub, claims in PEOPLE.items()]
        with run_server_in_thread(user_claims=users, require_nonce=True) as server:
            yield f"http://localhost:{server.server_port}"


@pytest.fixture
def settings(issuer: str) -> Settings:
    return Settings(public_url=ORIGIN, oidc_issuer=issuer, oidc_client_id=CLIENT, oidc_client_secret="geheim")


@pytest.fixture
def installed(settings: Settings, installed: Installation) -> Installation:
    """The provider tells the time by its own clock, so here the clock is real."""
    return replace(installed, now=utc_now)


@pytest.fixture
def browser(installed: Installation) -> TestClient:
    return TestClient(application_of(installed), base_url=ORIGIN, follow_redirects=False)


def begin(browser: TestClient, verder: str = "/") -> str:
    """Ask to sign in; gives the address at the provider."""
    answer = browser.get("/aanmelden", params={"verder": verder})
    assert answer.status_code == 303
    return answer.headers["location"]


def at_provider(address: str, sub: str) -> str:
    """Say at the provider who one is; gives where it sends the browser."""
    answer = httpx2.post(address, data={"sub": sub}, verify=False)  # http: nobody to trust
    assert answer.status_code == 302, answer.text
    return answer.headers["location"].removeprefix(ORIGIN)


@pytest.fixture
def sign_in(browser: TestClient) -> SignIn:
    def whole(sub: str, verder: str = "/") -> httpx2.Response:
        return browser.get(at_provider(begin(browser, verder), sub))

    return whole


def test_somebody_signs_in_and_comes_back_to_the_page_they_asked_for(
    sign_in: SignIn, browser: TestClient, installed: Installation
) -> None:
    asked = browser.get("/plekken?status=open")
    assert asked.headers["location"].startswith("/aanmelden?verder=")
    back = sign_in("jan", "/plekken?status=open")
    assert (back.status_code, back.headers["location"]) == (303, "/plekken?status=open")
    assert browser.get("/").status_code == 200
    with installed.store.read() as session:
        jan = Gebruikers(session).get("jan")
    assert jan is not None
    assert (jan.naam, jan.rollen, jan.gemeenten) == ("Jan", ("jobhunter",), (ENSCHEDE,))


def test_the_provider_is_asked_with_pkce_state_and_nonce_and_never_twice_the_same(browser: TestClient) -> None:
    asked = [parse_qs(urlsplit(begin(browser)).query) for _ in range(2)]
    for one in asked:
        assert one["response_type"] == ["code"]
        assert one["code_challenge_method"] == ["S256"]
        assert one["redirect_uri"] == [f"{ORIGIN}/aanmelden/terug"]
        assert all(len(one[name][0]) >= 40 for name in ("state", "nonce", "code_challenge"))
    assert all(asked[0][name] != asked[1][name] for name in ("state", "nonce", "code_challenge"))


def test_somebody_with_more_rollen_chooses_first(sign_in: SignIn, browser: TestClient) -> None:
    assert sign_in("eva").headers["location"] == "/rol"
    assert browser.get("/").headers["location"] == "/rol"
    page = browser.get("/rol").text
    csrf = re.search(r'name="csrf" value="(\w+)"', page)
    assert csrf
    browser.post("/rol", data={"rol": "beheer", "csrf": csrf[1]})
    assert browser.get("/").status_code == 200


@pytest.mark.parametrize("sub", ["rob", "kim", "niemand"])
def test_who_has_no_rol_that_a_person_can_have_does_not_come_in(sub: str, sign_in: SignIn, browser: TestClient) -> None:
    back = sign_in(sub)
    assert back.status_code == 403
    assert "geen rol" in back.text
    assert browser.get("/").status_code == 303


def test_who_lost_a_rol_at_the_provider_has_lost_it_after_signing_in_again(
    sign_in: SignIn, browser: TestClient, issuer: str
) -> None:
    httpx2.put(f"{issuer}/users/lia", json={"rollen": ["jobhunter"], "gemeenten": []})
    sign_in("lia")
    assert browser.get("/").status_code == 200
    httpx2.put(f"{issuer}/users/lia", json={"rollen": ["klantmanager"], "gemeenten": []})
    other = TestClient(browser.app, base_url=ORIGIN, follow_redirects=False)
    other.get(at_provider(begin(other), "lia"))
    assert browser.get("/").status_code == 303  # the old sessie was as jobhunter
    assert other.get("/").status_code == 200


def test_a_new_sessie_gets_a_new_token_and_the_old_one_ends(sign_in: SignIn, browser: TestClient) -> None:
    sign_in("jan")
    old = browser.cookies["plekwijzer"]
    sign_in("jan")
    assert browser.cookies["plekwijzer"] != old
    other = TestClient(browser.app, base_url=ORIGIN, cookies={"plekwijzer": old}, follow_redirects=False)
    assert other.get("/").status_code == 303


@sqlite_only
def test_an_answer_that_another_browser_asked_for_is_refused(browser: TestClient) -> None:
    answer = at_provider(begin(browser), "jan")
    thief = TestClient(browser.app, base_url=ORIGIN, follow_redirects=False)
    assert thief.get(answer).status_code == 400
    begin(thief)  # now with a mark of its own
    assert thief.get(answer).status_code == 400
    assert thief.get("/").status_code == 303
    assert browser.get(answer).status_code == 303


@sqlite_only
@pytest.mark.parametrize(
    "query",
    [
        "",
        "code=x",
        "state=x",
        "code=x&state=x",
        "error=access_denied&state=x",
        "code=" + "x" * 5000,
        "code=%00&state=%ff",
    ],
)
def test_an_answer_that_nobody_asked_for_is_refused(query: str, browser: TestClient) -> None:
    begin(browser)
    assert browser.get(f"/aanmelden/terug?{query}").status_code == 400


@sqlite_only
def test_an_answer_works_once(browser: TestClient) -> None:
    answer = at_provider(begin(browser), "jan")
    assert browser.get(answer).status_code == 303
    assert browser.get(answer).status_code == 400


@sqlite_only
def test_a_login_that_takes_too_long_is_refused(browser: TestClient, installed: Installation) -> None:
    answer = at_provider(begin(browser), "jan")
    slow = replace(installed, now=lambda: utc_now() + timedelta(seconds=700))
    late = TestClient(application_of(slow), base_url=ORIGIN, follow_redirects=False)
    late.cookies.update(dict(browser.cookies))
    assert late.get(answer).status_code == 400


@sqlite_only
def test_a_provider_that_does_not_answer_is_told_in_dutch(installed: Installation) -> None:
    gone = replace(installed, settings=replace(installed.settings, oidc_issuer="http://localhost:9"))
    answer = TestClient(application_of(gone), base_url=ORIGIN).get("/aanmelden")
    assert answer.status_code == 503
    assert "niet gelukt" in answer.text


Change = Callable[[dict[str, Any]], dict[str, Any]]
WRONG: dict[str, Change] = {
    "another nonce": lambda claims: claims | {"nonce": "x"},
    "no nonce": lambda claims: {name: value for name, value in claims.items() if name != "nonce"},
    "for somebody else": lambda claims: claims | {"aud": "ander"},
    "handed on by somebody else": lambda claims: claims | {"azp": "ander"},
    "of somebody else": lambda claims: claims | {"iss": "https://evil.example"},
    "over": lambda claims: claims | {"exp": claims["exp"] - 7200},
    "from the future": lambda claims: claims | {"iat": claims["iat"] + 7200},
    "nobody": lambda claims: claims | {"sub": ""},
}


KEY, OTHER = (RSAKey.generate_key(2048, {"kid": "a"}) for _ in range(2))
RIGHT = {"alg": "RS256", "kid": "a"}


def forged(what: str, claims: dict[str, Any]) -> str:
    if what == "another key":
        return jwt.encode(RIGHT, claims, OTHER)
    token = jwt.encode(RIGHT, WRONG.get(what, lambda one: one)(claims), KEY)
    if what == "no signature":
        return token.rpartition(".")[0] + "."
    if what == "another algorithm":
        return token.replace(token.split(".")[0], urlsafe_b64encode(b'{"alg":"HS256"}').decode())
    return token


@pytest.mark.parametrize("what", ["", *WRONG, "another key", "no signature", "another algorithm"])
def test_an_id_token_that_is_not_wholly_right_lets_nobody_in(what: str) -> None:
    provider = login_service_of(Settings(oidc_issuer="https://login.example", oidc_client_id=CLIENT))
    assert provider
    second = int(START.timestamp())
    claims = {"iss": "https://login.example", "aud": CLIENT, "sub": "jan", "nonce": "n", "rollen": ["jobhunter"]}
    token = forged(what, claims | {"iat": second, "exp": second + 600})
    if not what:
        assert provider.read(token, KeySet([KEY]), "n", START).rollen == ("jobhunter",)
        return
    with pytest.raises(LoginFout) as refused:
        provider.read(token, KeySet([KEY]), "n", START)
    assert "jan" not in str(refused.value)


@pytest.mark.parametrize(
    "given",
    [
        {"oidc_issuer": "http://login.example"},
        {"oidc_issuer": "file:///etc/passwd"},
        {"oidc_issuer": "https://login.example", "oidc_client_id": None},
        {"oidc_issuer": None},
    ],
)
def test_half_a_provider_or_one_that_others_can_listen_to_is_refused_at_the_start(given: dict[str, Any]) -> None:
    with pytest.raises(InvoerFout, match="PLEKWIJZER_OIDC"):
        login_service_of(replace(Settings(oidc_client_id="x", oidc_issuer="x"), **given))
