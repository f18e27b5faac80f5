"""A request that is sent again: carried out once, answered the same."""

from datetime import datetime

from data.storage import antwoorden
from data.storage.antwoorden import Antwoord
from data.storage.session import Store


def begin(store: Store, door: str, sleutel: str, vingerafdruk: str, moment: datetime) -> Antwoord | None:
    """Begin with this key of this actor, or give what was answered before (status None: on its way)."""
    with store.write() as session:
        return antwoorden.begin(session, door, sleutel, vingerafdruk, moment)


def keep(store: Store, door: str, sleutel: str, antwoord: Antwoord) -> None:
    """Keep the answer, to give it again."""
    with store.write() as session:
        antwoorden.keep(session, door, sleutel, antwoord)


def forget(store: Store, door: str, sleutel: str) -> None:
    """Forget a request that came to nothing."""
    with store.write() as session:
        antwoorden.forget(session, door, sleutel)
