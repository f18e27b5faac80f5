"""Plekken in: kept as versions, in one transaction."""

from collections.abc import Sequence
from datetime import datetime

from data.schemas.actor import Actor
from data.schemas.plek import Plek
from data.storage.plekken import Plekken
from data.storage.session import Store
from data.storage.versions import AddResult


def keep_plekken(store: Store, actor: Actor, moment: datetime, plekken: Sequence[Plek]) -> AddResult:
    """Keep these plekken, all or none."""
    with store.write() as session:
        return Plekken(session, actor, moment).add(plekken)
