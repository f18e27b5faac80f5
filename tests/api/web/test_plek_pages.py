"""A WSP-adviseur at work: a list checked row by row, kept, and a plek taken back; never a person."""

import re

import pytest

from api.deps import Installation
from data.schemas.actor import Actor
from data.storage.plekken import Plekken
from tests.api.serving import Browser, Visit, sqlite_only
from tests.api.web.region import REGIO, fill

LIST = """kenmerk;titel;aanbieder;soort aanbieder;soort plek;postcode;capaciteit;uren;dagen en tijden
WSP-1;Magazijnmedewerker;Bedrijf Noord;werkgever;werkervaringsplaats;7511;2;16;ma 9.00-13.00
WSP-2;Kok;Bedrijf Zuid;werkgever;werkervaringsplaats;geen;1;8;di 9.00-13.00
"""


@pytest.fixture
def adviseur(visit: Visit) -> Browser:
    return visit("wspAdviseur", gemeenten=REGIO)


def send(browser: Browser, path: str, text: str, **fields: str) -> object:
    files = {"bestand": ("lijst.csv", text.encode(), "text/csv")}
    return browser.post(path, data={"csrf": browser.csrf, "bron": "wsp"} | fields, files=files)


def kept(installed: Installation) -> list[str]:
    with installed.store.read() as session:
        actor = Actor(kenmerk="x", rol="wspAdviseur", gemeenten=())
        return [plek.kenmerk for plek in Plekken(session, actor, installed.now()).all()]


def test_a_list_is_checked_row_by_row_and_nothing_is_kept(adviseur: Browser, installed: Installation) -> None:
    page = send(adviseur, "/plekken/controle", LIST).text  # type: ignore[attr-defined]
    assert "Rij 3" in page
    assert "<strong>Postcode</strong>" in page
    assert "Bewaar de goede rij<" in page and "1</span> goede rij<" in page and "1</span> rij met een fout" in page
    assert kept(installed) == []


def test_the_good_rows_are_kept_and_the_others_told(adviseur: Browser, installed: Installation) -> None:
    answer = send(adviseur, "/plekken/toevoegen", LIST)
    page = adviseur.get(answer.headers["location"]).text  # type: ignore[attr-defined]
    assert "Bewaard: 1 nieuw, 0 gewijzigd, 0 hetzelfde." in page and "1 fout</h2>" in page
    assert kept(installed) == ["WSP-1"]
    book = adviseur.get(answer.headers["location"] + "/fouten")  # type: ignore[attr-defined]
    assert book.content[:2] == b"PK"
    assert "lijst.csv" in adviseur.get("/plekken/toevoegen").text


ASKING = """kenmerk;titel;aanbieder;soort aanbieder;soort plek;postcode;capaciteit;uren;taaleis
V-1;Hulpkracht bijzondere dingen;Bedrijf Noord;werkgever;werkervaringsplaats;7511;2;16;redelijk
V-2;Hulpkracht bijzondere dingen;Bedrijf Zuid;werkgever;werkervaringsplaats;7511;1;8;redelijk
"""


def test_a_question_is_answered_once_for_all_its_rows_before_they_are_kept(
    adviseur: Browser, installed: Installation
) -> None:
    page = send(adviseur, "/plekken/controle", ASKING).text  # type: ignore[attr-defined]
    names = re.findall(r'name="vraag" value="(\w+)">\s*<(select|input)[^>]*>(.*?)</select>', page, re.S)
    about = {name: "<option>A2</option>" in options for name, _, options in names}
    assert sorted(about.values()) == [False, True]
    assert "Rijen 2, 3" in page
    level = next(name for name, is_level in about.items() if is_level)
    wrong = send(adviseur, "/plekken/toevoegen", ASKING, vraag=level, antwoord="bel 123456782")
    assert (wrong.status_code, "Bewaar de goede rijen" in wrong.text) == (400, True)  # type: ignore[attr-defined]
    assert send(adviseur, "/plekken/toevoegen", ASKING, vraag=level, antwoord="A2").status_code == 303  # type: ignore[attr-defined]
    with installed.store.read() as session:
        actor = Actor(kenmerk="x", rol="wspAdviseur", gemeenten=())
        plekken = Plekken(session, actor, installed.now()).all()
    assert [plek.taaleis and plek.taaleis.spreken for plek in plekken] == ["A2", "A2"]


@sqlite_only
def test_somebody_elses_list_is_not_there(adviseur: Browser, visit: Visit) -> None:
    where = send(adviseur, "/plekken/toevoegen", LIST).headers["location"]  # type: ignore[attr-defined]
    other = visit("wspAdviseur", kenmerk="ander")
    assert (other.get(where).status_code, other.get(f"{where}/fouten").status_code) == (404, 404)


@sqlite_only
@pytest.mark.parametrize("path", ["/plekken/controle", "/plekken/toevoegen"])
def test_no_file_is_said_in_dutch(path: str, adviseur: Browser) -> None:
    answer = adviseur.send_form(path, bron="wsp")
    assert (answer.status_code, "Kies eerst een bestand." in answer.text) == (400, True)


def test_a_plek_is_taken_back_with_a_reden_and_stays_in_the_history(adviseur: Browser) -> None:
    send(adviseur, "/plekken/toevoegen", LIST)
    assert adviseur.send_form("/plekken/WSP-1/intrekken", reden=" ").status_code == 400
    assert adviseur.send_form("/plekken/WSP-1/intrekken", reden="Al vervuld").status_code == 303
    assert "ingetrokken: Al vervuld" in adviseur.get("/plekken/WSP-1").text
    assert "WSP-1" in adviseur.get("/plekken?status=ingetrokken").text
    assert "WSP-1" not in adviseur.get("/plekken?status=open").text


@pytest.mark.parametrize("zoek", ["BEDRIJF n", "WSP-1"])
def test_plekken_are_found_by_aanbieder_or_kenmerk(zoek: str, adviseur: Browser) -> None:
    send(adviseur, "/plekken/toevoegen", LIST)
    assert "1 plek," in adviseur.get("/plekken", params={"zoek": zoek}).text
    assert "Geen plekken hier" in adviseur.get("/plekken", params={"zoek": "bedrijf z"}).text


@sqlite_only
@pytest.mark.parametrize(("people", "said"), [(40, 'class="number">'), (4, "minder dan 10 mensen")])
def test_how_many_people_fit_is_told_from_ten_up(
    people: int, said: str, adviseur: Browser, installed: Installation
) -> None:
    world = fill(installed, people, 20)
    answers = [adviseur.get(f"/plekken/{kenmerk}/passend").text for kenmerk in world.plekken]
    assert any(said in answer for answer in answers)
    assert not [pip for pip in world.pips for answer in answers if pip in answer]


@sqlite_only
def test_the_sjabloon_is_a_workbook(adviseur: Browser) -> None:
    assert adviseur.get("/plekken/sjabloon").content[:2] == b"PK"
