"""What happened around a person: every besluit, every pause and who looked, only for who may see them."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.storage.deciding import Deciding, Keus, Spelregels
from data.storage.gevolgen import Gevolgen
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.session import Store
from data.storage.verloop import Verloop
from matching.parameters import read_parameters
from tests.data.storage.rondes import run

DAY = date(2026, 11, 24)
REGELS = Spelregels(read_parameters().redenen, {})
KM = Actor(kenmerk="km-1", rol="klantmanager", gemeenten=("GM0164",))
JOBHUNTER = Actor(kenmerk="jh-1", rol="jobhunter", gemeenten=("GM0164",))
ELSEWHERE = Actor(kenmerk="km-2", rol="klantmanager", gemeenten=("GM0363",))


def test_besluiten_pauses_and_who_looked_are_told_to_who_may_see_the_person(
    store: Store, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip], plek_of: Callable[..., Plek]
) -> None:
    with store.write() as session:
        Pips(session, beheer, moment).add([pip_of("pip-a")])
        Plekken(session, beheer, moment).add([plek_of("plek-x")])
    run(store, moment, {"pip-a": "plek-x"})
    with store.write() as session:
        deciding = Deciding(session, JOBHUNTER, moment, DAY, REGELS)
        deciding.decide("2026-W48-1", Keus("overnemen"))
        deciding.decide("2026-W48-1", Keus("afwijzen", "teVerInPraktijk"))
        gevolgen = Gevolgen(session, moment + timedelta(days=1))
        gevolgen.pause(KM, "pip-a", date(2027, 1, 1))
        [pause] = [one for one in gevolgen.of_pip("pip-a", DAY) if one.plek is None]
        gevolgen.end(pause.nummer, JOBHUNTER)
        for _ in range(2):
            Pips(session, JOBHUNTER, moment).get("pip-a")
    with store.write() as session:
        mine = Verloop(session, KM, moment)
        told = [(plek, one.naar, one.door) for plek, one in mine.besluiten("pip-a")]
        assert told == [("plek-x", "afgewezen", "jh-1"), ("plek-x", "inBehandeling", "jh-1")]
        assert [(one.plek, one.door, one.opgeheven_door) for one in mine.pauzes("pip-a")] == [
            (None, "km-1", "jh-1"),
            ("plek-x", "jh-1", None),
        ]
        looked = {one.door: one.aantal for one in mine.kijkers("pip-a")}
        assert (looked["jh-1"], looked["km-1"]) == (2, 2)
        assert Verloop(session, JOBHUNTER, moment).kijkers("pip-a") == []
        other = Verloop(session, ELSEWHERE, moment)
        assert (other.besluiten("pip-a"), other.pauzes("pip-a"), other.kijkers("pip-a")) == ([], [], [])
