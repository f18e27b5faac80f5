"""Is this the plek we already have? Measured on invented variants, and asked about one plek at a time."""

import json
from functools import cache
from pathlib import Path

import pytest

from data.schemas.plek import Plek
from features.duplicates.find import LIKELY, MOST, Duplicate, find_duplicates
from features.duplicates.likeness import likeness_of, neighbours, where
from tests.features.duplicates.variants import NEAR_MISSES, Proof, make_proof

UPLOADS = Path(__file__).parents[4] / "shared" / "examples" / "uploads"
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.9

BASE = {
    "kenmerk": "A-1",
    "titel": "Medewerker groenvoorziening",
    "aanbieder": {"naam": "Hoveniersbedrijf Assink", "soort": "werkgever"},
    "soort": "werkervaringsplaats",
    "uren": {"min": 20},
    "tijden": [{"dag": dag, "van": "07:30", "tot": "12:30"} for dag in ("ma", "di", "wo", "do")],
    "postcode": "7581 CM",
    "capaciteit": 2,
    "startdatum": "2027-03-15",
}


def plek(**changed: object) -> Plek:
    naam = changed.pop("naam", None)
    aanbieder = {"aanbieder": {"naam": naam, "soort": "werkgever"}} if naam else {}
    return Plek.model_validate_json(json.dumps({**BASE, "kenmerk": "B-1", **changed, **aanbieder}))


KNOWN = plek(kenmerk="A-1")


def offered(new: Plek, known: Plek = KNOWN) -> bool:
    return bool(find_duplicates([new], [known]))


@cache
def made(n: int, seed: int, regio: str | None) -> Proof:
    return make_proof(n, seed=seed, regio=regio)


def measure(proof: Proof) -> tuple[float, float]:
    pairs = {(one.new, one.of) for one in find_duplicates(proof.new, proof.known)}
    right = {(place, kenmerk) for place, kenmerk in enumerate(proof.truth) if kenmerk}
    return len(pairs & right) / len(pairs), len(pairs & right) / len(right)


@pytest.mark.parametrize(("seed", "regio"), [(1, "AM05"), (2, "AM05"), (3, None)])
def test_nearly_all_variants_are_found_and_nearly_nothing_else_is_offered(seed: int, regio: str | None) -> None:
    precision, recall = measure(made(900, seed, regio))
    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL


@pytest.mark.parametrize("why", NEAR_MISSES)
def test_no_kind_of_near_miss_is_offered_often(why: str) -> None:
    proof = made(900, 1, "AM05")
    places = [place for place, one in enumerate(proof.why) if one == why]
    fooled = {one.new for one in find_duplicates(proof.new, proof.known)}
    assert len(places) > 10
    assert len(fooled.intersection(places)) <= 0.1 * len(places)


@pytest.mark.parametrize(
    "naam",
    [
        "hoveniersbedrijf assink",
        "HOVENIERSBEDRIJF ASSINK B.V.",
        "Hoveniersbedr. Assink",
        "Assink Hoveniersbedrijf BV",
        "Hoveniersbedrijf Asink",
        "Stichting Hoveniersbedrijf Assink",
        "Hoveniers bedrijf Assink",
        "Hoveniersbedrijf Assink Losser",
    ],
)
def test_the_naam_of_an_aanbieder_may_be_written_in_other_ways(naam: str) -> None:
    assert offered(plek(naam=naam))


@pytest.mark.parametrize(
    "naam", ["Hoveniersbedrijf Nijhof", "Schildersbedrijf Assink", "Hoveniersbedrijf Hassing", "Gemeente Losser"]
)
def test_another_aanbieder_in_the_same_postcode_is_another_plek(naam: str) -> None:
    assert not offered(plek(naam=naam))


@pytest.mark.parametrize(
    "titel",
    [
        "Groenvoorziening medewerker",
        "medewerker GROENVOORZIENING (m/v)",
        "Medew. groen",
        "Mederwerker groenvoorzieing",
        "WEP medewerker groenvoorziening - per direct",
        "Medewerkster groenvoorziening 20 uur",
    ],
)
def test_the_titel_may_say_the_same_in_other_words(titel: str) -> None:
    assert offered(plek(titel=titel))


@pytest.mark.parametrize("titel", ["Medewerker kantoor", "Chauffeur", "Medewerker onderhoud machines"])
def test_another_function_at_the_same_aanbieder_is_another_plek(titel: str) -> None:
    assert not offered(plek(titel=titel))


def test_an_extra_word_in_the_titel_counts_when_the_omschrijving_has_it() -> None:
    known = plek(kenmerk="A-1", omschrijving="Snoeien, schoffelen en bladblazen.")
    assert likeness_of(plek(titel="Groen (snoeien/schoffelen)"), known) > likeness_of(
        plek(titel="Groen (snoeien/schoffelen)"), KNOWN
    )


def test_numbers_that_differ_make_two_functions() -> None:
    assert not offered(plek(titel="Productie lijn 2"), plek(kenmerk="A-1", titel="Productie lijn 1"))


def test_clearly_other_times_make_two_plekken() -> None:
    evening = [{"dag": dag, "van": "18:00", "tot": "21:00"} for dag in ("vr", "za")]
    assert not offered(plek(tijden=evening))
    assert not offered(plek(tijden=None, uren={"min": 36}))


def test_slightly_other_times_hours_seats_and_dates_do_not() -> None:
    later = [{"dag": dag, "van": "08:00", "tot": "12:30"} for dag in ("ma", "di", "wo")]
    assert offered(plek(tijden=later, uren={"min": 16, "max": 24}, capaciteit=5, startdatum="2027-06-01"))


@pytest.mark.parametrize(
    ("postcode", "likely"), [("7581", True), ("7581CM", True), ("7511 AA", False), ("9711", False)]
)
def test_a_plek_elsewhere_is_another_plek(postcode: str, likely: bool) -> None:
    assert offered(plek(postcode=postcode)) is likely


def test_neighbouring_postcodes_count_less_than_the_same() -> None:
    near = sorted(neighbours("7511") - {"7511"})
    assert near
    assert 0 < where("7511 AA", near[0]) < where("7511 AA", "7511 BB") < where("7511 AA", "7511") == 1
    assert where("7511", "9711") == 0


def test_the_same_kenmerk_is_an_update_and_nothing_is_asked() -> None:
    assert find_duplicates([plek(kenmerk="A-1", capaciteit=5)], [KNOWN]) == []


def test_an_updated_plek_stands_in_for_the_known_one() -> None:
    moved = plek(kenmerk="A-1", postcode="9711 AB")
    assert find_duplicates([plek(), moved], [KNOWN]) == []
    assert [one.of for one in find_duplicates([plek(), plek(kenmerk="A-1", capaciteit=3)], [KNOWN])] == ["A-1"]


def test_two_new_rows_are_offered_once_the_later_one_pointing_at_the_earlier() -> None:
    found = find_duplicates([plek(), plek(kenmerk="B-2", naam="Assink hoveniersbedrijf")], [])
    assert [(one.new, one.of) for one in found] == [(1, 0)]


def test_what_is_offered_says_how_alike_it_is_and_what_differs() -> None:
    found = find_duplicates([plek(naam="Hoveniersbedr. Assink", capaciteit=3, startdatum=None)], [KNOWN])
    assert found == [
        Duplicate(
            0,
            "A-1",
            found[0].likeness,
            (
                "Aanbieder: ‘Hoveniersbedr. Assink’ in plaats van ‘Hoveniersbedrijf Assink’",
                "Aantal plaatsen: 3 in plaats van 2",
                "Startdatum: onbekend in plaats van 15 maart 2027",
            ),
        )
    ]
    assert LIKELY <= found[0].likeness < 1


def test_equal_plekken_differ_in_nothing() -> None:
    assert find_duplicates([plek()], [KNOWN]) == [Duplicate(0, "A-1", 1.0, ())]


def test_velden_that_are_told_apart_only_by_name_come_last() -> None:
    found = find_duplicates([plek(rijbewijs=["B"], sector="groen")], [plek(kenmerk="A-1", rijbewijs=[], sector="bouw")])
    assert found[0].verschil == ("Ook anders: sector, rijbewijs",)


def test_times_are_shown_by_the_days_that_share_them() -> None:
    found = find_duplicates([plek(tijden=None)], [KNOWN])
    assert found[0].verschil == ("Tijden: onbekend in plaats van ma, di, wo, do 07:30-12:30",)


def test_a_file_of_equal_rows_stays_quick_and_offers_a_few_each() -> None:
    found = find_duplicates([plek(kenmerk=f"B-{number}") for number in range(2000)], [])
    assert max(sum(1 for one in found if one.new == new) for new in (5, 1999)) == MOST


def test_names_without_a_telling_word_are_still_compared() -> None:
    assert offered(plek(naam="De Groep B.V."), plek(kenmerk="A-1", naam="de groep BV"))
    assert offered(plek(titel="Medewerker"), plek(kenmerk="A-1", titel="Medewerker"))


def test_nothing_new_asks_nothing() -> None:
    assert find_duplicates([], [KNOWN]) == []


def test_the_order_of_the_known_plekken_does_not_matter() -> None:
    proof = made(900, 1, "AM05")
    assert find_duplicates(proof.new, proof.known) == find_duplicates(proof.new, proof.known[::-1])


@pytest.mark.parametrize("file", ["plekken_export.json", "vacaturelijst_wsp_twente.csv", "vrijwilligersvacatures.csv"])
def test_the_pairs_that_the_examples_name_are_offered_and_no_others(file: str) -> None:
    reading = pytest.importorskip("features.sheets.reading", reason="the reader of uploads is not there yet")
    if not (UPLOADS / file).is_file():
        pytest.skip("the example uploads are not on this machine")
    rows = pytest.importorskip("features.sheets.rows")
    result = reading.read_upload((UPLOADS / file).read_bytes(), file, rows.Standaard("wsp", "werkgever"))
    plekken = [rij.plek() for rij in result.plekken]
    found = [[result.plekken[int(one.of)].rij, result.plekken[one.new].rij] for one in find_duplicates(plekken, [])]
    assert found == json.loads((UPLOADS / f"{file}.expected.json").read_text(encoding="utf-8"))["dubbel"]
