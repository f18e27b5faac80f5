"""Documents: kept only with a key, never readable in the database, and gone after their day."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import select, update
from sqlmodel import col

from data.schemas.actor import Actor
from data.schemas.pip import Pip
from data.storage.audit import Audit, Geweigerd
from data.storage.documents import Documents, sha256_of
from data.storage.pips import Pips
from data.storage.session import OpslagFout, Store
from data.storage.tables import DocumentRow
from tests.databases import FillOnce

PipOf = Callable[..., Pip]
KEY = Fernet.generate_key().decode()
PLAN = b"Plan inburgering en participatie \0\xff " * 1000
UNTIL = date(2027, 11, 23)


def keep(
    store: Store, actor: Actor, moment: datetime, inhoud: bytes = PLAN, *, key: str | None = KEY, versie: int = 1
) -> bool:
    with store.write() as session:
        return Documents(session, actor, moment, key).keep("a", versie, inhoud, UNTIL)


@pytest.fixture
def filled(fill_once: FillOnce, store: Store, beheer: Actor, moment: datetime, pip_of: PipOf) -> Store:
    def fill() -> None:
        with store.write() as session:
            Pips(session, beheer, moment).add([pip_of("a"), pip_of("b", gemeente="GM0402")], "concept")

    fill_once("filled", fill)
    return store


def test_a_document_reads_back_as_it_was(filled: Store, klantmanager: Actor, moment: datetime) -> None:
    assert keep(filled, klantmanager, moment)
    with filled.write() as session:
        documents = Documents(session, klantmanager, moment, KEY)
        assert documents.get("a", 1) == PLAN
        assert documents.known(sha256_of(PLAN)) == documents.known(sha256_of(PLAN).upper()) == "a"
        assert documents.get("a", 2) is None
        assert documents.get("weg\0", 1) is None
        assert documents.known(sha256_of(b"ander")) is None


def test_nothing_readable_stands_in_the_database(filled: Store, klantmanager: Actor, moment: datetime) -> None:
    keep(filled, klantmanager, moment)
    with filled.read() as session:
        row = session.scalars(select(DocumentRow)).one()
    assert b"inburgering" not in row.versleuteld
    assert (row.bewaren_tot, row.opgeslagen_op) == (UNTIL, moment)
    assert Fernet(KEY).extract_timestamp(row.versleuteld) == int(moment.timestamp())


def test_without_a_key_nothing_is_kept(filled: Store, klantmanager: Actor, moment: datetime) -> None:
    assert not keep(filled, klantmanager, moment, key=None)
    with filled.write() as session:
        documents = Documents(session, klantmanager, moment, None)
        assert documents.get("a", 1) is None
        assert documents.known(sha256_of(PLAN)) is None


def test_the_same_document_is_kept_once_for_a_version(
    filled: Store, klantmanager: Actor, moment: datetime, pip_of: PipOf
) -> None:
    assert [keep(filled, klantmanager, moment) for _ in range(2)] == [True, False]
    with filled.write() as session:
        Pips(session, klantmanager, moment).add([pip_of("a", doel="werk")], "concept")
    assert keep(filled, klantmanager, moment, versie=2)
    assert keep(filled, klantmanager, moment + timedelta(hours=1), b"nieuwer", versie=2)
    with filled.write() as session:
        documents = Documents(session, klantmanager, moment, KEY)
        assert (documents.get("a", 1), documents.get("a", 2)) == (PLAN, b"nieuwer")


def test_a_document_of_another_gemeente_is_not_known(
    filled: Store, beheer: Actor, klantmanager: Actor, wsp_adviseur: Actor, moment: datetime
) -> None:
    stranger = Actor(kenmerk="km-2", rol="klantmanager", gemeenten=("GM0402",))
    keep(filled, klantmanager, moment)
    for actor in (stranger, wsp_adviseur):
        with filled.write() as session:
            documents = Documents(session, actor, moment, KEY)
            assert (documents.known(sha256_of(PLAN)), documents.get("a", 1)) == (None, None)
        with pytest.raises(Geweigerd, match="geen document bewaren"):
            keep(filled, actor, moment, b"van mij")
        with filled.write() as session:
            found = Audit(session, beheer, moment).search(door=actor.kenmerk)
        assert [(line.handeling, line.soort, line.kenmerk) for line in found] == [("geweigerd", "document", "a")] * 3


def test_the_same_document_at_two_gemeenten_is_known_to_each_as_its_own(
    filled: Store, beheer: Actor, klantmanager: Actor, moment: datetime
) -> None:
    with filled.write() as session:
        Documents(session, beheer, moment + timedelta(hours=1), KEY).keep("b", 1, PLAN, UNTIL)
    keep(filled, klantmanager, moment)
    with filled.write() as session:
        assert Documents(session, klantmanager, moment, KEY).known(sha256_of(PLAN)) == "a"
        assert Documents(session, beheer, moment, KEY).known(sha256_of(PLAN)) == "b"


def test_a_version_that_is_not_there_has_no_document(filled: Store, beheer: Actor, moment: datetime) -> None:
    with pytest.raises(OpslagFout, match="Bewaar eerst de pip"):
        keep(filled, beheer, moment, versie=2)


def test_another_key_opens_nothing(filled: Store, klantmanager: Actor, moment: datetime) -> None:
    keep(filled, klantmanager, moment)
    for key, told in ((Fernet.generate_key().decode(), "past niet"), (None, "geen sleutel")):
        with pytest.raises(OpslagFout, match=told), filled.write() as session:
            Documents(session, klantmanager, moment, key).get("a", 1)


@pytest.mark.parametrize("key", ["", "GEHEIM", "GEHEIM" * 8, "é" * 44])
def test_a_key_that_is_no_key_is_told_in_dutch_and_not_repeated(
    store: Store, beheer: Actor, moment: datetime, key: str
) -> None:
    with pytest.raises(OpslagFout, match="sleutel voor documenten klopt niet") as caught, store.write() as session:
        Documents(session, beheer, moment, key)
    assert "GEHEIM" not in str(caught.value)


def test_a_document_that_was_swapped_in_the_database_is_not_given(
    filled: Store, klantmanager: Actor, moment: datetime
) -> None:
    keep(filled, klantmanager, moment)
    with filled.write() as session:
        session.execute(update(DocumentRow).values(versleuteld=Fernet(KEY).encrypt(b"iets anders")))
    with pytest.raises(OpslagFout, match="niet meer zoals het is bewaard"), filled.write() as session:
        Documents(session, klantmanager, moment, KEY).get("a", 1)


def test_what_is_past_its_day_is_removed_and_its_day_itself_is_not(
    filled: Store, beheer: Actor, klantmanager: Actor, moment: datetime
) -> None:
    keep(filled, klantmanager, moment)
    with filled.write() as session:
        Documents(session, beheer, moment, KEY).keep("b", 1, b"ander", UNTIL + timedelta(days=1))
    for today, aantal in ((UNTIL, 0), (UNTIL + timedelta(days=1), 1), (UNTIL + timedelta(days=1), 0)):
        with filled.write() as session:
            assert Documents(session, beheer, moment, None).purge(today) == aantal
    with filled.write() as session:
        assert Documents(session, klantmanager, moment, KEY).get("a", 1) is None
        assert Documents(session, beheer, moment, KEY).get("b", 1) == b"ander"
        assert list(session.scalars(select(col(DocumentRow.pip)))) == ["b"]


def test_every_call_leaves_one_line(filled: Store, beheer: Actor, klantmanager: Actor, moment: datetime) -> None:
    keep(filled, klantmanager, moment)
    with filled.write() as session:
        documents = Documents(session, klantmanager, moment, KEY)
        documents.get("a", 1)
        documents.known(sha256_of(PLAN))
        documents.known(sha256_of(b"ander"))
        documents.purge(UNTIL + timedelta(days=1))
        found = Audit(session, beheer, moment).search(door="km-1")
    assert [(line.handeling, line.soort, line.kenmerk, line.aantal) for line in reversed(found)] == [
        ("toevoegen", "document", "a", 1),
        ("inzien", "document", "a", 1),
        ("inzien", "document", "a", 1),
        ("inzien", "document", None, 0),
        ("verwijderen", "document", None, 1),
    ]


def test_beheer_of_one_gemeente_finds_the_lines_about_its_own_documents(
    filled: Store, beheer: Actor, klantmanager: Actor, moment: datetime
) -> None:
    keep(filled, klantmanager, moment)
    with filled.write() as session:
        Documents(session, beheer, moment, KEY).keep("b", 1, PLAN, UNTIL)
        local = Actor(kenmerk="beheer-2", rol="beheer", gemeenten=("GM0164",))
        found = Audit(session, local, moment).search()
    assert [(line.soort, line.kenmerk) for line in found] == [("document", "a")]
