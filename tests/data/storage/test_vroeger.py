"""How a pair was before: as the ronde before read it, only for who may see the person."""

from collections.abc import Callable
from datetime import datetime, timedelta

from data.schemas.actor import Actor
from data.schemas.pip import Pip, Taalniveau
from data.schemas.plek import Plek
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.session import Store
from data.storage.voorstellen import Voorstellen
from data.storage.vroeger import Vroeger
from tests.data.storage.rondes import run

ELSEWHERE = Actor(kenmerk="jh-9", rol="jobhunter", gemeenten=("GM0363",))


def test_a_pair_is_told_as_the_ronde_before_read_it(
    store: Store, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip], plek_of: Callable[..., Plek]
) -> None:
    with store.write() as session:
        Pips(session, beheer, moment).add([pip_of("pip-a", taalniveau=Taalniveau(spreken="A1"))])
        Plekken(session, beheer, moment).add([plek_of("plek-x", capaciteit=2)])
    run(store, moment, {"pip-a": "plek-x"})
    with store.write() as session:
        [stand] = Voorstellen(session, beheer, moment).listing()
        Pips(session, beheer, moment).add([pip_of("pip-a", taalniveau=Taalniveau(spreken="A2"))])
        Plekken(session, beheer, moment).add([plek_of("plek-x", capaciteit=1), plek_of("plek-new")])
        first = Vroeger(session, beheer, moment).of_voorstel(stand)
        assert first is not None
        assert first.plek is not None
        assert (first.week, first.pip.taalniveau.spreken, first.plek.capaciteit) == ("2026-W48", "A1", 2)
    later = moment + timedelta(days=7)
    run(store, later, {"pip-a": "plek-new"}, week="2026-W49")
    with store.write() as session:
        [stand] = Voorstellen(session, beheer, later).listing()
        before = Vroeger(session, beheer, later).of_voorstel(stand)
        assert before is not None
        assert (before.week, before.pip.taalniveau.spreken, before.plek) == ("2026-W48", "A1", None)
        assert Vroeger(session, ELSEWHERE, later).of_voorstel(stand) is None
