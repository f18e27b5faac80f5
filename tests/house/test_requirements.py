"""Every requirement that the service is held to has a test that carries its number."""

import ast
import re
from functools import cache

import pytest

from tests.house.reading import ROOT, modules

REQUIREMENTS = ROOT.parent / "shared" / "standards" / "requirements-security-reliability.md"
ASKED = [*range(1, 54), *range(86, 105)]
"""Hostile input (H) that the service is held to; the numbers between are about lists, and have tests beside them."""
DESIGN_RULES = range(1, 12)
IN_NAME = re.compile(r"(?<=_)(h\d{3}|adr\d{1,2})(?=_)")
IN_CASE = re.compile(r"\A(H\d{3}) ")


@cache
def numbers_named() -> frozenset[str]:
    """The number of every requirement in the name of a test, or at the beginning of the name of one of its cases."""
    found: set[str] = set()
    for module in modules("tests"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                found.update(number.upper() for number in IN_NAME.findall(node.name))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.update(IN_CASE.findall(node.value))
    return frozenset(found)


def test_every_requirement_is_named_by_a_test() -> None:
    wanted = {f"H{number:03}" for number in ASKED} | {f"ADR{number}" for number in DESIGN_RULES}
    assert sorted(wanted - numbers_named()) == []


def test_every_number_that_a_test_names_is_a_requirement() -> None:
    if not REQUIREMENTS.is_file():
        pytest.skip("the requirements are not beside this repository: ../shared/standards is not here")
    text = REQUIREMENTS.read_text(encoding="utf-8")
    known = set(re.findall(r"^\| (H\d{3}) \|", text, re.M)) | {
        f"ADR{n}" for n in re.findall(r"\*\*ADR-(\d+)\*\*", text)
    }
    assert len(known) > 100
    assert sorted(numbers_named() - known) == []
