"""The invented region: exact where it promises numbers, and always the same for the same seed."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.reference.places import gemeenten, pc4_of_regio, pc4_table
from data.synthetic.plekken import make_plekken
from data.synthetic.region import TWENTE, Region, make_region
from data.synthetic.scenario import load_scenario

OP = date(2026, 11, 23)
ROOT = Path(__file__).parents[3]
CONTRACT = ROOT.parent / "shared" / "contract"


def bytes_of(region: Region) -> bytes:
    nouns = [noun.as_json() for noun in (*region.pips, *region.plekken)]
    return json.dumps(nouns, ensure_ascii=False).encode()


def validator(name: str) -> Any:
    if not CONTRACT.is_dir():
        pytest.skip("the contract is not beside this project")
    jsonschema = pytest.importorskip("jsonschema")
    referencing = pytest.importorskip("referencing")
    schemas = {file.name: json.loads(file.read_text()) for file in CONTRACT.glob("*.schema.json")}
    registry = referencing.Registry().with_resources(
        (schema["$id"], referencing.Resource.from_contents(schema)) for schema in schemas.values()
    )
    return jsonschema.Draft202012Validator(schemas[f"{name}.schema.json"], registry=registry)


def test_every_pip_keeps_the_contract(region: Region) -> None:
    check = validator("pip")
    assert [fault.message for pip in region.pips for fault in check.iter_errors(pip.as_json())] == []


def test_every_plek_keeps_the_contract(region: Region) -> None:
    check = validator("plek")
    assert [fault.message for plek in region.plekken for fault in check.iter_errors(plek.as_json())] == []


def test_numbers_are_exactly_what_was_asked(region: Region) -> None:
    assert (len(region.pips), len(region.plekken)) == (600, 450)
    assert sum(plek.capaciteit for plek in region.plekken) == 700


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(region: Region) -> None:
    assert bytes_of(make_region(seed=1, op=OP)) == bytes_of(region)
    assert bytes_of(make_region(seed=2, op=OP)) != bytes_of(region)


def test_another_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    script = (
        "from datetime import date; from data.synthetic.region import make_region;"
        f"r = make_region(pips=40, plekken=40, seats=60, seed=5, op=date({OP.year}, {OP.month}, {OP.day}));"
        "print([n.as_json() for n in (*r.pips, *r.plekken)])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=ROOT,
            env={"PYTHONHASHSEED": hash_seed},
            capture_output=True,
            check=True,
        ).stdout
        for hash_seed in ("0", "77")
    ]
    assert runs[0] == runs[1]


def test_the_default_arbeidsmarktregio_is_twente() -> None:
    namen = {one.arbeidsmarktregio_naam for one in gemeenten().values() if one.arbeidsmarktregio == TWENTE}
    assert namen == {"Twente"}


def test_all_postcodes_lie_in_twente(region: Region) -> None:
    here = {str(pc4_table().codes[row]) for row in pc4_of_regio(TWENTE)}
    postcodes = [pip.inburgeraar.postcode for pip in region.pips if pip.inburgeraar.postcode]
    postcodes += [plek.postcode for plek in region.plekken]
    assert {postcode[:4] for postcode in postcodes} <= here
    assert {len(postcode) for postcode in postcodes} == {4, 6}


def test_leerroutes_follow_the_scenario(region: Region) -> None:
    assert_near(Counter(pip.leerroute for pip in region.pips if pip.leerroute), load_scenario().pips.leerroute)


def test_the_scenario_of_gemeenten_has_its_own_leerroutes() -> None:
    pips = make_region(pips=1000, plekken=10, seats=15, seed=1, op=OP, leerroutes="gemeenten").pips
    shares = load_scenario().pips.leerroute_gemeenten
    assert_near(Counter(pip.leerroute for pip in pips if pip.leerroute), shares)


def test_soorten_plek_follow_the_scenario(region: Region) -> None:
    scenario = load_scenario()
    assert_near(Counter(plek.soort for plek in region.plekken), scenario.plekken.soort_of(scenario.pips.leerroute))


def assert_near(count: Counter[Any], shares: Any) -> None:
    total = sum(count.values())
    for option, part in zip(shares.options, shares.parts, strict=True):
        assert abs(count[option] / total - part) < 0.06, option


def test_kenmerken_are_unique_and_tell_nothing(region: Region) -> None:
    kenmerken = [*(pip.kenmerk for pip in region.pips), *(plek.kenmerk for plek in region.plekken)]
    assert len(set(kenmerken)) == len(kenmerken)
    assert all(re.fullmatch(r"TWP?-[2-9B-Z]{5}", kenmerk) for kenmerk in kenmerken)
    assert sorted(kenmerken[:600]) != kenmerken[:600]


def test_nothing_looks_like_a_bsn(region: Region) -> None:
    assert re.search(rb"\d{8}", bytes_of(region)) is None


def values(data: Any, path: str) -> Iterator[Any]:
    """Every value at a path, with ABSENT where the parent is there but the field is not."""
    head, _, rest = path.partition(".")
    for one in data if isinstance(data, list) else [data]:
        found = one.get(head)
        if not rest or found is None:
            yield found if not rest else "parent unknown"
        else:
            yield from values(found, rest)


@pytest.fixture(scope="module")
def many_pips(region: Region) -> list[Any]:
    """All people of the region, as they are written."""
    return [pip.as_json() for pip in region.pips]


@pytest.mark.parametrize("path", sorted(load_scenario().pips.onbekend))
def test_each_field_of_a_pip_is_known_and_unknown_now_and_then(many_pips: list[Any], path: str) -> None:
    found = [value for pip in many_pips for value in values(pip, path)]
    assert None in found
    assert any(value not in (None, "parent unknown") for value in found)


@pytest.fixture(scope="module")
def many_plekken() -> list[Any]:
    """So many plekken, as they are written, that each field is unknown now and then."""
    return [plek.as_json() for plek in make_plekken(1500, seats=2500, seed=1, regio=TWENTE, op=OP)]


@pytest.mark.parametrize("path", sorted(load_scenario().plekken.onbekend))
def test_each_field_of_a_plek_is_known_and_unknown_now_and_then(many_plekken: list[Any], path: str) -> None:
    found = [value for plek in many_plekken for value in values(plek, path)]
    assert None in found
    assert any(value not in (None, "parent unknown") for value in found)
