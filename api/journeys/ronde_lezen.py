"""Reading a published ronde back: its verslag, and the people in it that the reader may see."""

from dataclasses import dataclass
from datetime import datetime

from data.schemas.actor import Actor
from data.schemas.ronde import Ronde
from data.schemas.verslag import Kosten, RondeVerslag
from data.storage.rondes import Rondes
from data.storage.session import NietGevonden, Store

LONGEST = 10
"""How many of those who waited longest are named."""
SMALLEST_COST = 0.00005
"""Less rounds to nothing in the four decimals that are shown."""


@dataclass(frozen=True)
class Gelezen:
    """A published ronde: verslag None when it is from before these were kept.

    langst: kenmerk and rondes in a row without voorstel, this one included, longest first. niets_past: kenmerken of
    people whom no plek fits. Both only of people whom the reader may see. Groups that are too small have no numbers.
    """

    ronde: Ronde
    verslag: RondeVerslag | None
    langst: list[tuple[str, int]]
    niets_past: list[str]
    waarschuwingen: tuple[str, ...]


def lees_ronde(store: Store, actor: Actor, moment: datetime, kenmerk: str | None) -> Gelezen:
    """One ronde by its week or kenmerk, or (None) the last; raises NietGevonden. Leaves audit lines."""
    with store.write() as session:
        rondes = Rondes(session, actor, moment)
        ronde = rondes.last() if kenmerk is None else rondes.get(kenmerk)
        if ronde is None:
            which = "Er is nog geen ronde." if kenmerk is None else f"Ronde {kenmerk} is er niet (of nog niet)."
            raise NietGevonden(f"{which} Voer haar uit met: plekwijzer rematch")
        verslag = rondes.verslag(ronde.kenmerk)
        zonder = rondes.zonder_voorstel(ronde.kenmerk)
        return Gelezen(
            ronde,
            None if verslag is None else shown(verslag),
            rondes.waited_longest(ronde.kenmerk, LONGEST),
            [one.pip for one in zonder if one.code == "geenPassendePlek"],
            rondes.waarschuwingen(ronde.kenmerk),
        )


def shown(verslag: RondeVerslag) -> RondeVerslag:
    """The verslag as people may read it: without the numbers of groups that are too small."""
    small = {"kansen": tuple(kans.shown() for kans in verslag.kansen)}
    return verslag.model_copy(update=small | {"ondergrenzen": tuple(one.shown() for one in verslag.ondergrenzen)})


def kosten_zinnen(kosten: Kosten) -> tuple[str, str]:
    """What calm and precedence for who waits cost, a sentence each."""
    return kost("Rust", kosten.rust), kost("Voorrang voor wie wacht", kosten.wachten)


def kost(wat: str, amount: float) -> str:
    """What something cost in summed score, as a sentence.

    Bonuses work together: without one of them the other may take more score than both did, so a cost may be below
    zero. For a reader it then cost nothing.
    """
    if amount <= 0:
        return f"{wat} kost niets."
    said = f"samen {amount:.4f} score".replace(".", ",") if amount >= SMALLEST_COST else "bijna niets"
    return f"{wat} kost {said}."
