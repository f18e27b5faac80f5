"""Small things: functions that fit in the head, modules that fit on a few pages, names that say what is inside."""

from pathlib import PurePath

import pytest

from tests.house.reading import PACKAGES, STEPS, Function, Module, modules

USUAL_FUNCTION, LARGEST_FUNCTION = 25, 40
LARGEST_MODULE, LARGEST_TEST = 300, 500
SAYS_NOTHING = {"common", "helper", "helpers", "manager", "misc", "service", "services", "util", "utils"}
CODE = ("benchmarks", *PACKAGES)


def ours() -> list[Module]:
    return [module for module in modules(*CODE) if not module.path.startswith(STEPS)]


def length(function: Function) -> int:
    """Lines from def to end, the docstring included and decorators not."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_nine_of_ten_functions_fit_in_a_glance() -> None:
    lengths = sorted(length(function) for module in ours() for function in module.functions())
    assert lengths[len(lengths) * 9 // 10] <= USUAL_FUNCTION


def test_no_function_is_longer_than_a_page() -> None:
    faults = [
        f"{module.path}:{function.lineno} {function.name} has {length(function)} lines"
        for module in ours()
        for function in module.functions()
        if length(function) > LARGEST_FUNCTION
    ]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize(("folders", "most"), [(CODE, LARGEST_MODULE), (("tests",), LARGEST_TEST)])
def test_no_module_is_longer_than_a_few_pages(folders: tuple[str, ...], most: int) -> None:
    lengths = {module.path: len(module.text.splitlines()) for module in modules(*folders)}
    faults = [f"{path} has {lines} lines" for path, lines in lengths.items() if lines > most]
    assert not faults, "\n".join(faults)


def test_no_file_has_a_name_that_says_nothing() -> None:
    faults = [
        module.path
        for module in modules(*CODE, "tests")
        if SAYS_NOTHING & {word for part in PurePath(module.path).with_suffix("").parts for word in part.split("_")}
    ]
    assert not faults, faults
