"""What a regio lacks, as a page: a list that is made once per ronde, for who sees no persons."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event

import pytest

from api.deps import Installation
from api.journeys.tekort_lijst import Lijsten, Stand
from data.schemas.errors import Fout, InvoerFout
from data.schemas.tekort import Boodschappen
from data.storage.audit import Audit
from matching.scoring import Progress
from tests.api.serving import Browser, Clock, Visit, sqlite_only
from tests.api.web.region import BEHEER, REGIO, World, fill

Work = Callable[[], None]
LIST = Boodschappen(regio="AM05", tekorten=(), doorzocht=True, soorten=1, geplaatst=9, totaal=4.5)


@pytest.fixture
def installed(installed: Installation) -> Installation:
    """The application, with lists that are made at once."""
    return replace(installed, lijsten=Lijsten(begin=lambda work: work()))


@pytest.fixture
def world(installed: Installation) -> World:
    return fill(installed, 40, 15)


@pytest.fixture
def adviseur(visit: Visit) -> Browser:
    return visit("wspAdviseur", gemeenten=REGIO, kenmerk="adviseur-1")


@sqlite_only
def test_adviseurs_get_one_list_with_requests_no_person_and_each_an_audit_line(
    visit: Visit, world: World, installed: Installation, clock: Clock
) -> None:
    first, again = (visit("wspAdviseur", gemeenten=REGIO, kenmerk=f"adviseur-{k}").get("/tekorten").text for k in "12")
    assert "Gezocht in " in first and "<textarea" in first and " punten erbij" in first
    assert "een kleine groep mensen" in first or "mensen is dit beter" in first
    assert not [pip for pip in world.pips if pip in first]
    assert first.partition("<main")[2] == again.partition("<main")[2]
    with installed.store.write() as session:
        audit = Audit(session, BEHEER, clock())
        told = [{(one.rol, one.soort) for one in audit.search(door=f"adviseur-{k}")} for k in "12"]
    looked = ("wspAdviseur", "ronde")
    assert looked in told[0] and ("rematch", "pip") in told[0], "people were read for the first, in their name"
    assert looked in told[1] and ("rematch", "pip") not in told[1], "nobody was read for the second"


@sqlite_only
def test_another_regio_is_not_there(adviseur: Browser, world: World) -> None:
    assert [adviseur.get("/tekorten", params={"regio": code}).status_code for code in ("AM06", "AM99")] == [404, 404]


@sqlite_only
def test_of_fewer_than_ten_people_no_list_is_made(adviseur: Browser, installed: Installation) -> None:
    fill(installed, 8, 8)
    assert "minder dan 10 mensen in deze regio" in adviseur.get("/tekorten").text


@sqlite_only
def test_beheer_chooses_a_regio(visit: Visit) -> None:
    page = visit("beheer", gemeenten=None).get("/tekorten").text
    assert '<option value="AM05">' in page and "Even rekenen" not in page


class Later:
    """Work that is done when the test says so."""

    def __init__(self) -> None:
        self.work: list[Work] = []

    def __call__(self, work: Work) -> None:
        self.work.append(work)


def made(progress: Progress) -> Boodschappen:
    progress(1, 2)
    return LIST


def test_a_list_is_begun_once_and_remembered_until_the_next_ronde() -> None:
    later = Later()
    lists = Lijsten(begin=later, wait=0)
    assert [lists.ask("AM05", "week 1", made).klaar for _ in range(2)] == [False, False]
    assert len(later.work) == 1
    later.work[0]()
    assert lists.ask("AM05", "week 1", made).lijst == LIST and len(later.work) == 1
    assert not lists.ask("AM05", "week 2", made).klaar and len(later.work) == 2


def test_a_list_that_could_not_be_made_says_why_and_is_tried_again() -> None:
    def refuse(_: Progress) -> Boodschappen:
        raise InvoerFout((Fout("regio", "AM05", None, "te weinig mensen."),))

    lists = Lijsten(begin=lambda work: work())
    assert "te weinig mensen" in (lists.ask("AM05", "w", refuse).fout or "")
    assert lists.ask("AM05", "w", made).lijst == LIST


def test_a_list_of_an_older_ronde_never_takes_the_place_of_a_newer() -> None:
    later = Later()
    lists = Lijsten(begin=later, wait=0)
    lists.ask("AM05", "week 1", made)
    lists.ask("AM05", "week 2", made)
    later.work[1]()
    later.work[0]()
    assert lists.ask("AM05", "week 2", made).klaar


def test_a_list_is_made_beside_the_answers() -> None:
    go = Event()

    def slow(_: Progress) -> Boodschappen:
        assert go.wait(10)
        return LIST

    lists = Lijsten(wait=0)
    assert lists.ask("AM05", "w", slow) == Stand()
    go.set()
    assert Lijsten.ask(lists, "AM05", "w", slow).fout is None


def test_too_few_placed_people_are_not_counted() -> None:
    assert (LIST.shown().geplaatst, LIST.shown().totaal) == (None, None)
    many = LIST.model_copy(update={"geplaatst": 10})
    assert many.shown() == many
