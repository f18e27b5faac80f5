"""Plain reading for a page: the repositories of one actor inside one transaction, with the audit lines they leave."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from data.schemas.actor import Actor
from data.storage.audit import Audit
from data.storage.bediening import Noodstoppen
from data.storage.caseload import Caseload
from data.storage.gevolgen import Gevolgen
from data.storage.nazorg import Nazorgen
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.pleklijst import Pleklijst
from data.storage.rondes import Rondes
from data.storage.session import Store
from data.storage.toegang import Gebruikers
from data.storage.toezeggingen import Toezeggingen
from data.storage.uploads import Uploads
from data.storage.verloop import Verloop
from data.storage.verwerkingsstops import Verwerkingsstops
from data.storage.voorstellen import Voorstellen
from data.storage.vroeger import Vroeger
from data.storage.werklijst import Werklijst


@dataclass(frozen=True)
class ReadSession:
    """What one actor may read at one moment (UTC); what changes or judges is a journey and not here.

    Every look at persons leaves its audit line in this transaction, so nothing is shown when that line fails. Read
    what the page needs and leave the block: on SQLite others wait for their turn meanwhile.
    """

    actor: Actor
    moment: datetime
    pips: Pips
    plekken: Plekken
    rondes: Rondes
    audit: Audit
    voorstellen: Voorstellen
    werklijst: Werklijst
    caseload: Caseload
    pleklijst: Pleklijst
    gevolgen: Gevolgen
    uploads: Uploads
    gebruikers: Gebruikers
    noodstoppen: Noodstoppen
    toezeggingen: Toezeggingen
    nazorgen: Nazorgen
    vroeger: Vroeger
    verloop: Verloop
    verwerkingsstops: Verwerkingsstops


@contextmanager
def reading(store: Store, actor: Actor, moment: datetime) -> Iterator[ReadSession]:
    """A ReadSession that is committed at the end of the block; raises what the store raises, in Dutch."""
    with store.write() as session:
        bound = session, actor, moment
        yield ReadSession(
            actor,
            moment,
            Pips(*bound),
            Plekken(*bound),
            Rondes(*bound),
            Audit(*bound),
            Voorstellen(*bound),
            Werklijst(*bound),
            Caseload(*bound),
            Pleklijst(session),
            Gevolgen(session, moment),
            Uploads(*bound),
            Gebruikers(session, actor.gemeenten),
            Noodstoppen(session, moment),
            Toezeggingen(*bound),
            Nazorgen(*bound),
            Vroeger(*bound),
            Verloop(*bound),
            Verwerkingsstops(*bound),
        )
