"""How many people a plek fits, for who may not see any of them."""

from api.journeys.engine import Engine
from api.journeys.suggestie import Vrager
from data.schemas.plek import Plek
from data.schemas.verslag import FEWEST
from data.storage.bediening import Noodstoppen
from data.storage.pips import Pips
from data.storage.session import Store
from matching.scoring import score_all


def count_fitting(engine: Engine, store: Store, wie: Vrager, plek: Plek) -> int | None:
    """How many people in the gemeenten of the actor this plek fits; None is fewer than FEWEST, so that nobody is known.

    The people are read by the system for this actor: the audit line names the actor, with the rol rematch. Raises
    Gestopt while a noodstop holds.
    """
    system = wie.actor.model_copy(update={"rol": "rematch"})
    with store.write() as session:
        Noodstoppen(session, wie.moment).refuse_when_halted()
        seen = wie.geheugen.mensen.look(Pips(session, system, wie.moment))
    people = wie.geheugen.mensen.recall(engine, seen, "auto", wie.op)
    if not len(people):
        return None
    found = score_all(people, engine.measure_plekken([plek]), engine.router, engine.parameters, workers=1)
    return len(found.i) if len(found.i) >= FEWEST else None
