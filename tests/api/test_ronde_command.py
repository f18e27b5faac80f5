"""The commands of the week: rematch, ronde, voorstellen, voorstel, besluit, and erasing."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.api.conftest import Plekwijzer
from tests.api.people import pip, plek

Write = Callable[[str, object], Path]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the database stands after the commands that many tests begin with, to copy."""
    return tmp_path_factory.mktemp("bewaard")


@pytest.fixture
def region(plekwijzer: Plekwijzer, write: Write, tmp_path: Path, kept: Path) -> Plekwijzer:
    def add() -> None:
        plekwijzer("pips", "add", write("p.json", [pip("A", leerroute="z"), pip("B"), pip("C")]))
        plekwijzer("plekken", "add", write("q.json", [plek("EEN"), plek("TWEE")]))

    done_once(kept / "region", tmp_path, add)
    return plekwijzer


@pytest.fixture
def published(region: Plekwijzer, tmp_path: Path, kept: Path) -> Plekwijzer:
    done_once(kept / "published", tmp_path, lambda: region("rematch", "--week", "2026-W48"))
    return region


def done_once(kept: Path, folder: Path, how: Callable[[], object]) -> None:
    """Have the database in this folder as it is after these commands, which are given the first time only."""
    if not kept.is_dir():
        how()
        kept.mkdir()
        for part in folder.glob("test.sqlite3*"):
            shutil.copy(part, kept)
        return
    for part in folder.glob("test.sqlite3*"):
        part.unlink()
    for part in kept.iterdir():
        shutil.copy(part, folder)


def test_a_ronde_says_what_it_did_and_run_twice_that_it_did_nothing(region: Plekwijzer) -> None:
    first = region("rematch", "--week", "2026-W48")
    assert "Ronde 2026-W48: 2 van de 3 pips krijgen een voorstel, 1 niet." in first.out
    assert "2 nieuw, 0 gebleven" in first.out
    again = region("rematch", "--week", "2026-W48")
    assert (again.code, again.out.splitlines()[0]) == (0, "Ronde 2026-W48 is al gepubliceerd. Er is niets veranderd.")


def test_a_try_out_publishes_nothing(region: Plekwijzer) -> None:
    assert "Proef: er is niets gepubliceerd." in region("rematch", "--week", "2026-W48", "--dry-run").out
    assert region("ronde", "show").code == 2


def test_a_day_of_judging_names_its_week(region: Plekwijzer) -> None:
    assert "Ronde 2026-W53:" in region("rematch", "--op", "2026-12-31").out


def test_a_ronde_is_shown_to_people_and_to_programs(published: Plekwijzer) -> None:
    published("rematch", "--week", "2026-W49")
    shown = published("ronde", "show").out
    for words in (
        "Ronde 2026-W49: 2 van de 3",
        "0 nieuw, 2 gebleven",
        "2 rondes",
        "Rust kost niets.",
        "te weinig mensen om te tonen",
    ):
        assert words in shown
    data = published("ronde", "show", "2026-W48", "--json").json()
    assert (data["ronde"]["week"], data["verslag"]["nieuw"]) == ("2026-W48", 2)
    assert len(data["langstZonderVoorstel"]) == 1
    assert all("mensen" not in kans for kans in data["verslag"]["kansen"])


def test_a_ronde_is_done_again_to_the_letter(published: Plekwijzer) -> None:
    assert "komt precies hetzelfde uit" in published("ronde", "rerun", "2026-W48").out
    assert published("ronde", "rerun", "2026-W49").code == 2


def test_a_voorstel_is_taken_from_the_list_to_a_plaatsing(published: Plekwijzer) -> None:
    assert "Samen 2 voorstellen." in published("voorstellen").out
    kenmerk = published("voorstellen", "--json").lines()[0]["kenmerk"]
    for stap, status in (("overnemen", "in behandeling"), ("akkoord", "akkoord"), ("plaatsen", "geplaatst")):
        assert f"Nu: {status}." in published("besluit", stap, kenmerk, "--door", "anna", "--rol", "klantmanager").out
    told = published("voorstel", kenmerk).out
    assert "plaatsen door anna (klantmanager)" in told
    assert "Waarom deze score" in told
    data = published("voorstel", kenmerk, "--json").json()
    assert [one["stap"] for one in data["besluiten"]] == ["overnemen", "akkoord", "plaatsen"]
    assert data["oordeel"]["pip"] == data["voorstel"]["pip"]
    assert data["oordeel"]["stevigheid"]["tekst"] in told
    assert data["nietEersteKeus"] is None


def test_refusing_says_what_the_reden_does(published: Plekwijzer) -> None:
    kenmerk = published("voorstellen", "--json").lines()[0]["kenmerk"]
    ran = published("besluit", "afwijzen", kenmerk, "--door", "anna", "--reden", "aanbiederReageertNiet")
    assert "Deze plek doet niet mee, 30 dagen lang." in ran.out
    assert "1 plek even stil" in published("rematch", "--week", "2026-W49").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("besluit", "afwijzen", "2026-W48-1", "--door", "x"), "kies een reden"),
        (("besluit", "akkoord", "2026-W48-9", "--door", "x"), "staat niet in de database"),
        (("besluit", "plaatsen", "2026-W48-1", "--door", "x"), "Deze stap kan dan niet"),
        (("besluit", "akkoord", "2026-W48-1"), "--door ontbreekt"),
        (("rematch", "--week", "2027-W53"), "deze week bestaat niet"),
        (("rematch", "--week", "2026-W49", "--regio", "AM99"), "deze arbeidsmarktregio bestaat niet"),
        (("rematch", "--week", "2026-W49", "--ondergrens", "z"), "verwacht groep=aandeel"),
        (("rematch", "--week", "2026-W49", "--ondergrens", "lijst=0.5"), "--lijst BESTAND"),
        (("rematch", "--week", "2026-W49", *("--ondergrens", "leerrouteZ=1") * 2), "elke groep één keer"),
        (("ronde", "show", "2026-W50"), "is er niet"),
        (("pips", "erase", "A"), "--zeker"),
        (("pips", "erase", "Z", "--zeker"), "staat niet in de database"),
        (("worker",), "werkt alleen met PostgreSQL"),
    ],
)
def test_what_cannot_be_is_told_in_dutch(published: Plekwijzer, words: tuple[str, ...], told: str) -> None:
    ran = published(*words)
    assert ran.code == 2
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_an_empty_database_has_no_ronde(plekwijzer: Plekwijzer) -> None:
    ran = plekwijzer("rematch", "--week", "2026-W48")
    assert (ran.code, "geen ronde gedaan" in ran.out) == (0, True)


def test_a_floor_is_kept_and_a_list_is_never_stored(region: Plekwijzer, write: Write, tmp_path: Path) -> None:
    file = write("groep.txt", "A\nonbekende-wie\n")
    asked = ("--ondergrens", "leerrouteZ=1", "--ondergrens", "lijst=1", "--lijst", file, "--aantal-eerst")
    out = region("rematch", "--week", "2026-W48", *asked).out
    assert "Ondergrens leerroute z" in out
    assert "A" in {one["pip"] for one in region("voorstellen", "--json").lines()}
    assert region("ronde", "rerun", "2026-W48").code == 2
    kept = b"".join(part.read_bytes() for part in tmp_path.glob("test.sqlite3*"))
    assert b"onbekende-wie" not in kept


def test_an_erased_person_is_gone(published: Plekwijzer) -> None:
    assert published("pips", "erase", "A", "--zeker").out == "A is gewist, met 1 versie.\n"
    assert "Daarna 1 persoon gewist" in published("ronde", "show").out
    assert "A" not in {one["pip"] for one in published("voorstellen", "--json").lines()}
