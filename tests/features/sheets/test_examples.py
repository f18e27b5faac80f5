"""The example files with their expected result per row; the comparison follows the README beside them."""

import json
from pathlib import Path
from typing import Any

import pytest

from api.cli.uploads import upload_json
from features.sheets.reading import read_upload

FOLDER = Path(__file__).parents[4] / "shared" / "examples" / "uploads"
NAMES = sorted(path.name.removesuffix(".expected.json") for path in FOLDER.glob("*.expected.json"))


def test_the_example_files_are_there() -> None:
    if not NAMES:
        pytest.skip("the example uploads are not beside the project")


@pytest.mark.parametrize("name", NAMES)
def test_every_row_of_an_example_is_judged_as_expected(name: str) -> None:
    want = json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))
    result = read_upload((FOLDER / name).read_bytes(), name)
    got = json.loads(json.dumps(upload_json(result)))
    assert (got["rijen"], got["goed"]) == (want["rijen"], want["goed"])
    assert {fout["rij"] for fout in got["fout"]} == {fout["rij"] for fout in want["fout"]}
    unnamed = [fout for fout in want["fout"] if not any(is_near(fout, other) for other in got["fout"])]
    assert not unnamed
    differences = [
        (row, *difference)
        for row, plek in want["plekken"].items()
        for difference in compare(plek, got["plekken"].get(row), "")
    ]
    assert not differences


@pytest.mark.parametrize("name", NAMES)
def test_every_good_row_of_an_example_is_a_plek_once_the_uploader_is_known(name: str) -> None:
    result = read_upload((FOLDER / name).read_bytes(), name)
    for rij in result.plekken:
        aanbieder = rij.velden["aanbieder"]
        assert isinstance(aanbieder, dict)
        velden = {**rij.velden, "aanbieder": {"soort": "werkgever", **aanbieder}}
        assert type(rij).of(rij.rij, velden).plek().kenmerk == rij.velden["kenmerk"]


def is_near(want: dict[str, Any], got: dict[str, Any]) -> bool:
    paths = (want["veld"], *want.get("ook", ()))
    said = got["veld"]
    same = any(said == path or said.startswith(f"{path}.") or path.startswith(f"{said}.") for path in paths)
    return bool(want["rij"] == got["rij"]) and same


def compare(want: Any, got: Any, path: str) -> list[tuple[str, Any, Any]]:
    if want in (None, []) and got in (None, []):
        return []
    if isinstance(want, dict):
        inner = got if isinstance(got, dict) else {}
        return [
            one for key, value in want.items() for one in compare(value, inner.get(key), f"{path}.{key}".strip("."))
        ]
    if isinstance(want, list):
        same = sorted(map(json.dumps, want)) == sorted(json.dumps(item) for item in got or ())
        same = same or sorted(json.dumps(item, sort_keys=True) for item in want) == sorted(
            json.dumps(item, sort_keys=True) for item in got or ()
        )
    elif path.endswith("postcode"):
        same = str(want).replace(" ", "") == str(got).replace(" ", "")
    elif isinstance(want, str):
        same = " ".join(want.split()) == " ".join(str(got).split())
    else:
        same = want == got
    return [] if same else [(path, want, got)]
