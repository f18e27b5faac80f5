"""A login at the login service of the gemeente: begun by one browser, taken once by the same browser."""

from datetime import datetime

from data.storage.session import Store
from data.storage.toegang import Aanmelding, Aanmeldingen


def begin_login(store: Store, state: str, aanmelding: Aanmelding, moment: datetime) -> None:
    """Remember what the answer of the login service must fit."""
    with store.write() as session:
        Aanmeldingen(session, moment).begin(state, aanmelding)


def take_login(store: Store, state: str, browser: str, moment: datetime) -> Aanmelding | None:
    """What was remembered under this state, and never again; None for another browser, or when it took too long."""
    with store.write() as session:
        return Aanmeldingen(session, moment).take(state, browser)
