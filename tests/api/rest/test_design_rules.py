"""The NL GOV API Design Rules, ADR-1 to ADR-11 of the requirements, on the real document and the real answers."""

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api.app import openapi_text
from api.rest.answer_headers import VERSION
from api.rest.problem import KINDS
from data.schemas.pip import Pip
from tests.api.people import pip, plek
from tests.api.rest.conftest import DOCUMENT_FILE, Ask, TokenOf, written_document
from tests.api.serving import sqlite_only

ROOT = Path(__file__).parents[3]
RULES = ROOT.parent / "shared" / "standards" / "adr-linter-2.2.0.yaml"
LINTER = ROOT / "assets" / "lint" / "node_modules" / ".bin" / "spectral"
METHODS = {"get", "post", "put", "patch", "delete"}
DOCUMENT = written_document()
SENSITIVE = re.compile(r"bsn|naam|geboorte|postcode|nationaliteit|geslacht|beperking|inkomen", re.I)
Operation = tuple[str, str, dict[str, Any]]


def operations() -> Iterator[Operation]:
    for path, item in DOCUMENT["paths"].items():
        for method, operation in item.items():
            yield path, method, operation


def schemas() -> Iterator[tuple[str, dict[str, Any]]]:
    yield from DOCUMENT["components"]["schemas"].items()


@pytest.fixture(scope="module")
def spectral() -> str:
    """The command of the linter that the rules are written for."""
    if not LINTER.is_file():
        pytest.skip("the linter Spectral is not here: make test installs it where there is npm")
    return str(LINTER)


def lint(spectral: str, documents: dict[str, dict[str, Any]], folder: Path) -> dict[str, list[str]]:
    """The rules that each of these documents breaks; all at once, because the linter starts slowly."""
    for number, document in enumerate(documents.values()):
        (folder / f"{number}.json").write_text(json.dumps(document), encoding="utf-8")
    files = [str(folder / f"{number}.json") for number in range(len(documents))]
    command = [spectral, "lint", "--quiet", "-f", "json", "-r", str(RULES), *files]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.stdout, answer.stderr
    found = json.loads(answer.stdout)
    return {
        what: [one["code"] for one in found if Path(one["source"]).name == f"{number}.json"]
        for number, what in enumerate(documents)
    }


SPOILED: dict[str, Callable[[dict[str, Any]], object]] = {
    "info-contact": lambda one: one["info"].pop("contact"),
    "nlgov:include-major-version-in-uri": lambda one: one["servers"][0].update(url="https://plekwijzer.example.org"),
    "nlgov:paths-kebab-case": lambda one: one["paths"].update({"/plekUploads": one["paths"].pop("/plek-uploads")}),
    "nlgov:semver": lambda one: one["info"].update(version="een"),
    "nlgov:problem-invalid-input": lambda one: one["paths"]["/plekken"]["post"]["responses"].pop("400"),
    "nlgov:missing-header": lambda one: one["paths"]["/plekken"]["get"]["responses"]["200"].pop("headers"),
    "nlgov:query-keys-camel-case": lambda one: one["paths"]["/plekken"]["get"]["parameters"][0].update(name="max_a"),
    "nlgov:schema-camel-case": lambda one: one["components"]["schemas"].update(body_upload={"type": "object"}),
}
"""Faults by the rule that has to find them: a linter that finds nothing anywhere would prove nothing."""


def test_adr1_the_linter_finds_nothing_here_and_every_fault_that_we_make(spectral: str, tmp_path: Path) -> None:
    spoiled = deepcopy(DOCUMENT)
    for spoil in SPOILED.values():
        spoil(spoiled)
    found = lint(spectral, {"ours": DOCUMENT, "spoiled": spoiled}, tmp_path)
    assert found["ours"] == []
    assert set(SPOILED) <= set(found["spoiled"])


def test_adr2_every_operation_says_all_there_is() -> None:
    seen = [operation["operationId"] for _, _, operation in operations()]
    assert len(seen) == len(set(seen)) > 10
    for path, method, operation in operations():
        assert method in METHODS
        assert operation["summary"], path
        assert operation["description"].endswith("."), path
        needed = {"400", "429", "500"} | ({"401", "403"} if operation["security"] else set())
        assert needed <= set(operation["responses"]), path
        assert "422" not in operation["responses"]
        for response in operation["responses"].values():
            assert "API-Version" in response["headers"], path
    assert "422" not in DOCUMENT_FILE.read_text(encoding="utf-8")


def test_adr2_every_name_is_lower_camel_case() -> None:
    names = [name for _, schema in schemas() for name in schema.get("properties", {})]
    names += [p["name"] for _, _, one in operations() for p in one.get("parameters", []) if p["in"] != "header"]
    assert [name for name in names if not re.fullmatch(r"[a-z][a-zA-Z0-9]*", name)] == []


def test_adr2_every_address_is_kebab_case_without_a_slash_at_the_end() -> None:
    for path in DOCUMENT["paths"]:
        assert re.fullmatch(r"(/([a-z0-9-]+|\{[a-z]+\}))+", path), path


def test_adr10_no_address_asks_for_anything_about_a_person() -> None:
    names = [p["name"] for _, _, one in operations() for p in one.get("parameters", []) if p["in"] in ("path", "query")]
    assert names
    assert [name for name in names if SENSITIVE.search(name)] == []


def test_adr9_the_document_in_the_repository_is_the_real_one() -> None:
    kept = DOCUMENT_FILE.read_text(encoding="utf-8")
    assert kept == openapi_text() + "\n", "run: make docs"


@sqlite_only
def test_adr9_everyone_may_read_the_document_from_any_site(client: TestClient) -> None:
    answer = client.get("/v1/openapi.json", headers={"Origin": "https://ander.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.json()["info"]["version"] == VERSION
    assert answer.json()["paths"] == DOCUMENT["paths"]
    assert (
        "access-control-allow-origin" not in client.get("/v1/fouten", headers={"Origin": "https://a.example"}).headers
    )


SECURE = {
    "api-version": VERSION,
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
}


@sqlite_only
def test_adr3_adr4_every_status_has_the_headers_and_every_fault_is_a_problem(
    ask: Ask, client: TestClient, token_of: TokenOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("geheim")

    def send(method: str, path: str, **options: Any) -> Any:
        return ask("beheer", method, path, **options)

    made = send("POST", "/plekken", json=plek())
    send("POST", "/pips", json=pip(gemeente="GM0153"))
    seen = send("GET", "/pips/PIP-1").headers["etag"]
    answers = [
        made,
        send("GET", "/plekken"),
        send("GET", "/pips/PIP-1", headers={"If-None-Match": seen}),
        send("POST", "/plek-uploads", data={"bron": "wsp"}, files={"bestand": ("a.csv", b"x")}),
        send("POST", "/plekken", json={}),
        client.get("/v1/plekken"),
        ask("wspAdviseur", "GET", "/pips"),
        send("GET", "/plekken/weg"),
        send("GET", "/weg"),
        send("DELETE", "/plekken"),
        send("TRACE", "/plekken"),
        send("GET", "/plekken", headers={"Accept": "text/html"}),
        send("POST", "/plekken", json=plek()),
        send("PUT", "/plekken/PLEK-1", json=plek(), headers={"If-Match": '"plek-9"'}),
        send("PUT", "/plekken/PLEK-1", json=plek()),
        send("POST", "/plekken", content=b"x" * 2_000_000, headers={"Content-Type": "application/json"}),
        send("GET", "/plekken/" + "x" * 3000),
        send("POST", "/plekken", content=b"x", headers={"Content-Type": "text/plain"}),
        send("GET", "/plekken", headers={f"X-{number}": "1" for number in range(200)}),
    ]
    monkeypatch.setattr("api.rest.plekken.add_plek", broken)
    answers.append(send("POST", "/plekken", json=plek("PLEK-2")))
    monkeypatch.setattr("data.storage.uploads.MOST_IN_WINDOW", 0)
    answers.append(send("POST", "/plek-uploads", data={"bron": "wsp"}, files={"bestand": ("a.csv", b"x")}))
    send("POST", "/noodstops", json={"reden": "Proef."})
    answers.append(send("POST", "/suggesties", json={"plek": "PLEK-1"}))
    expected = {200, 201, 202, 304, 400, 401, 403, 404, 405, 406, 409, 412, 413, 414, 415, 428, 429, 431, 500, 503}
    assert {answer.status_code for answer in answers} == expected
    for answer in answers:
        assert {name: answer.headers[name] for name in SECURE} == SECURE, answer.status_code
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "includeSubDomains" in answer.headers["strict-transport-security"]
        if answer.status_code >= 400:
            told = answer.json()
            assert answer.headers["content-type"] == "application/problem+json"
            assert (told["status"], told["type"]) == (
                answer.status_code,
                f"/v1/fouten#{KINDS[answer.status_code][0]}",
            )
            assert told["title"]
            assert told["detail"]
            assert "geheim" not in answer.text
            assert "/" not in told["detail"].replace("application/json", "")


@sqlite_only
def test_adr4_the_list_of_faults_explains_every_kind(client: TestClient) -> None:
    told = client.get("/v1/fouten").json()["fouten"]
    assert {one["status"] for one in told} == set(KINDS)
    assert all(one["code"] and one["uitleg"] for one in told)


def test_adr8_moments_are_told_in_utc(ask: Ask) -> None:
    ask("beheer", "POST", "/plekken", json=plek())
    told = ask("beheer", "GET", "/plekken/PLEK-1").json()["opgeslagenOp"]
    assert told.endswith("Z")
    assert datetime.fromisoformat(told).tzinfo is not None


MOMENTS = ["2026-11-23", "2026-11-23T08:00:00", "2026-11-23T08:00:00-00:00", "2026-11-23t08:00:00z", "20261123", "1"]


@sqlite_only
@pytest.mark.parametrize("value", [*MOMENTS[1:], "2026-W05-1", "2026-02-30", "23-11-2026", 20261123, 1.5, True])
def test_adr8_h100_a_day_is_a_day_and_nothing_else(value: object, ask: Ask) -> None:
    answer = ask("beheer", "POST", "/plekken", json=plek(startdatum=value))
    assert answer.status_code == 400
    assert answer.json()["invalidParams"][0]["name"] == "startdatum"
    asked = ask("beheer", "POST", "/suggesties", json={"plek": "x", "op": value})
    assert asked.status_code == 400, asked.text


@sqlite_only
def test_adr11_looking_changes_nothing_but_the_audit(ask: Ask, installed: Any) -> None:
    ask("beheer", "POST", "/plekken", json=plek())
    ask("beheer", "POST", "/pips", json=pip(gemeente="GM0153"))
    before = kept(installed)
    for path, method, operation in operations():
        if method == "get":
            ask("beheer", "GET", re.sub(r"\{\w+\}", "PLEK-1", path), headers={"Accept": "*/*"})
            assert operation["operationId"]
    assert kept(installed) == before


def kept(installed: Any) -> dict[str, list[Any]]:
    """Every row of every table but the audit."""
    from sqlalchemy import text
    from sqlmodel import SQLModel

    with installed.store.read() as session:
        return {
            table: session.execute(text(f"SELECT * FROM {table}")).all()
            for table in SQLModel.metadata.tables
            if table != "audit"
        }


def test_the_schema_of_a_pip_is_that_of_the_noun() -> None:
    own = Pip.model_json_schema(by_alias=True)["properties"]
    assert set(DOCUMENT["components"]["schemas"]["Pip"]["properties"]) == set(own)
