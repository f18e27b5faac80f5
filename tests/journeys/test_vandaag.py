from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from api.journeys.plek import keep_plekken
from api.journeys.reading import reading
from api.journeys.vandaag import taken_van
from data.schemas.actor import Actor, Rol
from data.schemas.plek import Plek
from data.storage.session import Store

PlekOf = Callable[..., Plek]

AFTER_MIDNIGHT = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
"""Half past midnight on the 23rd in the Netherlands."""


@pytest.mark.parametrize("rol", ["wspAdviseur", "beheer"])
def test_what_needs_doing_today_goes_by_the_day_in_the_netherlands(store: Store, plek_of: PlekOf, rol: Rol) -> None:
    ended = plek_of("PLEK-1", einddatum=date(2026, 11, 22))
    actor = Actor(kenmerk="iemand", rol=rol, gemeenten=None)
    keep_plekken(store, actor, AFTER_MIDNIGHT, [ended])
    with reading(store, actor, AFTER_MIDNIGHT) as session:
        told = {taak.code: taak.aantal for taak in taken_van(session)}
    assert (told["plekkenOpen"], told.get("plekkenVerlopen", 1)) == (0, 1)


def test_none_one_and_more_each_have_words_of_their_own(store: Store, plek_of: PlekOf) -> None:
    actor = Actor(kenmerk="iemand", rol="wspAdviseur", gemeenten=None)
    told = []
    for plekken in ([], ["PLEK-1"], ["PLEK-2"]):
        keep_plekken(store, actor, AFTER_MIDNIGHT, [plek_of(kenmerk) for kenmerk in plekken])
        with reading(store, actor, AFTER_MIDNIGHT) as session:
            told += [f"{taak.aantal} {taak.wat}" for taak in taken_van(session) if taak.code == "plekkenOpen"]
    assert told == ["0 open plekken", "1 plek is open", "2 plekken zijn open"]
