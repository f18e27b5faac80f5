"""The databases of the tests: what one test filled is there for the next, whatever it did to its connections."""

from datetime import UTC, datetime
from functools import partial

import pytest
from sqlalchemy import text

from data.schemas.actor import Actor
from data.storage.audit import Audit
from tests.databases import Database

WHO = Actor(kenmerk="iemand", rol="beheer", gemeenten=None)
MOMENT = datetime(2026, 11, 23, 9, tzinfo=UTC)
END_ALL = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'opslag' AND pid <> pg_backend_pid()"


def put_lines(database: Database, amount: int) -> int:
    with database.store.write() as session:
        for _ in range(amount):
            Audit(session, WHO, MOMENT).write("inzien", "pip", None, 1)
    return amount


def lines(database: Database) -> int:
    with database.store.read() as session:
        return int(session.execute(text("SELECT count(*) FROM audit")).scalar_one())


@pytest.mark.parametrize("ended", [None, 0, 1])
def test_each_filling_is_as_it_was_also_when_a_test_ended_every_connection(
    database: Database, backend: str, ended: int | None
) -> None:
    for turn, amount in enumerate((2, 3, 2, 5, 3)):
        told = database.fill(f"{__name__}:{ended}:{amount}", partial(put_lines, database, amount))
        assert (told, lines(database)) == (amount, amount)
        put_lines(database, 1)
        if turn == ended and backend == "postgresql":
            with database.store.read() as session:
                session.execute(text(END_ALL))
