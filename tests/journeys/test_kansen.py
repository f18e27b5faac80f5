"""Chances are compared for the people one may see, the audit knows of it, and the list is nowhere kept."""

import pytest
from sqlalchemy import inspect, text

from api.journeys.kansen import vergelijk_kansen
from api.journeys.ronde import Verzoek, rematch
from data.schemas.actor import Actor
from data.storage.audit import Audit
from data.storage.rondes import Rondes
from data.storage.session import NietGevonden, Store, connect, database_url, open_store
from tests.databases import FillOnce
from tests.journeys.regio import BEHEER, MOMENT, engine, fill, loop, region

GROUPS = {pip.kenmerk: ("even-groep", "oneven-groep")[k % 2] for k, pip in enumerate(region().pips[:60])}


@pytest.fixture
def store(store: Store, fill_once: FillOnce) -> Store:
    """A database with a region of which the first ronde was published: 60 people, few plekken."""

    def fill_and_publish() -> None:
        fill(store, people=60, places=25)
        rematch(engine(), store, Verzoek("2026-W48"), loop())

    fill_once("published", fill_and_publish)
    return store


def test_the_counts_are_those_of_the_ronde(store: Store) -> None:
    found = vergelijk_kansen(store, BEHEER, MOMENT, GROUPS | {"ONBEKEND": "even-groep"}, seed=1)
    with store.write() as session:
        rondes = Rondes(session, BEHEER, MOMENT)
        placed = {one.pip for one in rondes.voorstellen("2026-W48") if one.rang == 1}
    assert (found.ronde, found.mensen, found.voorstellen) == ("2026-W48", 60, len(placed))
    assert found.niet_gevonden == 1
    for groep in found.groepen:
        mine = {pip for pip, name in GROUPS.items() if name == groep.groep}
        assert groep.mensen in (None, len(mine))
        assert groep.voorstellen in (None, len(mine & placed))
    assert any(groep.mensen for groep in found.groepen)


def test_who_is_not_on_the_list_is_a_group_too(store: Store) -> None:
    some = dict(list(GROUPS.items())[:30])
    names = [groep.groep for groep in vergelijk_kansen(store, BEHEER, MOMENT, some, seed=1).groepen]
    assert names == ["even-groep", "niet op de lijst", "oneven-groep"]


def test_only_people_that_the_reader_may_see_count(store: Store) -> None:
    gemeente = region().pips[0].gemeente
    assert gemeente
    mine = {pip.kenmerk for pip in region().pips[:60] if pip.gemeente == gemeente}
    found = vergelijk_kansen(store, Actor(kenmerk="b", rol="beheer", gemeenten=(gemeente,)), MOMENT, GROUPS, seed=1)
    assert found.mensen == len(mine) < 60
    assert found.niet_gevonden == 60 - len(mine)
    with pytest.raises(NietGevonden, match="Niemand op de lijst deed mee"):
        vergelijk_kansen(store, Actor(kenmerk="w", rol="wspAdviseur", gemeenten=None), MOMENT, GROUPS, seed=1)


def test_looking_leaves_audit_lines(store: Store) -> None:
    vergelijk_kansen(store, BEHEER, MOMENT, GROUPS, seed=1)
    with store.write() as session:
        lines = Audit(session, BEHEER, MOMENT).search(door="beheer-1", kenmerk="2026-W48")
    assert [(line.handeling, line.soort) for line in lines] == [("inzien", "voorstel")] * 2


def test_the_list_is_nowhere_in_the_database(store: Store, url: str) -> None:
    vergelijk_kansen(store, BEHEER, MOMENT, GROUPS, seed=1)
    db = connect(database_url(url))
    with db.connect() as connection:
        for table in inspect(connection).get_table_names():
            rows = connection.execute(text(f'SELECT * FROM "{table}"')).all()
            assert "even-groep" not in repr(rows), table
    db.dispose()


def test_without_a_ronde_there_is_nothing_to_compare(url: str) -> None:
    empty = open_store(url)
    with pytest.raises(NietGevonden, match="Er is nog geen ronde"):
        vergelijk_kansen(empty, BEHEER, MOMENT, GROUPS, seed=1)
    empty.close()
