"""The API on both databases, with tokens of a key made for the test."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from joserfc.jwk import ECKey, KeySet

from api.app import application_of
from api.deps import Installation, loop_with
from api.doors.tokens import make_token
from api.journeys.background import World
from api.journeys.engine import Engine
from api.settings import Settings
from data.schemas.actor import Actor, Rol
from data.storage.session import Store
from tests.api.serving import (
    ENSCHEDE,
    ORIGIN,
    Clock,
    clock,
    engine,
    installed,
    pip_of,
    plek_of,
)

__all__ = [
    "clock",
    "engine",
    "installed",
    "pip_of",
    "plek_of",
]

SYSTEM = "plekwijzer"
TokenOf = Callable[..., str]
Ask = Callable[..., Response]
Params = list[tuple[str, str]]
DOCUMENT_FILE = Path(__file__).parents[3] / "docs" / "openapi.json"


def written_document() -> dict[str, Any]:
    """The document of the API as it is kept, which is the real one: test_design_rules makes it anew and compares."""
    document: dict[str, Any] = json.loads(DOCUMENT_FILE.read_text(encoding="utf-8"))
    return document


def params(answer: Response) -> Params:
    """Name and code of every invalid parameter, in order."""
    return [(one["name"], one["code"]) for one in answer.json().get("invalidParams", [])]


def tampered(following: str, *after: str) -> str:
    """The address of a next page, with these texts in its cursor instead."""
    begin, _, cursor = following.partition("cursor=")
    mark, *_ = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    return f"{begin}cursor={urlsafe_b64encode(json.dumps([mark, *after]).encode()).decode().rstrip('=')}"


@pytest.fixture(scope="session")
def key() -> ECKey:
    return ECKey.generate_key("P-256", {"kid": "een"})


@pytest.fixture
def settings(key: ECKey, tmp_path: Path) -> Settings:
    """Settings of a real installation with one key."""
    keys = tmp_path / "keys.json"
    keys.write_text(json.dumps(KeySet([key]).as_dict(private=False)), encoding="utf-8")
    return Settings(public_url=ORIGIN, token_keys=keys, wisregister=tmp_path / "gewist")


@pytest.fixture
def token_of(key: ECKey, clock: Clock) -> TokenOf:
    """Make a token for this rol and these gemeenten."""

    def make(rol: Rol, gemeenten: tuple[str, ...] | None = (ENSCHEDE,), kenmerk: str = "", **changes: Any) -> str:
        actor = Actor(kenmerk=kenmerk or f"systeem-{rol}", rol=rol, gemeenten=gemeenten)
        usual: dict[str, Any] = {"lasts": timedelta(hours=1), "issuer": SYSTEM, "audience": SYSTEM, "number": "1"}
        return make_token(key, actor, clock(), **usual | changes)

    return make


@pytest.fixture
def client(installed: Installation) -> Iterator[TestClient]:
    """Somebody who talks to the API without a token."""
    with TestClient(application_of(installed), base_url=ORIGIN, follow_redirects=False) as client:
        yield client


@pytest.fixture
def ask(client: TestClient, token_of: TokenOf) -> Ask:
    """Ask the API something in a rol: ask("beheer", "GET", "/plekken")."""

    def send(rol: Rol, method: str, path: str, *, headers: dict[str, str] | None = None, **options: Any) -> Response:
        who = {name: options.pop(name) for name in ("gemeenten", "kenmerk") if name in options}
        token = {"Authorization": f"Bearer {token_of(rol, **who)}"}
        return client.request(method, f"/v1{path}", headers=token | (headers or {}), **options)

    return send


@pytest.fixture
def world(engine: Engine, store: Store, clock: Clock) -> World:
    """What a worker has."""
    return World(engine, store, clock, loop_with)
