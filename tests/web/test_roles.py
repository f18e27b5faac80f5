"""Each rol does its real work in a real browser, by keyboard, at a desk and on a phone; axe finds nothing."""

from pathlib import Path
from typing import Any

import pytest

from tests.web.visitor import DESKTOP, PHONE, Visitor

sizes = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
PLAN = """Plan inburgering en participatie
Gemeente: Enschede
Postcode: 7511
Leerroute: B1-route
Spreken: A2
Luisteren: A2
Belastbaarheid: 16 uur per week naast de taalles
Taalles: maandag 09.00 - 12.00 uur
Reistijd: maximaal 45 minuten met de fiets
Wensberoep: kok
"""
LIST = """kenmerk;titel;aanbieder;soort aanbieder;soort plek;postcode;capaciteit;uren;dagen en tijden;taaleis
WSP-1;Magazijnmedewerker;Bedrijf Noord;werkgever;werkervaringsplaats;7511;2;16;ma 9.00-13.00;redelijk
WSP-2;Kok;Bedrijf Zuid;werkgever;werkervaringsplaats;geen;1;8;di 9.00-13.00;A2
"""


@sizes
def test_a_jobhunter_decides_by_keyboard_alone(chromium: Any, site: str, size: tuple[int, int]) -> None:
    with Visitor(chromium, site, "demo-jobhunter", size) as jobhunter:
        jobhunter.look("kies een rol")
        jobhunter.press("button[value=demo-jobhunter]")
        jobhunter.look("vandaag")
        jobhunter.press("a[href='/voorstellen?stand=nieuw']")
        jobhunter.look("lijst")
        jobhunter.press("tbody a")
        jobhunter.look("voorstel")
        jobhunter.press("input[name=keuze]", "Space")
        jobhunter.page.keyboard.press("ArrowDown")
        jobhunter.page.keyboard.press("ArrowUp")
        jobhunter.press(".decide button")
        assert "Uw besluit is bewaard. Het voorstel is nu akkoord." in jobhunter.text()
        jobhunter.look("lijst na besluit")
        jobhunter.open("/voorstellen?stand=onderweg")
        jobhunter.press("tbody a")
        jobhunter.look("voorstel na akkoord")
        jobhunter.press(".checklist form button")
        assert "U regelt dit tegen" in jobhunter.text()
        jobhunter.press("a[href$='/matchblad']")
        jobhunter.look("blad voor de aanbieder")
        jobhunter.open("/te-doen")
        jobhunter.look("te regelen")
        jobhunter.press("#regelen ~ table button")
        assert "U heeft niets op u genomen" in jobhunter.text()


def test_deciding_takes_two_clicks_without_scrolling_and_refusing_no_more(chromium: Any, site: str) -> None:
    with Visitor(chromium, site, "demo-jobhunter", DESKTOP) as jobhunter:
        jobhunter.sign_in()
        for choice in ("akkoord", "afwijzen:teVerInPraktijk", "afwijzen:nietBelastbaar", "uitstellen", "overnemen"):
            jobhunter.open("/voorstellen?stand=nieuw")
            jobhunter.page.click("tbody a")
            for selector in (f"input[value='{choice}']", ".decide button"):
                box = jobhunter.page.locator(selector).bounding_box()
                assert box is not None
                assert box["y"] + box["height"] <= DESKTOP[1], f"{choice}: {selector} is below the fold"
                jobhunter.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            jobhunter.page.wait_for_url("**klaar=*")
            assert "Uw besluit is bewaard" in jobhunter.text()


def test_a_filter_stays_in_the_address_without_loading_the_page_anew(chromium: Any, site: str) -> None:
    with Visitor(chromium, site, "demo-jobhunter", DESKTOP) as jobhunter:
        jobhunter.sign_in()
        jobhunter.open("/voorstellen")
        jobhunter.page.evaluate("window.stays = true")
        jobhunter.page.select_option("#f-gemeente", "GM0153")
        jobhunter.page.wait_for_url("**gemeente=GM0153*")
        assert jobhunter.page.evaluate("window.stays")
        assert "Hengelo" not in jobhunter.page.inner_text("tbody tr th >> nth=0")


@sizes
def test_a_klantmanager_adds_a_plan_confirms_it_and_sees_what_fits(
    chromium: Any, site: str, size: tuple[int, int]
) -> None:
    kenmerk = f"DOS-{size[0]}"
    with Visitor(chromium, site, "demo-klantmanager", size) as klantmanager:
        klantmanager.sign_in()
        klantmanager.look("vandaag")
        klantmanager.press("a[href='/inburgeraars/toevoegen']")
        klantmanager.look("plan toevoegen")
        klantmanager.page.fill("#tekst", PLAN)
        klantmanager.press("main form button")
        klantmanager.look("plan zonder kenmerk")
        assert klantmanager.page.input_value("#tekst").startswith("Plan inburgering")
        klantmanager.page.fill("#kenmerk", kenmerk)
        klantmanager.page.click("text=Lees het plan")
        klantmanager.look("plan bevestigen")
        klantmanager.page.click("text=Bevestig het plan")
        assert "Ons advies" in klantmanager.text()
        klantmanager.look("wat past er")
        klantmanager.press("a[href*='zelf-voorstellen?plek=']")
        klantmanager.look("zelf voorstellen")
        klantmanager.page.fill("#toelichting", "Wij spraken elkaar daar.")
        klantmanager.page.click("text=Stel deze plek voor")
        assert "Wij spraken elkaar daar." in klantmanager.text()
        klantmanager.open(f"/inburgeraars/{kenmerk}")
        klantmanager.page.wait_for_selector("#uitkomst")
        klantmanager.press("input[value=taalmaatje]", "Space")
        klantmanager.page.wait_for_selector("text=Als dat lukt")
        klantmanager.look("een inburgeraar")
        klantmanager.press("a[href$='/aanbieders']")
        klantmanager.look("kansrijke aanbieders")
        klantmanager.open(f"/inburgeraars/{kenmerk}/rechten")
        klantmanager.look("rechten")
        klantmanager.press("a[href$='/wijzigen']")
        klantmanager.look("plan verbeteren")
        klantmanager.open("/inburgeraars")
        klantmanager.look("inburgeraars")


@sizes
def test_a_wsp_adviseur_adds_a_list_and_takes_a_plek_back(
    chromium: Any, site: str, size: tuple[int, int], tmp_path: Path
) -> None:
    file = tmp_path / "lijst.csv"
    file.write_text(LIST.replace("WSP-", f"W{size[0]}-"), encoding="utf-8")
    with Visitor(chromium, site, "demo-wsp", size) as adviseur:
        adviseur.sign_in()
        adviseur.look("vandaag")
        adviseur.press("a[href='/plekken/toevoegen']")
        adviseur.look("lijst toevoegen")
        adviseur.page.set_input_files("#bestand", file)
        adviseur.page.wait_for_selector("#controle h2")
        assert "Rij 3" in adviseur.text()
        adviseur.look("lijst gecontroleerd")
        adviseur.page.select_option("#vragen ~ .field select", "A2")
        adviseur.page.click("text=Bewaar de goede rij")
        adviseur.page.wait_for_selector("[role=status]")
        assert "Bewaard: 1 nieuw" in adviseur.text()
        adviseur.look("lijst bewaard")
        adviseur.open(f"/plekken/W{size[0]}-1")
        assert "spreken A2" in adviseur.text()
        adviseur.page.wait_for_selector("#aantal")
        adviseur.look("een plek")
        adviseur.page.fill("#reden", "Al vervuld")
        adviseur.press("form[action$=intrekken] button")
        assert "ingetrokken: Al vervuld" in adviseur.text()
        adviseur.open("/plekken")
        adviseur.look("plekken")
        adviseur.open("/tekorten")
        adviseur.page.wait_for_selector("#verzoek-1", timeout=90_000)
        adviseur.look("wat de regio mist")


@sizes
def test_beheer_looks_at_everything(chromium: Any, site: str, size: tuple[int, int]) -> None:
    with Visitor(chromium, site, "demo-beheer", size) as beheer:
        beheer.sign_in()
        beheer.look("vandaag")
        for path in ("/rondes", "/rondes/2026-W48", "/parameters", "/gebruikers", "/audit?door=demo-beheer"):
            beheer.open(path)
            beheer.look(path)


def test_the_pages_run_under_their_own_policy(chromium: Any, site: str) -> None:
    context = chromium.new_context()
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text))
    page.goto(f"{site}/aanmelden")
    page.click("button[value=demo-jobhunter]")
    page.goto(f"{site}/voorstellen")
    page.select_option("#f-gemeente", "GM0153")
    page.wait_for_url("**gemeente=GM0153*")
    page.click("tbody a")
    context.close()
    assert not said
