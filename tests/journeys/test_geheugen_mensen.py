"""What is remembered of people between questions: the answers are those of a first look, whatever happened between."""

from dataclasses import fields
from datetime import date
from typing import Any

import numpy as np
import pytest

from api.journeys.engine import Engine, chosen
from api.journeys.geheugen_mensen import Mensen
from api.journeys.pip import keep_pips
from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.vector import PipTable, Ragged
from data.storage.forgetting import erase
from data.storage.pips import Pips
from data.storage.session import Store
from data.storage.verwerkingsstops import Verwerkingsstops
from data.synthetic.region import make_region
from tests.api.serving import START, engine, sqlite_only

__all__ = ["engine"]
DAY = date(2026, 11, 23)
BEHEER = Actor(kenmerk="b", rol="beheer", gemeenten=None)


@pytest.fixture
def people(store: Store) -> list[Pip]:
    found = sorted(make_region(pips=30, plekken=5, seats=5, seed=3, op=DAY).pips, key=lambda pip: pip.kenmerk)
    keep_pips(store, BEHEER, START, found)
    return found


def asked(mensen: Mensen, engine: Engine, store: Store, actor: Actor, keuze: Any = "auto", op: date = DAY) -> PipTable:
    with store.write() as session:
        seen = mensen.look(Pips(session, actor, START))
    return mensen.recall(engine, seen, keuze, op)


def same(one: PipTable, other: PipTable) -> bool:
    def plain(value: Any) -> Any:
        return [value.offsets, value.values] if isinstance(value, Ragged) else [value]

    pairs = [(a, b) for f in fields(one) if f.name not in ("kenmerk", "woorden")
             for a, b in zip(plain(getattr(one, f.name)), plain(getattr(other, f.name)), strict=True)]  # fmt: skip
    equal = all(a.dtype == b.dtype and np.array_equal(a, b, equal_nan=a.dtype.kind == "f") for a, b in pairs)
    return equal and one.kenmerk == other.kenmerk and other.woorden.items() <= one.woorden.items()


def measured(engine: Engine, pips: list[Pip], keuze: Any = "auto", op: date = DAY) -> PipTable:
    return engine.measure_pips(pips, [chosen(pip, keuze).richting for pip in pips], [op] * len(pips))


@sqlite_only
def test_people_who_are_remembered_are_those_who_would_be_measured_now(
    engine: Engine, store: Store, people: list[Pip]
) -> None:
    mensen = Mensen()
    for keuze, op in (("auto", DAY), ("vraaggericht", date(2027, 2, 1)), ("aanbodgericht", DAY)):
        assert same(asked(mensen, engine, store, BEHEER, keuze, op), measured(engine, people, keuze, op))


@sqlite_only
def test_an_actor_finds_only_their_own_gemeenten_whoever_asked_before(
    engine: Engine, store: Store, people: list[Pip]
) -> None:
    mensen = Mensen()
    for gemeenten in (("GM0153",), None, ("GM0164", "GM0141"), ()):
        actor = Actor(kenmerk="k", rol="klantmanager", gemeenten=gemeenten)
        own = [pip for pip in people if gemeenten is None or pip.gemeente in gemeenten]
        assert same(asked(mensen, engine, store, actor), measured(engine, own))


def test_who_changed_or_came_is_measured_and_who_may_not_be_judged_is_forgotten(
    engine: Engine, store: Store, people: list[Pip]
) -> None:
    mensen = Mensen()
    asked(mensen, engine, store, BEHEER)
    changed = people[3].model_copy(update={"vakskills": ("lassen", "een woord dat niemand kent")})
    fresh = people[4].model_copy(update={"kenmerk": "ZZ-nieuw"})
    keep_pips(store, BEHEER, START, [changed, fresh])
    erased = people[0].kenmerk
    with store.write() as session:
        erase(session, BEHEER, START, erased)
        Verwerkingsstops(session, BEHEER, START).begin(people[1].kenmerk, "bezwaar")
    now = [people[2], changed, *people[4:], fresh]
    elsewhere = Actor(kenmerk="k", rol="klantmanager", gemeenten=("GM0363",))
    assert len(asked(mensen, engine, store, elsewhere)) == 0
    assert not {erased, people[1].kenmerk} & mensen._kept.rows.keys(), (
        "forgotten, also when somebody who never saw them asks"
    )
    assert same(asked(mensen, engine, store, BEHEER), measured(engine, now))
