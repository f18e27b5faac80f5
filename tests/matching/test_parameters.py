import tomllib
from collections.abc import Iterator
from copy import deepcopy
from math import inf
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from pydantic.alias_generators import to_snake

from data.schemas.codes import RICHTINGEN
from matching.criterion import CRITERIA_IN_ORDER
from matching.parameters import CRITERIA, DEFAULT_FILE, Parameters, read_parameters

CONTENT: dict[str, Any] = tomllib.loads(DEFAULT_FILE.read_text(encoding="utf-8"))
Place = tuple[str, ...]


def places(part: dict[str, Any], above: Place = ()) -> Iterator[Place]:
    """Where every value of the file stands."""
    for key, value in part.items():
        if isinstance(value, dict):
            yield from places(value, (*above, key))
        else:
            yield (*above, key)


def sections(part: dict[str, Any], above: Place = ()) -> Iterator[Place]:
    yield above
    for key, value in part.items():
        if isinstance(value, dict):
            yield from sections(value, (*above, key))


def part_at(content: dict[str, Any], place: Place) -> dict[str, Any]:
    for key in place:
        content = content[key]
    return content


def other(value: Any) -> Any:
    """Another value that the file may hold in the same place."""
    if isinstance(value, str):
        return f"{value}x"
    return 1.0 if value == inf else value + (1 if isinstance(value, int) else 0.001)


def weights(richting: str) -> dict[str, float]:
    section = read_parameters().gewichten[richting]  # type: ignore[index]
    return dict(zip(CRITERIA, section.in_order(), strict=True))


@pytest.mark.parametrize("richting", RICHTINGEN)
def test_the_weights_of_a_richting_sum_to_one(richting: str) -> None:
    assert sum(weights(richting).values()) == pytest.approx(1, abs=1e-12)


def test_in_vraaggericht_vakmatch_and_doel_weigh_most() -> None:
    weight = weights("vraaggericht")
    assert set(sorted(weight, key=weight.__getitem__)[-2:]) == {"vakmatch", "doel"}
    assert min(weight["vakmatch"], weight["doel"]) > sorted(weight.values())[-3]


def test_in_aanbodgericht_wens_taalgroei_and_begeleiding_weigh_most() -> None:
    weight = weights("aanbodgericht")
    assert set(sorted(weight, key=weight.__getitem__)[-3:]) == {"wens", "taalgroei", "begeleiding"}
    assert min(weight["wens"], weight["taalgroei"], weight["begeleiding"]) > sorted(weight.values())[-4]


def test_the_criteria_are_added_up_in_the_order_of_their_weights() -> None:
    assert tuple(criterion.name for criterion in CRITERIA_IN_ORDER) == CRITERIA


@pytest.mark.parametrize("section", list(sections(CONTENT)), ids=".".join)
def test_an_unknown_key_is_refused(section: Place) -> None:
    content = deepcopy(CONTENT)
    part_at(content, section)["vergist"] = 1.0
    with pytest.raises(ValidationError):
        Parameters.model_validate(content)


@pytest.mark.parametrize("place", list(places(CONTENT)), ids=".".join)
def test_a_missing_key_is_refused(place: Place) -> None:
    content = deepcopy(CONTENT)
    del part_at(content, place[:-1])[place[-1]]
    with pytest.raises(ValidationError):
        Parameters.model_validate(content)


def changed(part: Any, place: Place) -> Any:
    """This part with another value in one place, past the check that shares sum to one."""
    if not place:
        return other(part)
    key, rest = place[0], place[1:]
    if isinstance(part, dict):
        return part | {key: changed(part[key], rest)}
    name = to_snake(key)
    return part.model_copy(update={name: changed(getattr(part, name), rest)})


@pytest.mark.parametrize("place", list(places(CONTENT)), ids=".".join)
def test_the_hash_changes_when_any_value_changes(place: Place) -> None:
    assert changed(read_parameters(), place).hash() != read_parameters().hash()


def test_equal_content_has_an_equal_hash_however_it_is_written(tmp_path: Path) -> None:
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    head, *parts = text.split("\n[")
    turned = "\n[".join([head, *reversed(parts)])
    file = tmp_path / "parameters.toml"
    file.write_text("\n".join(line.partition("#")[0] for line in turned.splitlines()), encoding="utf-8")
    assert read_parameters(file).hash() == read_parameters().hash()


def test_the_hash_is_twelve_hexadecimal_digits() -> None:
    value = read_parameters().hash()
    assert len(value) == 12
    assert int(value, 16) >= 0


@pytest.mark.parametrize("part", ["gewichten.aanbodgericht", "gewichten.vraaggericht", "taalgroei", "begeleiding"])
def test_shares_that_do_not_sum_to_one_are_refused(part: str) -> None:
    content = deepcopy(CONTENT)
    section = part_at(content, tuple(part.split(".")))
    section["taalmaatje" if "taalmaatje" in section else "vakmatch"] += 0.01
    with pytest.raises(ValidationError, match="sum to 1"):
        Parameters.model_validate(content)
