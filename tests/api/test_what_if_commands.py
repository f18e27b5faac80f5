"""The commands that say what would change the answer: what-if on the database, and watAls in a judgement."""

import json
from collections.abc import Callable
from pathlib import Path

from jsonschema import Draft202012Validator

from tests.api.conftest import SHARED, Plekwijzer
from tests.api.people import pip, plek

Write = Callable[[str, object], Path]
DAY = ("--op", "2026-11-23")
TILLEN = {"belastbaarheid": {"urenPerWeek": 32, "naastTaalles": True, "beperkingen": ["nietTillen"]}}


def test_judge_says_what_would_make_it_fit_in_the_shape_of_the_contract(plekwijzer: Plekwijzer, write: Write) -> None:
    person, place = write("p.json", pip(**TILLEN)), write("q.json", plek(belasting=["tillen"], takenAanpasbaar=False))
    asked = ("judge", "--pip", person, "--plek", place, "--richting", "aanbodgericht", *DAY)
    oordeel = plekwijzer(*asked, "--json").json()
    schema = json.loads((SHARED / "contract" / "oordeel.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(oordeel)
    [one] = oordeel["watAls"]
    assert one["wijzigingen"] == [{"kant": "plek", "veld": "takenAanpasbaar", "van": False, "naar": True}]
    assert "Wat als:" in plekwijzer(*asked).out


def test_a_batch_says_what_if_only_when_asked(plekwijzer: Plekwijzer) -> None:
    place = plek(belasting=["tillen"], takenAanpasbaar=False)
    line = json.dumps({"pip": pip(**TILLEN), "plek": place, "richting": "aanbodgericht", "op": "2026-11-23"}).encode()
    assert "watAls" not in plekwijzer("judge", "--batch", "-", stdin=line).lines()[0]
    assert len(plekwijzer("judge", "--batch", "-", "--wat-als", stdin=line).lines()[0]["watAls"]) == 1


def test_what_if_ranks_changes_by_what_they_open(plekwijzer: Plekwijzer, write: Write) -> None:
    plekwijzer("pips", "add", write("p.json", [pip("A", **TILLEN), pip("B")]))
    heavy = [plek(f"ZWAAR-{k}", belasting=["tillen"], takenAanpasbaar=False) for k in range(2)]
    plekwijzer("plekken", "add", write("q.json", heavy))
    asked = ("what-if", "--pip", "A", "--richting", "aanbodgericht", *DAY)
    told = plekwijzer(*asked).out
    assert told.startswith("Aangepaste taken: 2 plekken erbij, beste score wordt 0,")
    first = plekwijzer(*asked, "--json").json()["veranderingen"][0]
    assert (first["code"], first["erbij"], first["plekken"]) == ("takenAanpassen", 2, ["ZWAAR-0", "ZWAAR-1"])
    then = plekwijzer(*asked, "--als", "takenAanpassen").out
    assert "2 plekken: 2 erbij, 0 weg" in then and "Er is niets bewaard" in then


def test_what_if_with_bad_input_ends_in_dutch(plekwijzer: Plekwijzer, write: Write) -> None:
    plekwijzer("pips", "add", write("p.json", pip("A")))
    unknown = plekwijzer("what-if", "--pip", "NIEMAND", *DAY)
    assert unknown.code == 2 and "staat niet in de database" in unknown.err
    beyond = plekwijzer("what-if", "--pip", "A", "--als", "verhuizen", *DAY)
    assert beyond.code == 2 and "staat niet in de tabel" in beyond.err and "taalmaatje" in beyond.err
    nothing = plekwijzer("what-if", "--pip", "A", *DAY)
    assert nothing.code == 0 and "opent iets bij de 0 plekken" in nothing.out


def test_why_not_tells_who_missed_what_and_what_an_exchange_costs(plekwijzer: Plekwijzer, write: Write) -> None:
    people = [pip("A", gemeente="GM0153"), pip("B", gemeente="GM0153", inburgeraar={"postcode": "7521"})]
    plekwijzer("pips", "add", write("p.json", people))
    plekwijzer("plekken", "add", write("q.json", [plek("EEN")]))
    told = plekwijzer("why-not", "--regio", "AM05", *DAY)
    assert told.code == 0, told.err
    assert (
        "B: wel passend, geen stoel vrij (EEN)" in told.out
        and "Toch een stoel hier kost samen " in told.out
        and " punt" in told.out
    )
    assert told.out.endswith("Samen 1 mens: 0 niet de eerste keus, 1 wel passend, geen stoel vrij, 0 niets past.\n")
    assert plekwijzer("why-not", "--pip", "A", *DAY).out == "A krijgt de plek die het best past.\n"
    [one] = plekwijzer("why-not", "--pip", "B", *DAY, "--json").json()["waaromNiet"]
    assert (one["soort"], one["plek"]) == ("geenCapaciteit", "EEN") and "A" not in one["tekst"].split()


def test_why_not_with_bad_input_ends_in_dutch(plekwijzer: Plekwijzer, write: Write) -> None:
    plekwijzer("pips", "add", write("p.json", pip("ZONDER")))
    for words, text in (
        ((), "geef --pip of --regio"),
        (("--pip", "X", "--regio", "AM05"), "één van de twee"),
        (("--pip", "X"), "staat niet in de database"),
        (("--pip", "ZONDER"), "de gemeente is niet bekend"),
        (("--regio", "AM99"), "bestaat niet"),
    ):
        ran = plekwijzer("why-not", *words, *DAY)
        assert ran.code == 2 and text in ran.err and not ran.out


def test_gaps_gives_a_list_with_requests(plekwijzer: Plekwijzer, write: Write) -> None:
    plekwijzer("pips", "add", write("p.json", [pip(f"P{k}", gemeente="GM0153") for k in range(12)]))
    told = plekwijzer("gaps", "--regio", "AM05", "-n", "2", *DAY)
    assert told.code == 0, told.err
    assert "1. Levert samen 0," in told.out and "Gezocht in " in told.out and "Voor 12 mensen" in told.out
    found = plekwijzer("gaps", "--regio", "AM05", "-n", "1", *DAY, "--json").json()
    assert found["doorzocht"] and found["tekorten"][0]["mensen"] == 12
    wrong = plekwijzer("gaps", "--regio", "AM99", *DAY)
    assert wrong.code == 2 and "deze arbeidsmarktregio bestaat niet" in wrong.err


def test_aanbieders_names_who_to_visit_and_what_to_ask(plekwijzer: Plekwijzer, write: Write) -> None:
    plekwijzer("pips", "add", write("p.json", pip("A", wensen={"sectoren": ["logistiek"]})))
    full = plek("VOL", capaciteit=0, sector="logistiek", taaleis={"spreken": "B1"})
    plekwijzer("plekken", "add", write("q.json", [full, plek("ANDERS", sector="horeca", capaciteit=0)]))
    told = plekwijzer("aanbieders", "--pip", "A", *DAY)
    assert told.code == 0, told.err
    assert told.out.startswith("Voor A past nu geen open plek.\n1. Magazijn Noord: Medewerker magazijn (vol)")
    assert "Vraag of er een plek bij kan." in told.out
    assert "Vraag om minder Nederlands: spreken A2 is genoeg." in told.out
    [one] = plekwijzer("aanbieders", "--pip", "A", *DAY, "--json").json()["aanbieders"]
    assert (one["plek"], one["status"]) == ("VOL", "vol")
    wrong = plekwijzer("aanbieders", "--pip", "X", *DAY)
    assert wrong.code == 2 and "staat niet in de database" in wrong.err
