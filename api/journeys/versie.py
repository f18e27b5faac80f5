"""One plek or pip kept by a system that says what it saw: nothing is changed that somebody else just changed."""

from datetime import datetime

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.session import Botsing, NietGevonden, Store
from data.storage.tables import PipRow, PlekRow
from data.storage.versions import hold


class Verouderd(Botsing):
    """Raised when there is a newer version than the one that was seen."""


def add_plek(store: Store, actor: Actor, moment: datetime, plek: Plek) -> int:
    """Keep a new plek and return its versie; raises Botsing when its kenmerk is taken, also by a withdrawn one."""
    with store.write() as session:
        hold(session, PlekRow)
        plekken = Plekken(session, actor, moment)
        if plekken.get(plek.kenmerk, ingetrokken=True) is not None:
            raise Botsing("Deze plek staat er al. Haal haar op en wijzig haar met PUT.")
        plekken.add([plek])
        return 1


def change_plek(store: Store, actor: Actor, moment: datetime, plek: Plek, versie: int) -> int:
    """Keep the next version of a plek and return its versie; the same changes nothing.

    Raises NietGevonden, and Verouderd when versie is not the newest.
    """
    with store.write() as session:
        hold(session, PlekRow)
        plekken = Plekken(session, actor, moment)
        versions = plekken.tijdlijn(plek.kenmerk, moment.date())
        if not versions:
            raise NietGevonden("Deze plek staat niet in de database. Controleer het kenmerk.")
        if versions[-1].versie != versie:
            raise Verouderd("Deze plek is intussen gewijzigd. Haal haar opnieuw op.")
        result = plekken.add([plek])
        return versie + result.changed


def add_pip(store: Store, actor: Actor, moment: datetime, pip: Pip) -> Pip:
    """Keep a new confirmed pip; raises Botsing when its kenmerk is taken and Geweigerd outside one's gemeenten."""
    with store.write() as session:
        hold(session, PipRow)
        pips = Pips(session, actor, moment)
        result = pips.add([pip])
        if not result.new:
            raise Botsing("Deze pip staat er al. Haal haar op en wijzig haar met PUT.")
        return pip.model_copy(update={"versie": 1})


def change_pip(store: Store, actor: Actor, moment: datetime, pip: Pip, versie: int) -> Pip:
    """Keep the next version of a confirmed pip; the same changes nothing.

    Raises NietGevonden, Verouderd when versie is not the actuele, and Geweigerd outside one's gemeenten.
    """
    with store.write() as session:
        hold(session, PipRow)
        pips = Pips(session, actor, moment)
        kept = actueel = pips.get(pip.kenmerk)
        if actueel is not None and actueel.versie == versie:
            pips.add([pip])
            kept = pips.get(pip.kenmerk)
    # Raised outside: the audit line of who looked stays, also when it was not for them.
    if actueel is None or kept is None:
        raise NietGevonden("Deze pip staat niet in de database. Controleer het kenmerk.")
    if actueel.versie != versie:
        raise Verouderd("Deze pip is intussen gewijzigd. Haal haar opnieuw op.")
    return kept
