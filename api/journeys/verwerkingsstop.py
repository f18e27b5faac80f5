"""Leaving a person's data as they are: kept, and used for nothing, until somebody lifts it. Source: AVG art. 18."""

from datetime import datetime

from api.journeys.besluit import refuse_bsn
from api.journeys.volhouden import again
from data.schemas.actor import Actor
from data.schemas.errors import Fout, InvoerFout
from data.schemas.rechten import Verwerkingsstop
from data.storage.lapsing import hold_voorstellen, lapse_where
from data.storage.pips import Pips
from data.storage.session import NietGevonden, Store
from data.storage.verwerkingsstops import Verwerkingsstops


def leg_stil(store: Store, actor: Actor, moment: datetime, pip: str, reden: str) -> Verwerkingsstop:
    """Use the data of this person for nothing; a voorstel that nobody worked on lapses. Again changes nothing.

    Raises InvoerFout without a reden or with a BSN in it, and NietGevonden when the person may not be seen.
    """
    words = reden.strip()
    if not words:
        raise InvoerFout((Fout("verwerkingsstop", None, "reden", "schrijf kort waarom, zonder persoonsgegevens"),))
    refuse_bsn("verwerkingsstop", "", "reden", words)

    def work() -> Verwerkingsstop:
        with store.write() as session:
            hold_voorstellen(session)
            stops = Verwerkingsstops(session, actor, moment)
            seen = Pips(session, actor, moment).history(pip)
            if seen:
                stops.begin(pip, words)
                lapse_where(session, moment, "verwerkingsstop", pip=pip)
            found = stops.of_pip(pip)
        # Raised outside: the audit line of who looked stays, also when it was not for them.
        if not seen:
            raise NietGevonden("Deze pip staat niet in de database. Controleer het kenmerk.")
        return found[0]

    return again(work)


def hef_stop_op(store: Store, actor: Actor, moment: datetime, pip: str, nummer: int) -> Verwerkingsstop:
    """Let the data of this person be used again; what was lifted before stays so.

    Raises NietGevonden for a person who may not be seen, and for a number that is not there.
    """

    def work() -> Verwerkingsstop:
        with store.write() as session:
            stops = Verwerkingsstops(session, actor, moment)
            seen = Pips(session, actor, moment).history(pip)
            if seen and nummer in {one.nummer for one in stops.of_pip(pip)}:
                stops.lift(pip, nummer)
            found = next((one for one in stops.of_pip(pip) if one.nummer == nummer), None)
        if found is None:
            raise NietGevonden("Deze stop is er niet. Controleer het nummer.")
        return found

    return again(work)
