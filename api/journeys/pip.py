"""Pips in: kept as versions, with an audit line, in one transaction."""

from collections.abc import Sequence
from datetime import datetime

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.storage.pips import Pips
from data.storage.session import Store
from data.storage.versions import AddResult


def keep_pips(store: Store, actor: Actor, moment: datetime, pips: Sequence[Pip]) -> AddResult:
    """Keep these pips, all or none; raises Geweigerd for a gemeente that is not the actor's."""
    with store.write() as session:
        return Pips(session, actor, moment).add(pips)
