"""Comparing chances in the last ronde for groups from a list: the list is read, counted, and forgotten."""

from collections.abc import Mapping
from datetime import datetime

from data.schemas.actor import Actor
from data.schemas.kansen import Kansvergelijking
from data.storage.rondes import Rondes
from data.storage.session import NietGevonden, Store
from matching.fairness import Telling, chances

NOT_LISTED = "niet op de lijst"


def vergelijk_kansen(
    store: Store, actor: Actor, moment: datetime, groepen: Mapping[str, str], seed: int
) -> Kansvergelijking:
    """The chance of each group in the ronde published last, among the people whom the actor may see.

    groepen gives the group of a kenmerk; nothing of it is stored. Leaves audit lines of having read the voorstellen.
    Raises NietGevonden when there was no ronde, or none of these people took part in it.
    """
    with store.write() as session:
        rondes = Rondes(session, actor, moment)
        ronde = rondes.last()
        if ronde is None:
            raise NietGevonden("Er is nog geen ronde. Voer haar uit met: plekwijzer rematch")
        placed = {voorstel.pip for voorstel in rondes.voorstellen(ronde.kenmerk) if voorstel.rang == 1}
        without = {zonder.pip for zonder in rondes.zonder_voorstel(ronde.kenmerk)}
    people = placed | without
    if not people & groepen.keys():
        raise NietGevonden(
            f"Niemand op de lijst deed mee aan ronde {ronde.kenmerk}. Staan er wel kenmerken van pips in de lijst?"
        )
    return Kansvergelijking(
        ronde=ronde.kenmerk,
        mensen=len(people),
        voorstellen=len(placed),
        groepen=chances(_counted(people, placed, groepen), seed),
        niet_gevonden=len(groepen.keys() - people),
        seed=seed,
    )


def _counted(people: set[str], placed: set[str], groepen: Mapping[str, str]) -> dict[str, Telling]:
    found: dict[str, Telling] = {}
    for pip in people:
        name = groepen.get(pip, NOT_LISTED)
        found[name] = found.get(name, Telling(0, 0)).plus(Telling(1, int(pip in placed)))
    return found
