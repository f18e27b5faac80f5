"""The document of the API says what is refused and what is answered, as far as JSON Schema can say it."""

from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from api.app import openapi_text
from api.rest.examples import EXAMPLES
from api.rest.links import LINKS
from data.schemas.actor import Rol
from tests.api.conftest import Plekwijzer
from tests.api.people import pip, plek
from tests.api.rest.conftest import Ask, params, written_document
from tests.api.serving import ENSCHEDE, sqlite_only

DOCUMENT = written_document()
OPERATIONS = {one["operationId"]: one for item in DOCUMENT["paths"].values() for one in item.values()}


def allowed(schema: str, body: object) -> bool:
    """Whether the document allows this as a body."""
    reference = {"$ref": f"#/components/schemas/{schema}", "components": DOCUMENT["components"]}
    return bool(Draft202012Validator(reference).is_valid(body))


NOTHING_SAID = {
    "/plekken/x/intrekkingen": ("Intrekking", {"reden": " "}),
    "/pips/x/verwerkingsstops": ("StopVraag", {"reden": " "}),
    "/noodstops": ("NoodstopVraag", {"reden": " "}),
    "/voorstellen": ("EigenVoorstel", {"pip": "x", "plek": "y", "toelichting": " \n"}),
    "/voorstellen/x/beoordelingen": ("Beoordeling", {"stap": "akkoord", "versie": 1, "toelichting": " "}),
}


@sqlite_only
@pytest.mark.parametrize("path", NOTHING_SAID)
def test_a_text_that_says_nothing_is_refused_and_the_document_says_so(path: str, ask: Ask) -> None:
    schema, body = NOTHING_SAID[path]
    rol: Rol = "beheer" if "voorstellen" not in path else "jobhunter"
    answer = ask(rol, "POST", path, json=body)
    assert answer.status_code == 400
    assert "verwacht" in answer.json()["invalidParams"][0]["reason"], answer.text
    assert not allowed(schema, body)


WRONG: dict[str, tuple[str, dict[str, Any]]] = {
    "an unknown field": ("Plek", plek(isAdmin=True)),
    "an unknown field inside": ("Plek", plek(uren={"min": 8, "isAdmin": True})),
    "a sign that nobody sees": ("Plek", plek(titel="a\u202eb")),
    "a control character": ("Plek", plek(omschrijving="a\x1bb")),
    "two lines where one is meant": ("Plek", plek(titel="a\nb")),
    "an endless line": ("Plek", plek(titel="x" * 301)),
    "an endless text": ("Plek", plek(omschrijving="x" * 5001)),
    "three decimals": ("Plek", plek(uren={"min": 8.125})),
    "less than no seat": ("Plek", plek(capaciteit=-1)),
    "a number without end": ("Plek", plek(capaciteit=10**10)),
    "a day long ago": ("Plek", plek(startdatum="1899-12-31")),
    "a day far away": ("Plek", plek(startdatum="2101-01-01")),
    "the same twice": ("Plek", plek(belasting=["tillen", "tillen"])),
    "an endless list": ("Pip", pip(vakskills=[f"v{number}" for number in range(201)])),
    "too far": ("Pip", pip(reistijd={"maxMinuten": 241})),
}


@sqlite_only
@pytest.mark.parametrize("what", WRONG)
def test_what_is_refused_wherever_it_stands_is_in_the_document(what: str, ask: Ask) -> None:
    schema, body = WRONG[what]
    path = {"Plek": "/plekken", "Pip": "/pips"}[schema]
    assert ask("beheer", "POST", path, json=body).status_code == 400
    assert not allowed(schema, body)


def test_what_is_good_is_allowed_by_the_document() -> None:
    many_lines = plek(omschrijving="a\nb" + "x" * 4000, startdatum="2100-12-31", uren={"min": 8.05, "max": 24.1})
    for schema, body in (("Plek", many_lines), ("Plek", plek(capaciteit=3.0)), ("Pip", pip()), *EXAMPLES.items()):
        assert allowed(schema, body), body


def test_every_answer_without_what_is_unknown_is_as_the_document_says(ask: Ask) -> None:
    ask("beheer", "POST", "/pips", json=pip(gemeente=ENSCHEDE), gemeenten=None)
    ask("beheer", "POST", "/plekken", json=plek())
    ask("beheer", "POST", "/rondes", json={}, gemeenten=None)
    shown = ask("jobhunter", "GET", "/voorstellen").json()
    assert "door" not in shown["voorstellen"][0]
    assert allowed("VoorstellenLijst", shown)


def test_every_link_leads_to_an_operation_with_those_parameters() -> None:
    for name, links in LINKS.items():
        good = next(answer for status, answer in OPERATIONS[name]["responses"].items() if status.startswith("2"))
        assert list(good["links"]) == [link.to for link in links]
        for link in links:
            there = {one["name"] for one in OPERATIONS[link.to]["parameters"]}
            assert set(link.parameters) <= there, (name, link.to)


@sqlite_only
def test_a_list_goes_on_after_the_longest_kenmerk(ask: Ask) -> None:
    kenmerken = [f"{number}{'😀' * 199}" for number in (1, 2)]
    for kenmerk in kenmerken:
        assert ask("beheer", "POST", "/plekken", json=plek(kenmerk)).status_code == 201
    first = ask("beheer", "GET", "/plekken?limiet=1").json()
    second = ask("beheer", "GET", first["volgende"].removeprefix("/v1"))
    assert second.status_code == 200, second.text
    assert [one["plek"]["kenmerk"] for one in second.json()["plekken"]] == kenmerken[1:]


@sqlite_only
def test_a_kenmerk_longer_than_any_is_found_nowhere(ask: Ask) -> None:
    for path, item in DOCUMENT["paths"].items():
        for method, operation in item.items():
            if "{kenmerk}" not in path or method == "put":
                continue
            rol: Rol = next(one for one in operation["x-rollen"] if one in ("beheer", "jobhunter"))
            body = {"json": example_of(operation)} if "requestBody" in operation else {}
            asked = path.replace("{kenmerk}", "x" * 201).replace("{voorwaarde}", "y").replace("{moment}", "z")
            answer = ask(rol, method.upper(), asked.replace("{nummer}", "1"), headers={"Accept": "*/*"}, **body)
            assert answer.status_code == 404, (method, path, answer.text)


def example_of(operation: dict[str, Any]) -> dict[str, Any]:
    """The example of the body of this operation."""
    [content] = operation["requestBody"]["content"].values()
    return EXAMPLES[content["schema"]["$ref"].rpartition("/")[2]]


@sqlite_only
def test_a_fault_has_the_name_of_the_field_that_was_sent(ask: Ask) -> None:
    assert params(ask("beheer", "POST", "/rondes", json={"week": "2025-W53", "regio": "AM99"})) == [
        ("week", "ongeldig"),
        ("regio", "ongeldig"),
    ]
    taken = ask("jobhunter", "POST", "/voorstellen/x/voorwaarden/y/toezeggingen", json={"tegen": "2020-01-01"})
    assert params(taken) == [("tegen", "ongeldig")]


@sqlite_only
def test_a_note_may_be_as_long_as_the_document_says_and_have_lines(ask: Ask) -> None:
    path = "/voorstellen/x/nazorgmomenten/landing/afrondingen"
    note = {"notitie": "Het gaat goed.\n" + "x" * 480}
    assert allowed("Nazorgverslag", note)
    assert ask("jobhunter", "POST", path, json=note).status_code == 404
    assert not allowed("Nazorgverslag", {"notitie": "x" * 501})
    assert ask("jobhunter", "POST", path, json={"notitie": "x" * 501}).status_code == 400


@sqlite_only
def test_a_whole_number_may_be_written_with_a_point(ask: Ask) -> None:
    ask("beheer", "POST", "/plekken", json=plek())
    asked = {"plek": "PLEK-1", "pip": None, "aantal": 2.0}
    assert allowed("SuggestieVraag", asked)
    assert ask("beheer", "POST", "/suggesties", json=asked).status_code == 200
    assert ask("beheer", "POST", "/suggesties", json=asked | {"aantal": 2.5}).status_code == 400


def test_a_page_of_the_documentation_is_written_whole(plekwijzer: Plekwijzer, tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"
    assert plekwijzer("reference", "openapi", "--naar", file).out == ""
    assert file.read_text(encoding="utf-8") == openapi_text() + "\n"
    assert [one.name for one in tmp_path.iterdir() if one.suffix == ".tmp"] == []
