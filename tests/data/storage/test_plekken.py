"""Plekken: versioned like pips, read without a line."""

from collections.abc import Callable
from datetime import datetime

import pytest

from data.schemas.actor import Actor
from data.schemas.errors import InvoerFout
from data.schemas.plek import Plek
from data.storage.audit import Audit
from data.storage.plekken import Plekken
from data.storage.session import Store
from data.storage.versions import AddResult

PlekOf = Callable[..., Plek]


def add(store: Store, actor: Actor, moment: datetime, *plekken: Plek) -> AddResult:
    with store.write() as session:
        return Plekken(session, actor, moment).add(plekken)


def test_plekken_are_versioned_and_the_same_is_not_written(
    store: Store, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf
) -> None:
    assert add(store, wsp_adviseur, moment, plek_of("b"), plek_of("a")) == AddResult(2, 0, 0)
    assert add(store, wsp_adviseur, moment, plek_of("b", capaciteit=5), plek_of("a")) == AddResult(0, 1, 1)
    with store.read() as session:
        plekken = Plekken(session, wsp_adviseur, moment)
        assert plekken.all() == [plek_of("a"), plek_of("b", capaciteit=5)]
        assert plekken.history("b") == [plek_of("b"), plek_of("b", capaciteit=5)]
        assert plekken.get("b") == plek_of("b", capaciteit=5)
        assert plekken.versies() == {"a": 1, "b": 2}
        assert plekken.count() == 2


@pytest.mark.parametrize("kenmerk", ["weg", "nul\0", "half\ud800"])
def test_a_plek_that_is_not_there_is_none(store: Store, beheer: Actor, moment: datetime, kenmerk: str) -> None:
    with store.read() as session:
        assert Plekken(session, beheer, moment).get(kenmerk) is None
        assert Plekken(session, beheer, moment).history(kenmerk) == []


def test_adding_plekken_leaves_one_line_and_reading_none(
    store: Store, beheer: Actor, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf
) -> None:
    add(store, wsp_adviseur, moment, plek_of("a"), plek_of("b"))
    with store.write() as session:
        Plekken(session, wsp_adviseur, moment).all()
        found = Audit(session, beheer, moment).search()
    assert [(line.actor, line.handeling, line.soort, line.aantal) for line in found] == [
        ("wsp-1", "toevoegen", "plek", 2)
    ]


def test_an_unstorable_kenmerk_is_refused_before_anything_is_kept(
    store: Store, beheer: Actor, moment: datetime, plek_of: PlekOf
) -> None:
    with pytest.raises(InvoerFout, match="zichtbare tekens"):
        add(store, beheer, moment, plek_of("a"), plek_of("b\0"))
    with store.read() as session:
        assert Plekken(session, beheer, moment).count() == 0
