"""All that is kept about one person, for that person to read. Source: AVG art. 15."""

from datetime import datetime
from typing import Any

from pydantic_core import to_json

from data.schemas.actor import Actor
from data.storage.nazorg import Nazorgen
from data.storage.pips import Pips
from data.storage.session import NietGevonden, Store
from data.storage.toezeggingen import Toezeggingen
from data.storage.verloop import Verloop
from data.storage.voorstellen import Voorstellen


def inzage(store: Store, actor: Actor, moment: datetime, pip: str) -> bytes:
    """Everything about a person as JSON, at this moment (UTC): plans, voorstellen, besluiten, pauses, who looked.

    Who looked is there for the rollen that may know it. Raises NietGevonden when the person may not be seen.
    """
    with store.write() as session:
        bound = session, actor, moment
        pips, voorstellen, verloop = Pips(*bound), Voorstellen(*bound), Verloop(*bound)
        plans = pips.history(pip)
        told: dict[str, Any] = {"kenmerk": pip, "gemaaktOp": moment, "plannen": [one.as_json() for one in plans]}
        told["versies"] = pips.tijdlijn(pip) if plans else []
        standen = voorstellen.of_pip(pip) if plans else []
        told["voorstellen"] = [one.as_json() for one in standen]
        oordelen = [voorstellen.oordeel(one.kenmerk) for one in standen]
        told["oordelen"] = [one.as_json() for one in oordelen if one is not None]
        told["besluiten"] = [one.as_json() for _, one in verloop.besluiten(pip, None)]
        told["toezeggingen"] = [one.as_json() for one in Toezeggingen(*bound).of_pip(pip)]
        told["nazorg"] = [moment for one in standen for moment in Nazorgen(*bound).of_voorstel(one.kenmerk)]
        told["pauzes"] = [one._asdict() for one in verloop.pauzes(pip, None)]
        told["kijkers"] = [one._asdict() for one in verloop.kijkers(pip, None)]
    # Raised outside: the audit line of who looked stays, also when it was not for them.
    if not plans:
        raise NietGevonden("Deze pip staat niet in de database. Controleer het kenmerk.")
    return to_json(told, indent=2)
