import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.schemas.errors import Fout, InvoerFout
from features.intake.pair_reading import read_batch_line, read_pair
from tests.features.intake.examples import BSN, pip, plek

VIGNETTES = Path(__file__).parents[4] / "shared" / "examples" / "vignettes"


def fouten(data: object, number: int = 7, **options: bool) -> tuple[Fout, ...]:
    line = data if isinstance(data, bytes) else json.dumps(data).encode()
    with pytest.raises(InvoerFout) as caught:
        read_batch_line(line, number, bron="paren.jsonl", **options)
    return caught.value.fouten


def test_every_example_vignette_reads_without_faults() -> None:
    if not VIGNETTES.is_dir():
        pytest.skip("the example vignettes are not beside the repository")
    for number, path in enumerate(sorted(VIGNETTES.glob("*.json")), 1):
        data: dict[str, Any] = json.loads(path.read_text())
        pips = [data[key] for key in ("pip", "pipA", "pipB") if key in data]
        plekken = [data[key] for key in ("plek", "plekA", "plekB") if key in data]
        pairs = [{"pip": one, "plek": other, "op": data["op"]} for one in pips for other in plekken]
        assert pairs, path.name
        for pair in pairs:
            assert read_pair(pair, path.name) == read_batch_line(json.dumps(pair).encode(), number)


def test_a_line_without_richting_and_op_takes_the_advised_richting_and_leaves_the_day_open() -> None:
    paar = read_batch_line(json.dumps({"pip": pip(), "plek": plek()}).encode() + b"\r\n", 1)
    assert (paar.pip.kenmerk, paar.plek.kenmerk, paar.richting, paar.op) == ("PIP-003", "PLEK-080", "auto", None)


@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_line_gives_its_richting_and_day(ascii_only: bool) -> None:
    data = {"pip": pip(vakskills=["één"]), "plek": plek(), "richting": "vraaggericht", "op": "2026-11-23"}
    paar = read_batch_line(json.dumps(data, ensure_ascii=ascii_only).encode(), 1)
    assert (paar.richting, paar.op) == ("vraaggericht", date(2026, 11, 23))


def test_all_faults_of_a_line_are_named_with_line_kenmerken_and_veld() -> None:
    data = {"pip": pip(versie=0), "plek": plek(groep={"min": 3, "max": 2}), "richting": "x", "op": "86400"}
    data["pip"]["bezet"][0] |= {"dag": "x", "tot": "08:00"}
    found = fouten(data)
    assert {fout.item for fout in found} == {"regel 7 (PIP-003, PLEK-080)"}
    assert [fout.veld for fout in found] == [
        "pip.versie",
        "pip.bezet[0].dag",
        "richting",
        "pip.bezet[0].tot",
        "plek.groep.max",
        "op",
    ]


def test_a_line_that_is_no_json_names_line_and_character() -> None:
    (fout,) = fouten(b'{"pip": NaN}')
    assert str(fout).startswith("paren.jsonl, regel 7: geen geldige JSON bij teken 9: NaN en Infinity")
    assert fouten(b"")[0].item == "regel 7"


def test_a_line_that_is_no_object_or_lacks_a_side_is_refused() -> None:
    assert [fout.tekst for fout in fouten([])] == ["verwacht: een object tussen accolades { }, geen lijst"]
    assert [fout.veld for fout in fouten({})] == ["pip", "plek"]


def test_a_bsn_on_a_line_is_refused_and_its_kenmerk_not_shown() -> None:
    found = fouten({"pip": pip(kenmerk=BSN), "plek": plek(contact=f"BSN {BSN}"), "extra": int(BSN)})
    assert [(fout.item, fout.veld) for fout in found] == [
        ("regel 7 (PLEK-080)", "pip.kenmerk"),
        ("regel 7 (PLEK-080)", "plek.contact"),
        ("regel 7 (PLEK-080)", "extra"),
    ]


def test_unknown_postcodes_on_a_line_are_refused_when_asked() -> None:
    data = {"pip": pip(), "plek": plek(postcode="1000")}
    assert read_batch_line(json.dumps(data).encode(), 1)
    assert [fout.veld for fout in fouten(data, known_postcodes_only=True)] == ["plek.postcode"]


@pytest.mark.parametrize("data", [float("nan"), "\ud800", {1, 2}, None, {"pip": {"kenmerk": "\ud800"}}])
def test_data_that_cannot_be_json_is_a_fout(data: object) -> None:
    with pytest.raises(InvoerFout):
        read_pair(data, "verzoek")


def test_a_pair_that_was_already_read_is_named_by_its_kenmerken() -> None:
    with pytest.raises(InvoerFout) as caught:
        read_pair({"pip": pip(versie=0), "plek": plek()}, "verzoek")
    assert str(caught.value) == "verzoek, PIP-003, PLEK-080, pip.versie: verwacht: 1 of meer"
