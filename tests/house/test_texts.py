"""What no text of the repository may hold: package registries, paths of one machine, and how it was written."""

import re

import pytest

from tests.house.reading import repository_texts

LOCKS = (".lock", "package-lock.json")
DATA = (".csv", ".tsv", *LOCKS)

# Each pattern is written so that it does not find itself here.
REGISTRY = re.compile(r"\b(?:pypi|pythonhosted|npmjs|yarnpkg|crates|rubygems|anaconda|golang)\.(?:org|com|io)\b", re.I)
MACHINE_PATH = re.compile(r"(?<![\w.~>-])/(?:work|root|home|tmp|Users)/")
WRITER = re.compile(
    r"\b(?:(?:cl)aude|(?:an)thropic|(?:chat)?(?:g)pt|(?:open)ai|(?:co)pilot|(?:assis)tants?|(?:l)lms?)\b", re.I
)


def found(pattern: re.Pattern[str], skipped: tuple[str, ...] = ()) -> list[str]:
    """Where the pattern stands: path, line and what was found; files with these endings are not read."""
    return [
        f"{path}:{text.count(chr(10), 0, match.start()) + 1} {match[0]}"
        for path, text in repository_texts()
        if not path.endswith(skipped or ("\0",))
        for match in pattern.finditer(text)
    ]


def test_no_file_names_the_host_of_a_package_registry() -> None:
    assert not found(REGISTRY)


def test_no_file_holds_a_path_of_one_machine() -> None:
    assert not found(MACHINE_PATH, DATA)


def test_no_file_tells_with_what_it_was_written() -> None:
    assert not found(WRITER, DATA)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (REGISTRY, "https://files." + "pythonhosted" + ".org/packages"),
        (MACHINE_PATH, "open('/" + "tmp/x')"),
        (WRITER, "Thanks, Co" + "pilot"),
        (WRITER, "as an assis" + "tant"),
    ],
)
def test_each_pattern_finds_what_it_is_for(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize("text", ["study/work/rest", "https://example.org/home/", "taalassistentie", "var/home.html"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert not any(pattern.search(text) for pattern in (REGISTRY, MACHINE_PATH, WRITER))
