"""What an upload asks about kept plekken: whose they are and which are near, on both databases."""

from collections.abc import Callable
from datetime import datetime

from data.schemas.actor import Actor
from data.schemas.plek import Plek
from data.storage.audit import Audit
from data.storage.bekend import Bekend, BekendePlekken
from data.storage.plekken import Plekken, fresh_plek
from data.storage.session import Store
from data.storage.versions import BATCH, AddResult

PlekOf = Callable[..., Plek]


def add(store: Store, actor: Actor, moment: datetime, *plekken: Plek) -> None:
    with store.write() as session:
        Plekken(session, actor, moment).add(plekken)


def test_of_each_kenmerk_the_bron_is_known_and_others_are_left_out(
    store: Store, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf
) -> None:
    add(store, wsp_adviseur, moment, plek_of("a", bron="vum"), plek_of("b", bron="wsp"), plek_of("c", bron=None))
    add(store, wsp_adviseur, moment, plek_of("a", bron="swBedrijf"))
    with store.write() as session:
        Plekken(session, wsp_adviseur, moment).withdraw("b", "weg")
    with store.read() as session:
        assert BekendePlekken(session).of(["a", "b", "c", "d"]) == {
            "a": Bekend("swBedrijf", ingetrokken=False),
            "b": Bekend("wsp", ingetrokken=True),
            "c": Bekend(None, ingetrokken=False),
        }
        assert BekendePlekken(session).of([]) == {}


def test_plekken_at_a_postcode_are_those_that_are_offered_there(
    store: Store, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf
) -> None:
    here = [plek_of("a", postcode="7511"), plek_of("b", postcode="7511 AA"), plek_of("c", postcode="7512AA")]
    add(store, wsp_adviseur, moment, *here, plek_of("d", postcode="8011"), plek_of("e", postcode="7511"))
    with store.write() as session:
        Plekken(session, wsp_adviseur, moment).withdraw("e", "weg")
    with store.read() as session:
        assert list(BekendePlekken(session).at({"7511", "7512"})) == here
        assert list(BekendePlekken(session).at(())) == []


def test_a_long_list_that_comes_by_kenmerk_is_one_line_of_audit(
    store: Store, beheer: Actor, wsp_adviseur: Actor, moment: datetime, plek_of: PlekOf
) -> None:
    amount = BATCH + 5
    for result in (AddResult(amount, 0, 0), AddResult(0, 0, amount)):
        with store.write() as session:
            stream = (fresh_plek(plek_of(f"{number:05d}")) for number in range(amount))
            assert Plekken(session, wsp_adviseur, moment).add_in_order(stream) == result
    with store.write() as session:
        found = Audit(session, beheer, moment).search()
        assert Plekken(session, wsp_adviseur, moment).count() == amount
    assert sorted((line.kenmerk, line.aantal) for line in found) == [(None, 0), (None, amount)]
