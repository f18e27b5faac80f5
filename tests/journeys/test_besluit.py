"""What goes with deciding: the days of nazorg, what a reden says it will do, pauses, and no BSN in free text."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from api.journeys.besluit import (
    bekijk,
    besluit,
    gevolg_tekst,
    gevolgen_van,
    hef_op,
    months_later,
    nazorg_momenten,
    pauzeer,
    zelf_voorstellen,
)
from api.journeys.ronde import Verzoek, rematch
from api.journeys.volhouden import PAUSES, again, patiently
from data.schemas.errors import InvoerFout
from data.storage.audit import Geweigerd
from data.storage.deciding import Keus
from data.storage.session import Achterhaald, Botsing, NietGevonden, Onbereikbaar, Store
from data.storage.voorstellen import Voorstellen
from matching.parameters import read_parameters
from tests.databases import FillOnce
from tests.journeys.regio import BEHEER, DAY, MOMENT, WIE, engine, fill, loop


@pytest.fixture
def published(store: Store, fill_once: FillOnce) -> Store:
    def fill_and_publish() -> None:
        fill(store, 8, 8)
        rematch(engine(), store, Verzoek("2026-W48"), loop())

    fill_once("published", fill_and_publish)
    return store


def first(store: Store) -> tuple[str, str]:
    with store.write() as session:
        stand = Voorstellen(session, BEHEER, MOMENT).listing()[0]
    return stand.kenmerk, stand.pip


def test_nazorg_comes_at_two_and_six_weeks_and_three_and_six_months() -> None:
    assert nazorg_momenten(date(2026, 11, 30), read_parameters().nazorg) == {
        "landing": date(2026, 12, 14),
        "vervolg": date(2027, 1, 11),
        "evaluatie": date(2027, 2, 28),
        "slot": date(2027, 5, 30),
    }


@pytest.mark.parametrize(("day", "months", "then"), [("2027-11-30", 3, "2028-02-29"), ("2026-12-31", 12, "2027-12-31")])
def test_a_month_that_is_too_short_ends_on_its_last_day(day: str, months: int, then: str) -> None:
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(then)


def test_every_reden_says_what_it_does_in_one_short_sentence_or_two() -> None:
    told = {code: gevolg_tekst(regel) for code, regel in read_parameters().redenen.items()}
    assert told["taalniveauTeLaag"] == "Dit voorstel komt niet terug, tot het taalniveau hoger is."
    assert told["nietBelastbaar"] == "De inburgeraar krijgt geen voorstellen tot de dag die u kiest."
    assert all(len(words) < 140 and words.endswith(".") for words in told.values())


def test_free_text_with_a_bsn_is_refused_and_the_number_not_repeated(published: Store) -> None:
    kenmerk, _ = first(published)
    with pytest.raises(InvoerFout) as told:
        besluit(published, WIE, engine().parameters, kenmerk, Keus("afwijzen", "anders", "bel 123456782"))
    assert "123456782" not in str(told.value)


def test_a_pause_takes_the_voorstel_away_and_can_be_ended(published: Store) -> None:
    kenmerk, pip = first(published)
    pauzeer(published, WIE, pip, DAY + timedelta(days=30))
    assert bekijk(published, WIE, kenmerk)[0].vervallen_om == "pauze"
    [pauze] = gevolgen_van(published, WIE, pip)
    assert hef_op(published, WIE, pip, pauze.nummer)
    assert not hef_op(published, WIE, pip, pauze.nummer)
    assert gevolgen_van(published, WIE, pip) == []


def test_two_own_choices_at_the_same_moment_are_two_voorstellen(published: Store) -> None:
    with published.write() as session:
        one, other = Voorstellen(session, BEHEER, MOMENT).listing()[:2]
    made = [zelf_voorstellen(engine(), published, WIE, stand.pip, stand.plek, "Past.") for stand in (one, other)]
    assert [bekijk(published, WIE, stand.kenmerk)[0].pip for stand in made] == [one.pip, other.pip]


def test_only_who_decides_about_people_pauses_them(published: Store) -> None:
    _, pip = first(published)
    with pytest.raises(Geweigerd):
        pauzeer(published, replace(WIE, actor=BEHEER), pip, DAY + timedelta(days=30))
    with pytest.raises(Geweigerd):
        hef_op(published, replace(WIE, actor=BEHEER), pip, 1)
    elsewhere = replace(WIE, actor=WIE.actor.model_copy(update={"gemeenten": ("GM0001",)}))
    for ask in (
        lambda: pauzeer(published, elsewhere, pip, DAY + timedelta(days=3)),
        lambda: gevolgen_van(published, elsewhere, pip),
    ):
        with pytest.raises(NietGevonden):
            ask()
    with pytest.raises(InvoerFout, match="nog komt"):
        pauzeer(published, WIE, pip, DAY)


def test_a_collision_is_tried_again_and_what_was_overtaken_is_not() -> None:
    tried: list[int] = []

    def third_time() -> str:
        tried.append(1)
        if len(tried) < 3:
            raise Botsing("bezet")
        return "klaar"

    assert (again(third_time), len(tried)) == ("klaar", 3)

    def overtaken() -> None:
        tried.append(1)
        raise Achterhaald("te laat")

    with pytest.raises(Achterhaald):
        again(overtaken)
    assert len(tried) == 4


def test_a_database_that_stays_away_is_given_up_after_five_minutes() -> None:
    told: list[str] = []
    waited: list[float] = []

    def work() -> None:
        raise Onbereikbaar("weg")

    with pytest.raises(Onbereikbaar):
        patiently(work, told.append, waited.append)
    assert (sum(waited), len(told)) == (sum(PAUSES), len(PAUSES)) == (300, 12)
