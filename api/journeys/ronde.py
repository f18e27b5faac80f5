"""One ronde on the database: gather in one read, judge, assign, check, and publish whole."""

from dataclasses import dataclass
from datetime import date, datetime

from api.journeys.engine import Engine
from api.journeys.verdeling import Divided, divide_all
from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.schemas.plek import Plek
from data.schemas.ronde import Keuze, Ronde, week_of
from data.storage.pips import Pips
from data.storage.plekken import Plekken
from data.storage.rondes import Rondes
from data.storage.session import Store
from matching.scoring import Progress


@dataclass(frozen=True)
class Published:
    """A ronde that stands in the database, with what it was made of."""

    ronde: Ronde
    divided: Divided
    pips: list[Pip]
    plekken: list[Plek]


def rematch(
    engine: Engine,
    store: Store,
    actor: Actor,
    *,
    keuze: Keuze,
    op: date,
    seed: int,
    moment: datetime,
    code_versie: str,
    progress: Progress | None = None,
) -> Published:
    """Divide all stored plekken over all stored pips and publish the voorstellen in one transaction.

    Nothing is published when the division cannot be proven. moment is when this happens (UTC).
    """
    with store.write() as session:
        pips, repository = Pips(session, actor, moment).all(), Plekken(session, actor, moment)
        plekken, versies = repository.all(), repository.versies()
    divided = divide_all(engine, pips, plekken, keuze, op, seed, progress)
    verdeling = divided.verdeling
    ronde = Ronde(
        kenmerk=f"{op.isoformat()}-{moment:%Y%m%dT%H%M%S%f}",
        week=week_of(op),
        keuze=keuze,
        snapshot=None,
        op=op,
        seed=seed,
        parameters=verdeling.parameters,
        code_versie=code_versie,
        reistijd_bron=verdeling.reistijd_bron,
        aantal_pips=len(pips),
        aantal_plekken=len(plekken),
        geplaatst=verdeling.geplaatst,
        totaal=verdeling.totaal,
    )
    with store.write() as session:
        pip_versies = {pip.kenmerk: pip.versie or 1 for pip in pips}
        Rondes(session, actor, moment).publish(ronde, verdeling, pip_versies, versies)
    return Published(ronde, divided, pips, plekken)
