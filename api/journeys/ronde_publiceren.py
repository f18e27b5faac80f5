"""Publishing a ronde: lines are laid ready in pieces as they are worded; one short transaction makes them count."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice

from api.journeys.ronde_berekening import Berekend
from api.journeys.ronde_stap import REMATCH, Loop
from api.journeys.volhouden import patiently
from data.schemas.ronde import Ronde
from data.storage.oordelen import Packed
from data.storage.ronde_regels import Piece, pieces_of
from data.storage.rondes import Rondes
from data.storage.session import Store
from data.storage.uitkomst import Uitkomst

UITLEGGEN = "Uitleggen en publiceren"
REST_S = 0.005
"""Between pieces others that wait to write get their turn; on SQLite they look every few thousandths of a second."""


def publiceer(store: Store, kenmerk: str, berekend: Berekend, words: Iterator[tuple[str, Packed]], loop: Loop) -> Ronde:
    """Publish an open ronde, piece by piece; while the database is away or busy it waits and says so.

    words gives what is worded of everyone with a voorstel, in their order. Killed anywhere before the last transaction
    nothing of it is seen, and the next call lays the same lines ready.
    """
    packed: dict[str, Packed] = {}
    uitkomst = replace(berekend.uitkomst, packed=packed)
    report = loop.step(UITLEGGEN)
    uitkomst.prepare()
    pieces = pieces_of(uitkomst)
    for number, piece in enumerate(pieces, start=1):
        packed.update(islice(words, sum(one.rang == 1 for _, one in piece.voorstellen)))
        patiently(partial(_lay_ready, store, kenmerk, uitkomst, piece, loop), loop.tell, loop.wait)
        report(number, len(pieces) + 1)
        loop.wait(REST_S)
    ronde = patiently(partial(_publish, store, kenmerk, uitkomst, loop), loop.tell, loop.wait)
    report(len(pieces) + 1, len(pieces) + 1)
    return ronde


def _lay_ready(store: Store, kenmerk: str, uitkomst: Uitkomst, piece: Piece, loop: Loop) -> None:
    with store.write() as session:
        Rondes(session, REMATCH, loop.now()).lay_ready(kenmerk, loop.eigenaar, uitkomst, piece)


def _publish(store: Store, kenmerk: str, uitkomst: Uitkomst, loop: Loop) -> Ronde:
    with store.write() as session:
        return Rondes(session, REMATCH, loop.now()).publish(kenmerk, loop.eigenaar, uitkomst)
