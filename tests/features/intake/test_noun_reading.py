import json
from typing import Any

import pytest

from data.schemas.errors import Fout, InvoerFout
from features.intake.noun_reading import read_pips, read_plekken
from tests.features.intake.examples import BSN, pip, plek


def raw(data: object) -> bytes:
    return json.dumps(data).encode()


def fouten(data: object, read: Any = read_pips, **options: bool) -> tuple[Fout, ...]:
    with pytest.raises(InvoerFout) as caught:
        read(data if isinstance(data, bytes) else raw(data), "in.json", **options)
    return caught.value.fouten


def only(data: object, read: Any = read_pips, **options: bool) -> tuple[str | None, str]:
    (fout,) = fouten(data, read, **options)
    return fout.veld, fout.tekst


def test_an_empty_list_is_a_valid_empty_answer() -> None:
    assert read_pips(b"[]", "in.json") == ()
    assert read_plekken(b" [ ] \n", "in.json") == ()


def test_one_object_and_a_list_of_one_read_the_same() -> None:
    assert read_pips(raw(pip()), "in.json") == read_pips(raw([pip()]), "in.json")
    assert read_plekken(raw(plek()), "in.json") == read_plekken(raw([plek()]), "in.json")


@pytest.mark.parametrize("data", [3, "tekst", None, True])
def test_anything_else_than_an_object_or_a_list_is_refused(data: object) -> None:
    (fout,) = fouten(data)
    assert str(fout) == "in.json: verwacht: één pip tussen accolades { } of een lijst tussen rechte haken [ ]"


def test_a_fout_names_file_item_kenmerk_and_veld() -> None:
    spoiled = pip(kenmerk="PIP-004")
    spoiled["kinderopvang"]["tijden"][2]["tot"] = "25:00"
    (fout,) = fouten([pip(), spoiled])
    assert str(fout) == (
        "in.json, item 2 (PIP-004), kinderopvang.tijden[2].tot: "
        "verwacht: een tijd van 00:00 tot en met 24:00, bijvoorbeeld 12:30"
    )
    assert fouten(spoiled)[0].item == "PIP-004"


def test_twelve_faults_in_one_file_give_twelve_messages() -> None:
    assert len(fouten([pip(kenmerk=f"P{number}", versie=0) for number in range(12)])) == 12


def test_every_fault_of_every_item_is_named_at_once() -> None:
    one = pip(kenmerk="P1", versie=0, gemeente="Hengelo", vastgesteldOp="2026-02-30", leerroute="b2")
    two = pip(kenmerk="P2", talen=[{"taal": "Tigrinya"}], werkervaring=[{"jaren": "drie"}], vakskills="koken")
    two["bezet"][0] |= {"dag": "maandag", "van": "12:00", "tot": "09:00"}
    three = pip(kenmerk="P1")
    del three["reistijd"]
    assert [(fout.item, fout.veld) for fout in fouten([one, two, three, 4])] == [
        ("item 1 (P1)", "versie"),
        ("item 1 (P1)", "gemeente"),
        ("item 1 (P1)", "vastgesteldOp"),
        ("item 1 (P1)", "leerroute"),
        ("item 2 (P2)", "talen[0].taal"),
        ("item 2 (P2)", "werkervaring[0].beroep"),
        ("item 2 (P2)", "werkervaring[0].jaren"),
        ("item 2 (P2)", "vakskills"),
        ("item 2 (P2)", "bezet[0].dag"),
        ("item 2 (P2)", "bezet[0].tot"),
        ("item 3 (P1)", "reistijd"),
        ("item 3 (P1)", "kenmerk"),
        ("item 4", None),
    ]


@pytest.mark.parametrize(
    ("changed", "tekst"),
    [
        ({"leerroute": "b2"}, "verwacht: b1, onderwijs of z"),
        ({"leerrouteVariant": "x"}, "verwacht: entree"),
        ({"versie": "2"}, "verwacht: een heel getal, geen tekst"),
        ({"versie": True}, "verwacht: een heel getal, geen true of false"),
        ({"versie": 2.5}, "verwacht: een heel getal, zonder cijfers achter de komma"),
        ({"versie": 0}, "verwacht: 1 of meer"),
        ({"taallesUren": "6"}, "verwacht: een getal, geen tekst"),
        ({"taallesUren": 40.5}, "verwacht: hoogstens 40"),
        ({"afgeschaaldNaarA2": "ja"}, "verwacht: true (ja) of false (nee), geen tekst"),
        ({"kenmerk": ""}, "verwacht: een tekst; dit veld mag niet leeg zijn"),
        ({"kenmerk": None}, "verwacht: een tekst, niet leeg (null)"),
        ({"kenmerk": "k" * 201}, "verwacht: een tekst van hoogstens 200 tekens"),
        ({"vakskills": {}}, "verwacht: een lijst tussen rechte haken [ ], geen object"),
        ({"reistijd": []}, "verwacht: een object tussen accolades { }, geen lijst"),
        ({"herkomst": 3}, "verwacht: een object tussen accolades { }, geen getal"),
        ({"vastgesteldOp": "01-10-2026"}, "verwacht: een bestaande datum als jaar-maand-dag, bijvoorbeeld 2026-10-01"),
        ({"vastgesteldOp": "1700006400"}, "verwacht: een bestaande datum als jaar-maand-dag, bijvoorbeeld 2026-10-01"),
        (
            {"vastgesteldOp": 20261001},
            "verwacht: een bestaande datum als jaar-maand-dag, bijvoorbeeld 2026-10-01, geen getal",
        ),
    ],
)
def test_a_wrong_value_is_answered_with_what_is_expected(changed: dict[str, object], tekst: str) -> None:
    assert only(pip(**changed)) == (next(iter(changed)), tekst)


def test_a_missing_veld_is_named_with_what_it_holds() -> None:
    spoiled = plek()
    del spoiled["capaciteit"]
    assert only(spoiled, read_plekken) == ("capaciteit", "dit veld ontbreekt; verwacht: het aantal plaatsen, 0 of meer")


@pytest.mark.parametrize("postcode", ["751", "7511aa", "0511", "75111", "7511 A"])
def test_a_postcode_of_another_form_is_refused(postcode: str) -> None:
    tekst = "verwacht: vier cijfers en eventueel twee hoofdletters, bijvoorbeeld 7511 AA"
    assert only(plek(postcode=postcode), read_plekken) == ("postcode", tekst)


def test_an_unknown_postcode_is_a_fout_only_when_asked() -> None:
    unknown = pip()
    unknown["inburgeraar"]["postcode"] = "1000 ZZ"
    assert len(read_pips(raw(unknown), "in.json")) == 1
    tekst = "postcode 1000 staat niet in de postcodetabel; controleer het nummer"
    assert only(unknown, known_postcodes_only=True) == ("inburgeraar.postcode", tekst)
    assert only(plek(postcode="1000"), read_plekken, known_postcodes_only=True) == ("postcode", tekst)


def test_a_pip_may_leave_its_postcode_open_also_when_only_known_ones_pass() -> None:
    nowhere = pip()
    nowhere["inburgeraar"]["postcode"] = None
    assert read_pips(raw(nowhere), "in.json", known_postcodes_only=True)[0].inburgeraar.postcode is None
    assert read_plekken(raw(plek()), "in.json", known_postcodes_only=True)


def test_a_tijdvak_that_ends_before_it_begins_is_named_once_by_its_end() -> None:
    tekst = "tot moet later zijn dan van; schrijf een nacht als twee tijdvakken"
    night = plek(tijden=[{"dag": "ma", "van": "22:00", "tot": "06:00"}])
    assert only(night, read_plekken) == ("tijden[0].tot", tekst)


@pytest.mark.parametrize(
    ("changed", "veld", "tekst"),
    [
        ({"uren": {"min": 20, "max": 12.5}}, "uren.max", "max mag niet lager zijn dan min"),
        ({"groep": {"min": 4, "max": 2}}, "groep.max", "max mag niet lager zijn dan min"),
        ({"einddatum": "2026-11-30"}, "einddatum", "einddatum mag niet voor startdatum liggen"),
    ],
)
def test_a_plek_that_contradicts_itself_is_refused(changed: dict[str, object], veld: str, tekst: str) -> None:
    assert only(plek(**changed), read_plekken) == (veld, tekst)


def test_a_contradiction_is_also_said_when_another_veld_is_wrong() -> None:
    velden = [fout.veld for fout in fouten(plek(uren={"min": 20, "max": 12}, capaciteit=-1), read_plekken)]
    assert velden == ["capaciteit", "uren.max"]


def test_every_later_item_with_the_same_kenmerk_is_a_fout() -> None:
    found = fouten([pip(), pip(kenmerk="anders"), pip(), pip()])
    tekst = "dit kenmerk staat ook bij item 1; geef elk item een eigen kenmerk"
    assert [(fout.item, fout.tekst) for fout in found] == [("item 3 (PIP-003)", tekst), ("item 4 (PIP-003)", tekst)]


def test_a_name_that_stands_twice_is_a_fout_beside_the_others() -> None:
    text = raw(pip(versie=0)).decode().replace('"maxMinuten"', '"maxMinuten": 60, "maxMinuten"')
    assert sorted(fout.veld or "" for fout in fouten(text.encode())) == ["reistijd.maxMinuten", "versie"]


@pytest.mark.parametrize("written", [BSN, "1234.56.782", "123 456 782", "123-456-782"])
def test_a_bsn_anywhere_is_refused_by_path_and_never_repeated(written: str) -> None:
    spoiled = pip(kenmerk=f"PIP-{written}", vrijVeld={"diep": [written]}, vakskills=["x", f"bsn {written}"])
    spoiled["herkomst"][written] = {"citaat": 3}
    with pytest.raises(InvoerFout) as caught:
        read_pips(raw([pip(), spoiled]), "in.json")
    assert {(fout.item, fout.veld) for fout in caught.value.fouten} == {
        ("item 2", "kenmerk"),
        ("item 2", "vrijVeld.diep[0]"),
        ("item 2", "vakskills[1]"),
        ("item 2", "herkomst.(sleutel)"),
        ("item 2", "herkomst.(sleutel).citaat"),
    }
    assert written not in str(caught.value)


def test_a_bsn_written_as_a_number_or_with_escapes_is_refused() -> None:
    assert only(pip(nummer=int(BSN)))[0] == "nummer"
    hidden = raw(pip(opmerking="HIER")).replace(b"HIER", "".join(f"\\u{ord(sign):04x}" for sign in BSN).encode())
    assert only(hidden)[0] == "opmerking"
