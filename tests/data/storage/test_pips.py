"""Pips: versions, sameness, scope and the audit line that comes with every call."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.schemas.actor import Actor
from data.schemas.errors import InvoerFout
from data.schemas.pip import Herkomst, Inburgeraar, Pip, Reistijd
from data.storage.audit import Audit, AuditLine, Geweigerd
from data.storage.pips import Pips
from data.storage.session import Store
from data.storage.versions import AddResult, document_of

PipOf = Callable[..., Pip]


def add(store: Store, actor: Actor, moment: datetime, *pips: Pip) -> AddResult:
    with store.write() as session:
        return Pips(session, actor, moment).add(pips)


def lines(store: Store, beheer: Actor, moment: datetime) -> list[tuple[str, str, str, str | None, int]]:
    with store.write() as session:
        found = Audit(session, beheer, moment).search()
    kept = [line for line in reversed(found) if line.soort != "audit"]
    return [(line.actor, line.handeling, line.soort, line.kenmerk, line.aantal) for line in kept]


def test_a_new_pip_gets_versie_1_whatever_versie_it_came_with(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf
) -> None:
    assert add(store, beheer, moment, pip_of("a", versie=7)) == AddResult(new=1, changed=0, same=0)
    with store.write() as session:
        assert Pips(session, beheer, moment).get("a") == pip_of("a", versie=1)


def test_a_changed_pip_gets_a_next_versie_and_the_old_one_stays(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf
) -> None:
    add(store, beheer, moment, pip_of("a"))
    changed = pip_of("a", reistijd=Reistijd(max_minuten=60))
    assert add(store, beheer, moment + timedelta(days=1), changed) == AddResult(new=0, changed=1, same=0)
    with store.write() as session:
        pips = Pips(session, beheer, moment)
        assert pips.history("a") == [pip_of("a", versie=1), changed.model_copy(update={"versie": 2})]
        assert pips.get("a") == changed.model_copy(update={"versie": 2})
        assert pips.count() == 1


def test_the_same_pip_is_not_written_again(store: Store, beheer: Actor, moment: datetime, pip_of: PipOf) -> None:
    add(store, beheer, moment, pip_of("a"))
    assert add(store, beheer, moment, pip_of("a", versie=3)) == AddResult(new=0, changed=0, same=1)
    with store.write() as session:
        assert len(Pips(session, beheer, moment).history("a")) == 1


def test_a_pip_that_changes_back_gets_a_third_versie(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf
) -> None:
    first, second = pip_of("a"), pip_of("a", doel="werk")
    for pip in (first, second, first):
        add(store, beheer, moment, pip)
    with store.write() as session:
        assert [pip.versie for pip in Pips(session, beheer, moment).history("a")] == [1, 2, 3]


def test_one_list_may_hold_news_changes_and_the_same_kenmerk_twice(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf
) -> None:
    add(store, beheer, moment, pip_of("a"), pip_of("b"))
    listed = [pip_of("b", doel="werk"), pip_of("c"), pip_of("a"), pip_of("c", doel="werk"), pip_of("c", doel="werk")]
    assert add(store, beheer, moment, *listed) == AddResult(new=1, changed=2, same=2)
    with store.write() as session:
        pips = Pips(session, beheer, moment)
        assert [(pip.kenmerk, pip.versie) for pip in pips.all()] == [("a", 1), ("b", 2), ("c", 2)]


def test_no_pips_are_no_work_but_still_a_line(store: Store, beheer: Actor, moment: datetime) -> None:
    assert add(store, beheer, moment) == AddResult(0, 0, 0)
    with store.write() as session:
        pips = Pips(session, beheer, moment)
        assert (pips.all(), pips.count(), pips.get("a"), pips.history("a")) == ([], 0, None, [])
    assert len(lines(store, beheer, moment)) == 5


def test_pips_come_in_the_order_of_code_points_on_every_database(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf
) -> None:
    kenmerken = ["b", "B", "a-1", "a1", "a_1", "é", "z", "Z", "😀", "\uffee", "ij", "10", "9"]
    add(store, beheer, moment, *map(pip_of, kenmerken))
    with store.write() as session:
        assert [pip.kenmerk for pip in Pips(session, beheer, moment).all()] == sorted(kenmerken)


def test_more_pips_than_one_query_can_name_are_all_kept(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf
) -> None:
    many = [pip_of(f"p{number:05d}") for number in range(2500)]
    assert add(store, beheer, moment, *many) == AddResult(new=2500, changed=0, same=0)
    changed = [pip_of(pip.kenmerk, doel="werk") for pip in many]
    assert add(store, beheer, moment, *changed) == AddResult(new=0, changed=2500, same=0)
    with store.write() as session:
        assert [(pip.doel, pip.versie) for pip in Pips(session, beheer, moment).all()] == [("werk", 2)] * 2500


@pytest.mark.parametrize("tekst", ["Ümüt 😀 naar اللغة", "'; DROP TABLE pip; --", "regel\nnul\0tab\t", "é" * 300_000])
def test_any_text_reads_back_as_it_was(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf, tekst: str
) -> None:
    pip = pip_of("a", vakskills=(tekst,), herkomst={tekst[:50]: Herkomst(citaat=tekst, zekerheid=0.1 + 0.2)})
    add(store, beheer, moment, pip)
    with store.write() as session:
        assert Pips(session, beheer, moment).get("a") == pip.model_copy(update={"versie": 1})


@pytest.mark.parametrize("kenmerk", ["nul\0", "half\ud800", "\N{REPLACEMENT CHARACTER}"])
def test_a_kenmerk_no_database_keeps_is_never_found(
    store: Store, beheer: Actor, moment: datetime, kenmerk: str
) -> None:
    with store.write() as session:
        pips = Pips(session, beheer, moment)
        assert pips.get(kenmerk) is None
        assert pips.history(kenmerk) == []


@pytest.mark.parametrize("kenmerk", ["nul\0", "\N{REPLACEMENT CHARACTER}"])
def test_a_kenmerk_no_database_keeps_is_refused_in_dutch(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf, kenmerk: str
) -> None:
    with pytest.raises(InvoerFout, match="zichtbare tekens"):
        add(store, beheer, moment, pip_of("goed"), pip_of(kenmerk))
    with store.write() as session:
        assert Pips(session, beheer, moment).count() == 0


def test_an_unknown_postcode_and_gemeente_read_back_as_unknown(
    store: Store, beheer: Actor, moment: datetime, pip_of: PipOf
) -> None:
    pip = pip_of("a", gemeente=None, inburgeraar=Inburgeraar(postcode=None), vakskills=())
    add(store, beheer, moment, pip)
    with store.write() as session:
        assert Pips(session, beheer, moment).all() == [pip.model_copy(update={"versie": 1})]


def test_every_call_leaves_one_line(store: Store, beheer: Actor, moment: datetime, pip_of: PipOf) -> None:
    add(store, beheer, moment, pip_of("a"))
    add(store, beheer, moment, pip_of("a"), pip_of("b"), pip_of("c"))
    with store.write() as session:
        pips = Pips(session, beheer, moment)
        assert pips.get("a")
        assert pips.get("z") is None
        assert len(pips.all()) == 3
        assert pips.count() == 3
        assert len(pips.history("a")) == 1
    assert lines(store, beheer, moment) == [
        ("beheer-1", "toevoegen", "pip", "a", 1),
        ("beheer-1", "toevoegen", "pip", None, 2),
        ("beheer-1", "inzien", "pip", "a", 1),
        ("beheer-1", "inzien", "pip", "z", 0),
        ("beheer-1", "inzien", "pip", None, 3),
        ("beheer-1", "inzien", "pip", None, 3),
        ("beheer-1", "inzien", "pip", "a", 1),
    ]


def test_a_line_tells_when_and_in_which_rol(
    store: Store, beheer: Actor, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    add(store, klantmanager, moment, pip_of("a"))
    with store.write() as session:
        (line,) = Audit(session, beheer, moment).search(kenmerk="a")
    assert line == AuditLine(moment, "km-1", "klantmanager", "toevoegen", "pip", "a", 1)


def test_a_klantmanager_sees_only_pips_of_their_own_gemeente(
    store: Store, beheer: Actor, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    add(store, beheer, moment, pip_of("a"), pip_of("b", gemeente="GM0402"), pip_of("c", gemeente=None))
    with store.write() as session:
        pips = Pips(session, klantmanager, moment)
        assert [pip.kenmerk for pip in pips.all()] == ["a"]
        assert pips.count() == 1
        assert pips.get("b") is None
        assert pips.history("b") == []
        assert pips.get("c") is None
    assert lines(store, beheer, moment)[1:] == [
        ("km-1", "inzien", "pip", None, 1),
        ("km-1", "inzien", "pip", None, 1),
        ("km-1", "geweigerd", "pip", "b", 0),
        ("km-1", "geweigerd", "pip", "b", 0),
        ("km-1", "geweigerd", "pip", "c", 0),
    ]


def test_a_wsp_adviseur_sees_no_persons_at_all(
    store: Store, beheer: Actor, wsp_adviseur: Actor, moment: datetime, pip_of: PipOf
) -> None:
    add(store, beheer, moment, pip_of("a"))
    with store.write() as session:
        pips = Pips(session, wsp_adviseur, moment)
        assert (pips.all(), pips.count(), pips.get("a"), pips.history("a")) == ([], 0, None, [])
    assert ("wsp-1", "geweigerd", "pip", "a", 0) in lines(store, beheer, moment)


def test_after_a_move_each_gemeente_sees_its_own_versions(
    store: Store, beheer: Actor, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    add(store, beheer, moment, pip_of("a"))
    add(store, beheer, moment, pip_of("a", gemeente="GM0402"))
    with store.write() as session:
        pips = Pips(session, klantmanager, moment)
        assert pips.get("a") is None
        assert [pip.versie for pip in pips.history("a")] == [1]


@pytest.mark.parametrize("gemeente", ["GM0402", None])
def test_adding_a_pip_of_another_gemeente_stores_nothing_but_the_refusal(
    store: Store, beheer: Actor, klantmanager: Actor, moment: datetime, pip_of: PipOf, gemeente: str | None
) -> None:
    with pytest.raises(Geweigerd, match="U mag deze pip niet opslaan"):
        add(store, klantmanager, moment, pip_of("a"), pip_of("b", gemeente=gemeente))
    with store.write() as session:
        assert Pips(session, beheer, moment).count() == 0
    assert lines(store, beheer, moment)[0] == ("km-1", "geweigerd", "pip", None, 2)


def test_nobody_takes_over_a_pip_of_another_gemeente_by_adding_it(
    store: Store, beheer: Actor, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    add(store, beheer, moment, pip_of("b", gemeente="GM0402"))
    with pytest.raises(Geweigerd):
        add(store, klantmanager, moment, pip_of("b"))
    with store.write() as session:
        pip = Pips(session, beheer, moment).get("b")
    assert pip == pip_of("b", gemeente="GM0402", versie=1)


def test_a_wsp_adviseur_cannot_add_a_pip(store: Store, wsp_adviseur: Actor, moment: datetime, pip_of: PipOf) -> None:
    with pytest.raises(Geweigerd):
        add(store, wsp_adviseur, moment, pip_of("a"))


@settings(max_examples=60, database=None, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    skills=st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), max_size=4),
    uren=st.floats(0, 1, allow_subnormal=True),
)
def test_equal_pips_have_equal_documents_and_documents_read_back(pip_of: PipOf, skills: list[str], uren: float) -> None:
    pip = pip_of(
        "a", vakskills=tuple(skills), herkomst={skill: Herkomst(citaat=skill, zekerheid=uren) for skill in skills}
    )
    turned = pip.model_copy(update={"versie": 9, "herkomst": dict(reversed((pip.herkomst or {}).items()))})
    assert document_of(pip) == document_of(turned)
    assert Pip.model_validate_json(document_of(pip)) == pip
