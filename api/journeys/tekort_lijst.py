"""The shopping list of a region for a page: made once per published ronde, beside the answers, and then remembered."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from threading import Event, Lock, Thread

from api.journeys.engine import Engine
from api.journeys.regio import regios_of
from api.journeys.tekort import what_is_lacking_stored
from data.schemas.actor import Actor
from data.schemas.errors import Uitlegbaar
from data.schemas.tekort import FEWEST, Boodschappen
from data.storage.audit import Audit
from data.storage.bediening import Noodstoppen
from data.storage.rondes import Rondes
from data.storage.session import NietGevonden, Store
from matching.scoring import Progress

log = logging.getLogger("plekwijzer")
MOST = 10
"""Rows of a list."""
ONS_FOUT = "Er ging iets mis bij ons. Probeer het later nog een keer, of vraag de beheerder."


@dataclass(frozen=True)
class Stand:
    """How far a list is: lijst once it is there, fout (Dutch) when it could not be made, else so many of van done."""

    lijst: Boodschappen | None = None
    fout: str | None = None
    gedaan: int = 0
    van: int = 0

    @property
    def klaar(self) -> bool:
        """Whether it is over, well or badly."""
        return self.lijst is not None or self.fout is not None


def in_a_thread(work: Callable[[], None]) -> None:
    """Do the work beside the answers; the judging itself lets other threads go on."""
    Thread(target=work, daemon=True, name="tekort").start()


class Lijsten:
    """The lists of one installation, the last of every regio; one at a time is made, and nobody asks for one twice.

    They live as long as the server: a list is made again in half a minute.
    """

    def __init__(self, begin: Callable[[Callable[[], None]], None] = in_a_thread, wait: float = 1.0) -> None:
        """Take how work is begun, and how many seconds an asker waits for a list that is made quickly."""
        self._begin, self._wait = begin, wait
        self._lock, self._turn = Lock(), Lock()
        self._kept: dict[str, tuple[str, Stand, Event]] = {}

    def ask(self, regio: str, moment: str, make: Callable[[Progress], Boodschappen]) -> Stand:
        """The list of a regio at a moment (the ronde it belongs to): begun when it is not there yet."""
        with self._lock:
            known = self._kept.get(regio)
            fresh = known is None or known[0] != moment or known[1].fout is not None
            over = Event() if known is None or fresh else known[2]
            if fresh:
                self._kept[regio] = (moment, Stand(), over)
        if fresh:
            self._begin(lambda: self._make(regio, moment, over, make))
        over.wait(self._wait)
        return self._kept[regio][1]

    def _make(self, regio: str, moment: str, over: Event, make: Callable[[Progress], Boodschappen]) -> None:
        def tell(stand: Stand) -> None:
            with self._lock:
                if self._kept[regio][2] is over:  # a newer ronde may have come meanwhile
                    self._kept[regio] = (moment, stand, over)

        try:
            with self._turn:
                found = Stand(lijst=make(lambda done, of: tell(Stand(gedaan=done, van=of))))
        except Uitlegbaar as error:
            found = Stand(fout=str(error))
        except Exception as error:
            log.error("tekort: %s", type(error).__name__)
            found = Stand(fout=ONS_FOUT)
        tell(found)
        over.set()


def ask_list(
    engine: Engine, store: Store, lijsten: Lijsten, actor: Actor, moment: datetime, regio: str, op: date
) -> Stand:
    """How far the list of a regio is for this actor; raises NietGevonden for a regio that is not theirs, and Gestopt.

    Who asks is in the audit, also when the list was there already. A list of fewer than ten people is not made. What
    an actor may see of it holds no person and no small number.
    """
    if regio not in regios_of(actor):
        raise NietGevonden("Deze regio is er niet, of hoort niet bij uw gemeenten.")
    with store.write() as session:
        Noodstoppen(session, moment).refuse_when_halted()
        ronde = Rondes(session, actor, moment).last()
        Audit(session, actor, moment).write("inzien", "ronde", ronde.kenmerk if ronde else None, 0)
    seed = ronde.seed if ronde else 1

    def make(progress: Progress) -> Boodschappen:
        return what_is_lacking_stored(
            engine, store, actor, moment, regio, "auto", op, seed, MOST, progress, fewest=FEWEST
        )

    found = lijsten.ask(regio, ronde.kenmerk if ronde else op.isoformat(), make)
    return found if found.lijst is None else replace(found, lijst=found.lijst.shown())
