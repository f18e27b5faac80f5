"""The noodstop: a person halts all that judges or proposes, at once, and lets it go on. Source: AI Act, article 14."""

from datetime import datetime

from api.journeys.background import Background
from data.schemas.actor import Actor
from data.schemas.bediening import Noodstop
from data.schemas.errors import Fout, InvoerFout
from data.storage.audit import Audit
from data.storage.bediening import Noodstoppen, Verzoeken
from data.storage.session import Store
from features.intake.bsn import find_bsn

GESTOPT = "De noodstop is gebruikt. Vraag de ronde opnieuw aan als het zoeken weer aan staat."


def pull_noodstop(store: Store, actor: Actor, moment: datetime, reden: str, background: Background) -> Noodstop:
    """Halt matching: suggesties are refused, and a ronde that runs is broken off; reading goes on.

    What was published stays. Raises InvoerFout without a reden, and Geweigerd for who is not beheer.
    """
    if not reden.strip() or find_bsn(reden):
        raise InvoerFout((Fout("noodstop", None, "reden", "schrijf kort waarom, zonder persoonsgegevens"),))
    with store.write() as session:
        _refuse_others(Audit(session, actor, moment), actor)
        pulled = Noodstoppen(session, moment).pull(actor.kenmerk, reden.strip())
        Audit(session, actor, moment).write("besluiten", "noodstop", str(pulled.nummer), 1)
    background.break_off()
    with store.write() as session:
        verzoeken = Verzoeken(session, moment)
        for kenmerk in verzoeken.under_way():
            verzoeken.end(kenmerk, "gestopt", GESTOPT)
    return pulled


def lift_noodstop(store: Store, actor: Actor, moment: datetime) -> Noodstop | None:
    """Let matching go on; None when it was not halted. Raises Geweigerd for who is not beheer."""
    with store.write() as session:
        _refuse_others(Audit(session, actor, moment), actor)
        lifted = Noodstoppen(session, moment).lift(actor.kenmerk)
        Audit(session, actor, moment).write(
            "besluiten", "noodstop", str(lifted.nummer) if lifted else None, int(bool(lifted))
        )
    return lifted


def noodstoppen(store: Store, moment: datetime) -> list[Noodstop]:
    """Every noodstop, newest first; the first holds when opgeheven_op is None."""
    with store.read() as session:
        return Noodstoppen(session, moment).all()


def _refuse_others(audit: Audit, actor: Actor) -> None:
    if actor.rol != "beheer":
        raise audit.refuse("noodstop", None, 0, "U mag de noodstop niet gebruiken. Bel de beheerder.")
