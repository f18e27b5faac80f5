"""The one door: what it lets through as SQL is what it answers as a plain question."""

from collections.abc import Callable
from datetime import datetime
from itertools import product
from typing import get_args

from sqlalchemy import select
from sqlmodel import col

from data.schemas.actor import Actor, Rol
from data.schemas.pip import Pip
from data.storage.pips import Pips
from data.storage.scope import may_see, visible_to
from data.storage.session import Store
from data.storage.tables import PipRow

GEMEENTEN = ("GM0164", "GM0402", None)


def test_both_readings_of_the_door_agree_for_every_rol(
    store: Store, beheer: Actor, moment: datetime, pip_of: Callable[..., Pip]
) -> None:
    with store.write() as session:
        Pips(session, beheer, moment).add([pip_of(str(gemeente), gemeente=gemeente) for gemeente in GEMEENTEN])
    scopes = (None, (), ("GM0164",), ("GM0164", "GM0402"), ("GM9999",))
    with store.read() as session:
        for rol, gemeenten in product(get_args(Rol), scopes):
            actor = Actor(kenmerk="x", rol=rol, gemeenten=gemeenten)
            seen = set(session.scalars(select(col(PipRow.gemeente)).where(visible_to(actor))))
            assert seen == {gemeente for gemeente in GEMEENTEN if may_see(actor, gemeente)}
            assert not (seen and rol == "wspAdviseur")
