"""Erasing a person for good: also when an older backup of the database is put back. Source: AVG art. 17."""

from datetime import datetime

from api.journeys.volhouden import again
from data.schemas.actor import Actor
from data.storage.forgetting import behind, erase_again, erase_for_good
from data.storage.session import Store
from data.storage.wisregister import Wisregister


def wis(store: Store, register: Wisregister, actor: Actor, moment: datetime, kenmerk: str) -> int:
    """Erase a person with everything that is about them; returns how many versions there were.

    Raises NietGevonden for an unknown kenmerk, Geweigerd for a gemeente that is not the actor's, OpslagFout when the
    register is not whole, and OSError when it cannot be written: then nothing is erased.
    """

    def work() -> int:
        with store.write() as session:
            return erase_for_good(session, register, actor, moment, kenmerk)

    return again(work)


def wis_opnieuw(store: Store, register: Wisregister, moment: datetime) -> int:
    """Erase again who came back with an older backup, and tell how many; to be done before anybody uses the database.

    Raises OpslagFout when the register knows less than the database.
    """
    with store.read() as session:
        if not behind(session, register):
            return 0

    def work() -> int:
        with store.write() as session:
            return erase_again(session, register, moment)

    return again(work)
