"""The scenario: whatever cannot be is refused, and every share says where it comes from."""

import copy
import tomllib

import pytest

from data.synthetic.scenario import FILE, parse_scenario


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("pips.leerroute.b1", 0.7),
        ("pips.leerroute.b1", "veel"),
        ("pips.leerroute.b1", float("nan")),
        ("pips.leerroute.b2", 0.0),
        ("pips.gezin.kinderen", 1.2),
        ("pips.gezin.onbekend", 0.1),
        ("pips.taal.start.b3", 0.1),
        ("plekken.omschrijving", []),
    ],
)
def test_a_scenario_that_cannot_be_is_refused_with_its_place(path: str, value: object) -> None:
    table = copy.deepcopy(tomllib.loads(FILE.read_text()))
    *parents, last = path.split(".")
    inner = table
    for parent in parents:
        inner = inner[parent]
    inner[last] = value
    with pytest.raises(ValueError, match=f"scenario.{'.'.join(parents)}"):
        parse_scenario(table)


def test_every_share_names_its_source_or_says_assumption() -> None:
    section, bare = "", []
    for line in FILE.read_text().splitlines():
        told = any(word in line for word in ("assumption", "Monitor", "invented"))
        if line.startswith("["):
            section = line if told else ""
        elif not line.strip():
            section = ""
        elif line.startswith("#"):
            section = section or (line if told else "")
        elif not told and not section:
            bare.append(line)
    assert bare == []
