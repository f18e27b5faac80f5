"""What is written twice stays equal: the page of rules, the columns of the tables, the parameters."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields

import pytest
from pydantic.alias_generators import to_snake

from api.cli.docs import rules_page
from api.cli.extract import extraction_page
from data.schemas.vector import PipTable, PlekTable
from matching.parameters import CRITERIA, DEFAULT_FILE
from tests.house.reading import PACKAGES, ROOT, modules

Table = type[PipTable] | type[PlekTable]


def test_the_page_of_rules_is_not_stale() -> None:
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert page == rules_page() + "\n", "run: make docs"


def test_the_page_of_what_is_read_from_plans_is_not_stale() -> None:
    page = (ROOT / "docs" / "extraction.md").read_text(encoding="utf-8")
    assert page == extraction_page() + "\n", "run: make docs"


def described(table: Table) -> set[str]:
    """The columns that the docstring names: the first cell of each row of its table."""
    rows = [line.split("|")[1] for line in (table.__doc__ or "").splitlines() if line.strip().startswith("| ")]
    return {name.strip() for cell in rows[1:] for name in cell.split(",")}


@pytest.mark.parametrize("table", [PipTable, PlekTable])
def test_every_column_of_a_table_is_described(table: Table) -> None:
    columns = {field.name for field in fields(table)}
    # Whether a list was known at all stands in the ..._bekend column beside it, which needs no line of its own.
    beside = {name for name in columns if name.endswith("_bekend")}
    assert columns - beside <= described(table) <= columns
    text = table.__doc__ or ""
    assert [name for name in beside if not re.search(rf"\b{name.removesuffix('_bekend')}(_bekend)?\b", text)] == []


def keys(part: Mapping[str, object]) -> Iterator[str]:
    """Every key of the parameter file that holds a value."""
    for key, value in part.items():
        if isinstance(value, Mapping):
            yield from keys(value)
        else:
            yield key


def test_every_parameter_is_used() -> None:
    used = {
        node.attr
        for module in modules(*PACKAGES)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }
    # The weights are read by the name of their criterium.
    named = {to_snake(key) for key in keys(tomllib.loads(DEFAULT_FILE.read_text(encoding="utf-8")))}
    assert not named - used - set(CRITERIA)
