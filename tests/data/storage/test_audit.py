"""Audit: lines can be searched by beheer, and searching leaves a line itself."""

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.storage.audit import Audit, Geweigerd
from data.storage.pips import Pips
from data.storage.session import Store
from tests.databases import FillOnce


@pytest.fixture
def written(
    fill_once: FillOnce, store: Store, beheer: Actor, klantmanager: Actor, moment: datetime, pip_of: Callable[..., Pip]
) -> Store:
    def fill() -> None:
        with store.write() as session:
            Pips(session, klantmanager, moment).add([pip_of("a")])
            Pips(session, beheer, moment + timedelta(hours=1)).add([pip_of("b", gemeente="GM0402")])
            Pips(session, klantmanager, moment + timedelta(hours=2)).get("b")
            Pips(session, klantmanager, moment + timedelta(hours=3)).all()

    fill_once("written", fill)
    return store


def test_lines_are_found_by_kenmerk_actor_and_time(written: Store, beheer: Actor, moment: datetime) -> None:
    hour = timedelta(hours=1)
    with written.write() as session:
        audit = Audit(session, beheer, moment)
        assert [line.handeling for line in audit.search(kenmerk="b")] == ["geweigerd", "toevoegen"]
        assert len(audit.search(door="km-1")) == 3
        assert [line.kenmerk for line in audit.search(vanaf=moment + hour, tot=moment + 3 * hour)] == ["b"] * 2
        assert [line.moment for line in audit.search(limit=1, door="km-1")] == [moment + 3 * hour]
        assert audit.search(kenmerk="nul\0") == []


def test_moments_are_kept_in_utc(store: Store, beheer: Actor, moment: datetime) -> None:
    amsterdam = moment.astimezone(timezone(timedelta(hours=2)))
    with store.write() as session:
        Pips(session, beheer, amsterdam).count()
        (line,) = Audit(session, beheer, moment).search()
    assert line.moment == moment
    assert line.moment.utcoffset() == timedelta(0)


def test_searching_leaves_a_line(written: Store, beheer: Actor, moment: datetime) -> None:
    with written.write() as session:
        audit = Audit(session, beheer, moment)
        audit.search(kenmerk="a")
        newest = audit.search(limit=1)[0]
    assert (newest.handeling, newest.soort, newest.kenmerk, newest.aantal) == ("inzien", "audit", "a", 1)


@pytest.mark.parametrize("rol", ["klantmanager", "jobhunter", "wspAdviseur", "rematch"])
def test_only_beheer_may_search(store: Store, beheer: Actor, moment: datetime, rol: str) -> None:
    actor = Actor.model_validate({"kenmerk": "x", "rol": rol, "gemeenten": None})
    with pytest.raises(Geweigerd, match="audit"), store.write() as session:
        Audit(session, actor, moment).search()
    with store.write() as session:
        assert [line.handeling for line in Audit(session, beheer, moment).search(door="x")] == ["geweigerd"]


def test_beheer_of_one_gemeente_finds_only_lines_about_its_own_pips(written: Store, moment: datetime) -> None:
    local = Actor(kenmerk="beheer-2", rol="beheer", gemeenten=("GM0164",))
    with written.write() as session:
        assert {line.kenmerk for line in Audit(session, local, moment).search()} == {"a"}
