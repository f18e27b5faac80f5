"""The core has no clock, no dice, no network and no environment: day, seed and parameters are arguments."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.reading import Module, modules

CLOCK = {"time", "sched"}
DICE = {"random", "secrets", "uuid"}
NETWORK = {"aiohttp", "ftplib", "http", "httpx", "httpx2", "requests", "smtplib", "socket", "urllib", "urllib3"}
ALLOWED = {
    "data/storage/session.py": {"time"},  # waits while another process turns the file into WAL
    "features/travel/osrm.py": {"httpx"},  # the route planner
}
NOW = {"now", "utcnow", "today"}
ENVIRONMENT = {"environ", "environb", "getenv", "putenv"}
SEEDED = {"Generator", "SeedSequence", "default_rng"}


def imported(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The line and the outermost package of every import."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.partition(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.lineno, node.module.partition(".")[0]


def reached(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Clocks, environments and unseeded dice that are reached through a name such as datetime.now or os.environ."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value)
            clock = node.attr in NOW and owner.rpartition(".")[2] in {"datetime", "date"}
            environment = node.attr in ENVIRONMENT and owner == "os"
            dice = owner in {"np.random", "numpy.random"} and node.attr not in SEEDED
            if clock or environment or dice:
                yield node.lineno, ast.unparse(node)
        elif isinstance(node, ast.ImportFrom) and node.module == "os":
            yield from ((node.lineno, alias.name) for alias in node.names if alias.name in ENVIRONMENT)
        elif isinstance(node, ast.Call) and ast.unparse(node).endswith("default_rng()"):
            yield node.lineno, "default_rng() without a seed"


def faults(module: Module) -> list[str]:
    refused = CLOCK | DICE | NETWORK
    refused -= ALLOWED.get(module.path, set())
    found = [(line, name) for line, name in imported(module.tree) if name in refused]
    return [f"{module.path}:{line} {name}" for line, name in found + list(reached(module.tree))]


def test_the_core_takes_day_seed_and_parameters_as_arguments() -> None:
    found = [fault for module in modules("data", "features", "matching") for fault in faults(module)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "code",
    [
        "import time",
        "from time import sleep",
        "import urllib.request",
        "from random import choice",
        "datetime.now(UTC)",
        "datetime.datetime.utcnow()",
        "date.today()",
        "from os import environ",
        "os.environ['PATH']",
        "os.getenv('PATH')",
        "np.random.rand(3)",
        "np.random.default_rng()",
    ],
)
def test_each_way_to_the_outside_is_found(code: str) -> None:
    assert len(faults(Module("matching/example.py", code, ast.parse(code)))) == 1


def test_a_seeded_generator_is_no_dice() -> None:
    code = "np.random.default_rng(np.random.SeedSequence([seed, 3]))"
    assert not faults(Module("data/example.py", code, ast.parse(code)))
