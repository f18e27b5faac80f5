"""The example plans with gold answers: read well, with evidence in the text, and without what may never leave them."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from api.journeys.extract import read_document
from features.documents.opening import open_document
from features.extraction import Reading
from features.privacy.masking import MASK

SHARED = Path(__file__).parents[4] / "shared"
FOLDER = SHARED / "examples" / "pips"
GOAL = 0.97
DOCUMENTS = (
    sorted(file for file in FOLDER.glob("*") if file.suffix in (".txt", ".docx", ".pdf")) if FOLDER.is_dir() else []
)

pytestmark = pytest.mark.skipif(not DOCUMENTS, reason="the example plans are not here (../shared/examples/pips)")


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    return {file.name: read_document(file.read_bytes(), file.name) for file in DOCUMENTS}


def test_the_example_plans_are_read_well(readings: dict[str, Reading], tmp_path: Path) -> None:
    for name, reading in readings.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(reading.as_json()), encoding="utf-8")
    shown = f"import sys; print(open(sys.argv[1].replace({str(FOLDER)!r}, {str(tmp_path)!r}) + '.json').read())"
    command = [sys.executable, str(SHARED / "tools" / "score_pips.py"), str(FOLDER), sys.executable, "-c", shown]
    answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    found = re.search(r"failed (\d+) leaks (\d+) invented (\d+) .* F1 ([\d.]+)", answer)
    assert found, answer
    assert (int(found[1]), int(found[2])) == (0, 0), answer
    assert int(found[3]) <= len(DOCUMENTS) / 20, answer
    assert float(found[4]) >= GOAL, answer


def test_no_forbidden_words_leave_the_plans(readings: dict[str, Reading]) -> None:
    forbidden = json.loads((FOLDER / "verboden.json").read_text(encoding="utf-8"))
    leaks = [
        (name, word)
        for name, reading in readings.items()
        for word in forbidden.get(Path(name).stem, [])
        if re.search(rf"\b{re.escape(word)}", json.dumps(reading.as_json(), ensure_ascii=False), re.I)
    ]
    assert not leaks


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_every_citaat_stands_literally_at_its_place(file: Path, readings: dict[str, Reading]) -> None:
    text = open_document(file.read_bytes(), file.name).text
    for veld, herkomst in (readings[file.name].pip.herkomst or {}).items():
        begin, eind = herkomst.begin, herkomst.eind
        assert begin is not None, veld
        assert eind is not None, veld
        assert herkomst.citaat.strip(), veld
        assert len(herkomst.citaat) == eind - begin, veld
        assert all(a in (b, MASK) for a, b in zip(herkomst.citaat, text[begin:eind], strict=True)), veld


def test_every_field_that_was_read_has_a_citaat(readings: dict[str, Reading]) -> None:
    for reading in readings.values():
        data = reading.pip.as_json()
        herkomst = data.pop("herkomst")
        paths = {veld.split(".")[0] for veld in herkomst}
        filled = {name for name, value in data.items() if name != "kenmerk" and value not in ({}, {"postcode": None})}
        assert filled <= paths
