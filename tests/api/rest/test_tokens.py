"""Tokens, H087 to H089 and H095 of the requirements: whatever is not wholly right opens nothing, and quickly."""

import hmac
import json
import time  # noqa: TID251 - how long a refusal takes is what is tested
from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey, RSAKey
from joserfc.jws import serialize_compact

from api.deps import Installation
from api.doors.tokens import TokenFout, TokenReader, read_keys
from api.journeys.toegang import sign_in
from data.schemas.gebruiker import Gebruiker
from data.storage.toegang import Gebruikers
from tests.api.rest.conftest import SYSTEM, TokenOf
from tests.api.serving import Clock, sqlite_only

HEADER = {"alg": "ES256", "typ": "at+jwt", "kid": "een"}
OTHER = ECKey.generate_key("P-256", {"kid": "een"})
Claims = dict[str, Any]


@pytest.fixture
def claims(clock: Clock) -> Claims:
    now = int(clock().timestamp())
    return {
        "iss": SYSTEM,
        "aud": SYSTEM,
        "sub": "jan",
        "rol": "beheer",
        "gemeenten": "alle",
        "iat": now,
        "exp": now + 60,
    }


def b64(data: object) -> str:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return urlsafe_b64encode(raw).decode().rstrip("=")


def signed(key: ECKey, payload: str) -> str:
    """A token with exactly this payload, also when it is no good JSON."""
    return serialize_compact(HEADER, payload.encode(), key)


def by_hand(header: dict[str, str], claims: Claims, secret: bytes) -> str:
    """A token with a signature of HMAC, which no library would make with a public key."""
    told = f"{b64(header)}.{b64(claims)}"
    return f"{told}.{b64(hmac.new(secret, told.encode(), sha256).digest())}"


Forge = Callable[[ECKey, Claims], str]
FORGED: dict[str, Forge] = {
    "H088 alg none": lambda key, claims: f"{b64({'alg': 'none', 'typ': 'at+jwt'})}.{b64(claims)}.",
    "H088 alg None": lambda key, claims: f"{b64({'alg': 'None', 'typ': 'at+jwt'})}.{b64(claims)}.AAAA",
    "H088 no signature": lambda key, claims: jwt.encode(HEADER, claims, key).rpartition(".")[0] + ".",
    "H088 HS256 with the public key": lambda key, claims: by_hand(
        {"alg": "HS256", "typ": "at+jwt", "kid": "een"}, claims, key.as_pem(private=False)
    ),
    "H088 a key in the token": lambda key, claims: jwt.encode(
        HEADER | {"jwk": OTHER.as_dict(private=False)}, claims, OTHER
    ),
    "H088 an address of keys": lambda key, claims: jwt.encode(
        HEADER | {"jku": "https://evil.example/keys"}, claims, ECKey.generate_key("P-256", {"kid": "een"})
    ),
    "H088 a kid that is a path": lambda key, claims: jwt.encode(HEADER | {"kid": "../../dev/null"}, claims, key),
    "H088 no kid": lambda key, claims: jwt.encode(
        {"alg": "ES256", "typ": "at+jwt"}, claims, ECKey.generate_key("P-256")
    ),
    "H088 another key": lambda key, claims: jwt.encode(HEADER, claims, ECKey.generate_key("P-256", {"kid": "een"})),
    "H088 RS256 with another key": lambda key, claims: jwt.encode(
        HEADER | {"alg": "RS256"}, claims, RSAKey.generate_key(2048, {"kid": "een"})
    ),
    "H088 over": lambda key, claims: jwt.encode(HEADER, claims | {"exp": claims["iat"] - 61}, key),
    "H088 not yet": lambda key, claims: jwt.encode(HEADER, claims | {"nbf": claims["iat"] + 61}, key),
    "H088 from the future": lambda key, claims: jwt.encode(HEADER, claims | {"iat": claims["iat"] + 61}, key),
    "H088 for ever": lambda key, claims: jwt.encode(HEADER, {k: v for k, v in claims.items() if k != "exp"}, key),
    "H088 without its beginning": lambda key, claims: jwt.encode(
        HEADER, {k: v for k, v in claims.items() if k != "iat"}, key
    ),
    "H088 for somebody else": lambda key, claims: jwt.encode(HEADER, claims | {"aud": "ander"}, key),
    "H088 of somebody else": lambda key, claims: jwt.encode(HEADER, claims | {"iss": "ander"}, key),
    "H088 a claim twice": lambda key, claims: signed(key, json.dumps(claims)[:-1] + ', "rol": "beheer"}'),
    "H088 1 MB": lambda key, claims: jwt.encode(HEADER, claims | {"x": "a" * 1_000_000}, key),
    "H088 no object": lambda key, claims: signed(key, "[]"),
    "H088 very deep": lambda key, claims: signed(key, "[" * 3000),
    "H088 no rol": lambda key, claims: jwt.encode(HEADER, claims | {"rol": "baas"}, key),
    "H088 no gemeenten": lambda key, claims: jwt.encode(HEADER, claims | {"gemeenten": None}, key),
    "H088 gemeenten of another kind": lambda key, claims: jwt.encode(HEADER, claims | {"gemeenten": [1]}, key),
    "H088 nobody": lambda key, claims: jwt.encode(HEADER, claims | {"sub": ""}, key),
    "H088 no text": lambda key, claims: jwt.encode(HEADER, claims, key)[:-4] + "é",
    "H088 nothing": lambda key, claims: "",
    "H088 dots": lambda key, claims: "..",
    "H089 an ID token": lambda key, claims: jwt.encode(HEADER | {"typ": "JWT"}, claims | {"nonce": "n"}, key),
    "H089 no kind": lambda key, claims: jwt.encode({"alg": "ES256", "kid": "een"}, claims, key),
}


@sqlite_only
@pytest.mark.parametrize("how", FORGED)
def test_h088_a_token_that_is_not_right_opens_nothing(
    how: str, key: ECKey, claims: Claims, client: TestClient, settings: Any, clock: Clock
) -> None:
    token = FORGED[how](key, claims)
    reader = TokenReader(read_keys(Path(settings.token_keys).read_text()), SYSTEM, SYSTEM)
    start = time.perf_counter()
    with pytest.raises(TokenFout) as refused:
        reader.actor(token, clock())
    assert time.perf_counter() - start < 0.05
    assert token == "" or token not in str(refused.value)
    if len(token) < 60_000 and token.isascii():
        answer = client.get("/v1/plekken", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


@sqlite_only
def test_a_token_that_is_right_opens_what_it_is_for(key: ECKey, claims: Claims, client: TestClient) -> None:
    token = jwt.encode(HEADER, claims, key)
    assert client.get("/v1/plekken", headers={"Authorization": f"bearer {token}"}).status_code == 200
    assert client.get("/v1/plekken", headers={"Authorization": f"Basic {token}"}).status_code == 401


@sqlite_only
def test_a_token_is_over_when_its_time_is(token_of: TokenOf, client: TestClient, clock: Clock) -> None:
    headers = {"Authorization": f"Bearer {token_of('beheer', lasts=timedelta(minutes=5))}"}
    clock.pass_by(minutes=4)
    assert client.get("/v1/plekken", headers=headers).status_code == 200
    clock.pass_by(minutes=3)
    assert client.get("/v1/plekken", headers=headers).status_code == 401


def test_h095_who_is_blocked_is_refused_at_the_next_request(
    token_of: TokenOf, client: TestClient, installed: Installation, clock: Clock
) -> None:
    headers = {"Authorization": f"Bearer {token_of('jobhunter', kenmerk='jan')}"}
    sign_in(installed.store, Gebruiker(kenmerk="jan", rollen=("jobhunter",), gemeenten=()), None, clock())
    assert client.get("/v1/plekken", headers=headers).status_code == 200
    with installed.store.write() as session:
        Gebruikers(session).block("jan", clock())
    assert client.get("/v1/plekken", headers=headers).status_code == 403


@sqlite_only
def test_a_cookie_opens_nothing_in_the_api(client: TestClient, installed: Installation, clock: Clock) -> None:
    token = sign_in(installed.store, Gebruiker(kenmerk="jan", rollen=("beheer",), gemeenten=None), None, clock())
    client.cookies.set("plekwijzer", token)
    assert client.get("/v1/plekken").status_code == 401
    assert client.get("/v1/plekken", headers={"Authorization": f"Bearer {token}"}).status_code == 401


@pytest.mark.parametrize(
    "keys",
    [
        "geen json",
        "{}",
        '{"keys": []}',
        json.dumps({"keys": [OctKey.generate_key(256).as_dict()]}),
        json.dumps(KeySet([ECKey.generate_key("P-256")]).as_dict(private=True)),
    ],
    ids=["no json", "no keys", "empty", "secret", "private"],
)
def test_a_file_with_a_secret_in_it_is_no_file_of_keys(keys: str) -> None:
    with pytest.raises(TokenFout):
        read_keys(keys)
