"""Stopping somebody at once, whatever the login service says, and letting them in again."""

from datetime import datetime

from data.schemas.actor import Actor
from data.schemas.errors import Fout, InvoerFout
from data.storage.audit import Audit
from data.storage.session import NietGevonden, Store
from data.storage.toegang import Gebruikers, Sessies


def set_block(store: Store, actor: Actor, kenmerk: str, moment: datetime, *, blocked: bool) -> None:
    """Block a gebruiker and end every sessie of theirs, or lift the block.

    Beheer may stop whoever may work for one of their own gemeenten, for their people are at risk. Raises Geweigerd
    for who is not beheer, InvoerFout for oneself, and NietGevonden for others and for somebody we never saw.
    """
    with store.write() as session:
        audit = Audit(session, actor, moment)
        if actor.rol != "beheer":
            raise audit.refuse("gebruiker", kenmerk, 1, "U mag geen toegang geven of stoppen. Vraag de beheerder.")
        if kenmerk == actor.kenmerk:
            raise InvoerFout((Fout("gebruiker", kenmerk, None, "uw eigen toegang kunt u niet stoppen."),))
        if not Gebruikers(session, actor.gemeenten).block(kenmerk, moment if blocked else None):
            if Gebruikers(session).get(kenmerk):
                audit.write("geweigerd", "gebruiker", kenmerk, 1)
            raise NietGevonden("Deze gebruiker is er niet. Controleer het kenmerk.")
        if blocked:
            Sessies(session, moment).end_all(kenmerk)
        audit.write("blokkeren", "gebruiker", kenmerk, int(blocked))
