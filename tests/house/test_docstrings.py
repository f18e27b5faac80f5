"""Every rule says where it comes from, and everything public says in one sentence what it is."""

import ast
from collections.abc import Iterator

from tests.house.reading import PACKAGES, STEPS, modules

Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def public(body: list[ast.stmt]) -> Iterator[Documented]:
    """Public functions and classes, and what is public in those classes."""
    for node in body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body)


def test_every_rule_and_criterium_names_its_source() -> None:
    judging = [
        module for module in modules("matching/rules", "matching/criteria") if not module.path.endswith("__init__.py")
    ]
    sourceless = [
        module.path
        for module in judging
        if not any(line.startswith("Source: ") for line in (ast.get_docstring(module.tree) or "").splitlines())
    ]
    assert judging
    assert not sourceless, sourceless


def test_everything_public_begins_with_a_sentence_on_one_line() -> None:
    faults = [
        f"{module.path}:{node.lineno} {node.name}"
        for module in modules(*PACKAGES)
        if not module.path.startswith(STEPS)
        for node in public(module.tree.body)
        if not (ast.get_docstring(node) or "\n").splitlines()[0].endswith((".", "?", "!"))
    ]
    assert not faults, "\n".join(faults)


def test_every_module_with_content_says_what_it_is() -> None:
    silent = [
        module.path for module in modules(*PACKAGES) if module.text.strip() and not ast.get_docstring(module.tree)
    ]
    assert not silent, silent
