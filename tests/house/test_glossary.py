"""Dutch nouns, English grammar: no identifier translates a word of docs/glossary.md."""

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import pytest

from tests.house.reading import PACKAGES, ROOT, Module, modules

GLOSSARY = ROOT / "docs" / "glossary.md"
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


class Row(NamedTuple):
    """One word of the glossary."""

    word: str
    meaning: str
    where: str
    never: str

    def translations(self) -> list[tuple[str, ...]]:
        """The translations that are not allowed, each as its words."""
        return [words(phrase) for phrase in self.never.split(",") if phrase.strip()]


@cache
def rows() -> tuple[Row, ...]:
    lines = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return tuple(Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines[2:])


@cache
def words(identifier: str) -> tuple[str, ...]:
    """The words of an identifier in lower case and without the s of a plural."""
    return tuple(_singular(word.lower()) for word in WORD.findall(identifier))


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def names(phrase: Sequence[str], identifier: str) -> bool:
    """Whether the identifier holds this phrase, written as several words or as one."""
    return not runs(identifier).isdisjoint((tuple(phrase), ("".join(phrase),)))


@cache
def runs(identifier: str) -> frozenset[tuple[str, ...]]:
    """All rows of words that stand beside each other in the identifier."""
    found = words(identifier)
    return frozenset(found[k:end] for k in range(len(found)) for end in range(k + 1, len(found) + 1))


def identifiers(module: Module) -> Iterator[tuple[int, str]]:
    """Every name that this module gives, with its line: module, folders, classes, functions, arguments, variables."""
    yield 1, module.path.removesuffix(".py").replace("/", "_")
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.attr
        elif isinstance(node, ast.alias) and node.asname:
            yield node.lineno, node.asname


def test_no_identifier_translates_a_word_of_the_glossary() -> None:
    forbidden = {phrase: row.word for row in rows() for phrase in row.translations()}

    @cache
    def better(name: str) -> list[str]:
        return [word for phrase, word in forbidden.items() if names(phrase, name)]

    faults = [
        f"{module.path}:{line} {name}: say {word}"
        for module in modules(*PACKAGES)
        for line, name in identifiers(module)
        for word in better(name)
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("name", ["newcomer", "NewcomerTable", "_newcomers", "read_new_comers", "NEWCOMER_CODES"])
def test_a_translation_is_found_however_it_is_spelled(name: str) -> None:
    assert names(("newcomer",), name) or names(("new", "comer"), name)


def test_a_word_inside_another_word_is_no_translation() -> None:
    assert not names(("town",), "downtown")
    assert not names(("age",), "page_language")


def test_every_word_of_the_glossary_stands_where_the_glossary_says() -> None:
    faults = []
    for row in rows():
        for place in re.findall(r"`([^`]+)`", row.where):
            path = ROOT / place
            files = sorted(path.rglob("*.py")) if path.is_dir() else [path]
            if not any(file.is_file() and row.word.lower() in file.read_text("utf-8").lower() for file in files):
                faults.append(f"{row.word} does not stand in {place}")
    assert not faults, "\n".join(faults)


def test_the_glossary_is_complete_and_in_order() -> None:
    assert all(row.word and row.meaning and "`" in row.where for row in rows())
    assert [row.word for row in rows()] == sorted({row.word for row in rows()}, key=str.lower)
    assert not [row.word for row in rows() if any(names(phrase, row.word) for phrase in row.translations())]
