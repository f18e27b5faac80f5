"""`plekwijzer judge`: one pair, readable or as JSON, and many lines."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.api.conftest import Plekwijzer
from tests.api.people import pip, plek

Write = Callable[[str, object], Path]


def test_a_pair_that_fits_is_told_in_dutch(plekwijzer: Plekwijzer, write: Write) -> None:
    ran = plekwijzer("judge", "--pip", write("p.json", pip()), "--plek", write("q.json", plek()), "--op", "2026-11-23")
    assert ran.code == 0
    assert "Past (score" in ran.out
    assert "Waarom deze score" in ran.out


def test_the_same_answer_as_json_follows_the_contract(plekwijzer: Plekwijzer, write: Write) -> None:
    files = ("--pip", write("p.json", pip()), "--plek", write("q.json", plek()))
    answer = plekwijzer("judge", *files, "--richting", "vraaggericht", "--op", "2026-11-23", "--json").json()
    assert (answer["pip"], answer["plek"], answer["richting"]) == ("PIP-1", "PLEK-1", "vraaggericht")
    assert answer["oordeel"] == "passend"
    assert sum(part["bijdrage"] for part in answer["bijdragen"]) == pytest.approx(answer["score"], abs=1e-9)


def test_auto_takes_the_advised_richting_and_says_why(plekwijzer: Plekwijzer, write: Write) -> None:
    ready = pip(werknemersvaardigheden="voldoende")
    files = ("--pip", write("p.json", ready), "--plek", write("q.json", plek()))
    answer = plekwijzer("judge", *files, "--op", "2026-11-23", "--json").json()
    assert answer["richting"] == "vraaggericht"
    assert "voldoende op werknemersvaardigheden" in answer["richtingReden"]


def test_auto_names_what_is_not_known(plekwijzer: Plekwijzer, write: Write) -> None:
    unknown = pip(taalniveau={"luisteren": "A2"})
    files = ("--pip", write("p.json", unknown), "--plek", write("q.json", plek()))
    answer = plekwijzer("judge", *files, "--op", "2026-11-23", "--json").json()
    assert answer["richting"] == "aanbodgericht"
    assert "Niet bekend: spreken" in answer["richtingReden"]


def test_a_batch_answers_every_line_in_order(plekwijzer: Plekwijzer) -> None:
    lines = [{"pip": pip(f"PIP-{k}"), "plek": plek(f"PLEK-{k}"), "op": "2026-11-23"} for k in range(25)]
    ran = plekwijzer("judge", "--batch", "-", stdin="\n".join(map(json.dumps, lines)).encode())
    assert ran.code == 0
    assert [answer["plek"] for answer in ran.lines()] == [f"PLEK-{k}" for k in range(25)]


def test_many_blocks_over_workers_give_the_same_answers_as_one_block(plekwijzer: Plekwijzer) -> None:
    line = json.dumps({"pip": pip(), "plek": plek(), "op": "2026-11-23"}).encode()
    one = plekwijzer("judge", "--batch", "-", stdin=line).out
    many = plekwijzer("judge", "--batch", "-", stdin=b"\n".join([line] * 2500)).out
    assert many == one * 2500


def test_a_wrong_line_is_named_and_ends_with_code_2(plekwijzer: Plekwijzer) -> None:
    good = json.dumps({"pip": pip(), "plek": plek(), "op": "2026-11-23"})
    ran = plekwijzer("judge", "--batch", "-", stdin=f"{good}\nkapot\n{good}\n{{}}\n".encode())
    assert ran.code == 2
    assert "regel 2" in ran.err
    assert "regel 4" in ran.err
    assert "Traceback" not in ran.err


def test_an_empty_batch_is_an_empty_answer(plekwijzer: Plekwijzer) -> None:
    ran = plekwijzer("judge", "--batch", "-", stdin=b"")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_a_command_without_files_says_what_is_needed(plekwijzer: Plekwijzer) -> None:
    ran = plekwijzer("judge", "--op", "2026-11-23")
    assert ran.code == 2
    assert "geef --pip en --plek" in ran.err


def test_a_file_that_is_not_there_is_named(plekwijzer: Plekwijzer, write: Write) -> None:
    ran = plekwijzer("judge", "--pip", "weg.json", "--plek", write("q.json", plek()))
    assert ran.code == 2
    assert "weg.json: dit bestand bestaat niet" in ran.err


def test_an_unknown_option_is_explained_without_a_traceback(plekwijzer: Plekwijzer) -> None:
    ran = plekwijzer("judge", "--bestaatniet")
    assert ran.code == 2
    assert "Dit commando klopt niet" in ran.err


def test_a_pip_can_be_seen_as_numbers(plekwijzer: Plekwijzer, write: Write) -> None:
    ran = plekwijzer("vector", "--pip", write("p.json", pip()), "--op", "2026-11-23")
    assert ran.code == 0
    assert "niveau: [2, 2, 2, 2]" in ran.out
    assert "  ma ##################......####" in ran.out
