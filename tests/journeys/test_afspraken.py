"""What people promise each other: only voorwaarden of the oordeel itself, a day that comes, and no BSN in a note."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from api.journeys.afspraken import LONGEST_NOTE, geregeld, nazorg_gedaan, neem_op_u
from api.journeys.besluit import besluit
from api.journeys.ronde import Verzoek, rematch
from data.schemas.errors import InvoerFout
from data.schemas.toezegging import voorwaarde_kenmerk
from data.storage.deciding import Keus
from data.storage.session import Achterhaald, NietGevonden, Store
from data.storage.voorstellen import Voorstellen
from tests.journeys.regio import BEHEER, DAY, MOMENT, WIE, engine, fill, loop


@pytest.fixture
def published(store: Store) -> Iterator[Store]:
    fill(store, 8, 8)
    rematch(engine(), store, Verzoek("2026-W48"), loop())
    yield store


def with_voorwaarden(store: Store) -> tuple[str, list[str]]:
    """The first voorstel that has voorwaarden, and their kenmerken."""
    with store.write() as session:
        voorstellen = Voorstellen(session, BEHEER, MOMENT)
        oordelen = [(one.kenmerk, voorstellen.oordeel(one.kenmerk)) for one in voorstellen.listing()]
    found = [(kenmerk, one.voorwaarden) for kenmerk, one in oordelen if one is not None and one.voorwaarden]
    return found[0][0], [voorwaarde_kenmerk(punt) for punt in found[0][1]]


def test_a_voorwaarde_of_the_oordeel_is_taken_on_and_arranged(published: Store) -> None:
    voorstel, voorwaarden = with_voorwaarden(published)
    taken = neem_op_u(published, WIE, voorstel, voorwaarden[0], DAY)
    assert (taken.door, taken.tegen, taken.gedaan_op) == (WIE.actor.kenmerk, DAY, None)
    assert geregeld(published, WIE, voorstel, voorwaarden[0]).gedaan_op == MOMENT
    with pytest.raises(NietGevonden, match="hoort niet"):
        neem_op_u(published, WIE, voorstel, "iets-anders", DAY)
    for tegen in (None, DAY - timedelta(days=1)):
        with pytest.raises(InvoerFout, match="welke dag"):
            neem_op_u(published, WIE, voorstel, voorwaarden[0], tegen)


def test_nazorg_is_done_once_with_a_short_note_without_a_bsn(published: Store) -> None:
    voorstel, _ = with_voorwaarden(published)
    for stap in ("akkoord", "plaatsen"):
        besluit(published, WIE, engine().parameters, voorstel, Keus(stap))  # type: ignore[arg-type]
    for wrong in ("bel 123456782", "x" * (LONGEST_NOTE + 1)):
        with pytest.raises(InvoerFout) as told:
            nazorg_gedaan(published, WIE, voorstel, "landing", wrong)
        assert "123456782" not in str(told.value)
    nazorg_gedaan(published, WIE, voorstel, "landing", "Het gaat goed.")
    with pytest.raises(Achterhaald, match="al afgerond"):
        nazorg_gedaan(published, WIE, voorstel, "landing")
