"""The commands on the database: adding, suggesting, and a ronde."""

from collections.abc import Callable
from pathlib import Path

from tests.api.conftest import Plekwijzer
from tests.api.people import pip, plek

Write = Callable[[str, object], Path]
DAY = ("--op", "2026-11-23")


def test_what_is_added_twice_is_kept_once_and_a_change_is_a_version(plekwijzer: Plekwijzer, write: Write) -> None:
    file = write("p.json", [pip("A"), pip("B")])
    assert plekwijzer("pips", "add", file).out == "2 nieuw, 0 gewijzigd, 0 hetzelfde.\n"
    assert plekwijzer("pips", "add", file).out == "0 nieuw, 0 gewijzigd, 2 hetzelfde.\n"
    changed = write("p2.json", pip("A", doel="werk"))
    assert plekwijzer("pips", "add", changed).out == "0 nieuw, 1 gewijzigd, 0 hetzelfde.\n"


def test_the_first_command_makes_the_database(plekwijzer: Plekwijzer, write: Write, tmp_path: Path) -> None:
    (tmp_path / "test.sqlite3").unlink()
    assert plekwijzer("pips", "add", write("p.json", pip())).out == "1 nieuw, 0 gewijzigd, 0 hetzelfde.\n"
    assert (tmp_path / "test.sqlite3").is_file()


def test_the_best_plekken_for_a_pip_come_first(plekwijzer: Plekwijzer, write: Write) -> None:
    near, far = plek("DICHTBIJ"), plek("VER", postcode="7521")
    plekwijzer("pips", "add", write("p.json", pip()))
    plekwijzer("plekken", "add", write("q.json", [far, near, plek("VOL", capaciteit=0)]))
    answers = plekwijzer("suggest", "--pip", "PIP-1", *DAY, "--json").lines()
    assert [answer["plek"] for answer in answers] == ["DICHTBIJ", "VER"]
    assert "Medewerker magazijn" in plekwijzer("suggest", "--pip", "PIP-1", "-n", "1", *DAY).out


def test_the_best_pips_for_a_plek_come_first(plekwijzer: Plekwijzer, write: Write) -> None:
    plekwijzer("pips", "add", write("p.json", [pip("VER", inburgeraar={"postcode": "7521"}), pip("DICHTBIJ")]))
    plekwijzer("plekken", "add", write("q.json", plek()))
    answers = plekwijzer("candidates", "--plek", "PLEK-1", *DAY, "--json").lines()
    assert [answer["pip"] for answer in answers] == ["DICHTBIJ", "VER"]


def test_nothing_that_fits_is_said_so(plekwijzer: Plekwijzer, write: Write) -> None:
    plekwijzer("pips", "add", write("p.json", pip()))
    assert "past nu geen van de 0 plekken" in plekwijzer("suggest", "--pip", "PIP-1", *DAY).out


def test_a_ronde_gives_the_seat_to_whom_it_helps_most_in_all(plekwijzer: Plekwijzer, write: Write) -> None:
    plekwijzer("pips", "add", write("p.json", [pip("A"), pip("B")]))
    plekwijzer("plekken", "add", write("q.json", [plek("EEN"), plek("TWEE")]))
    out = plekwijzer("rematch", *DAY).out
    assert "2 van de 2 pips krijgen een voorstel" in out
    again = plekwijzer("rematch", *DAY)
    assert again.code == 0


def test_assign_gives_the_same_bytes_in_any_order(plekwijzer: Plekwijzer, write: Write) -> None:
    people, places = [pip(f"P{k}") for k in range(6)], [plek(f"Q{k}") for k in range(4)]
    first = ("--pips", write("p1.json", people), "--plekken", write("q1.json", places))
    second = ("--pips", write("p2.json", people[::-1]), "--plekken", write("q2.json", places[::-1]))
    answers = [plekwijzer("assign", *files, *DAY, "--json").out for files in (first, second)]
    assert answers[0] == answers[1]
    assert '"geplaatst": 4' in answers[0]


def test_assign_can_be_read_by_a_person(plekwijzer: Plekwijzer, write: Write) -> None:
    files = ("--pips", write("p.json", [pip("A"), pip("B")]), "--plekken", write("q.json", plek()))
    out = plekwijzer("assign", *files, *DAY, "--seed", "7").out
    assert "1 pips krijgen een voorstel" in out or "1 pip krijgt een voorstel" in out
    assert "zonder voorstel: 1 plek past" in out
