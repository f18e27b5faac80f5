"""What the house tests read: our modules as syntax trees, and the text files that belong to the repository."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("api", "data", "features", "matching")
STEPS = "data/storage/migrations/versions/"
"""Steps of the database are generated, and frozen once they are released."""

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One of our modules: its path from the root, its text and its syntax tree."""

    path: str
    text: str
    tree: ast.Module

    def functions(self) -> Iterator[Function]:
        """Every function and method, also those inside others."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))


def modules(*folders: str) -> list[Module]:
    """The modules below these folders of the root, by path."""
    return [_module(file) for file in sorted(file for folder in folders for file in (ROOT / folder).rglob("*.py"))]


@cache
def _module(file: Path) -> Module:
    text = file.read_text(encoding="utf-8")
    return Module(file.relative_to(ROOT).as_posix(), text, ast.parse(text))


@cache
def repository_texts() -> tuple[tuple[str, str], ...]:
    """Path and text of every text file that is, or is about to be, under version control."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        answer = subprocess.run(listing, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this is not a checkout of the repository")
    paths = sorted(path for path in answer.split("\0") if path and (ROOT / path).is_file())
    return tuple((path, text) for path in paths if (text := _text(ROOT / path)) is not None)


def _text(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
