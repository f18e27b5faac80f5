"""How often each page and each list of the API asks the database: as often for a thousand rows as for ten."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from fastapi.routing import iter_route_contexts
from fastapi.testclient import TestClient
from sqlalchemy import event, text
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from api.app import application_of
from api.deps import Installation
from api.doors.route import DoorRoute
from api.journeys.besluit import Beslisser, besluit
from api.journeys.tekort_lijst import Lijsten
from api.journeys.toegang import sign_in
from api.rest.endpoints import bare_rest
from api.rest.openapi import rest_routes
from api.web.pages import ROUTERS
from data.schemas.actor import Actor, Rol
from data.schemas.gebruiker import Gebruiker
from data.storage.deciding import Keus
from tests.api.rest.conftest import TokenOf
from tests.api.serving import ORIGIN, sqlite_only
from tests.api.web.region import DAY, REGIO, World, fill
from tests.databases import FillOnce

TIMES = 99
"""How often each row is copied: ten become a thousand."""
MOST = 30
NOT_MADE = Lijsten(lambda work: None, wait=0.0)
"""What regios lack is made beside the answers, once a ronde, for seconds; the page that waits for it is counted."""
JOBHUNTER = Actor(kenmerk="test-jobhunter", rol="jobhunter", gemeenten=REGIO)
NAMES = {
    "pip": {"kenmerk": "pip"},
    "plek": {"kenmerk": "plek"},
    "ronde_pip": {"pip": "pip", "plek": "plek"},
    "ronde_plek": {"plek": "plek"},
    "voorstel": {"pip": "pip", "plek": "plek"},
    "zonder_voorstel": {"pip": "pip"},
    "besluit": {"voorstel": "voorstel"},
    "voorstel_stand": {"kenmerk": "voorstel", "pip": "pip", "plek": "plek"},
    "stoel": {"plek": "plek", "voorstel": "voorstel"},
    "nazorg": {"voorstel": "voorstel"},
    "toezegging": {"voorstel": "voorstel"},
    "gebruiker": {"kenmerk": "gebruiker"},
}
"""The tables that are copied, and which of their columns name something that is copied too."""


def multiply(session: Session) -> None:
    """Copy every row so often, about people and plekken of their own; rondes and audit lines stand by themselves."""
    for table, named in NAMES.items():
        values = {name: f"{name} || '-' || i" for name in named}
        if "document" in SQLModel.metadata.tables[table].columns:
            told = "document"
            for name in named:
                told = f"replace({told}, '\"' || {name} || '\"', '\"' || {name} || '-' || i || '\"')"
            values["document"] = f"coalesce({told}, document)"
        copy(session, table, values)
    copy(session, "audit", {"id": "NULL"})
    week = "printf('%d-W%02d', 2025 - i / 52, 1 + i % 52)"
    copy(session, "ronde", {"kenmerk": week, "week": week}, 999)


def copy(session: Session, table: str, values: dict[str, str], times: int = TIMES) -> None:
    columns = [column.name for column in SQLModel.metadata.tables[table].columns]
    numbers = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {times})"
    said = ", ".join(values.get(name, name) for name in columns)
    session.execute(text(f"INSERT INTO {table} ({', '.join(columns)}) {numbers} SELECT {said} FROM {table}, n"))


def begin(installed: Installation) -> World:
    """Ten people and plekken with a ronde; somebody was placed long ago, and ten people signed in."""
    world = fill(installed, 10, 10)
    wie = Beslisser(JOBHUNTER, installed.now(), DAY)
    for stap in ("akkoord", "plaatsen"):
        besluit(installed.store, wie, installed.engine.parameters, world.voorstellen[0], Keus(stap))
    for number in range(10):
        colleague = Gebruiker(kenmerk=f"collega-{number}", rollen=("jobhunter",), gemeenten=REGIO)
        sign_in(installed.store, colleague, None, installed.now())
    with installed.store.write() as session:
        session.execute(text("UPDATE nazorg SET gepland_op = '2026-11-01'"))
    return world


@contextmanager
def counted(installed: Installation) -> Iterator[list[str]]:
    """The SQL statements that are carried out inside."""
    seen: list[str] = []

    def note(_c: Any, _cursor: Any, statement: str, *_: Any) -> None:
        seen.append(statement)

    event.listen(installed.store.engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(installed.store.engine, "before_cursor_execute", note)


def lists() -> Iterator[tuple[str, tuple[Rol, ...]]]:
    """Every address without a kenmerk in it that somebody has to sign in for, and for which rollen it is."""
    pages = [one.original_route for router in ROUTERS for one in iter_route_contexts(router.routes)]
    both = [("", route) for route in pages if isinstance(route, DoorRoute)]
    both += [("/v1", route) for route in rest_routes(bare_rest())]
    for begins, route in both:
        if "GET" in route.methods and "{" not in route.path and route.door.rollen:
            yield begins + route.path, route.door.rollen


def asked(installed: Installation, token_of: TokenOf, world: World) -> Counter[str]:
    """How many statements each list takes, and a voorstel and a person, in each rol that may see it."""
    pages = [*lists(), (f"/voorstellen/{world.voorstellen[-1]}", ("jobhunter",))]
    pages.append((f"/inburgeraars/{world.pips[0]}", ("klantmanager",)))
    client = TestClient(application_of(replace(installed, lijsten=NOT_MADE)), base_url=ORIGIN, follow_redirects=False)
    found: Counter[str] = Counter()
    for rol in ("jobhunter", "klantmanager", "wspAdviseur", "beheer"):
        mine = None if rol == "beheer" else REGIO
        who = Gebruiker(kenmerk=f"test-{rol}", rollen=(rol,), gemeenten=mine)  # type: ignore[arg-type]
        cookie = f"plekwijzer={sign_in(installed.store, who, None, installed.now())}"
        token = f"Bearer {token_of(rol, mine, f'test-{rol}')}"  # type: ignore[arg-type]
        for path in (path for path, rollen in pages if rol in rollen):
            head = {"Authorization": token} if path.startswith("/v1") else {"Cookie": cookie}
            with counted(installed) as statements:
                answer = client.get(path, headers=head)
            assert answer.status_code == 200, f"{path} as {rol}: {answer.text[:300]}"
            found[f"{path} as {rol}"] = len(statements)
    return found


@sqlite_only
def test_every_page_and_list_asks_the_database_as_often_for_a_thousand_rows_as_for_ten(
    installed: Installation, token_of: TokenOf, fill_once: FillOnce
) -> None:
    few = asked(installed, token_of, fill_once("ten", lambda: begin(installed)))
    world = fill_once("ten", lambda: begin(installed))
    with installed.store.write() as session:
        multiply(session)
    many = asked(installed, token_of, world)
    with installed.store.read() as session:
        # Rows were really there to be read.
        for table in ("pip", "plek", "ronde", "gebruiker", "audit"):
            assert session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one() >= 400, table
    assert {name: (few[name], many[name]) for name in few if few[name] != many[name]} == {}
    assert len(few) > 40
    assert max(many.values()) <= MOST, many.most_common(3)
