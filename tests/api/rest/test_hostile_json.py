"""Hostile JSON and HTTP, H001 to H035 of the requirements: each is refused in Dutch, at once, and changes nothing."""

import json
import time  # noqa: TID251 - how long a refusal takes is what is tested
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.api.people import pip, plek
from tests.api.rest.conftest import Ask, TokenOf, params
from tests.api.serving import ORIGIN, sqlite_only

pytestmark = sqlite_only
"""What never reaches the database is told apart on one; `test_hostile_elsewhere` goes through it on the other."""

JSON = {"Content-Type": "application/json"}
LONG = "9" * 5000


def send(ask: Ask, raw: bytes | str | Iterator[bytes], path: str = "/plekken", **headers: str) -> Response:
    content = raw.encode("utf-8", "surrogatepass") if isinstance(raw, str) else raw
    return ask("beheer", "POST", path, content=content, headers=JSON | headers)


def with_value(field: str, value: str) -> str:
    """A good plek with raw JSON text as one value."""
    return json.dumps(plek(**{field: "@"})).replace('"@"', value)


def assert_refused(answer: Response, ask: Ask, status: int = 400) -> None:
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert ask("beheer", "GET", "/plekken").json() == {"plekken": []}


BODIES: dict[str, bytes | str] = {
    "H001 NaN": with_value("capaciteit", "NaN"),
    "H002 Infinity": with_value("capaciteit", "Infinity"),
    "H002 -Infinity": with_value("capaciteit", "-Infinity"),
    "H002 1e400": with_value("capaciteit", "1e400"),
    "H003 a lone surrogate": with_value("titel", '"\\ud800"'),
    "H004 NUL": with_value("titel", '"a\\u0000b"'),
    "H005 2^63": with_value("capaciteit", str(2**63)),
    "H005 -2^63-1": with_value("capaciteit", str(-(2**63) - 1)),
    "H006 5,000 digits": with_value("capaciteit", LONG),
    "H007 very deep": "[" * 900_000,
    "H010 a name twice": json.dumps(plek())[:-1] + ', "titel": "b"}',
    "H011 gemeenteId": json.dumps(plek(gemeenteId="GM0153")),
    "H011 isAdmin": json.dumps(plek(isAdmin=True)),
    "H011 status": json.dumps(plek(status="open")),
    "H011 inside": json.dumps(plek(aanbieder={"naam": "x", "soort": "werkgever", "isAdmin": True})),
    "H012 true for a number": json.dumps(plek(capaciteit=True)),
    "H012 text for a number": json.dumps(plek(capaciteit="8")),
    "H013 a number for a day": json.dumps(plek(startdatum=86400)),
    "H014 no UTF-8": b'{"kenmerk": "\xff\xfe"}',
    "H015 UTF-16": json.dumps(plek()).encode("utf-16"),
    "H015 UTF-32": json.dumps(plek()).encode("utf-32"),
    "H015 a byte order mark": b"\xef\xbb\xbf" + json.dumps(plek()).encode(),
    "nothing": b"",
    "no object": "[]",
    "no JSON": "hallo",
}


@pytest.mark.parametrize("what", BODIES)
def test_hostile_json_is_refused(what: str, ask: Ask) -> None:
    start = time.perf_counter()
    assert_refused(send(ask, BODIES[what]), ask)
    assert time.perf_counter() - start < 1


def test_h007_five_million_brackets_are_too_large_before_they_are_read(ask: Ask) -> None:
    assert_refused(send(ask, "[" * 5_000_000), ask, 413)


def test_h008_a_body_that_says_to_be_large_is_not_read(ask: Ask) -> None:
    assert_refused(send(ask, b"{}", **{"Content-Length": "104857600"}), ask, 413)


def test_h009_a_body_that_grows_is_refused_while_it_grows(ask: Ask) -> None:
    sent = 0

    def grow() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(100):
            sent += 1
            yield b"[" * 1_000_000

    assert_refused(send(ask, grow()), ask, 413)


@pytest.mark.parametrize("kind", ["text/plain", "text/json", "application/xml", "application/json; charset=utf-16", ""])
def test_adr6_h016_another_kind_of_body_is_refused(kind: str, ask: Ask) -> None:
    answer = ask("beheer", "POST", "/plekken", content=json.dumps(plek()), headers={"Content-Type": kind})
    assert_refused(answer, ask, 415)


@pytest.mark.parametrize("accept", ["application/xml", "text/html", "application/json;q=0", "image/*"])
def test_adr6_h017_another_kind_of_answer_is_refused(accept: str, ask: Ask) -> None:
    assert ask("beheer", "GET", "/plekken", headers={"Accept": accept}).status_code == 406


@pytest.mark.parametrize("accept", ["*/*", "application/*", "text/html, application/json;q=0.1", "application/json"])
def test_h017_what_a_client_takes_is_given(accept: str, ask: Ask) -> None:
    assert ask("beheer", "GET", "/plekken", headers={"Accept": accept}).status_code == 200


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "FOO", "DELETE", "PATCH"])
def test_h018_a_strange_method_is_refused_with_those_that_are_not(method: str, ask: Ask) -> None:
    answer = ask("beheer", method, "/plekken")
    assert answer.status_code == 405
    assert {"GET", "POST"} <= set(answer.headers["allow"].split(", "))


def test_h019_another_method_in_a_header_is_ignored(ask: Ask) -> None:
    assert ask("beheer", "GET", "/plekken", headers={"X-HTTP-Method-Override": "DELETE"}).status_code == 200


QUERIES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "H020 a thousand million": ("limiet=1000000000", [("limiet", "ongeldig")]),
    "H020 minus one": ("limiet=-1", [("limiet", "ongeldig")]),
    "H020 zero": ("limiet=0", [("limiet", "ongeldig")]),
    "H020 underscore": ("limiet=1_0", [("limiet", "ongeldig")]),
    "H020 nothing": ("limiet=", [("limiet", "ongeldig")]),
    "H021 twice": ("limiet=1&limiet=50", [("limiet", "dubbel")]),
    "H022 a semicolon": ("limiet=1;maxReistijd=5", [("limiet", "ongeldig")]),
    "H023 unknown": ("onbekend=1", [("onbekend", "onbekend")]),
    "H023 in capitals": ("LIMIET=1", [("LIMIET", "onbekend")]),
    "H024 a broken cursor": ("cursor=!!", [("cursor", "ongeldig")]),
    "H024 a made up cursor": ("cursor=WyJ4IiwgIlBMRUstMSJd", [("cursor", "ongeldig")]),
    "H025 a huge cursor": ("cursor=" + "A" * 1900, [("cursor", "ongeldig")]),
    "all at once": ("limiet=0&a=1&b=2", [("a", "onbekend"), ("b", "onbekend"), ("limiet", "ongeldig")]),
}


@pytest.mark.parametrize("what", QUERIES)
def test_adr7_a_query_that_is_not_right_is_refused(what: str, ask: Ask) -> None:
    query, faults = QUERIES[what]
    answer = ask("beheer", "GET", f"/plekken?{query}")
    assert answer.status_code == 400
    assert params(answer) == faults


def test_h023_a_query_is_refused_also_where_none_is_read(ask: Ask) -> None:
    assert params(ask("beheer", "GET", "/plekken/x?a=1")) == [("a", "onbekend")]
    assert params(send(ask, json.dumps(plek(capaciteit=-1)), "/plekken?a=1")) == [
        ("a", "onbekend"),
        ("capaciteit", "ongeldig"),
    ]


@pytest.mark.parametrize(
    "path", ["/plekken/%00", "/plekken/..%2f..%2fetc%2fpasswd", "/plekken/%d9%a1%d9%a2", "/plekken/"]
)
def test_h026_h027_a_strange_path_leads_nowhere(path: str, ask: Ask) -> None:
    answer = ask("beheer", "GET", path)
    assert answer.status_code in (400, 404)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/plekken/" + "x" * 64_000, {}, 414),
        ("/plekken?a=" + "x" * 64_000, {}, 414),
        ("/plekken", {f"X-{number}": "1" for number in range(1000)}, 431),
    ],
)
def test_h028_what_is_too_long_is_refused(path: str, headers: dict[str, str], status: int, ask: Ask) -> None:
    answer = ask("beheer", "GET", path, headers=headers)
    assert answer.status_code == status
    assert answer.headers["api-version"]


def test_h029_another_host_gets_nothing(ask: Ask) -> None:
    answer = ask("beheer", "GET", "/plekken", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil" not in answer.text


@pytest.mark.parametrize(
    "headers", [{"X-Forwarded-For": "127.0.0.1"}, {"X-User-Id": "admin"}, {"X-Forwarded-Host": "evil.example"}]
)
def test_h030_a_header_makes_nobody_somebody_else(headers: dict[str, str], client: TestClient, ask: Ask) -> None:
    assert client.get("/v1/plekken", headers=headers).status_code == 401
    created = send(ask, json.dumps(plek()), **headers)
    assert created.headers["location"] == "/v1/plekken/PLEK-1"


def test_h031_a_thousand_ranges_are_no_work(ask: Ask) -> None:
    ranges = ",".join(f"{number}-{number}" for number in range(1000))
    start = time.perf_counter()
    answer = ask("beheer", "GET", "/fouten", headers={"Range": f"bytes={ranges}"})
    assert answer.status_code in (200, 416)
    assert time.perf_counter() - start < 1


def form(parts: bytes, boundary: bytes = b"x") -> dict[str, Any]:
    return {"content": parts, "headers": {"Content-Type": f"multipart/form-data; boundary={boundary.decode()}"}}


def part(name: str, value: bytes = b"1", extra: bytes = b"") -> bytes:
    return (
        b'--x\r\nContent-Disposition: form-data; name="' + name.encode() + b'"\r\n' + extra + b"\r\n" + value + b"\r\n"
    )


FORMS: dict[str, dict[str, Any]] = {
    "H033 no boundary": {"content": b"x", "headers": {"Content-Type": "multipart/form-data"}},
    "H033 1,500 fields": form(b"".join(part(f"f{number}") for number in range(1500)) + b"--x--\r\n"),
    "H033 10 MB before it begins": form(b"a" * 10_000_000 + part("bron") + b"--x--\r\n"),
    "H033 a header of 1 MB": form(part("bron", extra=b"X-A: " + b"a" * 1_000_000 + b"\r\n") + b"--x--\r\n"),
    "H033 a field of 1 MB": form(part("bron", b"a" * 1_000_000) + b"--x--\r\n"),
    "H035 broken off": form(part("bron")[:-20]),
    "nothing": form(b""),
    "no name": form(b"--x\r\nContent-Disposition: form-data\r\n\r\n1\r\n--x--\r\n"),
    "a name that is no UTF-8": form(part("bron").replace(b"bron", b"\xff") + b"--x--\r\n"),
    "a strange charset": {
        "content": part("bron") + b"--x--\r\n",
        "headers": {"Content-Type": "multipart/form-data; boundary=x; charset=rot13"},
    },
}


@pytest.mark.parametrize("what", FORMS)
def test_h033_a_hostile_form_is_refused_at_once(what: str, ask: Ask) -> None:
    start = time.perf_counter()
    answer = ask("wspAdviseur", "POST", "/plek-uploads", **FORMS[what])
    assert answer.status_code == 400, answer.text
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("content", [b"&".join(b"a%d=1" % k for k in range(100_000)), b"a=" + b"1" * 50_000_000])
def test_h032_a_huge_form_of_a_page_is_refused(content: bytes, client: TestClient) -> None:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Origin": ORIGIN}
    assert client.post("/rol", content=content, headers=headers).status_code in (400, 413)


def test_who_does_not_come_in_is_not_read(client: TestClient, token_of: TokenOf) -> None:
    for token, status in ((None, 401), (token_of("wspAdviseur"), 403)):
        headers = JSON | ({"Authorization": f"Bearer {token}"} if token else {})
        answer = client.post("/v1/pips", content=b"[" * 500_000, headers=headers)
        assert answer.status_code == status


def test_adr5_twelve_faults_are_told_at_once(ask: Ask) -> None:
    wrong = pip(
        "",
        gemeente="Enschede",
        leerroute="x",
        doel=1,
        taalniveau={"spreken": "B7", "lezen": 1},
        reistijd={"maxMinuten": "veel", "vervoer": ["raket"]},
        bezet=[{"dag": "ma", "van": "12:00", "tot": "09:00"}],
        inburgeraar={"postcode": "0123"},
        onbekend=1,
        naam="Jan",
    )
    answer = send(ask, json.dumps(wrong), "/pips")
    assert answer.status_code == 400
    assert len({name for name, _ in params(answer)}) == 12
    assert all(one["reason"] for one in answer.json()["invalidParams"])
