"""Plekken in: kept as versions, in one transaction."""

from collections.abc import Sequence
from datetime import date, datetime

from api.journeys.volhouden import again
from data.schemas.actor import Actor
from data.schemas.plek import Plek
from data.schemas.status import PlekStand
from data.storage.lapsing import hold_voorstellen, lapse_where
from data.storage.plekken import Plekken
from data.storage.session import Store
from data.storage.versions import AddResult


def keep_plekken(store: Store, actor: Actor, moment: datetime, plekken: Sequence[Plek]) -> AddResult:
    """Keep these plekken, all or none."""
    with store.write() as session:
        return Plekken(session, actor, moment).add(plekken)


def withdraw(store: Store, actor: Actor, moment: datetime, kenmerk: str, reden: str) -> bool:
    """Take a plek back; False when it was taken back before. Raises OpslagFout for an unknown kenmerk.

    Voorstellen that nobody worked on lapse. Those that somebody works on stay: they may be why it is taken back.
    """

    def work() -> bool:
        with store.write() as session:
            hold_voorstellen(session)
            fresh = Plekken(session, actor, moment).withdraw(kenmerk, reden)
            lapse_where(session, moment, "plekIngetrokken", plek=kenmerk)
            return fresh

    return again(work)


def listing(store: Store, actor: Actor, moment: datetime, day: date) -> list[PlekStand]:
    """Every plek with its status on this day, ingetrokken too, by kenmerk."""
    with store.read() as session:
        return Plekken(session, actor, moment).listing(day)
