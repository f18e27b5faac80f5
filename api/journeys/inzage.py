"""All that is kept about one person, for that person to read. Source: AVG art. 15."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from data.schemas.actor import Actor
from data.schemas.noun import Noun
from data.schemas.rechten import Inzage, InzageKijker, InzageNazorg, InzagePauze, InzageVersie
from data.storage.nazorg import Nazorgen
from data.storage.pips import Pips
from data.storage.session import NietGevonden, Store
from data.storage.toezeggingen import Toezeggingen
from data.storage.verloop import Verloop
from data.storage.verwerkingsstops import Verwerkingsstops
from data.storage.voorstellen import Voorstellen

N = TypeVar("N", bound=Noun)


def inzage(store: Store, actor: Actor, moment: datetime, pip: str) -> Inzage:
    """Everything about a person at this moment (UTC): plans, voorstellen, besluiten, pauses, stops, who looked.

    Who looked is there for the rollen that may know it. Raises NietGevonden when the person may not be seen.
    """
    with store.write() as session:
        bound = session, actor, moment
        pips, voorstellen, verloop = Pips(*bound), Voorstellen(*bound), Verloop(*bound)
        plans = pips.history(pip)
        told: Inzage | None = None
        if plans:
            standen = voorstellen.of_pip(pip)
            oordelen = [voorstellen.oordeel(one.kenmerk) for one in standen]
            told = Inzage(
                kenmerk=pip,
                gemaakt_op=moment,
                plannen=tuple(plans),
                versies=_as(InzageVersie, pips.tijdlijn(pip)),
                voorstellen=tuple(standen),
                oordelen=tuple(one for one in oordelen if one is not None),
                besluiten=tuple(one for _, one in verloop.besluiten(pip, None)),
                toezeggingen=tuple(Toezeggingen(*bound).of_pip(pip)),
                nazorg=_as(
                    InzageNazorg, [one for stand in standen for one in Nazorgen(*bound).of_voorstel(stand.kenmerk)]
                ),
                pauzes=_as(InzagePauze, verloop.pauzes(pip, None)),
                verwerkingsstops=tuple(Verwerkingsstops(*bound).of_pip(pip)),
                kijkers=_as(InzageKijker, verloop.kijkers(pip, None)),
            )
    # Raised outside: the audit line of who looked stays, also when it was not for them.
    if told is None:
        raise NietGevonden("Deze pip staat niet in de database. Controleer het kenmerk.")
    return told


def _as(kind: type[N], found: Sequence[object]) -> tuple[N, ...]:
    """The same things as nouns."""
    return tuple(kind(**{name: getattr(one, name) for name in kind.model_fields}) for one in found)
