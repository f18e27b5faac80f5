"""Bad input: every fault at once, with file, item and field, in Dutch, exit code 2, nothing stored."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.api.conftest import Plekwijzer
from tests.api.people import pip, plek

Write = Callable[[str, object], Path]

FAULTS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "malformed": ("{", ("p.json",)),
    "empty file": ("", ("p.json",)),
    "wrong type": (pip(reistijd={"maxMinuten": "veel"}), ("reistijd.maxMinuten",)),
    "unknown level": (pip(taalniveau={"spreken": "B7"}), ("taalniveau.spreken", "A0, A1, A2, B1, B2 of C1")),
    "impossible time": (pip(bezet=[{"dag": "ma", "van": "12:00", "tot": "09:00"}]), ("bezet",)),
    "hour 25": (pip(bezet=[{"dag": "ma", "van": "09:00", "tot": "25:00"}]), ("bezet",)),
    "not a number": ('{"kenmerk": "PIP-1", "taallesUren": NaN}', ("p.json",)),
    "bad postcode": (pip(inburgeraar={"postcode": "0123"}), ("inburgeraar.postcode",)),
    "unknown postcode": (pip(inburgeraar={"postcode": "1000"}), ("inburgeraar.postcode", "1000")),
    "double kenmerk": ([pip(), pip()], ("kenmerk",)),
    "missing field": ({"kenmerk": "PIP-1"}, ("inburgeraar", "taalniveau", "reistijd")),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_place_and_nothing_is_stored(name: str, plekwijzer: Plekwijzer, write: Write) -> None:
    data, expected = FAULTS[name]
    ran = plekwijzer("pips", "add", write("p.json", data))
    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err
    for word in ("p.json", *expected):
        assert word in ran.err
    assert "staat niet in de database" in plekwijzer("suggest", "--pip", "PIP-1").err


def test_all_faults_of_all_files_come_at_once(plekwijzer: Plekwijzer, write: Write) -> None:
    first = write("een.json", [pip("A", doel="x"), pip("B", leerroute="y")])
    second = write("twee.json", pip("C", rijbewijs=["Z"]))
    err = plekwijzer("pips", "add", first, second).err
    for word in ("een.json", "item 1", "item 2", "doel", "leerroute", "twee.json", "rijbewijs"):
        assert word in err


def test_a_kenmerk_in_two_files_is_refused(plekwijzer: Plekwijzer, write: Write) -> None:
    ran = plekwijzer("plekken", "add", write("a.json", plek()), write("b.json", plek()))
    assert ran.code == 2
    assert "PLEK-1" in ran.err


def test_a_bsn_is_refused_and_never_repeated(plekwijzer: Plekwijzer, write: Write) -> None:
    bsn = "999990019"
    for place in (pip(opmerking=bsn), pip(vakskills=[f"lassen {bsn}"]), pip(f"PIP-{bsn}"), pip(**{bsn: 1})):
        ran = plekwijzer("pips", "add", write("p.json", place))
        assert ran.code == 2
        assert "BSN" in ran.err
        assert bsn not in ran.err


def test_a_judgement_of_an_unknown_postcode_asks_for_it(plekwijzer: Plekwijzer, write: Write) -> None:
    somewhere = pip(inburgeraar={"postcode": "6800"})
    files = ("--pip", write("p.json", somewhere), "--plek", write("q.json", plek()), "--op", "2026-11-23")
    answer = plekwijzer("judge", *files, "--richting", "aanbodgericht", "--json").json()
    assert "onbekend" in {punt["code"] for punt in answer["voorwaarden"]}


def test_an_empty_list_is_a_valid_empty_answer(plekwijzer: Plekwijzer, write: Write) -> None:
    nothing = write("niets.json", [])
    assert plekwijzer("pips", "add", nothing).code == 0
    answer = plekwijzer("assign", "--pips", nothing, "--plekken", nothing, "--op", "2026-11-23", "--json").json()
    assert (answer["geplaatst"], answer["voorstellen"], answer["zonderVoorstel"]) == (0, [], [])


def test_people_without_any_plek_are_told_so(plekwijzer: Plekwijzer, write: Write) -> None:
    files = ("--pips", write("p.json", [pip()]), "--plekken", write("q.json", []))
    [zonder] = plekwijzer("assign", *files, "--op", "2026-11-23", "--json").json()["zonderVoorstel"]
    assert zonder["code"] == "geenPassendePlek"
    assert zonder["reden"] == "Er zijn nu geen plekken."


def test_a_day_that_is_no_date_is_explained(plekwijzer: Plekwijzer, write: Write) -> None:
    ran = plekwijzer("judge", "--pip", write("p.json", pip()), "--plek", write("q.json", plek()), "--op", "gisteren")
    assert ran.code == 2
    assert "2026-11-23" in ran.err


def test_the_output_is_valid_json_also_with_emoji(plekwijzer: Plekwijzer, write: Write) -> None:
    names = ("--pip", write("p.json", pip("PIP-😀")), "--plek", write("q.json", plek("PLEK-é")))
    answer = json.loads(plekwijzer("judge", *names, "--op", "2026-11-23", "--json").out)
    assert (answer["pip"], answer["plek"]) == ("PIP-😀", "PLEK-é")


def test_who_stops_a_command_is_told_that_it_can_be_done_again(
    plekwijzer: Plekwijzer, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("api.cli.pips.read_files", stop)
    ran = plekwijzer("pips", "add", write("p.json", pip()))
    assert (ran.code, ran.out) == (130, "")
    assert ran.err.strip() == "Gestopt. Doe het commando opnieuw als het nog moet gebeuren."
